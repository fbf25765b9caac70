// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/registry/{connectorType}/schema`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply};

use crate::models::connectors::ConnectorSchema;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getConnectorSchema|/connectors/registry/{connectorType}/schema|connector:read",
);

/// The arguments of [`connector_registry_get_connector_schema`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetConnectorSchemaRequest {
    /// Connector type, spelled as in the registry. Not empty.
    pub connector_type: String,
}
builder!(GetConnectorSchemaRequest(connector_type: String) {});

/// Returns the form fields and options that a connector type needs.
///
/// An OAuth token needs the scope `connector:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 404, besides the errors of each call.
#[doc(alias = "connectorRegistryGetConnectorSchema")]
pub fn connector_registry_get_connector_schema(
    core: &PipeshubCore,
    request: GetConnectorSchemaRequest,
) -> Reply<'_, ConnectorSchema> {
    let call = Call::new(&OPERATION).path("connectorType", &request.connector_type);
    core.call(call, |raw| raw.read_in("schema"))
}
