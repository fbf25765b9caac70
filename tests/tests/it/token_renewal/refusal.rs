//! Tokens that the server refuses with 401.

use std::time::Duration;

use pipeshub_core::{Delivery, ErrorKind, RetryConfig, Security};
use pipeshub_tests::Op;
use tokio::task::JoinSet;

use crate::common::{CODE, authorize, callback, failure};

use super::server::{Answer, ID, SECRET, Server};

#[tokio::test(start_paused = true)]
async fn call_is_resent_once_with_a_new_token_after_401() {
    for op in [Op::Authorize, Op::Callback] {
        let server = Server::default();
        server.refuse("token-1");
        let core = server.core();
        let attempts = match op {
            Op::Authorize => authorize(&core).await.unwrap().meta().attempts(),
            Op::Callback => callback(&core, CODE).await.unwrap().meta().attempts(),
        };
        assert_eq!((attempts, server.token_request_count()), (2, 2), "{op:?}");
        assert_eq!(server.tokens(), ["token-1", "token-2"], "{op:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn second_401_is_returned() {
    for op in [Op::Authorize, Op::Callback] {
        let server = Server::default();
        server.refuse("");
        let error = failure(&server.core(), op, CODE).await;
        assert!(error.is_unauthorized(), "{error}");
        assert_eq!(
            (error.attempts(), error.delivery()),
            (2, Delivery::Answered)
        );
        assert!(!error.may_have_taken_effect());
        assert_eq!(
            (server.token_request_count(), server.tokens().len()),
            (2, 2),
            "{op:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn concurrent_401s_refresh_once() {
    let server = Server::default();
    let core = server.core();
    authorize(&core).await.unwrap();
    server.refuse("token-1");
    server.state().call_wait = Duration::from_secs(1);
    server.state().wait = Duration::from_secs(1);
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let core = core.clone();
        calls.spawn(async move { authorize(&core).await.unwrap().meta().attempts() });
    }
    assert_eq!(calls.join_all().await, [2; 20]);
    assert_eq!(server.token_request_count(), 2);
}

#[tokio::test(start_paused = true)]
async fn refresh_after_401_counts_as_an_attempt() {
    let server = Server::default();
    server.refuse("token-1");
    let core = server
        .builder()
        .security(Security::client_credentials(ID, SECRET));
    let core = core.retries(RetryConfig::none()).build().unwrap();
    let error = failure(&core, Op::Authorize, CODE).await;
    assert!(error.is_unauthorized() && error.attempts() == 1, "{error}");
    // The refused token is not used again.
    authorize(&core).await.unwrap();
    assert_eq!(server.tokens(), ["token-1", "token-2"]);
    // After two failures, the refused attempt is the third one.
    let server = Server::default();
    server.refuse("token-1");
    server.state().failing = 2;
    let error = failure(&server.core(), Op::Authorize, CODE).await;
    assert!(error.is_unauthorized() && error.attempts() == 3, "{error}");
}

#[tokio::test(start_paused = true)]
async fn deadline_includes_the_refresh() {
    let server = Server::answering([Answer::Token(3600), Answer::Never]);
    server.refuse("token-1");
    let core = server
        .builder()
        .security(Security::client_credentials(ID, SECRET));
    let core = core.timeout(Duration::from_secs(3)).build().unwrap();
    let before = tokio::time::Instant::now();
    let error = failure(&core, Op::Callback, CODE).await;
    assert_eq!(before.elapsed().as_secs(), 3);
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Timeout, Delivery::Answered)
    );
    assert!(!error.may_have_taken_effect(), "{error}");
    assert_eq!(server.tokens().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn failed_refresh_after_401_is_reported() {
    let refusal = Answer::Json(401, r#"{"error":"invalid_client"}"#.to_owned());
    let server = Server::answering([Answer::Token(3600), refusal]);
    server.refuse("token-1");
    let error = failure(&server.core(), Op::Callback, CODE).await;
    assert_eq!(
        (error.kind(), error.delivery(), error.attempts()),
        (ErrorKind::Token, Delivery::Answered, 2)
    );
    assert!(!error.may_have_taken_effect());
}

#[tokio::test(start_paused = true)]
async fn static_token_is_not_resent_after_401() {
    for op in [Op::Authorize, Op::Callback] {
        let server = Server::default();
        server.refuse("token-0");
        let error = failure(
            &server.builder().bearer_auth("token-0").build().unwrap(),
            op,
            CODE,
        )
        .await;
        assert!(error.is_unauthorized() && error.attempts() == 1, "{error}");
    }
}
