//! How a connector is.

use std::time::Duration;

use pipeshub::{Call, Error, Operation, Pipeshub};
use serde::Deserialize;
use tokio::time::sleep;

static GET_CONNECTOR_CONFIG: Operation =
    Operation::get("getConnectorConfig", "/connectors/{connectorId}/config").scopes(&["connector:read"]);

/// PipesHub's own page looks as often, and as long, until it shows a connector as connected.
const LOOKS: u32 = 5;
const BETWEEN: Duration = Duration::from_millis(1500);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Connector {
    pub(crate) name: String,
    pub(crate) is_authenticated: bool,
}

/// Reads a connector's configuration.
pub(crate) async fn read(pipeshub: &Pipeshub, connector_id: &str) -> Result<Connector, Error> {
    #[derive(Deserialize)]
    struct Reply {
        config: Connector,
    }
    let call = Call::new(&GET_CONNECTOR_CONFIG).path("connectorId", connector_id);
    let (reply, _) = pipeshub.core().execute(call).await?.object::<Reply>()?;
    Ok(reply.config)
}

/// Reads it again and again, until it is authenticated or enough is enough.
pub(crate) async fn read_until_authenticated(
    pipeshub: &Pipeshub,
    connector_id: &str,
) -> Result<Connector, Error> {
    let mut looks = 1;
    loop {
        let connector = read(pipeshub, connector_id).await?;
        if connector.is_authenticated || looks == LOOKS {
            return Ok(connector);
        }
        looks += 1;
        sleep(BETWEEN).await;
    }
}
