//! Errors: the kind decides the reaction.
//!
//! ```text
//! read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 errors CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use pipeshub::connector_configuration::GetConnectorConfigRequest;
use pipeshub::{Error, ErrorKind, Pipeshub};
use pipeshub_examples::{or_usage_error, required_arguments};

fn is_temporary(error: &Error) -> bool {
    error
        .status()
        .is_some_and(|status| status.is_server_error() || status.as_u16() == 429)
}

fn reaction(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::InvalidConfig | ErrorKind::InvalidRequest => "fix the value in the message",
        ErrorKind::Connect => "check the server URL and the network",
        ErrorKind::InvalidReply => "check the server URL; it usually ends in /api/v1",
        ErrorKind::Status if error.is_unauthorized() => "use another token",
        ErrorKind::Status if error.is_forbidden() => "add the missing scope or role",
        ErrorKind::Status if error.is_not_found() => "check the connector id",
        ErrorKind::Timeout | ErrorKind::ConnectionLost => "try again later",
        ErrorKind::Status if is_temporary(error) => "try again later",
        _ => "read the message; the same call would fail again",
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let [connector_id] = required_arguments("usage: errors CONNECTOR_ID");
    let pipeshub = or_usage_error(Pipeshub::from_env());
    let request = GetConnectorConfigRequest::new(connector_id);
    let configuration = pipeshub.connector_configuration();
    match configuration.get_connector_config(request).await {
        Ok(config) => println!("authenticated: {}", config.is_authenticated),
        // The text of an error is one line without secrets, so a log may contain it.
        Err(error) => println!("{error}\nreaction: {}", reaction(&error)),
    }
}
