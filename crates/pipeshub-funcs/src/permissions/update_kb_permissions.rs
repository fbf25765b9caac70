// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /knowledgeBase/{kbId}/permissions`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend,
    from_json, open_enum, to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateKBPermissions|/knowledgeBase/{kbId}/permissions|kb:write",
)
.resend(Resend::Safe);

/// The arguments of [`permissions_update_kb_permissions`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateKBPermissionsRequest {
    /// The id of the knowledge base.
    pub kb_id: String,
    /// The role. The SDK refuses other values than the known ones.
    pub role: UpdateKBPermissionsRequestRole,
    /// User ids (24 hex digits). Not empty.
    pub user_ids: Vec<String>,
    /// An empty list, since teams have no role. It must not be absent. At most 0 items.
    pub team_ids: Vec<String>,
}
builder!(UpdateKBPermissionsRequest(
    kb_id: String,
    role: UpdateKBPermissionsRequestRole,
    user_ids: Vec<String>,
    team_ids: Vec<String>,
) {});
to_json! {
    UpdateKBPermissionsRequest {
        role = "role<,,=OWNER|WRITER|READER",
        user_ids = "userIds<1,",
        team_ids = "teamIds<,0",
    }
}

open_enum! {
    /// The update kb permissions request role.
    pub enum UpdateKBPermissionsRequestRole {
        /// `OWNER`
        OWNER = "OWNER",
        /// `WRITER`
        WRITER = "WRITER",
        /// `READER`
        READER = "READER",
    }
}

/// Users and teams whose role was changed.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateKBPermissionsResponse {
    /// The kb id.
    pub kb_id: String,
    /// Graph keys, not the ids that were sent; users without access are left out.
    pub user_ids: Vec<String>,
    /// The team ids.
    pub team_ids: Vec<String>,
    /// The new role.
    pub new_role: UpdateKBPermissionsResponseNewRole,
}
from_json! {
    UpdateKBPermissionsResponse {
        kb_id = "kbId",
        user_ids = "userIds",
        team_ids = "teamIds",
        new_role = "newRole",
    }
}

open_enum! {
    /// The update kb permissions response new role.
    pub enum UpdateKBPermissionsResponseNewRole {
        /// `OWNER`
        OWNER = "OWNER",
        /// `ORGANIZER`
        ORGANIZER = "ORGANIZER",
        /// `FILEORGANIZER`
        FILEORGANIZER = "FILEORGANIZER",
        /// `WRITER`
        WRITER = "WRITER",
        /// `COMMENTER`
        COMMENTER = "COMMENTER",
        /// `READER`
        READER = "READER",
    }
}

/// Changes the role of users on a knowledge base.
///
/// An OAuth token needs the scope `kb:write`. The user must be the owner of the knowledge base.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "permissionsUpdateKBPermissions")]
pub fn permissions_update_kb_permissions(
    core: &PipeshubCore,
    request: UpdateKBPermissionsRequest,
) -> Reply<'_, UpdateKBPermissionsResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("kbId<,,u") }, &request.kb_id)
        .body(&request);
    core.call(call, RawReply::read)
}
