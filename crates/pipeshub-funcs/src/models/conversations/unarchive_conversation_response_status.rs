// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The unarchive conversation response status.
    pub enum UnarchiveConversationResponseStatus {
        /// `unarchived`
        UNARCHIVED = "unarchived",
    }
}
