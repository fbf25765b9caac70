//! Proxies.

use std::sync::{Arc, Mutex};

use tokio::net::TcpListener;

use super::*;

/// A server that records the first line of each connection and closes the connection.
struct Recorder {
    address: String,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let lines = Arc::<Mutex<Vec<String>>>::default();
        let seen = Arc::clone(&lines);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut bytes = [0; 512];
                let read = stream.read(&mut bytes).await.unwrap_or_default();
                let text = String::from_utf8_lossy(&bytes[..read]).into_owned();
                seen.lock()
                    .unwrap()
                    .push(text.lines().next().unwrap_or_default().to_owned());
            }
        });
        Self { address, lines }
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.lines.lock().unwrap())
    }
}

/// The arguments, the variables, and a flag that is `true` if the proxy receives the request.
type Case<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], bool);

/// Creates `status` for a server on this machine whose address does not count as loopback.
fn status(server: &Recorder, arguments: &[&str]) -> Command {
    let url = server.address.replace("127.0.0.1", "https://0.0.0.0");
    let mut command = bare(&["status", "c1", "--server-url", &url]);
    command.args(arguments).env("PIPESHUB_BEARER_AUTH", "token");
    command
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn proxy_comes_from_the_environment_or_the_option() {
    let (server, proxy, other) = (
        Recorder::start().await,
        Recorder::start().await,
        Recorder::start().await,
    );
    let url = format!("http://{}", proxy.address);
    let other_url = format!("http://{}", other.address);
    let cases: [Case<'_>; 10] = [
        (&[], &[], false),
        (&[], &[("HTTPS_PROXY", &url)], true),
        (&[], &[("https_proxy", &url)], true),
        (&[], &[("ALL_PROXY", &url)], true),
        (&[], &[("HTTP_PROXY", &url)], false),
        (
            &[],
            &[("HTTPS_PROXY", &url), ("NO_PROXY", "0.0.0.0")],
            false,
        ),
        (&["--proxy", &url], &[], true),
        (&["--proxy", &url], &[("HTTPS_PROXY", &other_url)], true),
        (
            &["--no-proxy"],
            &[("HTTPS_PROXY", &url), ("ALL_PROXY", &url)],
            false,
        ),
        (&["--no-proxy"], &[("HTTPS_PROXY", "nonsense://")], false),
    ];
    for (arguments, variables, uses_proxy) in cases {
        ended(status(&server, arguments).envs(variables.iter().copied()))
            .await
            .with_status(6);
        let (proxied, direct) = (proxy.take(), server.take());
        assert_eq!(
            !proxied.is_empty(),
            uses_proxy,
            "{arguments:?} {variables:?}"
        );
        assert_eq!(direct.is_empty(), uses_proxy, "{arguments:?} {variables:?}");
        let line = format!(
            "CONNECT {} HTTP/1.1",
            server.address.replace("127.0.0.1", "0.0.0.0")
        );
        assert!(
            proxied.iter().all(|proxied| *proxied == line),
            "{proxied:?}"
        );
        assert!(other.take().is_empty());
    }
}

#[tokio::test]
async fn loopback_request_never_uses_a_proxy() {
    let proxy = Recorder::start().await;
    let url = format!("http://{}", proxy.address);
    for tls in [false, true] {
        let emulator = Emulator::builder().tls(tls).start().await.unwrap();
        let pem = file(
            "proxy",
            &format!("{tls}.pem"),
            &emulator.ca_pem().unwrap_or_default(),
        );
        for (name, value) in [
            ("HTTPS_PROXY", &*url),
            ("HTTP_PROXY", &url),
            ("ALL_PROXY", &url),
            ("ALL_PROXY", "socks5://h"),
        ] {
            let mut status = program(&emulator, &["status", fixtures::CONNECTED]);
            if tls {
                status.arg("--ca-certificates").arg(&pem);
            }
            ended(status.env(name, value)).await.with_status(0);
        }
        let given = [
            "status",
            fixtures::CONNECTED,
            "--proxy",
            &url,
            "--ca-certificates",
        ];
        if tls {
            ended(program(&emulator, &given).arg(&pem))
                .await
                .with_status(0);
        }
    }
    assert!(proxy.take().is_empty());
}

#[tokio::test]
async fn unusable_proxy_is_named_without_its_password() {
    let server = Recorder::start().await;
    for (arguments, name, url) in [
        (&[][..], "HTTPS_PROXY", "socks5://user:SECRET@h"),
        (&[], "ALL_PROXY", "http://user:SECRET@h/path"),
        (&["--proxy", "https://user:SECRET@h"], "--proxy", ""),
    ] {
        let refused = ended(status(&server, arguments).env(name, url))
            .await
            .with_status(3);
        assert!(refused.stderr.contains(name), "{}", refused.stderr);
        assert!(!refused.stderr.contains("SECRET"), "{}", refused.stderr);
    }
    ended(status(&server, &["--proxy", "http://h", "--no-proxy"]).env("X", ""))
        .await
        .with_status(2);
    let help = ended(&mut bare(&["--help"])).await.with_status(0).stdout;
    for word in ["--proxy <URL>", "--no-proxy", "HTTPS_PROXY", "NO_PROXY"] {
        assert!(help.contains(word), "{word}: {help}");
    }
}
