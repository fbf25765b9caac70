// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth2/userinfo`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation =
    Operation::packed("GET", "oauthUserInfo|/oauth2/userinfo|openid");

/// The claims about the user that the scopes allow.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthUserInfoResponse {
    /// The id of the user, 24 hexadecimal digits.
    #[cfg_attr(feature = "serde", serde(rename = "user_id"))]
    pub user_id: String,
    /// With profile; may be empty.
    pub name: Option<String>,
    /// With profile.
    #[cfg_attr(feature = "serde", serde(rename = "given_name"))]
    pub given_name: Option<String>,
    /// With profile.
    #[cfg_attr(feature = "serde", serde(rename = "family_name"))]
    pub family_name: Option<String>,
    /// With profile; seconds since 1970.
    #[cfg_attr(feature = "serde", serde(rename = "updated_at"))]
    pub updated_at: Option<i64>,
    /// With email.
    pub email: Option<String>,
    /// With email; true once the user has signed in.
    #[cfg_attr(feature = "serde", serde(rename = "email_verified"))]
    pub email_verified: Option<bool>,
}
from_json! {
    OAuthUserInfoResponse {
        user_id = "user_id",
        name = "name",
        given_name = "given_name",
        family_name = "family_name",
        updated_at = "updated_at",
        email = "email",
        email_verified = "email_verified",
    }
}

/// Returns the claims about the user whom an OAuth token belongs to.
///
/// An OAuth token needs the scope `openid`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "openIDConnectOauthUserInfo")]
pub fn openid_connect_oauth_user_info(core: &PipeshubCore) -> Reply<'_, OAuthUserInfoResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
