// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The custom event name.
    pub enum CustomEventName {
        /// `conversation_created`
        CONVERSATION_CREATED = "conversation_created",
        /// `ask_user_question`
        ASK_USER_QUESTION = "ask_user_question",
        /// `tool_unavailable`
        TOOL_UNAVAILABLE = "tool_unavailable",
    }
}
