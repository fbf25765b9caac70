//! A proxy: every connection to the server is a tunnel through an HTTP proxy.
//!
//! The proxy sees the server's host and port, and nothing else. The core needs the feature `proxy`.
//!
//! ```text
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 PIPESHUB_BEARER_AUTH=… proxy PROXY_URL CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use pipeshub_core::PipeshubCore;
use pipeshub_funcs::connector_configuration::GetConnectorConfigRequest;
use pipeshub_funcs::connector_configuration_get_connector_config;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(proxy), Some(connector_id)) = (arguments.next(), arguments.next()) else {
        return Err("usage: proxy http://USER:PASSWORD@HOST:PORT CONNECTOR_ID".into());
    };
    // `proxy_from_env` reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY instead.
    let core = PipeshubCore::builder().env()?.proxy(proxy).build()?;
    let request = GetConnectorConfigRequest::new(connector_id);
    let config = connector_configuration_get_connector_config(&core, request).await?;
    println!("authenticated: {}", config.is_authenticated);
    Ok(())
}
