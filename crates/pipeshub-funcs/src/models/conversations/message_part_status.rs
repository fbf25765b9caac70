// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The message part status.
    pub enum MessagePartStatus {
        /// `running`
        RUNNING = "running",
        /// `completed`
        COMPLETED = "completed",
        /// `failed`
        FAILED = "failed",
        /// `blocked`
        BLOCKED = "blocked",
    }
}
