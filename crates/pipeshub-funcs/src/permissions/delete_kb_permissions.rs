// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /knowledgeBase/{kbId}/permissions`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteKBPermissions|/knowledgeBase/{kbId}/permissions|kb:delete",
);

/// The arguments of [`permissions_delete_kb_permissions`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteKBPermissionsRequest {
    /// The id of the knowledge base.
    pub kb_id: String,
    /// User ids (24 hex digits); send `[]` when none.
    pub user_ids: Vec<String>,
    /// Team ids; send `[]` when none.
    pub team_ids: Vec<String>,
}
builder!(DeleteKBPermissionsRequest(
    kb_id: String,
    user_ids: Vec<String>,
    team_ids: Vec<String>,
) {});
to_json! {
    DeleteKBPermissionsRequest {
        user_ids = "userIds",
        team_ids = "teamIds",
    }
}

/// Users and teams who lost access.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteKBPermissionsResponse {
    /// The kb id.
    pub kb_id: String,
    /// Graph keys, not the ids that were sent; users without access are left out.
    pub user_ids: Vec<String>,
    /// The team ids.
    pub team_ids: Vec<String>,
}
from_json! {
    DeleteKBPermissionsResponse {
        kb_id = "kbId",
        user_ids = "userIds",
        team_ids = "teamIds",
    }
}

/// Removes the access of users and teams to a knowledge base.
///
/// An OAuth token needs the scope `kb:delete`. The user must be the owner of the knowledge base.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "permissionsDeleteKBPermissions")]
pub fn permissions_delete_kb_permissions(
    core: &PipeshubCore,
    request: DeleteKBPermissionsRequest,
) -> Reply<'_, DeleteKBPermissionsResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("kbId<,,u") }, &request.kb_id)
        .body(&request);
    core.call(call, RawReply::read)
}
