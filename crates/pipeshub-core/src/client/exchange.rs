//! An encoded call, and one exchange with the server.
//!
//! This module sends a request once and reads the whole response, within one deadline. Retries are
//! the task of [`attempts`](super::attempts). Entry points: [`Outgoing::new`] and
//! [`Outgoing::send_once`].

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, StatusCode, Uri, header};
use http_body::Body as _;
use tokio::time::Instant;

use super::PipeshubCore;
use super::attempts::random;
use super::options::X_REQUEST_ID;
use crate::auth::bearer::TOKEN_BYTES;
use crate::auth::credentials::NextHop;
use crate::call::body::CallBody;
use crate::call::target::arguments;
use crate::call::{AnyOperation, Call, Resend};
use crate::echo::contains_echo_of;
use crate::error::hint::hint;
use crate::error::{BoxError, Delivery, ERROR_BODY_BYTES, Error, ErrorKind, PipeshubDefaultError};
use crate::reply::{OpenRule, RawReply, ReplyParts};
use crate::retry::retry_after;
use crate::text::format_duration;
use crate::transport::deadline::{GivenUp, no_runtime, run_until};
use crate::transport::{Attempt, Body, TransportError};

/// The maximum head of a request. PipesHub's gateway (Node's HTTP parser) returns 431 without a
/// body for a longer head.
const REQUEST_HEAD_BYTES: usize = 16 * 1024;

/// A response whose body was read to its end, or was left open by an [`OpenRule`].
pub(super) type ReadResponse = (StatusCode, HeaderMap, Body);

/// The head of a response, once it has arrived.
type Head = Option<(StatusCode, HeaderMap)>;

/// An encoded call that can be sent any number of times.
pub(super) struct Outgoing<'a> {
    pub(super) operation: &'static AnyOperation,
    uri: Uri,
    pub(super) body: CallBody,
    pub(super) request_id: HeaderValue,
    /// `None` reads the body of every response whole.
    open: Option<&'static OpenRule>,
    core: &'a PipeshubCore,
}

impl<'a> Outgoing<'a> {
    pub(super) fn new(
        call: Call,
        open: Option<&'static OpenRule>,
        core: &'a PipeshubCore,
    ) -> Result<Self, Error> {
        let (operation, settings) = (call.operation, &core.settings);
        let (target, body) = call.finish()?;
        let uri = settings
            .server
            .uri(&target, operation.at_root)
            .ok_or_else(|| operation.invalid_request("the arguments do not form a valid path"))?;
        let request_id = settings.request_id.clone().unwrap_or_else(new_request_id);
        let outgoing = Self {
            operation,
            uri,
            body,
            request_id,
            open,
            core,
        };
        outgoing.check_size()?;
        Ok(outgoing)
    }

    fn request(&self) -> Request<Body> {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = self.operation.method();
        *request.uri_mut() = self.uri.clone();
        let headers = request.headers_mut();
        headers.clone_from(&self.core.settings.headers);
        if self.operation.without_token {
            headers.remove(header::AUTHORIZATION);
        }
        headers.insert(X_REQUEST_ID, self.request_id.clone());
        if let Some(rule) = self.open {
            (rule.set_accept)(headers);
        }
        match &self.body {
            CallBody::None => {}
            CallBody::Bytes(bytes) => {
                headers.insert(header::CONTENT_TYPE, self.operation.content_type());
                *request.body_mut() = bytes.clone().into();
            }
            CallBody::Streamed(body) => body.open(&mut request),
        }
        request
    }

    fn check_size(&self) -> Result<(), Error> {
        let headers = &self.core.settings.headers;
        let lines: usize = headers
            .iter()
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum();
        let token = if self.core.settings.credentials.is_some() {
            TOKEN_BYTES
        } else {
            0
        };
        let target = self
            .uri
            .path_and_query()
            .map_or(0, |target| target.as_str().len());
        // 200 bytes cover method, version, request id, `content-type`, `content-length`, and the
        // blanks and line ends around them.
        let size = lines + token + target + 200;
        if size > REQUEST_HEAD_BYTES {
            return Err(self.operation.invalid_request(format!(
                "the request head would have about {size} bytes, but PipesHub's gateway accepts at most {REQUEST_HEAD_BYTES}; \
                 shorten an argument or a header"
            )));
        }
        Ok(())
    }

    /// Returns the time limit of the call: all attempts and pauses together.
    pub(super) fn time_limit(&self) -> Duration {
        let settings = &self.core.settings;
        let limit = settings.timeout.unwrap_or(self.operation.timeout_of_call());
        limit.min(settings.retries.backoff.max_elapsed_time.unwrap_or(limit))
    }

    /// Creates the next attempt. After an attempt without a response, the next one needs a new
    /// connection.
    pub(super) fn attempt(&self, number: u32, deadline: Instant, after_silence: bool) -> Attempt {
        let is_safe = self.operation.resend() == Resend::Safe;
        // A body that is read while it is sent may need longer than a part of the time, so it gets
        // no connection that may be dead.
        let is_streamed = matches!(self.body, CallBody::Streamed(_));
        let fresh_connection = !is_safe || after_silence || is_streamed;
        let mut attempt = Attempt::new(self.operation.id(), number, deadline, fresh_connection);
        let retries = &self.core.settings.retries;
        let left = retries.max_attempts.saturating_sub(number);
        if !fresh_connection && retries.retry_connection_errors && left > 0 {
            attempt.reuse_deadline = Some(Instant::now() + attempt.remaining() / (left + 1));
        }
        attempt
    }

    /// Sends the request once and reads the whole response. Any status that is not a success of the
    /// operation is an error. The body of a success stays open if the call's [`OpenRule`] accepts
    /// the headers.
    ///
    /// The exchange ends in one of four ways:
    ///
    /// - The whole response is read, or its body stays open.
    /// - The transport or the body fails. `head` then contains the head if one arrived.
    /// - `reuse_deadline` passes while the attempt waits for a head on a reused connection. In all
    ///   other states, the exchange continues until the deadline of the call.
    /// - There is no timer to wait with.
    pub(super) async fn send_once(
        &self,
        attempt: &Attempt,
        limit: Duration,
    ) -> Result<ReadResponse, Error> {
        let mut head = None;
        let mut reuse_deadline = attempt.reuse_deadline;
        let first_deadline = reuse_deadline.unwrap_or(attempt.deadline);
        let next_deadline = || {
            reuse_deadline.take()?;
            (!attempt.waits_on_reused()).then_some(attempt.deadline)
        };
        let outcome = {
            let exchange = pin!(self.exchange(attempt, &mut head));
            run_until(first_deadline, next_deadline, exchange).await
        };
        let error = match outcome {
            Ok(Ok(response)) if self.operation.is_success(response.0) => {
                #[cfg(feature = "tracing")]
                super::trace::attempt(attempt.number, &self.request_id, Ok(response.0));
                return Ok(response);
            }
            Ok(Ok((status, headers, body))) => self.status_error(status, headers, body.split().0),
            Ok(Err(failure)) => failure.into_error(head),
            Err(GivenUp::NoRuntime) => no_runtime().delivered(attempt.delivery()),
            Err(GivenUp::Elapsed) => {
                let delivery = if head.is_some() {
                    Delivery::Unknown
                } else {
                    attempt.delivery()
                };
                let detail = if attempt.remaining().is_zero() {
                    format!("after {}", format_duration(limit))
                } else {
                    "no response over a reused connection".into()
                };
                with_head(Error::new(ErrorKind::Timeout, detail), head).delivered(delivery)
            }
        };
        attempt.report(error.delivery());
        let retry_after = error.reply().and_then(retry_after);
        Err(self
            .operation
            .with_operation(error)
            .with_retry_after(retry_after))
    }

    /// Returns the response together with the outcome of the earlier attempts.
    pub(super) fn into_reply(
        self,
        (status, headers, body): ReadResponse,
        attempts: u32,
        earlier: Delivery,
        earlier_effect: bool,
    ) -> RawReply {
        let Self {
            operation,
            request_id,
            core,
            ..
        } = self;
        let host = Arc::clone(&core.settings.host);
        let (body, open) = body.split();
        RawReply(Box::new(ReplyParts {
            operation,
            host,
            request_id,
            attempts,
            earlier,
            earlier_effect,
            status,
            headers,
            body,
            open: open.map(Mutex::new),
        }))
    }

    /// Sends the request and reads the response. While the body is incomplete, `head` contains the
    /// head of the response.
    async fn exchange(&self, attempt: &Attempt, head: &mut Head) -> Result<ReadResponse, Failure> {
        let PipeshubCore { shared, settings } = self.core;
        let transport = &*shared.transport;
        let sending = match &settings.credentials {
            Some(credentials) if !self.operation.without_token => {
                let next_hop = NextHop {
                    transport,
                    server: &settings.server,
                    #[cfg(feature = "client-credentials")]
                    token_requester: self.core,
                };
                credentials.send(self.request(), attempt, next_hop)
            }
            _ => transport.send(self.request(), attempt),
        };
        let sending = self.body.watch(sending, attempt, None);
        let response = sending.await.map_err(Failure::Transport)?;
        attempt.report_head();
        // A separate block, so that the future does not store `parts` while it reads the body.
        let (head, body, success) = {
            let (mut parts, body) = response.into_parts();
            for value in parts.headers.values_mut() {
                // A `location` or a cookie may contain a secret of the request, and programs print
                // headers.
                value.set_sensitive(true);
            }
            let success = self.operation.is_success(parts.status);
            if success
                && self
                    .open
                    .is_some_and(|rule| (rule.keeps_open)(&parts.headers))
            {
                return Ok((parts.status, parts.headers, body));
            }
            let head = head.insert((parts.status, parts.headers));
            (head, body, success)
        };
        let limit = if success {
            settings.max_response_bytes
        } else {
            ERROR_BODY_BYTES
        };
        let body = collect(body, limit, !success).await?;
        let (status, headers) = std::mem::take(head);
        Ok((status, headers, body.into()))
    }

    fn status_error(&self, status: StatusCode, headers: HeaderMap, body: Bytes) -> Error {
        let mut error = Error::new(ErrorKind::Status, "").delivered(Delivery::Answered);
        let reply = PipeshubDefaultError::new(status, headers, body);
        let headers = reply.headers();
        if headers.contains_key(header::LOCATION) {
            error.add_detail("redirects are not followed");
        } else if status == StatusCode::UNAUTHORIZED
            && !self.operation.without_token
            && self.core.settings.credentials.is_none()
            && !self
                .core
                .settings
                .headers
                .contains_key(header::AUTHORIZATION)
        {
            error.add_detail(
                "no credentials were given; set some with bearer_auth or PIPESHUB_BEARER_AUTH",
            );
        } else if let Some(hint) = hint(&reply, self.operation.scopes()) {
            error.add_detail(hint);
        }
        error.replied(reply)
    }

    /// Whether a code from the server repeats an argument or a secret of the call, or a part of
    /// one.
    pub(super) fn has_secret_echoed_in(&self, text: &str) -> bool {
        let settings = &self.core.settings;
        let target = self.uri.path_and_query();
        let target = target.map_or(&[][..], |target| target.as_str().as_bytes());
        let arguments = arguments(self.operation.path(), target);
        let headers = settings
            .headers
            .values()
            .filter(|value| value.is_sensitive())
            .map(HeaderValue::as_bytes);
        let sent = [&*arguments, self.body.as_bytes().unwrap_or_default()];
        let mut sent = headers.chain(sent);
        sent.any(|sent| contains_echo_of(text, sent))
            || settings
                .credentials
                .as_ref()
                .is_some_and(|credentials| credentials.echoed_in(&settings.server, text))
    }
}

/// The most bytes of a body for which there is room before they arrive.
const MOST_RESERVED: usize = 1 << 20;

/// Reads a body up to a limit. A longer body is cut if `cut` is set, and is an error otherwise.
///
/// The body is `first` while `all` is empty, and `all` otherwise. Each turn of the loop reads one
/// frame. The loop ends with the body, with an error of the body, or when a frame exceeds the
/// limit. Invariant: neither `first` nor `all` is longer than `limit`.
async fn collect(mut body: Body, limit: usize, cut: bool) -> Result<Bytes, Failure> {
    if !cut && body.size_hint().lower() > limit as u64 {
        return Err(Failure::TooLarge(limit));
    }
    // Nearly every body is a single frame. `first` keeps it without a copy.
    let mut first = Bytes::new();
    let mut all = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let piece = frame
            .map_err(Failure::Body)?
            .into_data()
            .unwrap_or_default();
        if piece.is_empty() {
            // Without this, the deadline would not be checked in a body of empty frames only.
            yield_once().await;
            continue;
        }
        if first.is_empty() && piece.len() <= limit {
            first = piece;
            continue;
        }
        if all.is_empty() {
            // The server may announce what it never sends.
            let announced = usize::try_from(body.size_hint().lower());
            let rest = announced.unwrap_or_default().min(limit).min(MOST_RESERVED);
            all.reserve_exact(first.len() + piece.len() + rest);
            all.extend_from_slice(&first);
        }
        let room = limit - all.len();
        all.extend_from_slice(&piece[..piece.len().min(room)]);
        if piece.len() > room {
            return if cut {
                Ok(all.into())
            } else {
                Err(Failure::TooLarge(limit))
            };
        }
    }
    Ok(if all.is_empty() { first } else { all.into() })
}

async fn yield_once() {
    let mut yielded = false;
    poll_fn(|cx| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// The cause of an attempt without a whole response.
enum Failure {
    Transport(TransportError),
    Body(BoxError),
    TooLarge(usize),
}

impl Failure {
    fn into_error(self, head: Head) -> Error {
        let error = match self {
            Self::Transport(TransportError {
                instead: Some(error),
                ..
            }) => return error,
            Self::Transport(error) if error.delivery == Delivery::NotSent => {
                return Error::new(ErrorKind::Connect, error.reason.clone())
                    .permanent_if(error.is_permanent)
                    .caused_by(error);
            }
            Self::Transport(error) => Error::new(ErrorKind::ConnectionLost, error.reason.clone())
                .permanent_if(error.is_permanent)
                .caused_by(error),
            Self::Body(source) => {
                Error::new(ErrorKind::ConnectionLost, "in the middle of its body").caused_by(source)
            }
            Self::TooLarge(limit) => {
                Error::new(ErrorKind::TooLarge, format!("more than {limit} bytes"))
            }
        };
        with_head(error, head).delivered(Delivery::Unknown)
    }
}

fn with_head(error: Error, head: Head) -> Error {
    match head {
        Some((status, headers)) => {
            error.replied(PipeshubDefaultError::unread(status, headers, Bytes::new()))
        }
        None => error,
    }
}

fn new_request_id() -> HeaderValue {
    let mut id = [0; 32];
    for digits in id.chunks_exact_mut(16) {
        let mut random = random();
        for digit in digits {
            *digit = b"0123456789abcdef"[(random & 15) as usize];
            random >>= 4;
        }
    }
    HeaderValue::from_bytes(&id).unwrap_or_else(|_| HeaderValue::from_static("0"))
}
