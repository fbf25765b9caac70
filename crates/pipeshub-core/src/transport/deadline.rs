//! Time limits that return an error instead of a panic where there is no timer.

use std::future::{Future, poll_fn};
use std::panic::catch_unwind;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::unconstrained;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::error::{Error, ErrorKind};

/// The reason why a future was stopped.
#[derive(Debug)]
pub(crate) enum GivenUp {
    Elapsed,
    /// There is no tokio runtime with a timer that could wake the call.
    NoRuntime,
}

/// Returns the end of a time limit that begins now.
pub(crate) fn deadline_in(limit: Duration) -> Instant {
    let now = Instant::now();
    // A limit that overflows the clock becomes thirty years, as in tokio.
    now.checked_add(limit)
        .unwrap_or_else(|| now + Duration::from_secs(30 * 365 * 24 * 60 * 60))
}

/// Returns the error of a call that has to wait without a [`timer`].
pub(crate) fn no_runtime() -> Error {
    let detail = if Handle::try_current().is_ok() {
        "the tokio runtime of this thread has no timer; build it with enable_all"
    } else {
        "there is no tokio runtime on this thread; await the call inside one, or use \
         blocking::block_on (feature blocking)"
    };
    Error::new(ErrorKind::Runtime, detail)
}

/// Creates a timer. Returns `None` outside a runtime, and in a runtime whose builder did not enable
/// time.
///
/// In such a runtime, tokio panics. Up to 1.54, tokio has no function that checks for a timer. A
/// program that is compiled to abort on a panic ends here, with tokio's message.
pub(crate) fn timer(deadline: Instant) -> Option<Sleep> {
    Handle::try_current().ok()?;
    catch_unwind(|| sleep_until(deadline)).ok()
}

/// Whether this thread has a timer.
pub(crate) fn has_timer() -> bool {
    timer(Instant::now()).is_some()
}

/// Runs a future until a deadline.
///
/// When the deadline passes, `next` may return a later one.
///
/// State: `limit` is the timer for `deadline`, or `None` before the future waits for the first
/// time. So a mock that responds at once needs no runtime. Each poll polls the future first, so a
/// result that arrives with the deadline counts. The loop then polls the timer, and ends in one of
/// three ways:
///
/// - The timer is pending. The timer wakes the task at the deadline.
/// - The deadline has passed and `next` returns no later one.
/// - There is no timer.
#[allow(
    clippy::manual_async_fn,
    reason = "an async fn would hold its arguments twice"
)]
pub(crate) fn run_until<F: Future + ?Sized>(
    mut deadline: Instant,
    mut next: impl FnMut() -> Option<Instant>,
    mut future: Pin<&mut F>,
) -> impl Future<Output = Result<F::Output, GivenUp>> {
    async move {
        let mut limit = pin!(None);
        poll_fn(|cx| {
            if let Poll::Ready(output) = future.as_mut().poll(cx) {
                return Poll::Ready(Ok(output));
            }
            loop {
                if limit.is_none() {
                    let Some(sleep) = timer(deadline) else {
                        return Poll::Ready(Err(GivenUp::NoRuntime));
                    };
                    // A future may use up tokio's cooperative budget of the task. The timer has to
                    // fire nevertheless.
                    limit.set(Some(unconstrained(sleep)));
                }
                let is_pending = limit
                    .as_mut()
                    .as_pin_mut()
                    .is_none_or(|limit| limit.poll(cx).is_pending());
                if is_pending {
                    return Poll::Pending;
                }
                match next() {
                    Some(later) => deadline = later,
                    None => return Poll::Ready(Err(GivenUp::Elapsed)),
                }
                limit.set(None);
            }
        })
        .await
    }
}
