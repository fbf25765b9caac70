//! The waits that a server asks for and the SDK sits out: told, so that nobody takes them for a
//! program that hangs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pipeshub::http::{Request, Response, StatusCode, header};
use pipeshub::{Attempt, Body, SendFuture, Transport};

use crate::say::say;

/// How often a call is tried.
pub(crate) const ATTEMPTS: u32 = 3;

/// The SDK returns a longer wait to the caller instead of sitting it out.
const LONGEST: Duration = Duration::from_secs(60);

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

/// A transport that tells the waits.
pub(crate) struct Waits<T> {
    pub(crate) inner: T,
    pub(crate) pause: Pause,
}

impl<T: Transport> Transport for Waits<T> {
    fn send<'a>(&'a self, request: Request<Body>, attempt: &'a Attempt) -> SendFuture<'a> {
        Box::pin(async move {
            self.pause.set(false);
            let response = self.inner.send(request, attempt).await?;
            let has_code = attempt.operation() == "handleOAuthCallback";
            if let Some(wait) = wait_after(&response, has_code)
                && attempt.number() < ATTEMPTS
                && wait <= LONGEST
                && wait < attempt.remaining()
            {
                self.pause.set(true);
                say(&text(response.status(), wait, has_code));
            }
            Ok(response)
        })
    }
}

/// The wait that the server asks for before the next attempt. A callback is tried again after a
/// 429 alone.
fn wait_after(response: &Response<Body>, has_code: bool) -> Option<Duration> {
    let again = match response.status() {
        StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::SERVICE_UNAVAILABLE => !has_code,
        _ => false,
    };
    let seconds = response.headers().get(header::RETRY_AFTER)?;
    let seconds = seconds.to_str().ok()?.trim().parse().ok()?;
    (again && seconds > 0).then_some(Duration::from_secs(seconds))
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

    #[test]
    fn wait_is_told_where_the_call_is_tried_again() {
        let response = |status: u16, wait: &str| {
            Response::builder()
                .status(status)
                .header("retry-after", wait)
                .body(Body::from(""))
                .unwrap()
        };
        for (status, wait, read, callback) in [
            (429, "7", Some(7), Some(7)),
            (503, "7", Some(7), None),
            (429, "0", None, None),
            (429, "soon", None, None),
            (400, "7", None, None),
        ] {
            let response = response(status, wait);
            let seconds = |wait: Option<Duration>| wait.map(|wait| wait.as_secs());
            assert_eq!(
                seconds(wait_after(&response, false)),
                read,
                "{status} {wait}"
            );
            assert_eq!(
                seconds(wait_after(&response, true)),
                callback,
                "{status} {wait}"
            );
        }
    }

    #[test]
    fn wait_with_a_code_says_that_the_code_may_run_out() {
        let wait = Duration::from_secs(41);
        let limited = StatusCode::TOO_MANY_REQUESTS;
        assert!(text(limited, wait, true).contains("begin a new flow"));
        assert!(text(limited, wait, false).contains("wait 41 s (429)"));
    }
}
