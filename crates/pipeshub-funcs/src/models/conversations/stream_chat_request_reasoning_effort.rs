// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The time for the reasoning of the model; `none` means low.
    pub enum StreamChatRequestReasoningEffort {
        /// `none`
        NONE = "none",
        /// `low`
        LOW = "low",
        /// `medium`
        MEDIUM = "medium",
        /// `high`
        HIGH = "high",
        /// `max`
        MAX = "max",
    }
}
