// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// OAuth addresses of a connector type; only inside an instance.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorOAuthEndpoints {
    /// The authorize url.
    pub authorize_url: Option<String>,
    /// The token url.
    pub token_url: Option<String>,
    /// The scopes.
    pub scopes: Option<Vec<String>>,
    /// Path without a host.
    pub redirect_uri: Option<String>,
}
from_json! {
    ConnectorOAuthEndpoints {
        authorize_url = "authorizeUrl",
        token_url = "tokenUrl",
        scopes = "scopes",
        redirect_uri = "redirectUri",
    }
}
