// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{Secret, from_json};

/// Stored sign-in values; keys depend on the type and may hold secrets.
#[derive(Clone)]
#[non_exhaustive]
pub struct StoredConnectorAuth {
    /// The auth type.
    pub auth_type: Option<Secret>,
    /// The connector scope.
    pub connector_scope: Option<Secret>,
    /// Id of the OAuth app in use.
    pub oauth_config_id: Option<Secret>,
    /// Full redirect address for the OAuth sign-in.
    pub redirect_uri: Option<Secret>,
}
hidden_debug!(StoredConnectorAuth);
from_json! {
    StoredConnectorAuth {
        auth_type = "authType",
        connector_scope = "connectorScope",
        oauth_config_id = "oauthConfigId",
        redirect_uri = "redirectUri",
    }
}
