// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The level of the entry that shares it with the caller. Otherwise `read`, for owners too.
    pub enum AgentConversationListItemAccessLevel {
        /// `read`
        READ = "read",
        /// `write`
        WRITE = "write",
    }
}
