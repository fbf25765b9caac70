//! No secret is in what the SDK and the libraries beneath it log, even at TRACE.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{PipeshubCore, PipeshubCoreBuilder, RetryConfig, Roots};
use pipeshub_funcs::{
    GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackRequest, OAuthState,
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use pipeshub_tests::{CONNECTOR_ID, Player, Scanner, ScriptedServer, Step, collect, fixture, fixture_names};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::version::{TLS12, TLS13};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio_rustls::TlsAcceptor;

const TOKEN: &str = "phpat_Canary.T0ken-7Qx~z+/w==";
const CODE: &str = "4/0CanaryC0de-Kq~.7=+Zx%&";
const STATE: &str = "Q2FuYXJ5LXN0YXRlLUtxNzEteA==";
const HEADER: &str = "header-Canary-value-91";
/// The server's own, which it should not send, but may.
const CLIENT_SECRET: &str = "GOCSPX-CanaryClient~Secret";

const SECRETS: [(&str, &str); 5] = [
    ("token", TOKEN),
    ("code", CODE),
    ("state", STATE),
    ("header", HEADER),
    ("client secret", CLIENT_SECRET),
];

fn scanner() -> Scanner {
    Scanner::new(&SECRETS).and_slices_of(&SECRETS)
}

fn assert_clean(lines: &[String]) {
    let scanner = scanner();
    for line in lines {
        let hits = scanner.scan(line);
        let target = line.split(' ').next().unwrap_or_default();
        assert!(hits.is_empty(), "{hits:?} in a line of {target}");
    }
}

/// The servers' thread, which is not listened to.
fn servers() -> Runtime {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

fn client() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn dial(servers: &Handle, player: &Player, tls: Option<&TlsAcceptor>) -> Dial {
    let (servers, player, tls) = (servers.clone(), player.clone(), tls.cloned());
    Arc::new(move |_host, _port| {
        let (client, server) = tokio::io::duplex(64 * 1024);
        let (player, tls) = (player.clone(), tls.clone());
        servers.spawn(async move {
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
        .header("x-key", HEADER)
        .retries(RetryConfig::none())
        .timeout(Duration::from_secs(10))
        .unversioned_dialer(dial)
}

/// Both operations; how many of them succeeded.
async fn call_both(core: &PipeshubCore) -> usize {
    let authorize =
        connector_oauth_get_oauth_authorization_url(core, GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID))
            .await;
    let request = HandleOAuthCallbackRequest {
        code: Some(CODE.into()),
        state: Some(OAuthState::from_saved(STATE)),
        base_url: Some("https://app.example.com".into()),
        ..HandleOAuthCallbackRequest::default()
    };
    let callback = connector_oauth_handle_oauth_callback(core, request).await;
    usize::from(authorize.is_ok()) + usize::from(callback.is_ok())
}

/// A reply with the secrets in its headers.
fn echoing(reply: &[u8]) -> Vec<u8> {
    let end = reply.windows(2).position(|two| two == b"\r\n").unwrap() + 2;
    let echo = format!(
        "X-Echo: {TOKEN}\r\nSet-Cookie: code={CODE}\r\nLink: <https://h/?state={STATE}>\r\nX-Key: {HEADER}; {CLIENT_SECRET}\r\n"
    );
    [&reply[..end], echo.as_bytes(), &reply[end..]].concat()
}

fn has_lines_of(lines: &[String], libraries: &[&str]) {
    for library in libraries {
        let of = format!("{library}::");
        assert!(lines.iter().any(|line| line.starts_with(&of)), "{library} logged nothing");
    }
}

#[test]
fn every_stored_reply_in_the_clear() {
    let servers = servers();
    let (mut replies, mut succeeded) = (0, 0);
    let lines = collect(|| {
        client().block_on(async {
            for name in fixture_names() {
                let reply = echoing(&fixture(&name));
                let player = ScriptedServer::builder().reply(reply).repeat_last().player();
                let core = builder("http://localhost/api/v1", dial(servers.handle(), &player, None))
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
fn faults_in_the_clear() {
    let servers = servers();
    let secrets = format!("{TOKEN} {CODE} {STATE} {CLIENT_SECRET}");
    let answer = |text: String| vec![Step::ReadHead, Step::Write(text.into()), Step::Close];
    let scripts = [
        vec![Step::ReadHead, Step::Close],
        vec![Step::ReadHead, Step::Reset],
        answer(secrets.clone()),
        answer(format!("HTTP/1.1 {secrets}\r\n\r\n")),
        answer(format!("HTTP/1.1 200 {secrets}\r\nContent-Length: 2\r\n\r\n{{}}{secrets}")),
        answer(format!("HTTP/1.1 200 OK\r\n{secrets}\r\n\r\n")),
        answer(format!("HTTP/1.1 200 OK\r\n{secrets}: x\r\n\r\n")),
        answer(format!("HTTP/1.1 200 OK\r\nContent-Length: {secrets}\r\n\r\n")),
        answer(format!("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: {secrets}\r\n\r\n")),
        answer(format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: {secrets}\r\n\r\n")),
        answer(format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{secrets}\r\n")),
        answer(format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x={secrets}\r\n{{}}\r\n0\r\n{secrets}: x\r\n\r\n"
        )),
        answer(format!(
            "HTTP/1.1 103 Early Hints\r\nLink: {secrets}\r\n\r\nHTTP/1.1 101 {secrets}\r\nUpgrade: {secrets}\r\n\r\n"
        )),
        answer(format!("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nX: {secrets}\r\n\r\n{secrets}")),
        answer(format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", secrets.repeat(2000))),
    ];
    let mut succeeded = 0;
    let lines = collect(|| {
        client().block_on(async {
            for steps in scripts {
                let player = ScriptedServer::builder().steps(steps).repeat_last().player();
                let core = builder("http://localhost/api/v1", dial(servers.handle(), &player, None))
                    .build()
                    .unwrap();
                succeeded += call_both(&core).await;
            }
            let nowhere: Dial = Arc::new(|_, _| Box::pin(async { Err(io::Error::other("no way there")) }));
            succeeded += call_both(&builder("https://localhost/api/v1", nowhere).build().unwrap()).await;
        });
    });
    assert_eq!(succeeded, 0);
    has_lines_of(&lines, &["pipeshub_core", "hyper"]);
    assert_clean(&lines);
}

#[test]
fn over_tls() {
    let servers = servers();
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let (authority_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let root = authority.self_signed(&authority_key).unwrap();
    let leaf = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let leaf = leaf.signed_by(&key, &Issuer::from_params(&authority, &authority_key)).unwrap();
    let mut succeeded = Vec::new();
    let lines = collect(|| {
        client().block_on(async {
            for versions in [&[&TLS12][..], &[&TLS13]] {
                let provider = Arc::new(rustls::crypto::ring::default_provider());
                let config =
                    ServerConfig::builder_with_provider(provider).with_protocol_versions(versions).unwrap();
                let private = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
                let config =
                    config.with_no_client_auth().with_single_cert(vec![leaf.der().clone()], private).unwrap();
                let acceptor = TlsAcceptor::from(Arc::new(config));
                for (host, trusted) in [("localhost", true), ("localhost", false), ("127.0.0.1", true)] {
                    let script = ScriptedServer::builder()
                        .reply(echoing(&fixture("authorize/200_with_base_url.http")));
                    let player = script.reply(echoing(&fixture("callback/200_success.http"))).player();
                    let url = format!("https://{host}/api/v1");
                    let mut core = builder(&url, dial(servers.handle(), &player, Some(&acceptor)));
                    if trusted {
                        core = core.roots(Roots::OnlyGiven).ca_certificates_pem(root.pem());
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
fn a_planted_one_is_found() {
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
