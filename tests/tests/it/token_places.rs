//! Destinations of a token: this machine over plain http, any host if encrypted, and never the
//! target of a redirect.
//!
//! The tests inspect dialed addresses and written bytes on in-memory streams, so that no name is
//! looked up.

use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    ErrorKind, PipeshubCore, PipeshubCoreBuilder, RequestOptions, RetryConfig, transport_fn,
};
use pipeshub_tests::{Op, Player, Scanner, ScriptedServer};
use tokio::io::{AsyncReadExt as _, DuplexStream};
use url::Url;

use crate::common::{self, CODE, STATE, TOKEN, authorize, callback, failure};

/// URLs that may be plain http, since they do not leave the machine.
const THIS_MACHINE: &[&str] = &[
    "http://localhost",
    "http://localhost/",
    "http://LOCALHOST:8080/api/v1",
    "HTTP://LocalHost:3000/",
    "http://127.0.0.1",
    "http://127.0.0.1:3000/api/v1",
    "http://127.255.255.254:1/api/v1",
    "http://[::1]",
    "http://[::1]:65535/api/v1",
    "http://[0:0:0:0:0:0:0:1]/api/v1",
    "http://[0000::0001]/",
];

/// URLs of any host, since they are encrypted.
const ENCRYPTED: &[&str] = &[
    "https://pipeshub.example",
    "HTTPS://PipesHub.Example:443/api/v1",
    "https://pipeshub.example.:8443/api/v1/",
    "https://localhost",
    "https://localhost.example/api/v1",
    "https://127.0.0.1.example/api/v1",
    "https://xn--bcher-kva.example/api/v1",
    "https://10.0.0.1/api/v1",
    "https://0.0.0.0/api/v1",
    "https://[2001:db8::1]:8443/pipeshub/api/v1",
    "https://[::ffff:127.0.0.1]/api/v1",
    "https://pipeshub.example/a@b:c/api/v1",
];

/// URLs that are refused before anything is sent.
const NOWHERE: &[&str] = &[
    // Hosts that begin, end or look like this machine.
    "http://pipeshub.example",
    "http://localhost.example",
    "http://localhost.",
    "http://localhost.localdomain",
    "http://localhost6",
    "http://ip6-localhost",
    "http://example.localhost",
    "http://loopback",
    "http://127.0.0.1.example",
    "http://127.0.0.1.",
    "http://127-0-0-1.example",
    "http://local_host",
    "http://xn--lcalhost-b1a",
    // Numbers that some parsers read as this machine, and machines next to it.
    "http://127.1",
    "http://127.0.1",
    "http://2130706433",
    "http://0x7f000001",
    "http://0x7f.0.0.1",
    "http://127.0.0.0x1",
    "http://0177.0.0.1",
    "http://127.0.0.01",
    "http://017700000001",
    "http://0",
    "http://0.0.0.0",
    "http://126.255.255.255",
    "http://128.0.0.1",
    "http://10.0.0.1",
    "http://192.168.0.1:8080",
    "http://169.254.169.254/latest",
    "http://256.0.0.1",
    "http://127.0.0.1.1",
    "http://[::]",
    "http://[::2]",
    "http://[fe80::1]",
    "http://[::ffff:127.0.0.1]",
    "http://[::ffff:7f00:1]",
    "http://[::127.0.0.1]",
    "http://[64:ff9b::127.0.0.1]",
    "http://[::1%25lo]",
    "http://[::1%lo]",
    "http://[::1].example",
    "http://[::1",
    "http://::1",
    "http://[127.0.0.1]",
    "http://[localhost]",
    // User info, and text that only some parsers read as user info.
    "http://localhost@evil.example",
    "http://localhost:80@evil.example",
    "http://user:password@localhost",
    "https://user:password@pipeshub.example",
    "https://token@pipeshub.example",
    "https://@pipeshub.example",
    "http://evil.example#@localhost",
    "http://evil.example?@localhost",
    "http://evil.example\\@localhost",
    "http://localhost\\@evil.example",
    "http://localhost\\.evil.example",
    "http://localhost%2eevil.example",
    "http://localhost%00.evil.example",
    "http://localhost%40evil.example",
    "http://localhost;evil.example",
    "http://localhost,evil.example",
    "http://localhost&evil.example",
    // Characters that a parser may drop or change.
    "http://localhost\t.evil.example",
    "http://local\thost",
    "http://local\nhost",
    "http://localhost\r\n",
    "http://localhost ",
    " http://localhost",
    "\u{feff}http://localhost",
    "ht\ttp://localhost",
    "http://localhost\0",
    "http://localhost\u{7f}",
    "http://localhost\u{3002}evil.example",
    "http://\u{24db}ocalhost",
    "http://\u{ff4c}ocalhost",
    "http://localho\u{17f}t",
    "http://\u{ff11}27.0.0.1",
    "http://127\u{3002}0.0.1",
    "http://local\u{ad}host",
    "http://\u{200b}localhost",
    "https://b\u{fc}cher.example",
    // Ports and schemes.
    "http://localhost:0",
    "http://localhost:65536",
    "http://localhost:-1",
    "http://localhost:+80",
    "http://localhost:80:80",
    "http://localhost:\u{ff18}0",
    "http://localhost:8o",
    "http://localhost: 80",
    "http://:80",
    "http://",
    "http:///localhost",
    "http:/localhost",
    "http:localhost",
    "http:\\\\localhost",
    "//localhost",
    "localhost",
    "localhost:80",
    "ftp://localhost",
    "ws://localhost",
    "file:///localhost",
    "http+unix://localhost",
    "httpss://pipeshub.example",
    "https:pipeshub.example",
    "",
];

/// The dialed addresses, and the first bytes that were written to them.
#[derive(Clone)]
struct Dialed {
    places: Arc<Mutex<Vec<(String, u16)>>>,
    serving: Serving,
}

#[derive(Clone)]
enum Serving {
    Player(Player),
    FirstBytes(Arc<Mutex<Vec<u8>>>),
}

impl Dialed {
    fn new(serving: Serving) -> Self {
        Self {
            places: Arc::default(),
            serving,
        }
    }

    fn dial(&self) -> Dial {
        let dialed = self.clone();
        Arc::new(move |host, port| {
            dialed.places.lock().unwrap().push((host, port));
            let (client, server) = tokio::io::duplex(64 * 1024);
            tokio::spawn(dialed.serving.clone().serve(server));
            Box::pin(async move { Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>) })
        })
    }

    fn places(&self) -> Vec<(String, u16)> {
        std::mem::take(&mut self.places.lock().unwrap())
    }
}

impl Serving {
    async fn serve(self, mut io: DuplexStream) {
        match self {
            Self::Player(player) => drop(player.serve(io).await),
            Self::FirstBytes(bytes) => {
                let mut first = vec![0; 1024];
                let read = io.read(&mut first).await.unwrap();
                bytes.lock().unwrap().extend_from_slice(&first[..read]);
            }
        }
    }
}

fn player() -> Player {
    ScriptedServer::builder()
        .fixture("authorize/200_with_base_url.http")
        .repeat_last()
        .player()
}

fn scanner() -> Scanner {
    let secrets = [
        ("token", TOKEN),
        ("code", CODE),
        ("state", STATE),
        ("path", "Canary-path-91"),
    ];
    Scanner::new(&secrets).and_slices_of(&secrets)
}

fn builder(url: &str, dialed: &Dialed) -> PipeshubCoreBuilder {
    common::builder(url)
        .retries(RetryConfig::none())
        .unversioned_dialer(dialed.dial())
}

/// Returns host and port by the URL standard, without brackets and in lower case.
fn second_opinion(url: &str) -> (String, u16) {
    let url = Url::parse(url).unwrap();
    (
        url.host_str().unwrap().trim_matches(['[', ']']).to_owned(),
        url.port_or_known_default().unwrap(),
    )
}

/// Returns host and port in the form of [`second_opinion`].
fn canonical((host, port): (String, u16)) -> (String, u16) {
    let host = host.to_ascii_lowercase();
    // The standard writes an IPv4 address inside an IPv6 address in hexadecimal digits, and Rust in
    // decimal digits.
    let host = match host.parse::<IpAddr>() {
        Ok(IpAddr::V6(ip)) => second_opinion(&format!("http://[{ip}]")).0,
        Ok(ip) => ip.to_string(),
        Err(_) => host,
    };
    (host, port)
}

#[tokio::test(start_paused = true)]
async fn plain_http_tokens_go_to_loopback_only() {
    for url in THIS_MACHINE {
        let player = player();
        let dialed = Dialed::new(Serving::Player(player.clone()));
        authorize(&builder(url, &dialed).build().unwrap())
            .await
            .unwrap();
        let places = dialed.places();
        assert_eq!(places.len(), 1, "{url}");
        for (host, _) in &places {
            let loopback = host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
            assert!(
                loopback || host.eq_ignore_ascii_case("localhost"),
                "{url}: {host}"
            );
        }
        assert_eq!(
            places.into_iter().map(canonical).collect::<Vec<_>>(),
            [second_opinion(url)],
            "{url}"
        );
        let requests = player.recorder().requests();
        assert_eq!(requests.len(), 1);
        assert_eq!(
            requests[0].header("authorization"),
            Some(&*format!("Bearer {TOKEN}")),
            "{url}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn tokens_to_other_hosts_are_encrypted() {
    for url in ENCRYPTED {
        let first = Arc::new(Mutex::new(Vec::new()));
        let dialed = Dialed::new(Serving::FirstBytes(Arc::clone(&first)));
        let error = failure(&builder(url, &dialed).build().unwrap(), Op::Callback, CODE).await;
        assert_eq!(error.kind(), ErrorKind::Connect, "{url}: {error}");
        let places: Vec<_> = dialed.places().into_iter().map(canonical).collect();
        assert_eq!(places, [second_opinion(url)], "{url}");
        let first = first.lock().unwrap();
        assert!(first.starts_with(&[0x16, 0x03]), "{url}: no TLS handshake");
        assert!(scanner().scan_bytes(&first).is_empty(), "{url}");
    }
}

#[tokio::test(start_paused = true)]
async fn ambiguous_server_urls_are_rejected() {
    let dialed = Dialed::new(Serving::Player(player()));
    let refuse = |what: &str, url: &str, result: Result<PipeshubCore, pipeshub_core::Error>| {
        let error = result.map(drop).expect_err(what);
        assert_eq!(error.kind(), ErrorKind::InvalidConfig, "{what} {url:?}");
        let text = format!("{error} {error:?} {error:#?}");
        assert!(
            text.contains("the server URL is "),
            "{what} {url:?}: {text}"
        );
        // No part of the URL may be printed, since each could contain a password.
        for part in ["evil", "password", "Canary", "token@"] {
            assert!(!text.contains(part), "{what} {url:?}: {text}");
        }
        scanner().assert_clean(&text);
    };
    let mock = || {
        PipeshubCore::with_transport(transport_fn(
            |_| -> Result<http::Response<&str>, http::Error> { panic!("a request was sent") },
        ))
    };
    let home = builder(common::DUPLEX_URL, &dialed).build().unwrap();
    let home_mock = mock()
        .server_url(common::DUPLEX_URL)
        .bearer_auth(TOKEN)
        .build()
        .unwrap();
    for url in NOWHERE {
        for url in [(*url).to_owned(), format!("{url}/Canary-path-91")] {
            refuse("build", &url, builder(&url, &dialed).build());
            refuse(
                "build with a transport",
                &url,
                mock().server_url(&url).bearer_auth(TOKEN).build(),
            );
            let options = || RequestOptions::new().server_url(&url);
            refuse("with_options", &url, home.with_options(options()));
            refuse(
                "with_options with a transport",
                &url,
                home_mock.with_options(options()),
            );
        }
    }
    assert_eq!(dialed.places(), []);
    assert!(THIS_MACHINE.len() + ENCRYPTED.len() + NOWHERE.len() >= 120);
}

#[tokio::test(start_paused = true)]
async fn custom_transport_gets_the_same_destinations() {
    for url in [THIS_MACHINE, ENCRYPTED].concat() {
        let seen = Arc::new(Mutex::new(None));
        let sent = Arc::clone(&seen);
        let transport = transport_fn(move |request| {
            let (uri, headers) = (request.uri().clone(), request.headers().clone());
            *sent.lock().unwrap() = Some((uri, headers));
            http::Response::builder().status(500).body("")
        });
        let core = PipeshubCore::with_transport(transport)
            .server_url(url)
            .bearer_auth(TOKEN);
        failure(
            &core.retries(RetryConfig::none()).build().unwrap(),
            Op::Authorize,
            CODE,
        )
        .await;
        let (uri, headers) = seen.lock().unwrap().take().unwrap();
        assert_eq!(
            headers["authorization"],
            *format!("Bearer {TOKEN}"),
            "{url}"
        );
        assert!(headers["authorization"].is_sensitive());
        let (whole, at) = (uri.to_string(), second_opinion(url));
        assert_eq!(second_opinion(&whole), at, "{url}: {whole}");
        assert_eq!(
            uri.scheme_str(),
            Some(Url::parse(url).unwrap().scheme()),
            "{url}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn redirects_are_not_followed_for_any_code_or_location() {
    let locations = [
        "",
        "/",
        "/api/v1/connectors/oauth/callback?code=4%2F0A&state=s",
        "//localhost/api/v1/again",
        "//evil.example/",
        "http://localhost/api/v1/again",
        "http://localhost:81/api/v1/again",
        "http://127.0.0.1/api/v1/again",
        "https://localhost/api/v1/again",
        "http://evil.example/api/v1/connectors/oauth/callback",
        "https://evil.example/account/settings/connector/3f2c1a44",
        "javascript:alert(1)",
    ];
    for status in 300..=399 {
        for location in locations {
            for op in [Op::Authorize, Op::Callback] {
                let reply = format!(
                    "HTTP/1.1 {status} Elsewhere\r\nLocation: {location}\r\nRefresh: 0; url={location}\r\nContent-Length: 0\r\n\r\n"
                );
                let player = ScriptedServer::builder()
                    .reply(reply)
                    .repeat_last()
                    .player();
                let dialed = Dialed::new(Serving::Player(player.clone()));
                let core = common::builder(common::DUPLEX_URL)
                    .unversioned_dialer(dialed.dial())
                    .build()
                    .unwrap();
                let kind = match op {
                    Op::Authorize => authorize(&core)
                        .await
                        .map(drop)
                        .map_err(|error| error.kind()),
                    Op::Callback => callback(&core, CODE)
                        .await
                        .map(drop)
                        .map_err(|error| error.kind()),
                };
                // This is the API document's response to a callback. The SDK reads its target and
                // does not follow it.
                let landed = location.contains("/connector/");
                let expected = match (op, status) {
                    (Op::Callback, 302) if landed => Ok(()),
                    (Op::Callback, 302) => Err(ErrorKind::InvalidReply),
                    _ => Err(ErrorKind::Status),
                };
                assert_eq!(kind, expected, "{op:?} {status} {location}");
                assert_eq!(
                    dialed.places(),
                    [("localhost".to_owned(), 80)],
                    "{op:?} {status} {location}"
                );
                assert_eq!(player.recorder().count(), 1, "{op:?} {status} {location}");
            }
        }
    }
}
