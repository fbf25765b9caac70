//! Server-sent events as values of an operation.
//!
//! [`EventStream`] reads a body with the parser and passes each event to the operation's
//! [`StreamEvent`]. Only the last step depends on the type. An end without a last event is an error
//! of its own.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::body::OpenBody;
use super::open_reply::{FromOpenReply, OpenReply};
use super::parser::EventParser;
use crate::error::{Error, ErrorKind, PipeshubDefaultError, Result};
use crate::json::{FromJson, RawJson, Reader, ReaderMemory};
use crate::reply::{ReplyParts, media_type, truncated, unrequested_encoding};

const EVENT_STREAM: &str = "text/event-stream";

/// The default of `max_event_bytes`.
const MAX_EVENT_BYTES: usize = 16 * 1024 * 1024;

/// The number of pieces of a body without an event, or of skipped events, that one poll reads. Then
/// other tasks run.
const STEPS_PER_POLL: usize = 64;

/// An event of an operation, usually an enum with a variant for each event.
///
/// ```
/// use std::{fmt, time::Duration};
/// use pipeshub_core::json::RawJson;
/// use pipeshub_core::{EventRead, RawEvent, Result, StreamEvent, from_json};
///
/// enum UploadEvent {
///     Stored(Stored),
///     Done(Summary),
///     Other { event: String, data: RawJson },
/// }
///
/// struct Stored {
///     record_id: String,
/// }
/// from_json! { Stored { record_id = "recordId" } }
///
/// struct Summary {
///     total: u64,
/// }
/// from_json! { Summary { total = "total" } }
///
/// #[derive(Debug)]
/// struct UploadBroken {
///     message: String,
/// }
/// from_json! { UploadBroken { message = "message" } }
///
/// // The text of the server may repeat a part of the request, so it is not printed.
/// impl fmt::Display for UploadBroken {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.write_str("the upload broke off")
///     }
/// }
/// impl std::error::Error for UploadBroken {}
///
/// impl StreamEvent for UploadEvent {
///     // The server sends a comment line each second.
///     const IDLE_TIMEOUT: Duration = Duration::from_secs(30);
///
///     fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>> {
///         match event.name() {
///             "file:succeeded" => event.next(Self::Stored),
///             "done" => event.last(Self::Done),
///             "error" => event.failure::<_, UploadBroken>(),
///             _ => event.other(|event, data| Self::Other { event, data }),
///         }
///     }
/// }
/// ```
pub trait StreamEvent: Sized {
    /// The limit on silence from the start of the stream.
    ///
    /// [`RawEvent::set_idle_timeout`] changes the limit for the rest of the stream. The caller's
    /// [`idle_timeout`](crate::RequestOptions::idle_timeout) replaces both.
    const IDLE_TIMEOUT: Duration;

    /// Reads an event by its name.
    ///
    /// # Errors
    ///
    /// The data of the event does not fit.
    fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>>;
}

/// The meaning of an event for its stream.
#[derive(Debug)]
pub enum EventRead<E> {
    /// An event. Others follow.
    Next(E),
    /// The event that completes the stream.
    Last(E),
    /// An event without a value, such as a heartbeat.
    Skipped,
    /// An event that reports a failure. The reader of the stream gets the error.
    Failed(Error),
}

/// An event as it arrived.
pub struct RawEvent<'a> {
    name: Cow<'a, str>,
    data: Cow<'a, str>,
    parts: &'a ReplyParts,
    /// The limit on silence, unless the caller has set one.
    idle_timeout: Option<&'a mut Duration>,
    number: u64,
    memory: &'a mut ReaderMemory,
}

impl RawEvent<'_> {
    /// Returns the name of the event. It is empty if the server sent none.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the data of the event.
    #[must_use]
    pub fn data(&self) -> &str {
        &self.data
    }

    /// Sets the limit on silence after this event, unless the caller has set one.
    pub fn set_idle_timeout(&mut self, timeout: Duration) {
        if let Some(idle_timeout) = &mut self.idle_timeout {
            **idle_timeout = timeout;
        }
    }

    /// Reads the data as JSON.
    ///
    /// # Errors
    ///
    /// [`InvalidReply`](crate::ErrorKind::InvalidReply) if the data does not fit. The error has the
    /// number of the event and the name of the field, and no value from the server.
    pub fn read<T: FromJson>(&mut self) -> Result<T> {
        let mut reader = Reader::of_text(&self.data, std::mem::take(self.memory));
        let value = T::from_json(&mut reader);
        let (problem, memory) = reader.finish_with_memory();
        *self.memory = memory;
        match problem {
            None => Ok(value),
            Some(problem) => Err(self.invalid(&problem)),
        }
    }

    /// Reads the data into a variant of an event after which others follow.
    ///
    /// # Errors
    ///
    /// The errors of [`read`](Self::read).
    pub fn next<T: FromJson, E>(&mut self, variant: fn(T) -> E) -> Result<EventRead<E>> {
        self.read().map(|value| EventRead::Next(variant(value)))
    }

    /// Reads the data into a variant of the event that completes the stream.
    ///
    /// # Errors
    ///
    /// The errors of [`read`](Self::read).
    pub fn last<T: FromJson, E>(&mut self, variant: fn(T) -> E) -> Result<EventRead<E>> {
        self.read().map(|value| EventRead::Last(variant(value)))
    }

    /// Reads the data into a variant for an unknown event, from the event's name and its data.
    ///
    /// Data that is not JSON becomes a JSON text.
    ///
    /// # Errors
    ///
    /// None, so that an event of a newer server never ends a stream.
    pub fn other<E>(&self, variant: fn(String, RawJson) -> E) -> Result<EventRead<E>> {
        let (name, data) = self.to_other()?;
        Ok(EventRead::Next(variant(name, data)))
    }

    fn to_other(&self) -> Result<(String, RawJson)> {
        let data = RawJson::new(&self.data).or_else(|_| RawJson::write(&*self.data));
        match data {
            Ok(data) => Ok((self.name().to_owned(), data)),
            Err(_) => Err(self.invalid("it cannot be written as JSON")),
        }
    }

    /// Reads the data into the cause of a failure that the event reports.
    ///
    /// The reader of the stream gets an error of kind [`Failed`](crate::ErrorKind::Failed) with this
    /// cause as its `source()`. The error's `Debug` prints the `Display` of the cause, which must
    /// therefore contain no secret and no text from the server.
    ///
    /// # Errors
    ///
    /// The errors of [`read`](Self::read).
    pub fn failure<E, T: FromJson + StdError + Send + Sync + 'static>(
        &mut self,
    ) -> Result<EventRead<E>> {
        let cause: T = self.read()?;
        Ok(EventRead::Failed(self.failed(Box::new(cause))))
    }

    fn failed(&self, cause: Box<dyn StdError + Send + Sync>) -> Error {
        let reply = PipeshubDefaultError::new(
            self.parts.status,
            self.parts.headers.clone(),
            truncated(&Bytes::copy_from_slice(self.data.as_bytes())),
        );
        self.parts
            .error(Error::new(ErrorKind::Failed, ""))
            .replied(reply)
            // The request is gone, so the code cannot be compared with its secrets.
            .hide_code_if(|_| true)
            .caused_by(cause)
    }

    /// Creates an error of kind [`InvalidReply`](crate::ErrorKind::InvalidReply) for this event.
    ///
    /// `problem` is printed after "event 3 is not valid: ". Repeat no value from the server.
    #[must_use]
    pub fn invalid(&self, problem: &str) -> Error {
        let number = self.number;
        let detail = format!("event {number} is not valid: {problem}");
        let reply = PipeshubDefaultError::unread(
            self.parts.status,
            self.parts.headers.clone(),
            truncated(&Bytes::copy_from_slice(self.data.as_bytes())),
        );
        self.parts
            .error(Error::new(ErrorKind::InvalidReply, detail))
            .replied(reply)
    }
}

impl fmt::Debug for RawEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawEvent")
            .field("number", &self.number)
            .field("data_bytes", &self.data.len())
            .finish_non_exhaustive()
    }
}

/// A stream of server-sent events, each read into an `E`.
///
/// The stream has three possible outcomes:
///
/// | the server sends | the stream returns |
/// |---|---|
/// | the event that completes the stream | that event, then `None` |
/// | an event that reports a failure | an error of kind [`Failed`](crate::ErrorKind::Failed) |
/// | neither, and the response ends | an error of kind [`ConnectionLost`](crate::ErrorKind::ConnectionLost) |
///
/// After a failure, the stream may be read on, because some operations report a second failure. In
/// the third case the outcome of the call is unknown. The text of the error contains the operation's
/// advice.
///
/// A silence of the [`idle_timeout`](crate::RequestOptions::idle_timeout) is an error of kind
/// [`Timeout`](crate::ErrorKind::Timeout). Every byte counts, also of comment lines.
///
/// If the stream is dropped, the connection is closed at once. `EventStream` implements
/// `futures_core::Stream`.
///
/// ```
/// # use pipeshub_core::{EventStream, StreamEvent, Result};
/// # async fn f<E: StreamEvent + std::fmt::Debug>(mut events: EventStream<E>) -> Result<()> {
/// while let Some(event) = events.next().await {
///     println!("{:?}", event?);
/// }
/// # Ok(())
/// # }
/// ```
pub struct EventStream<E> {
    source: EventSource,
    event: PhantomData<fn() -> E>,
}

impl<E: StreamEvent> FromOpenReply for EventStream<E> {
    const ACCEPT: &'static str = EVENT_STREAM;

    fn stays_open(headers: &HeaderMap) -> bool {
        is_event_stream(headers)
    }

    fn from_open_reply(reply: OpenReply) -> Result<Self> {
        Ok(Self {
            source: EventSource::new(reply, E::IDLE_TIMEOUT)?,
            event: PhantomData,
        })
    }
}

fn is_event_stream(headers: &HeaderMap) -> bool {
    media_type(headers).eq_ignore_ascii_case(EVENT_STREAM.as_bytes())
        && unrequested_encoding(headers).is_none()
}

impl<E: StreamEvent> EventStream<E> {
    /// Returns the next event, or `None` after the end of the stream.
    ///
    /// The future may be dropped and created again; no event is lost.
    ///
    /// # Errors
    ///
    /// - [`Failed`](crate::ErrorKind::Failed): an event reports a failure. Read the cause with
    ///   [`Error::failure`].
    /// - [`InvalidReply`](crate::ErrorKind::InvalidReply): the data of an event does not fit. The
    ///   stream may be read on.
    /// - [`ConnectionLost`](crate::ErrorKind::ConnectionLost): the response broke off, or ended
    ///   without its last event.
    /// - [`Timeout`](crate::ErrorKind::Timeout): no byte arrived for the idle timeout.
    /// - [`TooLarge`](crate::ErrorKind::TooLarge): an event is larger than
    ///   [`max_event_bytes`](crate::RequestOptions::max_event_bytes).
    ///
    /// ```
    /// # use pipeshub_core::{EventStream, StreamEvent, Result};
    /// # async fn f<E: StreamEvent>(mut events: EventStream<E>) -> Result<()> {
    /// let first = events.next().await.transpose()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Result<E>> {
        poll_fn(|cx| self.poll_event(cx)).await
    }

    /// Each turn of the loop reads one event. The loop ends with the first event that is not skipped,
    /// when the source has none, or after many skipped events. The task is then woken at once.
    fn poll_event(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<E>>> {
        for _ in 0..STEPS_PER_POLL {
            match ready!(self.source.poll_raw(cx)) {
                Ok(true) => {}
                Ok(false) => return Poll::Ready(None),
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
            let read = match E::read(&mut self.source.event()) {
                Ok(EventRead::Skipped) => continue,
                Ok(EventRead::Next(event)) => Ok(event),
                Ok(EventRead::Last(event)) => {
                    self.source.state = State::Complete;
                    Ok(event)
                }
                Ok(EventRead::Failed(error)) => {
                    self.source.state = State::Failed;
                    Err(error)
                }
                Err(error) => Err(error),
            };
            return Poll::Ready(Some(read));
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

impl<E> EventStream<E> {
    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.source.body.parts.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.source.body.parts.headers
    }

    /// Returns the `x-request-id` of the call. The server's log contains the same id.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.source.body.parts.request_id()
    }

    /// Returns the number of attempts, the first included.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.source.body.parts.attempts
    }
}

impl<E: StreamEvent> Stream for EventStream<E> {
    type Item = Result<E>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_event(cx)
    }
}

impl<E> fmt::Debug for EventStream<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("operation", &self.source.body.parts.operation.id())
            .field("request_id", &self.request_id())
            .field("events", &self.source.count)
            .finish_non_exhaustive()
    }
}

/// The events of a body, not read yet. The same code for all types of events.
struct EventSource {
    body: OpenBody,
    parser: EventParser,
    /// The rest of the last piece of the body.
    piece: Bytes,
    /// The number of complete events.
    count: u64,
    has_callers_timeout: bool,
    state: State,
    /// The memory in which the data of an event is read.
    memory: ReaderMemory,
}

/// The state of a stream: its events so far. An error of the body closes the body in any state.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The last event is due.
    Incomplete,
    /// An event reported a failure. The end of the body is expected, and events before it are
    /// possible.
    Failed,
    /// The last event was read. Nothing else is read.
    Complete,
    /// The end, or an error of the body, was returned.
    Ended,
}

impl EventSource {
    fn new(reply: OpenReply, idle_timeout: Duration) -> Result<Self> {
        if !is_event_stream(reply.headers()) {
            let problem = match unrequested_encoding(reply.headers()) {
                Some(problem) => problem,
                None if media_type(reply.headers()).eq_ignore_ascii_case(b"application/json") => {
                    "it is JSON, and not an event stream"
                }
                None => "it is not an event stream",
            };
            return Err(reply.into_invalid(problem));
        }
        let limits = reply.limits;
        let idle_timeout = limits.idle_timeout().unwrap_or(idle_timeout);
        Ok(Self {
            body: OpenBody::new(reply.parts, idle_timeout),
            parser: EventParser::new(limits.max_event_bytes().unwrap_or(MAX_EVENT_BYTES)),
            piece: Bytes::new(),
            count: 0,
            has_callers_timeout: limits.idle_timeout().is_some(),
            state: State::Incomplete,
            memory: ReaderMemory::default(),
        })
    }

    /// Reads until the parser has an event. Returns `false` after the end.
    ///
    /// Each turn of the loop parses the rest of a piece, and then waits for the next piece. The loop
    /// ends in one of five ways:
    ///
    /// - The parser has an event.
    /// - The body is pending.
    /// - Many pieces had no event. The task is woken at once.
    /// - The body has ended, or failed.
    /// - An event is too long.
    fn poll_raw(&mut self, cx: &mut Context<'_>) -> Poll<Result<bool>> {
        match self.state {
            State::Incomplete | State::Failed => {}
            State::Complete => {
                self.finish();
                return Poll::Ready(Ok(false));
            }
            State::Ended => return Poll::Ready(Ok(false)),
        }
        for _ in 0..STEPS_PER_POLL {
            let mut rest = &self.piece[..];
            let parsed = self.parser.next(&mut rest);
            let used = self.piece.len() - rest.len();
            self.piece.advance(used);
            match parsed {
                Ok(true) => {
                    self.count += 1;
                    return Poll::Ready(Ok(true));
                }
                Ok(false) => {}
                Err(_) => {
                    let detail = format!("an event has more than {} bytes", self.parser.limit());
                    return Poll::Ready(Err(self.failed(ErrorKind::TooLarge, &detail)));
                }
            }
            match ready!(self.body.poll_chunk(cx)) {
                Ok(Some(piece)) => self.piece = piece,
                Ok(None) if self.state == State::Failed => {
                    self.state = State::Ended;
                    return Poll::Ready(Ok(false));
                }
                Ok(None) => {
                    let detail = "the event stream ended without its last event";
                    return Poll::Ready(Err(self.failed(ErrorKind::ConnectionLost, detail)));
                }
                Err(error) => {
                    self.state = State::Ended;
                    return Poll::Ready(Err(error));
                }
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    fn failed(&mut self, kind: ErrorKind, detail: &str) -> Error {
        self.state = State::Ended;
        let count = self.count;
        let plural = if count == 1 { "" } else { "s" };
        self.body
            .failed(kind, format_args!("{detail}, after {count} event{plural}"))
    }

    /// Ends a complete stream. If the end of the body has arrived, the connection can be used again.
    /// Otherwise it is closed, since a gateway may leave the response open forever.
    fn finish(&mut self) {
        self.state = State::Ended;
        let _ = self
            .body
            .poll_chunk(&mut Context::from_waker(Waker::noop()));
        self.body.close();
        self.piece = Bytes::new();
    }

    /// Returns the event that the parser has.
    fn event(&mut self) -> RawEvent<'_> {
        let (name, data) = self.parser.event();
        let OpenBody {
            parts,
            idle_timeout,
            ..
        } = &mut self.body;
        RawEvent {
            name: text(name),
            data: text(data),
            parts,
            idle_timeout: (!self.has_callers_timeout).then_some(idle_timeout),
            number: self.count,
            memory: &mut self.memory,
        }
    }
}

/// Returns bytes as text. `from_utf8_lossy` alone takes three times the instructions.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}
