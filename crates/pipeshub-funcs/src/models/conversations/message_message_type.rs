// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The message message type.
    pub enum MessageMessageType {
        /// `user_query`
        USER_QUERY = "user_query",
        /// `bot_response`
        BOT_RESPONSE = "bot_response",
        /// `error`
        ERROR = "error",
        /// `feedback`
        FEEDBACK = "feedback",
        /// `system`
        SYSTEM = "system",
        /// `tool_call`
        TOOL_CALL = "tool_call",
    }
}
