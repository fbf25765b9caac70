//! Texts that a program prints by habit contain no secret: `Debug`, `Display`, the chain of
//! sources, the text of a panic.
//!
//! The tests plant secrets wherever a caller or a server could put them. They format every public
//! type and search the text for each form of the secrets. They do not format accessors that exist
//! to return a secret or text of the server.

use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::fmt::{Debug, Write as _};
use std::future::poll_fn;
use std::io;
use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe, catch_unwind};
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use bytes::Bytes;
use http_body::Body as _;
use pipeshub::Pipeshub;
use pipeshub_admin_funcs::ai_models_providers::StreamEmbeddingDownloadProgressRequest;
use pipeshub_admin_funcs::mcp::{HandleMCPRequestRequest, McpResponse};
use pipeshub_admin_funcs::user_account::{AuthenticateRequest, InitAuthRequest, SignInCredentials};
use pipeshub_admin_funcs::users::UserDisplayPicture;
use pipeshub_admin_funcs::{
    ai_models_providers_stream_embedding_download_progress, mcp_handle_mcp_request,
    mcp_handle_mcp_streaming_request, organizations_get_organization_logo,
    user_account_authenticate, user_account_init_auth, users_get_user_display_picture,
};
use pipeshub_core::json::{FromJson, Map, RawJson, Reader, ToJson, Writer};
use pipeshub_core::unversioned::Dial;
use pipeshub_core::url::parse_query;
use pipeshub_core::{
    AccessToken, Attempt, BackoffStrategy, Body, BoxFuture, Call, ClientCredentials, Delivery,
    Download, Error, ErrorKind, EventRead, EventStream, Form, FromOpenReply, OpenReply, Operation,
    PagedRequest, Paging, Part, PipeshubCore, PipeshubCoreBuilder, QueryLimits, RawEvent,
    RequestOptions, Resend, RetryConfig, Roots, Secret, Security, SensitiveUrl, ServiceTransport,
    StreamEvent, TlsProvider, TokenContext, TokenSource, Transport, TransportError,
    TransportService, http, transport_fn,
};
use pipeshub_funcs::agents::{AgentAnswer, StreamAgentConversationRequest};
use pipeshub_funcs::connector_configuration::GetConnectorConfigRequest;
use pipeshub_funcs::connector_control::{
    ConnectorFile, LocalFsFileEvent, LocalFsFileEventType, SubmitConnectorFileEventUploadsRequest,
    SubmitConnectorFileEventsRequest,
};
use pipeshub_funcs::connector_instances::GetConnectorInstanceRequest;
use pipeshub_funcs::connector_oauth::{
    AuthenticatedBefore, GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackFailure,
    HandleOAuthCallbackRequest, OAuthState, WaitUntilAuthenticatedRequest,
};
use pipeshub_funcs::conversations::{
    Answer, ConversationCreatedValue, StreamChatEvent, StreamChatRequest,
};
use pipeshub_funcs::document_management::{DownloadDocumentRequest, StoredDocument};
use pipeshub_funcs::knowledge_base::{UploadFile, UploadRecordsRequest};
use pipeshub_funcs::models::conversations::StreamChatRequestChatMode;
use pipeshub_funcs::{
    agents_stream_agent_conversation, connector_configuration_get_connector_config,
    connector_instances_get_connector_instance, connector_oauth_get_oauth_authorization_url,
    connector_oauth_handle_oauth_callback, connector_oauth_wait_until_authenticated,
    conversations_stream_chat, document_management_download_document,
    knowledge_base_upload_records,
};
use pipeshub_tests::{CONNECTOR_ID, Reply, Scanner, ScriptedServer, Step, fixture_names};
use serde_json::{Value, json};

use crate::common;
use crate::secrets::{HEADER, ODD, PLAIN, Secrets};

/// A knowledge base.
const KB: &str = "b0000000-0000-4000-8000-00000000a001";

/// The connector's client secret. The server has it, and this program does not.
const CLIENT_SECRET: &str = "GOCSPX-CanaryClient~Secret";
const PASSWORD: &str = "pass-Canary-word-37";

impl Secrets {
    fn scanner(&self) -> Scanner {
        let named = self.named(&[("client secret", CLIENT_SECRET), ("password", PASSWORD)]);
        Scanner::new(&named).and_slices_of(&named)
    }

    fn callback_request(&self) -> HandleOAuthCallbackRequest {
        let state = OAuthState::from_saved(self.state);
        HandleOAuthCallbackRequest::new(self.code, state).base_url(common::BASE_URL)
    }

    /// Makes both calls and records what they print.
    async fn call_both(&self, core: &PipeshubCore, shown: &mut Shown) {
        self.authorize(core, shown).await;
        self.callback(core, shown).await;
    }

    async fn authorize(&self, core: &PipeshubCore, shown: &mut Shown) {
        let request = GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID);
        match connector_oauth_get_oauth_authorization_url(core, request).await {
            Ok(response) => shown.value(&response),
            Err(error) => shown.error(&error),
        }
    }

    async fn callback(&self, core: &PipeshubCore, shown: &mut Shown) {
        match connector_oauth_handle_oauth_callback(core, self.callback_request()).await {
            Ok(response) => shown.value(&response),
            Err(error) => shown.error(&error),
        }
    }
}

/// The printed texts. Each text is kept once, so that it is searched once.
#[derive(Default)]
struct Shown {
    texts: BTreeSet<String>,
    kinds: BTreeSet<String>,
}

impl Shown {
    fn value(&mut self, value: &(impl Debug + ?Sized)) {
        self.texts
            .extend([format!("{value:?}"), format!("{value:#?}")]);
    }

    fn error(&mut self, error: &Error) {
        self.kinds.insert(format!("{:?}", error.kind()));
        self.without_sources(error);
        if let Some(reply) = error.reply() {
            self.value(reply);
        }
        if let Some(failure) = error.failure::<HandleOAuthCallbackFailure>() {
            self.value(failure);
        }
        let mut source = error.source();
        while let Some(cause) = source {
            self.texts.insert(format!("{cause} {cause:#}"));
            self.value(cause);
            source = cause.source();
        }
    }

    /// Records the error without its sources.
    fn without_sources(&mut self, error: &Error) {
        self.texts.insert(format!("{error} {error:#}"));
        self.value(error);
    }

    #[track_caller]
    fn assert_clean(&self, scanner: &Scanner) {
        assert!(!self.texts.is_empty());
        for text in &self.texts {
            let hits = scanner.scan(text);
            assert!(
                hits.is_empty(),
                "{hits:?} in a text that begins with {:?}",
                text.get(..24)
            );
        }
    }
}

/// A transport that sends the same stored response to every request.
#[derive(Clone, Default)]
struct Answering {
    reply: Arc<Mutex<Reply>>,
    shown: Arc<Mutex<Shown>>,
}

impl Transport for Answering {
    fn send<'a>(
        &'a self,
        request: http::Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<http::Response<Body>, TransportError>> {
        let Reply {
            status,
            headers,
            body,
        } = self.reply.lock().unwrap().clone();
        let mut response = http::Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(name, value);
        }
        let response = response.body(Body::from(body)).unwrap();
        let mut shown = self.shown.lock().unwrap();
        // Each attempt has a deadline of its own, and so a text of its own.
        if shown.texts.len() < 100 {
            shown.value(attempt);
            shown.value(request.body());
            shown.value(response.body());
            shown.value(&request.headers().get(http::header::AUTHORIZATION));
        }
        Box::pin(std::future::ready(Ok(response)))
    }
}

impl Answering {
    fn core(&self, secrets: &Secrets) -> PipeshubCore {
        let core = PipeshubCore::with_transport(self.clone()).bearer_auth(secrets.token);
        // The id is always the same, so that equal texts are equal.
        core.options(
            RequestOptions::new()
                .header("x-request-id", "id-1")
                .header("x-key", HEADER),
        )
        .retries(RetryConfig::none())
        .build()
        .unwrap()
    }

    fn set_reply(&self, reply: Reply) {
        *self.reply.lock().unwrap() = reply;
    }
}

/// Passes each text of a JSON value to `change`, with its number.
fn texts(value: &mut Value, number: &mut usize, change: &mut impl FnMut(usize, &mut String)) {
    match value {
        Value::String(text) => {
            change(*number, text);
            *number += 1;
        }
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| texts(value, number, change)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|value| texts(value, number, change)),
        _ => {}
    }
}

/// Returns the response with `echo` in each of its texts by turns, in all of them, and in headers
/// that no stored response has.
fn echoes(reply: &Reply, echo: &str) -> Vec<Reply> {
    let mut echoed = Vec::new();
    let mut headers = reply.headers.clone();
    headers.retain(|(name, _)| !name.eq_ignore_ascii_case("location"));
    for name in ["location", "x-echo", "set-cookie", "www-authenticate"] {
        headers.push((name.to_owned(), echo.to_owned()));
    }
    echoed.push(Reply {
        headers,
        ..reply.clone()
    });
    echoed.push(Reply {
        body: [&reply.body, echo.as_bytes()].concat(),
        ..reply.clone()
    });
    let Ok(json) = serde_json::from_slice::<Value>(&reply.body) else {
        return echoed;
    };
    let mut count = 0;
    texts(&mut json.clone(), &mut count, &mut |_, _| {});
    // The last number is one above the count and stands for all texts.
    for chosen in 0..=count {
        let mut json = json.clone();
        texts(&mut json, &mut 0, &mut |number, text| {
            if chosen == number || chosen == count {
                echo.clone_into(text);
            }
        });
        echoed.push(Reply {
            body: json.to_string().into(),
            ..reply.clone()
        });
    }
    if let Value::Object(mut fields) = json {
        fields.insert(echo.to_owned(), echo.into());
        fields.insert("oauth_error".to_owned(), echo.into());
        echoed.push(Reply {
            body: Value::from(fields).to_string().into(),
            ..reply.clone()
        });
    }
    echoed
}

async fn replies_that_echo(secrets: &Secrets) {
    let transport = Answering::default();
    let core = transport.core(secrets);
    let mut shown = Shown::default();
    for name in fixture_names() {
        let reply = Reply::stored(&name);
        for secret in [secrets.token, secrets.code, secrets.state, CLIENT_SECRET] {
            for echo in [
                secret.to_owned(),
                format!("Bearer {secret} is not valid"),
                format!("https://app.example.com/p?oauth_error={secret}&code={secret}#{secret}"),
            ] {
                for reply in echoes(&reply, &echo) {
                    transport.set_reply(reply);
                    secrets.callback(&core, &mut shown).await;
                    // A secret that was not sent with a call, and looks like an error code, passes
                    // for a code.
                    if secret == secrets.token
                        || !secret.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    {
                        secrets.authorize(&core, &mut shown).await;
                    }
                }
            }
        }
    }
    let state = secrets.state.replace('=', "%3D");
    for reply in [
        format!(
            r#"{{"authorizationUrl":"https://idp.example/{state}?state={state}&x={state}","state":"{}"}}"#,
            secrets.state
        ),
        format!(
            r#"{{"success":true,"redirectUrl":"https://app.example.com/{state}?code={state}#{state}"}}"#
        ),
    ] {
        transport.set_reply(Reply::json(&reply));
        secrets.call_both(&core, &mut shown).await;
    }
    assert!(
        shown
            .texts
            .iter()
            .any(|text| text.starts_with("Response { value: GetOAuthAuthorizationUrlResponse"))
    );
    assert!(
        shown
            .texts
            .iter()
            .any(|text| text.starts_with("Response { value: HandleOAuthCallbackResponse"))
    );
    assert_eq!(
        shown.kinds.iter().collect::<Vec<_>>(),
        ["Failed", "InvalidReply", "Status"]
    );
    shown.assert_clean(&secrets.scanner());
    transport
        .shown
        .lock()
        .unwrap()
        .assert_clean(&secrets.scanner());
}

#[tokio::test]
async fn echoed_secrets_are_not_shown() {
    replies_that_echo(&ODD).await;
}

#[tokio::test]
async fn echoed_secrets_shaped_like_codes_are_not_shown() {
    replies_that_echo(&PLAIN).await;
}

#[tokio::test(start_paused = true)]
async fn network_faults_show_no_secret() {
    for secrets in [ODD, PLAIN] {
        let mut shown = Shown::default();
        let echo = format!(
            "{} {} {} {CLIENT_SECRET}\r\n",
            secrets.token, secrets.code, secrets.state
        );
        let answer =
            |text: String| vec![Step::ReadHead, Step::Write(Bytes::from(text)), Step::Close];
        let scripts = [
            vec![Step::ReadHead, Step::Close],
            vec![Step::ReadHead, Step::WaitForClose],
            answer(echo.clone()),
            answer(format!("HTTP/1.1 {echo}")),
            answer(format!("HTTP/1.1 200 {echo}x")),
            answer(format!("HTTP/1.1 200 OK\r\n{echo}\r\n")),
            answer(format!("HTTP/1.1 200 OK\r\nContent-Length: {echo}\r\n")),
            answer(format!(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{echo}{echo}"
            )),
            answer(format!(
                "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nX: {echo}\r\n{echo}"
            )),
            answer(format!(
                "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\nX: {echo}\r\n{echo}"
            )),
        ];
        for steps in scripts {
            let player = ScriptedServer::builder()
                .steps(steps)
                .repeat_last()
                .player();
            let core = common::duplex(&player)
                .bearer_auth(secrets.token)
                .options(RequestOptions::new().header("x-key", HEADER));
            secrets.call_both(&core.build().unwrap(), &mut shown).await;
        }
        assert_eq!(
            shown.kinds.iter().collect::<Vec<_>>(),
            ["ConnectionLost", "Timeout", "TooLarge"]
        );
        shown.assert_clean(&secrets.scanner());
    }
}

#[tokio::test(start_paused = true)]
async fn token_source_errors_show_no_secret() {
    // The chain contains these texts unchanged, so only the text of the SDK itself is searched.
    let mut shown = Shown::default();
    let text = || format!("{} {} {}", ODD.token, ODD.code, ODD.state);
    for delivery in [Delivery::NotSent, Delivery::Unknown] {
        shown.value(&TransportError::new(delivery, text()));
        shown.value(&TransportError::new(delivery, text()).reason("refused"));
        shown
            .texts
            .insert(TransportError::new(delivery, text()).to_string());
    }
    let dial: Dial = Arc::new(move |_, _| Box::pin(async move { Err(io::Error::other(text())) }));
    let core = common::builder(common::DUPLEX_URL)
        .unversioned_dialer(dial)
        .build()
        .unwrap();
    let error = connector_oauth_handle_oauth_callback(&core, ODD.callback_request())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    shown.without_sources(&error);
    shown.value(error.source().unwrap());
    shown.assert_clean(&ODD.scanner());
}

/// `Debug` is what `fn main() -> Result<(), Error>` prints.
#[tokio::test(start_paused = true)]
async fn error_debug_shows_line_and_sources_without_secret() {
    let text = || format!("{} {} {} {HEADER}", ODD.token, ODD.code, ODD.state);
    let mut shown = Shown::default();
    let mut check = async |core: PipeshubCoreBuilder, behind: &str| {
        let core = core.build().unwrap();
        let error = connector_oauth_handle_oauth_callback(&core, ODD.callback_request())
            .await
            .unwrap_err();
        let due = format!("{error}{behind}");
        assert_eq!(format!("{error:?}"), due);
        shown.without_sources(&error);
    };
    let sent = |cause: Arc<dyn Fn() -> TransportError + Send + Sync>| {
        PipeshubCore::with_transport(transport_fn(move |_| {
            Err::<http::Response<Body>, _>(cause())
        }))
        .bearer_auth(ODD.token)
    };
    let refused = || io::Error::from_raw_os_error(111);
    let system = format!("; caused by: {}", refused());
    let hidden = "; caused by: hidden, since its text may contain a secret; see source()";
    let unknown = move |source: io::Error| TransportError::new(Delivery::Unknown, source);
    check(
        sent(Arc::new(move || unknown(refused()))),
        &format!("{hidden}{system}"),
    )
    .await;
    check(
        sent(Arc::new(move || unknown(refused()).reason("it broke"))),
        &system,
    )
    .await;
    check(
        sent(Arc::new(move || {
            unknown(io::Error::other(text())).reason("it broke")
        })),
        "; caused by: other error",
    )
    .await;
    check(
        sent(Arc::new(move || {
            TransportError::new(Delivery::NotSent, text())
        })),
        hidden,
    )
    .await;
    let source =
        move || async move { Err::<AccessToken, Box<dyn StdError + Send + Sync>>(text().into()) };
    check(
        PipeshubCore::with_transport(Answering::default()).security(Security::token_source(source)),
        hidden,
    )
    .await;
    let transport = Answering::default();
    transport.set_reply(Reply::json(&format!(
        r#"{{"success":false,"error":"server_error","errorMessage":"{0}","redirectUrl":"/?code={0}"}}"#,
        ODD.code
    )));
    let core = transport.core(&ODD);
    let error = connector_oauth_handle_oauth_callback(&core, ODD.callback_request())
        .await
        .unwrap_err();
    let account = "; caused by: the authorization failed: server_error: ";
    assert!(format!("{error:?}").contains(account), "{error:?}");
    shown.error(&error);
    shown.assert_clean(&ODD.scanner());
}

#[tokio::test]
async fn rejected_settings_and_arguments_show_no_secret() {
    let mut shown = Shown::default();
    let builder = || common::builder(common::DUPLEX_URL);
    let bad = |secret: &str| format!("{secret}\r\nx: y");
    for built in [
        builder().bearer_auth(bad(ODD.token)).build(),
        builder()
            .bearer_auth(format!("bearer {}", ODD.token))
            .build(),
        builder()
            .options(RequestOptions::new().header("x-key", bad(HEADER)))
            .build(),
        builder()
            .options(RequestOptions::new().header(bad(HEADER), "x"))
            .build(),
        builder()
            .options(RequestOptions::new().header("authorization", HEADER))
            .build(),
        builder()
            .options(RequestOptions::new().header("x-request-id", format!("{HEADER} ")))
            .build(),
        builder().user_agent(bad(HEADER)).build(),
        builder()
            .server_url(format!(
                "https://user:{PASSWORD}@pipeshub.example.com/api/v1"
            ))
            .build(),
        builder()
            .server_url(format!("https://{PASSWORD}@pipeshub.example.com/api/v1"))
            .build(),
        builder()
            .server_url(format!(
                "https://pipeshub.example.com/api/v1?key={PASSWORD}"
            ))
            .build(),
        builder()
            .server_url(format!("https://pipeshub.example.com/{PASSWORD}%"))
            .build(),
        builder()
            .server_url(format!("{PASSWORD}://pipeshub.example.com"))
            .build(),
        builder()
            .ca_certificates_pem(format!("-----BEGIN CERTIFICATE-----\n{PASSWORD}\n"))
            .build(),
    ] {
        shown.error(&built.unwrap_err());
    }
    let core = builder().build().unwrap();
    let options = RequestOptions::new().server_url(format!("https://user:{PASSWORD}@h/"));
    shown.error(&core.with_options(options).unwrap_err());
    assert_eq!(shown.kinds.iter().collect::<Vec<_>>(), ["InvalidConfig"]);
    for id in [
        format!("{}/", ODD.code),
        format!("{CLIENT_SECRET}\n"),
        format!("{PASSWORD}{}", "x".repeat(64)),
    ] {
        let request = GetOAuthAuthorizationUrlRequest::new(id);
        shown.error(
            &connector_oauth_get_oauth_authorization_url(&core, request)
                .await
                .unwrap_err(),
        );
    }
    for code in [
        format!("<{}>", ODD.code),
        format!("{} ", ODD.code),
        format!("onx={}", ODD.code),
    ] {
        let request = HandleOAuthCallbackRequest::new(code, OAuthState::from_saved(ODD.state));
        shown.error(
            &connector_oauth_handle_oauth_callback(&core, request)
                .await
                .unwrap_err(),
        );
    }
    let refused = HandleOAuthCallbackRequest::new("", OAuthState::from_saved(ODD.state));
    shown.error(
        &connector_oauth_handle_oauth_callback(&core, refused)
            .await
            .unwrap_err(),
    );
    let (code, state) = (
        ODD.code
            .replace('%', "%25")
            .replace('&', "%26")
            .replace('+', "%2B"),
        ODD.state,
    );
    for redirect in [
        format!("https://h/?code={code}&state={state}x"),
        format!("https://h/?code={code}&code={code}&state={state}"),
        format!("https://h/?code={code}&error={CLIENT_SECRET}&state={state}"),
        format!("https://h/?error={CLIENT_SECRET}&error_description={code}&state={state}"),
        format!("https://h/?code={code}&state={state}&iss={PASSWORD}%zz"),
        format!("https://h/?code={code}%E9&state={state}"),
        format!("https://h/?code={code}&state={state}&{PASSWORD}=%zz&state={CLIENT_SECRET}%"),
        format!("https://h/?code={code}"),
    ] {
        let read =
            HandleOAuthCallbackRequest::from_redirect(&redirect, OAuthState::from_saved(state));
        shown.error(&read.unwrap_err());
    }
    assert_eq!(
        shown.kinds.iter().collect::<Vec<_>>(),
        ["Failed", "InvalidConfig", "InvalidRequest"]
    );
    shown.assert_clean(&ODD.scanner());
}

/// Exported names that these tests format, with `Debug` and, if there is one, `Display`.
const FORMATTED: [&str; 102] = [
    "AccessToken",
    "AgentAnswer",
    "Answer",
    "AnswerEnd",
    "Attempt",
    "AuthenticateRequest",
    "AuthenticateResponse",
    "AuthenticatedBefore",
    "BackoffStrategy",
    "Body",
    "Call",
    "ClientCredentials",
    "ConnectorConfiguration",
    "ConnectorFile",
    "ConnectorInstances",
    "ConnectorOAuth",
    "ConversationCreatedValue",
    "Delivery",
    "Download",
    "DownloadDocumentRequest",
    "EmbeddingDownloadEvent",
    "Error",
    "ErrorKind",
    "EventRead",
    "EventStream",
    "Form",
    "GetAgentToolsetOAuthUrlRequest",
    "GetAgentToolsetOAuthUrlResponse",
    "GetConnectorConfigRequest",
    "GetConnectorConfigResponse",
    "GetConnectorInstanceRequest",
    "GetConnectorInstanceResponse",
    "GetInstanceOAuthAuthorizationUrlRequest",
    "GetInstanceOAuthAuthorizationUrlResponse",
    "GetOAuthAuthorizationUrlRequest",
    "GetOAuthAuthorizationUrlResponse",
    "HandleMCPRequestRequest",
    "HandleOAuthCallbackFailure",
    "HandleOAuthCallbackRequest",
    "HandleOAuthCallbackResponse",
    "HandleToolsetOAuthCallbackFailure",
    "HandleToolsetOAuthCallbackRequest",
    "HandleToolsetOAuthCallbackResponse",
    "InitAuthRequest",
    "InvalidJson",
    "InvalidUrl",
    "Items",
    "Iter",
    "Map",
    "McpEvent",
    "McpMessage",
    "McpResponse",
    "OAuthState",
    "OpenReply",
    "Opening",
    "Operation",
    "OrganizationLogo",
    "Pages",
    "Paging",
    "Part",
    "Pipeshub",
    "PipeshubCore",
    "PipeshubCoreBuilder",
    "PipeshubDefaultError",
    "Progress",
    "QueryLimits",
    "RawEvent",
    "RawJson",
    "RawReply",
    "Reader",
    "Reply",
    "RequestOptions",
    "Resend",
    "Response",
    "ResponseMeta",
    "RetryConfig",
    "Roots",
    "Secret",
    "Security",
    "SensitiveUrl",
    "ServiceTransport",
    "SignInCredentials",
    "SignInSession",
    "SignInStep",
    "SignInTokens",
    "StoredDocument",
    "StreamAgentEvent",
    "StreamChatEvent",
    "StreamChatRequest",
    "StreamEmbeddingDownloadProgressRequest",
    "SubmitConnectorFileEventUploadsRequest",
    "TlsProvider",
    "TokenContext",
    "TransportError",
    "TransportService",
    "UploadFile",
    "UploadRecordsEvent",
    "UploadRecordsRequest",
    "UserDisplayPicture",
    "WaitUntilAuthenticatedRequest",
    "WaitUntilAuthenticatedResponse",
    "Writer",
];

/// A list with a secret in its request.
#[derive(Clone)]
struct PagedThings;

impl PagedRequest for PagedThings {
    type Response = ();
    type Item = ();
    const PAGING: Paging = Paging::new("things").has_next("hasNext");

    fn send(self, core: &PipeshubCore) -> pipeshub_core::Reply<'_, ()> {
        static LIST: Operation = Operation::get("listThings", "/things");
        let call = Call::new(&LIST).query("state", ODD.state);
        core.call(call, pipeshub_core::RawReply::read)
    }

    fn into_items((): ()) -> Vec<()> {
        Vec::new()
    }
}

/// An event of a stream with secrets, as its texts.
#[derive(Debug)]
struct ShownEvent(String);

impl StreamEvent for ShownEvent {
    const IDLE_TIMEOUT: Duration = Duration::from_secs(1);

    fn read(event: &mut RawEvent<'_>) -> pipeshub_core::Result<EventRead<Self>> {
        let unfit = event.read::<Vec<u8>>().unwrap_err();
        let text = format!("{event:?} {unfit} {unfit:?}");
        let skipped: EventRead<Self> = EventRead::Skipped;
        Ok(EventRead::Next(Self(format!("{text} {skipped:?}"))))
    }
}

/// A response as its text.
struct ShownReply(String);

impl FromOpenReply for ShownReply {
    fn from_open_reply(reply: OpenReply) -> pipeshub_core::Result<Self> {
        Ok(Self(format!("{reply:?} {reply:#?}")))
    }
}

/// Formats responses that are read piece by piece, with secrets in their heads and bodies.
async fn show_open_replies(shown: &mut Shown, call: impl Fn() -> Call) {
    let transport = transport_fn(|_| {
        http::Response::builder()
            .header("content-type", "text/event-stream")
            .header(
                "content-disposition",
                format!("attachment; filename={}", ODD.token),
            )
            .body(format!(
                "event: {0}\ndata: {{\"{0}\":\"{1}\"}}\n\n",
                ODD.token, ODD.code
            ))
    });
    let core = PipeshubCore::with_transport(transport)
        .bearer_auth(ODD.token)
        .build()
        .unwrap();
    let opening = core.open::<EventStream<ShownEvent>>(call());
    shown.value(&opening);
    let mut events = opening.await.unwrap();
    let event = events.next().await.unwrap().unwrap();
    shown.texts.insert(event.0);
    shown.error(&events.next().await.unwrap().unwrap_err());
    shown.value(&events);
    shown.value(&pipeshub_core::blocking::iter(events));
    let reply = core.open::<ShownReply>(call()).await.unwrap();
    shown.texts.insert(reply.0);
    shown.error(&core.open::<Download>(call()).await.unwrap_err());
    let transport = transport_fn(|_| {
        http::Response::builder()
            .header(
                "content-disposition",
                format!("attachment; filename={}", ODD.token),
            )
            .header("content-length", "7")
            .body(ODD.token)
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let mut download: Download = core.open(call()).await.unwrap();
    shown.value(&download.progress());
    shown.error(&download.copy_to(&mut Vec::new()).await.unwrap_err());
    shown.value(&download);
}

/// Returns a core whose server sends this response, with secrets in the request and in the head.
fn core_of(content_type: &'static str, body: String) -> PipeshubCore {
    let transport = transport_fn(move |_| {
        http::Response::builder()
            .header("content-type", content_type)
            .header("x-echo", HEADER)
            .header(
                "content-disposition",
                format!("attachment; filename={}", ODD.token),
            )
            .body(body.clone())
    });
    let builder = PipeshubCore::with_transport(transport).bearer_auth(ODD.token);
    let options = RequestOptions::new().header("x-key", HEADER);
    builder.options(options).build().unwrap()
}

/// Returns the frames of an event stream.
fn frames(events: &[(&str, Value)]) -> String {
    let mut frames = String::new();
    for (name, data) in events {
        let _ = write!(frames, "event: {name}\ndata: {data}\n\n");
    }
    frames
}

/// Formats a chat. The values that the description does not name contain secrets, and so do the
/// texts of a failure.
async fn show_chat(shown: &mut Shown) {
    let request = || StreamChatRequest::new("leave", StreamChatRequestChatMode::INTERNAL_SEARCH);
    shown.value(&request());
    let value = json!({"conversationId": "c1", "title": "t", "echo": ODD.code});
    let artifact = json!({"op": "add", "path": "/artifacts/-", "value": {"url": ODD.state}});
    let core = core_of(
        "text/event-stream",
        frames(&[
            (
                "CUSTOM",
                json!({"type": "CUSTOM", "name": "conversation_created", "value": value}),
            ),
            (
                "STATE_DELTA",
                json!({"type": "STATE_DELTA", "runId": "r", "delta": [artifact]}),
            ),
            ("later", json!({"echo": ODD.token})),
            (
                "RUN_ERROR",
                json!({"type": "RUN_ERROR", "message": ODD.token, "code": ODD.state}),
            ),
        ]),
    );
    let mut events = conversations_stream_chat(&core, request()).await.unwrap();
    shown.value(&events);
    let (mut answer, mut count) = (Answer::new(), 0);
    while let Some(event) = events.next().await {
        count += 1;
        answer.add(&event);
        match event {
            Ok(event) => {
                shown.value(&event);
                if let StreamChatEvent::Custom(custom) = &event {
                    let created = custom.value.as_ref().unwrap();
                    shown.value(&created.read::<ConversationCreatedValue>().unwrap());
                }
            }
            // What the server says of a failure is for the program, which has to ask for it.
            Err(error) => shown.error(&error),
        }
        if count < 4 {
            shown.value(&answer);
        }
    }
    assert_eq!((count, answer.artifacts().len()), (4, 1));
    shown.value(&answer.end());
    // The events of an agent's chat have the same data.
    let request = StreamAgentConversationRequest::new("agent-1", "leave");
    let mut events = agents_stream_agent_conversation(&core, request)
        .await
        .unwrap();
    shown.value(&events);
    let (mut answer, mut count) = (AgentAnswer::new(), 0);
    while let Some(event) = events.next().await {
        count += 1;
        answer.add(&event);
        match event {
            Ok(event) => shown.value(&event),
            Err(error) => shown.error(&error),
        }
        if count < 4 {
            shown.value(&answer);
        }
    }
    assert_eq!((count, answer.artifacts().len()), (4, 1));
}

/// Formats a sign-in, with secrets in the credentials, in the session and in the responses.
async fn show_sign_in(shown: &mut Shown) {
    let sign_in = |credentials| {
        let request = AuthenticateRequest::new(ODD.state, credentials);
        request.cf_turnstile_response(ODD.code)
    };
    shown.value(&InitAuthRequest::new());
    let first = json!({"currentStep": 0, "allowedMethods": [], "message": "m", "jitEnabled": true,
                       "authProviders": {"oauth": {"clientSecret": CLIENT_SECRET}}});
    let next = json!({"nextStep": 1, "allowedMethods": [],
                      "authProviders": {"oauth": {"clientSecret": CLIENT_SECRET}}});
    let last = json!({"message": "m", "accessToken": ODD.token, "refreshToken": ODD.code});
    let transport = transport_fn(move |_| {
        http::Response::builder()
            .header("content-type", "application/json")
            .header("x-session-token", ODD.state)
            .body(first.to_string())
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let session = user_account_init_auth(&core, InitAuthRequest::new()).await;
    let session = session.unwrap();
    assert_eq!(session.session_token.expose(), ODD.state);
    shown.value(&session);
    shown.value(&session.into_inner());
    for credentials in [
        SignInCredentials::Password,
        SignInCredentials::Otp,
        SignInCredentials::Google,
        SignInCredentials::Microsoft,
        SignInCredentials::AzureAd,
        SignInCredentials::OAuth,
    ] {
        let credentials = credentials(PASSWORD.into());
        shown.value(&credentials);
        shown.value(&sign_in(credentials.clone()));
        for body in [&next, &last] {
            let core = core_of("application/json", body.to_string());
            let response = user_account_authenticate(&core, sign_in(credentials.clone()));
            shown.value(&response.await.unwrap());
        }
    }
    let refused = transport_fn(|_| {
        let body = format!(
            r#"{{"error":{{"code":"{PASSWORD}","message":"{}"}}}}"#,
            ODD.state
        );
        http::Response::builder().status(400).body(body)
    });
    let core = PipeshubCore::with_transport(refused).build().unwrap();
    let password = sign_in(SignInCredentials::Password(PASSWORD.into()));
    shown.error(
        &user_account_authenticate(&core, password)
            .await
            .unwrap_err(),
    );
    // A code that repeats the session, which is in a header.
    let refused = transport_fn(|_| {
        let body = format!(r#"{{"error":{{"code":"{}","message":"m"}}}}"#, PLAIN.state);
        http::Response::builder().status(400).body(body)
    });
    let core = PipeshubCore::with_transport(refused).build().unwrap();
    let otp = AuthenticateRequest::new(PLAIN.state, SignInCredentials::Otp("1".into()));
    let error = user_account_authenticate(&core, otp).await.unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains(PLAIN.state),
        "{error}"
    );
}

/// Formats documents, MCP, models and files of connectors, with secrets wherever they may be.
async fn show_hand_written(shown: &mut Shown) {
    shown.value(&DownloadDocumentRequest::new("d1"));
    let url = format!("https://store.example/k?sig={}", common::CODE_ENCODED);
    let bodies = [json!({"signedUrl": url}).to_string(), ODD.code.to_owned()];
    for body in bodies {
        let is_url = body.starts_with('{');
        let transport = transport_fn(move |_| {
            let reply = http::Response::builder().header("content-type", "application/json");
            let name = format!("attachment; filename={}", ODD.token);
            let reply = if is_url {
                reply
            } else {
                reply.header("content-disposition", name)
            };
            reply.body(body.clone())
        });
        let core = PipeshubCore::with_transport(transport).build().unwrap();
        let request = DownloadDocumentRequest::new("d1");
        let document = document_management_download_document(&core, request).await;
        let document = document.unwrap();
        assert_eq!(matches!(document, StoredDocument::SignedUrl(_)), is_url);
        shown.value(&document);
        if let StoredDocument::SignedUrl(url) = document {
            shown.value(&url.into_inner());
        }
    }
    let core = core_of("image/svg+xml", ODD.token.to_owned());
    shown.value(&organizations_get_organization_logo(&core).await.unwrap());

    let params = RawJson::write(ODD.code).unwrap();
    let request = || {
        HandleMCPRequestRequest::new("tools/call")
            .id(1)
            .params(params.clone())
    };
    shown.value(&request());
    let core = core_of(
        "text/event-stream",
        frames(&[("message", json!({"id": 1, "result": {"text": ODD.state}}))]),
    );
    let response = mcp_handle_mcp_request(&core, request()).await.unwrap();
    shown.value(&response);
    if let McpResponse::Messages(mut messages) = response {
        shown.value(&messages.next().await.unwrap().unwrap());
    }
    let mut events = mcp_handle_mcp_streaming_request(&core).await.unwrap();
    shown.value(&events.next().await.unwrap().unwrap());

    let request = || StreamEmbeddingDownloadProgressRequest::new("a/b");
    shown.value(&request());
    let failed = json!({"model": "m", "status": "failed", "progress": 0, "downloaded_bytes": 0,
                        "total_bytes": 0, "error": ODD.token, "timestamp": 1});
    let core = core_of(
        "text/event-stream",
        frames(&[("later", json!({"echo": ODD.state})), ("progress", failed)]),
    );
    let mut events = ai_models_providers_stream_embedding_download_progress(&core, request())
        .await
        .unwrap();
    shown.value(&events.next().await.unwrap().unwrap());
    shown.error(&events.next().await.unwrap().unwrap_err());

    let file = || ConnectorFile::new("f0", Part::bytes(ODD.code).file_name(ODD.state));
    shown.value(&file());
    let event = LocalFsFileEvent::new(LocalFsFileEventType::CREATED, "a", 1_i64, false);
    let batch = SubmitConnectorFileEventsRequest::new("c1", [event.content_field("f0")]);
    shown.value(&SubmitConnectorFileEventUploadsRequest::new(
        batch,
        [file()],
    ));
}

/// Formats an upload and a picture, with secrets in the files and in the heads of the responses.
async fn show_files(shown: &mut Shown) {
    let file = || {
        let part = Part::bytes(ODD.code).file_name(ODD.state);
        UploadFile::new("a.txt", part.content_type(HEADER))
    };
    shown.value(&file());
    let request = UploadRecordsRequest::new(KB, [file()]).on_progress(|_| {});
    shown.value(&request);
    let core = core_of(
        "text/event-stream",
        frames(&[
            (
                "done",
                json!({"total": 1, "succeeded": 1, "failed": 0, "echo": ODD.code}),
            ),
            ("error", json!({"message": ODD.token})),
        ]),
    );
    let request = UploadRecordsRequest::new(KB, [UploadFile::new("a.txt", Part::bytes(ODD.code))]);
    let mut events = knowledge_base_upload_records(&core, request).await.unwrap();
    while let Some(event) = events.next().await {
        match event {
            Ok(event) => shown.value(&event),
            Err(error) => shown.error(&error),
        }
    }
    for (content_type, body) in [
        ("image/png", ODD.token.to_owned()),
        (
            "application/json",
            json!({"errorMessage": "none", "echo": ODD.token}).to_string(),
        ),
    ] {
        let core = core_of(content_type, body);
        let picture = users_get_user_display_picture(&core).await.unwrap();
        let is_picture = matches!(picture, UserDisplayPicture::Picture(_));
        assert_eq!(is_picture, content_type == "image/png");
        shown.value(&picture);
    }
}

#[tokio::test]
async fn public_types_show_no_secret() {
    static OPERATION: Operation = Operation::post("doThing", "/things/{id}").resend(Resend::Safe);
    let mut shown = Shown::default();
    let call = || {
        Call::new(&OPERATION)
            .path("id", "thing-1")
            .query("state", Some(ODD.state))
            .json(&[CLIENT_SECRET])
    };
    shown.value(&call());
    let (seen, seen_by_form) = mpsc::channel();
    let part = || {
        Part::bytes(ODD.code)
            .file_name(ODD.state)
            .content_type(HEADER)
    };
    let form = Form::new()
        .text("state", ODD.state)
        .part("file", part())
        .on_progress(move |progress| seen.send(progress).unwrap());
    shown.value(&part());
    shown.value(&form);
    let form = Call::new(&OPERATION).path("id", "thing-1").form(form);
    shown.value(&form);
    let reading = transport_fn(async |request: http::Request<Body>| {
        let mut body = request.into_body();
        while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
            frame.unwrap();
        }
        http::Response::builder().body("")
    });
    let core = PipeshubCore::with_transport(reading).build().unwrap();
    core.execute(form).await.unwrap();
    shown.value(&seen_by_form.recv().unwrap());
    shown.value(&core.pages(PagedThings));
    shown.value(&core.pages(PagedThings).items());
    shown.value(&PagedThings::PAGING);
    shown.value(&OPERATION);
    shown.value(&Resend::Safe);
    let builder = common::builder(common::DUPLEX_URL)
        .bearer_auth(ODD.token)
        .options(RequestOptions::new().header("x-key", HEADER));
    let builder = builder.proxy(format!("http://user:{PASSWORD}@proxy.example"));
    shown.value(&builder);
    shown.value(&builder.build().unwrap());
    let builder = Pipeshub::with_transport(Answering::default()).bearer_auth(ODD.token);
    let builder = builder.options(RequestOptions::new().header("x-key", HEADER));
    shown.value(&builder);
    let pipeshub = builder.build().unwrap();
    shown.value(&pipeshub);
    shown.value(&pipeshub.connector_configuration());
    shown.value(&pipeshub.connector_instances());
    shown.value(&pipeshub.connector_oauth());
    let options = RequestOptions::new()
        .header("x-key", HEADER)
        .server_url(format!("https://user:{PASSWORD}@h/"))
        .security(Security::bearer(ODD.token))
        .retries(RetryConfig::none())
        .timeout(Duration::from_secs(1))
        .retry_codes([429])
        .max_response_bytes(1);
    shown.value(&options);
    shown.value(&(
        Roots::Webpki,
        TlsProvider::Ring,
        Delivery::Unknown,
        ErrorKind::Status,
    ));
    shown.value(&(RetryConfig::default(), BackoffStrategy::default()));
    shown.value(&(
        Secret::from(ODD.token),
        Security::bearer(ODD.token),
        Security::none(),
    ));
    let app = ClientCredentials::new("id-1", CLIENT_SECRET)
        .token_url(format!("https://user:{PASSWORD}@h/"));
    shown.value(&app);
    shown.value(&(
        Security::from(app),
        Security::client_credentials("id-1", CLIENT_SECRET),
    ));
    shown.value(&AccessToken::new(ODD.token).expires_in(Duration::from_secs(1)));
    shown.value(&(Body::from(ODD.code), Body::empty()));
    shown.value(&ServiceTransport::new(TransportService::new(
        Answering::default(),
    )));
    shown.value(&(OAuthState::from_saved(ODD.state), ODD.callback_request()));
    shown.value(&GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID).base_url(common::BASE_URL));
    let invalid = parse_query(&format!("{}={}%zz", ODD.code, ODD.state)).unwrap_err();
    shown.value(&invalid);
    shown.texts.insert(invalid.to_string());
    for url in [
        format!(
            "https://idp.example/{0}?code={0}&state={1}#{1}",
            ODD.code, ODD.state
        ),
        format!("https://user:{PASSWORD}@idp.example/"),
        format!("{PASSWORD}:{}", ODD.token),
        format!("None/{}", ODD.state),
    ] {
        match SensitiveUrl::for_browser(url.clone()) {
            Ok(url) => shown.value(&url),
            Err(invalid) => shown.value(&invalid),
        }
        shown.value(&SensitiveUrl::unchecked(url));
    }
    let transport = Answering::default();
    transport.set_reply(Reply::json(&format!("[\"{}\"]", ODD.token)));
    let raw = transport.core(&ODD).execute(call()).await.unwrap();
    shown.value(&raw);
    let response = raw.into_response(());
    shown.value(response.meta());
    shown.value(&response);
    let raw = transport.core(&ODD).execute(call()).await.unwrap();
    shown.error(&raw.json::<Vec<u8>>().unwrap_err());
    show_open_replies(&mut shown, call).await;
    show_chat(&mut shown).await;
    show_files(&mut shown).await;
    show_sign_in(&mut shown).await;
    show_hand_written(&mut shown).await;
    let body = r#"{"config":{"name":"n","isAuthenticated":true},"connector":{"name":"n","isAuthenticated":true}}"#;
    for _ in 0..3 {
        transport.set_reply(Reply::json(body));
    }
    let core = transport.core(&ODD);
    shown.value(&connector_oauth_handle_oauth_callback(
        &core,
        ODD.callback_request(),
    ));
    let request = GetConnectorConfigRequest::new(CONNECTOR_ID);
    shown.value(&request);
    shown.value(
        &connector_configuration_get_connector_config(&core, request)
            .await
            .unwrap(),
    );
    let request = GetConnectorInstanceRequest::new(CONNECTOR_ID);
    shown.value(&request);
    shown.value(
        &connector_instances_get_connector_instance(&core, request)
            .await
            .unwrap(),
    );
    shown.value(&AuthenticatedBefore::Unknown);
    let request = WaitUntilAuthenticatedRequest::new(CONNECTOR_ID, false).interval(Duration::ZERO);
    shown.value(&request);
    shown.value(
        &connector_oauth_wait_until_authenticated(&core, request)
            .await
            .unwrap(),
    );
    let json = RawJson::new(format!("[\"{}\"]", ODD.token)).unwrap();
    shown.value(&json);
    shown.value(&QueryLimits::new("limit<1,100"));
    shown.value(&Map::from_iter([("token", Secret::from(ODD.token))]));
    for invalid in [
        RawJson::new(format!("[\"{}", ODD.token)).unwrap_err(),
        json.read::<u8>().unwrap_err(),
    ] {
        shown.value(&invalid);
        shown.texts.insert(invalid.to_string());
    }
    let written = [ODD.token, ""].map(|text| Formatted(text.to_owned()));
    let written = RawJson::write(&written.to_vec()).unwrap();
    for text in [
        json.read::<Formatted>().unwrap().0,
        written.read::<Vec<String>>().unwrap().remove(1),
    ] {
        assert!(text.ends_with("(..)"), "{text}");
        shown.texts.insert(text);
    }
    shown.assert_clean(&ODD.scanner());
}

#[tokio::test]
async fn flow_of_a_toolset_shows_no_secret() {
    use pipeshub_funcs::toolset_oauth::{
        GetAgentToolsetOAuthUrlRequest, GetInstanceOAuthAuthorizationUrlRequest,
        HandleToolsetOAuthCallbackRequest,
    };
    use pipeshub_funcs::{
        toolset_oauth_get_agent_toolset_oauth_url,
        toolset_oauth_get_instance_oauth_authorization_url,
        toolset_oauth_handle_toolset_oauth_callback,
    };
    let mut shown = Shown::default();
    let transport = Answering::default();
    let core = transport.core(&ODD);
    let page = format!(
        r#"{{"success":true,"authorizationUrl":"https://idp.example/?state={0}","state":"{0}"}}"#,
        ODD.state
    );
    transport.set_reply(Reply::json(&page));
    let request = GetInstanceOAuthAuthorizationUrlRequest::new(CONNECTOR_ID);
    shown.value(&request);
    let begun = toolset_oauth_get_instance_oauth_authorization_url(&core, request).await;
    shown.value(&begun.unwrap());
    transport.set_reply(Reply::json(&page));
    let request = GetAgentToolsetOAuthUrlRequest::new(CONNECTOR_ID, CONNECTOR_ID);
    shown.value(&request);
    let begun = toolset_oauth_get_agent_toolset_oauth_url(&core, request).await;
    shown.value(&begun.unwrap());
    let callback =
        || HandleToolsetOAuthCallbackRequest::new(ODD.code, OAuthState::from_saved(ODD.state));
    shown.value(&callback());
    let url = format!("https://app.example.com/tools?code={}", ODD.code);
    transport.set_reply(Reply::json(&format!(
        r#"{{"redirectUrl":"{url}","success":true}}"#
    )));
    let ended = toolset_oauth_handle_toolset_oauth_callback(&core, callback()).await;
    shown.value(&ended.unwrap());
    transport.set_reply(Reply::json(&format!(
        r#"{{"redirectUrl":"{url}","success":false,"error":"{0}","errorMessage":"{0}"}}"#,
        ODD.code
    )));
    let failed = toolset_oauth_handle_toolset_oauth_callback(&core, callback()).await;
    shown.error(&failed.unwrap_err());
    let redirect = format!("code={}&state={}x", ODD.code, ODD.state);
    let forged = HandleToolsetOAuthCallbackRequest::from_redirect(
        &redirect,
        OAuthState::from_saved(ODD.state),
    );
    shown.error(&forged.unwrap_err());
    shown.assert_clean(&ODD.scanner());
}

#[tokio::test]
async fn chats_uploads_and_pictures_show_no_secret() {
    use pipeshub_admin_funcs::users_get_user_display_picture;
    use pipeshub_funcs::agents::StreamAgentEvent;
    use pipeshub_funcs::conversations::{
        Answer, ConversationCreatedValue, StreamChatEvent, StreamChatRequest,
    };
    use pipeshub_funcs::knowledge_base::{UploadFile, UploadRecordsEvent, UploadRecordsRequest};
    use pipeshub_funcs::models::conversations::StreamChatRequestChatMode;
    let mut shown = Shown::default();
    let data = || RawJson::new(format!("[\"{}\"]", ODD.token)).unwrap();
    let event = || "event".to_owned();
    let chat = StreamChatEvent::Other {
        event: event(),
        data: data(),
    };
    let mut answer = Answer::new();
    answer.add(&Ok(chat.clone()));
    shown.value(&(answer.end(), answer));
    shown.value(&chat);
    shown.value(&StreamAgentEvent::Other {
        event: event(),
        data: data(),
    });
    shown.value(&UploadRecordsEvent::Other {
        event: event(),
        data: data(),
    });
    let created = RawJson::new(r#"{"conversationId":"c-1"}"#).unwrap();
    shown.value(&created.read::<ConversationCreatedValue>().unwrap());
    let mode = StreamChatRequestChatMode::INTERNAL_SEARCH;
    shown.value(&StreamChatRequest::new("When is pay day?", mode));
    let file = || UploadFile::new("a.md", Part::bytes(ODD.token));
    shown.value(&file());
    shown.value(&UploadRecordsRequest::new(KB, vec![file()]));
    let transport = Answering::default();
    transport.set_reply(Reply::json(r#"{"errorMessage":"User pic not found"}"#));
    let core = transport.core(&ODD);
    shown.value(&users_get_user_display_picture(&core).await.unwrap());
    shown.assert_clean(&ODD.scanner());
}

/// Reads the `Debug` of the reader. Writes its text or, if that is empty, the `Debug` of the writer.
#[derive(Clone)]
struct Formatted(String);

impl FromJson for Formatted {
    fn from_json(from: &mut Reader<'_>) -> Self {
        let text = format!("{from:?}");
        drop(RawJson::from_json(from));
        Self(text)
    }
}

impl ToJson for Formatted {
    fn to_json(&self, to: &mut Writer) {
        if self.0.is_empty() {
            format!("{to:?}").to_json(to);
        } else {
            self.0.to_json(to);
        }
    }
}

/// A source that records its context, and then fails or returns the token.
struct Source {
    shown: Arc<Mutex<Shown>>,
    token: Option<&'static str>,
}

impl TokenSource for Source {
    fn token<'a>(
        &'a self,
        context: &'a TokenContext<'_>,
    ) -> BoxFuture<'a, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        self.shown.lock().unwrap().value(context);
        let failure = || io::Error::other(format!("{} {CLIENT_SECRET}", ODD.token)).into();
        Box::pin(std::future::ready(
            self.token.map(AccessToken::new).ok_or_else(failure),
        ))
    }
}

#[tokio::test]
async fn source_tokens_are_not_shown() {
    let transport = Answering::default();
    let mut shown = Shown::default();
    let told = Arc::<Mutex<Shown>>::default();
    let source = |token| {
        Security::token_source(Source {
            shown: Arc::clone(&told),
            token,
        })
    };
    let core = |secrets: &Secrets, security: Security| {
        let options = RequestOptions::new().security(security);
        transport.core(secrets).with_options(options).unwrap()
    };
    // The chain contains the source's own error unchanged, so only the text of the SDK is searched.
    let failing = core(&ODD, source(None));
    let error = connector_oauth_handle_oauth_callback(&failing, ODD.callback_request())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Token);
    shown.without_sources(&error);
    for secrets in [ODD, PLAIN] {
        let core = core(&secrets, source(Some(secrets.token)));
        for name in fixture_names() {
            for reply in echoes(&Reply::stored(&name), secrets.token) {
                transport.set_reply(reply);
                secrets.callback(&core, &mut shown).await;
            }
        }
        // The token endpoint sends its secrets in every place. It has the id, too.
        let app = core.with_options(
            RequestOptions::new().security(Security::client_credentials("id-1", CLIENT_SECRET)),
        );
        let app = app.unwrap();
        let good = format!(
            r#"{{"access_token":"{}","scope":"connector:read"}}"#,
            secrets.token
        );
        let bad = format!(r#"{{"error":"{CLIENT_SECRET}","error_description":"{CLIENT_SECRET}"}}"#);
        let mut replies = vec![
            Reply::json(&good),
            Reply {
                status: 401,
                ..Reply::json(&bad)
            },
        ];
        replies.extend(
            [secrets.token, CLIENT_SECRET]
                .map(|echo| Reply::json(&format!(r#"{{"access_token":"{echo} x"}}"#))),
        );
        for reply in replies {
            for reply in echoes(&reply, CLIENT_SECRET).into_iter().chain([reply]) {
                transport.set_reply(reply);
                secrets.authorize(&app, &mut shown).await;
            }
        }
        shown.assert_clean(&secrets.scanner());
    }
    assert!(shown.kinds.contains("Token"));
    told.lock().unwrap().assert_clean(&ODD.scanner());
    transport.shown.lock().unwrap().assert_clean(&ODD.scanner());
}

/// A source of a new token each time. Each is valid for two seconds.
#[derive(Clone, Default)]
struct Renewing(Arc<Mutex<usize>>);

impl TokenSource for Renewing {
    fn token<'a>(
        &'a self,
        _: &'a TokenContext<'_>,
    ) -> BoxFuture<'a, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        let mut number = self.0.lock().unwrap();
        *number += 1;
        let token = format!("Canary{number}Token{number}Renewed");
        Box::pin(std::future::ready(Ok(
            AccessToken::new(token).expires_in(Duration::from_secs(2))
        )))
    }
}

#[tokio::test]
async fn code_is_hidden_for_an_argument_and_not_for_a_fixed_part_of_the_target() {
    static REVOKE: Operation = Operation::post("revoke", "/api-keys/revoke/{key}/now");
    let refused = async |code: &'static str| {
        let transport = transport_fn(move |_| {
            let body = format!(r#"{{"error":{{"code":"{code}","message":"m"}}}}"#);
            http::Response::builder().status(400).body(body)
        });
        let call = Call::new(&REVOKE)
            .path("key", "red box")
            .query("workspace", "blue+van")
            .query("folder_id", "f5");
        let core = PipeshubCore::with_transport(transport)
            .server_url("https://pipeshub.example.com/gateway/v1")
            .build();
        let error = core.unwrap().execute(call).await.unwrap_err();
        assert_eq!(error.code(), Some(code));
        format!("{error} {error:?}")
    };
    for code in [
        "INVALID_API_KEY",
        "API_KEYS_EXHAUSTED",
        "REVOKE_NOT_ALLOWED",
        "NOW_LOCKED",
        "GATEWAY_BUSY",
        "V1_REMOVED",
        "WORKSPACE_LOCKED",
        "FOLDER_ID_MISSING",
        "HTTP_BAD_REQUEST",
        // Digits of the escapes `%20` and `%2B`.
        "ERROR_20",
        "ERROR_2B",
    ] {
        let shown = refused(code).await;
        assert!(shown.contains(&format!("400 {code};")), "{shown}");
    }
    for code in [
        "UNKNOWN_KEY_red",
        "UNKNOWN_KEY_BOX",
        "WORKSPACE_blue_LOCKED",
        "NO_van",
        "FOLDER_f5",
        "F5_FOLDER",
    ] {
        let shown = refused(code).await;
        assert!(!shown.contains(code), "{shown}");
    }
}

#[tokio::test(start_paused = true)]
async fn token_refreshed_during_a_call_is_not_shown() {
    // The response has the token of its request as the code. The first response is late.
    let transport = transport_fn(|request: http::Request<Body>| async move {
        let token = request.headers()[http::header::AUTHORIZATION]
            .to_str()
            .unwrap();
        let token = token.trim_start_matches("Bearer ").to_owned();
        if token.contains("Canary1") {
            tokio::time::sleep(Duration::from_secs(20)).await;
        }
        let body = format!(r#"{{"error":{{"code":"{token}","message":"m"}}}}"#);
        http::Response::builder().status(400).body(body)
    });
    let core = PipeshubCore::with_transport(transport)
        .security(Security::token_source(Renewing::default()))
        .build()
        .unwrap();
    let first = {
        let core = core.clone();
        tokio::spawn(async move { common::authorize(&core).await.unwrap_err() })
    };
    for number in 2..8 {
        tokio::time::sleep(Duration::from_millis(2500)).await;
        let error = common::authorize(&core).await.unwrap_err();
        assert!(error.code().unwrap().contains(&format!("Canary{number}")));
        assert!(!format!("{error} {error:?}").contains("Canary"), "{error}");
    }
    let error = first.await.unwrap();
    assert_eq!(error.code(), Some("Canary1Token1Renewed"));
    assert!(!format!("{error} {error:?}").contains("Canary"), "{error}");
}

#[test]
fn public_types_are_unwind_safe() {
    fn unwind_safe<T: UnwindSafe + RefUnwindSafe>() {}
    unwind_safe::<(
        PipeshubCore,
        Pipeshub,
        PipeshubCoreBuilder,
        PipeshubCoreBuilder<Pipeshub>,
    )>();
    unwind_safe::<(
        pipeshub::connector_oauth::ConnectorOAuth<'_>,
        Security,
        ClientCredentials,
    )>();
    unwind_safe::<(
        AccessToken,
        Secret,
        SensitiveUrl,
        RequestOptions,
        RetryConfig,
        BackoffStrategy,
    )>();
    unwind_safe::<(
        Operation,
        Call,
        Attempt,
        TransportError,
        Roots,
        TlsProvider,
        Resend,
    )>();
    unwind_safe::<(
        Error,
        ErrorKind,
        Delivery,
        pipeshub::PipeshubDefaultError,
        pipeshub::url::InvalidUrl,
    )>();
    unwind_safe::<(
        QueryLimits,
        pipeshub::RawReply,
        pipeshub::Response<()>,
        pipeshub::ResponseMeta,
    )>();
    unwind_safe::<(ServiceTransport<()>, TransportService<()>, OAuthState)>();
    unwind_safe::<(GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackRequest)>();
    unwind_safe::<(
        HandleOAuthCallbackFailure,
        pipeshub::connector_oauth::HandleOAuthCallbackResponse,
    )>();
}

#[tokio::test]
async fn core_after_a_caught_panic_still_works() {
    static GET_THING: Operation = Operation::get("getThing", "/things/{thing}/part");

    let transport = transport_fn(|request: http::Request<Body>| {
        assert!(!request.uri().path().contains("/bad/"), "planted");
        http::Response::builder().status(404).body("")
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let runtime = tokio::runtime::Handle::current();
    let panics = std::thread::spawn({
        let core = core.clone();
        move || {
            catch_unwind(|| {
                drop(runtime.block_on(core.execute(Call::new(&GET_THING).id("thing", "bad"))));
            })
        }
    });
    assert!(panics.join().unwrap().is_err());
    let error = core
        .execute(Call::new(&GET_THING).id("thing", "good"))
        .await;
    assert!(error.unwrap_err().is_not_found());
}

/// Returns the public types of the files that `cargo xtask operations` writes.
fn generated_types(crates: &Path) -> BTreeSet<String> {
    let mut folders: Vec<_> = [
        "pipeshub-funcs/src",
        "pipeshub-admin-funcs/src",
        "pipeshub/src",
    ]
    .map(|folder| crates.join(folder))
    .into();
    let mut types = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            if !text.starts_with("// Written ") {
                continue;
            }
            for line in text.lines().map(str::trim_start) {
                let item = line
                    .strip_prefix("pub struct ")
                    .or(line.strip_prefix("pub enum "));
                let name = item.and_then(|item| item.split([' ', '<', '(']).next());
                types.extend(name.map(str::to_owned));
            }
        }
    }
    types
}

#[test]
fn public_types_are_all_covered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut exported = BTreeSet::new();
    for name in [
        "pipeshub-core",
        "pipeshub-funcs",
        "pipeshub-admin-funcs",
        "pipeshub",
    ] {
        let list = root.join(format!("crates/{name}/public-api.txt"));
        for line in std::fs::read_to_string(list).unwrap().lines() {
            let item = line.trim_start_matches("#[non_exhaustive] ");
            let item = item
                .strip_prefix("pub struct ")
                .or(item.strip_prefix("pub enum "));
            let Some(item) = item else { continue };
            let path = item.split(['<', '(']).next().unwrap();
            exported.insert(path.rsplit("::").next().unwrap().to_owned());
        }
    }
    // The suite `generated` formats every generated type.
    let generated = generated_types(&root.join("crates"));
    assert!(generated.len() > 100, "{generated:?}");
    exported.retain(|name| !generated.contains(name) || FORMATTED.contains(&name.as_str()));
    assert_eq!(exported, FORMATTED.map(str::to_owned).into());
}

#[tokio::test]
async fn panic_text_shows_no_secret() {
    let transport = Answering::default();
    let echo = format!("{} {} {}", ODD.token, ODD.code, ODD.state);
    let mut reply = Reply::stored("auth/401_invalid_token.http");
    reply.body = format!(
        r#"{{"error":{{"code":"{}","message":"{echo}"}}}}"#,
        ODD.token
    )
    .into();
    transport.set_reply(reply);
    let core = transport.core(&ODD);
    for expect in [false, true] {
        let result = connector_oauth_handle_oauth_callback(&core, ODD.callback_request())
            .await
            .map(drop);
        let panic = catch_unwind(AssertUnwindSafe(move || {
            if expect {
                result.expect("it is connected");
            } else {
                result.unwrap();
            }
        }));
        let text = *panic.unwrap_err().downcast::<String>().unwrap();
        assert!(
            text.contains("status 401") && text.contains("id-1"),
            "{text}"
        );
        ODD.scanner().assert_clean(&text);
    }
}

#[test]
fn planted_leak_is_found() {
    #[derive(Debug)]
    #[allow(dead_code, reason = "printed, and that is the point")]
    struct Careless {
        token: &'static str,
        url: String,
        cut: &'static str,
    }
    let url = format!("https://h/?code={}", common::CODE_ENCODED);
    let careless = Careless {
        token: ODD.token,
        url,
        cut: &ODD.state[..12],
    };
    let mut shown = Shown::default();
    shown.value(&careless);
    let scanner = ODD.scanner();
    assert!(catch_unwind(AssertUnwindSafe(|| shown.assert_clean(&scanner))).is_err());
    let names: BTreeSet<_> = scanner
        .scan(&format!("{careless:#?}"))
        .into_iter()
        .map(|hit| hit.name)
        .collect();
    assert_eq!(names.iter().collect::<Vec<_>>(), ["state", "token"]);
    let code = Scanner::new(&[("code", common::CODE)]);
    assert_eq!(
        code.scan(&format!("{careless:?}")).len(),
        2,
        "as sent, and decoded"
    );
}
