// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /oauth-clients`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json, to_json,
};

use crate::models::identity::{OAuthAppStatus, OAuthGrantType};

static OPERATION: PackedOperation = Operation::packed("POST", "createOAuthApp|/oauth-clients");

/// The arguments of [`oauth_apps_create_oauth_app`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateOAuthAppRequest {
    /// The name. From 1 to 100 characters.
    pub name: String,
    /// The description. At most 500 characters.
    pub description: Option<String>,
    /// Each URL has https, or any scheme on localhost or 127.0.0.1, and no fragment. Of other
    /// schemes, the server accepts only the URL of the Cursor editor. At most 10 items.
    pub redirect_uris: Option<Vec<String>>,
    /// `authorization_code` and `refresh_token` if left out; unknown ones are refused.
    pub allowed_grant_types: Option<Vec<OAuthGrantType>>,
    /// The scopes that the app may ask for. Not empty.
    pub allowed_scopes: Vec<String>,
    /// The page of the app.
    pub homepage_url: Option<String>,
    /// Privacy statement.
    pub privacy_policy_url: Option<String>,
    /// Terms of use.
    pub terms_of_service_url: Option<String>,
    /// False for apps that cannot keep a secret. Server default: `true`.
    pub is_confidential: Option<bool>,
    /// Seconds. From 300 to 86400. Server default: `3600`.
    pub access_token_lifetime: Option<i64>,
    /// Seconds. From 3600 to 31536000. Server default: `2592000`.
    pub refresh_token_lifetime: Option<i64>,
}
builder!(CreateOAuthAppRequest(name: String, allowed_scopes: Vec<String>) {
    description: String,
    redirect_uris: Vec<String>,
    allowed_grant_types: Vec<OAuthGrantType>,
    homepage_url: String,
    privacy_policy_url: String,
    terms_of_service_url: String,
    is_confidential: bool,
    access_token_lifetime: i64,
    refresh_token_lifetime: i64,
});
to_json! {
    CreateOAuthAppRequest {
        name = "name<1,100",
        description = "description<,500",
        redirect_uris = "redirectUris<,10",
        allowed_grant_types = "allowedGrantTypes",
        allowed_scopes = "allowedScopes<1,",
        homepage_url = "homepageUrl",
        privacy_policy_url = "privacyPolicyUrl",
        terms_of_service_url = "termsOfServiceUrl",
        is_confidential = "isConfidential",
        access_token_lifetime = "accessTokenLifetime<300,86400",
        refresh_token_lifetime = "refreshTokenLifetime<3600,31536000",
    }
}

/// The new app; the only response that shows its first secret.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateOAuthAppResponse {
    /// A sentence for people.
    pub message: String,
    /// An OAuth app with its secret.
    pub app: OAuthAppWithSecret,
}
from_json! {
    CreateOAuthAppResponse {
        message = "message",
        app = "app",
    }
}

/// An OAuth app with its secret.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthAppWithSecret {
    /// The id for paths, 24 hexadecimal digits.
    pub id: String,
    /// Short readable name.
    pub slug: Option<String>,
    /// Client id for the token endpoint.
    pub client_id: String,
    /// The name.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// The redirect uris.
    pub redirect_uris: Vec<String>,
    /// The ways in which the app may get tokens.
    pub allowed_grant_types: Vec<OAuthGrantType>,
    /// The allowed scopes.
    pub allowed_scopes: Vec<String>,
    /// The state of the app.
    pub status: OAuthAppStatus,
    /// Cannot be set through this API.
    pub logo_url: Option<String>,
    /// The homepage url.
    pub homepage_url: Option<String>,
    /// The privacy policy url.
    pub privacy_policy_url: Option<String>,
    /// The terms of service url.
    pub terms_of_service_url: Option<String>,
    /// Whether the app keeps a secret.
    pub is_confidential: bool,
    /// Seconds.
    pub access_token_lifetime: i64,
    /// Seconds.
    pub refresh_token_lifetime: i64,
    /// The created at.
    pub created_at: String,
    /// The updated at.
    pub updated_at: String,
    /// 64 hexadecimal digits. The server never shows them again.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub client_secret: Secret,
}
from_json! {
    OAuthAppWithSecret {
        id = "id",
        slug = "slug",
        client_id = "clientId",
        name = "name",
        description = "description",
        redirect_uris = "redirectUris",
        allowed_grant_types = "allowedGrantTypes",
        allowed_scopes = "allowedScopes",
        status = "status",
        logo_url = "logoUrl",
        homepage_url = "homepageUrl",
        privacy_policy_url = "privacyPolicyUrl",
        terms_of_service_url = "termsOfServiceUrl",
        is_confidential = "isConfidential",
        access_token_lifetime = "accessTokenLifetime",
        refresh_token_lifetime = "refreshTokenLifetime",
        created_at = "createdAt",
        updated_at = "updatedAt",
        client_secret = "clientSecret",
    }
}

/// Registers an OAuth app and returns its client id and secret.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 429, besides the errors of each call.
#[doc(alias = "oAuthAppsCreateOAuthApp")]
pub fn oauth_apps_create_oauth_app(
    core: &PipeshubCore,
    request: CreateOAuthAppRequest,
) -> Reply<'_, CreateOAuthAppResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
