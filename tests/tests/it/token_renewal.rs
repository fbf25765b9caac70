//! Tokens that renew themselves: how often a source is asked, for which server, and what becomes of
//! the calls that wait.
//!
//! The server is a transport in memory and the clock is tokio's paused one, so that an hour passes
//! in no time. What the wire looks like is tested against the emulator at the end.

use std::collections::VecDeque;
use std::error::Error as _;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Request, Response};
use pipeshub_core::{
    AccessToken, Attempt, Body, BoxFuture, ClientCredentials, Delivery, Error, ErrorKind,
    PipeshubCore, PipeshubCoreBuilder, RequestOptions, RetryConfig, Security, TokenContext,
    TokenSource, Transport, TransportError, parse_query, transport_fn,
};
use pipeshub_emulator::{Emulator, Fault, OAuthApp, fixtures};
use pipeshub_tests::{Op, Scanner, fixture};
use tokio::task::JoinSet;
use tokio::time::{advance, sleep};

use crate::common::{self, CODE, DUPLEX_URL, authorize, callback, failure};

const ID: &str = "client-0f1e";
const SECRET: &str = "canary+client/secret=&1";
const SCOPES: &str = "connector:read connector:write user:read";

/// An answer of the token endpoint.
#[derive(Clone)]
enum Answer {
    /// A token that is good for so many seconds.
    Token(u64),
    Json(u16, String),
    Page,
    Never,
}

/// The server and its token endpoint, in memory.
#[derive(Clone, Default)]
struct Server(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// Answers to come; afterwards tokens that are good for an hour.
    answers: VecDeque<Answer>,
    /// How long the token endpoint takes.
    wait: Duration,
    given: usize,
    /// How many requests for a token there are now, and were at most.
    under_way: usize,
    most_under_way: usize,
    token_requests: Vec<(String, String)>,
    /// `authorization` of the calls.
    calls: Vec<Option<String>>,
    /// What calls are refused with 401: those whose token ends like this.
    refused: Vec<String>,
    /// How long a call takes.
    call_wait: Duration,
    /// Calls to answer 503 before anything else.
    failing: usize,
}

impl Server {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    fn answering(answers: impl IntoIterator<Item = Answer>) -> Self {
        let server = Self::default();
        server.state().answers.extend(answers);
        server
    }

    fn builder(&self) -> PipeshubCoreBuilder {
        PipeshubCore::with_transport(self.clone())
            .server_url(DUPLEX_URL)
            .retries(common::quick_retries())
    }

    fn core(&self) -> PipeshubCore {
        self.builder()
            .security(Security::client_credentials(ID, SECRET))
            .build()
            .unwrap()
    }

    /// How many requests for a token there were.
    fn asked(&self) -> usize {
        self.state().token_requests.len()
    }

    /// The tokens that calls came with.
    fn tokens(&self) -> Vec<String> {
        let bearer =
            |value: &Option<String>| value.as_deref().unwrap_or("none").replace("Bearer ", "");
        self.state().calls.iter().map(bearer).collect()
    }

    fn refuse(&self, token: &str) {
        self.state().refused.push(token.to_owned());
    }

    async fn token(&self, uri: String, body: String) -> Response<Body> {
        let wait = {
            let mut state = self.state();
            state.token_requests.push((uri, body.clone()));
            state.under_way += 1;
            state.most_under_way = state.most_under_way.max(state.under_way);
            state.wait
        };
        let _count = UnderWay(self.clone());
        sleep(wait).await;
        let answer = self
            .state()
            .answers
            .pop_front()
            .unwrap_or(Answer::Token(3600));
        let (status, content_type, text) = match answer {
            Answer::Token(seconds) => {
                let mut state = self.state();
                state.given += 1;
                let token = format!("token-{}", state.given);
                let scope = parse_query(&body)
                    .unwrap()
                    .into_iter()
                    .find(|(name, _)| name == "scope");
                let scope = scope.map_or("all".to_owned(), |(_, scope)| scope);
                let json = serde_json::json!({
                    "access_token": token, "token_type": "Bearer", "expires_in": seconds, "scope": scope,
                });
                (200, "application/json", json.to_string())
            }
            Answer::Json(status, text) => (status, "application/json; charset=utf-8", text),
            Answer::Page => (
                200,
                "text/html; charset=UTF-8",
                "<!DOCTYPE html>".to_owned(),
            ),
            Answer::Never => std::future::pending().await,
        };
        Response::builder()
            .status(status)
            .header("content-type", content_type)
            .body(text.into())
            .unwrap()
    }

    fn call(&self, path: &str, authorization: Option<String>) -> Response<Body> {
        let mut state = self.state();
        let refused = state
            .refused
            .iter()
            .any(|end| authorization.as_deref().is_some_and(|a| a.ends_with(end)));
        state.calls.push(authorization);
        let reply = if state.failing > 0 {
            state.failing -= 1;
            "authorize/503_service_down.http"
        } else if refused {
            "auth/401_oauth_revoked.http"
        } else if path.ends_with("/callback") {
            "callback/200_success.http"
        } else {
            "authorize/200_with_base_url.http"
        };
        let wire = String::from_utf8(fixture(reply)).unwrap();
        let (head, body) = wire.split_once("\r\n\r\n").unwrap();
        let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
        Response::builder()
            .status(status)
            .header("content-type", "application/json")
            .body(body.to_owned().into())
            .unwrap()
    }
}

/// One request for a token that is under way, whether it is answered or given up.
struct UnderWay(Server);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.state().under_way -= 1;
    }
}

impl Transport for Server {
    fn send<'a>(
        &'a self,
        request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        let uri = request.uri().to_string();
        let header = |name: &str| {
            request
                .headers()
                .get(name)
                .map(|value| value.to_str().unwrap().to_owned())
        };
        if attempt.operation() == "oauthToken" {
            assert_eq!(
                (request.method().as_str(), header("authorization")),
                ("POST", None)
            );
            assert_eq!(
                header("content-type").unwrap(),
                "application/x-www-form-urlencoded"
            );
            let body = String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap();
            return Box::pin(async move { Ok(self.token(uri, body).await) });
        }
        let reply = self.call(request.uri().path(), header("authorization"));
        let wait = self.state().call_wait;
        Box::pin(async move {
            sleep(wait).await;
            Ok(reply)
        })
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_call_gets_a_token_and_the_next_ones_use_it() {
    let server = Server::default();
    let core = server.core();
    assert_eq!(server.asked(), 0, "nothing is sent before a call needs it");
    let first = authorize(&core).await.unwrap();
    assert_eq!(first.attempts(), 1);
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
    let due = [
        ("grant_type", "client_credentials"),
        ("client_id", ID),
        ("client_secret", SECRET),
        ("scope", SCOPES),
    ];
    let fields = parse_query(body).unwrap();
    assert_eq!(
        fields,
        due.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
}

#[tokio::test(start_paused = true)]
async fn however_many_calls_wait_one_token_is_asked_for() {
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
    assert_eq!((server.asked(), server.state().most_under_way), (1, 1));
    assert_eq!(server.tokens(), ["token-1"; 50]);
}

#[tokio::test(start_paused = true)]
async fn who_waited_for_a_failure_gets_it_and_does_not_ask_again() {
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
    assert_eq!((server.asked(), server.tokens().len()), (1, 0));
    // A call that comes later asks again.
    authorize(&core).await.unwrap();
    assert_eq!(server.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_between_two_failures_does_not_make_the_second_one_look_like_the_first() {
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
    // The first of them gets the token, the second one fails, and the others have waited for that.
    let (first, second, third) = tokio::join!(authorize(&core), authorize(&core), authorize(&core));
    for error in [first, second, third].map(|result| result.map(drop).unwrap_err()) {
        assert_eq!(error.kind(), ErrorKind::Token, "{error}");
    }
    assert_eq!(asked.load(Ordering::Relaxed), 3);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_a_minute_before_its_end() {
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
async fn the_lifetime_counts_from_the_request() {
    let server = Server::answering([Answer::Token(3600)]);
    server.state().wait = Duration::from_secs(8);
    let core = server.core();
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(3540 - 8)).await;
    authorize(&core).await.unwrap();
    assert_eq!(server.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn lifetimes_that_make_no_sense_last_until_a_refusal() {
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
        assert_eq!(server.asked(), 1, "{lifetime}");
        server.refuse("odd");
        assert_eq!(authorize(&core).await.unwrap().attempts(), 2, "{lifetime}");
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
        assert_eq!(server.asked(), asked, "{field}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_good_token_outlives_a_failed_renewal() {
    let failure = || Answer::Json(400, r#"{"error":"server_error"}"#.to_owned());
    let server = Server::answering([Answer::Token(3600), failure(), failure()]);
    let core = server.core();
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(3541)).await;
    for _ in 0..3 {
        authorize(&core).await.unwrap();
    }
    assert_eq!(server.tokens(), ["token-1"; 4]);
    assert_eq!(server.asked(), 2, "not every call tries to renew it");
    advance(Duration::from_secs(5)).await;
    authorize(&core).await.unwrap();
    assert_eq!(
        (server.asked(), server.tokens().pop().unwrap()),
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
async fn a_renewal_that_hangs_costs_no_call_that_has_a_good_token() {
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
        (server.tokens(), server.asked()),
        (vec!["token-1".to_owned(); 3], 2)
    );
}

#[tokio::test(start_paused = true)]
async fn a_waiter_that_is_dropped_hands_the_work_on() {
    let server = Server::answering([Answer::Never]);
    server.state().wait = Duration::from_secs(1);
    let core = server.core();
    let first = tokio::spawn({
        let core = core.clone();
        async move { authorize(&core).await.map(drop) }
    });
    sleep(Duration::from_secs(2)).await;
    assert_eq!(server.asked(), 1);
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
    assert_eq!(server.asked(), 1, "the others wait");
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
async fn a_short_deadline_ends_that_call_alone() {
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
    assert_eq!((server.asked(), server.tokens().len()), (2, 1));
}

#[tokio::test(start_paused = true)]
async fn the_token_endpoint_has_a_deadline_of_its_own() {
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
async fn a_refused_token_is_renewed_and_the_call_sent_once_more() {
    for op in [Op::Authorize, Op::Callback] {
        let server = Server::default();
        server.refuse("token-1");
        let core = server.core();
        let attempts = match op {
            Op::Authorize => authorize(&core).await.unwrap().attempts(),
            Op::Callback => callback(&core, CODE).await.unwrap().attempts(),
        };
        assert_eq!((attempts, server.asked()), (2, 2), "{op:?}");
        assert_eq!(server.tokens(), ["token-1", "token-2"], "{op:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_second_refusal_is_returned() {
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
        assert_eq!((server.asked(), server.tokens().len()), (2, 2), "{op:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn many_refusals_of_one_token_renew_it_once() {
    let server = Server::default();
    let core = server.core();
    authorize(&core).await.unwrap();
    server.refuse("token-1");
    server.state().call_wait = Duration::from_secs(1);
    server.state().wait = Duration::from_secs(1);
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let core = core.clone();
        calls.spawn(async move { authorize(&core).await.unwrap().attempts() });
    }
    assert_eq!(calls.join_all().await, [2; 20]);
    assert_eq!(server.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_renewal_counts_as_an_attempt_and_a_configuration_narrows_it() {
    let server = Server::default();
    server.refuse("token-1");
    let core = server
        .builder()
        .security(Security::client_credentials(ID, SECRET));
    let core = core.retries(RetryConfig::none()).build().unwrap();
    let error = failure(&core, Op::Authorize, CODE).await;
    assert!(error.is_unauthorized() && error.attempts() == 1, "{error}");
    // The token that was refused is not used again.
    authorize(&core).await.unwrap();
    assert_eq!(server.tokens(), ["token-1", "token-2"]);
    // Two failures, and the refusal is the third attempt.
    let server = Server::default();
    server.refuse("token-1");
    server.state().failing = 2;
    let error = failure(&server.core(), Op::Authorize, CODE).await;
    assert!(error.is_unauthorized() && error.attempts() == 3, "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_deadline_holds_for_the_renewal_too() {
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
async fn a_renewal_that_fails_after_a_refusal_is_told() {
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
async fn a_token_that_lasts_is_never_sent_twice() {
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

#[tokio::test(start_paused = true)]
async fn no_other_server_gets_a_token() {
    let server = Server::default();
    let core = server.core();
    authorize(&core).await.unwrap();
    let to = |url: &str| {
        core.with_options(RequestOptions::new().server_url(url))
            .unwrap()
    };
    for other in [
        "https://localhost/api/v1",
        "http://localhost:81/api/v1",
        "http://127.0.0.1/api/v1",
    ] {
        authorize(&to(other)).await.unwrap();
        assert_eq!(server.tokens().pop().unwrap(), "none", "{other}");
    }
    assert_eq!(server.asked(), 1);
    // Another path of the same server has a token endpoint of its own, below it.
    authorize(&to("http://localhost/other/api/v1"))
        .await
        .unwrap();
    assert_eq!(
        server.state().token_requests[1].0,
        "http://localhost/other/api/v1/oauth2/token"
    );
    assert_eq!(server.tokens().pop().unwrap(), "token-2");
    // The same credentials on two servers, which is for the caller to say: a token for each.
    let credentials = Security::client_credentials(ID, SECRET);
    for (port, due) in [
        (1, "token-3"),
        (2, "token-4"),
        (1, "token-3"),
        (2, "token-4"),
    ] {
        let options = RequestOptions::new().server_url(format!("http://127.0.0.1:{port}"));
        let handle = core
            .with_options(options.security(credentials.clone()))
            .unwrap();
        authorize(&handle).await.unwrap();
        assert_eq!(
            server.tokens().pop().unwrap(),
            due,
            "what one call got, the next one of that server has"
        );
    }
    assert_eq!(
        server.state().token_requests[3].0,
        "http://127.0.0.1:2/oauth2/token"
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_url_is_used_as_it_is_given() {
    let server = Server::default();
    let app = ClientCredentials::new(ID, SECRET)
        .token_url("https://id.example/realms/hub/token")
        .scopes(["a:b"]);
    let core = server
        .builder()
        .header("x-key", "of the server")
        .security(app)
        .build()
        .unwrap();
    authorize(&core).await.unwrap();
    let state = server.state();
    let (uri, body) = &state.token_requests[0];
    assert_eq!(uri, "https://id.example/realms/hub/token");
    assert!(
        body.ends_with("&scope=a%3Ab"),
        "the scopes that were asked for"
    );
}

#[tokio::test]
async fn credentials_that_cannot_be_used_are_refused_when_they_are_given() {
    let server = Server::default();
    let app = || ClientCredentials::new(ID, SECRET);
    for (app, named) in [
        (ClientCredentials::new("", SECRET), "client id"),
        (ClientCredentials::new(ID, ""), "client secret"),
        (app().scopes(["connector:read connector:write"]), "scope"),
        (app().scopes([""]), "scope"),
        (app().scopes(["a\"b"]), "scope"),
        (
            app().token_url("http://id.example/token"),
            "the token URL is plain http",
        ),
        (
            app().token_url("http://localhost.example/token"),
            "the token URL is plain http",
        ),
        (
            app().token_url("id.example/token"),
            "the token URL is not valid",
        ),
        (
            app().token_url("https://u:canary@id.example/token"),
            "the token URL is not valid",
        ),
        (
            app().token_url("https://id.example/token?x=canary"),
            "the token URL is not valid",
        ),
    ] {
        let error = server.builder().security(app).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfig);
        let text = error.to_string();
        assert!(text.contains(named) && !text.contains("canary"), "{text}");
    }
    // In options too; and over plain http where the builder was told so.
    let options = RequestOptions::new().security(app().token_url("http://id.example/token"));
    assert!(server.core().with_options(options).is_err());
    let insecure = server.builder().danger_allow_insecure_http();
    assert!(
        insecure
            .security(app().token_url("http://id.example/token"))
            .build()
            .is_ok()
    );
    assert!(
        server
            .builder()
            .security(app().token_url("http://127.0.0.1:9/token"))
            .build()
            .is_ok()
    );
}

#[test]
fn an_apps_credentials_show_where_they_go_and_what_for() {
    let app = ClientCredentials::new(ID, SECRET)
        .scopes(["connector:read"])
        .token_url("https://id.example/token");
    let text = format!("{app:?}");
    assert!(
        text.contains("connector:read") && text.contains("id.example"),
        "{text}"
    );
    Scanner::new(&[("id", ID), ("secret", SECRET)]).assert_clean(&text);
}

#[tokio::test(start_paused = true)]
async fn a_code_that_repeats_a_piece_of_a_token_is_not_shown() {
    for (code, shown) in [("BAD_f1a2b3c4d5_X", false), ("VALIDATION_ERROR", true)] {
        let transport = transport_fn(move |request: Request<Body>| {
            let (status, body) = if request.uri().path().ends_with("/oauth2/token") {
                (
                    200,
                    serde_json::json!({"access_token": "canary_f1a2b3c4d5", "token_type": "Bearer"}),
                )
            } else {
                (
                    400,
                    serde_json::json!({"error": {"code": code, "message": "m"}}),
                )
            };
            Response::builder()
                .status(status)
                .header("content-type", "application/json")
                .body(body.to_string())
        });
        let app = Security::client_credentials(ID, SECRET);
        let core = PipeshubCore::with_transport(transport)
            .security(app)
            .build()
            .unwrap();
        let error = failure(&core, Op::Authorize, CODE).await;
        assert_eq!(
            (error.code(), error.to_string().contains(code)),
            (Some(code), shown),
            "{error}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn what_the_token_endpoint_answers_is_told_clearly() {
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
            "made nothing of the client secret",
        ),
        (
            json(
                400,
                r#"{"error":{"code":"VALIDATION_ERROR","message":"m"}}"#,
            ),
            ErrorKind::Status,
            "status 400 VALIDATION_ERROR",
        ),
        (
            json(404, "{}"),
            ErrorKind::Status,
            "is the token URL right?",
        ),
        (Answer::Page, ErrorKind::InvalidReply, "it is a web page"),
        (
            json(200, r#"{"token_type":"Bearer"}"#),
            ErrorKind::InvalidReply,
            "its field `access_token` is missing",
        ),
        (
            json(200, r#"{"access_token":"canary-token","token_type":"mac"}"#),
            ErrorKind::InvalidReply,
            "no bearer token",
        ),
        (
            json(200, r#"{"access_token":"canary-token\r\nx: y"}"#),
            ErrorKind::InvalidReply,
            "a character that no token has",
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
            "the token lacks the scopes connector:write user:read,",
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
        assert!(!error.is_unauthorized() && error.api().is_none());
        let body = cause
            .api()
            .map(|reply| reply.body().clone())
            .unwrap_or_default();
        assert!(!String::from_utf8_lossy(&body).contains("canary"));
        assert_eq!((server.asked(), server.tokens().len()), (1, 0));
    }
    // No scope in the answer means all that were asked for (RFC 6749, section 5.1).
    let server = Server::answering([json(200, r#"{"access_token":"t-1"}"#)]);
    authorize(&server.core()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_throttled_token_endpoint_is_waited_for_or_its_hint_returned() {
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
    assert_eq!((before.elapsed().as_secs(), server.asked()), (3, 2));
    let server = Server::answering([throttled(41)]);
    let error = failure(&server.core(), Op::Callback, CODE).await;
    assert_eq!(
        (error.kind(), error.retry_after()),
        (ErrorKind::Token, Some(Duration::from_secs(41)))
    );
    assert_eq!(server.asked(), 1);
    // While a token is good, it is not asked again sooner than that.
    let server = Server::answering([Answer::Token(3600), throttled(20)]);
    let core = server.core();
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(3541)).await;
    authorize(&core).await.unwrap();
    advance(Duration::from_secs(19)).await;
    authorize(&core).await.unwrap();
    assert_eq!(server.asked(), 2);
    advance(Duration::from_secs(1)).await;
    authorize(&core).await.unwrap();
    assert_eq!(server.asked(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_head_that_would_be_too_long_with_a_token_is_refused_before_one_is_got() {
    let server = Server::default();
    let core = server.core();
    let error = callback(&core, &"c".repeat(8 * 1024))
        .await
        .map(drop)
        .unwrap_err();
    assert_eq!(
        (error.kind(), server.asked()),
        (ErrorKind::InvalidRequest, 0)
    );
    callback(&core, &"c".repeat(7 * 1024)).await.unwrap();
}

// Sources of a program's own.

#[tokio::test(start_paused = true)]
async fn a_closure_is_asked_again_after_a_refusal_and_not_before() {
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
    assert_eq!(callback(&core, CODE).await.unwrap().attempts(), 2);
    assert_eq!(
        server.tokens(),
        ["own-0", "own-0", "own-0", "own-0", "own-1"]
    );
    assert_eq!(server.asked(), 0);
}

/// Writes down what it was told.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<(String, bool, Duration)>>>);

impl TokenSource for Told {
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
async fn a_source_is_told_of_the_server_and_of_the_refusal() {
    let (server, source) = (Server::default(), Told::default());
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
    let due = [false, true, false]
        .map(|refused| (DUPLEX_URL.to_owned(), refused, Duration::from_secs(30)));
    assert_eq!(*source.0.lock().unwrap(), due);
    assert_eq!(format!("{:?}", AccessToken::new(SECRET)), "AccessToken(..)");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_has_no_other_token_has_its_call_not_repeated() {
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
            .contains("its source gave the same one again"),
        "{error}"
    );
    assert_eq!(server.tokens().len(), 1);
    // It is no grudge: the next call tries it.
    server.state().refused.clear();
    authorize(&core).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_source_that_fails_is_a_cause_whose_text_stays_inside() {
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
async fn what_is_no_token_is_refused_before_it_is_sent() {
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

// Against the emulator, over sockets.

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
async fn the_whole_flow_with_an_apps_credentials() {
    let emulator = Emulator::builder().start().await.unwrap();
    let core = emulated(&emulator).build().unwrap();
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let core = core.clone();
        calls.spawn(async move {
            let request = pipeshub_funcs::GetOAuthAuthorizationUrlRequest::new(fixtures::READY);
            let response =
                pipeshub_funcs::connector_oauth_get_oauth_authorization_url(&core, request).await;
            response.unwrap().into_inner()
        });
    }
    assert_eq!(calls.join_all().await.len(), 20);
    assert_eq!(token_requests(&emulator), 1);
    // The newest state counts, so the flow is begun once more.
    let request = pipeshub_funcs::GetOAuthAuthorizationUrlRequest::new(fixtures::READY);
    let authorization = pipeshub_funcs::connector_oauth_get_oauth_authorization_url(&core, request)
        .await
        .unwrap()
        .into_inner();
    let redirect = emulator
        .grant(authorization.authorization_url.as_str())
        .unwrap();
    // The token is withdrawn between the two calls: the callback is refused, and sent again, and
    // the code is spent once.
    emulator.revoke_issued_tokens();
    let request =
        pipeshub_funcs::HandleOAuthCallbackRequest::from_redirect(&redirect, authorization.state)
            .unwrap();
    let code = parse_query(redirect.split_once('?').unwrap().1)
        .unwrap()
        .swap_remove(0)
        .1;
    let connected = pipeshub_funcs::connector_oauth_handle_oauth_callback(&core, request)
        .await
        .unwrap();
    assert_eq!((connected.attempts(), token_requests(&emulator)), (2, 2));
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
async fn scopes_that_the_server_leaves_out_are_named() {
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
            .contains("the token lacks the scopes email,"),
        "{error}"
    );
    // Without any, whatever the app has.
    let app = ClientCredentials::new(fixtures::APP_ID, fixtures::APP_SECRET).scopes::<&str>([]);
    let core = emulated(&emulator).security(app).build().unwrap();
    assert_eq!(
        failure(&core, Op::Authorize, CODE).await.code(),
        Some("HTTP_NOT_FOUND"),
        "a good token"
    );
}

#[tokio::test]
async fn the_real_refusals_of_an_app_are_told_apart() {
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
async fn a_token_endpoint_in_trouble_is_asked_again() {
    let emulator = Emulator::builder().start().await.unwrap();
    emulator.fault(Fault::status(503));
    emulator.fault(Fault::cut_after_read());
    let core = emulated(&emulator).build().unwrap();
    let request = pipeshub_funcs::GetOAuthAuthorizationUrlRequest::new(fixtures::READY);
    let response = pipeshub_funcs::connector_oauth_get_oauth_authorization_url(&core, request)
        .await
        .unwrap();
    assert_eq!((response.attempts(), token_requests(&emulator)), (1, 3));
}
