//! Tokens that end, and their renewal before that.

use std::time::Duration;

use pipeshub_core::{ErrorKind, PipeshubCore, Security};
use pipeshub_tests::Op;
use tokio::time::{advance, sleep};

use crate::common::{CODE, authorize, failure};

use super::server::{Answer, ID, SECRET, Server};

#[tokio::test(start_paused = true)]
async fn token_is_refreshed_a_minute_before_expiry() {
    for (lifetime, kept, renewed) in [(3600, 3539, 3540), (300, 239, 240), (90, 44, 45)] {
        let server = Server::answering([Answer::Token(lifetime)]);
        let core = server.core();
        authorize(&core).await.unwrap();
        advance(Duration::from_secs(kept)).await;
        authorize(&core).await.unwrap();
        assert_eq!(server.tokens(), ["token-1"; 2], "{lifetime}");
        advance(Duration::from_secs(renewed - kept)).await;
        authorize(&core).await.unwrap();
        assert_eq!(server.tokens()[2], "token-2", "{lifetime}");
    }
}

#[tokio::test(start_paused = true)]
async fn token_lifetime_starts_at_the_request() {
    let server = Server::answering([Answer::Token(3600)]);
    server.state().wait = Duration::from_secs(8);
    let core = server.core();
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(3540 - 8)).await;
    authorize(&core).await.unwrap();
    assert_eq!(server.token_request_count(), 2);
}

#[tokio::test(start_paused = true)]
async fn invalid_lifetimes_never_expire_before_a_401() {
    for lifetime in [
        "0",
        "-1",
        "null",
        "true",
        "1.5",
        "[]",
        "\"soon\"",
        "18446744073709551615",
        "1e300",
    ] {
        let token =
            format!(r#"{{"access_token":"odd","token_type":"bearer","expires_in":{lifetime}}}"#);
        let server = Server::answering([Answer::Json(200, token)]);
        let core = server.core();
        authorize(&core).await.unwrap();
        advance(Duration::from_secs(1_000_000)).await;
        authorize(&core).await.unwrap();
        assert_eq!(server.token_request_count(), 1, "{lifetime}");
        server.refuse("odd");
        assert_eq!(
            authorize(&core).await.unwrap().meta().attempts(),
            2,
            "{lifetime}"
        );
        assert_eq!(
            server.tokens(),
            ["odd", "odd", "odd", "token-1"],
            "{lifetime}"
        );
    }
    // A number in quotes is one all the same, and a missing one is none.
    for (field, asked) in [(r#","expires_in":"3600""#, 2), ("", 1)] {
        let server = Server::answering([Answer::Json(
            200,
            format!(r#"{{"access_token":"odd"{field}}}"#),
        )]);
        let core = server.core();
        authorize(&core).await.unwrap();
        advance(Duration::from_secs(3600)).await;
        authorize(&core).await.unwrap();
        assert_eq!(server.token_request_count(), asked, "{field}");
    }
}

#[tokio::test(start_paused = true)]
async fn valid_token_is_used_after_failed_refresh() {
    let failure = || Answer::Json(400, r#"{"error":"server_error"}"#.to_owned());
    let server = Server::answering([Answer::Token(3600), failure(), failure()]);
    let core = server.core();
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(3541)).await;
    for _ in 0..3 {
        authorize(&core).await.unwrap();
    }
    assert_eq!(server.tokens(), ["token-1"; 4]);
    assert_eq!(
        server.token_request_count(),
        2,
        "not every call tries to renew it"
    );
    advance(Duration::from_secs(5)).await;
    authorize(&core).await.unwrap();
    assert_eq!(
        (server.token_request_count(), server.tokens().pop().unwrap()),
        (3, "token-1".to_owned())
    );
    // When it has ended, a failure is one.
    server.state().answers.push_back(failure());
    advance(Duration::from_secs(60)).await;
    assert_eq!(failure_kind(&core).await, ErrorKind::Token);
    authorize(&core).await.unwrap();
    assert_eq!(server.tokens().pop().unwrap(), "token-2");
}

async fn failure_kind(core: &PipeshubCore) -> ErrorKind {
    failure(core, Op::Authorize, CODE).await.kind()
}

#[tokio::test(start_paused = true)]
async fn hanging_refresh_does_not_delay_calls_with_a_valid_token() {
    let server = Server::answering([Answer::Token(3600), Answer::Never]);
    let core = server
        .builder()
        .security(Security::client_credentials(ID, SECRET));
    let core = core.timeout(Duration::from_secs(4)).build().unwrap();
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(3541)).await;
    let (renewing, other) = tokio::join!(authorize(&core), async {
        sleep(Duration::from_millis(1)).await;
        let before = tokio::time::Instant::now();
        let result = authorize(&core).await;
        assert_eq!(
            before.elapsed(),
            Duration::ZERO,
            "it does not wait for the renewal"
        );
        result
    });
    assert!(renewing.is_ok() && other.is_ok());
    assert_eq!(
        (server.tokens(), server.token_request_count()),
        (vec!["token-1".to_owned(); 3], 2)
    );
}
