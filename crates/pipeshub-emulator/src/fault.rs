//! Faults scripted for coming requests.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use http::StatusCode;

use crate::reply::{self, Reply};
use crate::sync::lock;

/// What goes wrong with one coming API request.
///
/// A fault says what happens to the request ([`status`](Self::status),
/// [`cut_after_read`](Self::cut_after_read) …); [`after`](Self::after) adds a delay before that and
/// [`header`](Self::header) a header to whatever reply goes out. Queue it with
/// [`Emulator::fault`](crate::Emulator::fault).
///
/// ```
/// use std::time::Duration;
/// use pipeshub_emulator::Fault;
///
/// let busy = Fault::status(503).header("Retry-After", "1");
/// let proxy = Fault::reply(502, "text/html", "<h1>Bad Gateway</h1>").after(Duration::from_millis(20));
/// # drop((busy, proxy));
/// ```
#[derive(Debug, Clone)]
pub struct Fault {
    pub(crate) wait: Duration,
    pub(crate) act: Act,
    /// The request is handled before a scripted reply goes out.
    pub(crate) handled: bool,
    pub(crate) headers: Vec<(String, String)>,
}

/// What a fault does once its delay is over.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// The request is handled and answered as ever.
    Handle,
    /// The request is not handled; this goes out instead.
    Reply {
        status: StatusCode,
        content_type: String,
        body: String,
    },
    /// The same with the gateway's own words and headers.
    Refuse(StatusCode),
    CutBeforeRead,
    CutAfterRead,
    HandleThenCut,
    HandleThenWait(Duration),
    HandleThenTruncate,
    HandleThenRetype(String),
    Endless,
}

impl Fault {
    fn new(act: Act) -> Self {
        Self {
            wait: Duration::ZERO,
            act,
            handled: false,
            headers: Vec::new(),
        }
    }

    /// The request is not handled; the reply has this status, the gateway's JSON error envelope and
    /// its headers, and counts for the rate limit. A number that is no HTTP status (below 100 or
    /// above 999) counts as 500.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::new(Act::Refuse(status_of(status)))
    }

    /// The request is not handled; the reply has this status, content type and body and none of the
    /// gateway's headers, as if a proxy in front of it had answered. Statuses are read as by
    /// [`status`](Self::status); with an empty content type there is none.
    pub fn reply(status: u16, content_type: impl Into<String>, body: impl Into<String>) -> Self {
        let (content_type, body) = (content_type.into(), body.into());
        Self::new(Act::Reply {
            status: status_of(status),
            content_type,
            body,
        })
    }

    /// The request waits for this long, then it is handled and answered as ever.
    #[must_use]
    pub fn delay(wait: Duration) -> Self {
        Self {
            wait,
            ..Self::new(Act::Handle)
        }
    }

    /// The request is handled at once; its reply is held back for this long.
    #[must_use]
    pub fn late_reply(wait: Duration) -> Self {
        Self::new(Act::HandleThenWait(wait))
    }

    /// The connection is closed as soon as the request's head arrives. The request is not handled,
    /// not recorded and its code not counted.
    #[must_use]
    pub fn cut_before_read() -> Self {
        Self::new(Act::CutBeforeRead)
    }

    /// The request is read in full and recorded, then the connection is closed without handling it.
    #[must_use]
    pub fn cut_after_read() -> Self {
        Self::new(Act::CutAfterRead)
    }

    /// The request is handled with all its effects, then the connection is closed: the reply is
    /// lost.
    #[must_use]
    pub fn handled_then_cut() -> Self {
        Self::new(Act::HandleThenCut)
    }

    /// The request is handled; its reply announces its true length and ends in the middle of the
    /// body.
    #[must_use]
    pub fn truncated_body() -> Self {
        Self::new(Act::HandleThenTruncate)
    }

    /// The request is not handled; the reply is a 200 whose JSON goes on until the connection is
    /// closed.
    #[must_use]
    pub fn endless_body() -> Self {
        Self::new(Act::Endless)
    }

    /// The request is handled; its reply says it is of this content type.
    pub fn wrong_content_type(content_type: impl Into<String>) -> Self {
        Self::new(Act::HandleThenRetype(content_type.into()))
    }

    /// Before the reply of [`status`](Self::status) or [`reply`](Self::reply) goes out, the request
    /// is handled with all its effects: the gateway or a proxy in front of it gives up on work that
    /// is done. Other faults stay as they are.
    ///
    /// ```
    /// use pipeshub_emulator::Fault;
    ///
    /// let late = Fault::reply(504, "text/html", "<h1>Gateway Time-out</h1>").once_handled();
    /// let broken = Fault::status(503).once_handled();
    /// # drop((late, broken));
    /// ```
    #[must_use]
    pub fn once_handled(self) -> Self {
        Self {
            handled: true,
            ..self
        }
    }

    /// Waits this long before anything else happens, once the request's head was read.
    #[must_use]
    pub fn after(self, wait: Duration) -> Self {
        Self { wait, ..self }
    }

    /// Sets a header of the reply, if there is one; a name or value HTTP does not allow is left
    /// out.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

fn status_of(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The reply of [`Act::Reply`].
pub(crate) fn scripted(status: StatusCode, content_type: &str, body: String) -> Reply {
    let mut reply = reply::with_type(status, content_type, body);
    if content_type.is_empty() {
        reply.headers_mut().remove(http::header::CONTENT_TYPE);
    }
    reply
}

/// The faults still to come, first one first.
#[derive(Debug, Default)]
pub(crate) struct Script(Mutex<VecDeque<Fault>>);

impl Script {
    pub(crate) fn push(&self, fault: Fault) {
        lock(&self.0).push_back(fault);
    }

    pub(crate) fn next(&self) -> Option<Fault> {
        lock(&self.0).pop_front()
    }

    pub(crate) fn len(&self) -> usize {
        lock(&self.0).len()
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }
}
