// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /knowledgeBase/{kbId}`

use std::time::Duration;

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::knowledge::SuccessMessage;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteKnowledgeBase|/knowledgeBase/{kbId}|kb:delete",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`knowledge_base_delete_knowledge_base`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteKnowledgeBaseRequest {
    /// The id of the knowledge base. Not empty.
    pub kb_id: String,
}
builder!(DeleteKnowledgeBaseRequest(kb_id: String) {});

/// Deletes a knowledge base with all its folders and records.
///
/// An OAuth token needs the scope `kb:delete`. The user must be the owner of the knowledge base.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 404, 500 or 503, besides the errors of
/// each call.
#[doc(alias = "knowledgeBaseDeleteKnowledgeBase")]
pub fn knowledge_base_delete_knowledge_base(
    core: &PipeshubCore,
    request: DeleteKnowledgeBaseRequest,
) -> Reply<'_, SuccessMessage> {
    let call = Call::new(&OPERATION).path("kbId", &request.kb_id);
    core.call(call, RawReply::read)
}
