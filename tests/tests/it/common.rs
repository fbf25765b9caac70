//! Helpers of the suites: calls of the two operations, and cores for a scripted server.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    BackoffStrategy, Error, PipeshubCore, PipeshubCoreBuilder, Response, RetryConfig,
};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackRequest,
    HandleOAuthCallbackResponse, OAuthState,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use pipeshub_tests::{CONNECTOR_ID, Op, Player};

pub(crate) const TOKEN: &str = "phpat_fixture.T0ken-of~the+tests/0=";
pub(crate) const CODE: &str = "4/0AfixtureC0de-_~.+=%&";
/// [`CODE`] encoded for a query by RFC 3986, written by hand.
pub(crate) const CODE_ENCODED: &str = "4%2F0AfixtureC0de-_~.%2B%3D%25%26";
/// A state in padded base64url, as the server creates it.
pub(crate) const STATE: &str = "eyJzdGF0ZSI6ICJhIn0=";
pub(crate) const STATE_ENCODED: &str = "eyJzdGF0ZSI6ICJhIn0%3D";
pub(crate) const BASE_URL: &str = "https://app.example.com";
pub(crate) const BASE_URL_ENCODED: &str = "https%3A%2F%2Fapp.example.com";

/// The server URL of [`duplex`], which opens no socket.
pub(crate) const DUPLEX_URL: &str = "http://localhost/api/v1";

/// Returns retries with three attempts and pauses of at most 1 ms.
pub(crate) fn quick_retries() -> RetryConfig {
    let moment = Duration::from_millis(1);
    RetryConfig::new().backoff(
        BackoffStrategy::new()
            .initial_interval(moment)
            .max_interval(moment),
    )
}

pub(crate) fn builder(url: &str) -> PipeshubCoreBuilder {
    PipeshubCore::builder()
        .server_url(url)
        .bearer_auth(TOKEN)
        .retries(quick_retries())
}

pub(crate) fn core(url: &str) -> PipeshubCore {
    builder(url).build().unwrap()
}

/// Returns a core whose connections end at the player. They work with a paused clock, unlike
/// sockets.
pub(crate) fn duplex(player: &Player) -> PipeshubCoreBuilder {
    let player = player.clone();
    let dial: Dial = Arc::new(move |_host, _port| {
        let (client, server) = tokio::io::duplex(16 * 1024);
        tokio::spawn(player.clone().serve(server));
        Box::pin(async move { Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>) })
    });
    builder(DUPLEX_URL).unversioned_dialer(dial)
}

pub(crate) fn callback_request(code: &str) -> HandleOAuthCallbackRequest {
    HandleOAuthCallbackRequest::new(code, OAuthState::from_saved(STATE)).base_url(BASE_URL)
}

pub(crate) async fn authorize(
    core: &PipeshubCore,
) -> Result<Response<GetOAuthAuthorizationUrlResponse>, Error> {
    let request = GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID).base_url(BASE_URL);
    connector_oauth_get_oauth_authorization_url(core, request).await
}

pub(crate) async fn callback(
    core: &PipeshubCore,
    code: &str,
) -> Result<Response<HandleOAuthCallbackResponse>, Error> {
    connector_oauth_handle_oauth_callback(core, callback_request(code)).await
}

/// Returns the error of a call that must fail.
pub(crate) async fn failure(core: &PipeshubCore, op: Op, code: &str) -> Error {
    match op {
        Op::Authorize => authorize(core)
            .await
            .map(drop)
            .expect_err("authorize fails"),
        Op::Callback => callback(core, code)
            .await
            .map(drop)
            .expect_err("the callback fails"),
    }
}

/// Polls a future `times` times, then drops it.
pub(crate) async fn polled<T>(future: impl Future<Output = T>, times: usize) -> Option<T> {
    let mut future = pin!(future);
    let mut polls = 0;
    poll_fn(|cx| {
        if polls == times {
            return Poll::Ready(None);
        }
        polls += 1;
        match future.as_mut().poll(cx) {
            Poll::Ready(value) => Poll::Ready(Some(value)),
            Poll::Pending if polls == times => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}
