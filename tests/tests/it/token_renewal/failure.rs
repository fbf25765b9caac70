//! Errors of the token endpoint.

use std::error::Error as _;
use std::time::Duration;

use pipeshub_core::{Delivery, Error, ErrorKind, RequestOptions, RetryConfig};
use pipeshub_funcs::connector_oauth::{
    WaitUntilAuthenticatedRequest, WaitUntilAuthenticatedResponse,
};
use pipeshub_funcs::connector_oauth_wait_until_authenticated;
use pipeshub_tests::{CONNECTOR_ID, Op};
use tokio::time::advance;

use crate::common::{CODE, authorize, failure};

use super::server::{Answer, Server};

#[tokio::test(start_paused = true)]
async fn token_endpoint_errors_have_clear_messages() {
    let json = |status, body: &str| Answer::Json(status, body.to_owned());
    for (answer, kind, text) in [
        (
            json(401, r#"{"error":"invalid_client"}"#),
            ErrorKind::Status,
            "the client id or the client secret is wrong",
        ),
        (
            json(400, r#"{"error":"invalid_scope"}"#),
            ErrorKind::Status,
            "lacks one of the scopes connector:read connector:write user:read",
        ),
        (
            json(400, r#"{"error":"unsupported_grant_type"}"#),
            ErrorKind::Status,
            "does not allow the grant client_credentials",
        ),
        (
            json(400, r#"{"error":"server_error"}"#),
            ErrorKind::Status,
            "could not read the client secret",
        ),
        (
            json(
                400,
                r#"{"error":{"code":"VALIDATION_ERROR","message":"m"}}"#,
            ),
            ErrorKind::Status,
            "status 400 VALIDATION_ERROR",
        ),
        (json(404, "{}"), ErrorKind::Status, "check the token URL"),
        (Answer::Page, ErrorKind::InvalidReply, "it is a web page"),
        (
            json(200, r#"{"token_type":"Bearer"}"#),
            ErrorKind::InvalidReply,
            "its field `access_token` is missing",
        ),
        (
            json(200, r#"{"access_token":"canary-token","token_type":"mac"}"#),
            ErrorKind::InvalidReply,
            "not a bearer token",
        ),
        (
            json(200, r#"{"access_token":"canary-token\r\nx: y"}"#),
            ErrorKind::InvalidReply,
            "the bearer token has an invalid character",
        ),
        (
            json(200, r#"{"access_token":""}"#),
            ErrorKind::InvalidReply,
            "empty",
        ),
        (
            json(
                200,
                &format!(r#"{{"access_token":"{}"}}"#, "x".repeat(8200)),
            ),
            ErrorKind::InvalidReply,
            "longer than 8 KiB",
        ),
        (
            json(
                200,
                r#"{"access_token":"canary-token","scope":"connector:read user:reader"}"#,
            ),
            ErrorKind::InvalidReply,
            "the token lacks the requested scopes connector:write user:read;",
        ),
        (
            json(
                200,
                r#"{"access_token":"canary-token","scope":["connector:write","canary"]}"#,
            ),
            ErrorKind::InvalidReply,
            "the token lacks the requested scopes connector:read user:read;",
        ),
        (
            json(
                200,
                r#"{"access_token":"canary-token","scope":"connector:read,user:read"}"#,
            ),
            ErrorKind::InvalidReply,
            "the token lacks the requested scopes connector:write;",
        ),
        (
            json(
                200,
                r#"{"access_token":"canary-token","token_type":"DPoP"}"#,
            ),
            ErrorKind::InvalidReply,
            "not a bearer token",
        ),
    ] {
        let server = Server::answering([answer]);
        let error = failure(&server.core(), Op::Callback, CODE).await;
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Token, Delivery::NotSent),
            "{error}"
        );
        let cause = error
            .source()
            .and_then(|cause| cause.downcast_ref::<Error>())
            .expect("an error of ours");
        assert_eq!(cause.kind(), kind, "{cause}");
        assert!(error.to_string().contains(text), "{error}");
        assert!(!error.is_unauthorized() && error.reply().is_none());
        let body = cause
            .reply()
            .map(|reply| reply.body().clone())
            .unwrap_or_default();
        assert!(!String::from_utf8_lossy(&body).contains("canary"));
        assert_eq!(
            (server.token_request_count(), server.tokens().len()),
            (1, 0)
        );
    }
    // A response without scopes grants all requested ones (RFC 6749, section 5.1).
    let server = Server::answering([json(200, r#"{"access_token":"t-1"}"#)]);
    authorize(&server.core()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn throttled_token_endpoint_is_retried_or_retry_after_returned() {
    let throttled = |seconds: u64| {
        Answer::Json(
            429,
            format!(
                r#"{{"error":{{"code":"HTTP_TOO_MANY_REQUESTS","message":"m","retryAfter":{seconds}}}}}"#
            ),
        )
    };
    let server = Server::answering([throttled(3)]);
    let before = tokio::time::Instant::now();
    authorize(&server.core()).await.unwrap();
    assert_eq!(
        (before.elapsed().as_secs(), server.token_request_count()),
        (3, 2)
    );
    let server = Server::answering([throttled(41)]);
    let error = failure(&server.core(), Op::Callback, CODE).await;
    assert_eq!(
        (error.kind(), error.retry_after()),
        (ErrorKind::Token, Some(Duration::from_secs(41)))
    );
    assert_eq!(server.token_request_count(), 1);
    // While the token is valid, the endpoint gets no further request before that time.
    let server = Server::answering([Answer::Token(3600), throttled(20)]);
    let core = server.core();
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(3541)).await;
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(19)).await;
    authorize(&core).await.unwrap();
    assert_eq!(server.token_request_count(), 2);
    advance(Duration::from_secs(1)).await;
    authorize(&core).await.unwrap();
    assert_eq!(server.token_request_count(), 3);
}

#[tokio::test(start_paused = true)]
async fn token_request_has_limits_of_its_own() {
    for (options, name) in [
        (
            RequestOptions::new().retries(RetryConfig::none()),
            "no retries",
        ),
        (RequestOptions::new().retry_codes([]), "no retry codes"),
        (
            RequestOptions::new().max_response_bytes(250),
            "small replies",
        ),
    ] {
        let out_of_order = Answer::Json(503, "{}".to_owned());
        let long = format!(r#"{{"access_token":"t-1","x":"{}"}}"#, "x".repeat(300));
        let server = Server::answering([out_of_order, Answer::Json(200, long)]);
        server.state().wait = Duration::from_secs(1);
        let core = server.core();
        let limited = core.with_options(options).unwrap();
        // The first call requests the token, and the other one shares the result.
        let (limited, other) = tokio::join!(authorize(&limited), authorize(&core));
        assert!(other.is_ok(), "{name}");
        let kind = limited.err().map(|error| error.kind());
        assert_ne!(kind, Some(ErrorKind::Token), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn wait_until_authenticated_survives_a_token_endpoint_outage() {
    let looked = async |answers: Vec<Answer>| {
        let server = Server::answering(answers);
        let core = server.core();
        let request = WaitUntilAuthenticatedRequest::new(CONNECTOR_ID, false);
        let answer = connector_oauth_wait_until_authenticated(&core, request).await;
        (answer, server.token_request_count())
    };
    let json = |status, body: &str| Answer::Json(status, body.to_owned());
    // Each poll makes three token requests, or one that hangs for 10 s.
    for answers in [
        vec![json(503, "{}"); 6],
        vec![json(502, "{}"), json(500, "{}"), json(504, "{}")],
        vec![Answer::Never],
    ] {
        let count = answers.len();
        let (answer, requests) = looked(answers).await;
        let answer = answer.unwrap();
        assert_eq!(answer, WaitUntilAuthenticatedResponse::Authenticated);
        assert_eq!(requests, count + 1);
    }
    for answer in [
        json(401, r#"{"error":"invalid_client"}"#),
        json(400, r#"{"error":"invalid_scope"}"#),
        Answer::Page,
    ] {
        let (answer, requests) = looked(vec![answer]).await;
        assert_eq!(answer.unwrap_err().kind(), ErrorKind::Token);
        assert_eq!(requests, 1);
    }
}
