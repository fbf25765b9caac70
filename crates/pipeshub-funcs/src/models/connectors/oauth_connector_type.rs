// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::{ConnectorField, DocumentationLink, OAuthScopesByUse};

/// A connector or tool type that signs in by OAuth.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthConnectorType {
    /// The name.
    pub name: String,
    /// Same as the name.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub connector_type: String,
    /// The app group.
    pub app_group: String,
    /// Always OAUTH.
    pub auth_type: String,
    /// The app description.
    pub app_description: String,
    /// The app categories.
    pub app_categories: Vec<String>,
    /// The icon path.
    pub icon_path: String,
    /// OAuth scopes that a type asks for, by use.
    pub oauth_scopes: OAuthScopesByUse,
    /// The path of the redirect page, without a host.
    pub redirect_uri: String,
    /// The authorize url.
    pub authorize_url: String,
    /// The token url.
    pub token_url: String,
    /// The token access type.
    pub token_access_type: Option<String>,
    /// More query parameters of the sign-in URL.
    pub additional_params: Option<RawJson>,
    /// The form of the OAuth app. Absent if it is empty.
    pub auth_fields: Option<Vec<ConnectorField>>,
    /// Absent if empty.
    pub documentation_links: Option<Vec<DocumentationLink>>,
}
from_json! {
    OAuthConnectorType {
        name = "name",
        connector_type = "type",
        app_group = "appGroup",
        auth_type = "authType",
        app_description = "appDescription",
        app_categories = "appCategories",
        icon_path = "iconPath",
        oauth_scopes = "oauthScopes",
        redirect_uri = "redirectUri",
        authorize_url = "authorizeUrl",
        token_url = "tokenUrl",
        token_access_type = "tokenAccessType",
        additional_params = "additionalParams",
        auth_fields = "authFields",
        documentation_links = "documentationLinks",
    }
}
