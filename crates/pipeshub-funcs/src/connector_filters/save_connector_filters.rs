// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `POST /connectors/{connectorId}/filters`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::connectors::ConnectorActionResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "saveConnectorFilters|/connectors/{connectorId}/filters|connector:write user:read",
)
.resend(Resend::Safe);

/// The arguments of [`connector_filters_save_connector_filters`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SaveConnectorFiltersRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// Selections by filter key.
    pub filters: RawJson,
}
builder!(SaveConnectorFiltersRequest(connector_id: String, filters: RawJson) {});
to_json! {
    SaveConnectorFiltersRequest {
        filters = "filters",
    }
}

/// Stores filter selections on a connector as one block.
///
/// An OAuth token needs the scopes `connector:write` and `user:read`. `user:read` only lets the
/// rights of an administrator count. For a connector of the team, the user must be an
/// administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 404, besides the errors of each call.
#[doc(alias = "connectorFiltersSaveConnectorFilters")]
pub fn connector_filters_save_connector_filters(
    core: &PipeshubCore,
    request: SaveConnectorFiltersRequest,
) -> Reply<'_, ConnectorActionResponse> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, RawReply::read)
}
