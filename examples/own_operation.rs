//! An operation that the SDK lacks: its facts, arguments and response.
//!
//! ```text
//! read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 own_operation
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use pipeshub_core::text::escape_controls;
use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply};
use serde::Deserialize;

/// The facts of the endpoint, from the API document. A `GET` that only reads may be sent twice.
static LIST_CONNECTOR_INSTANCES: Operation =
    Operation::get("listConnectorInstances", "/connectors/").scopes("connector:read");

/// The fields of the response that this program needs. The SDK ignores the others.
#[derive(Debug, Deserialize)]
struct ListConnectorInstancesResponse {
    connectors: Vec<ConnectorInstance>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ConnectorInstance {
    name: String,
    is_authenticated: bool,
}

/// Lists the connectors of a scope, `team` or `personal`.
fn list_connector_instances<'a>(
    core: &'a PipeshubCore,
    scope: &str,
) -> Reply<'a, ListConnectorInstancesResponse> {
    let call = Call::new(&LIST_CONNECTOR_INSTANCES).query("scope", scope);
    core.call(call, RawReply::object)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let core = pipeshub_examples::or_usage_error(PipeshubCore::from_env());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    for connector in &runtime
        .block_on(list_connector_instances(&core, "team"))?
        .connectors
    {
        let connected = if connector.is_authenticated {
            "connected"
        } else {
            "not connected"
        };
        println!("{}: {connected}", escape_controls(&connector.name));
    }
    Ok(())
}
