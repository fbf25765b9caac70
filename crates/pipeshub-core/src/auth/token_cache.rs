//! A cache of tokens for each server.
//!
//! The cache adds a token to each request and keeps one entry per server. Which call refreshes a
//! token is decided by [`ServerTokens`]. Entry point: [`TokenCache`].

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use http::{Request, Response, StatusCode, header};

use crate::auth::credentials::{Credentials, NextHop};
use crate::auth::server_tokens::{ServerTokens, as_sdk_error};
use crate::auth::token::{TokenContext, TokenSource};
#[cfg(feature = "client-credentials")]
use crate::auth::token_endpoint::CheckUrl;
use crate::echo::contains_echo_of;
use crate::error::{Delivery, Error, ErrorKind, SharedCause};
use crate::sync::lock;
use crate::transport::{Attempt, Body, BoxFuture, TransportError};
use crate::url::server_url::ServerUrl;

/// The number of cached servers that no handle uses.
const SERVERS: usize = 256;

/// Credentials that get their tokens from a source.
pub(crate) struct TokenCache {
    shared: Arc<CacheState>,
    /// The entry for the server of a handle, looked up once. `None` before a handle has the
    /// credentials.
    tokens: Option<Arc<ServerTokens>>,
}

/// State that all handles with the same credentials share.
struct CacheState {
    source: Box<dyn TokenSource>,
    servers: Mutex<KnownServers>,
    #[cfg(feature = "client-credentials")]
    check: Option<CheckUrl>,
}

/// One entry for each server. So no server receives the token of another server.
///
/// Each handle holds the entry of its server, and so does each call. When the list has `limit`
/// entries, those that nobody holds are dropped. `limit` then becomes twice the number of the
/// remaining entries, and at least [`SERVERS`]. So the cost of a new server is constant on average.
struct KnownServers {
    /// Sorted by URL.
    entries: Vec<Arc<ServerTokens>>,
    limit: usize,
}

impl TokenCache {
    pub(crate) fn new(source: Box<dyn TokenSource>) -> Self {
        Self::with(CacheState {
            source,
            servers: Mutex::default(),
            #[cfg(feature = "client-credentials")]
            check: None,
        })
    }

    /// Creates a cache with a check of the token URL.
    #[cfg(feature = "client-credentials")]
    pub(super) fn checked(source: Box<dyn TokenSource>, check: CheckUrl) -> Self {
        Self::with(CacheState {
            source,
            servers: Mutex::default(),
            check: Some(check),
        })
    }

    fn with(shared: CacheState) -> Self {
        Self {
            shared: Arc::new(shared),
            tokens: None,
        }
    }

    fn tokens_for(&self, server: &ServerUrl) -> Arc<ServerTokens> {
        match &self.tokens {
            Some(tokens) if tokens.server == *server => Arc::clone(tokens),
            _ => lock(&self.shared.servers).entry(server),
        }
    }
}

impl KnownServers {
    fn entry(&mut self, server: &ServerUrl) -> Arc<ServerTokens> {
        let mut position = self.position(server);
        if position.is_err() && self.entries.len() >= self.limit {
            self.entries.retain(|tokens| Arc::strong_count(tokens) > 1);
            self.limit = SERVERS.max(2 * self.entries.len());
            position = self.position(server);
        }
        match position {
            Ok(at) => Arc::clone(&self.entries[at]),
            Err(at) => {
                let tokens = Arc::new(ServerTokens::new(server.clone()));
                self.entries.insert(at, Arc::clone(&tokens));
                tokens
            }
        }
    }

    fn position(&self, server: &ServerUrl) -> Result<usize, usize> {
        self.entries
            .binary_search_by(|tokens| tokens.server.order(server))
    }
}

impl Default for KnownServers {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            limit: SERVERS,
        }
    }
}

impl Credentials for TokenCache {
    fn for_server(&self, server: &ServerUrl) -> Arc<dyn Credentials> {
        Arc::new(Self {
            shared: Arc::clone(&self.shared),
            tokens: Some(self.tokens_for(server)),
        })
    }

    fn send<'a>(
        &'a self,
        mut request: Request<Body>,
        attempt: &'a Attempt,
        next_hop: NextHop<'a>,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        let tokens = self.tokens_for(next_hop.server);
        Box::pin(async move {
            attempt.report(Delivery::NotSent);
            let context = TokenContext {
                next_hop,
                attempt,
                refused: false,
            };
            let token = tokens
                .token(&*self.shared.source, context)
                .await
                .map_err(no_token)?;
            attempt.report(Delivery::Unknown);
            lock(&tokens.state).remember(&token, attempt.deadline);
            request
                .headers_mut()
                .insert(header::AUTHORIZATION, token.clone());
            let response = next_hop.transport.send(request, attempt).await?;
            if response.status() == StatusCode::UNAUTHORIZED {
                lock(&tokens.state).forget(&token);
                attempt.renew_token();
            }
            Ok(response)
        })
    }

    fn echoed_in(&self, server: &ServerUrl, text: &str) -> bool {
        let tokens = self.tokens_for(server);
        let state = lock(&tokens.state);
        let token = state.token.as_ref().map(|token| &token.header);
        let in_flight = state.in_flight.iter().map(|(token, _)| token);
        token
            .into_iter()
            .chain(&state.refused)
            .chain(in_flight)
            .any(|token| contains_echo_of(text, token.as_bytes()))
    }

    #[cfg(feature = "client-credentials")]
    fn check_token_url(&self, allow_http: bool, no_https: Option<&str>) -> Result<(), Error> {
        match &self.shared.check {
            Some(check) => check.run(allow_http, no_https),
            None => Ok(()),
        }
    }
}

fn no_token(failure: SharedCause) -> TransportError {
    let mut kind = ErrorKind::Token;
    // The SDK's own errors contain no secrets and say what to do, so show their text.
    let (detail, retry_after, is_permanent) = match as_sdk_error(&failure) {
        Some(error) => {
            if error.kind() == ErrorKind::Runtime {
                kind = ErrorKind::Runtime;
            }
            let detail = Cow::Owned(error.to_string());
            (detail, error.retry_after(), error.is_permanent())
        }
        None => (Cow::Borrowed("its source failed"), None, false),
    };
    let error = Error::new(kind, detail)
        .with_retry_after(retry_after)
        .permanent_if(is_permanent)
        .caused_by(failure);
    TransportError::refusal(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(number: usize) -> ServerUrl {
        ServerUrl::parse(&format!("https://h{number}.example/api")).unwrap()
    }

    #[test]
    fn list_holds_the_servers_in_use_and_a_bounded_number_of_others() {
        let mut servers = KnownServers::default();
        let held: Vec<_> = (0..1000)
            .map(|number| servers.entry(&server(number)))
            .collect();
        for number in 1000..20_000 {
            servers.entry(&server(number));
            let known = servers.entries.len();
            assert!(known <= 2 * held.len(), "{known}");
        }
        for (number, tokens) in held.iter().enumerate() {
            assert!(Arc::ptr_eq(tokens, &servers.entry(&server(number))));
        }
        drop(held);
        for number in 20_000..25_000 {
            servers.entry(&server(number));
        }
        assert!(servers.entries.len() <= SERVERS);
    }

    #[test]
    fn handle_looks_up_its_server_once_and_another_server_each_time() {
        let source = || async { Ok::<_, std::io::Error>("token") };
        let cache = TokenCache::new(Box::new(source));
        let bound = TokenCache {
            shared: Arc::clone(&cache.shared),
            tokens: Some(cache.tokens_for(&server(1))),
        };
        lock(&cache.shared.servers).entries.clear();
        let own = bound.tokens_for(&server(1));
        assert!(Arc::ptr_eq(&own, bound.tokens.as_ref().unwrap()));
        assert!(lock(&cache.shared.servers).entries.is_empty());
        assert!(bound.tokens_for(&server(2)).server == server(2));
        assert_eq!(lock(&cache.shared.servers).entries.len(), 1);
    }
}
