//! Client credentials against the emulator, over sockets.

use std::error::Error as _;

use pipeshub_core::url::parse_query;
use pipeshub_core::{
    ClientCredentials, Error, ErrorKind, PipeshubCore, PipeshubCoreBuilder, Security,
};
use pipeshub_emulator::{Emulator, Fault, OAuthApp, fixtures};
use pipeshub_tests::{Op, Scanner};
use tokio::task::JoinSet;

use crate::common::{self, CODE, failure};

use super::server::SECRET;

fn emulated(emulator: &Emulator) -> PipeshubCoreBuilder {
    let app = Security::client_credentials(fixtures::APP_ID, fixtures::APP_SECRET);
    PipeshubCore::builder()
        .server_url(emulator.server_url())
        .retries(common::quick_retries())
        .security(app)
}

fn token_requests(emulator: &Emulator) -> usize {
    emulator
        .requests()
        .iter()
        .filter(|request| request.path.ends_with("/oauth2/token"))
        .count()
}

#[tokio::test]
async fn client_credentials_complete_the_whole_flow() {
    let emulator = Emulator::builder().start().await.unwrap();
    let core = emulated(&emulator).build().unwrap();
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let core = core.clone();
        calls.spawn(async move {
            let request = pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest::new(
                fixtures::READY,
            );
            let response =
                pipeshub_funcs::connector_oauth_get_oauth_authorization_url(&core, request).await;
            response.unwrap().into_inner()
        });
    }
    assert_eq!(calls.join_all().await.len(), 20);
    assert_eq!(token_requests(&emulator), 1);
    // Only the newest state is valid, so the flow starts again.
    let request =
        pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest::new(fixtures::READY);
    let authorization = pipeshub_funcs::connector_oauth_get_oauth_authorization_url(&core, request)
        .await
        .unwrap()
        .into_inner();
    let redirect = emulator
        .grant(authorization.authorization_url.as_str())
        .unwrap();
    // The token is revoked between the two calls. The callback is refused and sent again, and the
    // code is spent once.
    emulator.revoke_issued_tokens();
    let request = pipeshub_funcs::connector_oauth::HandleOAuthCallbackRequest::from_redirect(
        &redirect,
        authorization.state,
    )
    .unwrap();
    let code = parse_query(redirect.split_once('?').unwrap().1)
        .unwrap()
        .swap_remove(0)
        .1;
    let connected = pipeshub_funcs::connector_oauth_handle_oauth_callback(&core, request)
        .await
        .unwrap();
    assert_eq!(
        (connected.meta().attempts(), token_requests(&emulator)),
        (2, 2)
    );
    assert!(emulator.is_authenticated(fixtures::READY));
    assert_eq!(
        (
            emulator.code_count(&code),
            emulator.provider_code_count(&code)
        ),
        (2, 1)
    );
}

#[tokio::test]
async fn missing_scopes_are_named() {
    let emulator = Emulator::builder().start().await.unwrap();
    let app = ClientCredentials::new(fixtures::APP_ID, fixtures::APP_SECRET);
    let core = emulated(&emulator)
        .security(app.scopes(["connector:write", "email", "user:read"]))
        .build()
        .unwrap();
    let error = failure(&core, Op::Authorize, CODE).await;
    assert!(
        error
            .to_string()
            .contains("the token lacks the requested scopes email;"),
        "{error}"
    );
    // The request names no scope, whatever scopes the app has.
    let app = ClientCredentials::new(fixtures::APP_ID, fixtures::APP_SECRET).scopes::<&str>([]);
    let core = emulated(&emulator).security(app).build().unwrap();
    assert_eq!(
        failure(&core, Op::Authorize, CODE).await.code(),
        Some("HTTP_NOT_FOUND"),
        "a good token"
    );
}

#[tokio::test]
async fn app_rejections_are_distinguished() {
    let emulator = Emulator::builder()
        .oauth_app(OAuthApp::new("good", SECRET))
        .oauth_app(OAuthApp::new("suspended", SECRET).suspended())
        .oauth_app(OAuthApp::new("another grant", SECRET).without_client_credentials())
        .oauth_app(OAuthApp::new("reads", SECRET).scopes(["connector:read"]))
        .start()
        .await
        .unwrap();
    for (id, secret, code) in [
        ("nobody", SECRET, "invalid_client"),
        ("good", "wrong-secret", "invalid_client"),
        ("suspended", SECRET, "invalid_client"),
        ("another grant", SECRET, "unsupported_grant_type"),
        ("reads", SECRET, "invalid_scope"),
    ] {
        let core = emulated(&emulator)
            .security(Security::client_credentials(id, secret))
            .build()
            .unwrap();
        let error = failure(&core, Op::Callback, CODE).await;
        let cause = error
            .source()
            .and_then(|cause| cause.downcast_ref::<Error>())
            .unwrap();
        assert_eq!(
            (error.kind(), cause.code()),
            (ErrorKind::Token, Some(code)),
            "{error}"
        );
        Scanner::new(&[("secret", SECRET)])
            .assert_clean(&format!("{error} {error:?} {cause} {cause:?}"));
    }
    let good = emulated(&emulator)
        .security(Security::client_credentials("good", SECRET))
        .build()
        .unwrap();
    assert_eq!(
        failure(&good, Op::Authorize, CODE).await.code(),
        Some("HTTP_NOT_FOUND"),
        "the secret is encoded"
    );
}

#[tokio::test]
async fn token_endpoint_failures_are_retried() {
    let emulator = Emulator::builder().start().await.unwrap();
    emulator.fault(Fault::status(503));
    emulator.fault(Fault::cut_after_read());
    let core = emulated(&emulator).build().unwrap();
    let request =
        pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest::new(fixtures::READY);
    let response = pipeshub_funcs::connector_oauth_get_oauth_authorization_url(&core, request)
        .await
        .unwrap();
    assert_eq!(
        (response.meta().attempts(), token_requests(&emulator)),
        (1, 3)
    );
}
