// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The agent conversation conversation source.
    pub enum AgentConversationConversationSource {
        /// `agent_chat`
        AGENT_CHAT = "agent_chat",
    }
}
