//! Retry policy.
//!
//! This room decides whether a call is retried, and after which pause. It does no IO and does not
//! wait. Entry points: [`RetryConfig`] for callers, [`decide`] for the attempt loop.

mod http_date;

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use http::{HeaderMap, StatusCode, header};

use crate::call::Resend;
use crate::error::{Delivery, PipeshubDefaultError};

/// The retry policy of a call.
///
/// Each operation declares whether it may be resent ([`Resend`]). A `RetryConfig` can only narrow
/// that rule.
///
/// The fields have the names of the published SDKs. `max_attempts` is an addition, because those
/// SDKs retry for up to an hour.
///
/// ```
/// use std::time::Duration;
/// use pipeshub_core::{BackoffStrategy, RetryConfig};
///
/// let patient = RetryConfig::new()
///     .max_attempts(5)
///     .backoff(BackoffStrategy::new().max_interval(Duration::from_secs(10)));
/// let never = RetryConfig::none();
/// # let _ = (patient, never);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RetryConfig {
    /// The maximum number of attempts, the first included. Default: 3. 0 counts as 1.
    pub max_attempts: u32,
    /// The pauses between attempts.
    pub backoff: BackoffStrategy,
    /// Whether failed and broken connections are retried, besides statuses. Default: `true`.
    pub retry_connection_errors: bool,
}

impl RetryConfig {
    /// Returns the defaults: three attempts, with the default [`BackoffStrategy`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Never retries: one attempt per call.
    #[must_use]
    pub fn none() -> Self {
        Self {
            max_attempts: 1,
            ..Self::default()
        }
    }

    /// Sets [`max_attempts`](Self::max_attempts).
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets [`backoff`](Self::backoff).
    #[must_use]
    pub fn backoff(mut self, backoff: BackoffStrategy) -> Self {
        self.backoff = backoff;
        self
    }

    /// Sets [`retry_connection_errors`](Self::retry_connection_errors).
    #[must_use]
    pub fn retry_connection_errors(mut self, retry: bool) -> Self {
        self.retry_connection_errors = retry;
        self
    }
}

impl Default for RetryConfig {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            backoff: BackoffStrategy::default(),
            retry_connection_errors: true,
        }
    }
}

/// Exponential back-off with full jitter.
///
/// The pause after attempt *n* is between zero and `initial_interval` · `exponent`^(*n* - 1), at
/// most `max_interval`.
///
/// ```
/// use std::time::Duration;
/// use pipeshub_core::BackoffStrategy;
///
/// let slow = BackoffStrategy::new().initial_interval(Duration::from_secs(2)).exponent(3.0);
/// assert_eq!(slow.max_interval, Duration::from_secs(5));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BackoffStrategy {
    /// The upper bound of the first pause. Default: 500 ms, as in the published SDKs.
    pub initial_interval: Duration,
    /// The upper bound of every pause. Default: 5 s.
    pub max_interval: Duration,
    /// The factor from one bound to the next. Default: 2. A factor below 1 counts as 1.
    pub exponent: f64,
    /// The maximum time for all attempts of a call, if shorter than its deadline. Default: none.
    pub max_elapsed_time: Option<Duration>,
}

impl Default for BackoffStrategy {
    fn default() -> Self {
        Self {
            initial_interval: Duration::from_millis(500),
            max_interval: Duration::from_secs(5),
            exponent: 2.0,
            max_elapsed_time: None,
        }
    }
}

impl BackoffStrategy {
    /// Returns the defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`initial_interval`](Self::initial_interval).
    #[must_use]
    pub fn initial_interval(mut self, interval: Duration) -> Self {
        self.initial_interval = interval;
        self
    }

    /// Sets [`max_interval`](Self::max_interval).
    #[must_use]
    pub fn max_interval(mut self, interval: Duration) -> Self {
        self.max_interval = interval;
        self
    }

    /// Sets [`exponent`](Self::exponent).
    #[must_use]
    pub fn exponent(mut self, exponent: impl Into<f64>) -> Self {
        self.exponent = exponent.into();
        self
    }

    /// Sets [`max_elapsed_time`](Self::max_elapsed_time). `None` removes the limit.
    #[must_use]
    pub fn max_elapsed_time(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.max_elapsed_time = limit.into();
        self
    }

    /// Returns the pause after an attempt. The first attempt is 1. `random` is uniform over `u64`.
    ///
    /// Each turn of the loop grows `bound` by the exponent. The loop ends after the last attempt,
    /// when `bound` stops growing, or when `bound` reaches `longest`.
    fn pause(&self, attempt: u32, random: u64) -> Duration {
        // Nanoseconds, up to 584 years.
        let nanos = |duration: Duration| u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX);
        let (mut bound, longest) = (nanos(self.initial_interval), nanos(self.max_interval));
        for _ in 1..attempt {
            #[allow(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a value out of range becomes the nearest value in range"
            )]
            let grown = (bound as f64 * self.exponent) as u64;
            // Pauses never shrink. The loop ends early for an exponent of 1 or less, so that it
            // does not run `attempt` times.
            if grown <= bound || bound >= longest {
                break;
            }
            bound = grown;
        }
        // The pause is `bound` · (`random` + 1) / 2^64.
        let share = (u128::from(bound.min(longest)) * (u128::from(random) + 1)) >> 64;
        Duration::from_nanos(u64::try_from(share).unwrap_or(u64::MAX))
    }
}

/// The statuses that are retried by default.
pub(crate) const RETRY_CODES: &[u16] = &[429, 500, 502, 503, 504];

/// The longest wait requested by a server that the SDK sleeps. A longer wait ends the call.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The cost of a resend in tokens of the [`Budget`].
///
/// The budget pays for a hundred resends in flight. So a restart of the server during fifty calls
/// exhausts no budget. If ten thousand calls all fail, one in a hundred is resent.
const RESEND_COST: u32 = 5;

/// The result of a failed attempt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outcome {
    pub(crate) delivery: Delivery,
    /// The status, if at least the head of a response arrived.
    pub(crate) status: Option<StatusCode>,
    pub(crate) retry_after: Option<Duration>,
    /// Whether the server refused the token, so that the next attempt uses a new one.
    pub(crate) renews: bool,
    /// Whether another attempt would fail in the same way, as reported by the transport.
    pub(crate) is_permanent: bool,
}

/// The rules of one call.
pub(crate) struct Rules<'a> {
    pub(crate) resend: Resend,
    pub(crate) config: &'a RetryConfig,
    pub(crate) codes: &'a [u16],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    Stop,
    /// Retry after the pause, and take the cost from the budget.
    Retry {
        pause: Duration,
        cost: u32,
    },
}

/// Decides whether a call is retried.
///
/// `attempt` is the number of attempts so far. `remaining` is the time left until the deadline.
pub(crate) fn decide(
    rules: &Rules<'_>,
    attempt: u32,
    outcome: Outcome,
    remaining: Duration,
    random: u64,
) -> Decision {
    if attempt >= rules.config.max_attempts || outcome.is_permanent {
        return Decision::Stop;
    }
    let throttled = outcome.status == Some(StatusCode::TOO_MANY_REQUESTS);
    let wanted = match outcome.status {
        _ if outcome.renews => true,
        Some(status) => rules.codes.contains(&status.as_u16()),
        None => rules.config.retry_connection_errors,
    };
    // PipesHub returns 401 before it runs anything.
    let not_executed = outcome.delivery == Delivery::NotSent || throttled || outcome.renews;
    if !wanted || (rules.resend == Resend::IfNotExecuted && !not_executed) {
        return Decision::Stop;
    }
    let mut pause = if outcome.renews {
        Duration::ZERO
    } else {
        rules.config.backoff.pause(attempt, random)
    };
    if let Some(hint) = outcome.retry_after {
        if hint > LONGEST_WAIT {
            return Decision::Stop;
        }
        pause = pause.max(hint);
    }
    if pause >= remaining {
        return Decision::Stop;
    }
    // An unsent request put no load on the server.
    let cost = if outcome.delivery == Delivery::NotSent {
        0
    } else {
        RESEND_COST
    };
    Decision::Retry { pause, cost }
}

/// Returns the wait that a response requests, if any.
///
/// The wait is the `retry-after` header, or the number in the body. The header contains whole
/// seconds or a date, which is compared with the `date` header of the response.
pub(crate) fn retry_after(reply: &PipeshubDefaultError) -> Option<Duration> {
    header_wait(reply.headers()).or(reply.retry_after_seconds().map(Duration::from_secs))
}

/// Reads the wait in the `retry-after` header.
fn header_wait(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        // A number that overflows is a long wait.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = http_date::seconds(text)?;
    let now = http_date::seconds(headers.get(header::DATE)?.to_str().ok()?)?;
    Some(Duration::from_secs(date.saturating_sub(now)))
}

/// The retry budget that all calls of a core share.
///
/// A server that fails every call does not receive a multiple of the load. The number is never
/// greater than `FULL` and never negative. Each change is one atomic operation on this number
/// alone, so `Relaxed` is sufficient.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Budget {
    const FULL: u32 = 500;

    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(Self::FULL))
    }

    /// Takes the cost of a retry. Returns `false` if the budget is too low.
    pub(crate) fn take(&self, cost: u32) -> bool {
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| {
                tokens.checked_sub(cost)
            })
            .is_ok()
    }

    /// Returns the cost of a successful call's retries, and at least one token. So successes refill
    /// the budget.
    pub(crate) fn refund(&self, cost: u32) {
        self.give_back(cost.max(1));
    }

    /// Gives back the cost of retries.
    pub(crate) fn give_back(&self, cost: u32) {
        // The budget is usually full, and a load is cheaper than an update.
        if self.0.load(Ordering::Relaxed) < Self::FULL {
            let refill = |tokens: u32| Some(tokens.saturating_add(cost).min(Self::FULL));
            let _ = self
                .0
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, refill);
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::HeaderValue;

    use super::*;

    const LONG: Duration = Duration::from_secs(1000);

    fn outcome(delivery: Delivery, status: Option<u16>, retry_after: Option<u64>) -> Outcome {
        Outcome {
            delivery,
            status: status.map(|s| StatusCode::from_u16(s).unwrap()),
            retry_after: retry_after.map(Duration::from_secs),
            renews: false,
            is_permanent: false,
        }
    }

    fn decided(
        resend: Resend,
        config: &RetryConfig,
        attempt: u32,
        outcome: Outcome,
        remaining: Duration,
    ) -> Decision {
        decide(
            &Rules {
                resend,
                config,
                codes: RETRY_CODES,
            },
            attempt,
            outcome,
            remaining,
            u64::MAX,
        )
    }

    #[test]
    fn permanent_failure_is_not_resent() {
        for resend in [Resend::Safe, Resend::IfNotExecuted] {
            for delivery in [Delivery::NotSent, Delivery::Unknown] {
                let outcome = Outcome {
                    is_permanent: true,
                    ..outcome(delivery, None, None)
                };
                let decision = decided(resend, &RetryConfig::default(), 1, outcome, LONG);
                assert_eq!(decision, Decision::Stop, "{resend:?} {delivery:?}");
            }
        }
    }

    #[test]
    fn resend_depends_on_delivery_status_and_operation() {
        use Delivery::{Answered, NotSent, Unknown};
        // Delivery, status, and the cost of a resend: for a safe operation, and for one that must
        // not run twice.
        for (delivery, status, safe, once) in [
            (NotSent, None, Some(0), Some(0)),
            (Unknown, None, Some(5), None),
            (Answered, Some(429), Some(5), Some(5)),
            (Unknown, Some(429), Some(5), Some(5)),
            (Answered, Some(500), Some(5), None),
            (Answered, Some(502), Some(5), None),
            (Answered, Some(503), Some(5), None),
            (Unknown, Some(503), Some(5), None),
            (Answered, Some(504), Some(5), None),
            (Answered, Some(400), None, None),
            (Answered, Some(401), None, None),
            (Answered, Some(403), None, None),
            (Answered, Some(404), None, None),
            (Answered, Some(408), None, None),
            (Answered, Some(409), None, None),
            (Answered, Some(431), None, None),
            (Answered, Some(501), None, None),
            (Unknown, Some(200), None, None),
        ] {
            for (resend, expected) in [(Resend::Safe, safe), (Resend::IfNotExecuted, once)] {
                let decision = decided(
                    resend,
                    &RetryConfig::default(),
                    1,
                    outcome(delivery, status, None),
                    LONG,
                );
                let cost = match decision {
                    Decision::Retry { cost, .. } => Some(cost),
                    Decision::Stop => None,
                };
                assert_eq!(cost, expected, "{delivery:?} {status:?} {resend:?}");
            }
        }
    }

    #[test]
    fn configuration_only_narrows_the_operations_rule() {
        let broken = outcome(Delivery::Unknown, None, None);
        let throttled = outcome(Delivery::Answered, Some(429), None);
        let eager = RetryConfig {
            max_attempts: 100,
            ..RetryConfig::default()
        };
        assert_eq!(
            decided(Resend::IfNotExecuted, &eager, 1, broken, LONG),
            Decision::Stop
        );
        let no_connections = RetryConfig {
            retry_connection_errors: false,
            ..RetryConfig::default()
        };
        for resend in [Resend::Safe, Resend::IfNotExecuted] {
            assert_eq!(
                decided(
                    resend,
                    &no_connections,
                    1,
                    outcome(Delivery::NotSent, None, None),
                    LONG
                ),
                Decision::Stop
            );
            assert_ne!(
                decided(resend, &no_connections, 1, throttled, LONG),
                Decision::Stop
            );
            assert_eq!(
                decided(resend, &RetryConfig::none(), 1, throttled, LONG),
                Decision::Stop
            );
        }
        let rules = |codes| Rules {
            resend: Resend::IfNotExecuted,
            config: &eager,
            codes,
        };
        assert_eq!(
            decide(&rules(&[503]), 1, throttled, LONG, 0),
            Decision::Stop
        );
        assert_eq!(
            decide(
                &rules(&[503]),
                1,
                outcome(Delivery::Answered, Some(503), None),
                LONG,
                0
            ),
            Decision::Stop
        );
    }

    #[test]
    fn refused_token_is_retried_without_a_pause() {
        let refused = Outcome {
            renews: true,
            is_permanent: false,
            ..outcome(Delivery::Answered, Some(401), None)
        };
        for resend in [Resend::Safe, Resend::IfNotExecuted] {
            let retry = Decision::Retry {
                pause: Duration::ZERO,
                cost: 5,
            };
            assert_eq!(
                decided(resend, &RetryConfig::default(), 1, refused, LONG),
                retry
            );
            assert_eq!(
                decided(resend, &RetryConfig::default(), 3, refused, LONG),
                Decision::Stop
            );
            assert_eq!(
                decided(resend, &RetryConfig::none(), 1, refused, LONG),
                Decision::Stop
            );
            assert_eq!(
                decided(resend, &RetryConfig::default(), 1, refused, Duration::ZERO),
                Decision::Stop
            );
        }
    }

    #[test]
    fn call_ends_after_three_attempts() {
        let failing = outcome(Delivery::Answered, Some(503), None);
        assert_ne!(
            decided(Resend::Safe, &RetryConfig::default(), 2, failing, LONG),
            Decision::Stop
        );
        assert_eq!(
            decided(Resend::Safe, &RetryConfig::default(), 3, failing, LONG),
            Decision::Stop
        );
        let zero = RetryConfig {
            max_attempts: 0,
            ..RetryConfig::default()
        };
        assert_eq!(
            decided(Resend::Safe, &zero, 1, failing, LONG),
            Decision::Stop
        );
    }

    #[test]
    fn pauses_stay_within_full_jitter() {
        let backoff = BackoffStrategy::default();
        for (attempt, bound) in [
            (1, 500),
            (2, 1000),
            (3, 2000),
            (4, 4000),
            (5, 5000),
            (1000, 5000),
            (u32::MAX, 5000),
        ] {
            assert_eq!(backoff.pause(attempt, 0), Duration::ZERO);
            assert_eq!(
                backoff.pause(attempt, u64::MAX),
                Duration::from_millis(bound)
            );
            let half = backoff.pause(attempt, u64::MAX / 2).as_millis();
            assert!(
                half.abs_diff(u128::from(bound) / 2) <= 1,
                "{attempt}: {half}"
            );
        }
        for exponent in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300] {
            let odd = BackoffStrategy {
                exponent,
                ..BackoffStrategy::default()
            };
            assert!(odd.pause(5, u64::MAX) <= odd.max_interval, "{exponent}");
        }
        for exponent in [f64::NAN, -1.0, 0.0, 0.5, 1.0] {
            let level = BackoffStrategy {
                exponent,
                ..BackoffStrategy::default()
            };
            assert_eq!(
                level.pause(5, u64::MAX),
                level.initial_interval,
                "pauses never shrink: {exponent}"
            );
        }
        let endless = BackoffStrategy {
            initial_interval: Duration::MAX,
            max_interval: Duration::MAX,
            ..BackoffStrategy::default()
        };
        assert_eq!(endless.pause(2, u64::MAX), Duration::from_nanos(u64::MAX));
    }

    #[test]
    fn requested_wait_is_obeyed_or_returned_but_never_shortened() {
        let throttled = |hint| outcome(Delivery::Answered, Some(429), Some(hint));
        let pause = |hint, left| match decided(
            Resend::Safe,
            &RetryConfig::default(),
            1,
            throttled(hint),
            Duration::from_secs(left),
        ) {
            Decision::Retry { pause, .. } => Some(pause.as_secs_f64()),
            Decision::Stop => None,
        };
        assert_eq!(pause(0, 100), Some(0.5));
        assert_eq!(pause(41, 100), Some(41.0));
        assert_eq!(pause(60, 100), Some(60.0));
        assert_eq!(pause(61, 100), None);
        assert_eq!(pause(41, 41), None);
        assert_eq!(pause(u64::MAX, u64::MAX), None);
    }

    #[test]
    fn retry_after_is_read_or_ignored() {
        let reply = |hint: &str, date: Option<&str>, body: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, HeaderValue::from_str(hint).unwrap());
            date.map(|date| headers.insert(header::DATE, HeaderValue::from_str(date).unwrap()));
            retry_after(&PipeshubDefaultError::new(
                StatusCode::TOO_MANY_REQUESTS,
                headers,
                Bytes::from_static(body.as_bytes()),
            ))
        };
        let seconds = |n| Some(Duration::from_secs(n));
        let date = Some("Mon, 23 Nov 2026 05:03:17 GMT");
        assert_eq!(reply("41", None, ""), seconds(41));
        assert_eq!(reply(" 0 ", None, ""), seconds(0));
        assert_eq!(reply("99999999999999999999", None, ""), seconds(u64::MAX));
        assert_eq!(
            reply("Mon, 23 Nov 2026 05:04:00 GMT", date, ""),
            seconds(43)
        );
        assert_eq!(reply("Mon, 23 Nov 2026 05:00:00 GMT", date, ""), seconds(0));
        assert_eq!(reply("Mon, 23 Nov 2026 05:04:00 GMT", None, ""), None);
        for odd in [
            "",
            "soon",
            "-1",
            "1.5",
            "1e20",
            "+3",
            "0x10",
            "1 2",
            "NaN",
            "Mon, 32 Foo 2026 05:04:00 GMT",
        ] {
            assert_eq!(reply(odd, date, ""), None, "{odd}");
        }
        assert_eq!(
            reply("soon", None, r#"{"error":{"retryAfter":7}}"#),
            seconds(7)
        );
    }

    #[test]
    fn budget_ends_and_refills() {
        let budget = Budget::new();
        let taken = (0..1000).filter(|_| budget.take(RESEND_COST)).count();
        assert_eq!(taken, 100);
        assert!(budget.take(0) && !budget.take(1));
        budget.refund(10);
        assert!(budget.take(10) && !budget.take(1));
        budget.give_back(0);
        assert!(!budget.take(1));
        budget.give_back(5);
        assert!(budget.take(5) && !budget.take(1));
        (0..1000).for_each(|_| budget.refund(0));
        assert_eq!(budget.0.load(Ordering::Relaxed), Budget::FULL);
        budget.refund(14);
        assert_eq!(budget.0.load(Ordering::Relaxed), Budget::FULL);
    }
}
