// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The agent conversation list item conversation source.
    pub enum AgentConversationListItemConversationSource {
        /// `agent_chat`
        AGENT_CHAT = "agent_chat",
    }
}
