//! Settings of a builder and of a handle: values, validation, and what a new handle keeps.
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{HeaderMap, Request, Response, Uri};
use pipeshub_core::{
    Attempt, BackoffStrategy, Body, BoxFuture, Call, Error, ErrorKind, Operation, PipeshubCore,
    PipeshubCoreBuilder, RequestOptions, RetryConfig, Secret, Security, Transport, TransportError,
    transport_fn,
};

static READ: Operation = Operation::get("getThing", "/thing");

/// The requests that a mock has received.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Vec<(Uri, HeaderMap)>>>);

impl Sent {
    fn builder(&self) -> PipeshubCoreBuilder {
        let sent = self.clone();
        PipeshubCore::with_transport(transport_fn(move |request: Request<Body>| {
            let (head, _) = request.into_parts();
            sent.0.lock().unwrap().push((head.uri, head.headers));
            Ok::<_, TransportError>(Response::new(Body::empty()))
        }))
    }

    /// Makes a call, and returns the URI and the headers that the core sent.
    async fn by(&self, core: &PipeshubCore) -> (Uri, HeaderMap) {
        core.execute(Call::new(&READ)).await.unwrap();
        self.0.lock().unwrap().pop().unwrap()
    }
}

fn refused(result: Result<PipeshubCore, Error>, says: &str) {
    let error = result.unwrap_err();
    assert_eq!(
        (error.kind(), error.operation()),
        (ErrorKind::InvalidConfig, None)
    );
    let text = error.to_string();
    assert!(
        text.contains(says) && !text.contains("SECRET"),
        "{text}: {says}"
    );
}

#[test]
fn invalid_settings_fail_when_given() {
    let elapsed =
        RetryConfig::new().backoff(BackoffStrategy::new().max_elapsed_time(Duration::ZERO));
    let new = RequestOptions::new;
    let sent = Sent::default();
    let core = sent.builder().build().unwrap();
    for (options, says) in [
        (new().timeout(Duration::ZERO), "timeout must not be zero"),
        (new().retries(elapsed), "max_elapsed_time must not be zero"),
        (
            new().security(Security::bearer("SECRET\n")),
            "the bearer token has an invalid character",
        ),
        (
            new().security(Security::bearer("")),
            "the bearer token is empty",
        ),
        (new().header("x y", "SECRET"), "invalid header name"),
        (
            new().header("x-y", "SECRET\n"),
            "invalid value of the header x-y",
        ),
        (
            new().header("Host", "SECRET"),
            "the header host is set by the SDK",
        ),
        (
            new().header("x-request-id", "SECRET SECRET"),
            "invalid x-request-id; use 1 to 64",
        ),
        (
            new().header("host", "").header("x y", ""),
            "the header host is set by the SDK",
        ),
        (
            new().server_url("https://u:SECRET@h"),
            "the server URL is not valid: it has user info",
        ),
        (
            new().server_url("http://pipeshub.example.com"),
            "the server URL is plain http to another machine",
        ),
    ] {
        refused(core.with_options(options), says);
    }
    for (builder, says) in [
        (
            sent.builder().timeout(Duration::ZERO),
            "timeout must not be zero",
        ),
        (
            sent.builder().connect_timeout(Duration::ZERO),
            "connect_timeout must not be zero",
        ),
        (
            sent.builder().user_agent("SECRET\n"),
            "the user agent has a control character",
        ),
        (
            sent.builder().bearer_auth("SECRET\n"),
            "the bearer token has an invalid character",
        ),
        (
            sent.builder()
                .options(RequestOptions::new().header("x y", "SECRET")),
            "invalid header name",
        ),
        (
            sent.builder().server_url("https://h/?SECRET"),
            "the server URL is not valid: it has a query",
        ),
        (
            sent.builder().server_url("http://pipeshub.example.com"),
            "the server URL is plain http to another machine",
        ),
    ] {
        assert_eq!(format!("{builder:?}"), "PipeshubCoreBuilder");
        refused(builder.build(), says);
    }
}

#[tokio::test]
async fn plain_http_needs_loopback_or_explicit_permission() {
    let sent = Sent::default();
    for url in [
        "http://localhost:1/a",
        "http://127.0.0.1",
        "http://[::1]:8",
        "https://pipeshub.example.com",
    ] {
        sent.builder().server_url(url).build().unwrap();
    }
    let core = sent
        .builder()
        .server_url("http://one.example")
        .danger_allow_insecure_http()
        .build()
        .unwrap();
    let core = core
        .with_options(RequestOptions::new().server_url("http://two.example/a"))
        .unwrap();
    assert_eq!(sent.by(&core).await.0, "http://two.example/a/thing");
}

#[tokio::test]
async fn host_header_omits_the_default_port() {
    let sent = Sent::default();
    let core = sent.builder().build().unwrap();
    for (url, host) in [
        (
            "https://pipeshub.example.com/api/v1",
            "pipeshub.example.com",
        ),
        ("https://pipeshub.example.com:443", "pipeshub.example.com"),
        ("https://pipeshub.example.com:80", "pipeshub.example.com:80"),
        (
            "https://pipeshub.example.com:8443/a",
            "pipeshub.example.com:8443",
        ),
        ("http://localhost:80", "localhost"),
        ("http://localhost:443", "localhost:443"),
        ("http://[::1]:80", "[::1]"),
        ("http://[::1]:8080", "[::1]:8080"),
    ] {
        let built = sent.builder().server_url(url).build().unwrap();
        let turned = core
            .with_options(RequestOptions::new().server_url(url))
            .unwrap();
        for core in [built, turned] {
            assert_eq!(sent.by(&core).await.1["host"], host, "{url}");
        }
    }
}

#[tokio::test]
async fn headers_come_from_builder_options_and_sdk() {
    let sent = Sent::default();
    let (uri, headers) = sent.by(&sent.builder().build().unwrap()).await;
    assert_eq!(uri, "https://app.pipeshub.com/api/v1/thing");
    assert_eq!(
        headers["user-agent"],
        concat!("pipeshub-sdk-rust/", env!("CARGO_PKG_VERSION"))
    );
    assert_eq!(headers["host"], "app.pipeshub.com");
    assert!(
        headers["accept"] == "application/json" && headers.len() == 4,
        "{headers:?}"
    );
    assert!(
        headers.values().all(|value| !value.is_sensitive()),
        "{headers:?}"
    );
    let own = || {
        let options = RequestOptions::new()
            .header("accept", "text/x")
            .header("user-agent", "header/1")
            .header("x-a", "1");
        sent.builder().options(options)
    };
    let core = own().build().unwrap();
    let (_, headers) = sent.by(&core).await;
    assert!(
        headers["accept"] == "text/x"
            && headers["user-agent"] == "header/1"
            && headers["x-a"] == "1"
    );
    let (_, headers) = sent
        .by(&own().user_agent("setter/1").build().unwrap())
        .await;
    assert_eq!(headers["user-agent"], "setter/1");
    let other = core
        .with_options(RequestOptions::new().header("x-a", "2").header("x-b", "3"))
        .unwrap();
    let (_, headers) = sent.by(&other).await;
    assert!(headers["x-a"] == "2" && headers["x-b"] == "3" && headers["accept"] == "text/x");
    let (_, headers) = sent.by(&core).await;
    assert!(
        headers["x-a"] == "1" && !headers.contains_key("x-b"),
        "the first handle is unchanged"
    );
}

#[tokio::test]
async fn other_origin_gets_no_token_or_user_headers() {
    let sent = Sent::default();
    let core = sent
        .builder()
        .server_url("https://h/a")
        .bearer_auth("token")
        .options(RequestOptions::new().header("x-key", "k"));
    let core = core.build().unwrap();
    let new = RequestOptions::new;
    for (options, uri, token, key) in [
        (
            new().server_url("https://H:443/b"),
            "https://H:443/b/thing",
            Some("Bearer token"),
            true,
        ),
        (
            new().server_url("https://h:444/a"),
            "https://h:444/a/thing",
            None,
            false,
        ),
        (
            new().server_url("https://i/a"),
            "https://i/a/thing",
            None,
            false,
        ),
        (
            new().server_url("http://localhost/a"),
            "http://localhost/a/thing",
            None,
            false,
        ),
        (
            new().server_url("https://i/a").header("x-key", "k"),
            "https://i/a/thing",
            None,
            true,
        ),
        (
            new()
                .server_url("https://i/a")
                .security(Security::bearer("other")),
            "https://i/a/thing",
            Some("Bearer other"),
            false,
        ),
        (
            new().security(Security::none()),
            "https://h/a/thing",
            None,
            true,
        ),
    ] {
        let other = core.with_options(options).unwrap();
        let (seen, headers) = sent.by(&other).await;
        assert_eq!(seen, uri);
        assert_eq!(
            headers
                .get("authorization")
                .map(|value| value.to_str().unwrap()),
            token,
            "{uri}"
        );
        assert_eq!(headers.contains_key("x-key"), key, "{uri}");
        assert!(
            headers.contains_key("user-agent") && headers.contains_key("accept"),
            "{uri}"
        );
        assert!(format!("{other:?}").contains(uri.strip_suffix("/thing").unwrap()));
    }
}

#[tokio::test(start_paused = true)]
async fn options_keep_unset_fields() {
    let failing = || {
        PipeshubCore::with_transport(transport_fn(|_| {
            Response::builder().status(418).body("abc")
        }))
    };
    let core = failing().timeout(Duration::from_secs(7)).options(
        RequestOptions::new()
            .max_response_bytes(2)
            .header("x-request-id", "job-7"),
    );
    let core = core.build().unwrap();
    let error = core.execute(Call::new(&READ)).await.unwrap_err();
    assert_eq!((error.attempts(), error.request_id()), (1, Some("job-7")));
    let retrying = core
        .with_options(RequestOptions::new().retry_codes([418]))
        .unwrap();
    let error = retrying.execute(Call::new(&READ)).await.unwrap_err();
    assert_eq!((error.attempts(), error.request_id()), (3, Some("job-7")));
    let once = retrying
        .with_options(RequestOptions::new().retries(RetryConfig::none()))
        .unwrap();
    assert_eq!(
        once.execute(Call::new(&READ)).await.unwrap_err().attempts(),
        1
    );
    let five = RetryConfig::new().max_attempts(5);
    let five = once
        .with_options(
            RequestOptions::new()
                .retries(five)
                .header("x-request-id", "job-8"),
        )
        .unwrap();
    let error = five.execute(Call::new(&READ)).await.unwrap_err();
    assert_eq!((error.attempts(), error.request_id()), (5, Some("job-8")));
}

#[tokio::test]
async fn later_wrapper_is_outermost() {
    struct Mark(Box<dyn Transport>, &'static str);

    impl Transport for Mark {
        fn send<'a>(
            &'a self,
            mut request: Request<Body>,
            attempt: &'a Attempt,
        ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
            request
                .headers_mut()
                .append("x-way", self.1.parse().unwrap());
            self.0.send(request, attempt)
        }
    }

    let sent = Sent::default();
    let core = sent.builder().wrap_transport(|inner| Mark(inner, "inner"));
    let core = core
        .wrap_transport(|inner| Mark(inner, "outer"))
        .build()
        .unwrap();
    let (_, headers) = sent.by(&core).await;
    assert_eq!(
        headers.get_all("x-way").iter().collect::<Vec<_>>(),
        ["outer", "inner"]
    );
}

#[test]
fn credentials_are_not_shown() {
    let security = Security::bearer(Secret::from("SECRET"));
    assert_eq!(
        format!("{security:?} {:?}", Security::none()),
        "Security::Bearer(..) Security::None"
    );
}

#[tokio::test]
async fn reply_limit_defaults_to_1_mib() {
    for (length, kind) in [
        (1024 * 1024, None),
        (1024 * 1024 + 1, Some(ErrorKind::TooLarge)),
    ] {
        let transport = transport_fn(move |_| {
            Ok::<_, TransportError>(Response::new(Body::from(vec![b'x'; length])))
        });
        let core = PipeshubCore::with_transport(transport).build().unwrap();
        let read = core.execute(Call::new(&READ)).await;
        assert_eq!(read.err().map(|error| error.kind()), kind, "{length}");
    }
}

#[test]
fn call_debug_shows_operation_without_arguments() {
    let text = format!("{:?}", Call::new(&READ).query("code", Some("SECRET")));
    assert!(
        text.contains("getThing") && !text.contains("SECRET"),
        "{text}"
    );
}

#[tokio::test]
async fn builder_options_replace_set_values_and_keep_the_others() {
    let sent = Sent::default();
    let core = sent
        .builder()
        .server_url("https://h/a")
        .bearer_auth("first")
        .options(RequestOptions::new().header("x-a", "1"))
        .options(
            RequestOptions::new()
                .server_url("https://i/b")
                .header("x-b", "2"),
        )
        .build()
        .unwrap();
    let (uri, headers) = sent.by(&core).await;
    assert_eq!(uri, "https://i/b/thing");
    assert!(headers["x-a"] == "1" && headers["x-b"] == "2");
    // A builder has one server and one token. The order of the setters does not matter.
    assert_eq!(headers["authorization"], "Bearer first");
}
