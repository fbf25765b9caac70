// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /knowledgeBase/{kbId}/permissions`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listKBPermissions|/knowledgeBase/{kbId}/permissions|kb:read",
);

/// The arguments of [`permissions_list_kb_permissions`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListKBPermissionsRequest {
    /// The id of the knowledge base. Not empty.
    pub kb_id: String,
}
builder!(ListKBPermissionsRequest(kb_id: String) {});

/// Access of one user or team to a knowledge base.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KBPermission {
    /// Graph key of the user or team.
    pub id: String,
    /// User id; null for teams.
    pub user_id: Option<String>,
    /// The email.
    pub email: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// Null for teams.
    pub role: Option<KBPermissionRole>,
    /// The type.
    pub type_: KBPermissionType,
    /// Epoch milliseconds; 0 when unknown.
    pub created_at_timestamp: i64,
    /// Epoch milliseconds; 0 when unknown.
    pub updated_at_timestamp: i64,
}
from_json! {
    KBPermission {
        id = "id",
        user_id = "userId",
        email = "email",
        name = "name",
        role = "role",
        type_ = "type",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
    }
}

open_enum! {
    /// Null for teams.
    pub enum KBPermissionRole {
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

open_enum! {
    /// The kb permission type.
    pub enum KBPermissionType {
        /// `USER`
        USER = "USER",
        /// `TEAM`
        TEAM = "TEAM",
    }
}

/// All users and teams with access to a knowledge base.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListKBPermissionsResponse {
    /// The kb id.
    pub kb_id: String,
    /// The permissions.
    pub permissions: Vec<KBPermission>,
    /// The total count.
    pub total_count: i64,
}
from_json! {
    ListKBPermissionsResponse {
        kb_id = "kbId",
        permissions = "permissions",
        total_count = "totalCount",
    }
}

/// Lists the users and teams with access to a knowledge base.
///
/// An OAuth token needs the scope `kb:read`. The user must be the owner of the knowledge base.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "permissionsListKBPermissions")]
pub fn permissions_list_kb_permissions(
    core: &PipeshubCore,
    request: ListKBPermissionsRequest,
) -> Reply<'_, ListKBPermissionsResponse> {
    let call = Call::new(&OPERATION).path("kbId", &request.kb_id);
    core.call(call, RawReply::read)
}
