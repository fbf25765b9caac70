//! The status of a connector: prints its name, and whether its owner has authorized it.
//!
//! ```text
//! read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 status CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use pipeshub::Pipeshub;
use pipeshub::connector_instances::GetConnectorInstanceRequest;
use pipeshub::text::escape_controls;
use pipeshub_examples::{or_usage_error, required_arguments};

#[tokio::main(flavor = "current_thread")]
async fn main() -> pipeshub::Result<()> {
    let [connector_id] = required_arguments("usage: status CONNECTOR_ID");
    let pipeshub = or_usage_error(Pipeshub::from_env());
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
