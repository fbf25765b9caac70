//! The attempt loop: the only place that sends, and sleeps between attempts.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use tokio::time::{Instant, sleep, timeout_at};

use super::PipeshubCore;
use super::exchange::{Outgoing, with_head};
use crate::call::Resend;
use crate::error::{Delivery, Error, ErrorKind, shown};
use crate::reply::{RawReply, ReplyParts};
use crate::retry::{Decision, Outcome, Rules, decide, retry_after};
use crate::transport::{Attempt, BoxFuture};

impl PipeshubCore {
    // An `async fn` would hold its arguments twice.
    pub(super) fn run<'a>(&'a self, outgoing: Outgoing<'a>) -> BoxFuture<'a, Result<RawReply, Error>> {
        Box::pin(async move {
            let Self { shared, settings } = self;
            let operation = outgoing.operation;
            let limit = settings.timeout.unwrap_or(operation.timeout);
            let limit = limit.min(settings.retries.backoff.max_elapsed_time.unwrap_or(limit));
            let deadline = deadline_in(limit);
            let mut attempts = 0;
            let mut spent = 0;
            let mut earlier = Delivery::NotSent;
            let mut earlier_effect = false;
            let mut renewed = false;
            let (error, hint) = loop {
                attempts += 1;
                let attempt =
                    Attempt::new(operation.id, attempts, deadline, operation.resend == Resend::IfNotExecuted);
                let mut head = None;
                let exchange = outgoing.exchange(&attempt, &mut head);
                let error = match timeout_at(deadline, exchange).await {
                    Ok(Ok((status, headers, body))) if operation.is_success(status) => {
                        #[cfg(feature = "tracing")]
                        super::trace::attempt(attempts, Ok(status));
                        shared.budget.refund(spent);
                        let host = Arc::clone(&settings.host);
                        let request_id = outgoing.request_id;
                        let parts =
                            ReplyParts { operation, host, request_id, attempts, status, headers, body };
                        return Ok(RawReply(Box::new(parts)));
                    }
                    Ok(Ok((status, headers, body))) => outgoing.status_error(status, headers, body),
                    Ok(Err(failure)) => failure.into_error(head),
                    Err(_elapsed) => {
                        let delivery = if head.is_some() { Delivery::Unknown } else { attempt.delivery() };
                        let detail = format!("after {}", shown(limit));
                        with_head(Error::new(ErrorKind::Timeout, detail), head).delivered(delivery)
                    }
                };
                #[cfg(feature = "tracing")]
                super::trace::attempt(attempts, Err(&error));
                let hint = error.api().and_then(retry_after);
                // A token is refused before anything runs, so that another one is worth another try, once.
                let renews = !renewed && error.is_unauthorized() && attempt.token_is_renewed();
                renewed |= renews;
                let (delivery, status) = (error.delivery(), retry_status(&error));
                let outcome = Outcome { delivery, status, retry_after: hint, renews };
                let rules = Rules {
                    resend: operation.resend,
                    config: &settings.retries,
                    codes: &settings.retry_codes,
                };
                let remaining = deadline.saturating_duration_since(Instant::now());
                let Decision::Again { pause, cost } = decide(&rules, attempts, outcome, remaining, random(0))
                else {
                    break (error, hint);
                };
                if error.kind() == ErrorKind::Token || !shared.budget.take(cost) {
                    break (error, hint);
                }
                spent += cost;
                sleep(pause).await;
                // A timer may be late, and then there is no time left to ask again.
                if Instant::now() >= deadline {
                    break (error, hint);
                }
                earlier = earlier.and(error.delivery());
                earlier_effect |= error.may_have_taken_effect();
            };
            Err(operation
                .tell(error)
                .in_call(&settings.host, &outgoing.request_id, attempts)
                .after(earlier, earlier_effect)
                .hint(hint)
                .hide_code_if(|code| outgoing.repeats_a_secret(code)))
        })
    }
}

/// The status to decide by: none where a success broke off in its body, which is a broken connection.
fn retry_status(error: &Error) -> Option<StatusCode> {
    error.status_code().filter(|status| !(status.is_success() && error.kind() == ErrorKind::Connection))
}

fn deadline_in(limit: Duration) -> Instant {
    let now = Instant::now();
    // A wait that no clock can hold is one of thirty years, as it is in tokio.
    now.checked_add(limit).unwrap_or_else(|| now + Duration::from_secs(30 * 365 * 24 * 60 * 60))
}

/// Random enough for jitter and for telling calls apart, without a crate for it: the standard library's hash keys.
fn random(salt: u64) -> u64 {
    RandomState::new().hash_one(salt)
}
