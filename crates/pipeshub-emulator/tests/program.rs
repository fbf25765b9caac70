//! The program, from a shell's point of view.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use pipeshub_emulator::fixtures;
use serde_json::Value;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_pipeshub-emulator"))
}

#[test]
fn printed_output_is_enough_to_connect() {
    let mut running = program().stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(running.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let lines: Vec<String> = lines
        .take_while(|line| !line.starts_with("Ctrl-C"))
        .collect();
    let last_word = |start: &str| {
        let line = lines.iter().find(|line| line.starts_with(start)).unwrap();
        line.rsplit(' ').next().unwrap().to_owned()
    };
    for id in [fixtures::READY, fixtures::KNOWLEDGE_BASE] {
        assert!(
            lines.iter().any(|line| line.trim_start().starts_with(id)),
            "{lines:?}"
        );
    }
    let (url, token) = (last_word("server URL"), last_word("token"));
    let address = url
        .strip_prefix("http://")
        .and_then(|rest| rest.strip_suffix("/api/v1"))
        .unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!(
        "GET /api/v1/connectors/{}/config HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
         Connection: close\r\n\r\n",
        fixtures::READY
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    running.kill().unwrap();
    running.wait().unwrap();
    assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
}

#[test]
fn unknown_argument_is_a_usage_error() {
    let output = program().arg("--ports").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("unknown argument \"--ports\"")
    );
    assert!(output.stdout.is_empty());
    let help = program().arg("--help").output().unwrap();
    assert!(help.status.success() && help.stdout.starts_with(b"Usage:"));
}

#[cfg(unix)]
#[test]
fn argument_that_is_not_utf_8_is_a_usage_error_with_its_name() {
    use std::os::unix::ffi::OsStrExt as _;

    let broken = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    for (before, name) in [(None, "argument 1"), (Some("--listen"), "--listen")] {
        let output = program().args(before).arg(broken).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let stderr = String::from_utf8(output.stderr).unwrap();
        let expected = format!("error: {name} is not valid UTF-8\n");
        assert!(stderr.starts_with(&expected), "{stderr}");
    }
}

#[cfg(target_os = "linux")]
fn full() -> std::fs::File {
    std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap()
}

/// Returns a loopback address that no other process uses.
///
/// All ports of the address are free. To find a free port by listening for a moment is not safe. A
/// program that another test starts at that moment inherits the listener until its `exec`. The test
/// would take this program for the emulator.
#[cfg(target_os = "linux")]
fn own_address() -> std::net::SocketAddr {
    let [_, a, b, c] = std::process::id().to_be_bytes();
    ([127, a | 128, b, c], 8085).into()
}

#[cfg(target_os = "linux")]
#[test]
fn emulator_with_full_output_keeps_running() {
    let address = own_address();
    let mut running = program()
        .args(["--listen", &address.to_string()])
        .stdout(full())
        .stderr(full())
        .spawn()
        .unwrap();
    let mut stream = loop {
        match TcpStream::connect(address) {
            Ok(stream) => break stream,
            Err(_) => assert!(running.try_wait().unwrap().is_none()),
        }
    };
    // The emulator responds after it has tried to print.
    stream
        .write_all(
            b"GET /api/v1/connectors HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        )
        .unwrap();
    stream.read_to_end(&mut Vec::new()).unwrap();
    let id = running.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(running.wait().unwrap().code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn exit_status_with_full_output_is_the_same() {
    for (arguments, status) in [
        (&["--help"][..], 0),
        (&["--ports"], 2),
        (&["--listen", "192.0.2.1:1"], 1),
    ] {
        let ended = program()
            .args(arguments)
            .stdout(full())
            .stderr(full())
            .status()
            .unwrap();
        assert_eq!(ended.code(), Some(status), "{arguments:?}");
    }
}

/// A running program, which is stopped on drop.
struct Running(std::process::Child, std::net::SocketAddr);

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = program()
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap().unwrap();
        let (_, address) = line.split_once("http://").unwrap();
        let address = address.strip_suffix("/api/v1").unwrap().parse().unwrap();
        Self(child, address)
    }

    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.1).unwrap();
        // The emulator may refuse a request before it is read completely.
        let _ = stream.write_all(request.as_bytes());
        let mut response = Vec::new();
        let _ = stream.read_to_end(&mut response);
        String::from_utf8(response).unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn request_for_an_unknown_host_is_refused_with_advice() {
    let get = |host: &str| format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let running = Running::start(&["--allow-host", "emulator", "--allow-host", "gateway.test"]);
    for (host, status) in [
        ("evil.example", "421"),
        ("localhost", "200"),
        ("emulator:80", "200"),
        ("gateway.test", "200"),
    ] {
        let response = running.send(&get(host));
        assert!(
            response.starts_with(&format!("HTTP/1.1 {status} ")),
            "{host}: {response}"
        );
    }
    let response = running.send(&get("evil.example"));
    assert!(response.contains("--allow-host evil.example"), "{response}");
}

#[test]
fn host_with_a_port_is_a_usage_error() {
    let output = program()
        .args(["--allow-host", "emulator:80"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("\"emulator:80\" is not a host"), "{stderr}");
}

/// Sends a request to the admin endpoint, and returns the status and the JSON of the response.
fn admin(address: &str, method: &str, path: &str, body: &str) -> (u16, Value) {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let status = response.split(' ').nth(1).unwrap().parse().unwrap();
    let (_, body) = response.split_once("\r\n\r\n").unwrap();
    (status, serde_json::from_str(body).unwrap())
}

/// Starts the program, and returns its lines up to the ready line.
fn started(arguments: &[&str]) -> (Running, Vec<String>) {
    let mut child = program()
        .args(arguments)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut lines = Vec::new();
    while !lines
        .last()
        .is_some_and(|line: &String| line.starts_with("ready "))
    {
        let mut line = String::new();
        assert_ne!(output.read_line(&mut line).unwrap(), 0, "{lines:?}");
        lines.push(line.trim_end().to_owned());
    }
    let (_, address) = lines[0].split_once("http://").unwrap();
    let address = address.strip_suffix("/api/v1").unwrap().parse().unwrap();
    (Running(child, address), lines)
}

#[test]
fn seed_and_admin_endpoint_control_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let seed = folder.path().join("seed.json");
    let journal = folder.path().join("journal.jsonl");
    let text = r#"{
        "tokens": [{ "value": "mine" }],
        "connectors": [{ "id": "c1", "type": "Notion", "name": "Wiki", "authenticated": true }],
        "replies": [{ "operation": "getAllUsers", "status": 200, "body": [] }],
        "faults": [{ "fault": "status", "status": 503, "operation": "getConnectorConfig" }]
    }"#;
    std::fs::write(&seed, text).unwrap();
    let (running, lines) = started(&[
        "--port",
        "0",
        "--seed",
        seed.to_str().unwrap(),
        "--journal",
        journal.to_str().unwrap(),
        "--admin",
        "0",
    ]);
    assert!(lines.contains(&"token        mine".to_owned()), "{lines:?}");
    assert!(
        lines.iter().any(|line| line.contains("Wiki (Notion")),
        "{lines:?}"
    );
    let admin_url = lines[1].strip_prefix("admin URL    http://").unwrap();
    let get = |path: &str| {
        running.send(&format!(
            "GET /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer mine\r\n\
             Connection: close\r\n\r\n"
        ))
    };
    let status = |path: &str| get(path).split(' ').nth(1).unwrap().to_owned();
    assert!(get("/users").ends_with("[]"));
    assert_eq!(status("/connectors/c1/config"), "503");
    assert_eq!(status("/connectors/c1/config"), "200");
    let fault = r#"{ "fault": "reply", "status": 502, "contentType": "text/html", "times": 2 }"#;
    let queued = admin(admin_url, "POST", "/faults", fault);
    assert_eq!(queued, (200, serde_json::json!({ "pending": 2 })));
    assert_eq!(status("/connectors/c1"), "502");
    assert_eq!(admin(admin_url, "DELETE", "/faults", "").0, 200);
    assert_eq!(status("/connectors/c1"), "200");
    for (path, body, named) in [
        ("/faults", r#"{ "fault": "explode" }"#, "`explode`"),
        ("/replies", r#"{ "operation": "x", "status": 200 }"#, "`x`"),
        (
            "/consent",
            r#"{ "authorizationUrl": "http://x/" }"#,
            "not from this emulator",
        ),
    ] {
        let (status, refusal) = admin(admin_url, "POST", path, body);
        assert_eq!(status, 400);
        assert!(
            refusal["error"].as_str().unwrap().contains(named),
            "{refusal}"
        );
    }
    let (_, listed) = admin(admin_url, "GET", "/requests", "");
    let listed = listed["requests"].as_array().unwrap();
    assert_eq!(listed.len(), 5);
    assert_eq!(listed[1]["operation"], "getConnectorConfig");
    assert_eq!(
        (&listed[0]["isSample"], &listed[1]["status"]),
        (&true.into(), &503.into())
    );
    drop(running);
    let written = std::fs::read_to_string(&journal).unwrap();
    let written: Vec<Value> = written
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(&written, listed);
}

#[test]
fn flow_through_the_admin_endpoint_ends_if_its_state_or_code_has_expired() {
    let (running, lines) = started(&["--admin", "0"]);
    let admin_url = lines[1].strip_prefix("admin URL    http://").unwrap();
    let get = |path: &str| {
        let response = running.send(&format!(
            "GET /api/v1/connectors/{path} HTTP/1.1\r\nHost: localhost\r\n\
             Authorization: Bearer {}\r\nConnection: close\r\n\r\n",
            fixtures::ADMIN_TOKEN
        ));
        let (_, body) = response.split_once("\r\n\r\n").unwrap();
        serde_json::from_str::<Value>(body).unwrap()
    };
    let flow = |expiry: Option<&str>| {
        let begun = get(&format!("{}/oauth/authorize", fixtures::READY));
        let body = serde_json::json!({ "authorizationUrl": begun["authorizationUrl"] });
        let (_, consent) = admin(admin_url, "POST", "/consent", &body.to_string());
        let redirect = consent["redirectUrl"].as_str().unwrap();
        // The default of pipeshub-connect.
        assert!(redirect.starts_with("http://127.0.0.1:8085/connectors/oauth/callback/Drive?"));
        if let Some(expiry) = expiry {
            assert_eq!(admin(admin_url, "POST", "/expire", expiry).0, 200);
        }
        let (_, query) = redirect.split_once('?').unwrap();
        get(&format!("oauth/callback?{query}"))["success"].clone()
    };
    assert_eq!(flow(Some(r#"{ "states": true }"#)), false);
    assert_eq!(flow(Some(r#"{ "codes": true }"#)), false);
    assert_eq!(flow(None), true);
}

#[test]
fn admin_endpoint_refuses_what_a_web_page_could_send() {
    let (_running, lines) = started(&["--listen", "0.0.0.0:0", "--admin", "0"]);
    let admin_url = lines[1].strip_prefix("admin URL    http://").unwrap();
    assert!(admin_url.starts_with("127.0.0.1:"), "{admin_url}");
    for (host, kind, status) in [
        ("localhost", "text/plain", "415"),
        ("evil.example", "application/json", "421"),
        ("localhost", "application/json", "200"),
    ] {
        let mut stream = TcpStream::connect(admin_url).unwrap();
        let request = format!(
            "POST /expire HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
             Content-Type: {kind}\r\nContent-Length: 2\r\n\r\n{{}}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        assert!(
            response.starts_with(&format!("HTTP/1.1 {status} ")),
            "{response}"
        );
    }
}

#[test]
fn seed_that_is_invalid_is_named_and_the_exit_status_is_1() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("seed.json");
    std::fs::write(&file, "{ \"users\": [] }").unwrap();
    for (path, named) in [
        (file.to_str().unwrap(), "`users`"),
        ("/no/such/file", "/no/such/file"),
    ] {
        let output = program().args(["--seed", path]).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(
            stderr.contains(named) && stderr.starts_with("error: "),
            "{stderr}"
        );
    }
}

#[cfg(unix)]
#[test]
fn signal_to_terminate_ends_the_program_with_0() {
    let (mut running, _) = started(&[]);
    let id = running.0.id().to_string();
    let sent = Command::new("kill").args(["-TERM", &id]).status().unwrap();
    assert!(sent.success());
    assert_eq!(running.0.wait().unwrap().code(), Some(0));
}

// The following tests read /proc.

/// Returns the peak memory of a process in kB.
#[cfg(target_os = "linux")]
fn peak(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn refused_heads_leave_the_memory_small() {
    let running = Running::start(&[]);
    let request = |length: usize| {
        format!(
            "GET /api/v1/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: {}\r\n\r\n",
            "y".repeat(length)
        )
    };
    // The gateway refuses heads of 60 kB, and hyper heads of 300 kB.
    let (long, longer) = (request(60_000), request(300_000));
    let rounds = |count: usize| {
        for _ in 0..count {
            for request in [&long, &longer] {
                let response = running.send(request);
                assert!(
                    response.is_empty() || response.starts_with("HTTP/1.1 431 "),
                    "{response}"
                );
            }
        }
    };
    rounds(20);
    let before = peak(running.0.id());
    rounds(500);
    let more = peak(running.0.id()) - before;
    // The 500 heads that the gateway has refused have 30,000 kB.
    assert!(more < 5_000, "{more} kB more than {before} kB");
}

#[cfg(target_os = "linux")]
#[test]
fn connections_beyond_512_wait() {
    let running = Running::start(&[]);
    let files = || {
        std::fs::read_dir(format!("/proc/{}/fd", running.0.id()))
            .unwrap()
            .count()
    };
    let few = files();
    let mut silent: Vec<_> = (0..600)
        .map(|_| TcpStream::connect(running.1).unwrap())
        .collect();
    let most = (0..10_000).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(1));
        files() == few + 512
    });
    assert!(most, "{} more files", files() - few);
    // Once the emulator responds, it has had the time to accept more connections.
    silent[0]
        .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n")
        .unwrap();
    assert_ne!(silent[0].read(&mut [0; 1]).unwrap(), 0);
    // Not more: a connection that has just been closed for its silence may be missing.
    assert!(files() <= few + 512, "{} more files", files() - few);
    drop(silent);
    let response = running.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(response.starts_with("HTTP/1.1 200 "), "{response}");
}
