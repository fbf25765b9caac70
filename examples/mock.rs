//! A mock: tests of a program without a server, with `transport_fn` in place of the network.
//!
//! ```text
//! cargo test --example mock
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use pipeshub::Pipeshub;
use pipeshub::connector_configuration::GetConnectorConfigRequest;
use pipeshub_examples::{or_usage_error, required_arguments};

/// Returns a line about a connector. This function is the code under test.
async fn describe(pipeshub: &Pipeshub, connector_id: &str) -> pipeshub::Result<&'static str> {
    let request = GetConnectorConfigRequest::new(connector_id);
    let configuration = pipeshub.connector_configuration();
    Ok(match configuration.get_connector_config(request).await {
        Ok(config) if config.is_authenticated => "connected",
        Ok(_) => "not connected",
        Err(error) if error.is_not_found() => "unknown",
        Err(error) => return Err(error),
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> pipeshub::Result<()> {
    let [connector_id] = required_arguments("usage: mock CONNECTOR_ID");
    let pipeshub = or_usage_error(Pipeshub::from_env());
    println!("{}", describe(&pipeshub, &connector_id).await?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Describes a connector for which the server sends this status and body.
    async fn described(status: u16, body: &'static str) -> pipeshub::Result<&'static str> {
        let mock = pipeshub::transport_fn(move |request| {
            assert_eq!(request.uri().path(), "/api/v1/connectors/c1/config");
            http::Response::builder().status(status).body(body)
        });
        describe(&Pipeshub::with_transport(mock).build()?, "c1").await
    }

    #[tokio::test]
    async fn status_of_a_connector_is_described() {
        let connected = r#"{"success":true,"config":{"isAuthenticated":true}}"#;
        assert_eq!(described(200, connected).await.unwrap(), "connected");
        let other = r#"{"success":true,"config":{"isAuthenticated":false}}"#;
        assert_eq!(described(200, other).await.unwrap(), "not connected");
        assert_eq!(described(404, "{}").await.unwrap(), "unknown");
        assert!(described(403, "{}").await.unwrap_err().is_forbidden());
    }
}
