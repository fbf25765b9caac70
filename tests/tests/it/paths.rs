//! A request is sent to the operation's own path or not at all, whatever an id or a URL contains.
//!
//! The gateway decodes a path once and inserts the result into another URL. The URL standard's
//! parser then reads that URL. So the target must be the template with the argument, also after one
//! more decoding and such a parse. The cases are fuzzed from a fixed seed; [`cases`] returns how
//! many of the [`CASES`] a run makes.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use http::Uri;
use pipeshub_core::{
    Body, Call, Delivery, Error, ErrorKind, Operation, PipeshubCore, RetryConfig, TransportError,
    transport_fn,
};
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;
use pipeshub_tests::{Random, cases};
use url::Url;

/// The sum over the three kinds of cases.
const CASES: u64 = 1_000_000;

const SERVER: &str = "https://pipeshub.example.com/api/v1";
const FRONT: &str = "/connectors/";
const BACK: &str = "/oauth/authorize";

/// Texts that have misled one parser or another.
const ODD: &[&str] = &[
    "",
    ".",
    "..",
    "...",
    "/",
    "//",
    "\\",
    "/..",
    "../",
    "/./",
    "/../../",
    "%",
    "%%",
    "%2",
    "%2e",
    "%2E%2e",
    "%2f",
    "%2F..%2F",
    "%5c",
    "%5C..%5C",
    "%252e",
    "%252F",
    "%00",
    "%0a",
    "%0d%0aX:y",
    "%23",
    "%3f",
    "%3Fx=1%23",
    "%25",
    "%c0%ae",
    "%ef%bc%8f",
    "?",
    "?x=1",
    "#",
    "#f",
    ";",
    ";x=y",
    ":",
    "@",
    "@evil.example",
    "&",
    "=",
    "+",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{2024}",
    "\u{2044}",
    "\u{2215}",
    "\u{ff0e}",
    "\u{ff0f}",
    "\u{3002}",
    "\u{202e}",
    "\u{feff}",
    "\u{200b}",
    "é",
    "[",
    "]",
    "{",
    "}",
    "|",
    "^",
    "`",
    "<",
    ">",
    "\"",
    "'",
    "*",
    "~",
    "$",
    "!",
    "(",
    ")",
    ",",
    "oauth",
    "authorize",
    "callback",
    "://",
    "http://",
];
const PLAIN: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

/// Returns a core that records the targets of its requests.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<Uri>>>);

impl Seen {
    fn core(&self, server: &str) -> Result<PipeshubCore, Error> {
        let seen = self.clone();
        let transport = transport_fn(move |request| {
            seen.0.lock().unwrap().push(request.uri().clone());
            Err::<http::Response<Body>, _>(TransportError::new(Delivery::Unknown, "no answer"))
        });
        PipeshubCore::with_transport(transport)
            .server_url(server)
            .retries(RetryConfig::none())
            .build()
    }

    fn take(&self) -> Vec<Uri> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// Runs a future that never waits, so that it needs nothing of a runtime but the timer.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

fn with_a_timer(test: impl FnOnce()) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    let _guard = runtime.enter();
    test();
}

fn plain(random: &mut Random, longest: usize) -> String {
    (0..=random.below(longest))
        .map(|_| char::from(PLAIN[random.below(PLAIN.len())]))
        .collect()
}

/// Returns text that is mostly plain. More often than not, it contains something odd.
fn text(random: &mut Random) -> String {
    let mut text = if random.once_in(8) {
        String::new()
    } else {
        plain(random, 70)
    };
    for _ in 0..random.below(4) {
        let places: Vec<_> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let at = places[random.below(places.len())];
        if random.once_in(5) {
            text.insert(at, random.char());
        } else {
            text.insert_str(at, random.pick(ODD));
        }
    }
    text
}

fn fits(id: &str) -> bool {
    !id.is_empty() && id.len() <= 64 && id.bytes().all(|byte| PLAIN.contains(&byte))
}

/// Removes percent escapes once, as the gateway does.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escape = after
            .first_chunk::<2>()
            .and_then(|two| std::str::from_utf8(two).ok());
        match escape
            .filter(|_| byte == b'%')
            .and_then(|two| u8::from_str_radix(two, 16).ok())
        {
            Some(escaped) => (bytes.push(escaped), rest = &after[2..]).1,
            None => (bytes.push(byte), rest = after).1,
        }
    }
    String::from_utf8(bytes).expect("what was encoded is UTF-8")
}

/// Returns the segments of the path as another service reads them: parsed by the URL standard, then
/// decoded.
fn segments(url: &Url) -> Vec<String> {
    url.path_segments()
        .expect("it has a path")
        .map(decoded)
        .collect()
}

/// Checks that the target is right, before and after one more decoding.
#[track_caller]
fn assert_goes_to(uri: &Uri, server: &str, path: &[&str], query: Option<(&str, &str)>) {
    let server = Url::parse(server).unwrap();
    let whole = uri.to_string();
    let mut expected: Vec<_> = segments(&server)
        .into_iter()
        .filter(|segment| !segment.is_empty())
        .collect();
    expected.extend(path.iter().map(ToString::to_string));
    let authority = uri.authority().unwrap();
    let (front, target) = whole.split_once("://").unwrap();
    let (_, rest) = target.split_at(authority.as_str().len());
    let again = format!(
        "{front}://{authority}{}",
        decoded(rest.split('?').next().unwrap())
    );
    for (text, query) in [(whole.clone(), query), (again, None)] {
        let url = Url::parse(&text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(url.origin(), server.origin(), "{text:?}");
        assert_eq!(
            (url.username(), url.password(), url.fragment()),
            ("", None, None),
            "{text:?}"
        );
        assert_eq!(segments(&url), expected, "{text:?}");
        let pairs: Vec<_> = url.query_pairs().into_owned().collect();
        let wanted: Vec<_> = query
            .into_iter()
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .collect();
        assert_eq!(pairs, wanted, "{text:?}");
        assert_eq!(url.query().is_some(), query.is_some(), "{text:?}");
    }
    assert!(
        whole.bytes().all(|byte| byte.is_ascii_graphic()),
        "{whole:?}"
    );
}

fn authorize(core: &PipeshubCore, id: &str, base_url: Option<&str>) -> ErrorKind {
    let mut request = GetOAuthAuthorizationUrlRequest::new(id);
    request.base_url = base_url.map(str::to_owned);
    now(connector_oauth_get_oauth_authorization_url(core, request))
        .map(drop)
        .unwrap_err()
        .kind()
}

#[test]
fn path_id_is_rejected_or_stays_one_segment() {
    with_a_timer(|| {
        let mut random = Random::new(1);
        let seen = Seen::default();
        let core = seen.core(SERVER).unwrap();
        let (mut sent, mut refused) = (0, 0);
        for _ in 0..cases(CASES / 5 * 2) {
            let id = text(&mut random);
            // A query value that the gateway would change is refused. All others are encoded.
            let base_url = random.once_in(3).then(|| text(&mut random));
            let kind = authorize(&core, &id, base_url.as_deref());
            let uris = seen.take();
            if kind == ErrorKind::InvalidRequest {
                refused += 1;
                assert!(uris.is_empty(), "{id:?}");
                assert!(!fits(&id) || base_url.is_some(), "{id:?} is refused");
                continue;
            }
            sent += 1;
            assert_eq!(kind, ErrorKind::ConnectionLost);
            assert!(fits(&id), "{id:?} was sent");
            let [uri] = &uris[..] else {
                panic!("{id:?}: {} requests", uris.len())
            };
            let prefix = "/api/v1";
            assert_eq!(uri.path(), format!("{prefix}{FRONT}{id}{BACK}"));
            let query = base_url.as_deref().map(|value| ("baseUrl", value));
            assert_goes_to(
                uri,
                SERVER,
                &["connectors", &id, "oauth", "authorize"],
                query,
            );
        }
        assert!(
            sent > refused / 10 && refused > sent / 10,
            "{sent} sent, {refused} refused"
        );
    });
}

/// Returns a valid server URL. Half of them have something odd added.
fn server_url(random: &mut Random) -> String {
    let scheme = random.pick(&["https", "https", "HTTPS", "http", "Http"]);
    let host = random.pick(&[
        "pipeshub.example.com",
        "PipesHub.Example.COM",
        "pipeshub.example.com.",
        "localhost",
        "LOCALHOST",
        "127.0.0.1",
        "127.3.2.1",
        "10.0.0.1",
        "[::1]",
        "[2001:db8::1]",
        "xn--bcher-kva.example",
        "a_b-c.example",
    ]);
    let port = random.pick(&["", "", ":80", ":443", ":8443", ":1", ":65535"]);
    let mut url = format!("{scheme}://{host}{port}");
    for _ in 0..random.below(4) {
        let segment = random.pick(&[
            "api",
            "v1",
            "a.b",
            "~x",
            "a@b:c",
            "x;y=z",
            "!$&'()*+,",
            "A-_9",
        ]);
        url.push('/');
        url.push_str(segment);
    }
    if random.once_in(4) {
        url.push('/');
    }
    for _ in 0..random.below(3) {
        let places: Vec<_> = url
            .char_indices()
            .map(|(at, _)| at)
            .chain([url.len()])
            .collect();
        let at = places[random.below(places.len())];
        match random.below(4) {
            0 => url.insert(at, random.char()),
            1 if at < url.len() => drop(url.remove(at)),
            _ => url.insert_str(at, random.pick(ODD)),
        }
    }
    url
}

#[test]
fn server_url_is_rejected_or_prefixes_the_target() {
    with_a_timer(|| {
        let mut random = Random::new(2);
        let seen = Seen::default();
        let (mut sent, mut refused) = (0, 0);
        for _ in 0..cases(CASES / 5 * 2) {
            let server = server_url(&mut random);
            let core = match seen.core(&server) {
                Ok(core) => core,
                Err(error) => {
                    refused += 1;
                    assert_eq!(error.kind(), ErrorKind::InvalidConfig);
                    continue;
                }
            };
            sent += 1;
            let id = plain(&mut random, 63);
            assert_eq!(
                authorize(&core, &id, None),
                ErrorKind::ConnectionLost,
                "{server:?}"
            );
            let uris = seen.take();
            let [uri] = &uris[..] else {
                panic!("{server:?}: {} requests", uris.len())
            };
            // The URL is kept as written. Two readers of a URL agree only if neither has to change
            // it.
            let (scheme, rest) = server.split_once("://").unwrap();
            let (authority, prefix) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            assert_eq!(uri.authority().unwrap().as_str(), authority, "{server:?}");
            assert!(
                uri.scheme_str().unwrap().eq_ignore_ascii_case(scheme),
                "{server:?}"
            );
            let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
            assert_eq!(
                uri.path(),
                format!("{prefix}{FRONT}{id}{BACK}"),
                "{server:?}"
            );
            match Url::parse(&server) {
                Ok(_) => assert_goes_to(
                    uri,
                    &server,
                    &["connectors", &id, "oauth", "authorize"],
                    None,
                ),
                // A name in `xn--` form is accepted as it is. A name that is invalid in this form
                // cannot be looked up.
                Err(_) => assert!(
                    authority.to_ascii_lowercase().contains("xn--"),
                    "{server:?}"
                ),
            }
        }
        assert!(
            sent > refused / 10 && refused > sent / 10,
            "{sent} sent, {refused} refused"
        );
    });
}

#[test]
fn path_arguments_are_rejected_or_stay_one_segment() {
    static INNER: Operation = Operation::post("inner", "/things/{thing}/parts");
    static LAST: Operation = Operation::get("last", "/things/{thing}/parts/{part}");
    with_a_timer(|| {
        let mut random = Random::new(3);
        let seen = Seen::default();
        let core = seen.core(SERVER).unwrap();
        let (mut sent, mut refused) = (0, 0);
        for _ in 0..cases(CASES / 5) {
            let (thing, part) = (text(&mut random), text(&mut random));
            let (call, path) = if random.once_in(2) {
                (
                    Call::new(&INNER).path("thing", &thing),
                    vec!["things", &thing, "parts"],
                )
            } else {
                let call = Call::new(&LAST).path("thing", &thing).path("part", &part);
                (call, vec!["things", &thing, "parts", &part])
            };
            let kind = now(core.execute(call)).map(drop).unwrap_err().kind();
            let uris = seen.take();
            if kind == ErrorKind::InvalidRequest {
                refused += 1;
                assert!(uris.is_empty(), "{path:?}");
                continue;
            }
            sent += 1;
            assert_eq!(kind, ErrorKind::ConnectionLost);
            let [uri] = &uris[..] else {
                panic!("{path:?}: {} requests", uris.len())
            };
            assert_goes_to(uri, SERVER, &path, None);
        }
        assert!(
            sent > refused / 20 && refused > sent / 20,
            "{sent} sent, {refused} refused"
        );
    });
}
