// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /users/{id}`

use std::time::Duration;

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    open_enum, to_json,
};

use crate::models::people::{Address, UserRole};

static OPERATION: PackedOperation =
    Operation::packed("PUT", "updateUser|/users/{id}|user:write").timeout(Duration::from_secs(120));

/// The arguments of [`users_update_user`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateUserRequest {
    /// The id of the account.
    pub id: String,
    /// The full name.
    pub full_name: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The middle name.
    pub middle_name: Option<String>,
    /// A change only sends a verification mail to this address.
    pub email: Option<String>,
    /// 10 to 15 digits after an optional `+`, or an empty text.
    pub mobile: Option<String>,
    /// Job title.
    pub designation: Option<String>,
    /// Only administrators may send it. A change ends the sessions of the user.
    pub role: Option<UserRole>,
    /// The postal address of a user, which replaces the stored one.
    pub address: Option<UserAddressInput>,
    /// The server accepts the field, and neither stores nor returns it.
    pub data_collection_consent: Option<bool>,
    /// The flag `hasLoggedIn`.
    pub has_logged_in: Option<bool>,
}
builder!(UpdateUserRequest(id: String) {
    full_name: String,
    first_name: String,
    last_name: String,
    middle_name: String,
    email: String,
    mobile: String,
    designation: String,
    role: UserRole,
    address: UserAddressInput,
    data_collection_consent: bool,
    has_logged_in: bool,
});
to_json! {
    UpdateUserRequest {
        full_name = "fullName",
        first_name = "firstName",
        last_name = "lastName",
        middle_name = "middleName",
        email = "email",
        mobile = "mobile<,,p",
        designation = "designation",
        role = "role",
        address = "address",
        data_collection_consent = "dataCollectionConsent",
        has_logged_in = "hasLoggedIn",
    }
}

open_enum! {
    /// The status of the verification mail for a new address.
    pub enum EmailChangeMailStatus {
        /// `notNeeded`
        NOT_NEEDED = "notNeeded",
        /// `sent`
        SENT = "sent",
        /// `failed`
        FAILED = "failed",
    }
}

/// The user account after an update. A new email address appears after its verification.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateUserResponse {
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
    /// Side effects of a user update.
    pub meta: UserUpdateMeta,
}
from_json! {
    UpdateUserResponse {
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
        meta = "meta",
    }
}

/// The postal address of a user, which replaces the stored one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserAddressInput {
    /// The address line1.
    pub address_line1: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The state.
    pub state: Option<String>,
    /// The post code.
    pub post_code: Option<String>,
    /// Full English country name from a fixed list; others response 500.
    pub country: Option<String>,
}
builder!(UserAddressInput() {
    address_line1: String,
    city: String,
    state: String,
    post_code: String,
    country: String,
});
to_json! {
    UserAddressInput {
        address_line1 = "addressLine1",
        city = "city",
        state = "state",
        post_code = "postCode",
        country = "country",
    }
}

/// Side effects of a user update.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserUpdateMeta {
    /// The status of the verification mail for a new address.
    pub email_change_mail_status: EmailChangeMailStatus,
}
from_json! {
    UserUpdateMeta {
        email_change_mail_status = "emailChangeMailStatus",
    }
}

/// Changes the given fields of a user account.
///
/// An OAuth token needs the scope `user:write`. The user must be an administrator, or the user in
/// the request.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 120 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "usersUpdateUser")]
pub fn users_update_user(
    core: &PipeshubCore,
    request: UpdateUserRequest,
) -> Reply<'_, UpdateUserResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("id<,,h") }, &request.id)
        .body(&request);
    core.call(call, RawReply::read)
}
