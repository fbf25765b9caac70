//! Layers of tower around the default transport. They keep all promises of a transport.

use std::convert::Infallible;
use std::future::{pending, ready};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use http::{HeaderValue, Request, Response};
use pipeshub_core::unversioned::Dial;
use pipeshub_core::{
    Attempt, Body, BoxFuture, Delivery, Error, ErrorKind, PipeshubCore, PipeshubCoreBuilder,
    RetryConfig, ServiceTransport, Transport, TransportError, TransportService,
};
use pipeshub_tests::{Player, ScriptedServer, fixture};
use tower::{Service, ServiceBuilder, service_fn};

use crate::common;

const AUTHORIZE: &str = "authorize/200_with_base_url.http";
const CALLBACK: &str = "callback/200_success.http";

type Inner = TransportService<Box<dyn Transport>>;

/// Returns a core with the default transport in a stack.
fn stacked<S: Transport>(builder: PipeshubCoreBuilder, stack: fn(Inner) -> S) -> PipeshubCore {
    let builder = builder.retries(RetryConfig::none());
    builder
        .wrap_transport(move |inner| stack(TransportService::new(inner)))
        .build()
        .unwrap()
}

fn plain(inner: Inner) -> impl Transport {
    ServiceTransport::new(ServiceBuilder::new().concurrency_limit(2).service(inner))
}

fn facts(error: &Error) -> (ErrorKind, Delivery) {
    (error.kind(), error.delivery())
}

#[tokio::test(start_paused = true)]
async fn layer_adds_a_header_and_callback_keeps_its_own_connection() {
    let script = ScriptedServer::builder()
        .fixture(AUTHORIZE)
        .fixture(CALLBACK)
        .fixture(AUTHORIZE);
    let player = script.player();
    let core = stacked(common::duplex(&player), |inner| {
        ServiceTransport::new(
            ServiceBuilder::new()
                .concurrency_limit(1)
                .map_request(tagged)
                .service(inner),
        )
    });
    common::authorize(&core).await.unwrap();
    common::callback(&core, common::CODE).await.unwrap();
    common::authorize(&core).await.unwrap();
    let requests = player.recorder().requests();
    let seen: Vec<_> = requests
        .iter()
        .map(|r| (r.connection, r.header("x-tenant").unwrap()))
        .collect();
    assert_eq!(seen, [(0, "tenant-7"), (1, "tenant-7"), (0, "tenant-7")]);
}

fn tagged(mut request: Request<Body>) -> Request<Body> {
    request
        .headers_mut()
        .insert("x-tenant", HeaderValue::from_static("tenant-7"));
    request
}

/// A transport that responds after a second, and counts the calls that are under way.
#[derive(Default)]
struct Slow {
    now: AtomicUsize,
    most: Arc<AtomicUsize>,
}

impl Transport for Slow {
    fn send<'a>(
        &'a self,
        _: Request<Body>,
        _: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        Box::pin(async {
            self.most.fetch_max(
                self.now.fetch_add(1, Ordering::Relaxed) + 1,
                Ordering::Relaxed,
            );
            tokio::time::sleep(Duration::from_secs(1)).await;
            self.now.fetch_sub(1, Ordering::Relaxed);
            let reply = r#"{"success":true,"authorizationUrl":"https://idp.example/auth?state=s","state":"s"}"#;
            let reply = Response::builder()
                .header("content-type", "application/json")
                .body(reply.into());
            reply.map_err(Into::into)
        })
    }
}

#[tokio::test(start_paused = true)]
async fn concurrency_limit_delays_calls_before_sending() {
    let slow = Slow::default();
    let most = Arc::clone(&slow.most);
    let stack = ServiceBuilder::new()
        .concurrency_limit(1)
        .service(TransportService::new(slow));
    let core = PipeshubCore::with_transport(ServiceTransport::new(stack));
    let core = core.timeout(Duration::from_millis(2500)).build().unwrap();
    let calls = [(); 3].map(|()| {
        let core = core.clone();
        tokio::spawn(async move { common::authorize(&core).await.map(drop) })
    });
    let mut failed = Vec::new();
    for call in calls {
        failed.extend(call.await.unwrap().err());
    }
    assert_eq!(most.load(Ordering::Relaxed), 1);
    // Two calls end after one and two seconds. The deadline interrupts the third one after it was
    // sent.
    assert_eq!(
        failed.iter().map(facts).collect::<Vec<_>>(),
        [(ErrorKind::Timeout, Delivery::Unknown)]
    );
    let hurried =
        core.with_options(pipeshub_core::RequestOptions::new().timeout(Duration::from_millis(500)));
    let hurried = hurried.unwrap();
    let (first, second) = tokio::join!(common::authorize(&core), common::authorize(&hurried));
    first.unwrap();
    assert_eq!(
        facts(&second.unwrap_err()),
        (ErrorKind::Timeout, Delivery::NotSent)
    );
}

#[tokio::test(start_paused = true)]
async fn delivery_passes_through_layers() {
    let dialing = |dial: Dial| common::builder(common::DUPLEX_URL).unversioned_dialer(dial);
    let refused: Dial =
        Arc::new(|_, _| Box::pin(ready(Err(io::ErrorKind::ConnectionRefused.into()))));
    let error = common::callback(&stacked(dialing(refused), plain), common::CODE)
        .await
        .unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Connect, Delivery::NotSent));
    assert!(error.to_string().contains("connection refused"), "{error}");

    let hanging: Dial = Arc::new(|_, _| Box::pin(pending()));
    let builder = dialing(hanging)
        .connect_timeout(Duration::from_secs(9))
        .timeout(Duration::from_secs(1));
    let error = common::callback(&stacked(builder, plain), common::CODE)
        .await
        .unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Timeout, Delivery::NotSent));

    for (fault, kind) in [
        ("no_reply", ErrorKind::Timeout),
        ("close_before_reply", ErrorKind::ConnectionLost),
    ] {
        let player = ScriptedServer::builder().fault(fault).player();
        let core = stacked(common::duplex(&player), plain);
        let error = common::callback(&core, common::CODE).await.unwrap_err();
        assert_eq!(facts(&error), (kind, Delivery::Unknown), "{fault}");
    }
}

/// A service that fails in `poll_ready` or in `call`.
#[derive(Clone)]
struct Failing {
    at_once: bool,
}

impl Service<Request<Body>> for Failing {
    type Response = Response<String>;
    type Error = io::Error;
    type Future = std::future::Ready<io::Result<Response<String>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(if self.at_once {
            Err(io::Error::other("overloaded"))
        } else {
            Ok(())
        })
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        ready(Err(io::Error::other("broken")))
    }
}

#[tokio::test(start_paused = true)]
async fn delivery_is_not_sent_before_ready_and_unknown_after_call() {
    for (at_once, expected) in [
        (true, (ErrorKind::Connect, Delivery::NotSent)),
        (false, (ErrorKind::ConnectionLost, Delivery::Unknown)),
    ] {
        let core = PipeshubCore::with_transport(ServiceTransport::new(Failing { at_once }));
        let core = core.retries(RetryConfig::none()).build().unwrap();
        let error = common::callback(&core, common::CODE).await.unwrap_err();
        assert_eq!(facts(&error), expected);
        assert!(
            !error.to_string().contains("overloaded"),
            "a layer's text may be anything: {error}"
        );
    }
}

#[test]
fn layers_are_not_shown() {
    let transport = ServiceTransport::new(Failing { at_once: true });
    let texts = (
        format!("{transport:?}"),
        format!("{:?}", TransportService::new(transport)),
    );
    assert_eq!(
        texts,
        (
            "ServiceTransport(..)".to_owned(),
            "TransportService(..)".to_owned()
        )
    );
}

/// Returns a transport with a forbidden layer, which sends every request twice.
fn doubling(inner: Inner) -> impl Transport {
    ServiceTransport::new(service_fn(move |request: Request<Body>| {
        let mut inner = inner.clone();
        async move {
            let mut again = Request::new(Body::empty());
            again.clone_from_parts(&request);
            let _first = inner.call(request).await;
            inner.call(again).await
        }
    }))
}

trait CloneFromParts {
    fn clone_from_parts(&mut self, request: &Self);
}

impl CloneFromParts for Request<Body> {
    fn clone_from_parts(&mut self, request: &Self) {
        self.method_mut().clone_from(request.method());
        self.uri_mut().clone_from(request.uri());
        self.headers_mut().clone_from(request.headers());
        self.extensions_mut().clone_from(request.extensions());
    }
}

#[tokio::test(start_paused = true)]
async fn layer_cannot_send_a_callback_twice() {
    let player: Player = ScriptedServer::builder()
        .fault("close_before_reply")
        .fixture(CALLBACK)
        .player();
    let core = stacked(common::duplex(&player), doubling);
    let error = common::callback(&core, common::CODE).await.unwrap_err();
    assert_eq!(
        facts(&error),
        (ErrorKind::ConnectionLost, Delivery::Unknown)
    );
    assert!(
        error.to_string().contains("sent the request twice"),
        "{error}"
    );
    assert_eq!(player.recorder().code_count(common::CODE), 1);
}

#[tokio::test(start_paused = true)]
async fn response_body_may_be_any_type() {
    let reply = String::from_utf8(fixture(AUTHORIZE)).unwrap();
    let body = reply.split_once("\r\n\r\n").unwrap().1.to_owned();
    let service = service_fn(move |_: Request<Body>| {
        let reply = Response::builder()
            .header("content-type", "application/json")
            .body(body.clone());
        ready(Ok::<_, Infallible>(reply.unwrap()))
    });
    let core = PipeshubCore::with_transport(ServiceTransport::new(service))
        .build()
        .unwrap();
    common::authorize(&core).await.unwrap();
}
