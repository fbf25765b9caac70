// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userGroups`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, open_enum, to_json,
};

use crate::models::people::UserGroup;

static OPERATION: PackedOperation =
    Operation::packed("POST", "createUserGroup|/userGroups|usergroup:write");

/// The arguments of [`user_groups_create_user_group`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateUserGroupRequest {
    /// Unique; not `admin`, `everyone` or `standard`. Not empty.
    pub name: String,
    /// The kind of a group that a client can create. The SDK refuses other values than the known
    /// ones.
    pub type_: NewUserGroupType,
}
builder!(CreateUserGroupRequest(name: String, type_: NewUserGroupType) {});
to_json! {
    CreateUserGroupRequest {
        name = "name<1,",
        type_ = "type<,,=custom",
    }
}

open_enum! {
    /// The kind of a group that a client can create.
    pub enum NewUserGroupType {
        /// `custom`
        CUSTOM = "custom",
    }
}

/// Creates an empty user group.
///
/// An OAuth token needs the scope `usergroup:write`. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "userGroupsCreateUserGroup")]
pub fn user_groups_create_user_group(
    core: &PipeshubCore,
    request: CreateUserGroupRequest,
) -> Reply<'_, UserGroup> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
