//! An operation that the SDK does not have yet, made in the same way as its own: facts, arguments, response.
//!
//! ```text
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 PIPESHUB_BEARER_AUTH=… own_operation CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use pipeshub_core::{Call, Error, Operation, PipeshubCore, Response};
use serde::Deserialize;

/// The facts of the endpoint, from the API document. A `GET` that only reads may be sent again.
static GET_CONNECTOR_CONFIG: Operation =
    Operation::get("getConnectorConfig", "/connectors/{connectorId}/config").scopes(&["connector:read"]);

/// As much of the answer as is wanted here; other fields are passed over.
#[derive(Debug, Deserialize)]
pub(crate) struct GetConnectorConfigResponse {
    pub(crate) config: ConnectorConfig,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConnectorConfig {
    pub(crate) name: String,
    pub(crate) is_authenticated: bool,
}

/// Reads a connector's configuration.
///
/// # Errors
///
/// 404 for a connector that is not there, or not for this user.
pub(crate) async fn get_connector_config(
    core: &PipeshubCore,
    connector_id: &str,
) -> Result<Response<GetConnectorConfigResponse>, Error> {
    core.execute(Call::new(&GET_CONNECTOR_CONFIG).path("connectorId", connector_id)).await?.json()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector_id = std::env::args().nth(1).ok_or("usage: own_operation CONNECTOR_ID")?;
    let core = PipeshubCore::from_env()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ConnectorConfig { name, is_authenticated } =
        runtime.block_on(get_connector_config(&core, &connector_id))?.into_inner().config;
    println!("{name} is {}connected", if is_authenticated { "" } else { "not " });
    Ok(())
}
