//! The attempt loop: the only place that sends, and sleeps between attempts.

use std::hash::{BuildHasher, RandomState};
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

/// What the attempts of one call have come to so far.
///
/// A resend is paid for when it is sent. Its cost is taken from the budget before the pause and is
/// `reserved` until an attempt may have sent the request; then it is `spent`. What is still reserved
/// when the call ends or is dropped goes back to the budget.
struct History<'a> {
    budget: &'a Budget,
    attempts: u32,
    reserved: u32,
    /// A success gives it back.
    spent: u32,
    /// Delivery of all attempts but the last.
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

/// An attempt under way. When it ends or is dropped, it is paid for if it may have been sent.
struct Underway<'a, 'b> {
    attempt: &'a Attempt,
    history: &'a mut History<'b>,
}

impl Drop for Underway<'_, '_> {
    fn drop(&mut self) {
        if self.attempt.delivery() != Delivery::NotSent {
            self.history.spent += std::mem::take(&mut self.history.reserved);
        }
    }
}

impl PipeshubCore {
    /// Sends a call until it succeeds or may not be sent again.
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
                    let _underway = Underway {
                        attempt: &attempt,
                        history: &mut history,
                    };
                    outgoing.send_once(&attempt, limit).await
                };
                let error = match result {
                    Ok(answer) => {
                        history.budget.refund(history.spent);
                        let History {
                            attempts,
                            earlier,
                            earlier_effect,
                            ..
                        } = history;
                        return Ok(outgoing.into_reply(answer, attempts, earlier, earlier_effect));
                    }
                    Err(error) => error,
                };
                let pause = self.pause(&outgoing, &attempt, &error, &mut history);
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

    /// The pause before the next attempt, or `None` if the call ends with this error.
    fn pause(
        &self,
        outgoing: &Outgoing<'_>,
        attempt: &Attempt,
        error: &Error,
        history: &mut History<'_>,
    ) -> Option<Duration> {
        let is_final = matches!(error.kind(), ErrorKind::Token | ErrorKind::Runtime);
        // Without a timer there is no pause.
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
            resend: outgoing.operation.resend,
            config: &self.settings.retries,
            codes: &self.settings.retry_codes,
        };
        match decide(
            &rules,
            history.attempts,
            outcome,
            attempt.remaining(),
            random(0),
        ) {
            Decision::Again { pause, cost } if history.budget.take(cost) => {
                history.reserved += cost;
                Some(pause)
            }
            _ => None,
        }
    }
}

/// The status to decide by: none where a success broke off in its body, which is a broken
/// connection.
fn retry_status(error: &Error) -> Option<StatusCode> {
    error
        .status()
        .filter(|status| !(status.is_success() && error.kind() == ErrorKind::ConnectionLost))
}

/// Random enough for jitter and for telling calls apart, without a crate for it: the standard
/// library's hash keys.
fn random(salt: u64) -> u64 {
    RandomState::new().hash_one(salt)
}
