//! Calls that wait for a token.

use std::error::Error as _;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use http::Response;
use pipeshub_core::url::parse_query;
use pipeshub_core::{
    ClientCredentials, Delivery, Error, ErrorKind, PipeshubCore, RequestOptions, RetryConfig,
    Security, transport_fn,
};
use pipeshub_tests::Op;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::common::{CODE, authorize, callback, failure};

use super::server::{Answer, ID, SCOPES, SECRET, Server};

#[tokio::test(start_paused = true)]
async fn first_call_gets_a_token_and_later_calls_reuse_it() {
    let server = Server::default();
    let core = server.core();
    assert_eq!(
        server.token_request_count(),
        0,
        "nothing is sent before a call needs it"
    );
    let first = authorize(&core).await.unwrap();
    assert_eq!(first.meta().attempts(), 1);
    callback(&core, CODE).await.unwrap();
    authorize(&core.clone()).await.unwrap();
    authorize(
        &core
            .with_options(RequestOptions::new().timeout(Duration::from_secs(5)))
            .unwrap(),
    )
    .await
    .unwrap();
    assert_eq!(server.tokens(), ["token-1"; 4]);
    let state = server.state();
    let (uri, body) = &state.token_requests[0];
    assert_eq!(state.token_requests.len(), 1);
    assert_eq!(uri, "http://localhost/api/v1/oauth2/token");
    let expected = [
        ("grant_type", "client_credentials"),
        ("client_id", ID),
        ("client_secret", SECRET),
        ("scope", SCOPES),
    ];
    let fields = parse_query(body).unwrap();
    assert_eq!(
        fields,
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
}

/// Fields beside the token, as servers other than PipesHub send them.
#[tokio::test(start_paused = true)]
async fn token_response_of_another_server_is_used() {
    for fields in [
        r#""scope":["connector:read","connector:write","user:read"]"#,
        r#""scope":["connector:read connector:write","user:read"]"#,
        r#""scope":["user:read","more","connector:write","connector:read"],"scopes":7"#,
        r#""scope":"connector:read,connector:write,user:read""#,
        r#""scope":"connector:read, connector:write, user:read""#,
        r#""scope":"connector:read,connector:write user:read,more""#,
        r#""scope":" connector:read  connector:write\tuser:read\n""#,
        r#""scope":null"#,
        r#""scope":7"#,
        r#""scope":{"connector:read":true}"#,
        r#""scope":[1,null]"#,
        r#""token_type":"bearer""#,
        r#""token_type":"BearerToken""#,
        r#""token_type":" Bearer ""#,
        r#""token_type":"""#,
        r#""token_type":null"#,
        r#""token_type":["Bearer"]"#,
        r#""token_type":1"#,
        r#""expires_in":"3600""#,
        r#""expires_in":3600.0"#,
        r#""expires_in":-1"#,
        r#""expires_in":"never""#,
        r#""expires_in":[3600]"#,
        r#""expires_in":1e400"#,
        r#""refresh_token":null,"id_token":{"a":[]},"expires_on":"x","error":false"#,
    ] {
        let body = format!(r#"{{"access_token":"t-1",{fields}}}"#);
        let server = Server::answering([Answer::Json(200, body)]);
        let core = server.core();
        authorize(&core).await.expect(fields);
        authorize(&core).await.expect(fields);
        assert_eq!(server.tokens(), ["t-1"; 2], "{fields}");
    }
}

#[tokio::test(start_paused = true)]
async fn scope_with_a_comma_in_it_is_found() {
    let answer = r#"{"access_token":"t-1","scope":["a,b","c"]}"#;
    for (asked, granted) in [("a,b", true), ("c", true), ("a", true), ("b,c", false)] {
        let server = Server::answering([Answer::Json(200, answer.to_owned())]);
        let app = ClientCredentials::new(ID, SECRET).scopes([asked]);
        let core = server.builder().security(app).build().unwrap();
        assert_eq!(authorize(&core).await.is_ok(), granted, "{asked}");
    }
}

#[tokio::test(start_paused = true)]
async fn concurrent_calls_refresh_once() {
    let server = Server::default();
    server.state().wait = Duration::from_secs(2);
    let core = server.core();
    let mut calls = JoinSet::new();
    for _ in 0..50 {
        let core = core.clone();
        calls.spawn(async move { authorize(&core).await.map(drop) });
    }
    for result in calls.join_all().await {
        result.unwrap();
    }
    assert_eq!(
        (server.token_request_count(), server.state().most_under_way),
        (1, 1)
    );
    assert_eq!(server.tokens(), ["token-1"; 50]);
}

#[tokio::test(start_paused = true)]
async fn waiting_calls_share_a_refresh_failure() {
    let refusal = Answer::Json(
        401,
        r#"{"error":"invalid_client","error_description":"d"}"#.to_owned(),
    );
    let server = Server::answering([refusal]);
    server.state().wait = Duration::from_secs(2);
    let core = server.core();
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let core = core.clone();
        calls.spawn(async move { authorize(&core).await.map(drop).unwrap_err() });
    }
    for error in calls.join_all().await {
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Token, Delivery::NotSent)
        );
        let cause = error
            .source()
            .and_then(|cause| cause.downcast_ref::<Error>())
            .expect("an error of ours");
        assert_eq!(cause.code(), Some("invalid_client"));
    }
    assert_eq!(
        (server.token_request_count(), server.tokens().len()),
        (1, 0)
    );
    // A later call requests a token again.
    authorize(&core).await.unwrap();
    assert_eq!(server.token_request_count(), 2);
}

#[tokio::test(start_paused = true)]
async fn refresh_failure_after_a_token_is_shared_as_a_new_failure() {
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let source = move || {
        let number = counted.fetch_add(1, Ordering::Relaxed);
        async move {
            sleep(Duration::from_secs(1)).await;
            if number == 1 {
                Ok("refused-at-once")
            } else {
                Err(io::Error::other("none"))
            }
        }
    };
    let transport = transport_fn(|_| Response::builder().status(401).body(""));
    let core = PipeshubCore::with_transport(transport)
        .security(Security::token_source(source))
        .build()
        .unwrap();
    authorize(&core).await.unwrap_err();
    // The first call gets the token, and the second one fails. The third waited for the second.
    let (first, second, third) = tokio::join!(authorize(&core), authorize(&core), authorize(&core));
    for error in [first, second, third].map(|result| result.map(drop).unwrap_err()) {
        assert_eq!(error.kind(), ErrorKind::Token, "{error}");
    }
    assert_eq!(asked.load(Ordering::Relaxed), 3);
}

#[tokio::test(start_paused = true)]
async fn dropped_refresh_is_taken_over_by_a_waiter() {
    let server = Server::answering([Answer::Never]);
    server.state().wait = Duration::from_secs(1);
    let core = server.core();
    let first = tokio::spawn({
        let core = core.clone();
        async move { authorize(&core).await.map(drop) }
    });
    sleep(Duration::from_secs(2)).await;
    assert_eq!(server.token_request_count(), 1);
    let waiting = tokio::spawn({
        let core = core.clone();
        async move { authorize(&core).await.map(drop) }
    });
    let dropped = tokio::spawn({
        let core = core.clone();
        async move { authorize(&core).await.map(drop) }
    });
    sleep(Duration::from_secs(1)).await;
    dropped.abort();
    assert_eq!(server.token_request_count(), 1, "the others wait");
    first.abort();
    waiting.await.unwrap().unwrap();
    let state = server.state();
    assert_eq!(
        (
            state.token_requests.len(),
            state.most_under_way,
            state.under_way
        ),
        (2, 1, 0)
    );
}

#[tokio::test(start_paused = true)]
async fn short_deadline_does_not_cancel_other_waiters() {
    let server = Server::default();
    server.state().wait = Duration::from_secs(5);
    let core = server.core();
    let hurried = core
        .with_options(RequestOptions::new().timeout(Duration::from_secs(1)))
        .unwrap();
    let (hurried, patient) = tokio::join!(authorize(&hurried), async {
        sleep(Duration::from_millis(1)).await;
        authorize(&core).await
    });
    let error = hurried.map(drop).unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Timeout, Delivery::NotSent)
    );
    assert!(!error.may_have_taken_effect());
    patient.unwrap();
    assert_eq!(
        (server.token_request_count(), server.tokens().len()),
        (2, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn token_request_has_its_own_deadline() {
    let server = Server::answering([Answer::Never]);
    let core = server
        .builder()
        .security(Security::client_credentials(ID, SECRET));
    let core = core.retries(RetryConfig::none()).build().unwrap();
    let error = failure(&core, Op::Callback, CODE).await;
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Token, Delivery::NotSent)
    );
    assert!(
        error
            .to_string()
            .contains("oauthToken: the deadline passed: after 10 s"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn overlong_head_is_rejected_before_a_token_request() {
    let server = Server::default();
    let core = server.core();
    let error = callback(&core, &"c".repeat(8 * 1024))
        .await
        .map(drop)
        .unwrap_err();
    assert_eq!(
        (error.kind(), server.token_request_count()),
        (ErrorKind::InvalidRequest, 0)
    );
    callback(&core, &"c".repeat(7 * 1024)).await.unwrap();
}
