// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{Secret, from_json};

/// The stored sign-in values; keys depend on the type and may hold secrets.
#[derive(Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StoredConnectorAuth {
    /// The auth type.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth_type: Option<Secret>,
    /// The connector scope.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub connector_scope: Option<Secret>,
    /// The id of the OAuth app in use.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub oauth_config_id: Option<Secret>,
    /// Full redirect address for the OAuth sign-in.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub redirect_uri: Option<Secret>,
    /// The connector type.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub connector_type: Option<Secret>,
    /// Client id of the OAuth app.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub client_id: Option<Secret>,
    /// Scopes of the OAuth sign-in; only in responses to changes.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub scopes: Option<Vec<Secret>>,
    /// Address of the sign-in page; only in responses to changes.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub authorize_url: Option<Secret>,
    /// Address of the token endpoint; only in responses to changes.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub token_url: Option<Secret>,
    /// API token in plain text, for the type `API_TOKEN`.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub api_token: Option<Secret>,
}
hidden_debug!(StoredConnectorAuth);
from_json! {
    StoredConnectorAuth {
        auth_type = "authType",
        connector_scope = "connectorScope",
        oauth_config_id = "oauthConfigId",
        redirect_uri = "redirectUri",
        connector_type = "connectorType",
        client_id = "clientId",
        scopes = "scopes",
        authorize_url = "authorizeUrl",
        token_url = "tokenUrl",
        api_token = "apiToken",
    }
}
