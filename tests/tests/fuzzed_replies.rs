//! Replies that are broken in some way and repeat what was sent: nothing of it is printed, whatever came.
//!
//! The stored replies, with secrets put in anywhere and then changed at random from a fixed seed. All that is not told by
//! an accessor is printed and searched: `Debug` and `Display` of the result, of the reply behind it and of its sources.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "this is how a test stops")]

use std::collections::{BTreeMap, HashSet};
use std::error::Error as StdError;
use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use http::{HeaderName, HeaderValue};
use pipeshub_core::{Body, Error, PipeshubCore, RetryConfig, SensitiveUrl, transport_fn};
use pipeshub_funcs::{
    GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackFailure, HandleOAuthCallbackRequest, OAuthState,
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use pipeshub_tests::{CONNECTOR_ID, Random, Scanner, cases, fixture, fixture_names};

/// Half of them for each set of secrets.
const CASES: u64 = 100_000;

struct Secrets {
    token: &'static str,
    code: &'static str,
    state: &'static str,
}

/// With every character that a token, a code or a state can have.
const ODD: Secrets = Secrets {
    token: "phpat_Canary.T0ken-7Qx~z+/w==",
    code: "4/0CanaryC0de-Kq~.7=+Zx%&",
    state: "Q2FuYXJ5LXN0YXRlLUtxNzEteA==",
};

/// Each looks like an error code of the server's, which would be shown, or like a connector's id.
const PLAIN: Secrets =
    Secrets { token: "PHPATCanaryTokenZx81", code: "CanaryCodeKq72Wv", state: "CanaryStateRt55Yb" };

const HEADER: &str = "header-Canary-value-91";
/// The connector's own, which this program does not know: no piece of it looks like an error code.
const CLIENT_SECRET: &str = "GOCS-PX~Can.ary-Cli~ent.Sec-ret~77";

impl Secrets {
    fn named(&self) -> [(&'static str, &'static str); 5] {
        [
            ("token", self.token),
            ("code", self.code),
            ("state", self.state),
            ("header", HEADER),
            ("client secret", CLIENT_SECRET),
        ]
    }
}

#[derive(Clone, Default)]
struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Those whose names begin so.
fn stored(group: &str) -> Vec<Reply> {
    let read = |name: String| {
        let wire = String::from_utf8(fixture(&name)).unwrap();
        let (head, body) = wire.split_once("\r\n\r\n").unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.map(|line| line.split_once(": ").unwrap());
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Reply { status, headers, body: body.into() }
    };
    fixture_names().into_iter().filter(|name| name.starts_with(group)).map(read).collect()
}

/// A secret as a server could repeat it.
fn echo(random: &mut Random, secrets: &[&str]) -> String {
    let secret = random.pick(secrets);
    let percent = secret.bytes().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "%{byte:02x}");
        text
    });
    match random.below(8) {
        0..=2 => secret.to_owned(),
        3 => percent,
        4 => secret[random.below(secret.len() - 8)..].to_owned(),
        5 => secret[..8 + random.below(secret.len() - 8)].to_owned(),
        6 => format!("https://app.example.com/p?oauth_error={secret}&code={percent}#{secret}"),
        _ => format!("https://app.example.com/account/settings/connector/{secret}"),
    }
}

/// Where a text begins or ends in JSON, and the ends of all.
fn places(body: &[u8]) -> Vec<usize> {
    let quotes = body.iter().enumerate().filter(|(_, byte)| **byte == b'"');
    quotes.flat_map(|(at, _)| [at, at + 1]).chain([0, body.len()]).collect()
}

fn fuzzed(random: &mut Random, stored: &[Reply], secrets: &[&str]) -> Reply {
    let mut reply = stored[random.below(stored.len())].clone();
    for _ in 0..=random.below(3) {
        let echo = echo(random, secrets);
        match random.below(6) {
            0 => {
                let name =
                    random.pick(&["location", "x-echo", "set-cookie", "retry-after", "date", "content-type"]);
                reply.headers.push((name.to_owned(), echo));
            }
            1 => {
                let at = random.below(reply.body.len() + 1);
                reply.body.splice(at..at, echo.into_bytes());
            }
            2 => {
                let places = places(&reply.body);
                let at = places[random.below(places.len())];
                reply.body.splice(at..at, echo.into_bytes());
            }
            // A whole text of JSON.
            _ => {
                let quotes: Vec<_> = reply
                    .body
                    .iter()
                    .enumerate()
                    .filter(|(_, byte)| **byte == b'"')
                    .map(|(at, _)| at)
                    .collect();
                if quotes.len() >= 2 {
                    let first = random.below(quotes.len() - 1);
                    reply.body.splice(quotes[first] + 1..quotes[first + 1], echo.into_bytes());
                }
            }
        }
    }
    for _ in 0..random.below(3) {
        let end = reply.body.len();
        match random.below(6) {
            0 => reply.body.truncate(random.below(end + 1)),
            1 if end > 0 => drop(reply.body.remove(random.below(end))),
            2 => reply.body.insert(
                random.below(end + 1),
                random.pick(&["\"", "{", "}", ",", "\\", "[", "%"]).as_bytes()[0],
            ),
            3 if end > 0 => reply.body[random.below(end)] = random.next_u64().to_le_bytes()[0],
            4 => {
                reply.status = [200, 200, 302, 400, 401, 403, 404, 429, 500, 503, 204, 299][random.below(12)];
            }
            _ => {
                let kind =
                    random.pick(&["application/json", "text/html", "text/plain", "application/problem+json"]);
                reply.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
                reply.headers.push(("content-type".to_owned(), kind.to_owned()));
            }
        }
    }
    reply
}

/// Remembers the texts that it has searched, for most are the same.
struct Search {
    scanner: Scanner,
    known: HashSet<String>,
    kinds: BTreeMap<String, u64>,
}

impl Search {
    fn text(&mut self, text: String) {
        if !self.known.contains(&text) {
            let hits = self.scanner.scan(&text);
            assert!(hits.is_empty(), "{hits:?} in {text}");
            self.known.insert(text);
        }
    }

    fn value(&mut self, value: &(impl Debug + ?Sized)) {
        self.text(format!("{value:?}"));
        self.text(format!("{value:#?}"));
    }

    fn error(&mut self, error: &Error) {
        *self.kinds.entry(format!("{:?}", error.kind())).or_default() += 1;
        self.value(error);
        self.text(format!("{error} {error:#}"));
        if let Some(reply) = error.api() {
            self.value(reply);
            self.value(reply.headers());
        }
        if let Some(failure) = HandleOAuthCallbackFailure::of(error) {
            self.value(failure);
        }
        let mut source = error.source();
        while let Some(cause) = source {
            self.text(format!("{cause} {cause:#}"));
            self.value(cause);
            source = cause.source();
        }
    }
}

/// The `Debug` of a URL shows its host, which the server names as it likes.
fn host_is_secret(scanner: &Scanner, url: Option<&SensitiveUrl>) -> bool {
    url.is_some_and(|url| !scanner.scan(&format!("{url:?}")).is_empty())
}

fn search(secrets: &Secrets, seed: u64) -> BTreeMap<String, u64> {
    let named = secrets.named();
    let scanner = Scanner::new(&named).and_slices_of(&named);
    let mut search = Search { scanner, known: HashSet::new(), kinds: BTreeMap::new() };
    let mut random = Random::new(seed);
    // What succeeds, or nearly so, half of the time.
    let (all_replies, authorized, connected) = (stored(""), stored("authorize/200"), stored("callback/200"));
    let laid_in = Arc::new(Mutex::new(Reply::default()));
    let reply = Arc::clone(&laid_in);
    let transport = transport_fn(move |_| {
        let Reply { status, headers, body } = std::mem::take(&mut *reply.lock().unwrap());
        let mut response = http::Response::new(Body::from(body));
        *response.status_mut() = status.try_into().unwrap();
        for (name, value) in headers {
            let name = HeaderName::try_from(name).unwrap();
            response.headers_mut().append(name, HeaderValue::try_from(value).unwrap());
        }
        Ok::<_, http::Error>(response)
    });
    // Always the same id, so that the same text is the same.
    let core =
        PipeshubCore::with_transport(transport).bearer_auth(secrets.token).header("x-request-id", "id-1");
    let core = core.header("x-key", HEADER).retries(RetryConfig::none()).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        for _ in 0..cases(CASES) / 4 {
            let likely = random.once_in(2);
            // What was not sent with a call, and looks like an error code, is taken for one.
            let known = [secrets.token, HEADER, CLIENT_SECRET];
            *laid_in.lock().unwrap() =
                fuzzed(&mut random, if likely { &authorized } else { &all_replies }, &known);
            let request = GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID);
            match connector_oauth_get_oauth_authorization_url(&core, request).await {
                Ok(response) if host_is_secret(&search.scanner, Some(&response.authorization_url)) => {}
                Ok(response) => {
                    *search.kinds.entry("authorize".to_owned()).or_default() += 1;
                    search.value(&response);
                    search.value(response.headers());
                }
                Err(error) => search.error(&error),
            }
            let all = named.map(|(_, secret)| secret);
            *laid_in.lock().unwrap() =
                fuzzed(&mut random, if likely { &connected } else { &all_replies }, &all);
            let request = HandleOAuthCallbackRequest {
                code: Some(secrets.code.into()),
                state: Some(OAuthState::from_saved(secrets.state)),
                ..HandleOAuthCallbackRequest::default()
            };
            match connector_oauth_handle_oauth_callback(&core, request).await {
                Ok(response) if host_is_secret(&search.scanner, response.redirect_url.as_ref()) => {}
                Ok(response) => {
                    *search.kinds.entry("callback".to_owned()).or_default() += 1;
                    search.value(&response);
                    search.value(response.headers());
                }
                Err(error) => search.error(&error),
            }
        }
    });
    search.kinds
}

#[track_caller]
fn assert_all_ends_were_met(kinds: &BTreeMap<String, u64>) {
    for end in ["authorize", "callback", "Failed", "InvalidReply", "Status"] {
        assert!(kinds.get(end).is_some_and(|times| *times >= 20), "{end}: {kinds:?}");
    }
}

#[test]
fn fuzzed_replies_that_repeat_secrets() {
    assert_all_ends_were_met(&search(&ODD, 1));
}

#[test]
fn fuzzed_replies_that_repeat_secrets_which_look_like_error_codes() {
    assert_all_ends_were_met(&search(&PLAIN, 2));
}
