// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userAccount/refresh/token`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, Secret, from_json,
    open_enum,
};

static OPERATION: PackedOperation =
    Operation::packed("POST", "refreshToken|/userAccount/refresh/token").resend(Resend::Safe);

/// Fresh session token and the user it belongs to.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RefreshTokenResponse {
    /// The user in the database. It may have more fields.
    pub user: RefreshTokenUser,
    /// Session token.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub access_token: Secret,
}
from_json! {
    RefreshTokenResponse {
        user = "user",
        access_token = "accessToken",
    }
}

/// The user in the database. It may have more fields.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RefreshTokenUser {
    /// The id of the user, 24 hexadecimal digits.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The id of the organization, 24 hexadecimal digits.
    pub org_id: String,
    /// The email.
    pub email: String,
    /// The full name.
    pub full_name: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The middle name.
    pub middle_name: Option<String>,
    /// The mobile.
    pub mobile: Option<String>,
    /// Job title.
    pub designation: Option<String>,
    /// The role.
    pub role: Option<RefreshTokenUserRole>,
    /// Whether the user has ever signed in.
    pub has_logged_in: Option<bool>,
    /// The flag `isDeleted`.
    pub is_deleted: Option<bool>,
    /// The deleted by.
    pub deleted_by: Option<String>,
    /// Postal address.
    pub address: Option<RawJson>,
    /// Short readable name, unique.
    pub slug: Option<String>,
    /// The created at.
    pub created_at: Option<String>,
    /// The updated at.
    pub updated_at: Option<String>,
    /// The version counter of the database record.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    RefreshTokenUser {
        id = "_id",
        org_id = "orgId",
        email = "email",
        full_name = "fullName",
        first_name = "firstName",
        last_name = "lastName",
        middle_name = "middleName",
        mobile = "mobile",
        designation = "designation",
        role = "role",
        has_logged_in = "hasLoggedIn",
        is_deleted = "isDeleted",
        deleted_by = "deletedBy",
        address = "address",
        slug = "slug",
        created_at = "createdAt",
        updated_at = "updatedAt",
        v = "__v",
    }
}

open_enum! {
    /// The refresh token user role.
    pub enum RefreshTokenUserRole {
        /// `admin`
        ADMIN = "admin",
        /// `member`
        MEMBER = "member",
    }
}

/// Returns a fresh session token for a refresh token from a sign-in.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "userAccountRefreshToken")]
pub fn user_account_refresh_token(core: &PipeshubCore) -> Reply<'_, RefreshTokenResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
