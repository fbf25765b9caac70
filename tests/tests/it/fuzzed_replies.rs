//! Fuzzed responses that repeat secrets. No printed text contains a secret, whatever the response.
//!
//! The stored responses get secrets at random places and are then changed at random, from a fixed
//! seed. All that no accessor returns is printed and searched: `Debug` and `Display` of the result,
//! of the response and of the sources.

use std::collections::{BTreeMap, HashSet};
use std::error::Error as StdError;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use http::{HeaderName, HeaderValue};
use pipeshub_core::{
    Body, Error, PipeshubCore, RequestOptions, RetryConfig, SensitiveUrl, transport_fn,
};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackFailure, HandleOAuthCallbackRequest,
    OAuthState,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use pipeshub_tests::{CONNECTOR_ID, Random, Reply, Scanner, cases};

use crate::secrets::{HEADER, ODD, PLAIN, Secrets};

/// The number of cases, half of them for each set of secrets.
const CASES: u64 = 100_000;

/// The connector's client secret, which this program does not have. No piece of the secret looks
/// like an error code.
const CLIENT_SECRET: &str = "GOCS-PX~Can.ary-Cli~ent.Sec-ret~77";

/// A search that remembers the texts that it has scanned, since most are equal.
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
        if let Some(reply) = error.reply() {
            self.value(reply);
            self.value(reply.headers());
        }
        if let Some(failure) = error.failure::<HandleOAuthCallbackFailure>() {
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

/// Whether the host of the URL is a secret. `Debug` of a URL shows its host, which the server
/// chooses.
fn host_is_secret(scanner: &Scanner, url: Option<&SensitiveUrl>) -> bool {
    url.is_some_and(|url| !scanner.scan(&format!("{url:?}")).is_empty())
}

fn search(secrets: &Secrets, seed: u64) -> BTreeMap<String, u64> {
    let named = secrets.named(&[("client secret", CLIENT_SECRET)]);
    let scanner = Scanner::new(&named).and_slices_of(&named);
    let mut search = Search {
        scanner,
        known: HashSet::new(),
        kinds: BTreeMap::new(),
    };
    let mut random = Random::new(seed);
    // Half of the cases start from a response that succeeds, or nearly so.
    let (all_replies, authorized, connected) = (
        Reply::all_stored(""),
        Reply::all_stored("authorize/200"),
        Reply::all_stored("callback/200"),
    );
    let next_reply = Arc::new(Mutex::new(Reply::default()));
    let reply = Arc::clone(&next_reply);
    let transport = transport_fn(move |_| {
        let Reply {
            status,
            headers,
            body,
        } = std::mem::take(&mut *reply.lock().unwrap());
        let mut response = http::Response::new(Body::from(body));
        *response.status_mut() = status.try_into().unwrap();
        for (name, value) in headers {
            let name = HeaderName::try_from(name).unwrap();
            response
                .headers_mut()
                .append(name, HeaderValue::try_from(value).unwrap());
        }
        Ok::<_, http::Error>(response)
    });
    // The id is always the same, so that equal texts are equal.
    let core = PipeshubCore::with_transport(transport)
        .bearer_auth(secrets.token)
        .options(RequestOptions::new().header("x-request-id", "id-1"));
    let core = core
        .options(RequestOptions::new().header("x-key", HEADER))
        .retries(RetryConfig::none())
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        for _ in 0..cases(CASES) / 4 {
            let likely = random.once_in(2);
            // A secret that was not sent with a call, and looks like an error code, passes for a
            // code.
            let known = [secrets.token, HEADER, CLIENT_SECRET];
            *next_reply.lock().unwrap() = Reply::fuzzed(
                &mut random,
                if likely { &authorized } else { &all_replies },
                &known,
            );
            let request = GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID);
            match connector_oauth_get_oauth_authorization_url(&core, request).await {
                Ok(response)
                    if host_is_secret(&search.scanner, Some(&response.authorization_url)) => {}
                Ok(response) => {
                    *search.kinds.entry("authorize".to_owned()).or_default() += 1;
                    search.value(&response);
                    search.value(response.meta().headers());
                }
                Err(error) => search.error(&error),
            }
            let all = named.iter().map(|(_, secret)| *secret).collect::<Vec<_>>();
            *next_reply.lock().unwrap() = Reply::fuzzed(
                &mut random,
                if likely { &connected } else { &all_replies },
                &all,
            );
            let state = OAuthState::from_saved(secrets.state);
            let request = HandleOAuthCallbackRequest::new(secrets.code, state);
            match connector_oauth_handle_oauth_callback(&core, request).await {
                Ok(response) if host_is_secret(&search.scanner, response.redirect_url.as_ref()) => {
                }
                Ok(response) => {
                    *search.kinds.entry("callback".to_owned()).or_default() += 1;
                    search.value(&response);
                    search.value(response.meta().headers());
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
        assert!(
            kinds.get(end).is_some_and(|times| *times >= 20),
            "{end}: {kinds:?}"
        );
    }
}

#[test]
fn fuzzed_echoes_are_not_shown() {
    assert_all_ends_were_met(&search(&ODD, 1));
}

#[test]
fn fuzzed_echoes_shaped_like_codes_are_not_shown() {
    assert_all_ends_were_met(&search(&PLAIN, 2));
}
