//! Caches tokens until they expire. At most one call refreshes them at a time.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{HeaderValue, Request, Response, StatusCode, header};
use tokio::time::Instant;

use crate::auth::bearer::{TOKEN_BYTES, bearer_header};
use crate::auth::credentials::{Credentials, NextHop};
use crate::auth::token::{AccessToken, TokenContext, TokenSource};
#[cfg(feature = "client-credentials")]
use crate::auth::token_endpoint::CheckUrl;
use crate::echo::contains_echo_of;
use crate::error::{BoxError, Delivery, Error, ErrorKind, SharedCause};
use crate::sync::lock;
use crate::transport::deadline::{GivenUp, deadline_in, no_runtime, run_until};
use crate::transport::{Attempt, Body, BoxFuture, TransportError};
use crate::url::server_url::ServerUrl;

/// How long before its end a token is renewed.
const EARLY: Duration = Duration::from_secs(60);
/// How long a usable token is used after a renewal has failed, before the source is asked again.
const PAUSE: Duration = Duration::from_secs(5);

/// The tokens of one source, each for one server.
pub(crate) struct TokenCache {
    source: Box<dyn TokenSource>,
    /// One entry for each server, so that no server is ever sent the token that another one, or its
    /// token endpoint, gave.
    servers: Mutex<Vec<(ServerUrl, Arc<ServerTokens>)>>,
    #[cfg(feature = "client-credentials")]
    check: Option<CheckUrl>,
}

impl TokenCache {
    pub(crate) fn new(source: Box<dyn TokenSource>) -> Self {
        Self {
            source,
            servers: Mutex::default(),
            #[cfg(feature = "client-credentials")]
            check: None,
        }
    }

    /// Adds a check on the URL at which the source gets its tokens.
    #[cfg(feature = "client-credentials")]
    pub(super) fn with_check(self, check: CheckUrl) -> Self {
        Self {
            check: Some(check),
            ..self
        }
    }

    fn tokens_for(&self, server: &ServerUrl) -> Arc<ServerTokens> {
        let mut servers = lock(&self.servers);
        if let Some((_, tokens)) = servers.iter().find(|(known, _)| known == server) {
            return Arc::clone(tokens);
        }
        let tokens = Arc::<ServerTokens>::default();
        servers.push((server.clone(), Arc::clone(&tokens)));
        tokens
    }
}

impl Credentials for TokenCache {
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
                remaining: attempt.remaining(),
                refused: false,
            };
            let token = tokens
                .token(&*self.source, context)
                .await
                .map_err(no_token)?;
            attempt.report(Delivery::Unknown);
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
        token
            .into_iter()
            .chain(&state.refused)
            .any(|token| contains_echo_of(text, token.as_bytes()))
    }

    #[cfg(feature = "client-credentials")]
    fn check_token_url(&self, allow_http: bool, no_https: Option<&str>) -> Result<(), Error> {
        match &self.check {
            Some(check) => check.run(allow_http, no_https),
            None => Ok(()),
        }
    }
}

/// The tokens for one server.
///
/// The token is in one of three states, which a call meets as [`Cached`]:
///
/// - *Fresh*, until `renew_at`: every call uses the token.
/// - *Due*, until `expires_at`: one call renews the token, and the others use it meanwhile. If the
///   renewal fails, the token is fresh again for [`PAUSE`], or for as long as the source asks.
/// - *Missing*: there is none, it has expired, or the server has refused it. One call asks the
///   source, and the others wait. They share its token or its failure.
///
/// Invariants:
///
/// - Only the call that holds `turn` asks the source. If that call is dropped, the next one that
///   waits gets the turn and asks.
/// - `state` is never locked across an await.
/// - A token that the server has refused is not sent again, even if the source gives it once more.
#[derive(Default)]
struct ServerTokens {
    state: Mutex<TokenState>,
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct TokenState {
    token: Option<CachedToken>,
    /// The last token, if the server refused it and the source was not asked since.
    refused: Option<HeaderValue>,
    /// How often the source failed. A call that waits notices a failure by a change of it.
    failures: u64,
    failure: Option<SharedCause>,
}

struct CachedToken {
    header: HeaderValue,
    renew_at: Option<Instant>,
    expires_at: Option<Instant>,
}

/// What a call finds in the cache.
enum Cached {
    Fresh(HeaderValue),
    Due(HeaderValue),
    Missing,
}

impl ServerTokens {
    async fn token(
        &self,
        source: &dyn TokenSource,
        context: TokenContext<'_>,
    ) -> Result<HeaderValue, SharedCause> {
        let (cached, failures) = self.cached();
        let (_turn, limit) = match cached {
            Cached::Fresh(header) => return Ok(header),
            Cached::Due(header) => match self.turn.try_lock() {
                // A source that hangs must not take the whole deadline of a call that has a token.
                Ok(turn) => (turn, context.remaining() / 2),
                // Another call renews the token.
                Err(_) => return Ok(header),
            },
            // The call's own deadline is the only limit.
            Cached::Missing => (self.turn.lock().await, Duration::MAX),
        };
        if let Some(outcome) = self.outcome_since(failures) {
            return outcome;
        }
        let token = self.ask(source, context, limit).await;
        lock(&self.state).record(token)
    }

    /// The cached token, and how often the source has failed so far.
    fn cached(&self) -> (Cached, u64) {
        let state = lock(&self.state);
        let cached = if let Some(header) = state.not_due() {
            Cached::Fresh(header)
        } else if let Some(header) = state.usable() {
            Cached::Due(header)
        } else {
            Cached::Missing
        };
        (cached, state.failures)
    }

    /// What the call that had the turn before this one has got, if it has asked the source.
    fn outcome_since(&self, failures: u64) -> Option<Result<HeaderValue, SharedCause>> {
        let state = lock(&self.state);
        if let Some(header) = state.not_due() {
            return Some(Ok(header));
        }
        // The refresh that this call waited for failed. Share its error instead of asking again.
        let failure = state.failure.as_ref()?;
        (state.failures != failures).then(|| Err(failure.clone()))
    }

    /// Asks the source for a token, for so long at most. The caller holds the turn.
    async fn ask(
        &self,
        source: &dyn TokenSource,
        mut context: TokenContext<'_>,
        limit: Duration,
    ) -> Result<CachedToken, BoxError> {
        let refused = lock(&self.state).refused.take();
        context.refused = refused.is_some();
        let asked_at = Instant::now();
        let mut token = source.token(&context);
        let token = run_until(deadline_in(limit), || None, token.as_mut()).await;
        let token = token.map_err(|given_up| match given_up {
            GivenUp::Elapsed => BoxError::from("the source took too long"),
            GivenUp::NoRuntime => no_runtime().into(),
        })??;
        let token = CachedToken::new(&token, asked_at)?;
        if Some(&token.header) == refused.as_ref() {
            return Err(unusable(
                "the server has refused the token, and its source gave the same one again",
            ));
        }
        Ok(token)
    }
}

impl TokenState {
    /// The token, unless it is time to renew it.
    fn not_due(&self) -> Option<HeaderValue> {
        self.token
            .as_ref()
            .filter(|token| !has_come(token.renew_at))
            .map(|token| token.header.clone())
    }

    /// The token, unless it has expired.
    fn usable(&self) -> Option<HeaderValue> {
        self.token
            .as_ref()
            .filter(|token| !has_come(token.expires_at))
            .map(|token| token.header.clone())
    }

    /// Drops the token if it is the refused one, and not one that another call got since.
    fn forget(&mut self, refused: &HeaderValue) {
        if self
            .token
            .as_ref()
            .is_some_and(|token| token.header == refused)
        {
            self.token = None;
            self.refused = Some(refused.clone());
        }
    }

    /// Keeps what the source gave. Returns the token to use, which is the old one if it is still
    /// usable after a failure.
    fn record(&mut self, token: Result<CachedToken, BoxError>) -> Result<HeaderValue, SharedCause> {
        let failure = match token {
            Ok(token) => {
                let header = token.header.clone();
                *self = Self {
                    token: Some(token),
                    failures: self.failures,
                    ..Self::default()
                };
                return Ok(header);
            }
            Err(failure) => SharedCause(failure.into()),
        };
        let usable = self.usable();
        if let (Some(header), Some(token)) = (usable, &mut self.token) {
            let pause = as_sdk_error(&failure)
                .and_then(Error::retry_after)
                .unwrap_or_default()
                .max(PAUSE);
            token.renew_at = Instant::now().checked_add(pause);
            return Ok(header);
        }
        self.failures += 1;
        self.failure = Some(failure.clone());
        Err(failure)
    }
}

impl CachedToken {
    fn new(token: &AccessToken, asked_at: Instant) -> Result<Self, BoxError> {
        let header = bearer_header(token.token.expose()).map_err(unusable)?;
        if header.len() > TOKEN_BYTES {
            return Err(unusable("the token is longer than 8 KiB"));
        }
        // A lifetime that overflows the clock means "never expires".
        let expires_at = token
            .lifetime
            .and_then(|lifetime| asked_at.checked_add(lifetime));
        let early = token.lifetime.unwrap_or_default().min(2 * EARLY) / 2;
        Ok(Self {
            header,
            renew_at: expires_at.map(|end| end - early),
            expires_at,
        })
    }
}

fn has_come(time: Option<Instant>) -> bool {
    time.is_some_and(|time| time <= Instant::now())
}

fn no_token(failure: SharedCause) -> TransportError {
    // The SDK's own errors contain no secrets and say what to do, so show their text.
    let (detail, retry_after, is_permanent) = match as_sdk_error(&failure) {
        Some(error) => (
            Cow::Owned(error.to_string()),
            error.retry_after(),
            error.is_permanent(),
        ),
        None => (Cow::Borrowed("its source failed"), None, false),
    };
    let error = Error::new(ErrorKind::Token, detail)
        .with_retry_after(retry_after)
        .permanent_if(is_permanent)
        .caused_by(failure);
    TransportError::refusal(error)
}

fn unusable(problem: &'static str) -> BoxError {
    Error::new(ErrorKind::InvalidReply, problem).into()
}

/// The failure, if it is an error of the SDK itself.
fn as_sdk_error(failure: &SharedCause) -> Option<&Error> {
    failure.0.downcast_ref()
}
