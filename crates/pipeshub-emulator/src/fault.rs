//! Scripted faults.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::body::Ending;
use crate::delivery::{Delivery, Position, Stop};
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
    /// The bytes of the body after which a scripted response is sent. `None` for the whole body.
    pub(crate) early: Option<u64>,
    pub(crate) delivery: Delivery,
    pub(crate) script: Script,
}

/// The conduct of the services behind the gateway during one request.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Script {
    pub(crate) service: Option<ServiceFault>,
    /// The number of heartbeats in an event stream, and the pause before each.
    #[serde(skip)]
    pub(crate) heartbeats: (usize, Duration),
    /// More events of a chat, in this order.
    pub(crate) extras: Vec<RunExtra>,
}

impl Script {
    /// Whether the state changes as without a fault.
    pub(crate) fn is_usual(&self) -> bool {
        self.service.is_none() && self.extras.is_empty()
    }
}

/// A fault of a service behind the gateway.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum ServiceFault {
    Status {
        #[serde(with = "status_as_number")]
        status: StatusCode,
        message: String,
    },
    Unreachable,
    Cut,
    CutOnce,
    Silent,
    RunError {
        code: String,
        message: String,
    },
    Apology {
        code: String,
    },
    UploadError {
        message: String,
    },
}

/// Events of a run that a usual run does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum RunExtra {
    Retry,
    SubAgent,
    FailedSubAgent,
}

/// A status in a file, where serde finds no form for it.
mod status_as_number {
    use http::StatusCode;
    use serde::de::{Deserialize as _, Error as _};
    use serde::{Deserializer, Serializer};

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "the signature is serde's"
    )]
    pub(super) fn serialize<S: Serializer>(
        status: &StatusCode,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(status.as_u16())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<StatusCode, D::Error> {
        StatusCode::from_u16(u16::deserialize(deserializer)?).map_err(D::Error::custom)
    }
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
    /// Sends an event stream of these chunks.
    EventStream(Vec<Bytes>),
    /// Sends an event stream that repeats this chunk.
    EndlessEventStream(Bytes),
}

impl Fault {
    fn new(action: Action) -> Self {
        Self {
            wait: Duration::ZERO,
            action,
            handled: false,
            headers: Vec::new(),
            operation: None,
            early: None,
            delivery: Delivery::default(),
            script: Script::default(),
        }
    }

    fn service(fault: ServiceFault) -> Self {
        let mut new = Self::new(Action::Handle);
        new.script.service = Some(fault);
        new
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

    /// Handles the request as usual.
    ///
    /// The methods below change the delivery of the response, whether a stream or not.
    ///
    /// ```
    /// use std::time::Duration;
    /// use pipeshub_emulator::{Fault, Position};
    ///
    /// let bytewise = Fault::response().in_chunks(1);
    /// let broken = Fault::response().cut_at(Position::Bytes(100));
    /// let silent = Fault::response().stall_at(Position::Events(3)).on("streamChat");
    /// let slow = Fault::response().in_chunks(64).paced(Duration::from_millis(5));
    /// # drop((bytewise, broken, silent, slow));
    /// ```
    #[must_use]
    pub fn response() -> Self {
        Self::new(Action::Handle)
    }

    /// Sends an event stream of these chunks, without handling the request.
    ///
    /// The response has status 200 and the headers of a chat. Each item is one chunk, whatever it
    /// contains. The stream then ends properly, unless [`cut_at`](Self::cut_at) or
    /// [`stall_at`](Self::stall_at) change that.
    ///
    /// ```
    /// use pipeshub_emulator::{Fault, Position};
    ///
    /// let silent = Fault::event_stream([": connected\n\n"]).stall_at(Position::End);
    /// # drop(silent);
    /// ```
    pub fn event_stream<T: Into<Bytes>>(chunks: impl IntoIterator<Item = T>) -> Self {
        let chunks = chunks.into_iter().map(Into::into).collect();
        Self::new(Action::EventStream(chunks))
    }

    /// Sends an event stream that repeats this chunk, without handling the request.
    ///
    /// The stream ends when the connection is closed. An empty chunk is replaced by a line feed.
    pub fn endless_event_stream(chunk: impl Into<Bytes>) -> Self {
        let mut chunk = chunk.into();
        if chunk.is_empty() {
            chunk = Bytes::from_static(b"\n");
        }
        Self::new(Action::EndlessEventStream(chunk))
    }

    /// Makes the service behind the gateway fail with this status.
    ///
    /// | operation | result |
    /// |---|---|
    /// | `streamChat` | `RUN_ERROR` in a 200, code `internal_error` |
    /// | `uploadRecords` | `file:failed` for every stored file, stage `index`, then `done` |
    /// | `streamRecordBuffer` | the status with `{"error":"MESSAGE"}` |
    /// | `search`, connectors | an error of the gateway |
    ///
    /// Other operations are handled as usual. The gateway hides some statuses: a 429 becomes a 500
    /// with `Backend error: MESSAGE`.
    pub fn service_status(status: u16, message: impl Into<String>) -> Self {
        let (status, message) = (status_of(status), message.into());
        Self::service(ServiceFault::Status { status, message })
    }

    /// Makes the service behind the gateway unreachable.
    ///
    /// `streamChat` sends `RUN_ERROR`, `search` fails with 500, and connectors fail with 503. The
    /// real gateway first tries for 1.8 s; add [`after`](Self::after) for that.
    #[must_use]
    pub fn service_unreachable() -> Self {
        Self::service(ServiceFault::Unreachable)
    }

    /// Breaks the connection between gateway and service in the middle of a response.
    ///
    /// `streamChat` sends `RUN_ERROR` with the code `stream_error`. A download stops in the middle
    /// and never ends. Creation and deletion of a connector have their effect, and fail with 503.
    /// Other operations are handled as with [`service_unreachable`](Self::service_unreachable).
    #[must_use]
    pub fn service_cut() -> Self {
        Self::service(ServiceFault::Cut)
    }

    /// Breaks the connection between gateway and service once, after the service has done its work.
    ///
    /// The gateway repeats a write of a connector by itself. A creation that succeeded therefore
    /// fails with 400, since its name is taken, and a deletion fails with 409. The real gateway
    /// waits for 0.6 s in between. Other operations are handled as usual.
    #[must_use]
    pub fn service_cut_once() -> Self {
        Self::service(ServiceFault::CutOnce)
    }

    /// Ends the service's part of a chat before its result.
    ///
    /// `streamChat` sends `RUN_ERROR` with the code `no_response`. Other operations are handled as
    /// usual.
    #[must_use]
    pub fn service_silent() -> Self {
        Self::service(ServiceFault::Silent)
    }

    /// Makes the run of a chat fail: `RUN_ERROR` with this code and message.
    ///
    /// Codes of the real service are, for example, `content_filter`, `rate_limit` and `timeout`.
    pub fn run_error(code: impl Into<String>, message: impl Into<String>) -> Self {
        let (code, message) = (code.into(), message.into());
        Self::service(ServiceFault::RunError { code, message })
    }

    /// Makes the model of a chat fail inside a run that finishes.
    ///
    /// The stream ends with `RUN_FINISHED` and an apology. Only the last `STATE_SNAPSHOT` contains
    /// the failure: `answerMatchType` `Error`, and this `errorCode`.
    pub fn run_apology(code: impl Into<String>) -> Self {
        let code = code.into();
        Self::service(ServiceFault::Apology { code })
    }

    /// Makes an upload fail as a whole: an `error` event with this message, and no `done`.
    ///
    /// No file is stored or reported.
    pub fn upload_error(message: impl Into<String>) -> Self {
        let message = message.into();
        Self::service(ServiceFault::UploadError { message })
    }

    /// Adds a failed call of the model to a chat, which the run repeats.
    ///
    /// A `status` event follows the beginning of a text, and a new `TEXT_MESSAGE_START` follows
    /// without a `TEXT_MESSAGE_END`.
    #[must_use]
    pub fn with_retry(self) -> Self {
        self.extra(RunExtra::Retry)
    }

    /// Adds the run of a sub-agent to a chat.
    ///
    /// Its events have a run id of their own, and its `RUN_FINISHED` has a `parentRunId`, so that
    /// the chat goes on.
    #[must_use]
    pub fn with_sub_agent(self) -> Self {
        self.extra(RunExtra::SubAgent)
    }

    /// Adds the run of a sub-agent that fails.
    ///
    /// Its `RUN_ERROR` has a `parentRunId`. The stream then ends without an ending event.
    #[must_use]
    pub fn with_failed_sub_agent(self) -> Self {
        self.extra(RunExtra::FailedSubAgent)
    }

    fn extra(mut self, extra: RunExtra) -> Self {
        self.script.extras.push(extra);
        self
    }

    /// Closes the connection at this place in the body of the response.
    #[must_use]
    pub fn cut_at(self, position: Position) -> Self {
        self.stop(position, Stop::Ending(Ending::Cut))
    }

    /// Stops sending at this place in the body, and keeps the connection open.
    #[must_use]
    pub fn stall_at(self, position: Position) -> Self {
        self.stop(position, Stop::Ending(Ending::Silence))
    }

    /// Ends the body properly at this place.
    ///
    /// A chat or an upload then has no ending event, as when the gateway dies in order. A response
    /// with a length becomes chunked.
    #[must_use]
    pub fn end_at(self, position: Position) -> Self {
        self.stop(position, Stop::Ending(Ending::Complete))
    }

    /// Sends nothing for `time` at this place in the body, and then the rest.
    #[must_use]
    pub fn pause_at(self, position: Position, time: Duration) -> Self {
        self.stop(position, Stop::Pause(time))
    }

    fn stop(mut self, position: Position, stop: Stop) -> Self {
        self.delivery.stop = Some((position, stop));
        self
    }

    /// Sends the body in chunks of this number of bytes, whatever they contain.
    ///
    /// A response with a length becomes chunked. Chunks arrive separately only with
    /// [`paced`](Self::paced).
    #[must_use]
    pub fn in_chunks(mut self, bytes: usize) -> Self {
        self.delivery.chunk = Some(bytes);
        self
    }

    /// Waits before each chunk of the body but the first.
    #[must_use]
    pub fn paced(mut self, pause: Duration) -> Self {
        self.delivery.pace = Some(pause);
        self
    }

    /// Sends heartbeats in an event stream, each after `pause`.
    ///
    /// A chat has `HEARTBEAT` events before its text, as during a long search. An upload has
    /// `: keepalive` comments before its results. The pauses of the real server are 15 s and 1 s.
    #[must_use]
    pub fn heartbeats(mut self, count: usize, pause: Duration) -> Self {
        self.script.heartbeats = (count, pause);
        self
    }

    /// Sends a scripted response while the request body is still on its way.
    ///
    /// Applies to [`status`](Self::status) and [`reply`](Self::reply), and not after
    /// [`once_handled`](Self::once_handled). The response is sent as soon
    /// as `bytes` of the body have arrived, and with 0 as soon as the head has arrived. The emulator
    /// discards the rest of the body. With the header `Connection: close`, it reads no more and
    /// closes the connection.
    ///
    /// ```
    /// use pipeshub_emulator::Fault;
    ///
    /// let refused = Fault::status(401).after_body_bytes(0);
    /// let proxy = Fault::reply(413, "text/html", "<h1>Too large</h1>")
    ///     .after_body_bytes(100_000)
    ///     .header("Connection", "close");
    /// # drop((refused, proxy));
    /// ```
    #[must_use]
    pub fn after_body_bytes(self, bytes: u64) -> Self {
        Self {
            early: Some(bytes),
            ..self
        }
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

impl Fault {
    /// Whether the action is a scripted response.
    pub(crate) fn is_scripted(&self) -> bool {
        matches!(self.action, Action::Respond { .. } | Action::Refuse(_))
    }

    /// Whether the request is handled.
    pub(crate) fn is_handled(&self) -> bool {
        match self.action {
            Action::Handle
            | Action::HandleThenCut
            | Action::HandleThenWait(_)
            | Action::HandleThenTruncate
            | Action::HandleThenSetType(_) => true,
            Action::Respond { .. } | Action::Refuse(_) => self.handled,
            Action::CutBeforeRead
            | Action::CutAfterRead
            | Action::Endless
            | Action::EventStream(_)
            | Action::EndlessEventStream(_) => false,
        }
    }

    /// The bytes of the body after which a scripted response is sent.
    pub(crate) fn early_bytes(&self) -> Option<u64> {
        self.early.filter(|_| self.is_scripted() && !self.handled)
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
    pub(crate) fn of(faults: Vec<Fault>) -> Self {
        Self(Mutex::new(faults.into()))
    }

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
