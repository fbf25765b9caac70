//! Tokens that expire, and their refresh before that.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pipeshub_core::{AccessToken, ErrorKind, PipeshubCore, Security};
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
    // A number in quotes is accepted. Without the field, the token does not expire.
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
    // After the token has expired, a failed refresh fails the call.
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

/// A step of a source: a pause, and the lifetime of the token that it returns.
type Given = (u64, Result<u64, ()>);

/// Returns a core whose source returns `own-0`, `own-1` and so on, and the number of requests to
/// the source. Times are in seconds.
fn scripted(server: &Server, script: &[Given]) -> (PipeshubCore, impl Fn() -> usize + use<>) {
    let script: VecDeque<_> = script.iter().copied().enumerate().collect();
    let (count, script) = (script.len(), Arc::new(Mutex::new(script)));
    let left = Arc::clone(&script);
    let source = move || {
        let (number, (pause, lifetime)) = script.lock().unwrap().pop_front().unwrap();
        async move {
            sleep(Duration::from_secs(pause)).await;
            let lifetime = lifetime.map_err(|()| io::Error::other("out of order"))?;
            let token = AccessToken::new(format!("own-{number}"));
            Ok::<_, io::Error>(token.expires_in(Duration::from_secs(lifetime)))
        }
    };
    let builder = server.builder().security(Security::token_source(source));
    let asked = move || count - left.lock().unwrap().len();
    (builder.build().unwrap(), asked)
}

#[tokio::test(start_paused = true)]
async fn expired_token_is_not_sent_after_a_failed_refresh() {
    // The lifetime of the token, the time of the failed refresh, and a time after the expiry.
    for (lifetime, failed_at, later) in [(8, 7, 9), (8, 4, 8), (3600, 3599, 3600), (2, 1, 2)] {
        let server = Server::default();
        let (core, asked) = scripted(&server, &[(0, Ok(lifetime)), (0, Err(())), (0, Ok(3600))]);
        authorize(&core).await.unwrap();
        advance(Duration::from_secs(failed_at)).await;
        authorize(&core).await.unwrap();
        assert_eq!(
            (server.tokens().pop().unwrap(), asked()),
            ("own-0".to_owned(), 2)
        );
        advance(Duration::from_secs(later - failed_at)).await;
        authorize(&core).await.unwrap();
        assert_eq!(
            (server.tokens().pop().unwrap(), asked()),
            ("own-2".to_owned(), 3)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn expired_token_is_not_sent_after_any_retry_after() {
    for seconds in ["61", "3600", "18446744073709551615"] {
        let throttled = Answer::Json(
            429,
            format!(r#"{{"error":{{"code":"C","message":"m","retryAfter":{seconds}}}}}"#),
        );
        let server = Server::answering([Answer::Token(3600), throttled]);
        let core = server.core();
        authorize(&core).await.unwrap();
        // The refresh fails at 3541 s.
        for (later, token) in [(3541, "token-1"), (58, "token-1"), (1, "token-2")] {
            advance(Duration::from_secs(later)).await;
            authorize(&core).await.unwrap();
            assert_eq!(server.tokens().pop().unwrap(), token, "{seconds} {later}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn token_expiring_during_a_slow_refresh_is_replaced() {
    // The token is valid for 5 of the 30 s. The source needs 20 s.
    let server = Server::default();
    let (core, asked) = scripted(&server, &[(0, Ok(3600)), (20, Ok(3600))]);
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(3595)).await;
    authorize(&core).await.unwrap();
    assert_eq!(
        (server.tokens(), asked()),
        (vec!["own-0".to_owned(), "own-1".to_owned()], 2)
    );
}

#[tokio::test(start_paused = true)]
async fn token_expired_on_arrival_is_not_sent() {
    for (pause, lifetime) in [(5, 4), (5, 5), (0, 0)] {
        let server = Server::default();
        let (core, _) = scripted(&server, &[(pause, Ok(lifetime)), (0, Ok(60))]);
        let error = failure(&core, Op::Callback, CODE).await;
        assert_eq!((error.kind(), server.tokens().len()), (ErrorKind::Token, 0));
        assert!(
            error
                .to_string()
                .contains("expired when its source returned it"),
            "{error}"
        );
        authorize(&core).await.unwrap();
        assert_eq!(server.tokens(), ["own-1"]);
    }
}
