// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The state of the last run.
    pub enum AgentConversationListItemStatus {
        /// `None`
        NONE = "None",
        /// `Inprogress`
        INPROGRESS = "Inprogress",
        /// `Complete`
        COMPLETE = "Complete",
        /// `Failed`
        FAILED = "Failed",
    }
}
