//! The body of a response, read piece by piece with a limit on silence.
//!
//! [`OpenBody`] reports a body that ends too early, that breaks off or that stops as an error. What
//! the bytes mean is the task of [`download`](super::download) and [`events`](super::events).

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::PoisonError;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::{Method, header};
use tokio::task::unconstrained;
use tokio::time::{Instant, Sleep};

use crate::error::{BoxError, Delivery, Error, ErrorKind, PipeshubDefaultError, Result};
use crate::reply::ReplyParts;
use crate::text::format_duration;
use crate::transport::Progress;
use crate::transport::deadline::{deadline_in, no_runtime, timer};

/// The body of a response that is read piece by piece.
///
/// States:
///
/// - *Open*: `parts.open` contains the body.
/// - *Ended*: `parts.open` is `None`. The body ended or an error was returned. The connection was
///   released in the first case, and closed in the second.
///
/// The silence is measured only while the reader waits: it begins with the first poll that found no
/// piece. So a slow reader never fails.
pub(super) struct OpenBody {
    pub(super) parts: Box<ReplyParts>,
    pub(super) idle_timeout: Duration,
    /// Set when the reader waits for a piece.
    waiting_since: Option<Instant>,
    /// Fires at the end of the silence, or earlier. An early timer is set again, which costs less
    /// than to set it for each piece.
    timer: Option<Pin<Box<Sleep>>>,
    pub(super) received: u64,
    /// The announced length.
    pub(super) total: Option<u64>,
}

impl OpenBody {
    pub(super) fn new(parts: Box<ReplyParts>, idle_timeout: Duration) -> Self {
        let total = announced_length(&parts);
        Self {
            parts,
            idle_timeout,
            waiting_since: None,
            timer: None,
            received: 0,
            total,
        }
    }

    pub(super) fn progress(&self) -> Progress {
        Progress {
            bytes: self.received,
            total: self.total,
        }
    }

    /// Closes the connection, unless the body has ended.
    pub(super) fn close(&mut self) {
        self.parts.open = None;
        self.timer = None;
    }

    /// Returns the next piece, which is never empty, or `None` at the end of the body.
    ///
    /// A poll that finds no piece polls the timer, so one of the two wakes the task. An empty frame
    /// is no piece. The task is then woken at once, so that the silence is checked in a body of empty
    /// frames, too.
    pub(super) fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Bytes>>> {
        let Some(body) = &mut self.parts.open else {
            return Poll::Ready(Ok(None));
        };
        let body = body.get_mut().unwrap_or_else(PoisonError::into_inner);
        match body.as_mut().poll_frame(cx) {
            Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                Ok(bytes) if !bytes.is_empty() => {
                    self.waiting_since = None;
                    self.received += bytes.len() as u64;
                    return Poll::Ready(Ok(Some(bytes)));
                }
                _ => cx.waker().wake_by_ref(),
            },
            Poll::Ready(Some(Err(source))) => {
                return Poll::Ready(Err(self.broken(Some(source))));
            }
            Poll::Ready(None) => {
                if self.total.is_some_and(|total| total != self.received) {
                    return Poll::Ready(Err(self.broken(None)));
                }
                self.close();
                return Poll::Ready(Ok(None));
            }
            Poll::Pending => {}
        }
        let error = ready!(self.poll_silence(cx));
        Poll::Ready(Err(error))
    }

    /// Waits for the end of the silence, and returns its error.
    ///
    /// The loop sets the timer for the end of the silence and polls it. The loop ends when the timer
    /// is pending, when the silence has lasted too long, or if there is no timer.
    fn poll_silence(&mut self, cx: &mut Context<'_>) -> Poll<Error> {
        let since = *self.waiting_since.get_or_insert_with(Instant::now);
        loop {
            let waited = Instant::now().saturating_duration_since(since);
            let left = self.idle_timeout.saturating_sub(waited);
            if left.is_zero() {
                let detail = format!("no byte for {}", format_duration(self.idle_timeout));
                return Poll::Ready(self.failed(ErrorKind::Timeout, detail));
            }
            let deadline = deadline_in(left);
            if self.timer.is_none() {
                self.timer = timer(deadline).map(Box::pin);
            }
            let Some(timer) = &mut self.timer else {
                self.close();
                let error = self.parts.error(no_runtime());
                return Poll::Ready(error.delivered(Delivery::Unknown));
            };
            // The timer has fired, or the limit is shorter than before.
            if timer.is_elapsed() || timer.deadline() > deadline {
                timer.as_mut().reset(deadline);
            }
            // A body may use up tokio's cooperative budget of the task. The timer has to fire
            // nevertheless.
            ready!(pin!(unconstrained(timer.as_mut())).poll(cx));
        }
    }

    /// Returns the error of a body that broke off or ended too early.
    fn broken(&mut self, source: Option<BoxError>) -> Error {
        let error = self.failed(ErrorKind::ConnectionLost, "in the middle of its body");
        match source {
            Some(source) => error.caused_by(source),
            None => error,
        }
    }

    /// Closes the connection, and returns an error with the bytes so far.
    pub(super) fn failed(&mut self, kind: ErrorKind, detail: impl std::fmt::Display) -> Error {
        self.close();
        let Progress { bytes, total } = self.progress();
        let detail = match total {
            Some(total) => format!("{detail}, after {bytes} of {total} bytes"),
            None => format!("{detail}, after {bytes} bytes"),
        };
        let parts = &self.parts;
        parts
            .error(Error::new(kind, detail))
            .replied(PipeshubDefaultError::unread(
                parts.status,
                parts.headers.clone(),
                Bytes::new(),
            ))
            .delivered(Delivery::Unknown)
    }
}

/// The announced length of a body. `None` for a length that a proxy made unreadable.
fn announced_length(parts: &ReplyParts) -> Option<u64> {
    if parts.operation.method() == Method::HEAD {
        return None;
    }
    let length = parts.headers.get(header::CONTENT_LENGTH)?;
    length.to_str().ok()?.trim().parse().ok()
}
