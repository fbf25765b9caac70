// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The archive conversation response status.
    pub enum ArchiveConversationResponseStatus {
        /// `archived`
        ARCHIVED = "archived",
    }
}
