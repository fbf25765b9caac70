// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/{connectorId}/filters`

use pipeshub_core::json::Map;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getConnectorFilters|/connectors/{connectorId}/filters|connector:read user:read",
);

/// The arguments of [`connector_filters_get_connector_filters`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetConnectorFiltersRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
}
builder!(GetConnectorFiltersRequest(connector_id: String) {});

/// A predefined choice of a filter.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorFilterChoice {
    /// The value.
    pub value: String,
    /// The label.
    pub label: String,
}
from_json! {
    ConnectorFilterChoice {
        value = "value",
        label = "label",
    }
}

/// Returns the ready-made choices for the filters of a connector.
///
/// An OAuth token needs the scopes `connector:read` and `user:read`. `user:read` only lets the
/// rights of an administrator count. For a connector of the team, the user must be an
/// administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 404, besides the errors of each call.
#[doc(alias = "connectorFiltersGetConnectorFilters")]
pub fn connector_filters_get_connector_filters(
    core: &PipeshubCore,
    request: GetConnectorFiltersRequest,
) -> Reply<'_, Map<Vec<ConnectorFilterChoice>>> {
    let call = Call::new(&OPERATION).id("connectorId", &request.connector_id);
    core.call(call, |raw| raw.read_in("filterOptions"))
}
