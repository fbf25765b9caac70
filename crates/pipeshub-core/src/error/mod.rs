//! The one error type.

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

pub(crate) use crate::error::facts::OperationFacts;
pub use crate::error::reply::PipeshubDefaultError;
pub(crate) use crate::error::shared_cause::SharedCause;

/// How much of an error's body is kept.
pub(crate) const ERROR_BODY_BYTES: usize = 64 * 1024;

pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// The result of everything that can fail with an [`Error`].
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

/// What went wrong, as far as a program may want to tell. Each kind says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The core cannot be built this way. Mend the setting that the message names.
    InvalidConfig,
    /// The call was refused before anything was sent. Mend the argument that the message names.
    InvalidRequest,
    /// The call was made where it cannot wait: outside a tokio runtime, in one without a timer or
    /// IO, in `block_on` inside one, or in a forked process on the runtime of its parent. Nothing was
    /// sent over the default transport. The message says what to do.
    Runtime,
    /// No access token to make the call with: its source failed, or the token endpoint did not give
    /// one. Nothing was sent with it; `source()` has the reason, an [`Error`] of its own where a
    /// token endpoint was asked.
    Token,
    /// No connection: look-up, TCP or TLS. This attempt sent nothing, and where [`Error::delivery`]
    /// is [`NotSent`](Delivery::NotSent) none did, so the call may be made again; check the server
    /// URL, the network and, for TLS, the trust roots.
    Connect,
    /// The connection broke before a whole answer came. Where [`Error::outcome_is_unknown`], look
    /// at what became of the call before you make it again.
    ConnectionLost,
    /// The deadline passed. Where [`Error::outcome_is_unknown`], look at what became of the call
    /// before you make it again; a longer deadline is set by [`RequestOptions::timeout`](crate::RequestOptions::timeout).
    Timeout,
    /// The server answered with a status that is no success. 400: the arguments, or the connector's
    /// configuration; 401: the token is missing, wrong or expired; 403: it lacks a scope or its
    /// user a role; 404: no such connector, or none that this user may see; 429: wait for
    /// [`Error::retry_after`]; 5xx: PipesHub is in trouble, try later. [`Error::reply`] has the whole
    /// reply.
    Status,
    /// A success status with a reply that cannot be used: a web page, broken JSON, a field missing.
    /// Is the server URL right (it usually ends in `/api/v1`)? Is the server's version one that
    /// this SDK knows?
    InvalidReply,
    /// The reply is larger than `max_response_bytes`. Raise it if such replies are expected.
    TooLarge,
    /// The server understood, and says that the operation failed. `source()` has the operation's
    /// own account of it.
    Failed,
}

impl ErrorKind {
    fn text(self) -> &'static str {
        match self {
            Self::InvalidConfig => "invalid configuration",
            Self::InvalidRequest => "invalid request",
            Self::Runtime => "the call cannot wait here",
            Self::Token => "no access token",
            Self::Connect => "no connection",
            Self::ConnectionLost => "the connection broke before a whole answer came",
            Self::Timeout => "the deadline passed",
            Self::Status => "the server answered with an error",
            Self::InvalidReply => "the reply cannot be used",
            Self::TooLarge => "the reply is too large",
            Self::Failed => "the operation failed",
        }
    }
}

/// Whether a call reached the server, as far as it can be told from here: all its attempts taken
/// together.
///
/// ```
/// # fn f(error: &pipeshub_core::Error) -> &'static str {
/// use pipeshub_core::Delivery;
///
/// match error.delivery() {
///     Delivery::NotSent => "the server saw nothing",
///     Delivery::Answered => "the server, or a proxy in front of it, answered",
///     Delivery::Unknown => "no whole answer came",
/// }
/// # }
/// ```
///
/// It is a fact about the wire, and does not say whether the call has taken effect: an answer may
/// leave that open, too. [`Error::outcome_is_unknown`] does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Not one byte was sent, in any attempt.
    NotSent,
    /// Every request that was sent was answered, in whole.
    Answered,
    /// A request may have been sent to which no whole answer came. If the head of one came, its
    /// status is kept.
    Unknown,
}

impl Delivery {
    /// What two attempts come to together.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::NotSent, Self::NotSent) => Self::NotSent,
            _ => Self::Answered,
        }
    }
}

/// Why a call failed: one pointer wide, with the same accessors whatever the kind.
///
/// `Display` and `Debug` show facts of ours only: the operation, what happened, the server's host,
/// status and error code, attempts and request id. They never show a path, a query, a header or a
/// body; those may hold a token or a code. `Debug`, which a `main` that returns the error prints, is
/// the line of `Display` and what is behind it, as far as that is safe to show: an [`Error`] of a
/// token endpoint, an operation's own account of a failure, the system's words for an IO error. The
/// text of any other source is not shown. What the server said is behind
/// [`server_message`](Self::server_message) and [`reply`](Self::reply), the cause behind `source()`.
///
/// ```
/// # async fn f(core: &pipeshub_core::PipeshubCore, call: pipeshub_core::Call) {
/// use pipeshub_core::ErrorKind;
///
/// if let Err(error) = core.execute(call).await {
///     match error.kind() {
///         ErrorKind::Status if error.is_unauthorized() => eprintln!("sign in again"),
///         _ if error.outcome_is_unknown() => eprintln!("{error}: look before you call again"),
///         _ => eprintln!("{error}"),
///     }
/// }
/// # }
/// ```
pub struct Error(Box<ErrorDetails>);

struct ErrorDetails {
    kind: ErrorKind,
    detail: Cow<'static, str>,
    operation: &'static OperationFacts,
    host: Option<Arc<str>>,
    request_id: Option<HeaderValue>,
    attempts: u32,
    /// Of the last attempt.
    delivery: Delivery,
    /// Whether another attempt would fail in the same way, as the transport says.
    is_permanent: bool,
    /// Of the attempts before it, and whether one of them may have been executed.
    earlier: Delivery,
    earlier_effect: bool,
    retry_after: Option<Duration>,
    reply: Option<PipeshubDefaultError>,
    /// A code that the operation knows, in place of the reply's.
    known_code: Option<&'static str>,
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

    pub(crate) fn in_operation(mut self, operation: &'static OperationFacts) -> Self {
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

    /// What is said here of what happened; nothing of what the server said.
    #[cfg(feature = "tracing")]
    pub(crate) fn detail(&self) -> &str {
        &self.0.detail
    }

    pub(crate) fn add_detail(&mut self, detail: impl Into<Cow<'static, str>>) {
        if self.0.detail.is_empty() {
            self.0.detail = detail.into();
        }
    }

    /// In place of what the attempt loop says of the status.
    #[cfg(feature = "client-credentials")]
    pub(crate) fn with_detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.0.detail = detail.into();
        self
    }

    /// Without the reply's body, which holds a token.
    #[cfg(feature = "client-credentials")]
    pub(crate) fn without_body(mut self) -> Self {
        if let Some(reply) = &mut self.0.reply {
            reply.drop_body();
        }
        self
    }

    /// What the attempt loop knows of every call.
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

    /// Adds what became of the attempts before the last one.
    pub(crate) fn with_earlier(mut self, earlier: Delivery, earlier_effect: bool) -> Self {
        self.0.earlier = earlier;
        self.0.earlier_effect = earlier_effect;
        self
    }

    /// Hides the server's code from `Display` and `Debug` where it repeats something that was sent.
    pub(crate) fn hide_code_if(mut self, repeats: impl FnOnce(&str) -> bool) -> Self {
        self.0.code_is_echo = self.code().is_some_and(repeats);
        self
    }

    /// Gives it a code that its operation knows by heart, which `Display` may show, whatever the
    /// reply says: see [`code`](Self::code).
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

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation's id in the API document; `None` where a core could not be built.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        Some(self.0.operation.id).filter(|id| !id.is_empty())
    }

    /// The status, if the head of an answer came.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.reply().map(PipeshubDefaultError::status)
    }

    /// The headers, if the head of an answer came.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.reply().map(PipeshubDefaultError::headers)
    }

    /// The server's code for it, such as `HTTP_NOT_FOUND` or `invalid_client`; control characters,
    /// and what turns or hides text, are [escaped](crate::text::escape_controls). Of a flow that the
    /// provider refused it is the provider's, such as `access_denied`, if OAuth or PipesHub define
    /// it.
    ///
    /// It may repeat what was sent, such as an id or a token. `Display` leaves it out then.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0
            .known_code
            .or_else(|| self.reply().and_then(PipeshubDefaultError::code))
    }

    /// The server's sentence, escaped like [`code`](Self::code). It may repeat what was sent: show
    /// it to the user whose call it was, keep it out of logs.
    #[must_use]
    pub fn server_message(&self) -> Option<&str> {
        self.reply().and_then(PipeshubDefaultError::message)
    }

    /// The `x-request-id` that went with the call, if one was made. PipesHub never returns it, but
    /// logs it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_ref().and_then(|id| id.to_str().ok())
    }

    /// How often it was tried, the first time included; 0 where it was refused here.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the server asked to wait, if it did. A wait beyond the deadline, or above 60 s, is
    /// not slept but returned here.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Whether the call reached the server.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        self.0.delivery.and(self.0.earlier)
    }

    /// Whether the server may have run the operation. `false` is certain: nothing was sent, or it
    /// answered with a status by which it refuses the operation before it runs it. Those are 401
    /// and 429 for every operation, and what its author declared with
    /// [`Operation::refused_with`](crate::Operation::refused_with): 400 and 403 for one that reads
    /// and for the callback of a connector's flow.
    ///
    /// `true` is no more than a possibility. Whether anything has to be done about it is said by
    /// [`outcome_is_unknown`](Self::outcome_is_unknown).
    #[must_use]
    pub fn may_have_taken_effect(&self) -> bool {
        let refused = self
            .status()
            .is_some_and(|status| self.0.operation.is_refusal(status.as_u16()));
        self.0.earlier_effect || (self.0.delivery != Delivery::NotSent && !refused)
    }

    /// Whether nobody can tell from here what the call has done, and calling again could do harm:
    /// look at what became of it first.
    ///
    /// It is so where the operation is not safe to repeat and no answer came, or only a part of
    /// one, or one that does not say what became of it. A *received* 502, 503 or 504 is such an
    /// answer: PipesHub or a proxy in front of it gave up on a call that may have run. So are a
    /// web page or broken JSON in place of an answer, and statuses that are no
    /// [sure refusal](crate::Operation::refused_with).
    ///
    /// It is `false` where the call certainly did not run, where the server gave its own account of
    /// a failure ([`ErrorKind::Failed`]), and for every operation that is
    /// [safe to repeat](crate::Resend::Safe): make that call again.
    ///
    /// [`delivery`](Self::delivery) does not tell this: a 503 after the work was done is
    /// [`Answered`](Delivery::Answered).
    ///
    /// ```
    /// # async fn f(core: &pipeshub_core::PipeshubCore, call: pipeshub_core::Call) {
    /// match core.execute(call).await {
    ///     Ok(_) => println!("done"),
    ///     Err(error) if error.outcome_is_unknown() => println!("it may be done; look first\n{error}"),
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

    /// Whether the transport says that another attempt would fail in the same way, because of an
    /// untrusted certificate, a server that does not speak TLS, or a proxy that refuses the tunnel.
    /// The call was not retried for it. Fix the setting that the message names.
    ///
    /// It is about the connection only: `false` for every response, whatever its status.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        self.0.is_permanent
    }

    /// The server's reply, if at least its head came.
    #[must_use]
    pub fn reply(&self) -> Option<&PipeshubDefaultError> {
        self.0.reply.as_ref()
    }

    /// The `source()`, if it is a `T`. Of an error of kind [`ErrorKind::Failed`] it is the
    /// operation's own account, such as `HandleOAuthCallbackFailure` of `pipeshub-funcs`.
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

    /// 401: the token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// 403: the token lacks a scope, or its user a role.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// 404: there is no such thing, or none that this user may see.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// 429: too many requests from this address; see [`retry_after`](Self::retry_after).
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// 500 to 599: the server or a proxy in front of it failed. Whether the operation ran is open;
    /// see [`outcome_is_unknown`](Self::outcome_is_unknown).
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.0.kind == ErrorKind::Status
            && self.status().is_some_and(|status| status.is_server_error())
    }

    /// The deadline passed.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// No connection could be made, so this attempt sent nothing.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// The connection broke after the request may have been sent; see
    /// [`outcome_is_unknown`](Self::outcome_is_unknown).
    #[must_use]
    pub fn is_connection_lost(&self) -> bool {
        self.0.kind == ErrorKind::ConnectionLost
    }

    fn shown_code(&self) -> Option<&str> {
        let looks_like_one = |code: &&str| {
            matches!(code.len(), 1..=64)
                && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        };
        let of_server = || {
            self.code()
                .filter(looks_like_one)
                .filter(|_| !self.0.code_is_echo)
        };
        self.0.known_code.or_else(of_server)
    }

    /// What happened, in a few words.
    fn text(&self) -> &'static str {
        if self.0.kind == ErrorKind::Failed && self.0.attempts == 0 {
            "it had failed before anything was sent"
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
                f.write_str("; it may have taken effect")?;
                let advice = inner.operation.when_unknown;
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

// Nothing changes an error but its owner; a source is only read.
impl UnwindSafe for Error {}
impl RefUnwindSafe for Error {}

/// What `Display` shows, and after it the sources, as far as their text is known to hold no secret:
/// it is what a `main` that returns the error prints.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)?;
        // Whose source comes next, if it is an error of ours.
        let mut outer = Some(self);
        let mut source = self.source();
        while let Some(cause) = source {
            let of_kind = |kind| outer.is_some_and(|outer| outer.0.kind == kind);
            let inner = cause.downcast_ref();
            let io_kind;
            let shown: Option<&dyn fmt::Display> = if inner.is_some() {
                // Where no token was to be had, the line has said why.
                (!of_kind(ErrorKind::Token)).then_some(&cause)
            } else if of_kind(ErrorKind::Failed) {
                // The operation's own account.
                Some(&cause)
            } else if let Some(error) = cause.downcast_ref::<io::Error>() {
                io_kind = error.kind();
                // Without the system's number, its text may be anybody's.
                Some(match error.raw_os_error() {
                    Some(_) => &cause,
                    None => &io_kind,
                })
            } else if of_kind(ErrorKind::Token) || outer.is_some_and(|e| e.0.detail.is_empty()) {
                // Nothing else says why.
                Some(&"something that may hold a secret, see source()")
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

    /// It is refused with 400 and 403, too.
    static SPEND: OperationFacts = OperationFacts {
        id: "spendThing",
        safe_to_repeat: false,
        refused_with: &[400, 403],
        when_unknown: "read it back first",
    };

    /// The same, and safe to repeat.
    static READ: OperationFacts = OperationFacts {
        id: "readThing",
        safe_to_repeat: true,
        ..SPEND
    };

    fn called(error: Error) -> Error {
        error
            .in_operation(&SPEND)
            .in_call(&"h:1".into(), &HeaderValue::from_static("id-1"), 2)
    }

    #[test]
    fn it_is_one_pointer_wide_and_goes_anywhere() {
        fn anywhere<T: Send + Sync + 'static>() {}
        anywhere::<Error>();
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }

    #[test]
    fn display_is_one_line_of_our_own_facts() {
        let error = called(
            Error::new(ErrorKind::Status, "")
                .delivered(Delivery::Answered)
                .replied(api(
                    403,
                    r#"{"error":{"code":"HTTP_FORBIDDEN","message":"secret"}}"#,
                )),
        );
        let text = "spendThing: the server answered with an error; status 403 HTTP_FORBIDDEN; server h:1; 2 attempts; request id id-1";
        assert_eq!(error.to_string(), text);
        assert_eq!(error.server_message(), Some("secret"));
        assert!(
            format!("{error:?} {error:#?}").contains(text)
                && !format!("{error:?}").contains("secret")
        );
    }

    #[test]
    fn debug_is_the_line_of_display_and_what_is_safe_to_show_behind_it() {
        /// Somebody else's error, with somebody else's text.
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
        const HIDDEN: &str = "; caused by: something that may hold a secret, see source()";
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
        let told = "; caused by: the server answered with an error; status 401 invalid_client";
        for (error, behind) in [
            (called(Error::new(ErrorKind::Connect, "")), String::new()),
            (of(ErrorKind::Connect, "", refused().into()), system.clone()),
            (
                of(ErrorKind::Connect, "refused", refused().into()),
                system.clone(),
            ),
            // A text that somebody has put into one.
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
            // Where there is no token, the line says why already.
            (of(ErrorKind::Token, "why", token().into()), String::new()),
            (of(ErrorKind::Connect, "", token().into()), told.to_owned()),
            (
                of(
                    ErrorKind::Connect,
                    "",
                    token()
                        .caused_by(io::Error::from(io::ErrorKind::TimedOut))
                        .into(),
                ),
                format!("{told}; caused by: timed out"),
            ),
            (
                of(ErrorKind::Token, "its source failed", Foreign(None).into()),
                HIDDEN.to_owned(),
            ),
            // An operation's own account, and nothing that is behind that.
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
    fn known_code_is_shown_whatever_the_reply_says() {
        let failed = || Error::new(ErrorKind::Failed, "");
        let alone = failed().in_operation(&SPEND).with_code("access_denied");
        assert_eq!(
            alone.to_string(),
            "spendThing: it had failed before anything was sent: access_denied"
        );
        assert_eq!(alone.code(), Some("access_denied"));
        let none = failed().in_operation(&SPEND).with_code(None);
        assert_eq!(
            (none.to_string().as_str(), none.code()),
            ("spendThing: it had failed before anything was sent", None)
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
    fn accessors_tell_what_the_call_came_to() {
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
            // A broken answer is not what its head promised.
            assert!(of(ErrorKind::ConnectionLost, status).is_empty());
        }
        assert!(of(ErrorKind::Status, 500).is_empty());
        assert_eq!(
            (of(ErrorKind::Timeout, 401), of(ErrorKind::Connect, 404)),
            (vec![1], vec![2])
        );
    }

    #[test]
    fn unknown_delivery_says_what_to_do() {
        let error = called(Error::new(ErrorKind::ConnectionLost, "").delivered(Delivery::Unknown));
        assert!(error.to_string().contains(
            "delivery unknown; it may have taken effect: read it back first; 2 attempts"
        ));
        assert!(error.may_have_taken_effect());
        // The warning comes without advice, too.
        for (delivery, told) in [(Delivery::Unknown, true), (Delivery::NotSent, false)] {
            let error = Error::new(ErrorKind::ConnectionLost, "").delivered(delivery);
            let error = error.in_call(&"h".into(), &HeaderValue::from_static("i"), 1);
            assert_eq!(
                error
                    .to_string()
                    .contains("; it may have taken effect; 1 attempt"),
                told,
                "{error}"
            );
        }
    }

    #[test]
    fn effect_is_ruled_out_by_what_was_never_sent_or_refused_by_declaration() {
        let with = |status, facts| {
            Error::new(ErrorKind::Status, "")
                .in_operation(facts)
                .delivered(Delivery::Answered)
                .replied(api(status, ""))
        };
        // With the declared refusals, and without.
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
    fn outcome_is_unknown_where_nobody_told_it_and_a_repeat_could_harm() {
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
            // The head said so, and nothing else came.
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
            let told = called(with(&SPEND)).to_string();
            let warning = "; it may have taken effect: read it back first;";
            assert_eq!(told.contains(warning), unknown, "{told}");
        }
    }

    #[test]
    fn predicates_tell_kinds_and_statuses_apart() {
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
    fn the_attempts_count_together() {
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
        // Refused at last, but run before.
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
    fn a_code_is_shown_only_if_it_looks_like_one_and_is_no_echo() {
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
