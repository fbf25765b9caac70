//! Prints the texts of the SDK, one per line. `cargo lab texts` runs this program twice, the second
//! time compiled with `-Zfmt-debug=none`, and compares the lines.
//!
//! The program uses no random data and waits for no clock, so that two runs print the same.
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pipeshub_core::blocking::block_on;
use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    AccessToken, ClientCredentials, Error, PipeshubCore, PipeshubCoreBuilder, RequestOptions,
    Response, RetryConfig, Roots, Security, TokenContext, TokenFuture, TokenSource,
};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackFailure,
    HandleOAuthCallbackRequest, HandleOAuthCallbackResponse, OAuthState,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use pipeshub_tests::{CONNECTOR_ID, ScriptedServer, Step, fixture_names};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio_rustls::TlsAcceptor;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

const HOST: &str = "pipeshub.example.test";

fn main() {
    // This line is no text of the SDK. It shows whether `Debug` is compiled in.
    println!("Debug prints: {:?}", "something");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .expect("a runtime");
    configurations();
    redirects();
    runtime.block_on(async {
        arguments().await;
        replies().await;
        connections().await;
        certificates().await;
        tokens().await;
        let inside = block_on(async {});
        show("block_on inside a runtime", inside);
    });
    traces();
}

/// Prints the texts of an error, on one line.
fn show<T>(what: &str, result: Result<T, Error>) {
    match result {
        Ok(_) => println!("{what}: it succeeds"),
        Err(error) => {
            let code = error.code().unwrap_or_default();
            println!("{what}: {error} | {code}");
            if let Some(failure) = error.failure::<HandleOAuthCallbackFailure>() {
                println!("{what}, failure: {failure}");
            }
        }
    }
}

fn builder() -> PipeshubCoreBuilder {
    PipeshubCore::builder()
        .server_url(format!("https://{HOST}/api/v1"))
        .bearer_auth("phpat_x")
        .retries(RetryConfig::none())
        .options(RequestOptions::new().header("x-request-id", "id-1"))
}

async fn authorize(
    core: &PipeshubCore,
    connector_id: &str,
) -> Result<Response<GetOAuthAuthorizationUrlResponse>, Error> {
    let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
    connector_oauth_get_oauth_authorization_url(core, request).await
}

async fn callback(
    core: &PipeshubCore,
    code: &str,
) -> Result<Response<HandleOAuthCallbackResponse>, Error> {
    let request = HandleOAuthCallbackRequest::new(code, OAuthState::from_saved("s"));
    connector_oauth_handle_oauth_callback(core, request).await
}

fn configurations() {
    for url in [
        "",
        "h",
        "ftp://h",
        "https://",
        "https://u@h",
        "https://h:0",
        "https://h?x",
        "https://h//x",
        "https://h/../x",
        "https://h/%41",
        "https://h é",
        "https://[::g]",
        "http://h",
    ] {
        show(url, builder().server_url(url).build());
    }
    for token in ["", "a b", "a\n"] {
        show("token", builder().bearer_auth(token).build());
    }
    for text in ["", "a\n", "a ", "\"a\"", "\u{feff}a"] {
        let app = ClientCredentials::new(text, "s");
        show("client id", builder().security(app).build());
        let app = ClientCredentials::new("i", text);
        show("client secret", builder().security(app).build());
    }
    let app = || ClientCredentials::new("i", "s");
    show("scope", builder().security(app().scopes(["a b"])).build());
    for url in ["h", "http://h"] {
        show(
            "token URL",
            builder().security(app().token_url(url)).build(),
        );
    }
    for (name, value) in [
        ("host", "x"),
        ("a b", "x"),
        ("x-a", "\n"),
        ("x-request-id", " "),
    ] {
        let options = RequestOptions::new().header(name, value);
        show("header", builder().options(options).build());
    }
    show("timeout", builder().timeout(Duration::ZERO).build());
    show(
        "connect timeout",
        builder().connect_timeout(Duration::ZERO).build(),
    );
    show("user agent", builder().user_agent("\n").build());
    show("roots", builder().roots(Roots::CustomOnly).build());
    for pem in [
        "",
        "x",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        show("PEM", builder().ca_certificates_pem(pem).build());
    }
    for url in ["", "https://p", "socks5://p", "http://u:\n@p", "http://p/x"] {
        show("proxy", builder().proxy(url).build());
    }
}

fn redirects() {
    for redirect in [
        "",
        "code=c",
        "code=c&state=x",
        "code=&state=s",
        "code=c&code=c&state=s",
        "code=%E9&state=s",
        "code=%&state=s",
        "code=c&error=e&state=s",
        "state=s",
        "error=access_denied&state=s",
        "error=other&state=s",
    ] {
        let request =
            HandleOAuthCallbackRequest::from_redirect(redirect, OAuthState::from_saved("s"));
        show(redirect, request);
    }
}

async fn arguments() {
    let core = builder().build().expect("a core");
    for id in ["", "a/b", "..", &"x".repeat(200)] {
        show("connector id", authorize(&core, id).await);
    }
    for code in ["", "<script>", "onx=a", &"x".repeat(20_000)] {
        show("code", callback(&core, code).await);
    }
}

/// Prints the texts for each stored response of the two operations, and for each shared error.
async fn replies() {
    for name in fixture_names() {
        let player = ScriptedServer::builder()
            .fixture(&name)
            .repeat_last()
            .player();
        let dial: Dial = Arc::new(move |_, _| {
            let (client, server) = tokio::io::duplex(64 * 1024);
            tokio::spawn(player.clone().serve(server));
            connected(client)
        });
        let core = builder().server_url("http://localhost/api/v1");
        let core = core.unversioned_dialer(dial).build().expect("a core");
        show(&name, authorize(&core, CONNECTOR_ID).await);
        show(&name, callback(&core, "c").await);
    }
}

fn connected<'a>(io: impl Io + 'static) -> pipeshub_core::BoxFuture<'a, io::Result<Box<dyn Io>>> {
    Box::pin(async move { Ok(Box::new(io) as Box<dyn Io>) })
}

/// Prints the texts for broken connections, and for responses that are not HTTP or not TLS.
async fn connections() {
    for kind in [
        io::ErrorKind::ConnectionRefused,
        io::ErrorKind::ConnectionReset,
        io::ErrorKind::HostUnreachable,
        io::ErrorKind::TimedOut,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::Other,
    ] {
        let dial: Dial = Arc::new(move |_, _| Box::pin(async move { Err(kind.into()) }));
        let core = builder().unversioned_dialer(dial).build().expect("a core");
        show(
            &format!("dial, {kind}"),
            authorize(&core, CONNECTOR_ID).await,
        );
    }
    let alert = |code| vec![0x15, 3, 3, 0, 2, 2, code];
    for bytes in [
        &b"HTTP/1.1 400 Bad Request\r\n\r\n"[..],
        &alert(40),
        &alert(42),
        &alert(70),
        &alert(80),
        &alert(112),
        &alert(200),
        b"",
    ] {
        show(
            "no TLS",
            authorize(&answered_with(bytes), CONNECTOR_ID).await,
        );
    }
    for (what, steps) in [
        ("closed", vec![Step::ReadHead, Step::Close]),
        (
            "no HTTP",
            vec![Step::ReadHead, write(b"SSH-2.0\r\n\r\n"), Step::Close],
        ),
        (
            "cut",
            vec![
                Step::ReadHead,
                write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
                Step::Close,
            ],
        ),
        ("silent", vec![Step::ReadHead, Step::WaitForClose]),
        (
            "too large",
            vec![
                Step::ReadHead,
                write(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{"),
            ],
        ),
    ] {
        let player = ScriptedServer::builder()
            .steps(steps)
            .repeat_last()
            .player();
        let dial: Dial = Arc::new(move |_, _| {
            let (client, server) = tokio::io::duplex(64 * 1024);
            tokio::spawn(player.clone().serve(server));
            connected(client)
        });
        let core = builder().server_url("http://localhost/api/v1");
        let core = core.unversioned_dialer(dial).build().expect("a core");
        show(what, authorize(&core, CONNECTOR_ID).await);
        show(what, callback(&core, "c").await);
    }
    for reply in [
        "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\n\r\n",
        "HTTP/1.1 502 Bad Gateway\r\n\r\n",
        "no HTTP\r\n\r\n",
    ] {
        let dial = dial_to(reply.as_bytes().to_vec());
        let core = builder()
            .proxy("http://proxy.example")
            .unversioned_dialer(dial);
        let core = core.build().expect("a core");
        show("proxy", authorize(&core, CONNECTOR_ID).await);
    }
}

fn write(bytes: &'static [u8]) -> Step {
    Step::Write(bytes.into())
}

/// Returns a core whose server writes these bytes and closes.
fn answered_with(bytes: &[u8]) -> PipeshubCore {
    let core = builder().unversioned_dialer(dial_to(bytes.to_vec()));
    core.build().expect("a core")
}

fn dial_to(bytes: Vec<u8>) -> Dial {
    Arc::new(move |_, _| {
        let (client, mut server) = tokio::io::duplex(64 * 1024);
        let bytes = bytes.clone();
        tokio::spawn(async move {
            let _ = server.read(&mut [0; 1024]).await;
            let _ = server.write_all(&bytes).await;
            let _ = server.shutdown().await;
            let _ = server.read_to_end(&mut Vec::new()).await;
        });
        connected(client)
    })
}

/// Prints the texts for invalid certificates.
async fn certificates() {
    let key = KeyPair::generate().expect("a key");
    let mut root = CertificateParams::default();
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    root.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    root.distinguished_name.push(DnType::CommonName, "Root");
    let root_der = root.self_signed(&key).expect("a root").der().clone();
    let issuer = Issuer::from_params(&root, &key);
    let params = |host: &str| {
        let mut params = CertificateParams::new(vec![host.to_owned()]).expect("a name");
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params
    };
    let signed = |params: CertificateParams| {
        let key = KeyPair::generate().expect("a key");
        let der = params.signed_by(&key, &issuer).expect("a certificate");
        (der.der().clone(), key)
    };
    let alone = |params: CertificateParams| {
        let key = KeyPair::generate().expect("a key");
        let der = params.self_signed(&key).expect("a certificate");
        (der.der().clone(), key)
    };
    let mut expired = params(HOST);
    expired.not_before = date_time_ymd(2001, 1, 1);
    expired.not_after = date_time_ymd(2002, 1, 1);
    let mut early = params(HOST);
    early.not_before = date_time_ymd(2998, 1, 1);
    early.not_after = date_time_ymd(2999, 1, 1);
    let mut authority = params(HOST);
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let mut for_clients = params(HOST);
    for_clients.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    for (what, (der, key)) in [
        ("expired", signed(expired)),
        ("not yet valid", signed(early)),
        ("another host's", signed(params("other.example"))),
        ("nobody's", alone(params(HOST))),
        ("an authority's", signed(authority.clone())),
        ("an authority's own", alone(authority)),
        ("for clients", signed(for_clients)),
    ] {
        // Twice: with the roots alone, and with the certificate among them.
        for trusted in [vec![&root_der], vec![&root_der, &der]] {
            let mut core = builder().roots(Roots::CustomOnly);
            for certificate in trusted {
                core = core.ca_certificates_pem(pem(certificate));
            }
            let dial = dial_tls(der.clone(), &key);
            match core.unversioned_dialer(dial).build() {
                Ok(core) => show(what, authorize(&core, CONNECTOR_ID).await),
                Err(error) => show(what, Err::<(), _>(error)),
            }
        }
    }
}

fn pem(certificate: &CertificateDer<'_>) -> String {
    let text = STANDARD.encode(certificate);
    format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
}

fn dial_tls(certificate: CertificateDer<'static>, key: &KeyPair) -> Dial {
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key.into())
        .expect("a configuration");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    Arc::new(move |_, _| {
        let (client, server): (DuplexStream, _) = tokio::io::duplex(64 * 1024);
        let acceptor = acceptor.clone();
        tokio::spawn(async move {
            let _ = acceptor.accept(server).await;
        });
        connected(client)
    })
}

/// A source that prints the server URL of its context.
struct Printing;

impl TokenSource for Printing {
    fn token<'a>(&'a self, context: &'a TokenContext<'_>) -> TokenFuture<'a> {
        println!("token for: {}", context.server_url());
        Box::pin(async { Ok(AccessToken::new("a b")) })
    }
}

async fn tokens() {
    let core = builder().security(Security::token_source(Printing));
    show(
        "token source",
        authorize(&core.build().expect("a core"), CONNECTOR_ID).await,
    );
    for (status, body) in [
        (401, r#"{"error":"invalid_client"}"#),
        (400, r#"{"error":"invalid_scope"}"#),
        (400, r#"{"error":"unsupported_grant_type"}"#),
        (404, ""),
        (503, ""),
        (200, "<html>"),
        (200, "{}"),
        (200, r#"{"access_token":"t","scope":["user:read"]}"#),
        (200, r#"{"access_token":"t","token_type":"mac"}"#),
    ] {
        let transport = pipeshub_core::transport_fn(move |_| {
            http::Response::builder().status(status).body(body)
        });
        let core = PipeshubCore::with_transport(transport)
            .security(Security::client_credentials("i", "s"))
            .retries(RetryConfig::none());
        let core = core.build().expect("a core");
        let error = authorize(&core, CONNECTOR_ID).await.map(drop);
        // Request ids are random.
        let text = error.map_or_else(|error| error.to_string(), |()| "it succeeds".to_owned());
        let words = text.split(' ').filter(|word| !is_request_id(word));
        println!("token endpoint: {}", words.collect::<Vec<_>>().join(" "));
    }
}

fn is_request_id(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    word.len() >= 16 && word.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// Prints the texts that `tracing` receives.
fn traces() {
    let texts = Texts::default();
    tracing::subscriber::with_default(texts.clone(), || {
        let call = async |status| {
            let transport = pipeshub_core::transport_fn(move |_| {
                http::Response::builder().status(status).body("")
            });
            let core = PipeshubCore::with_transport(transport).retries(RetryConfig::none());
            drop(authorize(&core.build().expect("a core"), CONNECTOR_ID).await);
        };
        for status in [200, 404, 503] {
            block_on(call(status)).expect("no runtime is around it");
        }
    });
    for line in texts.0.lock().expect("no panic").iter() {
        println!("trace: {line}");
    }
}

#[derive(Clone, Default)]
struct Texts(Arc<Mutex<Vec<String>>>);

impl Visit for &Texts {
    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}

    fn record_str(&mut self, field: &Field, value: &str) {
        if !field.name().contains("request-id") {
            self.0
                .lock()
                .expect("no panic")
                .push(format!("{field} is {value}"));
        }
    }
}

impl Subscriber for Texts {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut &*self);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut &*self);
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut &*self);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
