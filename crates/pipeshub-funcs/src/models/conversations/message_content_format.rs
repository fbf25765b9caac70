// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The message content format.
    pub enum MessageContentFormat {
        /// `MARKDOWN`
        MARKDOWN = "MARKDOWN",
        /// `JSON`
        JSON = "JSON",
        /// `HTML`
        HTML = "HTML",
    }
}
