// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `POST /knowledgeBase/{kbId}/permissions`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    open_enum, to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "createKBPermission|/knowledgeBase/{kbId}/permissions|kb:write",
);

/// The arguments of [`permissions_create_kb_permission`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateKBPermissionRequest {
    /// The id of the knowledge base.
    pub kb_id: String,
    /// User ids (24 hex digits); send `[]` when none.
    pub user_ids: Vec<String>,
    /// Team ids; send `[]` when none.
    pub team_ids: Vec<String>,
    /// Role for the users, needed when `userIds` is not empty; teams carry none. The SDK refuses
    /// other values than the known ones.
    pub role: Option<CreateKBPermissionRequestRole>,
}
builder!(CreateKBPermissionRequest(
    kb_id: String,
    user_ids: Vec<String>,
    team_ids: Vec<String>,
) {
    role: CreateKBPermissionRequestRole,
});
to_json! {
    CreateKBPermissionRequest {
        user_ids = "userIds",
        team_ids = "teamIds",
        role = "role<,,=OWNER|WRITER|READER",
    }
}

open_enum! {
    /// Role for the users, needed when `userIds` is not empty; teams carry none.
    pub enum CreateKBPermissionRequestRole {
        /// `OWNER`
        OWNER = "OWNER",
        /// `WRITER`
        WRITER = "WRITER",
        /// `READER`
        READER = "READER",
    }
}

/// The outcome of granting access.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateKBPermissionResponse {
    /// The kb id.
    pub kb_id: String,
    /// The permission that was granted.
    pub permission_result: KBPermissionGrant,
}
from_json! {
    CreateKBPermissionResponse {
        kb_id = "kbId",
        permission_result = "permissionResult",
    }
}

/// The permission that was granted.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KBPermissionGrant {
    /// The flag `success`.
    pub success: bool,
    /// Users plus teams that were added.
    pub granted_count: i64,
    /// Graph keys of the users, not the ids that were sent.
    pub granted_users: Vec<String>,
    /// The granted teams.
    pub granted_teams: Vec<String>,
    /// `READER` if no role was sent.
    pub role: String,
    /// The kb id.
    pub kb_id: String,
    /// Empty in this version.
    pub details: RawJson,
}
from_json! {
    KBPermissionGrant {
        success = "success",
        granted_count = "grantedCount",
        granted_users = "grantedUsers",
        granted_teams = "grantedTeams",
        role = "role",
        kb_id = "kbId",
        details = "details",
    }
}

/// Grants users and teams access to a knowledge base.
///
/// An OAuth token needs the scope `kb:write`. The user must be the owner of the knowledge base.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "permissionsCreateKBPermission")]
pub fn permissions_create_kb_permission(
    core: &PipeshubCore,
    request: CreateKBPermissionRequest,
) -> Reply<'_, CreateKBPermissionResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("kbId<,,u") }, &request.kb_id)
        .body(&request);
    core.call(call, RawReply::read)
}
