// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{RequestMeta, UnarchiveConversationResponseStatus};

/// Confirms that a conversation is no longer archived.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UnarchiveConversationResponse {
    /// The id.
    pub id: String,
    /// The status.
    pub status: UnarchiveConversationResponseStatus,
    /// The unarchived by.
    pub unarchived_by: String,
    /// The unarchived at.
    pub unarchived_at: String,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    UnarchiveConversationResponse {
        id = "id",
        status = "status",
        unarchived_by = "unarchivedBy",
        unarchived_at = "unarchivedAt",
        meta = "meta",
    }
}
