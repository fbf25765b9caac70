//! The end of a call whose form fails or makes no progress.

use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::Poll;
use std::time::Duration;

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Request};

use super::stream::{FormBody, FormState, FormStream};
use crate::call::body::StreamedBody;
use crate::error::{Delivery, Error, ErrorKind};
use crate::sync::lock;
use crate::text::format_duration;
use crate::transport::deadline::{deadline_in, timer};
use crate::transport::{Attempt, Body, SendFuture, TransportError};

/// The limit for a form without progress, unless the caller sets another one.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

impl StreamedBody for FormBody {
    fn open(&self, request: &mut Request<Body>) {
        let content_type = format!("multipart/form-data; boundary={}", self.boundary);
        let content_type = HeaderValue::from_maybe_shared(content_type)
            .unwrap_or_else(|_| unreachable!("a boundary is hexadecimal digits"));
        request.headers_mut().insert(CONTENT_TYPE, content_type);
        *request.body_mut() = Body::stream(FormStream::new(Arc::clone(&self.state)));
    }

    /// The future ends in one of three ways:
    ///
    /// - The transport returns. A failure of a source replaces the error of the transport.
    /// - The form is incomplete and made no progress for `idle_timeout`.
    /// - There is no timer. The attempt loop reports that.
    ///
    /// The timer is set for the last progress that was seen when it was set. When it fires, it is
    /// set again if there was progress meanwhile.
    fn watch<'a>(
        &'a self,
        mut sending: SendFuture<'a>,
        attempt: &'a Attempt,
        idle_timeout: Option<Duration>,
    ) -> SendFuture<'a> {
        let idle_timeout = idle_timeout.unwrap_or(IDLE_TIMEOUT);
        let state = &*self.state;
        Box::pin(async move {
            let mut limit = pin!(None);
            poll_fn(|cx| {
                if let Poll::Ready(result) = sending.as_mut().poll(cx) {
                    return Poll::Ready(result.map_err(|error| explain(state, attempt, error)));
                }
                loop {
                    if state.is_complete.load(Ordering::Relaxed) {
                        return Poll::Pending;
                    }
                    let silence = lock(&state.last_progress).elapsed();
                    if silence >= idle_timeout {
                        return Poll::Ready(Err(stalled(state, attempt, idle_timeout)));
                    }
                    if limit.is_none() {
                        let deadline = deadline_in(idle_timeout.saturating_sub(silence));
                        let Some(timer) = timer(deadline) else {
                            return Poll::Pending;
                        };
                        limit.set(Some(tokio::task::unconstrained(timer)));
                    }
                    let is_pending = limit
                        .as_mut()
                        .as_pin_mut()
                        .is_none_or(|limit| limit.poll(cx).is_pending());
                    if is_pending {
                        return Poll::Pending;
                    }
                    limit.set(None);
                }
            })
            .await
        })
    }

    fn refuses_resend(&self, error: &mut Error) -> bool {
        if error.kind() == ErrorKind::Io {
            return true;
        }
        let is_spent = self.state.is_spent();
        if is_spent {
            error
                .append_detail("not sent again, because a reader of its form cannot be read again");
        }
        is_spent
    }
}

/// Replaces the error of the transport if a source has failed.
fn explain(state: &FormState, attempt: &Attempt, error: TransportError) -> TransportError {
    match lock(&state.failure).take() {
        Some(failure) => TransportError::refusal(
            Error::new(ErrorKind::Io, failure.detail)
                .caused_by(failure.error)
                .delivered(attempt.delivery()),
        ),
        None => error,
    }
}

fn stalled(state: &FormState, attempt: &Attempt, idle_timeout: Duration) -> TransportError {
    let side = if state.is_waiting.load(Ordering::Relaxed) {
        "a reader of the form returned no byte"
    } else {
        "the server received no byte of the form"
    };
    let detail = format!("{side} for {}", format_duration(idle_timeout));
    let delivery = match attempt.delivery() {
        Delivery::NotSent => Delivery::NotSent,
        _ => Delivery::Unknown,
    };
    TransportError::refusal(Error::new(ErrorKind::Timeout, detail).delivered(delivery))
}
