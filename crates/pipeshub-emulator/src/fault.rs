//! Scripted faults.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use http::StatusCode;

use crate::response::{self, FullResponse};
use crate::sync::lock;

/// A fault in the processing of one API request.
///
/// A constructor such as [`status`](Self::status) or [`cut_after_read`](Self::cut_after_read)
/// chooses what happens to the request. [`after`](Self::after) adds a delay before that, and
/// [`header`](Self::header) adds a header to the response. Queue a fault with
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
    pub(crate) action: Action,
    /// Whether the request is handled before a scripted response is sent.
    pub(crate) handled: bool,
    pub(crate) headers: Vec<(String, String)>,
    /// The id of the operation whose request consumes the fault. `None` for any API request.
    operation: Option<String>,
}

/// The action of a fault after its delay.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// Handles the request without a fault.
    Handle,
    /// Sends this response without the gateway's headers.
    Respond {
        status: StatusCode,
        content_type: String,
        body: String,
    },
    /// Sends this status with the gateway's envelope and headers.
    Refuse(StatusCode),
    CutBeforeRead,
    CutAfterRead,
    HandleThenCut,
    HandleThenWait(Duration),
    HandleThenTruncate,
    HandleThenSetType(String),
    Endless,
}

impl Fault {
    fn new(action: Action) -> Self {
        Self {
            wait: Duration::ZERO,
            action,
            handled: false,
            headers: Vec::new(),
            operation: None,
        }
    }

    /// Sends an error response of the gateway without handling the request.
    ///
    /// The response has this status, the gateway's JSON error envelope and its headers. The request
    /// counts for the rate limit. A number below 100 or above 999 is replaced by 500.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::new(Action::Refuse(status_of(status)))
    }

    /// Sends the response of a proxy without handling the request.
    ///
    /// The response has this status, content type and body, and none of the gateway's headers. The
    /// range of statuses is that of [`status`](Self::status). An empty content type sends no
    /// header.
    pub fn reply(status: u16, content_type: impl Into<String>, body: impl Into<String>) -> Self {
        let (content_type, body) = (content_type.into(), body.into());
        Self::new(Action::Respond {
            status: status_of(status),
            content_type,
            body,
        })
    }

    /// Waits before the request is handled as usual.
    #[must_use]
    pub fn delay(wait: Duration) -> Self {
        Self {
            wait,
            ..Self::new(Action::Handle)
        }
    }

    /// Handles the request at once and delays the response.
    #[must_use]
    pub fn late_reply(wait: Duration) -> Self {
        Self::new(Action::HandleThenWait(wait))
    }

    /// Closes the connection as soon as the request's head arrives.
    ///
    /// The request is neither handled nor recorded, and its code is not counted.
    #[must_use]
    pub fn cut_before_read() -> Self {
        Self::new(Action::CutBeforeRead)
    }

    /// Reads and records the whole request, then closes the connection.
    ///
    /// The request is not handled.
    #[must_use]
    pub fn cut_after_read() -> Self {
        Self::new(Action::CutAfterRead)
    }

    /// Handles the request with all its effects, then closes the connection.
    ///
    /// The response is lost.
    #[must_use]
    pub fn handled_then_cut() -> Self {
        Self::new(Action::HandleThenCut)
    }

    /// Handles the request and sends half of the response body.
    ///
    /// `Content-Length` contains the full length. Then the connection is closed.
    #[must_use]
    pub fn truncated_body() -> Self {
        Self::new(Action::HandleThenTruncate)
    }

    /// Sends a 200 with an endless JSON body, without handling the request.
    ///
    /// The body ends when the connection is closed.
    #[must_use]
    pub fn endless_body() -> Self {
        Self::new(Action::Endless)
    }

    /// Handles the request and sets this content type on the response.
    pub fn wrong_content_type(content_type: impl Into<String>) -> Self {
        Self::new(Action::HandleThenSetType(content_type.into()))
    }

    /// Handles the request before [`status`](Self::status) or [`reply`](Self::reply) respond.
    ///
    /// The request has all its effects. The fault stands for a gateway or a proxy that gives up on
    /// a request which succeeds. Other faults stay unchanged.
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

    /// Adds a delay before the action of the fault.
    ///
    /// The emulator reads the body and records the request before the delay, except with
    /// [`cut_before_read`](Self::cut_before_read).
    #[must_use]
    pub fn after(self, wait: Duration) -> Self {
        Self { wait, ..self }
    }

    /// Limits the fault to requests of one operation.
    ///
    /// `operation` is an `operationId` of the API document, such as `getConnectorConfig`. Requests of
    /// other operations leave the fault in the queue. A fault for an operation that the emulator
    /// does not have is never consumed.
    ///
    /// ```
    /// # fn f(emulator: &pipeshub_emulator::Emulator) {
    /// use pipeshub_emulator::Fault;
    ///
    /// emulator.fault(Fault::status(503).on("getConnectorConfig"));
    /// # }
    /// ```
    #[must_use]
    pub fn on(self, operation: impl Into<String>) -> Self {
        Self {
            operation: Some(operation.into()),
            ..self
        }
    }

    /// Sets a header of the response, if the fault sends one.
    ///
    /// A name or value that HTTP does not allow is ignored.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

fn status_of(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Returns the response of [`Action::Respond`].
pub(crate) fn scripted(status: StatusCode, content_type: &str, body: String) -> FullResponse {
    let mut response = response::with_type(status, content_type, body);
    if content_type.is_empty() {
        response.headers_mut().remove(http::header::CONTENT_TYPE);
    }
    response
}

/// The queue of faults, next one first.
#[derive(Debug, Default)]
pub(crate) struct FaultQueue(Mutex<VecDeque<Fault>>);

impl FaultQueue {
    pub(crate) fn push(&self, fault: Fault) {
        lock(&self.0).push_back(fault);
    }

    /// Removes the first fault for a request of this operation.
    pub(crate) fn next(&self, operation: Option<&str>) -> Option<Fault> {
        let mut faults = lock(&self.0);
        let suits = |fault: &Fault| match &fault.operation {
            Some(wanted) => operation == Some(wanted.as_str()),
            None => true,
        };
        let first = faults.iter().position(suits)?;
        faults.remove(first)
    }

    pub(crate) fn len(&self) -> usize {
        lock(&self.0).len()
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }
}
