// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /knowledgeBase/{kbId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend, to_json,
};

use crate::models::knowledge::SuccessMessage;

static OPERATION: PackedOperation =
    Operation::packed("PUT", "updateKnowledgeBase|/knowledgeBase/{kbId}|kb:write")
        .resend(Resend::Safe);

/// The arguments of [`knowledge_base_update_knowledge_base`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateKnowledgeBaseRequest {
    /// The id of the knowledge base.
    pub kb_id: String,
    /// The new display name. Without it, the server returns 400. From 1 to 255 characters.
    pub kb_name: String,
}
builder!(UpdateKnowledgeBaseRequest(kb_id: String, kb_name: String) {});
to_json! {
    UpdateKnowledgeBaseRequest {
        kb_name = "kbName<1,255",
    }
}

/// Renames a knowledge base.
///
/// An OAuth token needs the scope `kb:write`. The user must be a writer of the knowledge base.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "knowledgeBaseUpdateKnowledgeBase")]
pub fn knowledge_base_update_knowledge_base(
    core: &PipeshubCore,
    request: UpdateKnowledgeBaseRequest,
) -> Reply<'_, SuccessMessage> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("kbId<,,u") }, &request.kb_id)
        .body(&request);
    core.call(call, RawReply::read)
}
