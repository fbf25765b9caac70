// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{AgentConversation, MessageRunMeta};

/// The result of a finished run of an agent: the whole conversation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentRunResult {
    /// A stored agent conversation with all its messages.
    pub conversation: AgentConversation,
    /// Citations stored; only for added and regenerated messages.
    pub records_used: Option<i64>,
    /// Trace id, timing and citation count of one returned message.
    pub meta: MessageRunMeta,
}
from_json! {
    AgentRunResult {
        conversation = "conversation",
        records_used = "recordsUsed",
        meta = "meta",
    }
}
