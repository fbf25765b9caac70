// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Has no effect; other values are refused.
    pub enum StreamChatRequestProtocol {
        /// `agui`
        AGUI = "agui",
    }
}
