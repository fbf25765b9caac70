// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /knowledgeBase/{kbId}/record/{recordId}/move`

use pipeshub_core::json::or_null;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend, to_json,
};

use crate::models::knowledge::SuccessMessage;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "moveRecord|/knowledgeBase/{kbId}/record/{recordId}/move|kb:write",
)
.resend(Resend::Safe);

/// The arguments of [`knowledge_base_move_record`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MoveRecordRequest {
    /// The id of the knowledge base.
    pub kb_id: String,
    /// The id of the record. Not empty.
    pub record_id: String,
    /// Target folder id; null or an empty string means the root of the knowledge base. `None` is
    /// sent as `null`.
    pub new_parent_id: Option<String>,
}
builder!(MoveRecordRequest(kb_id: String, record_id: String) { new_parent_id: String });
to_json! {
    MoveRecordRequest {
        new_parent_id = "newParentId" with or_null,
    }
}

/// Moves a file or folder within its knowledge base.
///
/// An OAuth token needs the scope `kb:write`. The user must be a writer of the knowledge base.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 409, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "knowledgeBaseMoveRecord")]
pub fn knowledge_base_move_record(
    core: &PipeshubCore,
    request: MoveRecordRequest,
) -> Reply<'_, SuccessMessage> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("kbId<,,u") }, &request.kb_id)
        .path("recordId", &request.record_id)
        .body(&request);
    core.call(call, RawReply::read)
}
