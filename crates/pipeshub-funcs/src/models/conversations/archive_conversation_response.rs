// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{ArchiveConversationResponseStatus, RequestMeta};

/// Confirms that a conversation is archived.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ArchiveConversationResponse {
    /// The id.
    pub id: String,
    /// The status.
    pub status: ArchiveConversationResponseStatus,
    /// The archived by.
    pub archived_by: String,
    /// The archived at.
    pub archived_at: String,
    /// Trace id and timing that the gateway adds to a response.
    pub meta: RequestMeta,
}
from_json! {
    ArchiveConversationResponse {
        id = "id",
        status = "status",
        archived_by = "archivedBy",
        archived_at = "archivedAt",
        meta = "meta",
    }
}
