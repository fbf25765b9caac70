// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{Conversation, MessageRunMeta};

/// The result of a finished run: the whole conversation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ChatRunResult {
    /// A stored assistant conversation with all its messages.
    pub conversation: Conversation,
    /// Citations stored; only for added and regenerated messages.
    pub records_used: Option<i64>,
    /// Trace id, timing and citation count of one returned message.
    pub meta: MessageRunMeta,
}
from_json! {
    ChatRunResult {
        conversation = "conversation",
        records_used = "recordsUsed",
        meta = "meta",
    }
}
