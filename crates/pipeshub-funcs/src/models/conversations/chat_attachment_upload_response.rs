// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::ChatAttachmentUploadRef;

/// The uploaded files, in the order sent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ChatAttachmentUploadResponse {
    /// The conversation id.
    pub conversation_id: Option<String>,
    /// The attachments.
    pub attachments: Vec<ChatAttachmentUploadRef>,
}
from_json! {
    ChatAttachmentUploadResponse {
        conversation_id = "conversationId",
        attachments = "attachments",
    }
}
