//! The whole flow against the emulator, with reqwest.
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use pipeshub_core::{Delivery, ErrorKind, PipeshubCore, RetryConfig};
use pipeshub_emulator::{Emulator, fixtures};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackRequest,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use pipeshub_reqwest_example::Reqwest;

fn core(url: &str, token: &str) -> PipeshubCore {
    let transport = Reqwest::new(reqwest::ClientBuilder::no_proxy).unwrap();
    let builder = PipeshubCore::with_transport(transport)
        .server_url(url)
        .bearer_auth(token);
    builder.retries(RetryConfig::none()).build().unwrap()
}

#[tokio::test]
async fn connector_over_reqwest_is_connected() {
    let emulator = Emulator::builder().start().await.unwrap();
    let core = core(&emulator.server_url(), emulator.token());
    let request = GetOAuthAuthorizationUrlRequest::new(fixtures::READY);
    let authorization = connector_oauth_get_oauth_authorization_url(&core, request)
        .await
        .unwrap()
        .into_inner();
    let redirect = emulator
        .grant(authorization.authorization_url.as_str())
        .unwrap();
    let request =
        HandleOAuthCallbackRequest::from_redirect(&redirect, authorization.state).unwrap();
    connector_oauth_handle_oauth_callback(&core, request)
        .await
        .unwrap();
    assert!(emulator.is_authenticated(fixtures::READY));
}

#[tokio::test]
async fn unsent_request_over_reqwest_is_reported_as_not_sent() {
    // The port is bound, and nobody listens.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let core = core(
        &format!("http://{}/api/v1", socket.local_addr().unwrap()),
        "token",
    );
    let request = GetOAuthAuthorizationUrlRequest::new(fixtures::READY);
    let error = connector_oauth_get_oauth_authorization_url(&core, request)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Connect, Delivery::NotSent)
    );
}
