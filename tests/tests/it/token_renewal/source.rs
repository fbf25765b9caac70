//! Token sources of a program.

use std::error::Error as _;
use std::future::pending;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pipeshub_core::{
    AccessToken, BoxFuture, Delivery, ErrorKind, PipeshubCore, Security, TokenContext, TokenFuture,
    TokenSource, transport_fn,
};
use pipeshub_tests::Op;
use tokio::time::{advance, sleep, timeout};

use crate::common::{CODE, DUPLEX_URL, authorize, callback, failure};

use super::server::{SECRET, Server};

#[tokio::test(start_paused = true)]
async fn closure_source_is_called_again_only_after_401() {
    let asked = Arc::new(AtomicUsize::new(0));
    let source = {
        let asked = Arc::clone(&asked);
        move || {
            let number = asked.fetch_add(1, Ordering::Relaxed);
            async move { Ok::<_, io::Error>(format!("own-{number}")) }
        }
    };
    let server = Server::default();
    let core = server
        .builder()
        .security(Security::token_source(source))
        .build()
        .unwrap();
    for _ in 0..3 {
        authorize(&core).await.unwrap();
        advance(Duration::from_secs(100_000)).await;
    }
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    server.refuse("own-0");
    assert_eq!(callback(&core, CODE).await.unwrap().meta().attempts(), 2);
    assert_eq!(
        server.tokens(),
        ["own-0", "own-0", "own-0", "own-0", "own-1"]
    );
    assert_eq!(server.token_request_count(), 0);
}

/// A source that records its context.
#[derive(Clone, Default)]
struct RecordingSource(Arc<Mutex<Vec<(String, bool, Duration)>>>);

impl TokenSource for RecordingSource {
    fn token<'a>(
        &'a self,
        context: &'a TokenContext<'_>,
    ) -> BoxFuture<'a, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        let refused = context.refused();
        let text = format!("TokenContext {{ server_url: {DUPLEX_URL}, refused: {refused}, .. }}");
        assert_eq!(format!("{context:?}"), text);
        let mut told = self.0.lock().unwrap();
        told.push((context.server_url(), refused, context.remaining()));
        let token =
            AccessToken::new(format!("told-{}", told.len())).expires_in(Duration::from_secs(3600));
        Box::pin(std::future::ready(Ok(token)))
    }
}

#[tokio::test(start_paused = true)]
async fn source_context_has_server_and_refused_flag() {
    let (server, source) = (Server::default(), RecordingSource::default());
    let core = server
        .builder()
        .security(Security::token_source(source.clone()))
        .build()
        .unwrap();
    authorize(&core).await.unwrap();
    server.refuse("told-1");
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(3541)).await;
    authorize(&core).await.unwrap();
    let expected = [false, true, false]
        .map(|refused| (DUPLEX_URL.to_owned(), refused, Duration::from_secs(30)));
    assert_eq!(*source.0.lock().unwrap(), expected);
    assert_eq!(format!("{:?}", AccessToken::new(SECRET)), "AccessToken(..)");
}

#[tokio::test(start_paused = true)]
async fn same_token_after_401_is_not_resent() {
    let server = Server::default();
    server.refuse("always-the-same");
    let source = || async { Ok::<_, io::Error>("always-the-same") };
    let core = server
        .builder()
        .security(Security::token_source(source))
        .build()
        .unwrap();
    let error = failure(&core, Op::Callback, CODE).await;
    assert_eq!(error.kind(), ErrorKind::Token);
    assert!(
        error
            .to_string()
            .contains("its source returned the same one again"),
        "{error}"
    );
    assert_eq!(server.tokens().len(), 1);
    // The next call tries the token again.
    server.state().refused.clear();
    authorize(&core).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn source_error_is_the_cause_and_not_shown() {
    let server = Server::default();
    let source = || async { Err::<String, _>(io::Error::other("the vault says canary")) };
    let core = server
        .builder()
        .security(Security::token_source(source))
        .build()
        .unwrap();
    let error = failure(&core, Op::Callback, CODE).await;
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Token, Delivery::NotSent)
    );
    assert!(!error.may_have_taken_effect());
    assert!(
        !format!("{error} {error:?} {error:#?}").contains("canary"),
        "{error}"
    );
    let cause = error
        .source()
        .and_then(|cause| cause.downcast_ref::<io::Error>())
        .expect("the source's own error");
    assert!(cause.to_string().contains("canary"));
    assert_eq!(
        (error.attempts(), server.tokens().len()),
        (1, 0),
        "a source has retries of its own, or none"
    );
}

#[tokio::test(start_paused = true)]
async fn invalid_source_token_fails_before_sending() {
    for bad in ["", "a b", "canary\n", "canary\r\nx: y"] {
        let server = Server::default();
        let source = move || async move { Ok::<_, io::Error>(bad) };
        let core = server
            .builder()
            .security(Security::token_source(source))
            .build()
            .unwrap();
        let error = failure(&core, Op::Authorize, CODE).await;
        assert_eq!((error.kind(), server.tokens().len()), (ErrorKind::Token, 0));
        assert!(!error.to_string().contains("canary"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn timeout_after_the_token_has_unknown_delivery() {
    // A transport that reports nothing counts as having sent the request at once.
    let silent = transport_fn(async |_| {
        pending::<()>().await;
        http::Response::builder().body("")
    });
    let core = PipeshubCore::with_transport(silent)
        .server_url(DUPLEX_URL)
        .security(Security::token_source(|| async {
            Ok::<_, io::Error>("token")
        }))
        .build()
        .unwrap();
    let error = failure(&core, Op::Callback, CODE).await;
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Timeout, Delivery::Unknown)
    );
    assert!(error.outcome_is_unknown());
}

/// A source that records whether the last token was refused, and the remaining time. Fails or hangs
/// as scripted.
#[derive(Clone, Default)]
struct FailingSource {
    told: Arc<Mutex<Vec<(bool, Duration)>>>,
    /// The failures in reverse order. `None` hangs.
    failures: Arc<Mutex<Vec<Option<io::Error>>>>,
}

impl TokenSource for FailingSource {
    fn token<'a>(&'a self, context: &'a TokenContext<'_>) -> TokenFuture<'a> {
        Box::pin(async move {
            sleep(Duration::from_secs(1)).await;
            let number = {
                let mut told = self.told.lock().unwrap();
                told.push((context.refused(), context.remaining()));
                told.len()
            };
            let failure = self.failures.lock().unwrap().pop();
            match failure {
                Some(Some(error)) => Err(error.into()),
                Some(None) => pending().await,
                None => Ok(AccessToken::new(format!("own-{number}"))),
            }
        })
    }
}

#[tokio::test(start_paused = true)]
async fn refused_flag_stays_until_another_token() {
    let (server, source) = (Server::default(), FailingSource::default());
    let security = Security::token_source(source.clone());
    let core = server.builder().security(security).build().unwrap();
    authorize(&core).await.unwrap();
    server.refuse("own-1");
    // The source fails, then hangs until the call is dropped, then fails again.
    let error = || Some(io::Error::other("out of order"));
    *source.failures.lock().unwrap() = vec![error(), None, error()];
    assert_eq!(
        failure(&core, Op::Callback, CODE).await.kind(),
        ErrorKind::Token
    );
    let dropped = timeout(Duration::from_secs(5), authorize(&core)).await;
    assert!(dropped.is_err());
    assert_eq!(
        failure(&core, Op::Callback, CODE).await.kind(),
        ErrorKind::Token
    );
    authorize(&core).await.unwrap();
    server.refuse("own-5");
    authorize(&core).await.unwrap();
    let refused: Vec<_> = source
        .told
        .lock()
        .unwrap()
        .iter()
        .map(|(refused, _)| *refused)
        .collect();
    assert_eq!(refused, [false, true, true, true, true, true]);
    assert_eq!(server.tokens().pop().unwrap(), "own-6");
}

#[tokio::test(start_paused = true)]
async fn remaining_time_excludes_earlier_waits() {
    let source = FailingSource::default();
    let failure = io::Error::other("out of order");
    source.failures.lock().unwrap().push(Some(failure));
    let server = Server::default();
    let security = Security::token_source(source.clone());
    let core = server.builder().security(security).build().unwrap();
    let first = async {
        let dropped = timeout(Duration::from_millis(500), authorize(&core)).await;
        assert!(dropped.is_err());
    };
    // The second call waits for half a second before it calls the source, which needs one second.
    let ((), second) = tokio::join!(first, authorize(&core));
    assert_eq!(second.unwrap_err().kind(), ErrorKind::Token);
    let remaining = source.told.lock().unwrap()[0].1;
    assert_eq!(remaining, Duration::from_millis(28_500));
}
