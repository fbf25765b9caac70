// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::{Map, RawJson};

use crate::models::connectors::{
    ConnectorAuthType, ConnectorAuthTypeSchema, ConnectorField, ConnectorOAuthEndpoints,
};

/// The ways in which a connector type can sign in.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorAuthSchema {
    /// The supported auth types.
    pub supported_auth_types: Vec<ConnectorAuthType>,
    /// The form of each kind of sign-in. A kind without a form is absent.
    pub schemas: Map<ConnectorAuthTypeSchema>,
    /// The values.
    pub values: Option<RawJson>,
    /// The custom fields.
    pub custom_fields: Option<Vec<ConnectorField>>,
    /// The custom values.
    pub custom_values: Option<RawJson>,
    /// The conditions under which a field is shown, by the name of the field.
    pub conditional_display: Option<RawJson>,
    /// Per auth type; only inside an instance.
    pub oauth_configs: Option<Map<ConnectorOAuthEndpoints>>,
    /// Only inside an instance.
    pub authorize_url: Option<String>,
    /// Only inside an instance.
    pub token_url: Option<String>,
}
from_json! {
    ConnectorAuthSchema {
        supported_auth_types = "supportedAuthTypes",
        schemas = "schemas",
        values = "values",
        custom_fields = "customFields",
        custom_values = "customValues",
        conditional_display = "conditionalDisplay",
        oauth_configs = "oauthConfigs",
        authorize_url = "authorizeUrl",
        token_url = "tokenUrl",
    }
}
