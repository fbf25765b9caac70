// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth/registry/{connectorType}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply};

use crate::models::connectors::OAuthConnectorType;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getOAuthConnectorType|/oauth/registry/{connectorType}|connector:read",
);

/// The arguments of [`oauth_configuration_get_oauth_connector_type`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetOAuthConnectorTypeRequest {
    /// Connector type, spelled as in the registry.
    pub connector_type: String,
}
builder!(GetOAuthConnectorTypeRequest(connector_type: String) {});

/// Returns the OAuth details and form fields of one type.
///
/// An OAuth token needs the scope `connector:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 404, besides the errors of each call.
#[doc(alias = "oAuthConfigurationGetOAuthConnectorType")]
pub fn oauth_configuration_get_oauth_connector_type(
    core: &PipeshubCore,
    request: GetOAuthConnectorTypeRequest,
) -> Reply<'_, OAuthConnectorType> {
    let call = Call::new(&OPERATION).path("connectorType", &request.connector_type);
    core.call(call, |raw| raw.read_in("connector"))
}
