// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::ConnectorField;

/// The form for one way to sign in.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorAuthTypeSchema {
    /// The fields.
    pub fields: Vec<ConnectorField>,
    /// The path of the OAuth redirect page, without a host.
    pub redirect_uri: Option<String>,
    /// Whether to show the redirect address to the user.
    pub display_redirect_uri: Option<bool>,
}
from_json! {
    ConnectorAuthTypeSchema {
        fields = "fields",
        redirect_uri = "redirectUri",
        display_redirect_uri = "displayRedirectUri",
    }
}
