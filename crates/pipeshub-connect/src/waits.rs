//! The waits that a server asks for and the SDK sits out: told, so that nobody takes them for a
//! program that hangs.

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

/// How often a call is tried.
pub(crate) const ATTEMPTS: u32 = 3;

/// The SDK returns a longer wait to the caller instead of sitting it out.
const LONGEST: Duration = Duration::from_secs(60);

/// How much of a refusal is looked at, and for how long its body may take.
const MOST_BYTES: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether a call is in such a wait: nothing of it runs on the server then.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pause(Arc<AtomicBool>);

impl Pause {
    pub(crate) fn is_on(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn set(&self, is_on: bool) {
        self.0.store(is_on, Ordering::Relaxed);
    }
}

/// A transport that tells the waits, and notes the tokens that it sends: an OAuth app's are known
/// here alone.
pub(crate) struct Waits<T> {
    pub(crate) inner: T,
    pub(crate) pause: Pause,
    pub(crate) secrets: Secrets,
}

impl<T: Transport> Transport for Waits<T> {
    fn send<'a>(&'a self, request: Request<Body>, attempt: &'a Attempt) -> SendFuture<'a> {
        Box::pin(async move {
            self.pause.set(false);
            let sent = request.headers().get(header::AUTHORIZATION);
            if let Some((_, token)) = sent
                .and_then(|value| value.to_str().ok())
                .and_then(|value| value.split_once(' '))
            {
                self.secrets.add(token);
            }
            let response = self.inner.send(request, attempt).await?;
            let has_code = attempt.operation() == "handleOAuthCallback";
            let status = response.status();
            if !is_tried_again(status, has_code) || attempt.number() >= ATTEMPTS {
                return Ok(response);
            }
            let (head, mut body) = response.into_parts();
            let mut begun = Vec::new();
            let patience = PATIENCE.min(attempt.remaining() / 2);
            let read = timeout(patience, read(&mut body, &mut begun)).await;
            let (is_whole, broken) = match read {
                Ok(Ok(is_whole)) => (is_whole, None),
                Ok(Err(error)) => (false, Some(error)),
                Err(_) => (false, None),
            };
            let wait = wait_after(&head, begun.clone()).await;
            let is_kept = |wait: &Duration| {
                !wait.is_zero() && *wait <= LONGEST && *wait < attempt.remaining()
            };
            if let Some(wait) = wait.filter(is_kept) {
                self.pause.set(true);
                say(&text(status, wait, has_code));
            }
            let body = if is_whole {
                Body::from(begun)
            } else {
                Body::stream(Resumed {
                    begun: Some(Body::from(begun)),
                    broken,
                    rest: body,
                })
            };
            Ok(Response::from_parts(head, body))
        })
    }
}

/// Whether the SDK tries a call again after this status: a callback after a 429 alone.
fn is_tried_again(status: StatusCode, has_code: bool) -> bool {
    match status.as_u16() {
        429 => true,
        500 | 502..=504 => !has_code,
        _ => false,
    }
}

type BodyError = <Body as http_body::Body>::Error;

/// Reads a body to its end. `false` is one that is too long, of which the rest is still to be read.
async fn read(body: &mut Body, begun: &mut Vec<u8>) -> Result<bool, BodyError> {
    while begun.len() <= MOST_BYTES {
        match poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    begun.extend_from_slice(&data);
                }
            }
            Some(Err(error)) => return Err(error),
            None => return Ok(true),
        }
    }
    Ok(false)
}

/// The wait that a refusal asks for, as the SDK reads it: another core is given the same refusal.
async fn wait_after(head: &Parts, body: Vec<u8>) -> Option<Duration> {
    static REFUSED: Operation = Operation::get("refused", "/");
    let (status, headers) = (head.status, head.headers.clone());
    let again = transport_fn(move |_| {
        let mut response = Response::new(body.clone());
        *response.status_mut() = status;
        *response.headers_mut() = headers.clone();
        Ok::<_, pipeshub::TransportError>(response)
    });
    let core = PipeshubCore::with_transport(again)
        .server_url("http://localhost")
        .bearer_auth("none")
        .retries(RetryConfig::none())
        .build()
        .ok()?;
    let error = core.execute(Call::new(&REFUSED)).await.err()?;
    error.retry_after()
}

/// A body whose beginning has been read.
struct Resumed {
    begun: Option<Body>,
    broken: Option<BodyError>,
    rest: Body,
}

impl http_body::Body for Resumed {
    type Data = <Body as http_body::Body>::Data;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        if let Some(mut begun) = self.begun.take() {
            if let Poll::Ready(Some(frame)) = Pin::new(&mut begun).poll_frame(context) {
                return Poll::Ready(Some(frame));
            }
        }
        if let Some(error) = self.broken.take() {
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
            "the server asks to wait {seconds} s before it takes the code ({status}); waiting. Many codes live for a minute \
             only: if this one runs out meanwhile, begin a new flow."
        )
    } else {
        format!("the server asks to wait {seconds} s ({status}); waiting, and Ctrl-C ends that")
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
        let wait = wait_after(&head, body.into()).await?;
        Some(wait.as_secs())
    }

    #[tokio::test]
    async fn wait_is_read_as_the_sdk_reads_it() {
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
    fn callback_is_tried_again_after_429_alone() {
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
            assert_eq!(is_tried_again(status, false), read, "{status}");
            assert_eq!(is_tried_again(status, true), callback, "{status}");
        }
    }

    #[tokio::test]
    async fn body_that_has_been_begun_is_whole_again() {
        let long = vec![b'x'; MOST_BYTES + 1];
        let mut body = Body::stream(Resumed {
            begun: Some(Body::from(long.clone())),
            broken: None,
            rest: Body::from("the rest"),
        });
        let mut begun = Vec::new();
        assert!(!read(&mut body, &mut begun).await.unwrap());
        assert_eq!(begun, long);
        let mut resumed = Body::stream(Resumed {
            begun: Some(Body::from("first, ")),
            broken: None,
            rest: body,
        });
        let mut whole = Vec::new();
        assert!(read(&mut resumed, &mut whole).await.unwrap());
        assert_eq!(whole, b"first, the rest");

        let mut broken = Body::stream(Resumed {
            begun: Some(Body::from("first")),
            broken: Some("reset".into()),
            rest: Body::empty(),
        });
        let mut begun = Vec::new();
        let error = read(&mut broken, &mut begun).await.unwrap_err();
        assert_eq!(
            (begun, error.to_string()),
            (b"first".to_vec(), "reset".to_owned())
        );
    }

    #[test]
    fn wait_with_a_code_says_that_the_code_may_run_out() {
        let wait = Duration::from_secs(41);
        let limited = StatusCode::TOO_MANY_REQUESTS;
        assert!(text(limited, wait, true).contains("begin a new flow"));
        assert!(text(limited, wait, false).contains("wait 41 s (429)"));
    }
}
