//! A proxy: every connection to the server is a tunnel through an HTTP proxy.
//!
//! The proxy sees the server's host and port, and nothing else. The core needs the feature `proxy`.
//!
//! ```text
//! read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 proxy PROXY_URL CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use pipeshub_core::PipeshubCore;
use pipeshub_examples::{or_usage_error, required_arguments};
use pipeshub_funcs::connector_configuration::GetConnectorConfigRequest;
use pipeshub_funcs::connector_configuration_get_connector_config;

#[tokio::main(flavor = "current_thread")]
async fn main() -> pipeshub_core::Result<()> {
    let [proxy, connector_id] = required_arguments("usage: proxy http://HOST:PORT CONNECTOR_ID");
    // `proxy_from_env` reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY instead. Use it for a
    // proxy with a password, since other users of the machine can read arguments.
    let builder = or_usage_error(PipeshubCore::builder().env());
    let core = or_usage_error(builder.proxy(proxy).build());
    let request = GetConnectorConfigRequest::new(connector_id);
    let config = connector_configuration_get_connector_config(&core, request).await?;
    println!("authenticated: {}", config.is_authenticated);
    Ok(())
}
