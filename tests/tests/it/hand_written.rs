//! Operations that are written by hand: sign-in, signed URLs, MCP, files of a connector, logos.
//!
//! `operations` compares the others with the description, and `operations::recorded` holds the
//! recorded exchanges of these, too.

use std::io;
use std::time::Duration;

use pipeshub_admin_funcs::ai_models_providers::{
    EmbeddingDownloadEvent, StreamEmbeddingDownloadProgressRequest,
};
use pipeshub_admin_funcs::mcp::{HandleMCPRequestRequest, McpMessage, McpResponse};
use pipeshub_admin_funcs::models::configuration::{EmbeddingDownloadProgressEvent, JsonRpcMessage};
use pipeshub_admin_funcs::models::identity::AuthMethodType;
use pipeshub_admin_funcs::oauth_provider::{OauthTokenRequest, OauthTokenRequestGrantType};
use pipeshub_admin_funcs::organizations::OrganizationLogo;
use pipeshub_admin_funcs::user_account::{
    AuthenticateRequest, AuthenticateResponse, GenerateLoginOtpRequest, InitAuthRequest,
    SignInCredentials,
};
use pipeshub_admin_funcs::{
    ai_models_providers_stream_embedding_download_progress, mcp_handle_mcp_request,
    mcp_handle_mcp_streaming_request, oauth_provider_oauth_token,
    organizations_get_organization_logo, user_account_authenticate,
    user_account_generate_login_otp, user_account_init_auth,
};
use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Delivery, Download, Error, ErrorKind, EventStream, Operation, Part, PipeshubCore,
    RequestOptions, Result, RetryConfig, Security, SensitiveUrl,
};
use pipeshub_funcs::connector_control::{
    ConnectorFile, LocalFsFileEvent, LocalFsFileEventType, SubmitConnectorFileEventUploadsRequest,
    SubmitConnectorFileEventsRequest,
};
use pipeshub_funcs::document_management::{DownloadDocumentRequest, StoredDocument};
use pipeshub_funcs::knowledge_base::UpdateRecordRequest;
use pipeshub_funcs::semantic_search::SearchHistoryRequest;
use pipeshub_funcs::{
    connector_control_submit_connector_file_event_uploads, document_management_download_document,
    knowledge_base_update_record,
};
use pipeshub_tests::{Player, Recorded, ScriptedServer, Step, reply_steps};
use serde_json::{Value, json};
use tokio::time::{Instant, timeout};

use crate::common::{self, DUPLEX_URL, TOKEN};
use crate::open_operations::{core_for, exchange, steps};

/// A response with a JSON body, and more headers.
fn json_reply(status: u16, headers: &str, body: &Value) -> String {
    let body = body.to_string();
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Status\r\ncontent-type: application/json\r\n{headers}\
         content-length: {length}\r\n\r\n{body}"
    )
}

/// A core whose server sends these responses, one after another.
fn core_of(replies: &[String]) -> (PipeshubCore, Player) {
    let player = replies
        .iter()
        .fold(ScriptedServer::builder(), |server, reply| {
            server.reply(reply.clone())
        })
        .player();
    (common::duplex(&player).build().unwrap(), player)
}

fn requests(player: &Player) -> Vec<Recorded> {
    player.recorder().requests()
}

/// The JSON body of the only request.
#[track_caller]
fn only_body(player: &Player) -> Value {
    let requests = requests(player);
    assert_eq!(requests.len(), 1);
    serde_json::from_slice(&requests[0].body).unwrap()
}

/// All texts of an error.
fn printed(error: &Error) -> String {
    format!("{error}\n{error:?}\n{error:#?}")
}

static FETCH: Operation = Operation::get("fetch", "/");

const DOCUMENT: &str = "6b0a6dad38f7833fc9b072c4";
const SIGNED_URL: &str =
    "http://127.0.0.1:9000/bucket/a%20b.pdf?X-Amz-Signature=s1gnatureCanary&x=1";

async fn document(core: &PipeshubCore) -> Result<StoredDocument> {
    let request = DownloadDocumentRequest::new(DOCUMENT)
        .version(0)
        .expiration_time_in_seconds(60);
    document_management_download_document(core, request).await
}

async fn text(mut download: Download) -> String {
    let bytes = download.bytes(1024).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn document_on_the_disk_of_the_server_is_its_content() {
    let recorded = exchange("document_download", "a document");
    let (core, player) = core_for(steps(&recorded));
    let document = document(&core).await.unwrap();
    let StoredDocument::Content(content) = &document else {
        panic!("{document:?}");
    };
    assert_eq!(content.file_name().as_deref(), Some("Leave policy.pdf"));
    let content = document.open(&core).await.unwrap();
    assert!(text(content).await.starts_with("%PDF-1.4"));
    let sent = &requests(&player)[0];
    let path = format!("/api/v1/document/{DOCUMENT}/download");
    assert_eq!(
        sent.target,
        format!("{path}?version=0&expirationTimeInSeconds=60")
    );
    assert_eq!(requests(&player).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn stored_json_file_is_content_and_not_a_signed_url() {
    let file = json!({"signedUrl": "https://evil.example/"});
    let disposition = "content-disposition: attachment; filename*=UTF-8''a.json\r\n";
    let (core, _player) = core_of(&[json_reply(200, disposition, &file)]);
    let document = document(&core).await.unwrap();
    assert!(matches!(document, StoredDocument::Content(_)));
    let content = document.open(&core).await.unwrap();
    assert_eq!(text(content).await, file.to_string());
}

#[tokio::test(start_paused = true)]
async fn signed_url_is_fetched_without_token_and_headers_of_the_core() {
    let reply = "HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 4\r\n\r\n%PDF";
    // The store may be a port of this machine, or the same origin as the API.
    for origin in ["http://127.0.0.1:9000", "http://localhost"] {
        let url = SIGNED_URL.replace("http://127.0.0.1:9000", origin);
        let (core, player) = core_of(&[
            json_reply(200, "", &json!({"signedUrl": url})),
            reply.to_owned(),
        ]);
        let core = core
            .with_options(RequestOptions::new().header("x-key", "keyCanary"))
            .unwrap();
        let document = document(&core).await.unwrap();
        let shown = format!("{document:?}");
        assert!(
            !shown.contains("Canary") && !shown.contains("bucket"),
            "{shown}"
        );
        let StoredDocument::SignedUrl(signed) = &document else {
            panic!("{document:?}");
        };
        assert_eq!(signed.as_str(), url);
        let content = document.open(&core).await.unwrap();
        assert_eq!(text(content).await, "%PDF");
        let [of_api, of_store] = &requests(&player)[..] else {
            panic!("{} requests", requests(&player).len());
        };
        let bearer = format!("Bearer {TOKEN}");
        assert_eq!(of_api.header("authorization"), Some(&*bearer));
        assert_eq!(of_api.header("x-key"), Some("keyCanary"));
        assert_eq!(of_store.method, "GET");
        assert_eq!(
            of_store.target,
            "/bucket/a%20b.pdf?X-Amz-Signature=s1gnatureCanary&x=1"
        );
        assert_eq!(of_store.header("host"), origin.strip_prefix("http://"));
        assert_eq!(of_store.header("authorization"), None);
        assert_eq!(of_store.header("x-key"), None);
    }
}

#[tokio::test(start_paused = true)]
async fn signed_url_that_fails_is_not_printed() {
    let expired = "HTTP/1.1 403 Forbidden\r\ncontent-type: application/xml\r\ncontent-length: 40\
                   \r\n\r\n<Error><K>s1gnatureCanary</K></Error>\r\n\r\n";
    let (core, player) = core_of(&[expired.to_owned()]);
    let signed = |url: &str| SensitiveUrl::unchecked(url.to_owned());
    let open = async |url: &str| {
        let (core, player) = core_of(&[json_reply(200, "", &json!({"signedUrl": url}))]);
        let document = document(&core).await.unwrap();
        let error = document.open(&core).await.unwrap_err();
        assert_eq!(requests(&player).len(), 1, "{error}");
        error
    };
    for (url, kind, problem) in [
        (
            "http://store.example/k?sig=s1gnatureCanary",
            ErrorKind::InvalidConfig,
            "plain http to another machine",
        ),
        (
            "s1gnatureCanary",
            ErrorKind::InvalidRequest,
            "the signed URL is not valid",
        ),
        (
            "https://u:s1gnatureCanary@store.example/k",
            ErrorKind::InvalidRequest,
            "user info",
        ),
        (
            "file:///s1gnatureCanary",
            ErrorKind::InvalidRequest,
            "https://",
        ),
    ] {
        let error = open(url).await;
        assert_eq!((error.kind(), error.delivery()), (kind, Delivery::NotSent));
        assert_eq!(error.operation(), Some("downloadDocument"));
        let text = printed(&error);
        assert!(text.contains(problem) && !text.contains("Canary"), "{text}");
        let debug = format!("{:?}", signed(url));
        assert!(!debug.contains("Canary"), "{debug}");
    }
    let error = core
        .open_signed_url(&FETCH, &signed(SIGNED_URL))
        .await
        .unwrap_err();
    assert!(error.is_forbidden());
    let text = printed(&error);
    assert!(
        !text.contains("Canary") && text.contains("127.0.0.1:9000"),
        "{text}"
    );
    assert!(!text.contains("scope"), "{text}");
    assert_eq!(requests(&player).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn logo_is_a_picture_or_missing() {
    let recorded = exchange("pictures_multipart_and_binary", "logo when there is none");
    let (core, player) = core_of(&["HTTP/1.1 204 No Content\r\n\r\n".to_owned()]);
    assert_eq!(recorded["status"], 204);
    let logo = organizations_get_organization_logo(&core).await.unwrap();
    assert!(matches!(logo, OrganizationLogo::Missing));
    assert_eq!(requests(&player)[0].target, "/api/v1/org/logo");

    let recorded = exchange("pictures_multipart_and_binary", "the logo");
    let svg = recorded["reply_text"].as_str().unwrap();
    let media_type = recorded["reply_headers"]["content-type"].as_str().unwrap();
    let length = svg.len();
    let reply = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\n\r\n{svg}"
    );
    let (core, _player) = core_of(&[reply]);
    let logo = organizations_get_organization_logo(&core).await.unwrap();
    let OrganizationLogo::Picture(download) = logo else {
        panic!("{logo:?}");
    };
    assert_eq!(download.content_type(), Some("image/svg+xml"));
    assert_eq!(text(download).await, svg);

    let (core, _player) = core_of(&[json_reply(200, "", &json!({"logo": null}))]);
    let error = organizations_get_organization_logo(&core)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidReply);
}

#[tokio::test(start_paused = true)]
async fn message_to_mcp_is_sent_to_the_root_and_ends_with_its_response() {
    let events = "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}\n\n\
                  event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n";
    let length = events.len();
    let reply = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: {length}\r\n\r\n\
         {events}"
    );
    let (core, player) = core_of(&[reply]);
    let params = RawJson::new(r#"{"cursor":"c"}"#).unwrap();
    let request = HandleMCPRequestRequest::new("tools/list")
        .id(1)
        .params(params);
    let response = mcp_handle_mcp_request(&core, request).await.unwrap();
    let McpResponse::Messages(mut messages) = response else {
        panic!("{response:?}");
    };
    let message: McpMessage = messages.next().await.unwrap().unwrap();
    assert_eq!(message.event, "message");
    assert!(message.data.as_str().contains("notifications/progress"));
    let message = messages.next().await.unwrap().unwrap();
    let response: JsonRpcMessage = message.data.read().unwrap();
    assert_eq!((response.id, response.error.is_none()), (Some(1), true));
    assert_eq!(response.result.unwrap().as_str(), "{}");
    assert!(messages.next().await.is_none());
    let sent = &requests(&player)[0];
    assert_eq!(sent.target, "/mcp");
    assert_eq!(
        sent.header("accept"),
        Some("application/json, text/event-stream")
    );
    assert_eq!(
        sent.header("authorization"),
        Some(&*format!("Bearer {TOKEN}"))
    );
    assert_eq!(
        only_body(&player),
        json!({"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"cursor": "c"}})
    );
}

#[tokio::test(start_paused = true)]
async fn notification_to_mcp_is_accepted_without_a_stream() {
    let accepted = "HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n".to_owned();
    let (core, player) = core_of(&[accepted]);
    let request = HandleMCPRequestRequest::new("notifications/initialized");
    let response = mcp_handle_mcp_request(&core, request).await.unwrap();
    assert!(matches!(response, McpResponse::Accepted));
    let due = json!({"jsonrpc": "2.0", "method": "notifications/initialized"});
    assert_eq!(only_body(&player), due);
}

#[tokio::test(start_paused = true)]
async fn mcp_stream_that_breaks_before_its_response_has_an_unknown_outcome() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
    let (core, player) = core_for(vec![
        Step::ReadHead,
        Step::Write(head.into()),
        Step::Write("event: message\ndata: {\"method\":\"m\"}\n\n".into()),
        Step::Close,
    ]);
    let request = HandleMCPRequestRequest::new("tools/call").id(7);
    let response = mcp_handle_mcp_request(&core, request).await.unwrap();
    let McpResponse::Messages(mut messages) = response else {
        panic!("{response:?}");
    };
    assert!(messages.next().await.unwrap().is_ok());
    let error = messages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionLost);
    assert!(error.outcome_is_unknown());
    assert_eq!(requests(&player).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn silent_mcp_stream_never_ends_by_itself() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\
                transfer-encoding: chunked\r\n\r\n";
    let week = Duration::from_secs(7 * 24 * 3600);
    let silent = vec![
        Step::ReadHead,
        Step::Write(head.into()),
        Step::Wait(2 * week),
    ];
    let (core, player) = core_for(silent.clone());
    let mut events = mcp_handle_mcp_streaming_request(&core).await.unwrap();
    assert!(timeout(week, events.next()).await.is_err());
    let sent = &requests(&player)[0];
    assert_eq!((&*sent.method, &*sent.target), ("GET", "/mcp"));
    assert_eq!(sent.header("accept"), Some("text/event-stream"));
    drop(events);

    let (core, _player) = core_for(silent);
    let limit = Duration::from_secs(30);
    let core = core
        .with_options(RequestOptions::new().idle_timeout(limit))
        .unwrap();
    let mut events = mcp_handle_mcp_streaming_request(&core).await.unwrap();
    let started = Instant::now();
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(
        (started.elapsed(), error.kind()),
        (limit, ErrorKind::Timeout)
    );
}

fn progress(status: &str) -> String {
    let data = json!({
        "model": "BAAI/bge", "status": status, "progress": 42.5, "downloaded_bytes": 1,
        "total_bytes": 2, "error": "errorCanary", "timestamp": 1_795_410_835_609_i64,
    });
    format!("event: progress\ndata: {data}\n\n")
}

async fn embedding_progress(events: &str) -> EventStream<EmbeddingDownloadEvent> {
    let length = events.len();
    let reply = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: {length}\r\n\r\n\
         {events}"
    );
    let (core, player) = core_of(&[reply]);
    let request = StreamEmbeddingDownloadProgressRequest::new("BAAI/bge");
    let stream = ai_models_providers_stream_embedding_download_progress(&core, request)
        .await
        .unwrap();
    let path = "/api/v1/configurationManager/ai-models/download-progress";
    assert_eq!(
        requests(&player)[0].target,
        format!("{path}?model=BAAI%2Fbge")
    );
    stream
}

#[tokio::test(start_paused = true)]
async fn download_of_a_model_ends_ready_or_failed() {
    for first in ["checking", "downloading", "not_found", "a_new_state"] {
        let mut events = embedding_progress(&(progress(first) + &progress("ready"))).await;
        for due in [first, "ready"] {
            let event = events.next().await.unwrap().unwrap();
            let EmbeddingDownloadEvent::Progress(progress) = event else {
                panic!("{event:?}");
            };
            assert_eq!(progress.status.as_str(), due);
        }
        assert!(events.next().await.is_none());
    }
    let mut events = embedding_progress(&progress("failed")).await;
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Failed);
    let failure = error.failure::<EmbeddingDownloadProgressEvent>().unwrap();
    assert_eq!(failure.error.as_deref(), Some("errorCanary"));
    assert!(!printed(&error).contains("Canary"), "{error:?}");
    // A stream that ends before the download does.
    let mut events = embedding_progress(&progress("downloading")).await;
    assert!(events.next().await.unwrap().is_ok());
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionLost);
}

#[tokio::test(start_paused = true)]
async fn name_of_a_model_that_the_server_refuses_is_not_sent() {
    let (core, player) = core_of(&[]);
    for bad in ["", "a/b/c", "/a", "a/", "a b", "a%2Fb", "\u{e9}"] {
        let request = StreamEmbeddingDownloadProgressRequest::new(bad);
        let error = ai_models_providers_stream_embedding_download_progress(&core, request)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{bad}");
        assert!(error.to_string().contains("`model`"), "{error}");
    }
    assert_eq!(requests(&player).len(), 0);
}

const SESSION: &str = "sessionT0kenCanary-37";
const PASSWORD: &str = "passwordCanary-Xy7";

fn sign_in(credentials: SignInCredentials) -> AuthenticateRequest {
    AuthenticateRequest::new(SESSION, credentials).email("ada@example.com")
}

fn password() -> AuthenticateRequest {
    sign_in(SignInCredentials::Password(PASSWORD.into()))
}

#[tokio::test(start_paused = true)]
async fn sign_in_session_has_the_token_of_the_header() {
    let recorded = exchange("user_account", "begin");
    let reply = json_reply(200, "x-session-token: t0kenCanary\r\n", &recorded["reply"]);
    let (core, player) = core_of(&[reply]);
    let request = InitAuthRequest::new().email("ada@example.com");
    let session = user_account_init_auth(&core, request).await.unwrap();
    assert_eq!(session.session_token.expose(), "t0kenCanary");
    assert_eq!(
        session.first_step.allowed_methods,
        [AuthMethodType::PASSWORD]
    );
    assert!(!format!("{session:?}").contains("Canary"));
    assert_eq!(only_body(&player), recorded["json"]);
    assert_eq!(requests(&player)[0].header("authorization"), None);

    let (core, _player) = core_of(&[json_reply(200, "", &recorded["reply"])]);
    let error = user_account_init_auth(&core, InitAuthRequest::new())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidReply);
    assert!(error.to_string().contains("x-session-token"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn credentials_of_each_method_are_those_that_the_server_reads() {
    let secret = || "secretCanary".into();
    for (credentials, method, due) in [
        (
            SignInCredentials::Password(secret()),
            "password",
            json!({"password": "secretCanary"}),
        ),
        (
            SignInCredentials::Otp(secret()),
            "otp",
            json!({"otp": "secretCanary"}),
        ),
        (
            SignInCredentials::Google(secret()),
            "google",
            json!("secretCanary"),
        ),
        (
            SignInCredentials::Microsoft(secret()),
            "microsoft",
            json!({"idToken": "secretCanary"}),
        ),
        (
            SignInCredentials::AzureAd(secret()),
            "azureAd",
            json!({"idToken": "secretCanary"}),
        ),
        (
            SignInCredentials::OAuth(secret()),
            "oauth",
            json!({"accessToken": "secretCanary"}),
        ),
    ] {
        let tokens = json!({"message": "m", "accessToken": "accessCanary",
                            "refreshToken": "refreshCanary"});
        let (core, player) = core_of(&[json_reply(200, "", &tokens)]);
        let request = sign_in(credentials).cf_turnstile_response("captchaCanary");
        assert!(!format!("{request:?}").contains("Canary"), "{request:?}");
        let response = user_account_authenticate(&core, request).await.unwrap();
        let AuthenticateResponse::SignedIn(tokens) = response.into_inner() else {
            panic!("{method}");
        };
        assert_eq!(tokens.access_token.expose(), "accessCanary");
        assert_eq!(tokens.refresh_token.expose(), "refreshCanary");
        assert!(!format!("{tokens:?}").contains("Canary"));
        let due = json!({"method": method, "credentials": due, "email": "ada@example.com",
                         "cf-turnstile-response": "captchaCanary"});
        assert_eq!(only_body(&player), due);
        let sent = &requests(&player)[0];
        assert_eq!(sent.target, "/api/v1/userAccount/authenticate");
        assert_eq!(sent.header("x-session-token"), Some(SESSION));
        assert_eq!(sent.header("content-type"), Some("application/json"));
        assert_eq!(sent.header("authorization"), None);
    }
}

#[tokio::test(start_paused = true)]
async fn step_of_a_sign_in_may_be_followed_by_another() {
    let step = json!({"status": "success", "nextStep": 1, "allowedMethods": ["otp", "new"],
                      "authProviders": {"google": {"clientId": "c"}}});
    let (core, _player) = core_of(&[json_reply(200, "", &step)]);
    let response = user_account_authenticate(&core, password()).await.unwrap();
    let AuthenticateResponse::NextStep(step) = response.into_inner() else {
        panic!("no step");
    };
    assert_eq!(step.next_step, 1);
    assert_eq!(step.allowed_methods[0], AuthMethodType::OTP);
    assert_eq!(step.allowed_methods[1].as_str(), "new");

    // Neither tokens nor a step.
    let (core, _player) = core_of(&[json_reply(200, "", &json!({"message": "m"}))]);
    let error = user_account_authenticate(&core, password())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidReply);
    assert!(error.outcome_is_unknown());
}

#[tokio::test(start_paused = true)]
async fn credentials_are_sent_once_whatever_the_server_returns() {
    let refusal = |status: u16| {
        let error = json!({"error": {"code": format!("BAD_{PASSWORD}"), "message": SESSION}});
        reply_steps(json_reply(status, "", &error))
    };
    let lost = vec![Step::ReadHead, Step::Close];
    let renewing = || {
        let mut number = 0;
        let source = std::sync::Mutex::new(move || {
            number += 1;
            format!("renewed-{number}")
        });
        Security::token_source(move || {
            let token = source.lock().unwrap()();
            async move { Ok::<_, io::Error>(token) }
        })
    };
    for (steps, status) in [
        (refusal(400), Some(400)),
        (refusal(401), Some(401)),
        (refusal(410), Some(410)),
        (refusal(500), Some(500)),
        (refusal(503), Some(503)),
        (lost, None),
    ] {
        for security in [Security::bearer(TOKEN), renewing()] {
            let player = ScriptedServer::builder()
                .steps(steps.clone())
                .repeat_last()
                .player();
            let core = common::duplex(&player).security(security).build().unwrap();
            let error = user_account_authenticate(&core, password())
                .await
                .unwrap_err();
            let found = error.status().map(|status| status.as_u16());
            assert_eq!(found, status);
            let sent = requests(&player);
            assert_eq!(sent.len(), 1, "{status:?}");
            assert_eq!(sent[0].header("authorization"), None);
            assert_eq!(error.outcome_is_unknown(), status != Some(401), "{error}");
            let text = printed(&error);
            assert!(!text.contains("Canary"), "{text}");
            assert!(!text.contains("no credentials were given"), "{text}");
            let has_advice = text.contains("five lock the account");
            assert_eq!(has_advice, status != Some(401), "{text}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn sign_in_without_a_secret_is_not_sent() {
    let (core, player) = core_of(&[]);
    let empty = SignInCredentials::Password("".into());
    let long = password().email("a".repeat(255));
    for request in [
        AuthenticateRequest::new("", SignInCredentials::Otp("123456".into())),
        AuthenticateRequest::new("a\nb", SignInCredentials::Otp("123456".into())),
        sign_in(empty),
        long,
    ] {
        let error = user_account_authenticate(&core, request).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    }
    assert_eq!(requests(&player).len(), 0);
}

#[tokio::test(start_paused = true)]
async fn mailed_code_has_a_response_without_a_value() {
    let sentence = "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n\
                    content-length: 8\r\n\r\nOTP sent";
    let (core, player) = core_of(&[sentence.to_owned()]);
    let request = GenerateLoginOtpRequest::new("ada@example.com");
    let response = user_account_generate_login_otp(&core, request).await;
    response.unwrap();
    assert_eq!(only_body(&player), json!({"email": "ada@example.com"}));
    assert_eq!(requests(&player)[0].header("authorization"), None);
}

fn refresh() -> OauthTokenRequest {
    OauthTokenRequest::new(OauthTokenRequestGrantType::REFRESH_TOKEN)
        .client_id("app")
        .client_secret("clientCanary")
        .refresh_token("oldRefreshCanary")
}

#[tokio::test(start_paused = true)]
async fn refresh_token_is_sent_once_and_its_successor_is_never_lost_in_silence() {
    let tokens = json!({"access_token": "accessCanary", "token_type": "Bearer",
                        "expires_in": 3600, "refresh_token": "newRefreshCanary", "scope": ""});
    let whole = json_reply(200, "", &tokens);
    let cut = &whole[..whole.len() - 9];
    let mut without_scope = tokens.clone();
    without_scope.as_object_mut().unwrap().remove("scope");
    let read =
        |write: &str, end: Step| vec![Step::ReadHead, Step::Write(write.to_owned().into()), end];
    let failure = json!({"error": "server_error", "error_description": "m"});
    for (steps, kind) in [
        (vec![Step::ReadHead, Step::Close], ErrorKind::ConnectionLost),
        (read(cut, Step::Close), ErrorKind::ConnectionLost),
        (read(cut, Step::WaitForClose), ErrorKind::Timeout),
        (
            reply_steps(json_reply(200, "", &without_scope)),
            ErrorKind::InvalidReply,
        ),
        (
            reply_steps(json_reply(503, "", &failure)),
            ErrorKind::Status,
        ),
    ] {
        let player = ScriptedServer::builder()
            .steps(steps)
            .repeat_last()
            .player();
        let core = common::duplex(&player).build().unwrap();
        let error = oauth_provider_oauth_token(&core, refresh())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), kind);
        assert_eq!(requests(&player).len(), 1, "{error}");
        assert!(error.outcome_is_unknown(), "{error}");
        let text = printed(&error);
        assert!(text.contains("never send it again"), "{text}");
        assert!(!text.contains("Canary"), "{text}");
        if kind == ErrorKind::InvalidReply {
            // A program can still read the successor out of the response.
            let body = error.reply().unwrap().body();
            let body: Value = serde_json::from_slice(body).unwrap();
            assert_eq!(body["refresh_token"], "newRefreshCanary");
        }
    }
    let (core, player) = core_of(&[whole]);
    let response = oauth_provider_oauth_token(&core, refresh()).await.unwrap();
    let successor = response.refresh_token.as_ref().unwrap();
    assert_eq!(successor.expose(), "newRefreshCanary");
    let due = json!({"grant_type": "refresh_token", "client_id": "app",
                     "client_secret": "clientCanary", "refresh_token": "oldRefreshCanary"});
    assert_eq!(only_body(&player), due);
    assert_eq!(requests(&player)[0].header("authorization"), None);
}

fn event(field: Option<&str>) -> LocalFsFileEvent {
    let event = LocalFsFileEvent::new(LocalFsFileEventType::CREATED, "n/a.txt", 17_i64, false);
    match field {
        Some(field) => event.content_field(field),
        None => event,
    }
}

fn files(fields: &[&str]) -> Vec<ConnectorFile> {
    let file = |field: &&str| ConnectorFile::new(*field, Part::bytes("text"));
    fields.iter().map(file).collect()
}

#[tokio::test(start_paused = true)]
async fn files_of_a_connector_are_sent_under_the_names_of_their_events() {
    let reply = json!({"success": true, "connectorId": "c1", "batchId": "b1",
                       "stats": {"processed": 2, "deleted": 0}});
    let (core, player) = core_of(&[json_reply(200, "", &reply)]);
    let batch = SubmitConnectorFileEventsRequest::new(
        "c1",
        [event(Some("f0")), event(None), event(Some("f1"))],
    );
    let request = SubmitConnectorFileEventUploadsRequest::new(batch, files(&["f1", "f0"]));
    let response = connector_control_submit_connector_file_event_uploads(&core, request)
        .await
        .unwrap();
    assert_eq!(response.stats.processed, 2);
    let sent = &requests(&player)[0];
    assert_eq!(sent.target, "/api/v1/connectors/c1/file-events/upload");
    let body = String::from_utf8(sent.body.to_vec()).unwrap();
    let heads: Vec<_> = body
        .lines()
        .filter(|line| line.starts_with("Content-Disposition"))
        .collect();
    assert_eq!(
        heads,
        [
            "Content-Disposition: form-data; name=\"manifest\"",
            "Content-Disposition: form-data; name=\"f1\"; filename=\"f1\"",
            "Content-Disposition: form-data; name=\"f0\"; filename=\"f0\"",
        ]
    );
    let manifest = body.lines().find(|line| line.starts_with('{')).unwrap();
    let manifest: Value = serde_json::from_str(manifest).unwrap();
    assert_eq!(manifest["events"].as_array().unwrap().len(), 3);
    assert_eq!(manifest["events"][0]["contentField"], "f0");
}

#[tokio::test(start_paused = true)]
async fn files_of_a_connector_that_do_not_match_their_events_are_not_sent() {
    let (core, player) = core_of(&[]);
    for (events, given) in [
        (vec![event(Some("f0"))], vec![]),
        (vec![event(None)], vec!["f0"]),
        (vec![event(Some("f0"))], vec!["f1"]),
        (vec![event(Some("f0"))], vec!["f0", "f0"]),
        (vec![event(Some("f0")), event(Some("f0"))], vec!["f0"]),
        (vec![event(Some("manifest"))], vec!["manifest"]),
    ] {
        let batch = SubmitConnectorFileEventsRequest::new("c1", events);
        let request = SubmitConnectorFileEventUploadsRequest::new(batch, files(&given));
        let error = connector_control_submit_connector_file_event_uploads(&core, request)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{given:?}");
        assert!(error.to_string().contains("`content_field`"), "{error}");
    }
    let many: Vec<_> = (0..1001).map(|number| format!("f{number}")).collect();
    let events: Vec<_> = many.iter().map(|field| event(Some(field))).collect();
    let fields: Vec<_> = many.iter().map(String::as_str).collect();
    let batch = SubmitConnectorFileEventsRequest::new("c1", events);
    let request = SubmitConnectorFileEventUploadsRequest::new(batch, files(&fields));
    let error = connector_control_submit_connector_file_event_uploads(&core, request)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("at most 1000"), "{error}");
    assert_eq!(requests(&player).len(), 0);
}

/// The server reads a form with and without a file.
#[tokio::test(start_paused = true)]
async fn record_is_updated_by_a_form_of_what_changes() {
    let reply = json!({"message": "m", "record": {"_key": "r1"}, "fileUploaded": false,
                       "meta": {"timestamp": "t"}});
    let name = "Content-Disposition: form-data; name=\"recordName\"";
    let file = "Content-Disposition: form-data; name=\"file\"; filename=\"a.md\"";
    let part = || Part::bytes("text").file_name("a.md");
    let request = || UpdateRecordRequest::new("r1");
    for (request, due) in [
        (request().record_name("new"), vec![name]),
        (request().file(part()), vec![file]),
        (request().record_name("new").file(part()), vec![name, file]),
    ] {
        let (core, player) = core_of(&[json_reply(200, "", &reply)]);
        let response = knowledge_base_update_record(&core, request).await.unwrap();
        assert!(!response.file_uploaded);
        let sent = &requests(&player)[0];
        assert_eq!(
            (&*sent.method, &*sent.target),
            ("PUT", "/api/v1/knowledgeBase/record/r1")
        );
        let body = String::from_utf8(sent.body.to_vec()).unwrap();
        let heads = body
            .lines()
            .filter(|line| line.starts_with("Content-Disposition"));
        assert_eq!(heads.collect::<Vec<_>>(), due);
    }
}

/// The server counts the searches of all users, so only the number of entries is a fact.
#[tokio::test(start_paused = true)]
async fn pages_of_searches_end_at_a_short_page_whatever_the_totals_say() {
    let recorded = exchange("search", "history");
    let entry = recorded["reply"]["searchHistory"][0].clone();
    assert!(entry.is_object(), "{recorded}");
    let page = |number: usize, count: usize, total: usize, has_next: bool| {
        let mut page = recorded["reply"].clone();
        let of_page = |at: usize| {
            let mut entry = entry.clone();
            entry["_id"] = format!("{number}-{at}").into();
            entry
        };
        page["searchHistory"] = (0..count).map(of_page).collect();
        page["pagination"] = json!({"page": 1, "limit": 2, "totalCount": total,
                                    "totalPages": total, "hasNextPage": has_next,
                                    "hasPrevPage": false});
        json_reply(200, "", &page)
    };
    for (last, total, has_next) in [(1, 900, true), (0, 900, true), (1, 1, false)] {
        let pages = [
            page(1, 2, total, has_next),
            page(2, 2, total, false),
            page(3, last, total, has_next),
        ];
        let (core, player) = core_of(&pages);
        let core = core
            .with_options(RequestOptions::new().retries(RetryConfig::none()))
            .unwrap();
        let mut items = core.pages(SearchHistoryRequest::new().limit(2)).items();
        let mut count = 0;
        while let Some(item) = items.next().await {
            item.unwrap();
            count += 1;
        }
        assert_eq!(count, 4 + last);
        let sent = requests(&player);
        let sent: Vec<_> = sent.iter().map(|request| &*request.target).collect();
        let path = "/api/v1/search?";
        assert_eq!(
            sent,
            [
                format!("{path}limit=2"),
                format!("{path}page=2&limit=2"),
                format!("{path}page=3&limit=2")
            ]
        );
    }
}

#[tokio::test(start_paused = true)]
async fn operations_of_the_root_leave_the_path_of_the_api() {
    let recorded = exchange("oauth_clients", "discovery: openid-configuration");
    for (url, prefix) in [
        (DUPLEX_URL, ""),
        ("http://localhost", ""),
        ("http://localhost/pipes-hub/api/v1", "/pipes-hub"),
    ] {
        let (core, player) = core_of(&[json_reply(200, "", &recorded["reply"])]);
        let core = core
            .with_options(RequestOptions::new().server_url(url))
            .unwrap();
        let call = pipeshub_admin_funcs::openid_connect_openid_configuration(&core);
        assert_eq!(call.await.unwrap().issuer, "http://127.0.0.1:3100");
        let sent = &requests(&player)[0];
        assert_eq!(
            sent.target,
            format!("{prefix}/.well-known/openid-configuration")
        );
        assert_eq!(sent.header("authorization"), None);
    }
}
