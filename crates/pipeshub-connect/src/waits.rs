//! Reports the waits that a server requests, so that a waiting program does not seem to hang.
//!
//! The SDK itself waits and retries. This module only predicts, from the response of an attempt,
//! whether the SDK will wait. The entry point is [`WaitReporter`], which wraps the transport.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use http_body::{Body as _, Frame, SizeHint};
use pipeshub::http::response::Parts;
use pipeshub::http::{Request, Response, StatusCode, header};
use pipeshub::{
    Attempt, Body, Call, Operation, PipeshubCore, RetryConfig, SendFuture, Transport, transport_fn,
};
use tokio::time::timeout;

use crate::say::say;
use crate::secrets::Secrets;

/// The maximum number of attempts of a call.
pub(crate) const ATTEMPTS: u32 = 3;

/// The longest wait that the SDK accepts. It returns an error for a longer one.
const MAX_WAIT: Duration = Duration::from_secs(60);

/// The part of an error response that is read to find the requested wait.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// The time limit for reading that part.
const BODY_TIMEOUT: Duration = Duration::from_secs(2);

/// A flag that is set while PipesHub may use the code of a callback.
///
/// The transport sets the flag before it sends a callback. A response that proves that the code was
/// not used clears the flag. So the flag is not set during a token request, during the pause after a
/// 429, and before the first attempt. After a lost connection, the flag remains set.
///
/// The task that sends changes the flag, and the same thread reads it after a signal. No other data
/// depends on the flag, so an atomic with `Relaxed` is enough.
#[derive(Debug, Clone, Default)]
pub(crate) struct CodeInFlight(Arc<AtomicBool>);

impl CodeInFlight {
    pub(crate) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn set(&self, is_in_flight: bool) {
        self.0.store(is_in_flight, Ordering::Relaxed);
    }
}

/// A transport that reports waits and registers every token that it sends. The token of an OAuth
/// app is known nowhere else in the program.
pub(crate) struct WaitReporter<T> {
    pub(crate) inner: T,
    pub(crate) code: CodeInFlight,
    pub(crate) secrets: Secrets,
}

impl<T: Transport> Transport for WaitReporter<T> {
    fn send<'a>(&'a self, request: Request<Body>, attempt: &'a Attempt) -> SendFuture<'a> {
        Box::pin(async move {
            let sent = request.headers().get(header::AUTHORIZATION);
            if let Some((_, token)) = sent
                .and_then(|value| value.to_str().ok())
                .and_then(|value| value.split_once(' '))
            {
                self.secrets.add(token);
            }
            let has_code = attempt.operation() == "handleOAuthCallback";
            if has_code {
                self.code.set(true);
            }
            let response = self.inner.send(request, attempt).await?;
            let status = response.status();
            if has_code && leaves_code_unused(status) {
                self.code.set(false);
            }
            if !is_retried(status, has_code) || attempt.number() >= ATTEMPTS {
                return Ok(response);
            }
            let (head, mut body) = response.into_parts();
            // The SDK has to receive the whole response. If only its beginning could be read, the
            // new body repeats the beginning, then the error, then the unread rest.
            let mut beginning = Vec::new();
            let limit = BODY_TIMEOUT.min(attempt.remaining() / 2);
            let read = timeout(limit, read(&mut body, &mut beginning)).await;
            let (is_whole, error) = match read {
                Ok(Ok(is_whole)) => (is_whole, None),
                Ok(Err(error)) => (false, Some(error)),
                Err(_) => (false, None),
            };
            let wait = requested_wait(&head, beginning.clone()).await;
            let is_accepted = |wait: &Duration| {
                !wait.is_zero() && *wait <= MAX_WAIT && *wait < attempt.remaining()
            };
            if let Some(wait) = wait.filter(is_accepted) {
                say(&text(status, wait, has_code));
            }
            let body = if is_whole {
                Body::from(beginning)
            } else {
                Body::stream(ResumedBody {
                    beginning: Some(Body::from(beginning)),
                    error,
                    rest: body,
                })
            };
            Ok(Response::from_parts(head, body))
        })
    }
}

/// Whether the SDK retries a call after this status. It retries a callback after a 429 only.
fn is_retried(status: StatusCode, has_code: bool) -> bool {
    match status.as_u16() {
        429 => true,
        500 | 502..=504 => !has_code,
        _ => false,
    }
}

/// Whether PipesHub returns this status to a callback before it reads the code.
fn leaves_code_unused(status: StatusCode) -> bool {
    matches!(status.as_u16(), 401 | 429)
}

type BodyError = <Body as http_body::Body>::Error;

/// Appends a body to `beginning`, until its end or until more than `MAX_BODY_BYTES` are read.
///
/// Returns whether the end was reached. If not, `body` still contains the unread rest.
async fn read(body: &mut Body, beginning: &mut Vec<u8>) -> Result<bool, BodyError> {
    while beginning.len() <= MAX_BODY_BYTES {
        match poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    beginning.extend_from_slice(&data);
                }
            }
            Some(Err(error)) => return Err(error),
            None => return Ok(true),
        }
    }
    Ok(false)
}

/// Returns the wait that an error response requests, as the SDK reads it. A second core receives a
/// copy of the response, so both read seconds, dates and bodies in the same way.
async fn requested_wait(head: &Parts, body: Vec<u8>) -> Option<Duration> {
    static REFUSED: Operation = Operation::get("refused", "/");
    let (status, headers) = (head.status, head.headers.clone());
    let replay = transport_fn(move |_| {
        let mut response = Response::new(body.clone());
        *response.status_mut() = status;
        *response.headers_mut() = headers.clone();
        Ok::<_, pipeshub::TransportError>(response)
    });
    let core = PipeshubCore::with_transport(replay)
        .server_url("http://localhost")
        .bearer_auth("none")
        .retries(RetryConfig::none())
        .build()
        .ok()?;
    let error = core.execute(Call::new(&REFUSED)).await.err()?;
    error.retry_after()
}

/// A body whose beginning was already read.
struct ResumedBody {
    beginning: Option<Body>,
    error: Option<BodyError>,
    rest: Body,
}

impl http_body::Body for ResumedBody {
    type Data = <Body as http_body::Body>::Data;
    type Error = BodyError;

    // States, in this order: `beginning` is present; `error` is present; only `rest` remains. Each
    // poll moves forward and never back. `beginning` is in memory and has at most one frame. Its
    // first poll is therefore `Ready`, and no waker is lost.
    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        if let Some(mut beginning) = self.beginning.take() {
            if let Poll::Ready(Some(frame)) = Pin::new(&mut beginning).poll_frame(context) {
                return Poll::Ready(Some(frame));
            }
        }
        if let Some(error) = self.error.take() {
            return Poll::Ready(Some(Err(error)));
        }
        Pin::new(&mut self.rest).poll_frame(context)
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}

fn text(status: StatusCode, wait: Duration, has_code: bool) -> String {
    let (status, seconds) = (status.as_u16(), wait.as_secs());
    if has_code {
        format!(
            "the server asks to wait {seconds} s before it accepts the code ({status}); waiting. \
             Many codes expire after a minute. If this code expires, begin a new flow."
        )
    } else {
        format!("the server asks to wait {seconds} s ({status}); waiting. Press Ctrl-C to stop.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn seconds(headers: &[(&str, &str)], body: &str) -> Option<u64> {
        let mut response = Response::builder().status(429);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        let (head, ()) = response.body(()).unwrap().into_parts();
        let wait = requested_wait(&head, body.into()).await?;
        Some(wait.as_secs())
    }

    #[tokio::test]
    async fn requested_wait_is_read_as_in_the_sdk() {
        let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
        for (headers, body, due) in [
            (&[("retry-after", "7")][..], "", Some(7)),
            (
                &[date, ("retry-after", "Sun, 06 Nov 1994 08:49:49 GMT")],
                "",
                Some(12),
            ),
            (&[], r#"{"error":{"retryAfter":41}}"#, Some(41)),
            (&[("retry-after", "0")], "", Some(0)),
            (&[("retry-after", "soon")], "", None),
            (&[], "{", None),
        ] {
            assert_eq!(seconds(headers, body).await, due, "{headers:?} {body}");
        }
    }

    #[test]
    fn callback_is_retried_after_429_only() {
        for (status, read, callback) in [
            (429, true, true),
            (503, true, false),
            (500, true, false),
            (502, true, false),
            (504, true, false),
            (501, false, false),
            (400, false, false),
            (200, false, false),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(is_retried(status, false), read, "{status}");
            assert_eq!(is_retried(status, true), callback, "{status}");
        }
    }

    #[tokio::test]
    async fn resumed_body_returns_beginning_error_and_rest() {
        let long = vec![b'x'; MAX_BODY_BYTES + 1];
        let mut body = Body::stream(ResumedBody {
            beginning: Some(Body::from(long.clone())),
            error: None,
            rest: Body::from("the rest"),
        });
        let mut beginning = Vec::new();
        assert!(!read(&mut body, &mut beginning).await.unwrap());
        assert_eq!(beginning, long);
        let mut resumed = Body::stream(ResumedBody {
            beginning: Some(Body::from("first, ")),
            error: None,
            rest: body,
        });
        let mut whole = Vec::new();
        assert!(read(&mut resumed, &mut whole).await.unwrap());
        assert_eq!(whole, b"first, the rest");

        let mut broken = Body::stream(ResumedBody {
            beginning: Some(Body::from("first")),
            error: Some("reset".into()),
            rest: Body::empty(),
        });
        let mut beginning = Vec::new();
        let error = read(&mut broken, &mut beginning).await.unwrap_err();
        assert_eq!(
            (beginning, error.to_string()),
            (b"first".to_vec(), "reset".to_owned())
        );
    }

    #[test]
    fn message_of_a_wait_with_a_code_mentions_a_new_flow() {
        let wait = Duration::from_secs(41);
        let limited = StatusCode::TOO_MANY_REQUESTS;
        assert!(text(limited, wait, true).contains("begin a new flow"));
        assert!(text(limited, wait, false).contains("wait 41 s (429)"));
    }
}
