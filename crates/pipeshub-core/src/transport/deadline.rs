//! Time limits that fail where there is no timer, in place of panicking.

use std::future::{Future, poll_fn};
use std::panic::catch_unwind;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::unconstrained;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::error::{Error, ErrorKind};

/// Why a future was given up.
#[derive(Debug)]
pub(crate) enum GivenUp {
    Elapsed,
    /// There is no tokio runtime with a timer that could wake the call.
    NoRuntime,
}

/// The end of a time limit that begins now.
pub(crate) fn deadline_in(limit: Duration) -> Instant {
    let now = Instant::now();
    // A wait that no clock can hold is one of thirty years, as it is in tokio.
    now.checked_add(limit)
        .unwrap_or_else(|| now + Duration::from_secs(30 * 365 * 24 * 60 * 60))
}

/// The error of a call that has to wait where there is no [`timer`].
pub(crate) fn no_runtime() -> Error {
    let detail = if Handle::try_current().is_ok() {
        "the tokio runtime of this thread has no timer; build it with enable_all"
    } else {
        "there is no tokio runtime on this thread; await the call inside one, or use \
         blocking::block_on (feature blocking)"
    };
    Error::new(ErrorKind::Runtime, detail)
}

/// Creates a timer. Returns `None` outside a runtime, and in one whose builder did not enable time.
///
/// There tokio panics, and up to 1.54 has no way to ask before. A program that is compiled to abort
/// on a panic ends there, with tokio's message.
pub(crate) fn timer(deadline: Instant) -> Option<Sleep> {
    Handle::try_current().ok()?;
    catch_unwind(|| sleep_until(deadline)).ok()
}

/// Whether there is a timer here.
pub(crate) fn has_timer() -> bool {
    timer(Instant::now()).is_some()
}

/// Runs a future until a deadline.
///
/// When the deadline passes, `next` may return a later one. The timer is made when the future has
/// to wait for the first time: a mock that responds at once needs no runtime.
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
                    // A future that uses up the task's budget of IO must not keep the timer from
                    // firing.
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
