// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::OAuthConfigScopes;

/// An OAuth app registered for a type; administrators may see its secrets.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthConfig {
    /// The id of the OAuth app.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub config_id: String,
    /// The oauth instance name.
    pub oauth_instance_name: Option<String>,
    /// The icon path.
    pub icon_path: Option<String>,
    /// The app group.
    pub app_group: Option<String>,
    /// The app description.
    pub app_description: Option<String>,
    /// The app categories.
    pub app_categories: Option<Vec<String>>,
    /// The connector type.
    pub connector_type: Option<String>,
    /// The time in milliseconds since 1970.
    pub created_at_timestamp: Option<i64>,
    /// The time in milliseconds since 1970.
    pub updated_at_timestamp: Option<i64>,
    /// Client id, client secret and more in plain text; administrators only.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub config: Option<RawJson>,
    /// Id of the user who registered the app; only in the list of one type.
    pub user_id: Option<String>,
    /// Id of the organization; only in the list of one type.
    pub org_id: Option<String>,
    /// Address of the sign-in page; only in the list of one type.
    pub authorize_url: Option<String>,
    /// Address of the token endpoint; only in the list of one type.
    pub token_url: Option<String>,
    /// Full redirect address; only in the list of one type.
    pub redirect_uri: Option<String>,
    /// Scopes of an OAuth app by use; only in the list of one type.
    pub scopes: Option<OAuthConfigScopes>,
}
from_json! {
    OAuthConfig {
        config_id = "_id",
        oauth_instance_name = "oauthInstanceName",
        icon_path = "iconPath",
        app_group = "appGroup",
        app_description = "appDescription",
        app_categories = "appCategories",
        connector_type = "connectorType",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        config = "config",
        user_id = "userId",
        org_id = "orgId",
        authorize_url = "authorizeUrl",
        token_url = "tokenUrl",
        redirect_uri = "redirectUri",
        scopes = "scopes",
    }
}
