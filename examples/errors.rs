//! Errors: the kind decides the reaction.
//!
//! ```text
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 PIPESHUB_BEARER_AUTH=… errors CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use pipeshub::connector_configuration::GetConnectorConfigRequest;
use pipeshub::{Error, ErrorKind, Pipeshub};

fn reaction(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::InvalidConfig | ErrorKind::InvalidRequest => "fix the value in the message",
        ErrorKind::Connect => "check the server URL and the network",
        ErrorKind::InvalidReply => "check the server URL; it usually ends in /api/v1",
        ErrorKind::Status if error.is_unauthorized() => "use another token",
        ErrorKind::Status if error.is_forbidden() => "add the missing scope or role",
        ErrorKind::Status if error.is_not_found() => "check the connector id",
        _ => "try again later",
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector_id = std::env::args()
        .nth(1)
        .ok_or("usage: errors CONNECTOR_ID")?;
    let pipeshub = Pipeshub::from_env()?;
    let request = GetConnectorConfigRequest::new(connector_id);
    let configuration = pipeshub.connector_configuration();
    match configuration.get_connector_config(request).await {
        Ok(config) => println!("authenticated: {}", config.is_authenticated),
        // The text of an error is one line without secrets, so a log may contain it.
        Err(error) => println!("{error}\nreaction: {}", reaction(&error)),
    }
    Ok(())
}
