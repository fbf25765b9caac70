//! The status of a connector: prints its name, and whether its owner has authorized it.
//!
//! ```text
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 PIPESHUB_BEARER_AUTH=… status CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use pipeshub::Pipeshub;
use pipeshub::connector_instances::GetConnectorInstanceRequest;
use pipeshub::text::escape_controls;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector_id = std::env::args()
        .nth(1)
        .ok_or("usage: status CONNECTOR_ID")?;
    let pipeshub = Pipeshub::from_env()?;
    let request = GetConnectorInstanceRequest::new(connector_id);
    let connector = pipeshub
        .connector_instances()
        .get_connector_instance(request)
        .await?;
    // A user chose the name, so it may contain control characters of a terminal.
    let name = escape_controls(connector.name.as_deref().unwrap_or("without a name"));
    println!("{name}: authenticated: {}", connector.is_authenticated);
    Ok(())
}
