//! The tokens for one server.
//!
//! This module decides which token a call sends, and which call asks the source for the next one.
//! It sends no request. Entry point: [`ServerTokens::token`].

use std::future::{pending, poll_fn};
use std::pin::pin;
use std::sync::Mutex;
use std::task::Poll;
use std::time::Duration;

use http::HeaderValue;
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::auth::bearer::{TOKEN_BYTES, bearer_header};
use crate::auth::token::{AccessToken, TokenContext, TokenSource};
use crate::error::{BoxError, Error, ErrorKind, SharedCause};
use crate::sync::lock;
use crate::transport::deadline::{GivenUp, deadline_in, run_until};
use crate::url::server_url::ServerUrl;

/// The time before expiry at which a token is refreshed.
const EARLY: Duration = Duration::from_secs(60);
/// The pause after a failed refresh while the old token is still usable.
const PAUSE: Duration = Duration::from_secs(5);
/// The time after which a second call asks the source, too. A token request of the SDK takes 10 s
/// at most. So only a call that is not polled, or a slow source of a program, exceeds it.
const TURN: Duration = Duration::from_secs(12);

/// The tokens for one server.
///
/// The token is in one of three states, which each step of a call reads from the clock:
///
/// - *Fresh*, until `renew_at`: every call uses the token.
/// - *Due*, until `expires_at`: one call refreshes the token, and the others use it meanwhile.
/// - *Missing*: there is none, it has expired, or the server has refused it. One call asks the
///   source, and the others wait. They share its token or its failure.
///
/// The turn is the right to ask the source. It is in one of three states, too:
///
/// - *Free*: the next call that finds the token due or missing takes the turn.
/// - *Held*, by the call with its number, until that call has an outcome or is dropped.
/// - *Overdue*, for a call that sees it held for [`TURN`], or for half of this call's time. That
///   call takes the turn over. The earlier holder may still have an outcome. Both use the first
///   token that arrives.
///
/// Invariants:
///
/// - A token is sent only before `expires_at`.
/// - A refused token is not sent again, even if the source returns it once more.
/// - `renew_at` is not after `expires_at`. A refresh that failed or was dropped moves it by
///   [`PAUSE`], or by the time that the source requests. So a refresh delays at most one call in
///   that time.
/// - Only the holder of the turn changes `renew_at`, counts a failure, or replaces a fresh token.
/// - `refused` remains until the source returns another token, or the same one.
/// - `state` is never locked across an await, nor while code of the source runs.
/// - A call waits only for a change of the state, and for a limited time. A waiting call that is
///   not polled holds nothing.
pub(super) struct ServerTokens {
    pub(super) server: ServerUrl,
    pub(super) state: Mutex<TokenState>,
    /// Wakes the calls that wait, and those that ask, so that they read the state again.
    changed: Notify,
}

#[derive(Default)]
pub(super) struct TokenState {
    pub(super) token: Option<CachedToken>,
    /// The last token, if the server refused it and the source has returned no other since.
    pub(super) refused: Option<HeaderValue>,
    /// Tokens of calls that may still be in flight, each until the last deadline of such a call.
    /// Another call may have refreshed the token by the time the response arrives.
    pub(super) in_flight: Vec<(HeaderValue, Instant)>,
    turn: Option<Turn>,
    /// The number of the last turn.
    turns: u64,
    /// The number of failures of the source. A waiting call detects a failure by a change of it.
    failures: u64,
    failure: Option<SharedCause>,
}

pub(super) struct CachedToken {
    pub(super) header: HeaderValue,
    renew_at: Option<Instant>,
    expires_at: Option<Instant>,
}

struct Turn {
    number: u64,
    since: Instant,
}

/// The next step of a call that needs a token.
enum Step {
    End(Result<HeaderValue, SharedCause>),
    /// Ask the source, in the turn with this number.
    Ask(u64),
    /// Wait for a change of the state, or until the turn is overdue.
    Wait(Instant),
}

impl ServerTokens {
    pub(super) fn new(server: ServerUrl) -> Self {
        Self {
            server,
            state: Mutex::default(),
            changed: Notify::new(),
        }
    }

    /// Returns a token to send now.
    pub(super) async fn token(
        &self,
        source: &dyn TokenSource,
        context: TokenContext<'_>,
    ) -> Result<HeaderValue, SharedCause> {
        let patience = TURN.min(context.remaining() / 2);
        let failures = lock(&self.state).failures;
        // Each turn reads the state and takes one step. `End` and `Ask` leave the loop. `Wait`
        // starts the next turn after a change of the state, or when the holder of the turn is
        // overdue.
        loop {
            // Registered before the state is read, so that no later change is missed.
            let changed = pin!(self.changed.notified());
            let step = lock(&self.state).step(failures, patience);
            match step {
                Step::End(outcome) => return outcome,
                Step::Ask(number) => {
                    let turn = HeldTurn {
                        tokens: self,
                        number,
                    };
                    return self.ask(turn, source, context).await;
                }
                Step::Wait(until) => {
                    if let Err(GivenUp::NoRuntime) = run_until(until, || None, changed).await {
                        // The surrounding attempt fails for the same reason.
                        pending::<()>().await;
                    }
                }
            }
        }
    }

    /// Asks the source for a token.
    ///
    /// The loop waits for the source or for a change of the state. It ends in one of four ways:
    ///
    /// - The source returns a token or an error.
    /// - Another call has stored a fresh token.
    /// - Half of the call's time has passed and a usable token exists.
    /// - The call is dropped at its deadline, or because there is no timer.
    ///
    /// `turn` is given back in each case, by its destructor at the latest.
    async fn ask(
        &self,
        turn: HeldTurn<'_>,
        source: &dyn TokenSource,
        mut context: TokenContext<'_>,
    ) -> Result<HeaderValue, SharedCause> {
        context.refused = lock(&self.state).refused.is_some();
        let asked_at = Instant::now();
        let half = asked_at + context.remaining() / 2;
        let mut asking = source.token(&context);
        let outcome = loop {
            let mut changed = pin!(self.changed.notified());
            if let Some(header) = lock(&self.state).fresh() {
                return Ok(header);
            }
            let outcome_or_change = pin!(poll_fn(|cx| match asking.as_mut().poll(cx) {
                Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
                Poll::Pending => changed.as_mut().poll(cx).map(|()| None),
            }));
            // Without a token to use instead, the call's own deadline is the only limit.
            let later = || {
                let is_missing = lock(&self.state).usable().is_none();
                is_missing.then(|| deadline_in(Duration::MAX))
            };
            match run_until(half, later, outcome_or_change).await {
                Ok(Some(outcome)) => break outcome,
                Ok(None) => {}
                Err(GivenUp::Elapsed) => break Err("the source took too long".into()),
                // The surrounding attempt fails for the same reason.
                Err(GivenUp::NoRuntime) => pending().await,
            }
        };
        turn.end(outcome.and_then(|token| CachedToken::new(&token, asked_at)))
    }
}

/// The turn of one call. It is given back when the call ends or is dropped.
struct HeldTurn<'a> {
    tokens: &'a ServerTokens,
    number: u64,
}

impl HeldTurn<'_> {
    fn end(self, token: Result<CachedToken, BoxError>) -> Result<HeaderValue, SharedCause> {
        lock(&self.tokens.state).record(self.number, token)
    }
}

impl Drop for HeldTurn<'_> {
    fn drop(&mut self) {
        {
            let mut state = lock(&self.tokens.state);
            if state.give_back(self.number) {
                state.postpone(PAUSE);
            }
        }
        self.tokens.changed.notify_waiters();
    }
}

impl TokenState {
    /// Remembers a token that is about to be sent, until the deadline of its call.
    pub(super) fn remember(&mut self, sent: &HeaderValue, deadline: Instant) {
        self.in_flight.retain(|(_, end)| !has_come(Some(*end)));
        match self.in_flight.iter_mut().find(|(token, _)| token == sent) {
            Some((_, end)) => *end = deadline.max(*end),
            None => self.in_flight.push((sent.clone(), deadline)),
        }
    }

    /// Decides the next step of a call, and takes the turn for [`Step::Ask`].
    ///
    /// `failures` is the number of failures when the call began. `patience` is the time after which
    /// a turn is overdue for the call.
    fn step(&mut self, failures: u64, patience: Duration) -> Step {
        if let Some(header) = self.fresh() {
            return Step::End(Ok(header));
        }
        let usable = self.usable();
        // The refresh that this call waited for failed. Share its error instead of asking again.
        let failure = self
            .failure
            .as_ref()
            .filter(|_| usable.is_none() && self.failures != failures);
        if let Some(failure) = failure {
            return Step::End(Err(failure.clone()));
        }
        let now = Instant::now();
        let held_until = self.turn.as_ref().map(|turn| turn.since + patience);
        match (held_until.filter(|until| *until > now), usable) {
            (Some(_), Some(header)) => Step::End(Ok(header)),
            (Some(until), None) => Step::Wait(until),
            (None, _) => {
                self.turns += 1;
                self.turn = Some(Turn {
                    number: self.turns,
                    since: now,
                });
                Step::Ask(self.turns)
            }
        }
    }

    /// The token, unless it has expired.
    fn usable(&self) -> Option<HeaderValue> {
        let token = self.token.as_ref()?;
        (!has_come(token.expires_at)).then(|| token.header.clone())
    }

    /// The token, unless it has expired or is due for a refresh.
    fn fresh(&self) -> Option<HeaderValue> {
        let token = self.token.as_ref()?;
        self.usable().filter(|_| !has_come(token.renew_at))
    }

    /// Drops the refused token, but not a newer token that another call has stored since.
    pub(super) fn forget(&mut self, refused: &HeaderValue) {
        if self
            .token
            .as_ref()
            .is_some_and(|token| token.header == refused)
        {
            self.token = None;
            self.refused = Some(refused.clone());
        }
    }

    /// Ends the turn with this number. Returns whether it was still held.
    fn give_back(&mut self, number: u64) -> bool {
        self.turn.take_if(|turn| turn.number == number).is_some()
    }

    /// Delays the refresh of a due token by a pause, but not beyond its expiry.
    fn postpone(&mut self, pause: Duration) {
        if self.fresh().is_some() {
            return;
        }
        if let Some(token) = &mut self.token {
            let later = Instant::now().checked_add(pause);
            token.renew_at = later.into_iter().chain(token.expires_at).min();
        }
    }

    /// Ends a turn with the outcome of the source. Returns the token to use: after a failure, the
    /// old one if it is still usable.
    fn record(
        &mut self,
        number: u64,
        token: Result<CachedToken, BoxError>,
    ) -> Result<HeaderValue, SharedCause> {
        let held = self.give_back(number);
        let failure = match token {
            Ok(token) if has_come(token.expires_at) => {
                unusable("the token had expired when its source returned it")
            }
            Ok(token) if self.refused.as_ref() == Some(&token.header) => {
                self.refused = None;
                unusable("the server refused the token, and its source returned the same one again")
            }
            Ok(token) => {
                // If another call took the turn over, this token may be the older one of two.
                let newer = self.fresh().filter(|_| !held);
                return Ok(newer.unwrap_or_else(|| {
                    let header = token.header.clone();
                    self.token = Some(token);
                    self.refused = None;
                    self.failure = None;
                    header
                }));
            }
            Err(failure) => failure,
        };
        let failure = SharedCause(failure.into());
        let error = as_sdk_error(&failure);
        if held {
            let pause = error.and_then(Error::retry_after).unwrap_or_default();
            self.postpone(pause.max(PAUSE));
        }
        if let Some(header) = self.usable() {
            return Ok(header);
        }
        // A call outside a runtime cannot wait. That is not a failure of the source.
        let is_own = error.is_some_and(|error| error.kind() == ErrorKind::Runtime);
        if held && !is_own {
            self.failures += 1;
            self.failure = Some(failure.clone());
        }
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

fn unusable(problem: &'static str) -> BoxError {
    Error::new(ErrorKind::InvalidReply, problem).into()
}

/// Returns the failure as an error of the SDK, if it is one.
pub(super) fn as_sdk_error(failure: &SharedCause) -> Option<&Error> {
    failure.0.downcast_ref()
}
