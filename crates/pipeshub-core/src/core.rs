//! The core: a handle that sends calls. This is the only place that sends or sleeps.

use std::borrow::Cow;
use std::fmt;
use std::future::{poll_fn, ready};
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, StatusCode, Uri, header};
use http_body::Body as _;
use tokio::time::{Instant, sleep, timeout_at};

use crate::error::{BoxError, Delivery, ERROR_BODY_BYTES, Error, ErrorKind, PipeshubDefaultError, shown};
use crate::operation::{Call, Operation, Resend};
use crate::options::{RequestOptions, X_REQUEST_ID};
use crate::reply::{RawReply, ReplyParts};
use crate::retry::{Budget, Decision, Outcome, Rules, decide, retry_after};
use crate::secret::shares_a_piece;
use crate::settings::{Settings, URL_NAME, server_url};
#[cfg(feature = "client-credentials")]
use crate::target::ServerUrl;
use crate::token::{Onward, TOKEN_BYTES};
use crate::transport::{Attempt, Body, BoxFuture, Transport, TransportError};

/// PipesHub's gateway (Node's HTTP parser) answers 431, without a body, to a longer head.
const REQUEST_HEAD_BYTES: usize = 16 * 1024;

/// The thin core of the SDK: transport, credentials, retries. It knows no operation; functions take it by reference.
///
/// It is a cheap handle (two `Arc`s) on shared connections: one per program is enough, and its clones go anywhere.
///
/// # Panics
///
/// A call panics outside a tokio runtime, or in one whose builder was not told `enable_all` (the core needs its timers, the
/// default transport its IO too).
///
/// ```no_run
/// # #[cfg(feature = "hyper")]
/// # fn f() -> Result<(), pipeshub_core::Error> {
/// use pipeshub_core::PipeshubCore;
///
/// let core = PipeshubCore::builder().server_url("https://pipeshub.example.com/api/v1").bearer_auth("phpat_abc").build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct PipeshubCore {
    shared: Arc<Shared>,
    settings: Arc<Settings>,
}

/// What all handles of a core have in common.
pub(crate) struct Shared {
    pub(crate) transport: Box<dyn Transport>,
    /// Why the transport cannot do https, if it cannot.
    pub(crate) no_https: Option<Cow<'static, str>>,
    pub(crate) budget: Budget,
}

impl PipeshubCore {
    pub(crate) fn new(shared: Shared, settings: Settings) -> Self {
        Self { shared: Arc::new(shared), settings: Arc::new(settings) }
    }

    /// Another handle on the same connections and the same retry budget, with other options.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidConfig`] for an option that cannot be used.
    pub fn with_options(&self, options: RequestOptions) -> Result<Self, Error> {
        let mut settings = Settings::clone(&self.settings);
        if let Some(url) = &options.server_url {
            settings.turn_to(server_url(url, URL_NAME)?);
        }
        for (name, value) in &options.headers {
            settings.headers.insert(name.clone(), value.clone());
        }
        settings.apply(options)?;
        settings.check(self.shared.no_https.as_deref(), URL_NAME)?;
        Ok(Self { shared: Arc::clone(&self.shared), settings: Arc::new(settings) })
    }

    /// Sends a call and reads the whole answer: the one engine behind every operation.
    ///
    /// Dropping the future gives up; a request that was sent by then may still take effect.
    ///
    /// # Errors
    ///
    /// See [`ErrorKind`]. An answer whose status is no success for the operation is an error.
    ///
    /// ```
    /// use pipeshub_core::{Call, Error, Operation, PipeshubCore, Response};
    /// use serde::Deserialize;
    ///
    /// static GET_CONNECTOR_CONFIG: Operation =
    ///     Operation::get("getConnectorConfig", "/connectors/{connectorId}/config").scopes(&["connector:read"]);
    ///
    /// #[derive(Debug, Deserialize)]
    /// struct GetConnectorConfigResponse {
    ///     success: bool,
    /// }
    ///
    /// async fn get_connector_config(core: &PipeshubCore, id: &str) -> Result<Response<GetConnectorConfigResponse>, Error> {
    ///     core.execute(Call::new(&GET_CONNECTOR_CONFIG).path("connectorId", id)).await?.json()
    /// }
    /// ```
    pub fn execute(&self, call: Call) -> BoxFuture<'_, Result<RawReply, Error>> {
        #[cfg(feature = "tracing")]
        return Box::pin(crate::trace::call(call.operation, &self.settings.server, self.begin(call)));
        #[cfg(not(feature = "tracing"))]
        self.begin(call)
    }

    fn begin(&self, call: Call) -> BoxFuture<'_, Result<RawReply, Error>> {
        // What is needed only before the first attempt takes no room in the future: at 1 KiB allocators become slow.
        match Outgoing::new(call, self) {
            Ok(outgoing) => self.run(outgoing),
            Err(error) => Box::pin(ready(Err(error))),
        }
    }

    // An `async fn` would hold its arguments twice.
    fn run<'a>(&'a self, outgoing: Outgoing<'a>) -> BoxFuture<'a, Result<RawReply, Error>> {
        Box::pin(async move {
            let Self { shared, settings } = self;
            let operation = outgoing.operation;
            let limit = settings.timeout.unwrap_or(operation.timeout);
            let limit = limit.min(settings.retries.backoff.max_elapsed_time.unwrap_or(limit));
            let deadline = deadline_in(limit);
            let mut attempts = 0;
            let mut spent = 0;
            let mut earlier = Delivery::NotSent;
            let mut earlier_effect = false;
            let mut renewed = false;
            let (error, hint) = loop {
                attempts += 1;
                let attempt =
                    Attempt::new(operation.id, attempts, deadline, operation.resend == Resend::IfNotExecuted);
                let mut head = None;
                let exchange = outgoing.exchange(&attempt, &mut head);
                let error = match timeout_at(deadline, exchange).await {
                    Ok(Ok((status, headers, body))) if operation.is_success(status) => {
                        #[cfg(feature = "tracing")]
                        crate::trace::attempt(attempts, Ok(status));
                        shared.budget.refund(spent);
                        let host = Arc::clone(&settings.host);
                        let request_id = outgoing.request_id;
                        let parts =
                            ReplyParts { operation, host, request_id, attempts, status, headers, body };
                        return Ok(RawReply(Box::new(parts)));
                    }
                    Ok(Ok((status, headers, body))) => outgoing.status_error(status, headers, body),
                    Ok(Err(failure)) => failure.into_error(head),
                    Err(_elapsed) => {
                        let delivery = if head.is_some() { Delivery::Unknown } else { attempt.delivery() };
                        let detail = format!("after {}", shown(limit));
                        with_head(Error::new(ErrorKind::Timeout, detail), head).delivered(delivery)
                    }
                };
                #[cfg(feature = "tracing")]
                crate::trace::attempt(attempts, Err(&error));
                let hint = error.api().and_then(retry_after);
                // A token is refused before anything runs, so that another one is worth another try, once.
                let renews = !renewed && error.is_unauthorized() && attempt.token_is_renewed();
                renewed |= renews;
                let (delivery, status) = (error.delivery(), retry_status(&error));
                let outcome = Outcome { delivery, status, retry_after: hint, renews };
                let rules = Rules {
                    resend: operation.resend,
                    config: &settings.retries,
                    codes: &settings.retry_codes,
                };
                let remaining = deadline.saturating_duration_since(Instant::now());
                let Decision::Again { pause, cost } = decide(&rules, attempts, outcome, remaining, random(0))
                else {
                    break (error, hint);
                };
                if error.kind() == ErrorKind::Token || !shared.budget.take(cost) {
                    break (error, hint);
                }
                spent += cost;
                sleep(pause).await;
                // A timer may be late, and then there is no time left to ask again.
                if Instant::now() >= deadline {
                    break (error, hint);
                }
                earlier = earlier.and(error.delivery());
                earlier_effect |= error.may_have_taken_effect();
            };
            Err(operation
                .tell(error)
                .in_call(&settings.host, &outgoing.request_id, attempts)
                .after(earlier, earlier_effect)
                .hint(hint)
                .hide_code_if(|code| outgoing.repeats_a_secret(code)))
        })
    }
}

/// How the source of a token makes a request of its own.
#[cfg(feature = "client-credentials")]
impl crate::token::Http for PipeshubCore {
    fn send(&self, call: Call, url: ServerUrl) -> BoxFuture<'static, Result<RawReply, Error>> {
        let mut settings = Settings::clone(&self.settings);
        settings.turn_to(url);
        settings.tokens = None;
        settings.timeout = None;
        let core = Self { shared: Arc::clone(&self.shared), settings: Arc::new(settings) };
        Box::pin(async move { core.execute(call).await })
    }
}

impl fmt::Debug for PipeshubCore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PipeshubCore").field("server_url", &self.settings.server).finish_non_exhaustive()
    }
}

type Head = Option<(StatusCode, HeaderMap)>;

/// One call, ready to be sent as often as is decided.
struct Outgoing<'a> {
    operation: &'static Operation,
    uri: Uri,
    body: Option<Bytes>,
    request_id: HeaderValue,
    core: &'a PipeshubCore,
}

impl<'a> Outgoing<'a> {
    fn new(call: Call, core: &'a PipeshubCore) -> Result<Self, Error> {
        let (operation, settings) = (call.operation, &core.settings);
        let (target, body) = call.finish()?;
        let uri = settings
            .server
            .uri(&target)
            .ok_or_else(|| operation.refuse("the arguments make no request target"))?;
        let request_id = settings.request_id.clone().unwrap_or_else(new_request_id);
        let outgoing = Self { operation, uri, body, request_id, core };
        outgoing.check_size()?;
        Ok(outgoing)
    }

    fn request(&self) -> Request<Body> {
        let mut request = Request::new(self.body.clone().map_or_else(Body::empty, Body::from));
        *request.method_mut() = self.operation.method.clone();
        *request.uri_mut() = self.uri.clone();
        let headers = request.headers_mut();
        headers.clone_from(&self.core.settings.headers);
        headers.insert(X_REQUEST_ID, self.request_id.clone());
        if self.body.is_some() {
            headers.insert(header::CONTENT_TYPE, self.operation.content_type());
        }
        request
    }

    fn check_size(&self) -> Result<(), Error> {
        let headers = &self.core.settings.headers;
        let lines: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        let token = if self.core.settings.tokens.is_some() { TOKEN_BYTES } else { 0 };
        let target = self.uri.path_and_query().map_or(0, |target| target.as_str().len());
        // Method, version, request id, `content-type`, `content-length`, and the blanks and line ends around them.
        let size = lines + token + target + 200;
        if size > REQUEST_HEAD_BYTES {
            return Err(self.operation.refuse(format!(
                "the request's head would have some {size} bytes, and PipesHub's gateway takes at most {REQUEST_HEAD_BYTES}; \
                 an argument or a header is too long"
            )));
        }
        Ok(())
    }

    /// Sends it once. If the body does not come, `head` has what did.
    async fn exchange(
        &self,
        attempt: &Attempt,
        head: &mut Head,
    ) -> Result<(StatusCode, HeaderMap, Bytes), Failure> {
        let PipeshubCore { shared, settings } = self.core;
        let transport = &*shared.transport;
        let sending = match &settings.tokens {
            None => transport.send(self.request(), attempt),
            Some(tokens) => {
                let onward = Onward {
                    transport,
                    server: &settings.server,
                    #[cfg(feature = "client-credentials")]
                    http: self.core,
                };
                tokens.send(self.request(), attempt, onward)
            }
        };
        let response = sending.await.map_err(Failure::Transport)?;
        let (mut parts, body) = response.into_parts();
        for value in parts.headers.values_mut() {
            // A `location` or a cookie may hold what was sent, and headers are printed easily.
            value.set_sensitive(true);
        }
        let success = self.operation.is_success(parts.status);
        let (status, headers) = head.insert((parts.status, parts.headers));
        let limit = if success { settings.max_response_bytes } else { ERROR_BODY_BYTES };
        let body = collect(body, limit, !success).await?;
        Ok((*status, std::mem::take(headers), body))
    }

    fn status_error(&self, status: StatusCode, headers: HeaderMap, body: Bytes) -> Error {
        let mut error = Error::new(ErrorKind::Status, "").delivered(Delivery::Answered);
        if headers.contains_key(header::LOCATION) {
            error.add_detail("redirects are not followed");
        } else if status == StatusCode::UNAUTHORIZED
            && self.core.settings.tokens.is_none()
            && !self.core.settings.headers.contains_key(header::AUTHORIZATION)
        {
            error.add_detail("no credentials were given; set some with bearer_auth or PIPESHUB_BEARER_AUTH");
        } else if status == StatusCode::FORBIDDEN && !self.operation.scopes.is_empty() {
            error.add_detail(format!("an OAuth token needs the scopes {}", self.operation.scopes.join(" ")));
        }
        error.replied(PipeshubDefaultError::new(status, headers, body))
    }

    /// Whether a text of the server's repeats something that was sent and may be a secret, or a part of it.
    fn repeats_a_secret(&self, text: &str) -> bool {
        let settings = &self.core.settings;
        let query = self.uri.query().map(str::as_bytes);
        let headers =
            settings.headers.values().filter(|value| value.is_sensitive()).map(HeaderValue::as_bytes);
        let mut sent = headers.chain(query).chain(self.body.as_deref());
        sent.any(|sent| shares_a_piece(sent, text))
            || settings.tokens.as_ref().is_some_and(|tokens| tokens.are_repeated(&settings.server, text))
    }
}

/// Reads a body up to a limit. Beyond it, an error's body is cut, and any other is refused.
async fn collect(mut body: Body, limit: usize, cut: bool) -> Result<Bytes, Failure> {
    if !cut && body.size_hint().lower() > limit as u64 {
        return Err(Failure::TooLarge(limit));
    }
    // Nearly every answer is one piece, which is then not copied.
    let mut first = Bytes::new();
    let mut all = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let piece = frame.map_err(Failure::Body)?.into_data().unwrap_or_default();
        if piece.is_empty() {
            // Lets the deadline be looked at, should a body consist of nothing else.
            yield_once().await;
            continue;
        }
        if first.is_empty() && piece.len() <= limit {
            first = piece;
            continue;
        }
        if all.is_empty() {
            all.extend_from_slice(&first);
        }
        let room = limit - all.len();
        all.extend_from_slice(&piece[..piece.len().min(room)]);
        if piece.len() > room {
            return if cut { Ok(all.into()) } else { Err(Failure::TooLarge(limit)) };
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

/// Why an attempt brought no whole answer.
enum Failure {
    Transport(TransportError),
    Body(BoxError),
    TooLarge(usize),
}

impl Failure {
    fn into_error(self, head: Head) -> Error {
        let error = match self {
            Self::Transport(TransportError { instead: Some(error), .. }) => return error,
            Self::Transport(error) if error.delivery == Delivery::NotSent => {
                return Error::new(ErrorKind::Connect, error.reason.clone()).caused_by(error);
            }
            Self::Transport(error) => {
                Error::new(ErrorKind::Connection, error.reason.clone()).caused_by(error)
            }
            Self::Body(source) => {
                Error::new(ErrorKind::Connection, "in the middle of its body").caused_by(source)
            }
            Self::TooLarge(limit) => Error::new(ErrorKind::TooLarge, format!("more than {limit} bytes")),
        };
        with_head(error, head).delivered(Delivery::Unknown)
    }
}

fn with_head(error: Error, head: Head) -> Error {
    match head {
        Some((status, headers)) => error.replied(PipeshubDefaultError::unread(status, headers, Bytes::new())),
        None => error,
    }
}

/// The status to decide by: none where a success broke off in its body, which is a broken connection.
fn retry_status(error: &Error) -> Option<StatusCode> {
    error.status_code().filter(|status| !(status.is_success() && error.kind() == ErrorKind::Connection))
}

fn deadline_in(limit: Duration) -> Instant {
    let now = Instant::now();
    // A wait that no clock can hold is one of thirty years, as it is in tokio.
    now.checked_add(limit).unwrap_or_else(|| now + Duration::from_secs(30 * 365 * 24 * 60 * 60))
}

/// Random enough for jitter and for telling calls apart, without a crate for it: the standard library's hash keys.
fn random(salt: u64) -> u64 {
    RandomState::new().hash_one(salt)
}

fn new_request_id() -> HeaderValue {
    let keys = RandomState::new();
    let mut id = [0; 32];
    for (half, digits) in id.chunks_exact_mut(16).enumerate() {
        let mut random = keys.hash_one(half);
        for digit in digits {
            *digit = b"0123456789abcdef"[(random & 15) as usize];
            random >>= 4;
        }
    }
    HeaderValue::from_bytes(&id).unwrap_or_else(|_| HeaderValue::from_static("0"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::transport_fn;

    static GET_THING: Operation = Operation::get("getThing", "/thing");

    async fn asked(status: u16, location: &'static str, reported: &'static str) -> Error {
        let transport = transport_fn(move |_| {
            let body = format!(r#"{{"error":{{"code":"{reported}","message":"m"}}}}"#);
            http::Response::builder().status(status).header("location", location).body(body)
        });
        let builder = PipeshubCore::with_transport(transport)
            .bearer_auth("phpat_abc.tokensecret12345-xyz")
            .header("x-key", "ownkey99");
        let call = Call::new(&GET_THING).query("code", Some("4/0AcodeSecret"));
        builder.build().unwrap().execute(call).await.unwrap_err()
    }

    #[tokio::test]
    async fn a_code_that_repeats_a_piece_of_a_secret_is_not_shown() {
        for code in [
            "tokensecret12345",
            "BAD_tokensecret12345_X",
            "phpat_ab",
            "AcodeSecret",
            "X_0AcodeSe",
            "ownkey99",
            "xyz",
        ] {
            let error = asked(400, "/", code).await;
            assert!(!error.to_string().contains(code), "{error}");
            assert_eq!(error.code(), Some(code));
        }
        for code in ["HTTP_UNAUTHORIZED", "VALIDATION_ERROR", "invalid_client"] {
            assert!(asked(400, "/", code).await.to_string().contains(code));
        }
        // No code at all repeats nothing, and has no pieces to compare.
        assert_eq!(asked(400, "/", "").await.code(), Some(""));
    }

    #[tokio::test]
    async fn headers_of_a_reply_are_there_and_not_printed() {
        let error = asked(302, "https://h/x?code=SECRET", "C").await;
        assert_eq!(error.headers().unwrap()["location"], "https://h/x?code=SECRET");
        assert!(!format!("{:?}", error.headers()).contains("SECRET"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_of_nothing_ends_at_the_deadline() {
        struct Endless;

        impl http_body::Body for Endless {
            type Data = Bytes;
            type Error = BoxError;

            fn poll_frame(
                self: Pin<&mut Self>,
                _: &mut std::task::Context<'_>,
            ) -> Poll<Option<Result<http_body::Frame<Bytes>, BoxError>>> {
                Poll::Ready(Some(Ok(http_body::Frame::data(Bytes::new()))))
            }
        }

        let transport = transport_fn(|_| Ok::<_, TransportError>(http::Response::new(Body::stream(Endless))));
        let core =
            PipeshubCore::with_transport(transport).timeout(Duration::from_millis(20)).build().unwrap();
        // A task that never waits keeps a paused clock from moving, so something else has to move it.
        let clock = async {
            loop {
                tokio::time::advance(Duration::from_millis(1)).await;
            }
        };
        let error = tokio::select! {
            result = core.execute(Call::new(&GET_THING)) => result.unwrap_err(),
            () = clock => unreachable!("an endless loop"),
        };
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Timeout, Delivery::Unknown));
    }
}
