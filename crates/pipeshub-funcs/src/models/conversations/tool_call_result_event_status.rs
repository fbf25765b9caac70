// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The tool call result event status.
    pub enum ToolCallResultEventStatus {
        /// `completed`
        COMPLETED = "completed",
        /// `failed`
        FAILED = "failed",
        /// `blocked`
        BLOCKED = "blocked",
    }
}
