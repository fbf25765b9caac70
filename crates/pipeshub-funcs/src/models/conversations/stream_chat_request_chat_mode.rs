// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The sources of the `answer`.
    pub enum StreamChatRequestChatMode {
        /// `agent`
        AGENT = "agent",
        /// `internal_search`
        INTERNAL_SEARCH = "internal_search",
        /// `web_search`
        WEB_SEARCH = "web_search",
    }
}
