//! The attempts of a call, over a transport that plays a script in paused time.
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::collections::VecDeque;
use std::future::pending;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, header};
use http_body::{Frame, SizeHint};
use pipeshub_core::{
    AnyOperation, Attempt, BackoffStrategy, Body, BoxFuture, Call, Delivery, Error, ErrorKind,
    Operation, PipeshubCore, PipeshubCoreBuilder, RawReply, RequestOptions, Resend, RetryConfig,
    Security, Transport, TransportError, transport_fn,
};
use tokio::time::{Instant, advance, sleep, timeout};

use Delivery::{Answered, NotSent, Unknown};

static READ: Operation = Operation::get("getThing", "/thing").scopes("thing:read user:read");
static SPEND: Operation = Operation::post("spendThing", "/thing").timeout(Duration::from_secs(90));
static OPEN: Operation = Operation::get("getDoor", "/door").also_success(&[302]);

/// The course of one attempt.
#[derive(Clone, Copy, Debug)]
enum Then {
    Responds(u16),
    /// Responds with 429 and this `retry-after` in seconds.
    Throttles(&'static str),
    NoConnection,
    Breaks,
    /// Sends the head of a response, and breaks off in its body.
    BreaksInBody(u16),
    /// Sends the head of a response, and then nothing.
    HangsInBody(u16),
    /// Never responds. `sent` is whether a byte of the request was sent.
    Hangs {
        sent: bool,
    },
}

/// The context and the request of an attempt, as the transport received them.
#[derive(Clone, Debug)]
struct SeenAttempt {
    operation: &'static str,
    number: u32,
    fresh: bool,
    deadline: Instant,
    remaining: Duration,
    head: (Method, String, HeaderMap),
    body: Option<Bytes>,
}

/// A transport that plays its steps, and repeats the last one.
#[derive(Clone)]
struct Script {
    steps: Arc<Mutex<VecDeque<Then>>>,
    seen: Arc<Mutex<Vec<SeenAttempt>>>,
}

impl Script {
    fn new(steps: &[Then]) -> Self {
        Self {
            steps: Arc::new(Mutex::new(steps.iter().copied().collect())),
            seen: Arc::default(),
        }
    }

    fn set(&self, steps: &[Then]) {
        *self.steps.lock().unwrap() = steps.iter().copied().collect();
    }

    fn builder(&self) -> PipeshubCoreBuilder {
        PipeshubCore::with_transport(self.clone())
    }

    async fn call(&self, operation: &'static AnyOperation) -> Result<RawReply, Error> {
        self.builder()
            .build()
            .unwrap()
            .execute(Call::new(operation))
            .await
    }

    fn seen(&self) -> Vec<SeenAttempt> {
        self.seen.lock().unwrap().clone()
    }
}

impl Transport for Script {
    fn send<'a>(
        &'a self,
        request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        let (head, body) = request.into_parts();
        self.seen.lock().unwrap().push(SeenAttempt {
            operation: attempt.operation(),
            number: attempt.number(),
            fresh: attempt.fresh_connection(),
            deadline: attempt.deadline(),
            remaining: attempt.remaining(),
            head: (head.method, head.uri.to_string(), head.headers),
            body: body.as_bytes().cloned(),
        });
        let mut steps = self.steps.lock().unwrap();
        let step = if steps.len() > 1 {
            steps.pop_front()
        } else {
            steps.front().copied()
        };
        drop(steps);
        let status = |status: u16| Response::builder().status(status);
        Box::pin(async move {
            attempt.report(NotSent);
            match step.unwrap() {
                Then::Responds(code) => Ok(status(code).body(Body::empty())?),
                Then::Throttles(wait) => Ok(status(429)
                    .header(header::RETRY_AFTER, wait)
                    .body(Body::empty())?),
                Then::NoConnection => {
                    Err(TransportError::new(NotSent, "the cause").reason("nobody listens"))
                }
                Then::Breaks => Err(TransportError::new(Unknown, "the cause").reason("it broke")),
                Then::BreaksInBody(code) => {
                    Ok(status(code).body(Pieces::new(&[Some("ab"), None]).body())?)
                }
                Then::HangsInBody(code) => {
                    Ok(status(code).body(Pieces::hanging(&[Some("ab")]).body())?)
                }
                Then::Hangs { sent } => {
                    if sent {
                        attempt.report(Unknown);
                    }
                    pending().await
                }
            }
        })
    }
}

/// A body that consists of these pieces. `None` breaks it off.
struct Pieces {
    left: VecDeque<Option<&'static str>>,
    length: u64,
    hangs: bool,
}

impl Pieces {
    fn new(pieces: &[Option<&'static str>]) -> Self {
        Self {
            left: pieces.iter().copied().collect(),
            length: 0,
            hangs: false,
        }
    }

    fn hanging(pieces: &[Option<&'static str>]) -> Self {
        Self {
            hangs: true,
            ..Self::new(pieces)
        }
    }

    fn body(self) -> Body {
        Body::stream(self)
    }
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match self.left.pop_front() {
            Some(Some("trailer")) => Poll::Ready(Some(Ok(Frame::trailers(HeaderMap::new())))),
            Some(Some(piece)) => {
                Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(piece.as_bytes())))))
            }
            Some(None) => Poll::Ready(Some(Err("cut".into()))),
            None if self.hangs => Poll::Pending,
            None => Poll::Ready(None),
        }
    }

    fn size_hint(&self) -> SizeHint {
        let mut hint = SizeHint::new();
        hint.set_lower(self.length);
        hint
    }
}

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

fn retries(config: RetryConfig) -> RequestOptions {
    RequestOptions::new().retries(config)
}

#[tokio::test(start_paused = true)]
async fn attempt_has_its_number_and_remaining_time() {
    for (operation, fresh, limit) in [(&READ, false, 30), (&SPEND, true, 90)] {
        let script = Script::new(&[Then::Throttles("1")]);
        let end = Instant::now() + seconds(limit);
        let error = script.call(operation).await.unwrap_err();
        assert_eq!(
            (error.attempts(), error.retry_after()),
            (3, Some(seconds(1)))
        );
        for (at, seen) in (0..).zip(script.seen()) {
            assert_eq!((seen.operation, seen.number), (operation.id(), at + 1));
            assert_eq!((seen.fresh, seen.deadline), (fresh, end));
            let passed = seconds(limit).saturating_sub(seen.remaining);
            // The clock counts milliseconds, and a wait is rounded up.
            assert!(
                (seconds(at.into())..seconds(u64::from(at) + 1)).contains(&passed),
                "{seen:?}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn delivery_covers_all_attempts() {
    use ErrorKind::{Connect, ConnectionLost, Status, Timeout};
    use Then::{Breaks, BreaksInBody, Hangs, HangsInBody, NoConnection, Responds};

    const SENT: Then = Hangs { sent: true };
    const WAITING: Then = Hangs { sent: false };
    for (steps, kind, attempts, delivery, effect) in [
        (&[NoConnection][..], Connect, 3, NotSent, false),
        (&[Breaks, NoConnection], Connect, 3, Unknown, true),
        (
            &[NoConnection, Breaks, NoConnection],
            Connect,
            3,
            Unknown,
            true,
        ),
        (
            &[NoConnection, NoConnection, Responds(400)],
            Status,
            3,
            Answered,
            false,
        ),
        (
            &[NoConnection, Responds(429), NoConnection],
            Connect,
            3,
            Answered,
            false,
        ),
        (&[Responds(429)], Status, 3, Answered, false),
        (&[Responds(503), Responds(429)], Status, 3, Answered, true),
        (
            &[Responds(429), Responds(503), Responds(429)],
            Status,
            3,
            Answered,
            true,
        ),
        (
            &[Responds(429), Responds(429), Responds(503)],
            Status,
            3,
            Answered,
            true,
        ),
        (&[Responds(404)], Status, 1, Answered, true),
        (&[SENT], Timeout, 1, Unknown, true),
        (&[WAITING], Timeout, 1, NotSent, false),
        (&[NoConnection, WAITING], Timeout, 2, NotSent, false),
        (&[Responds(503), WAITING], Timeout, 2, Answered, true),
        (&[Responds(429), WAITING], Timeout, 2, Answered, false),
        // The head of a response proves that the request was sent, even if the transport reported
        // otherwise before.
        (&[HangsInBody(200)], Timeout, 1, Unknown, true),
        (&[BreaksInBody(200)], ConnectionLost, 3, Unknown, true),
        (&[BreaksInBody(429)], ConnectionLost, 3, Unknown, false),
    ] {
        let error = Script::new(steps).call(&READ).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (kind, attempts),
            "{steps:?}: {error}"
        );
        assert_eq!(
            (error.delivery(), error.may_have_taken_effect()),
            (delivery, effect),
            "{steps:?}"
        );
        let head = match steps.last() {
            Some(Responds(status) | BreaksInBody(status) | HangsInBody(status)) => Some(*status),
            _ => None,
        };
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            head,
            "{steps:?}"
        );
    }
}

/// PipesHub's gateway repeats writes itself. The 400, 403, 404 or 409 of its second request may
/// hide a first one that succeeded.
#[tokio::test(start_paused = true)]
async fn refusal_of_a_write_is_certain_only_where_it_is_declared() {
    static WRITES: [Operation; 4] = [
        Operation::post("a", "/a"),
        Operation::put("a", "/a"),
        Operation::patch("a", "/a"),
        Operation::delete("a", "/a"),
    ];
    static DECLARED: Operation = Operation::put("b", "/b").refused_with(&[400, 404]);
    static SAFE: Operation = Operation::put("c", "/c").resend(Resend::Safe);
    static SPENDING_GET: Operation = Operation::get("d", "/d").resend(Resend::IfNotExecuted);

    let cases = WRITES
        .iter()
        .map(|write| (write, &[401, 429][..], true))
        .chain([
            (&DECLARED, &[400, 401, 404, 429][..], true),
            (&SAFE, &[401, 429], false),
            (&SPENDING_GET, &[400, 401, 403, 429], true),
            (&READ, &[400, 401, 403, 429], false),
        ]);
    for (operation, refusals, can_be_unknown) in cases {
        for status in [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504] {
            let error = Script::new(&[Then::Responds(status)])
                .call(operation)
                .await
                .unwrap_err();
            let effect = !refusals.contains(&status);
            assert_eq!(
                error.may_have_taken_effect(),
                effect,
                "{operation:?}: {error}"
            );
            let unknown = effect && can_be_unknown;
            assert_eq!(
                error.outcome_is_unknown(),
                unknown,
                "{operation:?}: {error}"
            );
            let text = error.to_string();
            assert_eq!(
                text.contains("the call may have taken effect"),
                unknown,
                "{text}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn broken_body_counts_as_its_status_or_as_a_connection_error() {
    let quiet = || RetryConfig::new().retry_connection_errors(false);
    for (step, options, attempts) in [
        (Then::BreaksInBody(200), RequestOptions::new(), 3),
        (
            Then::BreaksInBody(200),
            RequestOptions::new().retry_codes([200]),
            3,
        ),
        (Then::BreaksInBody(200), retries(quiet()), 1),
        (Then::BreaksInBody(503), RequestOptions::new(), 3),
        (Then::BreaksInBody(503), retries(quiet()), 3),
        (
            Then::BreaksInBody(503),
            RequestOptions::new().retry_codes([429]),
            1,
        ),
        (Then::BreaksInBody(404), RequestOptions::new(), 1),
    ] {
        let script = Script::new(&[step]);
        let core = script
            .builder()
            .build()
            .unwrap()
            .with_options(options)
            .unwrap();
        let error = core.execute(Call::new(&READ)).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::ConnectionLost, attempts),
            "{step:?}"
        );
        assert!(
            error.to_string().contains("in the middle of its body"),
            "{error}"
        );
        assert_eq!(
            std::error::Error::source(&error).unwrap().to_string(),
            "cut"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn transport_error_reason_and_source_are_kept() {
    for (step, text, debug) in [
        (
            Then::NoConnection,
            "no connection: nobody listens",
            "TransportError(NotSent: nobody listens)",
        ),
        (
            Then::Breaks,
            "connection lost before the response was complete: it broke",
            "TransportError(Unknown: it broke)",
        ),
    ] {
        let error = Script::new(&[step]).call(&READ).await.unwrap_err();
        assert!(error.to_string().contains(text), "{error}");
        let source = std::error::Error::source(&error).unwrap();
        assert_eq!(format!("{source:?}"), debug);
        assert!(debug.ends_with(&format!(": {source})")));
        assert_eq!(source.source().unwrap().to_string(), "the cause");
    }
    assert_eq!(
        TransportError::new(Unknown, "secret").to_string(),
        "no response arrived"
    );
    let unmade = Response::builder().header("\n", "").body(()).unwrap_err();
    assert_eq!(
        format!("{:?}", TransportError::from(unmade)),
        "TransportError(Unknown: no response arrived)"
    );
}

#[tokio::test(start_paused = true)]
async fn success_refunds_the_retry_budget() {
    let script = Script::new(&[Then::Responds(503)]);
    let core = script.builder().build().unwrap();
    for n in 0..1000 {
        *script.steps.lock().unwrap() = [
            Then::Responds(503),
            Then::Responds(503),
            Then::Responds(200),
        ]
        .into();
        assert_eq!(
            core.execute(Call::new(&READ)).await.unwrap().attempts(),
            3,
            "{n}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn handles_share_a_budget_of_100_resends() {
    let script = Script::new(&[Then::Responds(503)]);
    let core = script.builder().build().unwrap();
    let other = core.with_options(RequestOptions::new()).unwrap();
    for handle in [&core, &other, &core.clone()] {
        for _ in 0..100 {
            handle.execute(Call::new(&READ)).await.unwrap_err();
        }
    }
    assert_eq!(script.seen().len(), 300 + 100);
    // An unsent request costs no budget.
    *script.steps.lock().unwrap() = [Then::NoConnection].into();
    assert_eq!(
        core.execute(Call::new(&READ)).await.unwrap_err().attempts(),
        3
    );
}

/// Returns the number of resends that the budget has left.
async fn resends_left(core: &PipeshubCore, script: &Script) -> usize {
    let options = retries(RetryConfig::new().max_attempts(2));
    let core = core.with_options(options).unwrap();
    script.set(&[Then::Responds(503)]);
    for resends in 0..1000 {
        let error = core.execute(Call::new(&READ)).await.unwrap_err();
        if error.attempts() == 1 {
            return resends;
        }
    }
    unreachable!("a budget ends")
}

/// The end of a call that would be resent.
#[derive(Clone, Copy, Debug)]
enum End {
    ByItself,
    /// The call is dropped this number of seconds after its start.
    Dropped(u64),
    /// The timer of the first pause fires long after the deadline.
    LateTimer,
}

impl End {
    async fn run(self, core: &PipeshubCore) {
        let call = core.execute(Call::new(&READ));
        match self {
            Self::ByItself => drop(call.await.unwrap_err()),
            Self::Dropped(after) => assert!(timeout(seconds(after), call).await.is_err()),
            Self::LateTimer => {
                let late = async {
                    sleep(seconds(1)).await;
                    advance(seconds(100)).await;
                    pending::<()>().await;
                };
                tokio::select! {
                    result = call => assert_eq!(result.unwrap_err().attempts(), 1),
                    () = late => unreachable!("this branch never ends"),
                }
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn resend_costs_budget_only_if_it_may_have_been_sent() {
    use Then::{Breaks, Hangs, NoConnection, Responds, Throttles};

    const SENT: Then = Hangs { sent: true };
    const WAITING: Then = Hangs { sent: false };
    for (steps, end, cost) in [
        (&[Throttles("5")][..], End::Dropped(1), 0),
        (&[Throttles("5")], End::LateTimer, 0),
        (&[Responds(503), WAITING], End::Dropped(10), 0),
        (&[Responds(503), WAITING], End::ByItself, 0),
        (&[Responds(503), NoConnection], End::ByItself, 0),
        (&[Breaks, NoConnection], End::ByItself, 0),
        (&[NoConnection], End::ByItself, 0),
        (&[Responds(503), NoConnection, WAITING], End::Dropped(10), 0),
        (&[Responds(503), NoConnection, SENT], End::Dropped(10), 1),
        (
            &[Responds(503), NoConnection, Responds(503)],
            End::ByItself,
            1,
        ),
        (
            &[NoConnection, NoConnection, Responds(503)],
            End::ByItself,
            0,
        ),
        (
            &[NoConnection, Responds(503), Responds(503)],
            End::ByItself,
            1,
        ),
        (&[Responds(503), SENT], End::Dropped(10), 1),
        (&[Responds(503), SENT], End::ByItself, 1),
        (&[Responds(503), Throttles("5")], End::Dropped(2), 1),
        (&[Responds(503), Breaks, NoConnection], End::ByItself, 1),
        (&[Responds(503), Responds(400)], End::ByItself, 1),
        (&[Responds(503)], End::ByItself, 2),
    ] {
        const CALLS: usize = 30;
        let script = Script::new(&[]);
        let core = script.builder().build().unwrap();
        for _ in 0..CALLS {
            script.set(steps);
            end.run(&core).await;
        }
        let left = resends_left(&core, &script).await;
        assert_eq!(100 - left, cost * CALLS, "{steps:?}, {end:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn resend_for_which_no_token_comes_costs_no_budget() {
    let script = Script::new(&[Then::Responds(401)]);
    let asked = AtomicUsize::new(0);
    let source = move || {
        let asked = asked.fetch_add(1, Ordering::Relaxed);
        async move {
            if asked % 2 == 0 {
                Ok(format!("t0k{asked}"))
            } else {
                Err("no token today")
            }
        }
    };
    let core = script.builder().security(Security::token_source(source));
    let core = core.build().unwrap();
    for _ in 0..30 {
        let error = core.execute(Call::new(&READ)).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Token, 2));
        // The core does not ask the source again at once.
        sleep(seconds(60)).await;
    }
    let core = core
        .with_options(RequestOptions::new().security(Security::none()))
        .unwrap();
    assert_eq!(resends_left(&core, &script).await, 100);
}

#[tokio::test(start_paused = true)]
async fn delivery_of_an_unusable_reply_covers_all_attempts() {
    use Then::{Breaks, BreaksInBody, NoConnection, Responds};

    let unusable: [fn(RawReply) -> Error; 5] = [
        |reply| reply.json::<u8>().unwrap_err(),
        |reply| reply.object::<u8>().unwrap_err(),
        |reply| reply.object_in::<u8>("field").unwrap_err(),
        |reply| reply.invalid("it has no value"),
        |reply| reply.failed(std::fmt::Error),
    ];
    for (steps, delivery) in [
        (&[Responds(200)][..], Answered),
        (&[NoConnection, Responds(200)], Answered),
        (&[Responds(503), Responds(200)], Answered),
        (&[Breaks, Responds(200)], Unknown),
        (&[BreaksInBody(200), Responds(200)], Unknown),
        (&[Breaks, Responds(503), Responds(200)], Unknown),
        (&[Responds(503), Breaks, Responds(200)], Unknown),
    ] {
        for (n, unusable) in unusable.iter().enumerate() {
            let reply = Script::new(steps).call(&READ).await.unwrap();
            let attempts = reply.attempts();
            let error = unusable(reply);
            assert_eq!(error.delivery(), delivery, "{steps:?}, {n}");
            assert_eq!(error.attempts(), attempts, "{steps:?}, {n}");
            assert!(error.may_have_taken_effect(), "{steps:?}, {n}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn late_timer_returns_the_last_error() {
    let script = Script::new(&[Then::Throttles("5")]);
    let core = script.builder().build().unwrap();
    let start = Instant::now();
    let late = async {
        sleep(seconds(1)).await;
        // The clock advances as after a suspended machine.
        advance(seconds(100)).await;
        pending::<()>().await;
    };
    let error = tokio::select! {
        result = core.execute(Call::new(&READ)) => result.unwrap_err(),
        () = late => unreachable!("this branch never ends"),
    };
    assert!(start.elapsed() >= seconds(101));
    assert_eq!(
        (error.kind(), error.attempts(), script.seen().len()),
        (ErrorKind::Status, 1, 1)
    );
    assert!(error.is_rate_limited() && error.retry_after() == Some(seconds(5)));
}

#[tokio::test(start_paused = true)]
async fn shortest_limit_ends_a_call() {
    let elapsing =
        |limit| RetryConfig::new().backoff(BackoffStrategy::new().max_elapsed_time(limit));
    let long = Duration::MAX;
    for (timeout, elapsed, expected) in [
        (None, long, 30_000),
        (Some(10_500), long, 10_500),
        (None, seconds(4), 4000),
        (Some(10_000), seconds(4), 4000),
        (Some(3000), seconds(4), 3000),
    ] {
        let options = retries(elapsing(elapsed));
        let options = match timeout {
            Some(timeout) => options.timeout(Duration::from_millis(timeout)),
            None => options,
        };
        let core = Script::new(&[Then::Hangs { sent: true }])
            .builder()
            .build()
            .unwrap();
        let start = Instant::now();
        let error = core
            .with_options(options)
            .unwrap()
            .execute(Call::new(&READ))
            .await
            .unwrap_err();
        let took = u64::try_from(start.elapsed().as_millis()).unwrap();
        assert!(
            (expected..expected + 5).contains(&took),
            "{took}, expected {expected}"
        );
        let limit = if expected % 1000 == 0 {
            format!("{} s", expected / 1000)
        } else {
            format!("{expected} ms")
        };
        assert!(
            error
                .to_string()
                .contains(&format!("the deadline passed: after {limit};")),
            "{error}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn overflowing_deadline_is_far_away() {
    let script = Script::new(&[Then::Responds(200)]);
    let core = script.builder().timeout(Duration::MAX).build().unwrap();
    core.execute(Call::new(&READ)).await.unwrap();
    let remaining = script.seen()[0].remaining;
    assert!(remaining > seconds(20 * 365 * 24 * 3600), "{remaining:?}");
}

#[tokio::test]
async fn request_is_built_from_operation_call_and_settings() {
    let script = Script::new(&[Then::Responds(200)]);
    let core = script
        .builder()
        .server_url("https://h:8/api")
        .bearer_auth("t0k")
        .options(RequestOptions::new().header("x-own", "1"));
    let core = core.build().unwrap();
    core.execute(
        Call::new(&READ)
            .query("q", Some("a b"))
            .query("r", None::<&str>),
    )
    .await
    .unwrap();
    let reply = core.execute(Call::new(&SPEND).json(&["b"])).await.unwrap();
    let [read, spend] = &script.seen()[..] else {
        unreachable!("two calls")
    };
    assert_eq!(
        (&read.head.0, &*read.head.1),
        (&Method::GET, "https://h:8/api/thing?q=a%20b")
    );
    assert_eq!(
        (&spend.head.0, &*spend.head.1),
        (&Method::POST, "https://h:8/api/thing")
    );
    assert_eq!(
        (read.body.as_deref(), spend.body.as_deref()),
        (Some(&b""[..]), Some(&b"[\"b\"]"[..]))
    );
    assert_eq!(spend.head.2["content-type"], "application/json");
    assert!(!read.head.2.contains_key("content-type"));
    for seen in [read, spend] {
        let headers = &seen.head.2;
        assert!(headers["authorization"] == "Bearer t0k" && headers["x-own"] == "1");
        assert_eq!(headers["accept"], "application/json");
        assert!(headers["authorization"].is_sensitive() && headers["x-own"].is_sensitive());
    }
    assert_eq!(reply.request_id(), spend.head.2["x-request-id"]);
    let text = format!("{core:?}");
    assert!(
        text.contains("https://h:8/api") && !text.contains("t0k"),
        "{text}"
    );
}

#[tokio::test]
async fn request_ids_are_32_random_hex_digits() {
    let script = Script::new(&[Then::Responds(200)]);
    let core = script.builder().build().unwrap();
    for _ in 0..500 {
        core.execute(Call::new(&READ)).await.unwrap();
    }
    let seen = script.seen();
    let ids: Vec<&[u8]> = seen
        .iter()
        .map(|seen| seen.head.2["x-request-id"].as_bytes())
        .collect();
    assert!(ids.iter().all(|id| id.len() == 32));
    let numbers: Vec<u128> = ids
        .iter()
        .map(|id| u128::from_str_radix(std::str::from_utf8(id).unwrap(), 16).unwrap())
        .collect();
    assert!(ids.iter().all(|id| !id.iter().any(u8::is_ascii_uppercase)));
    for bit in 0..128 {
        // The mean is 250. A difference of 100 is nearly nine standard deviations.
        let set = numbers.iter().filter(|n| *n >> bit & 1 == 1).count();
        assert!(set.abs_diff(250) < 100, "bit {bit} is set {set} times");
        for other in 0..bit {
            let same = numbers
                .iter()
                .filter(|n| (*n >> bit ^ *n >> other) & 1 == 0)
                .count();
            assert!(
                same.abs_diff(250) < 100,
                "bit {bit} is bit {other} {same} times"
            );
        }
    }
    let own = core
        .with_options(RequestOptions::new().header("x-request-id", "job-7"))
        .unwrap();
    assert_eq!(
        own.execute(Call::new(&READ)).await.unwrap().request_id(),
        "job-7"
    );
}

/// Returns the number of bytes of a request's head in HTTP/1.1.
fn head_bytes(seen: &SeenAttempt, host: &str) -> usize {
    let (method, uri, headers) = &seen.head;
    let target = uri.split_once(host).map_or("", |(_, target)| target);
    let lines: usize = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum();
    method.as_str().len() + target.len() + 1 + " HTTP/1.1\r\n".len() + lines + 2
}

#[tokio::test]
async fn head_is_sent_up_to_the_gateway_limit() {
    const GATEWAY_TAKES: usize = 16 * 1024;
    let script = Script::new(&[Then::Responds(200)]);
    let short_host = "h";
    let label = "x".repeat(60);
    let long_host = format!("{label}.{label}.{label}.{label}.example");
    for host in [short_host, &long_host] {
        let core = script
            .builder()
            .server_url(format!("https://{host}"))
            .build()
            .unwrap();
        let with = |headers: usize, value: &str| {
            let mut options = RequestOptions::new();
            for n in 0..headers {
                options = options.header(format!("x-{n:04}"), value);
            }
            core.with_options(options).unwrap()
        };
        // The long part: one header, many headers, many headers without a value, the target.
        for what in 0..4 {
            let (mut sent, mut refused) = (0, 3000);
            let mut longest = 0;
            while refused - sent > 1 {
                let n = usize::midpoint(sent, refused);
                let text = "v".repeat(n * 6);
                let (core, query) = match what {
                    0 => (with(1, &text), None),
                    1 => (with(n, "v"), None),
                    2 => (with(n, ""), None),
                    _ => (core.clone(), Some(&*text)),
                };
                let before = script.seen().len();
                match core.execute(Call::new(&READ).query("q", query)).await {
                    Ok(_) => {
                        sent = n;
                        longest = head_bytes(&script.seen()[before], host);
                    }
                    Err(error) => {
                        refused = n;
                        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
                        assert!(
                            error
                                .to_string()
                                .contains("shorten an argument or a header"),
                            "{error}"
                        );
                        assert_eq!(script.seen().len(), before, "it was sent");
                    }
                }
            }
            // The core reserves some bytes for what the transport adds.
            assert!(
                (GATEWAY_TAKES - 200..=GATEWAY_TAKES).contains(&longest),
                "{what}, {host}: {longest}"
            );
        }
        script.seen.lock().unwrap().clear();
    }
}

#[tokio::test]
async fn status_errors_suggest_a_cause() {
    const LOGIN: &str = "no credentials were given";
    const SCOPES: &str = "an OAuth token needs the scopes thing:read user:read";
    const REDIRECT: &str = "redirects are not followed";
    const NO_ADMIN: &str = "PipesHub does not consider the caller an administrator";
    const EXPIRED: &str = "has expired";
    const LACKS: &str =
        r#"{"error":{"code":"HTTP_FORBIDDEN","message":"Insufficient scope. Required: SECRET"}}"#;
    const MEMBER: &str =
        r#"{"error":{"code":"HTTP_FORBIDDEN","message":"Only administrators can SECRET"}}"#;
    const INVALID: &str = r#"{"error":{"code":"HTTP_UNAUTHORIZED","message":"Invalid token"}}"#;
    for (operation, status, body, token, location, says) in [
        (&READ, 401, "", false, false, Some(LOGIN)),
        (&READ, 401, INVALID, false, false, Some(LOGIN)),
        (&READ, 401, "", true, false, None),
        (&READ, 401, INVALID, true, false, Some(EXPIRED)),
        (&READ, 403, LACKS, true, false, Some(SCOPES)),
        (&READ, 403, LACKS, false, false, Some(SCOPES)),
        (
            &SPEND,
            403,
            LACKS,
            true,
            false,
            Some("the OAuth token lacks a scope"),
        ),
        (&READ, 403, MEMBER, true, false, Some(NO_ADMIN)),
        (&SPEND, 403, MEMBER, true, false, Some(NO_ADMIN)),
        (&READ, 403, "", true, false, None),
        (&READ, 403, "Insufficient scope", true, false, None),
        (&READ, 400, LACKS, false, false, None),
        (&READ, 302, "", true, true, Some(REDIRECT)),
        (&READ, 302, "", true, false, None),
        (&READ, 401, "", false, true, Some(REDIRECT)),
        (&READ, 403, LACKS, true, true, Some(REDIRECT)),
    ] {
        let core = PipeshubCore::with_transport(transport_fn(move |_| {
            let reply = Response::builder().status(status);
            let reply = if location {
                reply.header("location", "https://h/SECRET")
            } else {
                reply
            };
            reply.body(body)
        }));
        let core = if token { core.bearer_auth("t") } else { core };
        let error = core
            .build()
            .unwrap()
            .execute(Call::new(operation))
            .await
            .unwrap_err();
        let text = error.to_string();
        for line in [LOGIN, SCOPES, REDIRECT, NO_ADMIN, EXPIRED] {
            let says = says.filter(|says| !says.starts_with("the OAuth"));
            assert_eq!(text.contains(line), says == Some(line), "{status}: {text}");
        }
        assert!(
            says.is_none_or(|says| text.contains(says)),
            "{status}: {text}"
        );
        assert!(
            error.kind() == ErrorKind::Status && !text.contains("SECRET"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn success_is_2xx_or_a_listed_status() {
    for (operation, status, success) in [
        (&READ, 200, true),
        (&READ, 299, true),
        (&READ, 302, false),
        (&OPEN, 302, true),
        (&OPEN, 301, false),
    ] {
        let result = Script::new(&[Then::Responds(status)]).call(operation).await;
        assert_eq!(result.is_ok(), success, "{status}");
        if let Ok(reply) = result {
            assert_eq!((reply.status().as_u16(), reply.attempts()), (status, 1));
        }
    }
}

/// Reads a body with a core that has a limit of four bytes.
async fn read(
    status: u16,
    pieces: &'static [&'static str],
    length: u64,
    hangs: bool,
) -> Result<String, Error> {
    let core = PipeshubCore::with_transport(transport_fn(move |_| {
        let left = pieces.iter().copied().map(Some).collect();
        Response::builder()
            .status(status)
            .body(Body::stream(Pieces {
                left,
                length,
                hangs,
            }))
    }));
    let core = core
        .options(RequestOptions::new().max_response_bytes(4))
        .retries(RetryConfig::none())
        .build()
        .unwrap();
    let reply = core.execute(Call::new(&READ)).await?;
    Ok(String::from_utf8(reply.body().to_vec()).unwrap())
}

#[tokio::test(start_paused = true)]
async fn reply_limit_is_independent_of_chunking() {
    for (pieces, length, expected) in [
        (&[][..], 0, Some("")),
        (&["abcd"], 0, Some("abcd")),
        (&["abcd"], 4, Some("abcd")),
        (&["ab", "cd"], 0, Some("abcd")),
        (&["a", "b", "c", "d"], 0, Some("abcd")),
        (&["", "ab", "", "c", "", "trailer"], 0, Some("abc")),
        (&["abcde"], 0, None),
        (&["abcd", "e"], 0, None),
        (&["ab", "cde"], 0, None),
        (&["a", "b", "c", "d", "e"], 0, None),
    ] {
        match (read(200, pieces, length, false).await, expected) {
            (Ok(body), Some(expected)) => assert_eq!(body, expected, "{pieces:?}"),
            (Err(error), None) => {
                assert_eq!(
                    (error.kind(), error.delivery()),
                    (ErrorKind::TooLarge, Unknown),
                    "{pieces:?}"
                );
                assert!(error.to_string().contains("more than 4 bytes"), "{error}");
            }
            (result, _) => unreachable!("{pieces:?}: {result:?}"),
        }
    }
    // A body fails at once if its announced length exceeds the limit, or if its first bytes do.
    for (pieces, length) in [(&[][..], 5), (&["abcde"], 0), (&["abc", "de"], 0)] {
        assert_eq!(
            read(200, pieces, length, true).await.unwrap_err().kind(),
            ErrorKind::TooLarge
        );
    }
    // A body that stops within the limit is read until the deadline.
    assert_eq!(
        read(200, &["abc"], 4, true).await.unwrap_err().kind(),
        ErrorKind::Timeout
    );
}

#[tokio::test(start_paused = true)]
async fn error_body_is_kept_up_to_64_kib() {
    const KEPT: usize = 64 * 1024;
    static LONG: [u8; KEPT] = [b'x'; KEPT];
    let long = std::str::from_utf8(&LONG).unwrap();
    for (pieces, length, hangs, expected) in [
        (&["abcdefgh"][..], 0, false, 8),
        (&["abcd", "efgh"], u64::MAX, false, 8),
        (&[long], 0, false, KEPT),
        (&[long, "y"], 0, true, KEPT),
        (&["y", long], 0, true, KEPT),
        (&[&long[..KEPT - 1], "xy"], 0, true, KEPT),
    ] {
        let pieces: &'static [&'static str] = Vec::leak(pieces.to_vec());
        let error = read(404, pieces, length, hangs).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Status, Answered)
        );
        assert_eq!(error.reply().unwrap().body().len(), expected);
    }
}

#[tokio::test]
async fn single_chunk_body_is_not_copied() {
    static BODY: &str = "abcd";
    let core = PipeshubCore::with_transport(transport_fn(|_| {
        Ok::<_, TransportError>(Response::new(Pieces::new(&[Some(BODY)]).body()))
    }));
    let reply = core
        .build()
        .unwrap()
        .execute(Call::new(&READ))
        .await
        .unwrap();
    assert_eq!(reply.body().as_ptr(), BODY.as_ptr());
}

#[test]
fn body_reports_its_kind_and_size() {
    use http_body::Body as _;

    let bytes = Body::from("abc");
    assert_eq!(
        (bytes.as_bytes().map(Bytes::len), bytes.size_hint().exact()),
        (Some(3), Some(3))
    );
    assert!(!bytes.is_end_stream() && Body::empty().is_end_stream());
    let stream = Pieces {
        length: 7,
        ..Pieces::new(&[Some("abc")])
    }
    .body();
    assert_eq!((stream.as_bytes(), stream.size_hint().lower()), (None, 7));
    assert!(!stream.is_end_stream());
    assert_eq!(
        format!("{bytes:?} {stream:?}"),
        "Body::Bytes(..) Body::Stream(..)"
    );
}

#[tokio::test]
async fn boxed_and_arc_transports_behave_alike() {
    let script = Script::new(&[Then::Responds(200)]);
    let boxed: Box<dyn Transport> = Box::new(script.clone());
    for core in [
        PipeshubCore::with_transport(boxed),
        PipeshubCore::with_transport(Arc::new(script.clone())),
        script.builder().wrap_transport(Arc::new),
    ] {
        core.build()
            .unwrap()
            .execute(Call::new(&READ))
            .await
            .unwrap();
    }
    assert_eq!(script.seen().len(), 3);
}

#[test]
fn operation_keeps_its_declared_values() {
    let default = Operation::new(Method::PUT, "putThing", "/thing");
    assert_eq!(default.id(), "putThing");
    let text = format!("{default:?}");
    for fact in [
        "PUT",
        "IfNotExecuted",
        "30s",
        "scopes: \"\"",
        "also_success: []",
        "when_unknown: \"\"",
    ] {
        assert!(text.contains(fact), "{text}: {fact}");
    }
    let all = Operation::post("postThing", "/thing")
        .scopes("s")
        .resend(Resend::Safe)
        .timeout(seconds(7));
    let text = format!("{:?}", all.also_success(&[302]).when_unknown("look"));
    for fact in [
        "POST",
        "Safe",
        "7s",
        "scopes: \"s\"",
        "also_success: [302]",
        "when_unknown: \"look\"",
    ] {
        assert!(text.contains(fact), "{text}: {fact}");
    }
    assert!(format!("{:?}", Operation::get("g", "/")).contains("resend: Safe"));
    assert!(std::panic::catch_unwind(|| Operation::get("getThing", "thing")).is_err());
}
