//! Tokens kept until they end, and one question to their source at a time.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{HeaderValue, Request, Response, StatusCode, header};
use tokio::time::{Instant, timeout};

use crate::auth::token::{
    AccessToken, Onward, TOKEN_BYTES, TokenContext, TokenSource, Tokens, bearer_header,
};
use crate::echo::contains_echo_of;
use crate::error::{BoxError, Delivery, Error, ErrorKind, SharedCause};
use crate::sync::lock;
use crate::transport::{Attempt, Body, BoxFuture, TransportError};
use crate::url::server_url::ServerUrl;

/// How long before its end a token is renewed.
const EARLY: Duration = Duration::from_secs(60);
/// How long a token that is still good is used after a renewal has failed, before the source is
/// asked again.
const PAUSE: Duration = Duration::from_secs(5);

/// The tokens of one source.
pub(crate) struct TokenCache {
    source: Box<dyn TokenSource>,
    /// One for each server, so that no server is ever sent the token that another one, or its token
    /// endpoint, gave.
    places: Mutex<Vec<(ServerUrl, Arc<Place>)>>,
}

impl TokenCache {
    pub(crate) fn new(source: Box<dyn TokenSource>) -> Self {
        Self {
            source,
            places: Mutex::default(),
        }
    }

    fn place(&self, server: &ServerUrl) -> Arc<Place> {
        let mut places = lock(&self.places);
        if let Some((_, place)) = places.iter().find(|(known, _)| known == server) {
            return Arc::clone(place);
        }
        let place = Arc::<Place>::default();
        places.push((server.clone(), Arc::clone(&place)));
        place
    }
}

impl Tokens for TokenCache {
    fn send<'a>(
        &'a self,
        mut request: Request<Body>,
        attempt: &'a Attempt,
        onward: Onward<'a>,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        let place = self.place(onward.server);
        Box::pin(async move {
            attempt.not_sent_yet();
            let context = TokenContext {
                onward,
                remaining: attempt.remaining(),
                refused: false,
            };
            let token = place
                .token(&*self.source, context)
                .await
                .map_err(no_token)?;
            attempt.may_be_sent();
            request
                .headers_mut()
                .insert(header::AUTHORIZATION, token.clone());
            let response = onward.transport.send(request, attempt).await?;
            if response.status() == StatusCode::UNAUTHORIZED {
                lock(&place.known).forget(&token);
                attempt.renew_token();
            }
            Ok(response)
        })
    }

    fn echoed_in(&self, server: &ServerUrl, text: &str) -> bool {
        let place = self.place(server);
        let known = lock(&place.known);
        let token = known.token.as_ref().map(|token| &token.header);
        token
            .into_iter()
            .chain(&known.refused)
            .any(|token| contains_echo_of(text, token.as_bytes()))
    }

    fn check(&self, _: bool, _: Option<&str>) -> Result<(), Error> {
        Ok(())
    }
}

/// What is known of the tokens for one server.
#[derive(Default)]
struct Place {
    known: Mutex<Known>,
    /// Held by the call that asks the source. It goes on to the next one when that call is dropped.
    asking: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Known {
    token: Option<Kept>,
    /// The last one, if the server refused it and the source was not asked since.
    refused: Option<HeaderValue>,
    /// How often the source failed, and how the last time.
    failures: u64,
    failure: Option<SharedCause>,
}

struct Kept {
    header: HeaderValue,
    renewal: Option<Instant>,
    end: Option<Instant>,
}

impl Place {
    async fn token(
        &self,
        source: &dyn TokenSource,
        mut context: TokenContext<'_>,
    ) -> Result<HeaderValue, SharedCause> {
        let (good, failures) = {
            let known = lock(&self.known);
            if let Some(header) = known.fresh() {
                return Ok(header);
            }
            (known.good(), known.failures)
        };
        let _turn = match (self.asking.try_lock(), good.clone()) {
            (Ok(turn), _) => turn,
            // Somebody else renews it already, and it is good for a while.
            (Err(_), Some(header)) => return Ok(header),
            (Err(_), None) => self.asking.lock().await,
        };
        let refused = {
            let mut known = lock(&self.known);
            if let Some(header) = known.fresh() {
                return Ok(header);
            }
            // Who waited while the source failed does not make it fail once more.
            if let Some(failure) = known
                .failure
                .as_ref()
                .filter(|_| known.failures != failures)
            {
                return Err(failure.clone());
            }
            known.refused.take()
        };
        context.refused = refused.is_some();
        let asked = Instant::now();
        let token = source.token(&context);
        let token = match good {
            None => token.await,
            // A source that hangs must not cost a call its deadline that has a good token.
            Some(_) => match timeout(context.remaining() / 2, token).await {
                Ok(token) => token,
                Err(elapsed) => Err(elapsed.into()),
            },
        };
        let token = token.and_then(|token| Kept::new(&token, asked));
        let token = match token {
            Ok(token) if Some(&token.header) == refused.as_ref() => Err(unusable(
                "the server has refused the token, and its source gave the same one again",
            )),
            token => token,
        };
        lock(&self.known).learn(token)
    }
}

impl Known {
    /// The token, unless it is time to renew it.
    fn fresh(&self) -> Option<HeaderValue> {
        self.token
            .as_ref()
            .filter(|token| !has_come(token.renewal))
            .map(|token| token.header.clone())
    }

    /// The token, unless it has ended.
    fn good(&self) -> Option<HeaderValue> {
        self.token
            .as_ref()
            .filter(|token| !has_come(token.end))
            .map(|token| token.header.clone())
    }

    /// Drops the token if it is the one that was refused, and not one that somebody got since.
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

    fn learn(&mut self, token: Result<Kept, BoxError>) -> Result<HeaderValue, SharedCause> {
        match token {
            Ok(token) => {
                let header = token.header.clone();
                *self = Self {
                    token: Some(token),
                    failures: self.failures,
                    ..Self::default()
                };
                Ok(header)
            }
            Err(failure) => {
                let good = self.good();
                let failure = SharedCause(failure.into());
                if let (Some(header), Some(token)) = (good, &mut self.token) {
                    let pause = told(&failure)
                        .and_then(Error::retry_after)
                        .unwrap_or_default()
                        .max(PAUSE);
                    token.renewal = Instant::now().checked_add(pause);
                    return Ok(header);
                }
                self.failures += 1;
                self.failure = Some(failure.clone());
                Err(failure)
            }
        }
    }
}

impl Kept {
    fn new(token: &AccessToken, asked: Instant) -> Result<Self, BoxError> {
        let header = bearer_header(token.token.expose()).map_err(unusable)?;
        if header.len() > TOKEN_BYTES {
            return Err(unusable("the token is longer than 8 KiB"));
        }
        // An end that no clock can tell is none.
        let end = token
            .lifetime
            .and_then(|lifetime| asked.checked_add(lifetime));
        let early = token.lifetime.unwrap_or_default().min(2 * EARLY) / 2;
        Ok(Self {
            header,
            renewal: end.map(|end| end - early),
            end,
        })
    }
}

fn has_come(time: Option<Instant>) -> bool {
    time.is_some_and(|time| time <= Instant::now())
}

fn no_token(failure: SharedCause) -> TransportError {
    // The text of an error of ours holds facts of ours alone, and it says what to do.
    let (detail, hint) = match told(&failure) {
        Some(error) => (Cow::Owned(error.to_string()), error.retry_after()),
        None => (Cow::Borrowed("its source failed"), None),
    };
    let error = Error::new(ErrorKind::Token, detail)
        .hint(hint)
        .caused_by(failure);
    TransportError {
        instead: Some(error),
        ..TransportError::new(Delivery::NotSent, "no token")
    }
}

fn unusable(problem: &'static str) -> BoxError {
    Error::new(ErrorKind::InvalidReply, problem).into()
}

/// The failure, if it is an error of ours.
fn told(failure: &SharedCause) -> Option<&Error> {
    failure.0.downcast_ref()
}
