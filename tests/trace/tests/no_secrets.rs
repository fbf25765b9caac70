//! No secret is in the logs of the SDK and of the libraries beneath it, even at TRACE.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{PipeshubCore, PipeshubCoreBuilder, RequestOptions, RetryConfig, Roots};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackRequest, OAuthState,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use pipeshub_tests::{
    CONNECTOR_ID, End, Player, Random, Recorder, RefusingServer, Reply, Scanner, ScriptedServer,
    Step, collect, fixture, fixture_names, run_steps,
};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::SupportedProtocolVersion;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::version::{TLS12, TLS13};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio_rustls::TlsAcceptor;

const TOKEN: &str = "phpat_Canary.T0ken-7Qx~z+/w==";
const CODE: &str = "4/0CanaryC0de-Kq~.7=+Zx%&";
const STATE: &str = "Q2FuYXJ5LXN0YXRlLUtxNzEteA==";
const HEADER: &str = "header-Canary-value-91";
/// A secret of the server, which it should not send but may.
const CLIENT_SECRET: &str = "GOCSPX-CanaryClient~Secret";

/// The password of the proxy.
const PASSWORD: &str = "pass-Canary+word/37";
const PROXY: &str = "http://user:pass-Canary%2Bword%2F37@proxy.example:3128";

const SECRETS: [(&str, &str); 6] = [
    ("token", TOKEN),
    ("code", CODE),
    ("state", STATE),
    ("header", HEADER),
    ("client secret", CLIENT_SECRET),
    ("password", PASSWORD),
];
const FUZZED: usize = 4000;

fn scanner() -> Scanner {
    Scanner::new(&SECRETS).and_slices_of(&SECRETS)
}

fn assert_clean(lines: &[String]) {
    let scanner = scanner();
    // Most lines occur many times.
    for line in lines.iter().collect::<BTreeSet<_>>() {
        let hits = scanner.scan(line);
        let target = line.split(' ').next().unwrap_or_default();
        assert!(hits.is_empty(), "{hits:?} in a line of {target}");
        // hyper-util logs only in its pooled client and its TCP connector, and the SDK uses
        // neither. If this fails, require lines of hyper-util where they are due.
        assert!(
            !target.starts_with("hyper_util"),
            "the SDK goes through what {target} logs"
        );
    }
}

/// Returns the runtime of the servers. Its thread is not recorded.
fn servers() -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
}

fn client() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn dial(servers: &Handle, player: &Player, tls: Option<&TlsAcceptor>) -> Dial {
    dial_after(servers, &[], &Recorder::new(), player, tls)
}

/// Returns a dialer that plays these steps first, as a proxy does.
fn dial_after(
    servers: &Handle,
    first: &[Step],
    asked: &Recorder,
    player: &Player,
    tls: Option<&TlsAcceptor>,
) -> Dial {
    let (servers, player, tls) = (servers.clone(), player.clone(), tls.cloned());
    let (first, asked) = (first.to_vec(), asked.clone());
    Arc::new(move |_host, _port| {
        let (client, mut server) = tokio::io::duplex(64 * 1024);
        let (first, asked, player, tls) =
            (first.clone(), asked.clone(), player.clone(), tls.clone());
        servers.spawn(async move {
            if run_steps(&mut server, first, asked).await != End::Finished {
                return;
            }
            match tls {
                None => drop(player.serve(server).await),
                Some(tls) => {
                    if let Ok(server) = tls.accept(server).await {
                        player.serve(server).await;
                    }
                }
            }
        });
        Box::pin(async move { Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>) })
    })
}

fn builder(url: &str, dial: Dial) -> PipeshubCoreBuilder {
    PipeshubCore::builder()
        .server_url(url)
        .bearer_auth(TOKEN)
        .options(RequestOptions::new().header("x-key", HEADER))
        .retries(RetryConfig::none())
        .timeout(Duration::from_secs(10))
        .unversioned_dialer(dial)
}

/// Calls both operations and returns the number of successes.
async fn call_both(core: &PipeshubCore) -> usize {
    let authorize = connector_oauth_get_oauth_authorization_url(
        core,
        GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID),
    )
    .await;
    let request = HandleOAuthCallbackRequest::new(CODE, OAuthState::from_saved(STATE))
        .base_url("https://app.example.com");
    let callback = connector_oauth_handle_oauth_callback(core, request).await;
    usize::from(authorize.is_ok()) + usize::from(callback.is_ok())
}

/// Returns a response with the secrets in its headers.
fn echoing(reply: &[u8]) -> Vec<u8> {
    let end = reply.windows(2).position(|two| two == b"\r\n").unwrap() + 2;
    let echo = format!(
        "X-Echo: {TOKEN}\r\nSet-Cookie: code={CODE}\r\nLink: <https://h/?state={STATE}>\r\nX-Key: {HEADER}; {CLIENT_SECRET}\r\n"
    );
    [&reply[..end], echo.as_bytes(), &reply[end..]].concat()
}

fn has_lines_of(lines: &[String], libraries: &[&str]) {
    for library in libraries {
        // A log target is the library's name, or the path of one of its modules.
        let is_of = |line: &String| {
            let rest = line.strip_prefix(library);
            rest.is_some_and(|rest| rest.starts_with("::") || rest.starts_with(' '))
        };
        assert!(lines.iter().any(is_of), "{library} logged nothing");
    }
}

#[test]
fn stored_responses_over_plain_http_log_no_secret() {
    let servers = servers();
    let (mut replies, mut succeeded) = (0, 0);
    let lines = collect(|| {
        client().block_on(async {
            for name in fixture_names() {
                let reply = echoing(&fixture(&name));
                let player = ScriptedServer::builder()
                    .reply(reply)
                    .repeat_last()
                    .player();
                let core = builder(
                    "http://localhost/api/v1",
                    dial(servers.handle(), &player, None),
                )
                .build()
                .unwrap();
                succeeded += call_both(&core).await;
                replies += 1;
            }
        });
    });
    assert!(replies > 100 && succeeded > 10, "{succeeded} of {replies}");
    has_lines_of(&lines, &["pipeshub_core", "hyper"]);
    assert_clean(&lines);
}

#[test]
fn faults_over_plain_http_log_no_secret() {
    let servers = servers();
    let secrets = format!("{TOKEN} {CODE} {STATE} {CLIENT_SECRET}");
    let answer = |text: String| vec![Step::ReadHead, Step::Write(text.into()), Step::Close];
    let scripts = [
        vec![Step::ReadHead, Step::Close],
        vec![Step::ReadHead, Step::Reset],
        answer(secrets.clone()),
        answer(format!("HTTP/1.1 {secrets}\r\n\r\n")),
        answer(format!(
            "HTTP/1.1 200 {secrets}\r\nContent-Length: 2\r\n\r\n{{}}{secrets}"
        )),
        answer(format!("HTTP/1.1 200 OK\r\n{secrets}\r\n\r\n")),
        answer(format!("HTTP/1.1 200 OK\r\n{secrets}: x\r\n\r\n")),
        answer(format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {secrets}\r\n\r\n"
        )),
        answer(format!(
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: {secrets}\r\n\r\n"
        )),
        answer(format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: {secrets}\r\n\r\n"
        )),
        answer(format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{secrets}\r\n"
        )),
        answer(format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x={secrets}\r\n{{}}\r\n0\r\n{secrets}: x\r\n\r\n"
        )),
        answer(format!(
            "HTTP/1.1 103 Early Hints\r\nLink: {secrets}\r\n\r\nHTTP/1.1 101 {secrets}\r\nUpgrade: {secrets}\r\n\r\n"
        )),
        answer(format!(
            "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nX: {secrets}\r\n\r\n{secrets}"
        )),
        answer(format!(
            "HTTP/1.1 200 OK\r\nX: {}\r\n\r\n",
            secrets.repeat(2000)
        )),
    ];
    let mut succeeded = 0;
    let lines = collect(|| {
        client().block_on(async {
            for steps in scripts {
                let player = ScriptedServer::builder()
                    .steps(steps)
                    .repeat_last()
                    .player();
                let core = builder(
                    "http://localhost/api/v1",
                    dial(servers.handle(), &player, None),
                )
                .build()
                .unwrap();
                succeeded += call_both(&core).await;
            }
            let nowhere: Dial =
                Arc::new(|_, _| Box::pin(async { Err(io::Error::other("no way there")) }));
            succeeded += call_both(
                &builder("https://localhost/api/v1", nowhere)
                    .build()
                    .unwrap(),
            )
            .await;
        });
    });
    assert_eq!(succeeded, 0);
    has_lines_of(&lines, &["pipeshub_core", "hyper"]);
    assert_clean(&lines);
}

/// An authority, and a server certificate that it issued.
struct Certified {
    root_pem: String,
    leaf: CertificateDer<'static>,
    key: Vec<u8>,
}

impl Certified {
    fn localhost() -> Self {
        let mut authority = CertificateParams::default();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let (authority_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
        let root_pem = authority.self_signed(&authority_key).unwrap().pem();
        let leaf = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        let leaf = leaf
            .signed_by(&key, &Issuer::from_params(&authority, &authority_key))
            .unwrap();
        Self {
            root_pem,
            leaf: leaf.der().clone(),
            key: key.serialize_der(),
        }
    }

    fn acceptor(&self, version: &'static SupportedProtocolVersion) -> TlsAcceptor {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider);
        let config = config
            .with_protocol_versions(&[version])
            .unwrap()
            .with_no_client_auth();
        let key = PrivatePkcs8KeyDer::from(self.key.clone()).into();
        TlsAcceptor::from(Arc::new(
            config
                .with_single_cert(vec![self.leaf.clone()], key)
                .unwrap(),
        ))
    }

    fn trusted(&self, core: PipeshubCoreBuilder) -> PipeshubCoreBuilder {
        core.roots(Roots::CustomOnly)
            .ca_certificates_pem(&self.root_pem)
    }
}

/// Returns a player that responds to both operations, in order.
fn good_player() -> Player {
    let script =
        ScriptedServer::builder().reply(echoing(&fixture("authorize/200_with_base_url.http")));
    script
        .reply(echoing(&fixture("callback/200_success.http")))
        .player()
}

#[test]
fn calls_over_tls_log_no_secret() {
    let (servers, certified) = (servers(), Certified::localhost());
    let mut succeeded = Vec::new();
    let lines = collect(|| {
        client().block_on(async {
            for version in [&TLS12, &TLS13] {
                let acceptor = certified.acceptor(version);
                for (host, trusted) in [
                    ("localhost", true),
                    ("localhost", false),
                    ("127.0.0.1", true),
                ] {
                    let url = format!("https://{host}/api/v1");
                    let mut core = builder(
                        &url,
                        dial(servers.handle(), &good_player(), Some(&acceptor)),
                    );
                    if trusted {
                        core = certified.trusted(core);
                    }
                    succeeded.push(call_both(&core.build().unwrap()).await);
                }
            }
        });
    });
    assert_eq!(succeeded, [2, 0, 0, 2, 0, 0]);
    has_lines_of(&lines, &["pipeshub_core", "hyper", "rustls"]);
    assert_clean(&lines);
}

#[test]
fn calls_through_a_proxy_log_no_secret() {
    let (servers, certified) = (servers(), Certified::localhost());
    let (acceptor, asked) = (certified.acceptor(&TLS13), Recorder::new());
    let secrets = SECRETS.map(|(_, secret)| secret).join(" ");
    let answer = |text: String| vec![Step::ReadHead, Step::Write(text.into())];
    let scripts = [
        answer(format!("HTTP/1.1 200 {secrets}\r\nX: {secrets}\r\n\r\n")),
        answer(format!(
            "HTTP/1.1 407 {secrets}\r\nProxy-Authenticate: {secrets}\r\n\r\n"
        )),
        answer(format!(
            "HTTP/1.1 302 {secrets}\r\nLocation: http://user:{secrets}@h/\r\n\r\n"
        )),
        answer(format!(
            "HTTP/1.1 200 OK\r\nX: {}\r\n\r\n",
            secrets.repeat(200)
        )),
        answer(format!("HTTP/1.1 200 OK\r\n\r\n{secrets}")),
        answer(secrets),
        vec![Step::ReadHead, Step::Close],
        vec![Step::Close],
    ];
    let mut succeeded = Vec::new();
    let lines = collect(|| {
        client().block_on(async {
            for first in &scripts {
                let dial = dial_after(
                    servers.handle(),
                    first,
                    &asked,
                    &good_player(),
                    Some(&acceptor),
                );
                let core = certified.trusted(builder("https://localhost/api/v1", dial));
                succeeded.push(call_both(&core.proxy(PROXY).build().unwrap()).await);
            }
        });
    });
    // A long head opens the tunnel. Bytes that follow the head do not come from the server, so they
    // end the tunnel.
    assert_eq!(succeeded, [2, 0, 0, 2, 0, 0, 0, 0]);
    let requests = asked.requests();
    assert_eq!(requests.len(), 14);
    for request in requests {
        assert_eq!(
            request.header("proxy-authorization"),
            Some("Basic dXNlcjpwYXNzLUNhbmFyeSt3b3JkLzM3")
        );
    }
    has_lines_of(&lines, &["pipeshub_core", "hyper", "rustls"]);
    assert_clean(&lines);
}

#[test]
fn fuzzed_responses_over_plain_http_log_no_secret() {
    let servers = servers();
    let mut random = Random::new(3);
    let good = ["authorize/200", "callback/200"].map(Reply::all_stored);
    let (all, secrets) = (Reply::all_stored(""), SECRETS.map(|(_, secret)| secret));
    let mut succeeded = 0;
    let lines = collect(|| {
        client().block_on(async {
            for _ in 0..FUZZED / 2 {
                // A response that succeeds, or nearly, half of the time.
                let likely = random.once_in(2);
                let mut script = ScriptedServer::builder();
                for good in &good {
                    let reply =
                        Reply::fuzzed(&mut random, if likely { good } else { &all }, &secrets);
                    script = script.reply(reply.to_wire());
                }
                let player = script.player();
                let core = builder(
                    "http://localhost/api/v1",
                    dial(servers.handle(), &player, None),
                );
                succeeded += call_both(&core.build().unwrap()).await;
                assert_eq!(
                    (player.recorder().count(), player.recorder().problems()),
                    (2, Vec::new())
                );
            }
        });
    });
    assert!(succeeded > 100 && succeeded < FUZZED / 2, "{succeeded}");
    has_lines_of(&lines, &["pipeshub_core", "hyper"]);
    assert_clean(&lines);
}

#[test]
fn log_line_of_hyper_util_is_recorded() {
    let lines = collect(|| {
        client().block_on(async {
            let nobody = RefusingServer::start();
            let client: Client<_, String> = Client::builder(TokioExecutor::new()).build_http();
            client.get(nobody.url().parse().unwrap()).await.unwrap_err();
        });
    });
    has_lines_of(&lines, &["hyper_util"]);
}

#[test]
fn planted_secret_is_found() {
    for lines in [
        collect(
            || tracing::trace!(target: "planted", "GET /?code={}", "4%2F0CanaryC0de-Kq~.7%3D%2BZx%25%26"),
        ),
        collect(|| tracing::trace!(target: "planted", token = TOKEN)),
        collect(|| drop(tracing::trace_span!("planted", state = ?STATE))),
        collect(|| log::trace!(target: "planted", "x-key: {HEADER}")),
        collect(|| log::trace!(target: "planted", "{:?}", CLIENT_SECRET.as_bytes())),
        collect(|| log::trace!(target: "planted", "{}", &CLIENT_SECRET[3..12])),
    ] {
        assert_eq!(lines.len(), 1);
        assert!(!scanner().scan(&lines[0]).is_empty(), "{lines:?}");
    }
}
