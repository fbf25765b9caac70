//! The default transport with a proxy: it uses only CONNECT, never bypasses the proxy, and keeps
//! the connect limit.

use std::env;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    Delivery, Error, ErrorKind, PipeshubCore, PipeshubCoreBuilder, RequestOptions, RetryConfig,
    Roots,
};
use pipeshub_emulator::{Emulator, fixtures};
use pipeshub_funcs::connector_oauth::{
    AuthenticatedBefore, GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackRequest,
    WaitUntilAuthenticatedRequest,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
    connector_oauth_wait_until_authenticated,
};
use pipeshub_tests::{Op, Player, RefusingServer, Scanner, ScriptedServer, Step, drip, fixture};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::common;

const PASSWORD: &str = "pass-Canary+word/37";
const PASSWORD_ENCODED: &str = "pass-Canary%2Bword%2F37";
/// `user:` and the password, in base64 by hand.
const CREDENTIALS: &str = "Basic dXNlcjpwYXNzLUNhbmFyeSt3b3JkLzM3";

/// A proxy on loopback that opens tunnels, with the bytes it received before each tunnel was open.
struct Proxy {
    host_and_port: String,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host_and_port = listener.local_addr().unwrap().to_string();
        let heads = Arc::<Mutex<Vec<String>>>::default();
        let seen = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(tunnel(client, Arc::clone(&seen)));
            }
        });
        Self {
            host_and_port,
            heads,
        }
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

async fn tunnel(mut client: TcpStream, seen: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap();
    let target = head
        .strip_prefix("CONNECT ")
        .and_then(|rest| rest.split(' ').next())
        .unwrap()
        .to_owned();
    seen.lock().unwrap().push(head);
    let mut server = TcpStream::connect(target).await.unwrap();
    client
        .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
        .await
        .unwrap();
    let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
}

fn to(emulator: &Emulator) -> PipeshubCoreBuilder {
    PipeshubCore::builder()
        .server_url(emulator.server_url())
        .bearer_auth(emulator.token())
        .roots(Roots::CustomOnly)
        .ca_certificates_pem(emulator.ca_pem().unwrap())
}

#[tokio::test]
async fn https_calls_use_a_tunnel_each() {
    let (emulator, proxy) = (
        Emulator::builder().tls(true).start().await.unwrap(),
        Proxy::start().await,
    );
    let url = format!("http://user:{PASSWORD_ENCODED}@{}/", proxy.host_and_port);
    let core = to(&emulator).proxy(url).build().unwrap();
    let request = GetOAuthAuthorizationUrlRequest::new(fixtures::READY);
    let authorization = connector_oauth_get_oauth_authorization_url(&core, request)
        .await
        .unwrap()
        .into_inner();
    let redirect = emulator
        .grant(authorization.authorization_url.as_str())
        .unwrap();
    let request =
        HandleOAuthCallbackRequest::from_redirect(&redirect, authorization.state).unwrap();
    connector_oauth_handle_oauth_callback(&core, request)
        .await
        .unwrap();

    let server = emulator
        .server_url()
        .strip_prefix("https://")
        .unwrap()
        .split('/')
        .next()
        .unwrap()
        .to_owned();
    let head = format!(
        "CONNECT {server} HTTP/1.1\r\nHost: {server}\r\nProxy-Authorization: {CREDENTIALS}\r\n\r\n"
    );
    // The callback has a connection of its own.
    assert_eq!(proxy.heads(), [head.clone(), head]);
}

#[tokio::test]
async fn plain_http_to_loopback_bypasses_the_proxy() {
    let refusing = RefusingServer::start();
    let server = ScriptedServer::builder()
        .fixture("authorize/200_with_base_url.http")
        .start()
        .await;
    let proxy = refusing.url().replace("/api/v1", "");
    let core = common::builder(&server.url()).proxy(proxy).build().unwrap();
    common::authorize(&core).await.unwrap();
}

#[tokio::test]
async fn unreachable_proxy_is_reported() {
    let refusing = RefusingServer::start();
    let core = common::builder("https://pipeshub.example.com/api/v1");
    let core = core
        .proxy(refusing.url().replace("/api/v1", ""))
        .build()
        .unwrap();
    let error = common::callback(&core, common::CODE).await.unwrap_err();
    assert_not_sent(&error, "the proxy cannot be reached");
}

#[test]
fn proxy_does_not_allow_plain_http_to_another_host() {
    let built = common::builder("http://pipeshub.example.com/api/v1")
        .proxy("http://localhost:3128")
        .build();
    let error = built.unwrap_err();
    assert!(
        error.kind() == ErrorKind::InvalidConfig && error.to_string().contains("plain http"),
        "{error}"
    );
}

#[track_caller]
fn assert_not_sent(error: &Error, reason: &str) {
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Connect, Delivery::NotSent),
        "{error}"
    );
    assert!(error.to_string().contains(reason), "{error}");
    assert!(!error.may_have_taken_effect());
}

/// Returns a core whose connections all end at the player, and the dialed addresses.
fn over(player: &Player, url: &str) -> (PipeshubCoreBuilder, Arc<Mutex<Vec<String>>>) {
    let dialed = Arc::<Mutex<Vec<String>>>::default();
    let (player, noted) = (player.clone(), Arc::clone(&dialed));
    let dial: Dial = Arc::new(move |host, port| {
        noted.lock().unwrap().push(format!("{host} {port}"));
        let (client, server) = tokio::io::duplex(16 * 1024);
        tokio::spawn(player.clone().serve(server));
        Box::pin(async move { Ok(Box::new(client) as Box<dyn Io>) })
    });
    (
        common::builder(url)
            .retries(RetryConfig::none())
            .unversioned_dialer(dial),
        dialed,
    )
}

#[tokio::test(start_paused = true)]
async fn failing_proxy_is_not_bypassed() {
    let answer = |text: &'static str| vec![Step::ReadHead, Step::Write(text.into()), Step::Close];
    let secrets = [
        ("password", PASSWORD),
        ("token", common::TOKEN),
        ("code", common::CODE),
    ];
    for (steps, reason) in [
        (
            answer("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
            "the proxy refused the credentials (407)",
        ),
        (
            answer("HTTP/1.1 403 Forbidden\r\nX: pass-Canary+word/37\r\n\r\n"),
            "the proxy opened no tunnel to the server (403)",
        ),
        (
            answer("HTTP/1.1 302 Found\r\nLocation: http://h/\r\n\r\n"),
            "the proxy opened no tunnel",
        ),
        (
            answer("220 mail.example ready\r\n"),
            "the proxy opened no tunnel",
        ),
        (
            vec![Step::ReadHead, Step::Close],
            "the proxy opened no tunnel",
        ),
        (vec![Step::ReadHead, Step::WaitForClose], "timed out"),
    ] {
        let player = ScriptedServer::builder()
            .steps(steps)
            .repeat_last()
            .player();
        let (builder, dialed) = over(&player, "https://[2001:db8::1]/api/v1");
        let builder = builder.proxy(format!("http://user:{PASSWORD_ENCODED}@proxy.example:3128"));
        let core = builder
            .connect_timeout(Duration::from_secs(3))
            .build()
            .unwrap();
        let start = tokio::time::Instant::now();
        let error = common::callback(&core, common::CODE).await.unwrap_err();
        assert_not_sent(&error, reason);
        let expected = if reason == "timed out" {
            Duration::from_secs(3)
        } else {
            Duration::ZERO
        };
        // A timer has a resolution of 1 ms.
        assert!(
            start.elapsed() >= expected && start.elapsed() <= expected + Duration::from_millis(2)
        );
        // Only the proxy was dialed, and it received no part of the call.
        assert_eq!(*dialed.lock().unwrap(), ["proxy.example 3128"]);
        let requests = player.recorder().requests();
        assert_eq!(
            (requests.len(), &*requests[0].target),
            (1, "[2001:db8::1]:443")
        );
        let scanner = Scanner::new(&secrets[1..]);
        assert_eq!(scanner.scan_bytes(&requests[0].raw()), []);
        let scanner = Scanner::new(&secrets).and_slices_of(&secrets);
        let mut source: Option<&dyn std::error::Error> = Some(&error);
        let mut causes = Vec::new();
        while let Some(cause) = source {
            scanner.assert_clean(&format!("{cause} {cause:?} {cause:#?}"));
            causes.push(cause.to_string());
            source = cause.source();
        }
        // The error of the transport, and that of the proxy if the proxy responded.
        let of_proxy = causes.iter().filter(|cause| cause.starts_with(reason));
        let expected = if reason == "timed out" { 1 } else { 2 };
        assert_eq!(of_proxy.count(), expected, "{causes:?}");
    }
}

const SERVER_URL: &str = "http://api.pipeshub.example/api/v1";

/// Returns a core that connects through a proxy, the player of both proxy and server, and the
/// dialed addresses. The URL is plain http, so that the steps can play the server.
fn through(steps: Vec<Step>) -> (PipeshubCore, Player, Arc<Mutex<Vec<String>>>) {
    let player = ScriptedServer::builder()
        .steps(steps)
        .repeat_last()
        .player();
    let (builder, dialed) = over(&player, SERVER_URL);
    let builder = builder
        .danger_allow_insecure_http()
        .proxy("http://user:password@proxy.example")
        .retries(common::quick_retries());
    (builder.build().unwrap(), player, dialed)
}

#[tokio::test(start_paused = true)]
async fn success_and_interim_responses_open_the_tunnel() {
    let many = "X-Filler: some text\r\n".repeat(2000);
    for head in [
        "HTTP/1.1 200 Connection established\r\n\r\n".to_owned(),
        "HTTP/1.0 200 OK\r\n\r\n".to_owned(),
        "HTTP/1.1 200\r\n\r\n".to_owned(),
        "HTTP/1.1 200 OK\n\n".to_owned(),
        "\r\nHTTP/1.1 200 OK\r\n\r\n".to_owned(),
        "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "HTTP/1.1 204 No Content\r\n\r\n".to_owned(),
        "HTTP/1.1 299 Fine\r\n\r\n".to_owned(),
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n".to_owned(),
        "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n\
         HTTP/1.1 201 Created\r\n\r\n"
            .to_owned(),
        format!("HTTP/1.1 200 OK\r\n{many}\r\n"),
    ] {
        let reply = Step::Write(fixture("authorize/200_with_base_url.http").into());
        let whole = vec![Step::Write(head.clone().into())];
        // Each piece that arrives is one more position where a read may fail.
        for opening in [whole, drip(head.as_bytes(), 1, Duration::from_micros(1))] {
            if opening.len() > 1000 {
                continue;
            }
            let mut steps = vec![Step::ReadHead];
            steps.extend(opening);
            steps.extend([Step::ReadHead, reply.clone()]);
            let (core, player, dialed) = through(steps);
            common::authorize(&core)
                .await
                .unwrap_or_else(|error| panic!("{head}: {error}"));
            assert_eq!(*dialed.lock().unwrap(), ["proxy.example 80"]);
            let requests = player.recorder().requests();
            assert_eq!(&*requests[0].target, "api.pipeshub.example:80");
            assert!(requests[1].target.starts_with("/api/v1/connectors/"));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn refused_tunnel_is_reported_by_status_without_its_text() {
    let many = "Proxy-Authenticate: Negotiate\r\n".repeat(150);
    let long = format!("X-Why: {}\r\n", "because ".repeat(10_000));
    let status = |status: &str| format!("HTTP/1.1 {status}\r\n\r\n");
    let number = |status: &str| format!("the proxy opened no tunnel to the server ({status})");
    let wants = || "the proxy refused the credentials (407)".to_owned();
    let no_tunnel = |why: &str| format!("the proxy opened no tunnel to the server: {why}");
    let mut cases = vec![
        (status("407 Proxy Authentication Required"), wants(), 1),
        (format!("HTTP/1.1 407 No\r\n{many}\r\n"), wants(), 1),
        (format!("HTTP/1.1 407 No\r\n{long}\r\n"), wants(), 1),
        (format!("HTTP/1.1 407\r\n{long}"), wants(), 1),
        (
            "SSH-2.0-OpenSSH_9.6\r\n".to_owned(),
            no_tunnel("its response is not HTTP/1.1"),
            1,
        ),
        (
            "HTTP/2 200\r\n\r\n".to_owned(),
            no_tunnel("its response is not HTTP/1.1"),
            1,
        ),
        (
            "HTTP/1.1 2000 OK\r\n\r\n".to_owned(),
            no_tunnel("its response is not HTTP/1.1"),
            1,
        ),
        (
            format!("HTTP/1.1 200 OK\r\n{long}\r\n"),
            no_tunnel("the head of its response is too long"),
            1,
        ),
        (
            "HTTP/1.1 200 OK\r\n\r\nwelcome".to_owned(),
            no_tunnel("it sent more than the head of its response"),
            1,
        ),
        (
            "HTTP/1.1 200 OK\r\nX-Cut: of".to_owned(),
            "the proxy opened no tunnel to the server".to_owned(),
            3,
        ),
    ];
    for permanent in [
        "101", "302", "400", "401", "403", "404", "405", "418", "451", "501", "505", "511",
    ] {
        cases.push((status(permanent), number(permanent), 1));
    }
    for passing in ["408", "429", "500", "502", "503", "504", "520"] {
        cases.push((status(passing), number(passing), 3));
    }
    for (answer, reason, attempts) in cases {
        for op in [Op::Authorize, Op::Callback] {
            let steps = vec![
                Step::ReadHead,
                Step::Write(answer.clone().into()),
                Step::Close,
            ];
            let (core, player, dialed) = through(steps);
            let error = common::failure(&core, op, common::CODE).await;
            assert_not_sent(&error, &reason);
            let logons = player.recorder().count();
            assert_eq!(
                (error.attempts(), logons, error.is_permanent()),
                (attempts, attempts as usize, attempts == 1),
                "{error}"
            );
            assert_eq!(dialed.lock().unwrap().len(), logons);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn wrong_proxy_password_is_tried_once_by_wait_until_authenticated() {
    let refused = Step::Write("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n".into());
    let (core, player, _) = through(vec![Step::ReadHead, refused, Step::Close]);
    let request = WaitUntilAuthenticatedRequest::new(fixtures::READY, AuthenticatedBefore::No);
    let error = connector_oauth_wait_until_authenticated(&core, request)
        .await
        .unwrap_err();
    assert_not_sent(&error, "the proxy refused the credentials (407)");
    assert!(error.is_permanent());
    assert_eq!(player.recorder().count(), 1);
}

#[tokio::test(start_paused = true)]
async fn missing_proxy_credentials_error_names_the_setting() {
    let player = ScriptedServer::builder()
        .steps(vec![
            Step::ReadHead,
            Step::Write("HTTP/1.1 407 No\r\n\r\n".into()),
            Step::Close,
        ])
        .player();
    let (builder, _) = over(&player, SERVER_URL);
    let builder = builder.danger_allow_insecure_http().proxy("proxy.example");
    let error = common::authorize(&builder.build().unwrap()).await;
    let reason = "the proxy needs credentials (407); add user and password to the proxy's URL";
    assert_not_sent(&error.unwrap_err(), reason);
}

#[test]
fn invalid_proxy_error_hides_the_password() {
    for url in [
        format!("socks5://user:{PASSWORD_ENCODED}@proxy.example"),
        format!("http://user:{PASSWORD}@proxy.example"),
        format!("http://user:{PASSWORD_ENCODED}@proxy.example/path"),
    ] {
        let error = common::builder("https://pipeshub.example.com")
            .proxy(url)
            .build()
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfig);
        assert!(error.to_string().contains("the proxy URL"), "{error}");
        let secrets = [("password", PASSWORD)];
        Scanner::new(&secrets)
            .and_slices_of(&secrets)
            .assert_clean(&format!("{error} {error:?}"));
    }
}

/// The variable that marks the child process of a test. Its value is the server URL.
const SERVER: &str = "PIPESHUB_TESTS_PROXY_FOR";
const ALL: [&str; 9] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
    "no_proxy",
    "REQUEST_METHOD",
];

/// Runs in the child process. It does nothing in the process of the tests.
#[tokio::test(start_paused = true)]
async fn child_process_prints_the_dialed_address() {
    let Ok(server) = env::var(SERVER) else { return };
    for asked in [true, false] {
        let player = ScriptedServer::builder()
            .steps(vec![Step::ReadHead, Step::Close])
            .repeat_last()
            .player();
        let (builder, dialed) = over(&player, &server);
        let builder = builder.danger_allow_insecure_http();
        match if asked {
            builder.proxy_from_env()
        } else {
            builder
        }
        .build()
        {
            Ok(core) if asked && server.ends_with("/other") => {
                let other = RequestOptions::new().server_url("http://other.example/v1");
                let core = core.with_options(other).unwrap();
                let error = common::authorize(&core).await.unwrap_err();
                assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 1));
                assert!(dialed.lock().unwrap().is_empty());
                println!("\n{asked}: not sent: {error}");
            }
            Ok(core) => {
                common::authorize(&core).await.unwrap_err();
                println!("\n{asked}: {}", dialed.lock().unwrap().join(","));
            }
            Err(error) => println!("\n{asked}: {error}"),
        }
    }
}

/// Returns the address that a call dials with these variables, or the error of `build`.
#[track_caller]
fn destination(server: &str, variables: &[(&str, &str)]) -> String {
    let mut process = Command::new(env::current_exe().unwrap());
    process
        .args([
            "--exact",
            "proxy::child_process_prints_the_dialed_address",
            "--nocapture",
        ])
        .env(SERVER, server);
    for name in ALL {
        process.env_remove(name);
    }
    let output = process.envs(variables.iter().copied()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = |start| {
        text.lines()
            .find_map(|line| line.strip_prefix(start))
            .unwrap_or_else(|| panic!("{text}"))
    };
    // A core that does not ask for the variables is not affected by them.
    let direct = server.split("://").nth(1).unwrap();
    let direct = match direct.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap(),
        None => direct.split(['/', ':']).next().unwrap(),
    };
    assert!(line("false: ").starts_with(direct), "{text}");
    line("true: ").to_owned()
}

#[test]
fn proxy_variables_are_read_on_request() {
    let (server, plain) = (
        "https://api.pipeshub.example/v1",
        "http://api.pipeshub.example/v1",
    );
    assert_eq!(destination(server, &[]), "api.pipeshub.example 443");
    assert_eq!(
        destination(server, &[("HTTPS_PROXY", "http://p1:3128")]),
        "p1 3128"
    );
    assert_eq!(destination(server, &[("https_proxy", "p1")]), "p1 80");
    assert_eq!(
        destination(
            server,
            &[
                ("HTTPS_PROXY", ""),
                ("https_proxy", "p1:1"),
                ("ALL_PROXY", "p2:2")
            ]
        ),
        "p1 1"
    );
    assert_eq!(
        destination(server, &[("HTTP_PROXY", "http://p1:3128")]),
        "api.pipeshub.example 443"
    );
    assert_eq!(
        destination(plain, &[("HTTP_PROXY", "http://p1:3128")]),
        "p1 3128"
    );
    assert_eq!(
        destination(server, &[("all_proxy", "http://[::1]:3128")]),
        "::1 3128"
    );
    // `ALL_PROXY` applies only to schemes without a variable of their own.
    let others = [("HTTP_PROXY", "p1:1"), ("ALL_PROXY", "p2:2")];
    assert_eq!(
        (destination(plain, &others), destination(server, &others)),
        ("p1 1".to_owned(), "p2 2".to_owned())
    );
    // A client of a web server that runs this program must not choose its proxy.
    let cgi = [("HTTP_PROXY", "http://p1:3128"), ("REQUEST_METHOD", "GET")];
    assert_eq!(destination(plain, &cgi), "api.pipeshub.example 80");
}

#[test]
fn no_proxy_list_is_respected() {
    for (server, list, straight) in [
        ("https://api.pipeshub.example/v1", "pipeshub.example", true),
        (
            "https://api.pipeshub.example/v1",
            "other.example, .pipeshub.example",
            true,
        ),
        ("https://api.pipeshub.example/v1", "*", true),
        ("https://api.pipeshub.example/v1", "hub.example", false),
        ("https://10.1.2.3/v1", "10.0.0.0/8", true),
        ("https://11.1.2.3/v1", "10.0.0.0/8", false),
        ("http://localhost:9/v1", "", true),
        ("https://localhost:9/v1", "", false),
        ("https://api.corp.example/v1", "*.corp.example", true),
        (
            "https://api.corp.example/v1",
            "a.example b.example corp.example.",
            true,
        ),
        (
            "https://api.corp.example:8443/v1",
            "api.corp.example:8443",
            true,
        ),
        (
            "https://api.corp.example/v1",
            "api.corp.example:8443",
            false,
        ),
        ("https://api.corp.example/v1", "api.corp.example:443", true),
        ("https://[2001:db8::1]/v1", "[2001:db8::1]", true),
        ("https://[2001:db8::1]:8443/v1", "[2001:db8::1]:8443", true),
        ("https://[2001:db8::1]/v1", "[2001:db8::1]:8443", false),
        ("http://corp.example/v1", "corp.example:80", true),
    ] {
        let proxy = [("ALL_PROXY", "http://p1:3128"), ("NO_PROXY", list)];
        let went = destination(server, &proxy);
        assert_eq!(went != "p1 3128", straight, "{server} {list}: {went}");
    }
}

#[test]
fn invalid_proxy_variable_is_named() {
    let server = "https://api.pipeshub.example/v1";
    for (name, value) in [
        ("HTTPS_PROXY", "socks5://user:CANARY@p1"),
        ("all_proxy", "https://CANARY@p1"),
    ] {
        let error = destination(server, &[(name, value)]);
        assert!(error.contains(name) && !error.contains("CANARY"), "{error}");
    }
    for (name, value) in [
        ("NO_PROXY", "a.example,*corp.example"),
        ("no_proxy", "a.example https://user:CANARY@corp.example"),
    ] {
        let error = destination(server, &[(name, value), ("ALL_PROXY", "p1")]);
        assert!(
            error.contains(&format!("{name}: entry 2")) && !error.contains("CANARY"),
            "{error}"
        );
    }
    // A variable that does not apply to the server is not checked.
    let plain = "http://api.pipeshub.example/v1";
    let broken = "socks5://user:CANARY@p1";
    for (server, variables, way) in [
        (
            server,
            &[("HTTP_PROXY", broken)][..],
            "api.pipeshub.example 443",
        ),
        (
            server,
            &[("http_proxy", broken), ("HTTPS_PROXY", "p2:1")],
            "p2 1",
        ),
        (
            server,
            &[("HTTP_PROXY", broken), ("ALL_PROXY", "p2:1")],
            "p2 1",
        ),
        (plain, &[("HTTPS_PROXY", broken)], "api.pipeshub.example 80"),
        (
            plain,
            &[("https_proxy", broken), ("http_proxy", "p2:1")],
            "p2 1",
        ),
        (
            plain,
            &[("HTTP_PROXY", "p2:1"), ("ALL_PROXY", broken)],
            "p2 1",
        ),
        (
            "http://127.0.0.1:9/v1",
            &[("HTTP_PROXY", broken), ("NO_PROXY", "*x")],
            "127.0.0.1 9",
        ),
        (
            server,
            &[("HTTPS_PROXY", broken), ("NO_PROXY", "pipeshub.example")],
            "api.pipeshub.example 443",
        ),
        (
            server,
            &[("NO_PROXY", "*corp.example")],
            "api.pipeshub.example 443",
        ),
        (
            server,
            &[("NO_PROXY", "*corp.example"), ("HTTP_PROXY", "p2:1")],
            "api.pipeshub.example 443",
        ),
    ] {
        assert_eq!(
            destination(server, variables),
            way,
            "{server} {variables:?}"
        );
    }
    for (server, variables, name) in [
        (plain, &[("HTTP_PROXY", broken)][..], "HTTP_PROXY"),
        (
            plain,
            &[("HTTPS_PROXY", "p2:1"), ("all_proxy", broken)],
            "all_proxy",
        ),
        (
            server,
            &[("HTTPS_PROXY", broken), ("NO_PROXY", "other.example")],
            "HTTPS_PROXY",
        ),
        (
            "https://127.0.0.1:9/v1",
            &[("HTTPS_PROXY", broken)],
            "HTTPS_PROXY",
        ),
    ] {
        let error = destination(server, variables);
        assert!(error.contains(name) && !error.contains("CANARY"), "{error}");
        assert!(error.contains("invalid configuration"), "{error}");
    }
    // A handle with another server URL fails before it sends, with the same reason.
    let error = destination(
        "https://api.pipeshub.example/other",
        &[("HTTP_PROXY", broken)],
    );
    assert!(
        error.contains("not sent") && error.contains("HTTP_PROXY"),
        "{error}"
    );
    assert!(!error.contains("CANARY"), "{error}");
    // A proxy variable that no request uses is not checked.
    let both = [
        ("http_proxy", "p1"),
        ("https_proxy", "p1"),
        ("all_proxy", "socks5://p1"),
    ];
    assert_eq!(destination(server, &both), "p1 80");
}
