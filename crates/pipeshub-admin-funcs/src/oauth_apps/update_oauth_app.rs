// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /oauth-clients/{appId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend,
    from_json, to_json,
};

use crate::models::identity::{OAuthAppResponse, OAuthGrantType};

static OPERATION: PackedOperation =
    Operation::packed("PUT", "updateOAuthApp|/oauth-clients/{appId}").resend(Resend::Safe);

/// The arguments of [`oauth_apps_update_oauth_app`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateOAuthAppRequest {
    /// The app id.
    pub app_id: String,
    /// The name. From 1 to 100 characters.
    pub name: Option<String>,
    /// The description. At most 500 characters.
    pub description: Option<String>,
    /// Each URL has https, or any scheme on localhost or 127.0.0.1, and no fragment. Of other
    /// schemes, the server accepts only the URL of the Cursor editor. At most 10 items.
    pub redirect_uris: Option<Vec<String>>,
    /// The server refuses unknown ones.
    pub allowed_grant_types: Option<Vec<OAuthGrantType>>,
    /// The scopes that the app may ask for. Not empty.
    pub allowed_scopes: Option<Vec<String>>,
    /// The page of the app; `null` removes it. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub homepage_url: Option<Option<String>>,
    /// The privacy statement; `null` removes it. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub privacy_policy_url: Option<Option<String>>,
    /// The terms of use; `null` removes it. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub terms_of_service_url: Option<Option<String>>,
    /// Seconds. From 300 to 86400.
    pub access_token_lifetime: Option<i64>,
    /// Seconds. From 3600 to 31536000.
    pub refresh_token_lifetime: Option<i64>,
}
builder!(UpdateOAuthAppRequest(app_id: String) {
    name: String,
    description: String,
    redirect_uris: Vec<String>,
    allowed_grant_types: Vec<OAuthGrantType>,
    allowed_scopes: Vec<String>,
    access_token_lifetime: i64,
    refresh_token_lifetime: i64,
} clear {
    homepage_url: String, clear_homepage_url;
    privacy_policy_url: String, clear_privacy_policy_url;
    terms_of_service_url: String, clear_terms_of_service_url;
});
to_json! {
    UpdateOAuthAppRequest {
        name = "name<1,100",
        description = "description<,500",
        redirect_uris = "redirectUris<,10",
        allowed_grant_types = "allowedGrantTypes",
        allowed_scopes = "allowedScopes<1,",
        homepage_url = "homepageUrl",
        privacy_policy_url = "privacyPolicyUrl",
        terms_of_service_url = "termsOfServiceUrl",
        access_token_lifetime = "accessTokenLifetime<300,86400",
        refresh_token_lifetime = "refreshTokenLifetime<3600,31536000",
    }
}

/// The app after the change.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateOAuthAppResponse {
    /// A sentence for people.
    pub message: String,
    /// An OAuth app without its secret.
    pub app: OAuthAppResponse,
}
from_json! {
    UpdateOAuthAppResponse {
        message = "message",
        app = "app",
    }
}

/// Changes an OAuth app. Absent fields stay as they are.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 429, besides the errors of each
/// call.
#[doc(alias = "oAuthAppsUpdateOAuthApp")]
pub fn oauth_apps_update_oauth_app(
    core: &PipeshubCore,
    request: UpdateOAuthAppRequest,
) -> Reply<'_, UpdateOAuthAppResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("appId<,,h") }, &request.app_id)
        .body(&request);
    core.call(call, RawReply::read)
}
