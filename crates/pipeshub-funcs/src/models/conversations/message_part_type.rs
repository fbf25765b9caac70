// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The message part type.
    pub enum MessagePartType {
        /// `text`
        TEXT = "text",
        /// `reasoning`
        REASONING = "reasoning",
        /// `tool_call`
        TOOL_CALL = "tool_call",
        /// `sub_agent`
        SUB_AGENT = "sub_agent",
    }
}
