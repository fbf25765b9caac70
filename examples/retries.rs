//! Retries: more attempts for a core, and no second attempt for one handle.
//!
//! A mock plays a server that is busy twice, so this example needs no PipesHub.
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use pipeshub_core::{BackoffStrategy, PipeshubCore, RequestOptions, RetryConfig, transport_fn};
use pipeshub_funcs::connector_configuration::GetConnectorConfigRequest;
use pipeshub_funcs::connector_configuration_get_connector_config;

#[tokio::main(flavor = "current_thread")]
async fn main() -> pipeshub_core::Result<()> {
    let sent = AtomicU32::new(0);
    let busy_twice = transport_fn(move |_| {
        let response = http::Response::builder().header("content-type", "application/json");
        match sent.fetch_add(1, Ordering::Relaxed) {
            0 | 1 => response.status(503).body("{}"),
            _ => response.body(r#"{"success":true,"config":{"isAuthenticated":true}}"#),
        }
    });
    let backoff = BackoffStrategy::new().initial_interval(Duration::from_millis(50));
    let core = PipeshubCore::with_transport(busy_twice)
        .timeout(Duration::from_secs(10)) // for all attempts and pauses together
        .retries(RetryConfig::new().max_attempts(5).backoff(backoff))
        .build()?;
    let request = GetConnectorConfigRequest::new("3f2c1a44");
    let config = connector_configuration_get_connector_config(&core, request).await?;
    println!("a response after {} attempts", config.meta().attempts());

    let once = core.with_options(RequestOptions::new().retries(RetryConfig::none()))?;
    let request = GetConnectorConfigRequest::new("3f2c1a44");
    let config = connector_configuration_get_connector_config(&once, request).await?;
    println!("a response after {} attempt", config.meta().attempts());
    Ok(())
}
