// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /users/fetch/with-groups`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::people::UserGroupType;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAllUsersWithGroups|/users/fetch/with-groups|user:read",
);

/// The group of a user, without its id.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GroupMembershipRef {
    /// The name.
    pub name: String,
    /// The kind of a user group. The server creates all kinds except `custom`.
    pub type_: UserGroupType,
}
from_json! {
    GroupMembershipRef {
        name = "name",
        type_ = "type",
    }
}

/// The user with the groups it belongs to.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserWithGroups {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The org id.
    pub org_id: String,
    /// Absent until set.
    pub full_name: Option<String>,
    /// The flag `hasLoggedIn`.
    pub has_logged_in: Option<bool>,
    /// The groups.
    pub groups: Vec<GroupMembershipRef>,
}
from_json! {
    UserWithGroups {
        id = "_id",
        org_id = "orgId",
        full_name = "fullName",
        has_logged_in = "hasLoggedIn",
        groups = "groups",
    }
}

/// Lists all users of the organization with their group names, unpaged.
///
/// An OAuth token needs the scope `user:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 500, besides the errors of each call.
#[doc(alias = "usersGetAllUsersWithGroups")]
pub fn users_get_all_users_with_groups(core: &PipeshubCore) -> Reply<'_, Vec<UserWithGroups>> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
