// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::identity::{OAuthAppStatus, OAuthGrantType};

/// An OAuth app without its secret.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthAppResponse {
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
}
from_json! {
    OAuthAppResponse {
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
    }
}
