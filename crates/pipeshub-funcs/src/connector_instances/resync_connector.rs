// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `POST /connectors/{connectorId}/resync`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "resyncConnector|/connectors/{connectorId}/resync\
     |kb:write\
     |look with connector_instances_get_connector_instance at the status before you \
         call it again",
);

/// The arguments of [`connector_instances_resync_connector`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ResyncConnectorRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// The type of the connector; not compared with the instance. Not empty.
    pub connector_name: String,
    /// Fetches everything instead of the changes. Server default: `false`.
    pub full_sync: Option<bool>,
}
builder!(ResyncConnectorRequest(connector_id: String, connector_name: String) { full_sync: bool });
to_json! {
    ResyncConnectorRequest {
        connector_name = "connectorName<1,",
        full_sync = "fullSync",
    }
}

/// The result of a resync call.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ResyncConnectorResponse {
    /// The outcome of the queueing.
    pub resync_connector_response: ResyncResult,
}
from_json! {
    ResyncConnectorResponse {
        resync_connector_response = "resyncConnectorResponse",
    }
}

/// The outcome of the queueing.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ResyncResult {
    /// False although the status is 200 if queueing failed.
    pub success: bool,
    /// `client_managed` for Local FS, where nothing is started.
    pub dispatch: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// Reason if queueing failed.
    pub error: Option<String>,
}
from_json! {
    ResyncResult {
        success = "success",
        dispatch = "dispatch",
        message = "message",
        error = "error",
    }
}

/// Asks a connector to fetch its source again, fully or by changes.
///
/// An OAuth token needs the scope `kb:write`. The server requires `kb:write` or `connector:write`
/// with `connector:read`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 409, besides the errors of each call.
#[doc(alias = "connectorInstancesResyncConnector")]
pub fn connector_instances_resync_connector(
    core: &PipeshubCore,
    request: ResyncConnectorRequest,
) -> Reply<'_, ResyncConnectorResponse> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, RawReply::read)
}
