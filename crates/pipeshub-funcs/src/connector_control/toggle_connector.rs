// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `POST /connectors/{connectorId}/toggle`

use std::time::Duration;

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, open_enum, to_json,
};

use crate::models::connectors::ConnectorActionResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "toggleConnector|/connectors/{connectorId}/toggle\
     |connector:sync user:read connector:read\
     |look with connector_instances_get_connector_instance at is_active or \
         is_agent_active before you call it again",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`connector_control_toggle_connector`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToggleConnectorRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// The switch of a connector. The SDK refuses other values than the known ones.
    pub type_: ConnectorToggleType,
    /// Fetches everything when the sync is turned on.
    pub full_sync: Option<bool>,
}
builder!(ToggleConnectorRequest(connector_id: String, type_: ConnectorToggleType) {
    full_sync: bool,
});
to_json! {
    ToggleConnectorRequest {
        type_ = "type<,,=sync|agent",
        full_sync = "fullSync",
    }
}

open_enum! {
    /// The switch of a connector.
    pub enum ConnectorToggleType {
        /// `sync`
        SYNC = "sync",
        /// `agent`
        AGENT = "agent",
    }
}

/// Flips the switch of a connector for its sync or for its use by agents.
///
/// An OAuth token needs the scopes `connector:sync`, `user:read` and `connector:read`. `user:read`
/// lets the rights of an administrator count. `connector:read` lets the schedule follow the switch.
/// For a connector of the team, the user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "connectorControlToggleConnector")]
pub fn connector_control_toggle_connector(
    core: &PipeshubCore,
    request: ToggleConnectorRequest,
) -> Reply<'_, ConnectorActionResponse> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, RawReply::read)
}
