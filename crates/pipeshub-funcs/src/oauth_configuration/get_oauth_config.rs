// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth/{connectorType}/{configId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply};

use crate::models::connectors::OAuthConfig;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getOAuthConfig|/oauth/{connectorType}/{configId}|connector:read user:read",
);

/// The arguments of [`oauth_configuration_get_oauth_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetOAuthConfigRequest {
    /// Connector type, spelled as in the registry. Not empty.
    pub connector_type: String,
    /// The id of the OAuth app. From 1 to 64 characters.
    pub config_id: String,
}
builder!(GetOAuthConfigRequest(connector_type: String, config_id: String) {});

/// Returns one OAuth app of a connector type.
///
/// An OAuth token needs the scopes `connector:read` and `user:read`. `user:read` makes an
/// administrator get credentials.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 404, besides the errors of each call.
#[doc(alias = "oAuthConfigurationGetOAuthConfig")]
pub fn oauth_configuration_get_oauth_config(
    core: &PipeshubCore,
    request: GetOAuthConfigRequest,
) -> Reply<'_, OAuthConfig> {
    let call = Call::new(&OPERATION)
        .path("connectorType", &request.connector_type)
        .id("configId", &request.config_id);
    core.call(call, |raw| raw.read_in("oauthConfig"))
}
