//! The core, a handle that sends calls.
//!
//! Only this room sends and sleeps. The decision about a retry, credentials and the transport are
//! rooms of their own. Entry point: [`PipeshubCore::execute`].

mod attempts;
pub(crate) mod builder;
mod exchange;
pub(crate) mod options;
pub(crate) mod settings;
mod signed;
#[cfg(feature = "tracing")]
mod trace;

use std::borrow::Cow;
use std::fmt;
use std::future::ready;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::time::Duration;

use self::exchange::Outgoing;
use self::options::RequestOptions;
#[cfg(feature = "client-credentials")]
use self::settings::MAX_RESPONSE_BYTES;
use self::settings::{Settings, URL_NAME, server_url};
use crate::call::Call;
use crate::error::Result;
use crate::reply::{OpenRule, RawReply, Reply, Response};
use crate::retry::Budget;
#[cfg(feature = "client-credentials")]
use crate::retry::{RETRY_CODES, RetryConfig};
use crate::stream::{FromOpenReply, Opening, open_rule};
use crate::transport::deadline::{deadline_in, no_runtime, timer};
use crate::transport::{BoxFuture, Transport};
#[cfg(feature = "client-credentials")]
use crate::url::server_url::ServerUrl;

/// The core of the SDK: transport, credentials, retries.
///
/// The core contains no operation. The function of an operation borrows a core.
///
/// A core is a cheap handle (two `Arc`s) on shared connections. One core per program is enough.
/// Clones can be sent to other threads and tasks.
///
/// Await calls in a tokio runtime that was built with `enable_all`. The core needs the timer of the
/// runtime, and the default transport also needs its IO. Outside a runtime, a call that has to wait
/// fails with kind [`Runtime`](crate::ErrorKind::Runtime). A mock that responds at once works
/// anywhere.
///
/// In a runtime without a timer, such a call fails with the same kind. tokio reports the missing
/// timer by a panic, which the SDK catches. The panic hook runs first, and the default hook prints
/// tokio's message. A program with `panic = "abort"` ends there.
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
    shared: Arc<ClientState>,
    settings: Arc<Settings>,
}

/// State that all handles of a core share.
pub(crate) struct ClientState {
    pub(crate) transport: Box<dyn Transport>,
    /// The reason why the transport does not support https, if so.
    pub(crate) no_https: Option<Cow<'static, str>>,
    pub(crate) budget: Budget,
}

impl PipeshubCore {
    pub(crate) fn new(shared: ClientState, settings: Settings) -> Self {
        Self {
            shared: Arc::new(shared),
            settings: Arc::new(settings),
        }
    }

    /// Returns another handle with other options.
    ///
    /// Both handles share the connections and the retry budget.
    ///
    /// # Errors
    ///
    /// [`InvalidConfig`](crate::ErrorKind::InvalidConfig) for an invalid option. The message names
    /// the option to fix.
    pub fn with_options(&self, options: RequestOptions) -> Result<Self> {
        let mut settings = Settings::clone(&self.settings);
        if let Some(url) = &options.server_url {
            settings.set_server(server_url(url, URL_NAME)?);
        }
        settings.add_headers(&options.headers)?;
        settings.merge(options)?;
        settings.check(self.shared.no_https.as_deref(), URL_NAME)?;
        Ok(Self {
            shared: Arc::clone(&self.shared),
            settings: Arc::new(settings),
        })
    }

    /// Returns the timeout of this handle, if one was set. Default: the deadline of each operation.
    ///
    /// ```
    /// # fn f(core: &pipeshub_core::PipeshubCore) -> Result<(), pipeshub_core::Error> {
    /// use std::time::Duration;
    /// use pipeshub_core::RequestOptions;
    ///
    /// let hurried = core.with_options(RequestOptions::new().timeout(Duration::from_secs(5)))?;
    /// assert_eq!(hurried.timeout(), Some(Duration::from_secs(5)));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn timeout(&self) -> Option<Duration> {
        self.settings.timeout
    }

    /// Waits like `tokio::time::sleep`, but returns an error where `sleep` would panic.
    ///
    /// For functions that repeat a call after a pause. A duration of zero returns at once: it needs
    /// no runtime, and does not yield to other tasks.
    ///
    /// # Errors
    ///
    /// [`Runtime`](crate::ErrorKind::Runtime) outside a tokio runtime, and in a runtime without a
    /// timer. Build the runtime with `enable_all`.
    ///
    /// In a runtime without a timer, the panic hook runs before this error is returned, as in a
    /// [call](Self). A program with `panic = "abort"` ends there.
    ///
    /// ```
    /// use std::time::Duration;
    /// use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Result};
    ///
    /// static LIST_CONNECTORS: Operation = Operation::get("listConnectors", "/connectors");
    ///
    /// async fn list_later(core: &PipeshubCore) -> Result<RawReply> {
    ///     PipeshubCore::sleep(Duration::from_secs(5)).await?;
    ///     core.execute(Call::new(&LIST_CONNECTORS)).await
    /// }
    /// ```
    pub async fn sleep(duration: Duration) -> Result<()> {
        if !duration.is_zero() {
            timer(deadline_in(duration)).ok_or_else(no_runtime)?.await;
        }
        Ok(())
    }

    /// Sends a call and reads the whole response. Every operation uses this method.
    ///
    /// If the future is dropped, the call ends. A request that was sent may still take effect.
    ///
    /// # Errors
    ///
    /// See [`ErrorKind`](crate::ErrorKind). A status that is not a success of the operation is an
    /// error of kind [`Status`](crate::ErrorKind::Status).
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, PipeshubCore, Result};
    ///
    /// static GET_RECORD_CONTENT: Operation =
    ///     Operation::get("getRecordContent", "/records/{recordId}/content").scopes("kb:read");
    ///
    /// async fn content_length(core: &PipeshubCore, id: &str) -> Result<usize> {
    ///     let reply = core.execute(Call::new(&GET_RECORD_CONTENT).id("recordId", id)).await?;
    ///     Ok(reply.body().len())
    /// }
    /// ```
    pub fn execute(&self, call: Call) -> BoxFuture<'_, Result<RawReply>> {
        self.begin(call, None)
    }

    /// Returns a future that sends a call and decodes its response.
    ///
    /// The future sends the call like [`execute`](Self::execute). `decode` is [`RawReply::object`],
    /// [`RawReply::json`] or any function that captures nothing.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply};
    /// use serde::Deserialize;
    ///
    /// static GET_CONNECTOR_CONFIG: Operation =
    ///     Operation::get("getConnectorConfig", "/connectors/{connectorId}/config").scopes("connector:read");
    ///
    /// #[derive(Debug, Deserialize)]
    /// struct GetConnectorConfigResponse {
    ///     success: bool,
    /// }
    ///
    /// fn get_connector_config<'a>(core: &'a PipeshubCore, id: &str) -> Reply<'a, GetConnectorConfigResponse> {
    ///     core.call(Call::new(&GET_CONNECTOR_CONFIG).id("connectorId", id), RawReply::object)
    /// }
    /// ```
    pub fn call<T>(&self, call: Call, decode: fn(RawReply) -> Result<Response<T>>) -> Reply<'_, T> {
        Reply::new(self.execute(call), decode)
    }

    /// Returns a future that sends a call and returns when the head of its response has arrived.
    ///
    /// The body then arrives piece by piece, as a [`Download`](crate::Download) or an
    /// [`EventStream`](crate::EventStream). Retries, tokens, statuses and errors are those of
    /// [`execute`](Self::execute) until the head has arrived. Nothing is sent again afterwards.
    ///
    /// The deadline of the call includes the head, and not the body. The
    /// [`idle_timeout`](RequestOptions::idle_timeout) limits each silence in the body. For a limit
    /// on the whole body, use `tokio::time::timeout`.
    ///
    /// If the value is dropped before the end of the body, the connection is closed at once.
    ///
    /// ```
    /// use pipeshub_core::{Call, Download, Opening, Operation, PipeshubCore};
    ///
    /// static STREAM_RECORD: Operation =
    ///     Operation::get("streamRecord", "/records/{recordId}/content").scopes("kb:read");
    ///
    /// fn stream_record<'a>(core: &'a PipeshubCore, id: &str) -> Opening<'a, Download> {
    ///     core.open(Call::new(&STREAM_RECORD).id("recordId", id))
    /// }
    /// ```
    pub fn open<T: FromOpenReply>(&self, call: Call) -> Opening<'_, T> {
        let exchange = self.begin(call, Some(const { &open_rule::<T>() }));
        Opening::new(exchange, self.settings.stream)
    }

    fn begin(
        &self,
        call: Call,
        open: Option<&'static OpenRule>,
    ) -> BoxFuture<'_, Result<RawReply>> {
        #[cfg(feature = "tracing")]
        return Box::pin(trace::call(
            call.operation,
            &self.settings.server,
            self.encode(call, open),
        ));
        #[cfg(not(feature = "tracing"))]
        self.encode(call, open)
    }

    fn encode(
        &self,
        call: Call,
        open: Option<&'static OpenRule>,
    ) -> BoxFuture<'_, Result<RawReply>> {
        // The call is encoded here, so that the future does not store what only the encoding needs.
        // Allocators become slow at 1 KiB.
        match Outgoing::new(call, open, self) {
            Ok(outgoing) => self.run(outgoing),
            Err(error) => Box::pin(ready(Err(error))),
        }
    }
}

// The state that calls share is valid after a panic: it consists of atomic numbers, and of locks
// under which no code panics. A transport or a token source is `Sync` and has to protect its own
// state.
impl UnwindSafe for PipeshubCore {}
impl RefUnwindSafe for PipeshubCore {}

/// Sends the token requests of client credentials.
#[cfg(feature = "client-credentials")]
impl crate::auth::token_endpoint::TokenRequester for PipeshubCore {
    fn send(&self, call: Call, url: ServerUrl) -> BoxFuture<'static, Result<RawReply>> {
        let mut settings = Settings::clone(&self.settings);
        settings.set_server(url);
        settings.credentials = None;
        // Calls of other handles share the token, so this handle's limits do not apply.
        settings.timeout = None;
        settings.retries = RetryConfig::default();
        settings.retry_codes = Cow::Borrowed(RETRY_CODES);
        settings.max_response_bytes = MAX_RESPONSE_BYTES;
        let core = Self {
            shared: Arc::clone(&self.shared),
            settings: Arc::new(settings),
        };
        Box::pin(async move { core.execute(call).await })
    }
}

impl fmt::Debug for PipeshubCore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PipeshubCore")
            .field("server_url", &self.settings.server)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::pin::Pin;
    use std::task::Poll;

    use bytes::Bytes;

    use super::*;
    use crate::call::Operation;
    use crate::error::{BoxError, Delivery, Error, ErrorKind};
    use crate::transport::{Body, TransportError, transport_fn};

    static GET_THING: Operation = Operation::get("getThing", "/thing");

    async fn error_of(status: u16, location: &'static str, reported: &'static str) -> Error {
        let transport = transport_fn(move |_| {
            let body = format!(r#"{{"error":{{"code":"{reported}","message":"m"}}}}"#);
            http::Response::builder()
                .status(status)
                .header("location", location)
                .body(body)
        });
        let builder = PipeshubCore::with_transport(transport)
            .bearer_auth("phpat_abc.tokensecret12345-xyz")
            .options(RequestOptions::new().header("x-key", "ownkey99"));
        let call = Call::new(&GET_THING).query("code", "4/0AcodeSecret");
        builder.build().unwrap().execute(call).await.unwrap_err()
    }

    #[tokio::test]
    async fn code_that_repeats_a_piece_of_a_secret_is_not_shown() {
        for code in [
            "tokensecret12345",
            "BAD_tokensecret12345_X",
            "phpat_ab",
            "AcodeSecret",
            "X_0AcodeSe",
            "ownkey99",
            "xyz",
        ] {
            let error = error_of(400, "/", code).await;
            assert!(!error.to_string().contains(code), "{error}");
            assert_eq!(error.code(), Some(code));
        }
        for code in ["HTTP_UNAUTHORIZED", "VALIDATION_ERROR", "invalid_client"] {
            assert!(error_of(400, "/", code).await.to_string().contains(code));
        }
        // An empty code repeats nothing.
        assert_eq!(error_of(400, "/", "").await.code(), Some(""));
    }

    #[tokio::test]
    async fn code_that_repeats_a_short_secret_or_an_argument_is_not_shown() {
        static GET_PART: Operation = Operation::put("putPart", "/things/{thing}/parts/{part}");
        let refused = async |code: &'static str| {
            let transport = transport_fn(move |_| {
                let body = format!(r#"{{"error":{{"code":"{code}","message":"m"}}}}"#);
                http::Response::builder().status(400).body(body)
            });
            let core = PipeshubCore::with_transport(transport)
                .server_url("http://localhost/things/v1")
                .bearer_auth("hunter2")
                .options(RequestOptions::new().header("x-key", "k3y"));
            let call = Call::new(&GET_PART)
                .path("thing", "red box")
                .id("part", "p7")
                .query("search", "w4")
                .query("state", "s5-t6")
                .json(&["body8"]);
            core.build().unwrap().execute(call).await.unwrap_err()
        };
        for code in [
            "INVALID_KEY_hunter2",
            "INVALID_KEYhunter2X",
            "HUNTER2_EXPIRED",
            "BAD_k3y",
            "UNKNOWN_THING_red",
            "UNKNOWN_PART_p7",
            "NOTHING_LIKE_w4",
            "STATE_t6",
            "s5",
            "BODY_body8",
        ] {
            let error = refused(code).await;
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains(code), "{shown}");
            assert_eq!(error.code(), Some(code));
        }
        for code in ["HTTP_BAD_REQUEST", "invalid_state", "QUOTA_REACHED"] {
            let error = refused(code).await;
            assert!(
                error.to_string().contains(&format!("400 {code};")),
                "{error}"
            );
        }
    }

    #[test]
    fn sleep_of_zero_is_ready_at_once_without_a_runtime() {
        let ready = |duration| {
            let mut sleep = std::pin::pin!(PipeshubCore::sleep(duration));
            let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
            sleep.as_mut().poll(&mut cx)
        };
        assert!(matches!(ready(Duration::ZERO), Poll::Ready(Ok(()))));
        let Poll::Ready(Err(error)) = ready(Duration::from_nanos(1)) else {
            panic!("a pause without a runtime")
        };
        assert_eq!(error.kind(), ErrorKind::Runtime);
    }

    #[tokio::test]
    async fn headers_of_an_error_are_available_and_not_printed() {
        let error = error_of(302, "https://h/x?code=SECRET", "C").await;
        assert_eq!(
            error.headers().unwrap()["location"],
            "https://h/x?code=SECRET"
        );
        assert!(!format!("{:?}", error.headers()).contains("SECRET"));
    }

    #[tokio::test(start_paused = true)]
    async fn body_of_empty_frames_ends_at_the_deadline() {
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

        let transport =
            transport_fn(|_| Ok::<_, TransportError>(http::Response::new(Body::stream(Endless))));
        let core = PipeshubCore::with_transport(transport)
            .timeout(Duration::from_millis(20))
            .build()
            .unwrap();
        // tokio's paused clock does not advance while a task never waits, so the test advances the
        // clock.
        let clock = async {
            loop {
                tokio::time::advance(Duration::from_millis(1)).await;
            }
        };
        let error = tokio::select! {
            result = core.execute(Call::new(&GET_THING)) => result.unwrap_err(),
            () = clock => unreachable!("an endless loop"),
        };
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Timeout, Delivery::Unknown)
        );
    }
}
