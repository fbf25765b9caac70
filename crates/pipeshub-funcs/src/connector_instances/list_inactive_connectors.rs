// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/inactive`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, Reply};

use crate::models::connectors::ConnectorInstance;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listInactiveConnectors|/connectors/inactive|connector:read",
);

/// Lists every connector instance whose sync is switched off.
///
/// An OAuth token needs the scope `connector:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, besides the errors of each call.
#[doc(alias = "connectorInstancesListInactiveConnectors")]
pub fn connector_instances_list_inactive_connectors(
    core: &PipeshubCore,
) -> Reply<'_, Vec<ConnectorInstance>> {
    core.call(Call::new(&OPERATION), |raw| raw.read_in("connectors"))
}
