// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /users/by-ids`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::people::{Address, UserRole};

static OPERATION: PackedOperation =
    Operation::packed("POST", "getUsersByIds|/users/by-ids|user:read")
        .resend(Resend::Safe)
        .refused_with(&[400, 403]);

/// The arguments of [`users_get_users_by_ids`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUsersByIdsRequest {
    /// The user ids. Not empty.
    pub user_ids: Vec<String>,
}
builder!(GetUsersByIdsRequest(user_ids: Vec<String>) {});
to_json! {
    GetUsersByIdsRequest {
        user_ids = "userIds<1,<,,h",
    }
}

/// User account together with its picture.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserWithPicture {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// A readable id, which the server increments.
    pub slug: Option<String>,
    /// The org id.
    pub org_id: String,
    /// Absent until set, e.g. after an invite by email.
    pub full_name: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The middle name.
    pub middle_name: Option<String>,
    /// In lower case. Absent from single users if the server hides email addresses.
    pub email: Option<String>,
    /// Digits with an optional leading plus; may be empty.
    pub mobile: Option<String>,
    /// Job title.
    pub designation: Option<String>,
    /// The privilege of a user in the organization; requests accept only the listed values.
    pub role: Option<UserRole>,
    /// False while an invite is pending.
    pub has_logged_in: Option<bool>,
    /// The stored postal address. Absent parts were never set.
    pub address: Option<Address>,
    /// The flag `isDeleted`.
    pub is_deleted: bool,
    /// The id of the administrator of an earlier deletion, which stays after a restore.
    pub deleted_by: Option<String>,
    /// The created at.
    pub created_at: Option<String>,
    /// The updated at.
    pub updated_at: Option<String>,
    /// The revision counter of the stored document.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
    /// The picture as a data URI (base64); absent without a picture.
    pub profile_picture: Option<String>,
}
from_json! {
    UserWithPicture {
        id = "_id",
        slug = "slug",
        org_id = "orgId",
        full_name = "fullName",
        first_name = "firstName",
        last_name = "lastName",
        middle_name = "middleName",
        email = "email",
        mobile = "mobile",
        designation = "designation",
        role = "role",
        has_logged_in = "hasLoggedIn",
        address = "address",
        is_deleted = "isDeleted",
        deleted_by = "deletedBy",
        created_at = "createdAt",
        updated_at = "updatedAt",
        v = "__v",
        profile_picture = "profilePicture",
    }
}

/// Reads several user accounts with their pictures in one call.
///
/// An OAuth token needs the scope `user:read`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// After status 400 or 403, the operation certainly did not run.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 500, besides the errors of each
/// call.
#[doc(alias = "usersGetUsersByIds")]
pub fn users_get_users_by_ids(
    core: &PipeshubCore,
    request: GetUsersByIdsRequest,
) -> Reply<'_, Vec<UserWithPicture>> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
