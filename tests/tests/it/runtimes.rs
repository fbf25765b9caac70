//! Calls in several runtimes, beside a busy worker, and outside of a runtime.

use std::future::{Future, pending};
use std::io;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use pipeshub_core::blocking::block_on;
use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    Delivery, Error, ErrorKind, PipeshubCore, RequestOptions, RetryConfig, Security, transport_fn,
};
use pipeshub_funcs::connector_oauth::{
    WaitUntilAuthenticatedRequest, WaitUntilAuthenticatedResponse,
};
use pipeshub_funcs::connector_oauth_wait_until_authenticated;
use pipeshub_tests::{CONNECTOR_ID, ScriptedServer, fixture};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio::runtime::{Builder, Runtime};
use tokio::time::{Instant, sleep};

use crate::common;

const AUTHORIZE: &str = "authorize/200_with_base_url.http";

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// Starts a server with a runtime and a thread of its own. Both end with the process.
fn server() -> String {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        current_thread().block_on(async {
            let server = ScriptedServer::repeating(fixture(AUTHORIZE)).await;
            sender.send(server.url()).unwrap();
            pending::<()>().await;
        });
    });
    receiver.recv().unwrap()
}

async fn attempts(core: &PipeshubCore) -> Result<u32, Error> {
    Ok(common::authorize(core).await?.meta().attempts())
}

#[test]
fn core_works_in_every_runtime_while_others_stand_still() {
    let core = common::core(&server());
    let runtimes = [current_thread(), current_thread()];
    for _ in 0..10 {
        for runtime in &runtimes {
            assert_eq!(runtime.block_on(attempts(&core)).unwrap(), 1);
        }
        assert_eq!(block_on(attempts(&core)).unwrap().unwrap(), 1);
    }
}

#[test]
fn core_outlives_the_runtime_of_its_connection() {
    let core = common::core(&server());
    for _ in 0..10 {
        assert_eq!(current_thread().block_on(attempts(&core)).unwrap(), 1);
    }
}

#[test]
fn call_beside_a_busy_worker_succeeds() {
    let core = common::core(&server());
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let first = runtime.spawn({
        let core = core.clone();
        async move { attempts(&core).await }
    });
    assert_eq!(runtime.block_on(first).unwrap().unwrap(), 1);
    let (release, released) = mpsc::channel::<()>();
    let (begun, has_begun) = mpsc::channel();
    let computing = runtime.spawn(async move {
        begun.send(()).unwrap();
        released.recv().unwrap();
    });
    has_begun.recv().unwrap();
    for _ in 0..10 {
        assert_eq!(runtime.block_on(attempts(&core)).unwrap(), 1);
    }
    release.send(()).unwrap();
    runtime.block_on(computing).unwrap();
}

// A kept connection that is silent.

/// Responds to the first `answers` requests, each after a pause. After that, the connection is
/// silent.
async fn answer(mut stream: DuplexStream, answers: usize, pause: Duration) {
    let mut request = Vec::new();
    let mut answered = 0;
    while let Ok(1..) = stream.read_buf(&mut request).await {
        if request.ends_with(b"\r\n\r\n") && answered < answers {
            request.clear();
            answered += 1;
            sleep(pause).await;
            if stream.write_all(&fixture(AUTHORIZE)).await.is_err() {
                return;
            }
        }
    }
}

/// Returns a core whose first connection responds once. All later connections respond after a
/// pause.
fn core_with_silent_connection(pause: Duration) -> (PipeshubCore, Arc<AtomicUsize>) {
    let opened = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&opened);
    let dial: Dial = Arc::new(move |_host, _port| {
        let (client, server) = tokio::io::duplex(16 * 1024);
        let (answers, pause) = match count.fetch_add(1, Ordering::Relaxed) {
            0 => (1, Duration::ZERO),
            _ => (usize::MAX, pause),
        };
        tokio::spawn(answer(server, answers, pause));
        Box::pin(async move { Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>) })
    });
    let core = common::builder(common::DUPLEX_URL).unversioned_dialer(dial);
    (core.build().unwrap(), opened)
}

#[tokio::test(start_paused = true)]
async fn silent_kept_connection_leaves_time_for_the_other_attempts() {
    for pause in [0, 1, 15, 19] {
        let (core, opened) = core_with_silent_connection(Duration::from_secs(pause));
        assert_eq!(attempts(&core).await.unwrap(), 1);
        let start = Instant::now();
        assert_eq!(attempts(&core).await.unwrap(), 2);
        // A third of the deadline of 30 s, then the pause of the retry, then the pause of the
        // response.
        let expected =
            Duration::from_secs(10 + pause)..Duration::from_millis(10_100 + pause * 1000);
        assert!(expected.contains(&start.elapsed()), "{:?}", start.elapsed());
        assert_eq!(opened.load(Ordering::Relaxed), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn silent_new_connection_has_the_whole_deadline() {
    let (core, opened) = core_with_silent_connection(Duration::from_secs(29));
    // The callback uses up the first connection, which would be silent, and closes it.
    common::callback(&core, common::CODE).await.unwrap();
    let start = Instant::now();
    assert_eq!(attempts(&core).await.unwrap(), 1);
    assert_eq!(start.elapsed(), Duration::from_secs(29));
    assert_eq!(opened.load(Ordering::Relaxed), 2);
}

#[tokio::test(start_paused = true)]
async fn last_attempt_on_a_kept_connection_waits_to_the_deadline() {
    let (core, _) = core_with_silent_connection(Duration::ZERO);
    let core = core
        .with_options(RequestOptions::new().retries(RetryConfig::none()))
        .unwrap();
    assert_eq!(attempts(&core).await.unwrap(), 1);
    let start = Instant::now();
    let error = attempts(&core).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(start.elapsed() >= Duration::from_secs(30));
}

// Outside a runtime.

/// Polls a future without a waker.
fn poll_to_the_end<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    for _ in 0..100 {
        if let Poll::Ready(output) = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            return output;
        }
    }
    panic!("it waits for something")
}

#[test]
fn mock_that_responds_at_once_needs_no_runtime() {
    let core = PipeshubCore::with_transport(transport_fn(|_| {
        let body = r#"{"authorizationUrl":"https://idp.example/?state=s","state":"s"}"#;
        http::Response::builder()
            .header("content-type", "application/json")
            .body(body)
    }));
    let core = core.server_url(common::DUPLEX_URL).build().unwrap();
    let authorization = poll_to_the_end(common::authorize(&core)).unwrap();
    assert_eq!(authorization.meta().attempts(), 1);
}

#[test]
fn call_that_has_to_wait_outside_a_runtime_is_an_error() {
    let waiting = PipeshubCore::with_transport(transport_fn(async |_| {
        pending::<()>().await;
        http::Response::builder().body("")
    }));
    let failing = PipeshubCore::with_transport(transport_fn(|_| {
        http::Response::builder().status(503).body("")
    }));
    for (core, kind) in [
        (waiting, ErrorKind::Runtime),
        // The call would have to wait before its second attempt.
        (failing, ErrorKind::Status),
    ] {
        let core = core.server_url(common::DUPLEX_URL).build().unwrap();
        let error = poll_to_the_end(common::authorize(&core)).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (kind, 1), "{error}");
    }
}

#[test]
fn waiting_for_a_connector_outside_a_runtime_is_an_error() {
    let core = PipeshubCore::with_transport(transport_fn(|_| {
        let body = r#"{"success":true,"config":{"isAuthenticated":true}}"#;
        http::Response::builder()
            .header("content-type", "application/json")
            .body(body)
    }));
    let core = core.server_url(common::DUPLEX_URL).build().unwrap();
    let request = WaitUntilAuthenticatedRequest::new(CONNECTOR_ID, false);
    let waiting = connector_oauth_wait_until_authenticated(&core, request.clone());
    let error = poll_to_the_end(waiting).unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Runtime, Delivery::NotSent)
    );
    assert!(error.to_string().contains("no tokio runtime"), "{error}");
    // Without a pause, the call does not wait.
    let at_once = request.interval(Duration::ZERO);
    let answer = poll_to_the_end(connector_oauth_wait_until_authenticated(&core, at_once));
    assert_eq!(
        answer.unwrap(),
        WaitUntilAuthenticatedResponse::Authenticated
    );
}

// In a runtime without a timer.

/// Runs a future in runtimes that were built without `enable_time`.
fn without_timer<F: Future>(future: impl Fn() -> F) -> Vec<F::Output> {
    let runtimes = [
        Builder::new_current_thread().build(),
        Builder::new_current_thread().enable_io().build(),
        Builder::new_multi_thread().worker_threads(1).build(),
    ];
    let runtimes = runtimes.into_iter().map(Result::unwrap);
    runtimes.map(|runtime| runtime.block_on(future())).collect()
}

#[track_caller]
fn assert_names_the_timer(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::Runtime, "{error}");
    let text = error.to_string();
    assert!(
        text.contains("has no timer; build it with enable_all"),
        "{text}"
    );
}

#[test]
fn mock_that_responds_at_once_needs_no_timer() {
    let core = PipeshubCore::with_transport(transport_fn(|_| {
        let body = r#"{"authorizationUrl":"https://idp.example/?state=s","state":"s"}"#;
        http::Response::builder()
            .header("content-type", "application/json")
            .body(body)
    }));
    let token = || async { Ok::<_, io::Error>("token") };
    let core = core.security(Security::token_source(token));
    let core = core.server_url(common::DUPLEX_URL).build().unwrap();
    for attempts in without_timer(|| attempts(&core)) {
        assert_eq!(attempts.unwrap(), 1);
    }
}

#[test]
fn call_that_has_to_wait_without_a_timer_is_an_error() {
    let waiting = || {
        PipeshubCore::with_transport(transport_fn(async |_| {
            pending::<()>().await;
            http::Response::builder().body("")
        }))
    };
    let slow_token = || async {
        tokio::task::yield_now().await;
        Ok::<_, io::Error>("token")
    };
    for builder in [
        waiting(),
        waiting().security(Security::token_source(slow_token)),
        // The token request has to wait.
        waiting().security(Security::client_credentials("id", "secret")),
        PipeshubCore::builder(),
    ] {
        let core = builder
            .server_url("http://127.0.0.1:9/api/v1")
            .build()
            .unwrap();
        for result in without_timer(|| common::authorize(&core)) {
            let error = result.unwrap_err();
            assert_names_the_timer(&error);
            assert_eq!(error.attempts(), 1);
        }
    }
    let failing = PipeshubCore::with_transport(transport_fn(|_| {
        http::Response::builder().status(503).body("")
    }));
    let core = failing.server_url(common::DUPLEX_URL).build().unwrap();
    for result in without_timer(|| common::authorize(&core)) {
        // The call would have to wait before its second attempt.
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 1));
    }
    let request = || WaitUntilAuthenticatedRequest::new(CONNECTOR_ID, false);
    for result in without_timer(|| connector_oauth_wait_until_authenticated(&core, request())) {
        assert_names_the_timer(&result.unwrap_err());
    }
}

#[test]
fn default_transport_without_io_is_an_error() {
    for url in [common::DUPLEX_URL, "http://127.0.0.1:9/api/v1"] {
        let core = common::core(url);
        let runtime = Builder::new_current_thread().enable_time().build().unwrap();
        let error = runtime.block_on(common::authorize(&core)).unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery(), error.attempts()),
            (ErrorKind::Runtime, Delivery::NotSent, 1)
        );
        let text = error.to_string();
        assert!(
            text.contains("has no IO; build it with enable_all"),
            "{text}"
        );
    }
}

#[test]
fn failed_wait_for_a_token_is_not_a_source_error() {
    let responses = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&responses);
    let core = PipeshubCore::with_transport(transport_fn(move |request| {
        let is_token = request.uri().path().ends_with("/oauth2/token");
        count.fetch_add(1, Ordering::Relaxed);
        async move {
            if is_token {
                tokio::task::yield_now().await;
            }
            let body = if is_token {
                r#"{"access_token":"t-1"}"#
            } else {
                r#"{"authorizationUrl":"https://idp.example/?state=s","state":"s"}"#
            };
            http::Response::builder()
                .header("content-type", "application/json")
                .body(body)
        }
    }));
    let core = core.security(Security::client_credentials("id", "secret"));
    let core = core.server_url(common::DUPLEX_URL).build().unwrap();
    for result in without_timer(|| attempts(&core)) {
        assert_names_the_timer(&result.unwrap_err());
    }
    assert_eq!(current_thread().block_on(attempts(&core)).unwrap(), 1);
    assert_eq!(responses.load(Ordering::Relaxed), 5);
}

#[test]
fn default_transport_outside_a_runtime_sends_nothing() {
    for url in [common::DUPLEX_URL, "http://127.0.0.1:9/api/v1"] {
        let core = common::core(url);
        let error = poll_to_the_end(common::authorize(&core)).unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery(), error.attempts()),
            (ErrorKind::Runtime, Delivery::NotSent, 1)
        );
        assert!(error.to_string().contains("tokio runtime"), "{error}");
    }
}
