// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// No effect. The server refuses other values.
    pub enum StreamChatRequestProtocol {
        /// `agui`
        AGUI = "agui",
    }
}
