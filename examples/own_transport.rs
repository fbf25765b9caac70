//! Two custom transports: a wrapper that logs the attempts of another transport, and a mock.
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use std::time::Instant;

use pipeshub_core::{Attempt, Body, PipeshubCore, SendFuture, Transport, transport_fn};
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;

/// Prints a line for each attempt. The query and the headers are secret and not printed.
struct Logged<T>(T);

impl<T: Transport> Transport for Logged<T> {
    fn send<'a>(&'a self, request: http::Request<Body>, attempt: &'a Attempt) -> SendFuture<'a> {
        let started = Instant::now();
        let sending = self.0.send(request, attempt);
        Box::pin(async move {
            let result = sending.await;
            let outcome = match &result {
                Ok(response) => response.status().to_string(),
                Err(error) => error.to_string(),
            };
            println!(
                "{}, attempt {}: {outcome} in {:.1?}",
                attempt.operation(),
                attempt.number(),
                started.elapsed()
            );
            result
        })
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The mock is busy at the first attempt.
    let sent = std::sync::atomic::AtomicU32::new(0);
    let mock = transport_fn(move |request| {
        println!("received {}", request.uri().path());
        let response = http::Response::builder().header("content-type", "application/json");
        if sent.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 0 {
            return response
                .status(503)
                .body(r#"{"error":{"code":"HTTP_SERVICE_UNAVAILABLE","message":"busy"}}"#);
        }
        response.body(
            r#"{"success":true,"authorizationUrl":"https://idp.example/auth?state=s","state":"s"}"#,
        )
    });
    let core = PipeshubCore::with_transport(Logged(mock)).build()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let request = GetOAuthAuthorizationUrlRequest::new("3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d");
    let authorization =
        runtime.block_on(connector_oauth_get_oauth_authorization_url(&core, request))?;
    println!(
        "{} after {} attempts",
        authorization.authorization_url.as_str(),
        authorization.meta().attempts()
    );
    Ok(())
}
