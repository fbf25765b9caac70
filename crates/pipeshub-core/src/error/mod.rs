//! The error type of the SDK and its kinds.
//!
//! [`Error`] combines the result of a call's last attempt with the results of all earlier attempts.
//! This module makes no decision. `retry` decides about another attempt, and `reply` about a
//! response. Entry points: [`ErrorKind`] and the `Display` of [`Error`].

pub(crate) mod envelope;
mod facts;
pub(crate) mod hint;
mod reply;
mod shared_cause;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, StatusCode};

pub(crate) use crate::error::facts::{AnyFacts, Apart, MOST_REFUSED, OperationFacts};
pub use crate::error::reply::PipeshubDefaultError;
pub(crate) use crate::error::shared_cause::SharedCause;

/// The largest part of an error response's body that is kept, in bytes.
pub(crate) const ERROR_BODY_BYTES: usize = 64 * 1024;

pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// The result of a function that can fail with an [`Error`].
///
/// ```
/// use pipeshub_core::{PipeshubCore, Result};
///
/// async fn settle(core: &PipeshubCore) -> Result<()> {
///     # let _ = core;
///     Ok(())
/// }
/// ```
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The category of an [`Error`]. Each variant documents how to respond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The configuration is invalid. Fix the setting that the message names.
    InvalidConfig,
    /// An argument is invalid; nothing was sent. Fix the argument that the message names.
    InvalidRequest,
    /// The call cannot wait on this thread. The default transport sent nothing. Await the call in a
    /// runtime built with `enable_all`, or use `block_on` outside of a runtime.
    ///
    /// The message names the cause, which is one of these:
    ///
    /// - The call runs outside a tokio runtime, or in a runtime without a timer or IO.
    /// - `block_on` was called inside a runtime.
    /// - A forked process uses the runtime of its parent.
    Runtime,
    /// No access token is available: the token source or the token endpoint failed. The request was
    /// not sent. Fix the cause and make the call again.
    ///
    /// `source()` contains the cause. For a token endpoint, the cause is another [`Error`].
    Token,
    /// The DNS lookup, the TCP connection or the TLS handshake failed. Check the server URL, the
    /// network and, for TLS, the trust roots.
    ///
    /// The last attempt sent nothing. If [`Error::delivery`] is [`NotSent`](Delivery::NotSent), no
    /// attempt sent anything, and you may make the call again.
    Connect,
    /// The connection was lost before the response was complete. If
    /// [`Error::outcome_is_unknown`], check the effect of the call before you make it again.
    ConnectionLost,
    /// The deadline passed, or no byte of an open body arrived for the
    /// [`idle_timeout`](crate::RequestOptions::idle_timeout). If [`Error::outcome_is_unknown`], check the effect of the call before
    /// you make it again. [`RequestOptions::timeout`](crate::RequestOptions::timeout) sets a longer
    /// deadline.
    Timeout,
    /// The server responded with an error status. [`Error::reply`] returns the whole response.
    ///
    /// - 400: fix the arguments or the connector's configuration.
    /// - 401: the token is missing, wrong or expired.
    /// - 403: the token lacks a scope, or its user lacks a role.
    /// - 404: the connector does not exist, or this user may not see it.
    /// - 429: wait for [`Error::retry_after`].
    /// - 5xx: PipesHub has a problem. Check [`Error::outcome_is_unknown`], then try later.
    Status,
    /// A response with a success status is unusable: a web page, broken JSON, a missing field. If
    /// [`Error::outcome_is_unknown`], check the effect of the call before you make it again.
    ///
    /// Check the server URL, which usually ends in `/api/v1`. Then check whether this version of
    /// the SDK supports the server's version.
    InvalidReply,
    /// The response is larger than
    /// [`max_response_bytes`](crate::RequestOptions::max_response_bytes). Default: 1 MiB.
    ///
    /// An event may be larger than
    /// [`max_event_bytes`](crate::RequestOptions::max_event_bytes), too. Default: 16 MiB.
    ///
    /// Raise the limit if you expect such responses. If [`Error::outcome_is_unknown`], check the
    /// effect of the call before you make it again.
    TooLarge,
    /// The server or the provider reports that the operation failed. Read the reason with
    /// [`Error::failure`]. After a connector's flow, begin a new flow.
    Failed,
    /// A reader, a writer or a file of the program failed. `source()` is its `std::io::Error`.
    Io,
}

impl ErrorKind {
    fn text(self) -> &'static str {
        match self {
            Self::InvalidConfig => "invalid configuration",
            Self::InvalidRequest => "invalid request",
            Self::Runtime => "the call cannot wait here",
            Self::Token => "no access token",
            Self::Connect => "no connection",
            Self::ConnectionLost => "connection lost before the response was complete",
            Self::Timeout => "the deadline passed",
            Self::Status => "the server responded with an error",
            Self::InvalidReply => "the response cannot be used",
            Self::TooLarge => "the response is too large",
            Self::Failed => "the operation failed",
            Self::Io => "a reader, a writer or a file of the program failed",
        }
    }
}

/// The delivery of a call's requests, over all its attempts.
///
/// ```
/// # fn f(error: &pipeshub_core::Error) -> &'static str {
/// use pipeshub_core::Delivery;
///
/// match error.delivery() {
///     Delivery::NotSent => "the server received nothing",
///     Delivery::Answered => "the server, or a proxy in front of it, responded",
///     Delivery::Unknown => "no complete response arrived",
/// }
/// # }
/// ```
///
/// The delivery is a fact about the network, not about the effect of the call. Even a response may
/// leave the effect open. [`Error::outcome_is_unknown`] reports whether the effect is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Not one byte was sent, in any attempt.
    NotSent,
    /// Every request that was sent got a complete response.
    Answered,
    /// A request may have been sent and got no complete response. If the head of a response
    /// arrived, [`Error::status`] returns its status.
    Unknown,
}

impl Delivery {
    /// Returns the delivery of two attempts together.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::NotSent, Self::NotSent) => Self::NotSent,
            _ => Self::Answered,
        }
    }
}

/// The error of every call. It is one pointer wide; all accessors work for every kind.
///
/// `Display` prints one line: the operation, the problem, the server's host, the status and error
/// code, the number of attempts and the request id. `Display` and `Debug` never print a path,
/// query, header or body, which may contain a token or a code.
///
/// [`server_message`](Self::server_message) and [`reply`](Self::reply) return the server's text.
/// `source()` returns the cause.
///
/// `Debug` prints the line of `Display`, and then the sources whose text is safe to show: an
/// [`Error`] of a token endpoint, an operation's own failure, and the system's text for an IO
/// error. The text of any other source is hidden. A `main` that returns the error prints its `Debug`.
///
/// ```
/// # async fn f(core: &pipeshub_core::PipeshubCore, call: pipeshub_core::Call) {
/// use pipeshub_core::ErrorKind;
///
/// if let Err(error) = core.execute(call).await {
///     match error.kind() {
///         ErrorKind::Status if error.is_unauthorized() => eprintln!("sign in again"),
///         _ if error.outcome_is_unknown() => eprintln!("{error}: check before you call again"),
///         _ => eprintln!("{error}"),
///     }
/// }
/// # }
/// ```
pub struct Error(Box<ErrorDetails>);

struct ErrorDetails {
    kind: ErrorKind,
    detail: Cow<'static, str>,
    operation: &'static AnyFacts,
    host: Option<Arc<str>>,
    request_id: Option<HeaderValue>,
    attempts: u32,
    /// The delivery of the last attempt.
    delivery: Delivery,
    /// Whether the transport reported that another attempt would fail in the same way.
    is_permanent: bool,
    /// The delivery of all attempts before the last one.
    earlier: Delivery,
    /// Whether the server may have run one of the attempts before the last one.
    earlier_effect: bool,
    retry_after: Option<Duration>,
    reply: Option<PipeshubDefaultError>,
    /// A code that the operation defines. It replaces the code of the response.
    known_code: Option<&'static str>,
    /// Whether the code of the response repeats a part of the request.
    code_is_echo: bool,
    source: Option<BoxError>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, detail: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(ErrorDetails {
            kind,
            detail: detail.into(),
            operation: &OperationFacts::NONE,
            host: None,
            request_id: None,
            attempts: 0,
            delivery: Delivery::NotSent,
            is_permanent: false,
            earlier: Delivery::NotSent,
            earlier_effect: false,
            retry_after: None,
            reply: None,
            known_code: None,
            code_is_echo: false,
            source: None,
        }))
    }

    pub(crate) fn config(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::InvalidConfig, detail)
    }

    pub(crate) fn in_operation(mut self, operation: &'static AnyFacts) -> Self {
        self.0.operation = operation;
        self
    }

    pub(crate) fn caused_by(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn delivered(mut self, delivery: Delivery) -> Self {
        self.0.delivery = delivery;
        self
    }

    pub(crate) fn permanent_if(mut self, is_permanent: bool) -> Self {
        self.0.is_permanent = is_permanent;
        self
    }

    pub(crate) fn replied(mut self, reply: PipeshubDefaultError) -> Self {
        self.0.reply = Some(reply);
        self
    }

    pub(crate) fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.0.retry_after = retry_after.or(self.0.retry_after);
        self
    }

    /// The SDK's description of the problem, without any text of the server.
    #[cfg(feature = "tracing")]
    pub(crate) fn detail(&self) -> &str {
        &self.0.detail
    }

    /// Sets the detail unless there is one.
    pub(crate) fn add_detail(&mut self, detail: impl Into<Cow<'static, str>>) {
        if self.0.detail.is_empty() {
            self.0.detail = detail.into();
        }
    }

    /// Adds a detail after the one that there is.
    pub(crate) fn append_detail(&mut self, detail: &'static str) {
        if self.0.detail.is_empty() {
            self.0.detail = detail.into();
        } else {
            let details = self.0.detail.to_mut();
            details.push_str("; ");
            details.push_str(detail);
        }
    }

    /// Replaces the detail that the attempt loop derived from the status.
    #[cfg(feature = "client-credentials")]
    pub(crate) fn with_detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.0.detail = detail.into();
        self
    }

    /// Drops the body of the response, which may contain a token.
    #[cfg(feature = "client-credentials")]
    pub(crate) fn without_body(mut self) -> Self {
        if let Some(reply) = &mut self.0.reply {
            reply.drop_body();
        }
        self
    }

    /// Adds the facts of the call from the attempt loop.
    pub(crate) fn in_call(
        mut self,
        host: &Arc<str>,
        request_id: &HeaderValue,
        attempts: u32,
    ) -> Self {
        self.0.host = Some(Arc::clone(host));
        self.0.request_id = Some(request_id.clone());
        self.0.attempts = attempts;
        self
    }

    /// Adds the delivery and possible effect of the attempts before the last one.
    pub(crate) fn with_earlier(mut self, earlier: Delivery, earlier_effect: bool) -> Self {
        self.0.earlier = earlier;
        self.0.earlier_effect = earlier_effect;
        self
    }

    /// Hides a code from `Display` and `Debug` if it repeats a part of the request.
    pub(crate) fn hide_code_if(mut self, repeats: impl FnOnce(&str) -> bool) -> Self {
        self.0.code_is_echo = self.code().is_some_and(repeats);
        self
    }

    /// Sets a code that the operation defines, in place of the server's code.
    ///
    /// `Display` prints this code, and [`code`](Self::code) returns it.
    ///
    /// ```
    /// # use pipeshub_core::Operation;
    /// # static OPERATION: Operation = Operation::get("getThing", "/thing");
    /// let error = OPERATION.failed(std::fmt::Error).with_code("access_denied");
    /// assert_eq!(error.code(), Some("access_denied"));
    /// assert!(error.to_string().contains("access_denied"));
    /// ```
    #[must_use]
    pub fn with_code(mut self, code: impl Into<Option<&'static str>>) -> Self {
        self.0.known_code = code.into();
        self
    }

    /// The category of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation's id in the API document; `None` if building a core failed.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        Some(self.0.operation.id()).filter(|id| !id.is_empty())
    }

    /// The status, if the head of a response arrived.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.reply().map(PipeshubDefaultError::status)
    }

    /// The headers, if the head of a response arrived.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.reply().map(PipeshubDefaultError::headers)
    }

    /// The server's error code, such as `HTTP_NOT_FOUND` or `invalid_client`.
    ///
    /// If the provider refused a flow, this method returns the provider's code, such as
    /// `access_denied`. The code has to be defined by OAuth or PipesHub. Control characters and
    /// characters that turn or hide text are [escaped](crate::text::escape_controls).
    ///
    /// The code may repeat a part of the request, such as an id or a token. `Display` omits such a
    /// code.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0
            .known_code
            .or_else(|| self.reply().and_then(PipeshubDefaultError::code))
    }

    /// The server's message, escaped like [`code`](Self::code).
    ///
    /// The message may repeat a part of the request. Show it to the user who made the call, and
    /// keep it out of logs.
    #[must_use]
    pub fn server_message(&self) -> Option<&str> {
        self.reply().and_then(PipeshubDefaultError::message)
    }

    /// The `x-request-id` of the call's requests, if a request was made. PipesHub logs this id, but
    /// never returns it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_ref().and_then(|id| id.to_str().ok())
    }

    /// The number of attempts, including the first; 0 if the SDK refused the call.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The wait that the server asked for, if any.
    ///
    /// The SDK waits in full, if the wait fits into the deadline and is at most 60 s. Otherwise the
    /// call fails, and this method returns the wait. Make the call again after this time.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The delivery of the call's requests, over all attempts.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        self.0.delivery.and(self.0.earlier)
    }

    /// Whether the server may have run the operation.
    ///
    /// `false` is certain: nothing was sent, or the status proves that the server refused the
    /// operation before running it. For every operation, 401 and 429 prove a refusal, and so do the
    /// gateway's own checks: 400 with the code `VALIDATION_ERROR`, and 403 for a missing scope. For
    /// operations that only read, for chats, searches and uploads, and for the callback of a
    /// connector's flow, any 400 and 403 do.
    /// [`Operation::refused_with`](crate::Operation::refused_with) declares such statuses.
    ///
    /// `true` is only a possibility. Use [`outcome_is_unknown`](Self::outcome_is_unknown) to decide
    /// whether you have to check the effect.
    #[must_use]
    pub fn may_have_taken_effect(&self) -> bool {
        let refused = self
            .status()
            .is_some_and(|status| self.0.operation.is_refusal(status.as_u16()))
            || self
                .reply()
                .is_some_and(PipeshubDefaultError::is_refusal_by_gateway);
        self.0.earlier_effect || (self.0.delivery != Delivery::NotSent && !refused)
    }

    /// Whether the call may have taken effect and a repeated call could do harm.
    ///
    /// If `true`, check the effect of the call before you make the call again. For a connector's
    /// callback, `connector_oauth_wait_until_authenticated` of `pipeshub-funcs` checks the effect.
    ///
    /// `true` means that the operation is not safe to repeat, and that one of these is the case:
    ///
    /// - No response arrived, or only a part of one.
    /// - The status is 502, 503 or 504. PipesHub, or a proxy in front of it, gave up on a call that
    ///   may have run.
    /// - A web page or broken JSON arrived in place of a response.
    /// - The status is no [certain refusal](crate::Operation::refused_with).
    ///
    /// `false` has one of these reasons:
    ///
    /// - The call certainly did not run.
    /// - The server itself reported the failure ([`ErrorKind::Failed`]).
    /// - The operation is [safe to repeat](crate::Resend::Safe). Make the call again.
    ///
    /// [`delivery`](Self::delivery) does not replace this method: a 503 after the work was done is
    /// [`Answered`](Delivery::Answered).
    ///
    /// ```
    /// # async fn f(core: &pipeshub_core::PipeshubCore, call: pipeshub_core::Call) {
    /// match core.execute(call).await {
    ///     Ok(_) => println!("done"),
    ///     Err(error) if error.outcome_is_unknown() => println!("perhaps done; check first\n{error}"),
    ///     Err(error) => println!("not done\n{error}"),
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn outcome_is_unknown(&self) -> bool {
        self.0.kind != ErrorKind::Failed
            && !self.0.operation.safe_to_repeat
            && self.may_have_taken_effect()
    }

    /// Whether the transport reported that another attempt would fail in the same way.
    ///
    /// Examples are an untrusted certificate, a server without TLS, and a proxy that refuses the
    /// tunnel. The SDK did not retry the call. Fix the setting that the message names.
    ///
    /// The value describes the connection only. After every response, it is `false`, whatever the
    /// status.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        self.0.is_permanent
    }

    /// The server's response, if at least its head arrived.
    #[must_use]
    pub fn reply(&self) -> Option<&PipeshubDefaultError> {
        self.0.reply.as_ref()
    }

    /// The `source()`, if its type is `T`.
    ///
    /// For the kind [`ErrorKind::Failed`], `T` is the operation's own type for the failure, such as
    /// `HandleOAuthCallbackFailure` of `pipeshub-funcs`.
    ///
    /// ```
    /// # use pipeshub_core::Operation;
    /// # static OPERATION: Operation = Operation::get("getThing", "/thing");
    /// let error = OPERATION.failed(std::fmt::Error);
    /// assert!(error.failure::<std::fmt::Error>().is_some());
    /// assert!(error.failure::<std::io::Error>().is_none());
    /// ```
    #[must_use]
    pub fn failure<T: StdError + 'static>(&self) -> Option<&T> {
        self.source()?.downcast_ref()
    }

    fn has_status(&self, status: StatusCode) -> bool {
        self.0.kind == ErrorKind::Status && self.status() == Some(status)
    }

    /// Whether the status is 401: the token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// Whether the status is 403: the token lacks a scope, or its user lacks a role.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// Whether the status is 404: the resource does not exist, or this user may not see it.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// Whether the status is 429: too many requests from this address. See
    /// [`retry_after`](Self::retry_after).
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Whether the status is 500 to 599: the server, or a proxy in front of it, failed. The
    /// operation may have run; see [`outcome_is_unknown`](Self::outcome_is_unknown).
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.0.kind == ErrorKind::Status
            && self.status().is_some_and(|status| status.is_server_error())
    }

    /// Whether the deadline passed.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Whether the last attempt got no connection, so that it sent nothing.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Whether the connection was lost when the request may have been sent already. See
    /// [`outcome_is_unknown`](Self::outcome_is_unknown).
    #[must_use]
    pub fn is_connection_lost(&self) -> bool {
        self.0.kind == ErrorKind::ConnectionLost
    }

    /// The code that `Display` prints: the operation's own, or the server's if it looks like a code
    /// and repeats nothing of the request.
    fn shown_code(&self) -> Option<&str> {
        let looks_like_code = |code: &&str| {
            matches!(code.len(), 1..=64)
                && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        };
        let server_code = || {
            self.code()
                .filter(looks_like_code)
                .filter(|_| !self.0.code_is_echo)
        };
        self.0.known_code.or_else(server_code)
    }

    /// The description of the kind.
    fn text(&self) -> &'static str {
        if self.0.kind == ErrorKind::Failed && self.0.attempts == 0 {
            "the operation had failed before anything was sent"
        } else {
            self.0.kind.text()
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        if let Some(operation) = self.operation() {
            write!(f, "{operation}: ")?;
        }
        f.write_str(self.text())?;
        if !inner.detail.is_empty() {
            write!(f, ": {}", inner.detail)?;
        }
        let before_code = match self.status() {
            Some(status) => {
                write!(f, "; status {}", status.as_u16())?;
                " "
            }
            None => ": ",
        };
        if let Some(code) = self.shown_code() {
            write!(f, "{before_code}{code}")?;
        }
        if let Some(host) = &inner.host {
            write!(f, "; server {host}")?;
        }
        if inner.attempts > 0 {
            match self.delivery() {
                Delivery::NotSent => f.write_str("; nothing was sent")?,
                Delivery::Unknown => f.write_str("; delivery unknown")?,
                Delivery::Answered => {}
            }
            if self.outcome_is_unknown() {
                f.write_str("; the call may have taken effect")?;
                let advice = inner.operation.when_unknown();
                if !advice.is_empty() {
                    write!(f, ": {advice}")?;
                }
            }
            let plural = if inner.attempts == 1 { "" } else { "s" };
            write!(f, "; {} attempt{plural}", inner.attempts)?;
        }
        if let Some(id) = self.request_id() {
            write!(f, "; request id {id}")?;
        }
        Ok(())
    }
}

// Only the owner of an error can change it, and a source is only read.
impl UnwindSafe for Error {}
impl RefUnwindSafe for Error {}

/// Prints the line of `Display`, and then the sources whose text contains no secret. A `main` that
/// returns the error prints this text.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)?;
        // The loop visits each source in turn, and `cause` is the source of `outer`. `outer` is
        // `None` if it is not an error of the SDK. A text is shown only for one of the reasons
        // below.
        let mut outer = Some(self);
        let mut source = self.source();
        while let Some(cause) = source {
            let outer_has_kind = |kind| outer.is_some_and(|outer| outer.0.kind == kind);
            let inner = cause.downcast_ref();
            let io_kind;
            let shown: Option<&dyn fmt::Display> = if inner.is_some() {
                // The line of a missing token contains the text of this error already.
                (!outer_has_kind(ErrorKind::Token)).then_some(&cause)
            } else if outer_has_kind(ErrorKind::Failed) {
                // The operation's own failure, whose `Display` has to be free of secrets.
                Some(&cause)
            } else if let Some(error) = cause.downcast_ref::<io::Error>() {
                io_kind = error.kind();
                // Without an OS error number, the text may come from any code.
                Some(match error.raw_os_error() {
                    Some(_) => &cause,
                    None => &io_kind,
                })
            } else if outer_has_kind(ErrorKind::Token)
                || outer.is_some_and(|e| e.0.detail.is_empty())
            {
                // Nothing else in the line names the cause.
                Some(&"hidden, since its text may contain a secret; see source()")
            } else {
                None
            };
            if let Some(shown) = shown {
                write!(f, "; caused by: {shown}")?;
            }
            outer = inner;
            source = cause.source();
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(
            source
                .downcast_ref::<SharedCause>()
                .map_or(source, |shared| &*shared.0),
        )
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn api(status: u16, body: &'static str) -> PipeshubDefaultError {
        PipeshubDefaultError::new(
            StatusCode::from_u16(status).unwrap(),
            HeaderMap::new(),
            Bytes::from_static(body.as_bytes()),
        )
    }

    /// An operation that the server also refuses with 400 and 403.
    static SPEND: OperationFacts = {
        let mut facts = OperationFacts::apart("spendThing", "/thing");
        facts.refused_with = [400, 403, 0, 0];
        facts.set_when_unknown("read it back first");
        facts
    };

    /// The same operation, but safe to repeat.
    static READ: OperationFacts = {
        let mut facts = OperationFacts::apart("readThing", "/thing");
        facts.refused_with = [400, 403, 0, 0];
        facts.set_when_unknown("read it back first");
        facts.safe_to_repeat = true;
        facts
    };

    fn called(error: Error) -> Error {
        error
            .in_operation(&SPEND)
            .in_call(&"h:1".into(), &HeaderValue::from_static("id-1"), 2)
    }

    #[test]
    fn error_is_one_pointer_wide_and_may_cross_threads() {
        fn crosses_threads<T: Send + Sync + 'static>() {}
        crosses_threads::<Error>();
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }

    #[test]
    fn display_is_one_line_without_the_servers_message() {
        let error = called(
            Error::new(ErrorKind::Status, "")
                .delivered(Delivery::Answered)
                .replied(api(
                    403,
                    r#"{"error":{"code":"HTTP_FORBIDDEN","message":"secret"}}"#,
                )),
        );
        let text = "spendThing: the server responded with an error; status 403 HTTP_FORBIDDEN; server h:1; 2 attempts; request id id-1";
        assert_eq!(error.to_string(), text);
        assert_eq!(error.server_message(), Some("secret"));
        assert!(
            format!("{error:?} {error:#?}").contains(text)
                && !format!("{error:?}").contains("secret")
        );
    }

    #[test]
    fn debug_is_the_line_of_display_and_the_sources_that_are_safe_to_show() {
        /// An error of another crate, whose text may contain a secret.
        #[derive(Debug)]
        struct Foreign(Option<io::Error>);
        impl fmt::Display for Foreign {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("SECRET")
            }
        }
        impl StdError for Foreign {
            fn source(&self) -> Option<&(dyn StdError + 'static)> {
                self.0.as_ref().map(|error| error as _)
            }
        }
        const HIDDEN: &str =
            "; caused by: hidden, since its text may contain a secret; see source()";
        let refused = || io::Error::from_raw_os_error(111);
        let system = format!("; caused by: {}", refused());
        let token = || {
            Error::new(ErrorKind::Status, "").replied(api(
                401,
                r#"{"error":"invalid_client","error_description":"SECRET"}"#,
            ))
        };
        let of = |kind, detail: &'static str, cause: BoxError| {
            called(Error::new(kind, detail).caused_by(cause))
        };
        let endpoint = "; caused by: the server responded with an error; status 401 invalid_client";
        for (error, behind) in [
            (called(Error::new(ErrorKind::Connect, "")), String::new()),
            (of(ErrorKind::Connect, "", refused().into()), system.clone()),
            (
                of(ErrorKind::Connect, "refused", refused().into()),
                system.clone(),
            ),
            // An IO error with a text of another crate.
            (
                of(ErrorKind::Connect, "", io::Error::other("SECRET").into()),
                "; caused by: other error".to_owned(),
            ),
            (
                of(ErrorKind::Token, "", Foreign(None).into()),
                HIDDEN.to_owned(),
            ),
            (
                of(ErrorKind::Token, "", Foreign(Some(refused())).into()),
                format!("{HIDDEN}{system}"),
            ),
            (
                of(
                    ErrorKind::Connect,
                    "a reason",
                    Foreign(Some(refused())).into(),
                ),
                system.clone(),
            ),
            // The line of a missing token contains the reason already.
            (of(ErrorKind::Token, "why", token().into()), String::new()),
            (
                of(ErrorKind::Connect, "", token().into()),
                endpoint.to_owned(),
            ),
            (
                of(
                    ErrorKind::Connect,
                    "",
                    token()
                        .caused_by(io::Error::from(io::ErrorKind::TimedOut))
                        .into(),
                ),
                format!("{endpoint}; caused by: timed out"),
            ),
            (
                of(ErrorKind::Token, "its source failed", Foreign(None).into()),
                HIDDEN.to_owned(),
            ),
            // An operation's own failure, without the sources of that failure.
            (
                of(ErrorKind::Failed, "", fmt::Error.into()),
                format!("; caused by: {}", fmt::Error),
            ),
        ] {
            assert_eq!(format!("{error:?}"), format!("{error}{behind}"));
            assert_eq!(format!("{error:#?}"), format!("{error}{behind}"));
            assert!(!format!("{error:?}").contains("SECRET"), "{error:?}");
        }
    }

    #[test]
    fn known_code_is_shown_in_place_of_the_servers() {
        let failed = || Error::new(ErrorKind::Failed, "");
        let alone = failed().in_operation(&SPEND).with_code("access_denied");
        assert_eq!(
            alone.to_string(),
            "spendThing: the operation had failed before anything was sent: access_denied"
        );
        assert_eq!(alone.code(), Some("access_denied"));
        let none = failed().in_operation(&SPEND).with_code(None);
        assert_eq!(
            (none.to_string().as_str(), none.code()),
            (
                "spendThing: the operation had failed before anything was sent",
                None
            )
        );
        let replied = called(failed().replied(api(200, r#"{"error":"access_denied"}"#)))
            .hide_code_if(|_| true)
            .with_code("access_denied");
        assert!(
            replied
                .to_string()
                .starts_with("spendThing: the operation failed; status 200 access_denied; "),
            "{replied}"
        );
    }

    #[test]
    fn accessors_return_the_facts_of_the_call() {
        let cause = io::Error::other("cause");
        let mut error = called(
            Error::new(ErrorKind::Timeout, "")
                .delivered(Delivery::Unknown)
                .caused_by(cause),
        );
        error.add_detail("after 1 s");
        error.add_detail("not this one");
        let error = error.with_retry_after(Some(Duration::from_secs(7)));
        assert_eq!(
            (error.operation(), error.attempts(), error.request_id()),
            (Some("spendThing"), 2, Some("id-1"))
        );
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
        assert_eq!(error.source().unwrap().to_string(), "cause");
        assert!(
            error
                .to_string()
                .starts_with("spendThing: the deadline passed: after 1 s; server h:1"),
            "{error}"
        );
        let one = Error::new(ErrorKind::Connect, "").in_call(
            &"h".into(),
            &HeaderValue::from_static("i"),
            1,
        );
        assert!(
            one.to_string()
                .ends_with("; nothing was sent; 1 attempt; request id i"),
            "{one}"
        );
        assert_eq!(
            format!("{:?}", api(404, "SECRET")),
            "PipeshubDefaultError { status: 404, body_bytes: 6, .. }"
        );
    }

    #[test]
    fn predicates_look_at_kind_and_status() {
        let of = |kind, status| {
            let error = Error::new(kind, "").replied(api(status, ""));
            let found = [
                (error.is_unauthorized(), 401),
                (error.is_forbidden(), 403),
                (error.is_not_found(), 404),
                (error.is_rate_limited(), 429),
                (error.is_timeout(), 1),
                (error.is_connect(), 2),
            ];
            found
                .into_iter()
                .filter(|(is, _)| *is)
                .map(|(_, what)| what)
                .collect::<Vec<_>>()
        };
        for status in [401, 403, 404, 429] {
            assert_eq!(of(ErrorKind::Status, status), [status]);
            // An incomplete response does not count as its status.
            assert!(of(ErrorKind::ConnectionLost, status).is_empty());
        }
        assert!(of(ErrorKind::Status, 500).is_empty());
        assert_eq!(
            (of(ErrorKind::Timeout, 401), of(ErrorKind::Connect, 404)),
            (vec![1], vec![2])
        );
    }

    #[test]
    fn display_of_an_unknown_outcome_contains_the_advice() {
        let error = called(Error::new(ErrorKind::ConnectionLost, "").delivered(Delivery::Unknown));
        assert!(error.to_string().contains(
            "delivery unknown; the call may have taken effect: read it back first; 2 attempts"
        ));
        assert!(error.may_have_taken_effect());
        // The warning does not depend on advice.
        for (delivery, warned) in [(Delivery::Unknown, true), (Delivery::NotSent, false)] {
            let error = Error::new(ErrorKind::ConnectionLost, "").delivered(delivery);
            let error = error.in_call(&"h".into(), &HeaderValue::from_static("i"), 1);
            assert_eq!(
                error
                    .to_string()
                    .contains("; the call may have taken effect; 1 attempt"),
                warned,
                "{error}"
            );
        }
    }

    #[test]
    fn effect_is_ruled_out_if_nothing_was_sent_or_the_status_is_a_declared_refusal() {
        let with = |status, facts| {
            Error::new(ErrorKind::Status, "")
                .in_operation(facts)
                .delivered(Delivery::Answered)
                .replied(api(status, ""))
        };
        // The effect with declared refusals, and without.
        for (status, declared, undeclared) in [
            (400, false, true),
            (401, false, false),
            (403, false, true),
            (429, false, false),
            (404, true, true),
            (409, true, true),
            (500, true, true),
            (502, true, true),
            (503, true, true),
            (504, true, true),
        ] {
            for (facts, effect) in [
                (&SPEND, declared),
                (&READ, declared),
                (&OperationFacts::NONE, undeclared),
            ] {
                let error = with(status, facts);
                assert_eq!(error.may_have_taken_effect(), effect, "{status}");
                let unknown = effect && !facts.safe_to_repeat;
                assert_eq!(error.outcome_is_unknown(), unknown, "{status}");
            }
        }
        assert!(!Error::new(ErrorKind::Timeout, "").may_have_taken_effect());
    }

    #[test]
    fn refusal_by_the_gateway_itself_has_no_effect_whatever_the_operation() {
        for (status, code, message, refused) in [
            (400, "VALIDATION_ERROR", "Required", true),
            (400, "HTTP_BAD_REQUEST", "already exists", false),
            (400, "HTTP_BAD_REQUEST", "VALIDATION_ERROR", false),
            (500, "VALIDATION_ERROR", "", false),
            (
                403,
                "HTTP_FORBIDDEN",
                "Insufficient scope. Required: kb:write",
                true,
            ),
            (403, "HTTP_FORBIDDEN", "Insufficient scope", false),
            (403, "HTTP_FORBIDDEN", "Only administrators", false),
            (
                404,
                "HTTP_NOT_FOUND",
                "Insufficient scope. Required: kb:write",
                false,
            ),
        ] {
            let body = format!(r#"{{"error":{{"code":"{code}","message":"{message}"}}}}"#).leak();
            let error = Error::new(ErrorKind::Status, "")
                .in_operation(&OperationFacts::NONE)
                .delivered(Delivery::Answered)
                .replied(api(status, body));
            assert_eq!(error.may_have_taken_effect(), !refused, "{status} {body}");
            assert_eq!(error.outcome_is_unknown(), !refused, "{status} {body}");
        }
    }

    #[test]
    fn outcome_is_unknown_if_the_call_may_have_run_and_a_repeat_could_harm() {
        use Delivery::{Answered, NotSent, Unknown};
        for (kind, status, delivery, unknown) in [
            (ErrorKind::Status, Some(502), Answered, true),
            (ErrorKind::Status, Some(503), Answered, true),
            (ErrorKind::Status, Some(504), Answered, true),
            (ErrorKind::Status, Some(500), Answered, true),
            (ErrorKind::Status, Some(404), Answered, true),
            (ErrorKind::Status, Some(403), Answered, false),
            (ErrorKind::Status, Some(429), Answered, false),
            (ErrorKind::InvalidReply, Some(200), Answered, true),
            (ErrorKind::TooLarge, Some(200), Unknown, true),
            (ErrorKind::ConnectionLost, None, Unknown, true),
            (ErrorKind::ConnectionLost, Some(200), Unknown, true),
            // Only the head arrived, and its status is a refusal.
            (ErrorKind::ConnectionLost, Some(429), Unknown, false),
            (ErrorKind::Timeout, None, Unknown, true),
            (ErrorKind::Timeout, None, NotSent, false),
            (ErrorKind::Connect, None, NotSent, false),
            (ErrorKind::Token, None, NotSent, false),
            (ErrorKind::InvalidRequest, None, NotSent, false),
            (ErrorKind::Failed, Some(200), Answered, false),
        ] {
            let with = |facts| {
                let error = Error::new(kind, "").in_operation(facts).delivered(delivery);
                match status {
                    Some(status) => error.replied(api(status, "")),
                    None => error,
                }
            };
            let what = format!("{kind:?} {status:?} {delivery:?}");
            assert_eq!(with(&SPEND).outcome_is_unknown(), unknown, "{what}");
            assert!(!with(&READ).outcome_is_unknown(), "{what}");
            let line = called(with(&SPEND)).to_string();
            let warning = "; the call may have taken effect: read it back first;";
            assert_eq!(line.contains(warning), unknown, "{line}");
        }
    }

    #[test]
    fn server_error_and_connection_lost_depend_on_kind_and_status() {
        let with = |kind, status| Error::new(kind, "").replied(api(status, ""));
        for (status, server) in [(499, false), (500, true), (599, true), (600, false)] {
            assert_eq!(
                with(ErrorKind::Status, status).is_server_error(),
                server,
                "{status}"
            );
        }
        assert!(!with(ErrorKind::ConnectionLost, 503).is_server_error());
        assert!(Error::new(ErrorKind::ConnectionLost, "").is_connection_lost());
        assert!(!Error::new(ErrorKind::Connect, "").is_connection_lost());
        assert!(!Error::new(ErrorKind::ConnectionLost, "").is_connect());
    }

    #[test]
    fn delivery_covers_all_attempts() {
        use Delivery::{Answered, NotSent, Unknown};
        for (last, earlier, together) in [
            (NotSent, NotSent, NotSent),
            (NotSent, Answered, Answered),
            (NotSent, Unknown, Unknown),
            (Answered, Unknown, Unknown),
            (Unknown, Answered, Unknown),
        ] {
            let error = Error::new(ErrorKind::Connect, "")
                .delivered(last)
                .with_earlier(earlier, false);
            assert_eq!(error.delivery(), together);
        }
        // The last attempt was refused, but an earlier one may have run.
        let refused = || {
            Error::new(ErrorKind::Status, "")
                .delivered(Answered)
                .replied(api(429, ""))
        };
        assert!(
            refused()
                .with_earlier(Answered, true)
                .may_have_taken_effect()
        );
        assert!(
            !refused()
                .with_earlier(Answered, false)
                .may_have_taken_effect()
        );
        assert!(
            !Error::new(ErrorKind::Connect, "")
                .with_earlier(NotSent, false)
                .may_have_taken_effect()
        );
    }

    #[test]
    fn code_is_shown_only_if_it_looks_like_a_code_and_is_no_echo() {
        let with = |body| Error::new(ErrorKind::Status, "").replied(api(400, body));
        assert!(
            with(r#"{"error":"invalid_client"}"#)
                .to_string()
                .contains("invalid_client")
        );
        for odd in [
            r#"{"error":"a b"}"#,
            r#"{"error":"a\u001b[31m"}"#,
            r#"{"error":""}"#,
        ] {
            assert!(with(odd).to_string().ends_with("status 400"), "{odd}");
        }
        let echo = with(r#"{"error":"SECRET_TOKEN"}"#).hide_code_if(|code| code == "SECRET_TOKEN");
        assert!(!echo.to_string().contains("SECRET") && !format!("{echo:?}").contains("SECRET"));
        assert_eq!(echo.code(), Some("SECRET_TOKEN"));
    }
}
