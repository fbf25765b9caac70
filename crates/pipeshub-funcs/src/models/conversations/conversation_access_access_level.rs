// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The conversation access access level.
    pub enum ConversationAccessAccessLevel {
        /// `read`
        READ = "read",
        /// `write`
        WRITE = "write",
    }
}
