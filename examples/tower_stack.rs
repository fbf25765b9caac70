//! Layers of tower around the default transport: a limit of concurrent attempts, and a header on each
//! request.
//!
//! ```text
//! read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 tower_stack CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use http::{HeaderValue, Request};
use pipeshub_core::{Body, PipeshubCore, ServiceTransport, TransportService, blocking::block_on};
use pipeshub_examples::{arguments, or_usage_error};
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;
use tower::ServiceBuilder;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector_id = or_usage_error(arguments()).into_iter().next();
    let connector_id = or_usage_error(connector_id.ok_or("usage: tower_stack CONNECTOR_ID"));
    let core = PipeshubCore::builder()
        .env()?
        .wrap_transport(|inner| {
            let layers = ServiceBuilder::new().concurrency_limit(4).map_request(
                |mut request: Request<Body>| {
                    request
                        .headers_mut()
                        .insert("x-tenant", HeaderValue::from_static("tenant-7"));
                    request
                },
            );
            ServiceTransport::new(layers.service(TransportService::new(inner)))
        })
        .build();
    let core = or_usage_error(core);
    let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
    let authorization = block_on(connector_oauth_get_oauth_authorization_url(&core, request))??;
    println!("{}", authorization.authorization_url.as_str());
    Ok(())
}
