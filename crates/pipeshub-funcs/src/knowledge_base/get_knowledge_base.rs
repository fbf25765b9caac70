// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /knowledgeBase/{kbId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::knowledge::KnowledgeBase;

static OPERATION: PackedOperation =
    Operation::packed("GET", "getKnowledgeBase|/knowledgeBase/{kbId}|kb:read");

/// The arguments of [`knowledge_base_get_knowledge_base`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetKnowledgeBaseRequest {
    /// The id of the knowledge base. Not empty.
    pub kb_id: String,
}
builder!(GetKnowledgeBaseRequest(kb_id: String) {});

/// Gets a knowledge base with the list of its folders.
///
/// An OAuth token needs the scope `kb:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 404, 500 or 503, besides the errors of
/// each call.
#[doc(alias = "knowledgeBaseGetKnowledgeBase")]
pub fn knowledge_base_get_knowledge_base(
    core: &PipeshubCore,
    request: GetKnowledgeBaseRequest,
) -> Reply<'_, KnowledgeBase> {
    let call = Call::new(&OPERATION).path("kbId", &request.kb_id);
    core.call(call, RawReply::read)
}
