// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Level of the entry that shares it with the caller, else read, for owners too.
    pub enum AgentConversationListItemAccessLevel {
        /// `read`
        READ = "read",
        /// `write`
        WRITE = "write",
    }
}
