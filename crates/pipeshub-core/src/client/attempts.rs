//! The attempt loop.
//!
//! The loop sends the attempts of a call and sleeps between them. One attempt is made by
//! [`Outgoing`], and whether another follows is decided by [`decide`]. Entry point:
//! [`PipeshubCore::run`].

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

use http::StatusCode;
use tokio::time::{Instant, sleep};

use super::PipeshubCore;
use super::exchange::Outgoing;
use crate::error::{Delivery, Error, ErrorKind};
use crate::reply::RawReply;
use crate::retry::{Budget, Decision, Outcome, Rules, decide};
use crate::transport::deadline::{deadline_in, has_timer};
use crate::transport::{Attempt, BoxFuture};

/// The attempts of one call so far.
///
/// A resend costs tokens of the budget. Invariants:
///
/// - The cost is taken from the budget before the pause, and is then `reserved`.
/// - When an attempt may have sent the request, the reserved cost becomes `spent`.
/// - When the call ends or is dropped, the cost that is still reserved returns to the budget.
struct History<'a> {
    budget: &'a Budget,
    attempts: u32,
    reserved: u32,
    /// The cost of resends that may have been sent. A success refunds it.
    spent: u32,
    /// Delivery of all attempts except the last.
    earlier: Delivery,
    earlier_effect: bool,
    /// Whether the last attempt ended without a response.
    after_silence: bool,
    token_renewed: bool,
}

impl Drop for History<'_> {
    fn drop(&mut self) {
        self.budget.give_back(self.reserved);
    }
}

/// An attempt in flight. When it ends or is dropped, its reserved cost becomes spent if it may have
/// sent the request.
struct ActiveAttempt<'a, 'b> {
    attempt: &'a Attempt,
    history: &'a mut History<'b>,
}

impl Drop for ActiveAttempt<'_, '_> {
    fn drop(&mut self) {
        if self.attempt.delivery() != Delivery::NotSent {
            self.history.spent += std::mem::take(&mut self.history.reserved);
        }
    }
}

impl PipeshubCore {
    /// Sends a call until it succeeds or must not be sent again.
    ///
    /// Each turn of the loop makes one attempt. The loop ends in one of four ways:
    ///
    /// - An attempt succeeds. The function returns its response.
    /// - An attempt fails, and [`pause`](Self::pause) decides that no other follows.
    /// - The pause ends after the deadline.
    /// - The future is dropped. The destructors of `History` and `ActiveAttempt` settle the budget.
    // Not an `async fn`: its future would hold `outgoing` twice.
    pub(super) fn run<'a>(
        &'a self,
        outgoing: Outgoing<'a>,
    ) -> BoxFuture<'a, Result<RawReply, Error>> {
        Box::pin(async move {
            let limit = outgoing.time_limit();
            let deadline = deadline_in(limit);
            let mut history = History {
                budget: &self.shared.budget,
                attempts: 0,
                reserved: 0,
                spent: 0,
                earlier: Delivery::NotSent,
                earlier_effect: false,
                after_silence: false,
                token_renewed: false,
            };
            let error = loop {
                history.attempts += 1;
                let attempt = outgoing.attempt(history.attempts, deadline, history.after_silence);
                let result = {
                    let _active = ActiveAttempt {
                        attempt: &attempt,
                        history: &mut history,
                    };
                    outgoing.send_once(&attempt, limit).await
                };
                let mut error = match result {
                    Ok(response) => {
                        history.budget.refund(history.spent);
                        let History {
                            attempts,
                            earlier,
                            earlier_effect,
                            ..
                        } = history;
                        return Ok(outgoing.into_reply(
                            response,
                            attempts,
                            earlier,
                            earlier_effect,
                        ));
                    }
                    Err(error) => error,
                };
                let pause = self.pause(&outgoing, &attempt, &mut error, &mut history);
                #[cfg(feature = "tracing")]
                super::trace::attempt(history.attempts, &outgoing.request_id, Err((&error, pause)));
                let Some(pause) = pause else {
                    break error;
                };
                sleep(pause).await;
                // A timer may fire late and leave no time for another attempt.
                if Instant::now() >= deadline {
                    break error;
                }
                history.after_silence = error.status().is_none();
                history.earlier = history.earlier.and(error.delivery());
                history.earlier_effect |= error.may_have_taken_effect();
            };
            Err(error
                .with_earlier(history.earlier, history.earlier_effect)
                .in_call(&self.settings.host, &outgoing.request_id, history.attempts)
                .hide_code_if(|code| outgoing.has_secret_echoed_in(code)))
        })
    }

    /// Returns the pause before the next attempt, or `None` if the call ends with this error.
    fn pause(
        &self,
        outgoing: &Outgoing<'_>,
        attempt: &Attempt,
        error: &mut Error,
        history: &mut History<'_>,
    ) -> Option<Duration> {
        let is_final = matches!(error.kind(), ErrorKind::Token | ErrorKind::Runtime);
        // Without a timer the call cannot pause.
        if is_final || !has_timer() {
            return None;
        }
        // The server rejects a token before it runs anything, so a new token is worth one more
        // attempt.
        let renews =
            !history.token_renewed && error.is_unauthorized() && attempt.token_is_renewed();
        history.token_renewed |= renews;
        let (delivery, status) = (error.delivery(), retry_status(error));
        let outcome = Outcome {
            delivery,
            status,
            retry_after: error.retry_after(),
            renews,
            is_permanent: error.is_permanent(),
        };
        let rules = Rules {
            resend: outgoing.operation.resend(),
            config: &self.settings.retries,
            codes: &self.settings.retry_codes,
        };
        match decide(
            &rules,
            history.attempts,
            outcome,
            attempt.remaining(),
            random(),
        ) {
            Decision::Retry { pause, cost }
                if !outgoing.body.refuses_resend(error) && history.budget.take(cost) =>
            {
                history.reserved += cost;
                Some(pause)
            }
            _ => None,
        }
    }
}

/// Returns the status that decides about a retry. A success whose body broke off counts as a broken
/// connection, without a status.
fn retry_status(error: &Error) -> Option<StatusCode> {
    error
        .status()
        .filter(|status| !(status.is_success() && error.kind() == ErrorKind::ConnectionLost))
}

/// Returns a random number, good enough for jitter and for request ids. The source is the hash keys of the standard
/// library, so no crate is needed.
pub(super) fn random() -> u64 {
    // Each `RandomState` has keys of its own. A hash of nothing needs the least code.
    RandomState::new().build_hasher().finish()
}
