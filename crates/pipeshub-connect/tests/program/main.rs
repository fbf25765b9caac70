//! Tests of the real program against the emulator: its output and its exit statuses.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "this is how a test stops"
)]

mod advice;
mod browser;
mod leaks;
mod limits;
mod listener;
mod output;
mod proxy;
mod redirects;
mod settings;

use std::cell::RefCell;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use pipeshub_emulator::{Emulator, Exchange, Fault, fixtures};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

fn program(emulator: &Emulator, arguments: &[&str]) -> Command {
    let mut command = bare(arguments);
    command
        .env("PIPESHUB_SERVER_URL", emulator.server_url())
        .env("PIPESHUB_BEARER_AUTH", emulator.token());
    command
}

/// Creates a command without any variable that the program reads. Its home and its temporary folder
/// are a new folder, which is removed at the end of the test.
fn bare(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pipeshub-connect"));
    for name in [
        "PIPESHUB_SERVER_URL",
        "PIPESHUB_BEARER_AUTH",
        "PIPESHUB_OAUTH_STATE",
        "PIPESHUB_CLIENT_ID",
        "PIPESHUB_CLIENT_SECRET",
        "PIPESHUB_TOKEN_URL",
    ] {
        command.env_remove(name);
    }
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    let home = file("home", "", "");
    command
        .env("HOME", &home)
        .env("TMPDIR", &home)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

struct Ended {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Ended {
    fn new(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            status: output.status.code().unwrap(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    #[track_caller]
    fn with_status(self, status: i32) -> Self {
        assert_eq!(
            self.status, status,
            "stdout: {}\nstderr: {}",
            self.stdout, self.stderr
        );
        self
    }

    /// Parses standard output, which has to be one object on one line.
    #[track_caller]
    fn json(&self) -> Value {
        assert_eq!(self.stdout.matches('\n').count(), 1, "{}", self.stdout);
        serde_json::from_str(&self.stdout).unwrap()
    }
}

async fn ended(command: &mut Command) -> Ended {
    Ended::new(command.output().await.unwrap())
}

async fn given(mut command: Command, input: &str) -> Ended {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    // A program that fails early does not read its input.
    let _ = child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .await;
    Ended::new(child.wait_with_output().await.unwrap())
}

/// Creates a file in a new folder, which is removed at the end of the test. An empty `text` creates
/// no file.
fn file(folder: &str, name: &str, text: &str) -> PathBuf {
    thread_local! {
        static FOLDERS: RefCell<Vec<tempfile::TempDir>> = const { RefCell::new(Vec::new()) };
    }
    let folder = tempfile::Builder::new()
        .prefix(folder)
        .tempdir_in(env!("CARGO_TARGET_TMPDIR"))
        .unwrap();
    let path = folder.path().join(name);
    if !text.is_empty() {
        fs::write(&path, text).unwrap();
    }
    FOLDERS.with_borrow_mut(|folders| folders.push(folder));
    path
}

fn private(path: &Path) {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    #[cfg(not(unix))]
    let _ = path;
}

// authorize, callback, status

#[tokio::test]
async fn authorize_and_callback_complete_a_flow() {
    let emulator = Emulator::builder().start().await.unwrap();
    let begun = ended(&mut program(
        &emulator,
        &["authorize", fixtures::READY, "--json"],
    ))
    .await
    .with_status(0);
    let printed = begun.json();
    assert_eq!(printed.as_object().unwrap().len(), 3);
    assert_eq!(printed["connectorId"], fixtures::READY);
    let redirect = emulator
        .grant(printed["authorizationUrl"].as_str().unwrap())
        .unwrap();

    // The state as JSON in a file that others can read, which causes a warning.
    let state = file("fit", "flow.json", &begun.stdout);
    let mut callback = program(
        &emulator,
        &[
            "callback",
            "--state-file",
            state.to_str().unwrap(),
            "--json",
        ],
    );
    let finished = given(callback, &format!("{redirect}\n"))
        .await
        .with_status(0);
    assert_eq!(finished.json(), json!({ "connectorId": fixtures::READY }));
    assert_eq!(
        finished.stderr.contains("chmod 600"),
        cfg!(unix),
        "{}",
        finished.stderr
    );
    assert!(emulator.is_authenticated(fixtures::READY));

    // A new flow replaces the first one, and PipesHub refuses the first one's code. The state comes
    // from the environment.
    ended(&mut program(&emulator, &["authorize", fixtures::READY]))
        .await
        .with_status(0);
    callback = program(&emulator, &["callback", "--json"]);
    callback.env("PIPESHUB_OAUTH_STATE", printed["state"].as_str().unwrap());
    let again = given(callback, &redirect).await.with_status(5);
    assert_eq!(again.json()["error"]["kind"], "notConnected");
}

#[tokio::test]
async fn authorize_prints_the_url_and_saves_state_privately() {
    let emulator = Emulator::builder().start().await.unwrap();
    let state = file("private", "state", "");
    let arguments = [
        "authorize",
        fixtures::READY,
        "--state-file",
        state.to_str().unwrap(),
    ];
    let begun = ended(&mut program(&emulator, &arguments))
        .await
        .with_status(0);
    let url = begun.stdout.strip_suffix('\n').unwrap();
    let redirect = emulator.grant(url).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        assert_eq!(fs::metadata(&state).unwrap().mode() & 0o777, 0o600);
    }

    // The file exists now, so nothing is sent.
    let requests = emulator.requests().len();
    ended(&mut program(&emulator, &arguments))
        .await
        .with_status(1);
    assert_eq!(emulator.requests().len(), requests);

    let callback = program(
        &emulator,
        &["callback", "--state-file", state.to_str().unwrap()],
    );
    let finished = given(callback, &redirect).await.with_status(0);
    assert_eq!(
        finished.stdout,
        format!("{} is connected\n", fixtures::READY)
    );
    assert_no_other_warning(&finished.stderr);
}

/// Asserts that standard error is empty. Outside of Unix, it has a warning about permissions.
#[track_caller]
fn assert_no_other_warning(stderr: &str) {
    if cfg!(unix) {
        assert_eq!(stderr, "");
    } else {
        let mut lines = stderr.lines();
        let warning = lines.next().unwrap_or_default();
        assert!(warning.contains("are not checked"), "{stderr}");
        assert_eq!(lines.next(), None, "{stderr}");
    }
}

#[tokio::test]
async fn failed_authorize_leaves_no_file() {
    let emulator = Emulator::builder().start().await.unwrap();
    let state = file("left", "state", "");
    let arguments = [
        "authorize",
        "unknown",
        "--state-file",
        state.to_str().unwrap(),
        "--json",
    ];
    let refused = ended(&mut program(&emulator, &arguments))
        .await
        .with_status(4);
    let error = &refused.json()["error"];
    assert_eq!(
        (&error["status"], &error["exitStatus"]),
        (&json!(404), &json!(4))
    );
    assert!(error["requestId"].as_str().unwrap().len() >= 16 && error["reason"].is_string());
    assert!(!state.exists());
}

#[tokio::test]
async fn redirect_of_another_flow_is_rejected_before_sending() {
    let emulator = Emulator::builder().start().await.unwrap();
    for (redirect, state) in [
        ("http://h/x?code=SECRETCODE&state=SECRETSTATE", "OTHERSTATE"),
        ("http://h/x?code=SECRETCODE", "OTHERSTATE"),
        ("", "OTHERSTATE"),
        (
            "http://h/x?code=SECRETCODE&state=OTHERSTATE\nhttp://h",
            "OTHERSTATE",
        ),
        (
            "http://h/x?code=SECRETCODE&state=OTHERSTATE",
            r#"{"other":"OTHERSTATE"}"#,
        ),
    ] {
        let mut command = program(&emulator, &["callback"]);
        let refused = given(
            {
                command.env("PIPESHUB_OAUTH_STATE", state);
                command
            },
            redirect,
        )
        .await
        .with_status(3);
        for secret in ["SECRETCODE", "SECRETSTATE", "OTHERSTATE"] {
            assert!(
                !refused.stderr.contains(secret) && refused.stdout.is_empty(),
                "{}",
                refused.stderr
            );
        }
    }
    given(
        program(&emulator, &["callback"]),
        "http://h/x?code=c&state=s",
    )
    .await
    .with_status(3);
    assert_eq!(emulator.requests().len(), 0);
}

#[tokio::test]
async fn status_prints_text_and_exit_code() {
    let emulator = Emulator::builder().start().await.unwrap();
    let connected = ended(&mut program(&emulator, &["status", fixtures::CONNECTED]))
        .await
        .with_status(0);
    assert_eq!(connected.stdout, "\"Sales drive\" is connected\n");
    let not = ended(&mut program(
        &emulator,
        &["status", fixtures::READY, "--json"],
    ))
    .await
    .with_status(5);
    let expected = json!({ "connectorId": fixtures::READY, "name": "Marketing drive", "isAuthenticated": false });
    assert_eq!(not.json(), expected);
}

// Sources of token and server

#[tokio::test]
async fn token_is_read_from_file_or_environment() {
    let emulator = Emulator::builder().start().await.unwrap();
    let url = emulator.server_url();
    let good = file("token", "good", &format!("{}\n", emulator.token()));
    private(&good);
    let status = |token: &Path| {
        bare(&[
            "status",
            fixtures::CONNECTED,
            "--server-url",
            &url,
            "--token-file",
            token.to_str().unwrap(),
        ])
    };
    let connected = ended(&mut status(&good)).await.with_status(0);
    assert_no_other_warning(&connected.stderr);
    // The file overrides the environment.
    ended(status(&good).env("PIPESHUB_BEARER_AUTH", "WRONGTOKEN"))
        .await
        .with_status(0);

    let empty = file("token", "empty", "\n");
    let binary = file("token", "binary", "x");
    fs::write(&binary, [0xff, 0xfe]).unwrap();
    let blank = file("token", "blank", "SECRET TOKEN");
    let missing = file("token", "missing", "");
    for bad in [&empty, &binary, &blank, &missing] {
        let refused = ended(&mut status(bad)).await.with_status(3);
        assert!(!refused.stderr.contains("SECRET"), "{}", refused.stderr);
    }
    let none = ended(&mut bare(&[
        "status",
        fixtures::CONNECTED,
        "--server-url",
        &url,
    ]))
    .await
    .with_status(3);
    assert!(none.stderr.contains("PIPESHUB_BEARER_AUTH") && none.stderr.contains("--token-file"));
}

#[tokio::test]
async fn oauth_app_gets_its_own_tokens() {
    let emulator = Emulator::builder().start().await.unwrap();
    let status = |secret: &str| {
        let mut command = bare(&["status", fixtures::CONNECTED]);
        command.env("PIPESHUB_SERVER_URL", emulator.server_url());
        command
            .env("PIPESHUB_CLIENT_ID", fixtures::APP_ID)
            .env("PIPESHUB_CLIENT_SECRET", secret);
        command
    };
    ended(&mut status(fixtures::APP_SECRET))
        .await
        .with_status(0);
    let wrong = ended(&mut status("WRONGSECRET")).await.with_status(4);
    assert!(!wrong.stderr.contains("WRONGSECRET"), "{}", wrong.stderr);
}

#[tokio::test]
async fn given_certificate_is_trusted() {
    let emulator = Emulator::builder().tls(true).start().await.unwrap();
    let pem = file("https", "ca.pem", &emulator.ca_pem().unwrap());
    let arguments = [
        "status",
        fixtures::CONNECTED,
        "--ca-certificates",
        pem.to_str().unwrap(),
    ];
    ended(&mut program(&emulator, &arguments))
        .await
        .with_status(0);
    ended(&mut program(&emulator, &arguments[..2]))
        .await
        .with_status(6);
}

// Failures

#[tokio::test]
async fn failures_have_distinct_exit_codes() {
    let emulator = Emulator::builder().start().await.unwrap();
    let authorize = ["authorize", fixtures::READY, "--json"];
    let kind = |ended: &Ended| ended.json()["error"]["kind"].as_str().unwrap().to_owned();

    let wrong = ended(program(&emulator, &authorize).env("PIPESHUB_BEARER_AUTH", "WRONGTOKEN"))
        .await
        .with_status(4);
    assert_eq!(
        (kind(&wrong).as_str(), &wrong.json()["error"]["status"]),
        ("serverSaidNo", &json!(401))
    );
    assert!(!wrong.stderr.contains("WRONGTOKEN") && !wrong.stdout.contains("WRONGTOKEN"));

    let id = ended(&mut program(&emulator, &["authorize", "../x", "--json"]))
        .await
        .with_status(3);
    assert_eq!(kind(&id), "refused");
    let plain = [
        "authorize",
        "c",
        "--json",
        "--server-url",
        "http://pipeshub.example.com/api/v1",
    ];
    assert_eq!(
        kind(&ended(&mut program(&emulator, &plain)).await.with_status(3)),
        "refused"
    );

    // A port that was free a moment ago.
    let port = free_port();
    let nobody = format!("http://127.0.0.1:{port}/api/v1");
    let unreachable = ended(program(&emulator, &authorize).env("PIPESHUB_SERVER_URL", nobody))
        .await
        .with_status(6);
    assert_eq!(kind(&unreachable), "noAnswer");
    emulator.fault(Fault::reply(200, "text/html", "<h1>PipesHub</h1>"));
    assert_eq!(
        kind(
            &ended(&mut program(&emulator, &authorize))
                .await
                .with_status(6)
        ),
        "noAnswer"
    );
}

#[tokio::test]
async fn server_message_is_shown_unless_it_echoes_a_secret() {
    let emulator = Emulator::builder().start().await.unwrap();
    for (said, shown) in [
        ("the disk is full", true),
        ("bad token emulator%2Dsession%2Dof%2Dthe%2Dadmin", false),
    ] {
        let body = format!(r#"{{"error":{{"code":"HTTP_BAD_REQUEST","message":"{said}"}}}}"#);
        emulator.fault(Fault::reply(400, "application/json", body));
        let refused = ended(&mut program(
            &emulator,
            &["authorize", fixtures::READY, "--json"],
        ))
        .await
        .with_status(4);
        assert_eq!(refused.stderr.contains(said), shown, "{}", refused.stderr);
        assert_eq!(refused.json()["error"]["reason"] == said, shown);
    }
}

#[tokio::test]
async fn usage_errors_go_to_stderr() {
    let emulator = Emulator::builder().start().await.unwrap();
    for arguments in [
        &["connect"][..],
        &[],
        &["connect", "c", "--wait", "never"],
        &["callback", "http://h/?code=SECRET"],
    ] {
        let refused = ended(&mut program(&emulator, arguments))
            .await
            .with_status(2);
        assert!(
            refused.stdout.is_empty() && !refused.stderr.contains("SECRET"),
            "{}",
            refused.stderr
        );
    }
    let help = ended(&mut bare(&["--help"])).await.with_status(0);
    assert!(help.stderr.is_empty() && help.stdout.contains("Exit status:"));
    let version = ended(&mut bare(&["--version"])).await.with_status(0);
    assert_eq!(
        version.stdout,
        concat!("pipeshub-connect ", env!("CARGO_PKG_VERSION"), "\n")
    );
    assert_eq!(emulator.requests().len(), 0);
}

#[tokio::test]
async fn completion_scripts_contain_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let script = ended(&mut bare(&["completions", shell]))
            .await
            .with_status(0)
            .stdout;
        for word in ["connect", "authorize", "callback", "status", "token-file"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn bash_completion_works() {
    let script = ended(&mut bare(&["completions", "bash"]))
        .await
        .with_status(0)
        .stdout;
    let path = file("completions", "bash", &script);
    let asked = format!(
        "source {} && function=$(complete -p pipeshub-connect) && function=${{function#*-F }} && \
         COMP_WORDS=(pipeshub-connect conn) COMP_CWORD=1 && ${{function%% *}} pipeshub-connect conn pipeshub-connect && \
         echo \"${{COMPREPLY[@]}}\"",
        path.display()
    );
    let bash = Command::new("bash")
        .args(["--norc", "-c", &asked])
        .output()
        .await
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&bash.stdout),
        "connect\n",
        "{}",
        String::from_utf8_lossy(&bash.stderr)
    );
}

// connect

/// Returns a port for a program that starts later.
///
/// The port is below the ephemeral ports, so no connection of another test uses it meanwhile. Each
/// call returns another port. The check connects and does not listen. Otherwise a program that
/// another test starts at that moment would inherit the listener until its `exec`.
fn free_port() -> u16 {
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    let own = u16::try_from(std::process::id() % 1000 * 10).unwrap();
    (0..100)
        .map(|_| 20_000 + own + TAKEN.fetch_add(1, Ordering::Relaxed))
        .find(|port| std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, *port)).is_err())
        .unwrap()
}

/// Starts an emulator whose connectors redirect the browser to a port of this machine.
async fn emulator() -> (Emulator, u16) {
    let port = free_port();
    let base = format!("http://127.0.0.1:{port}");
    (
        Emulator::builder()
            .redirect_base(base)
            .start()
            .await
            .unwrap(),
        port,
    )
}

/// Begins a flow with `authorize`. Returns its state and the redirect URL after the user's consent.
async fn begun(emulator: &Emulator, connector: &str) -> (String, String) {
    let begun = ended(&mut program(emulator, &["authorize", connector, "--json"]))
        .await
        .with_status(0)
        .json();
    let redirect = emulator
        .grant(begun["authorizationUrl"].as_str().unwrap())
        .unwrap();
    (begun["state"].as_str().unwrap().to_owned(), redirect)
}

/// Creates `callback --json` for the flow with this state.
fn callback(emulator: &Emulator, state: &str) -> Command {
    let mut command = program(emulator, &["callback", "--json"]);
    command.env("PIPESHUB_OAUTH_STATE", state);
    command
}

/// Runs `connect` without a browser until it waits. Returns the process and the URL to open.
async fn waiting(command: &mut Command) -> (Child, String) {
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.as_mut().unwrap()).lines();
    loop {
        let line = lines
            .next_line()
            .await
            .unwrap()
            .expect("a URL on standard error");
        if line.starts_with("http://") {
            return (child, line);
        }
    }
}

/// Reads standard error until a line contains the text. Does not read the next line.
#[cfg(unix)]
async fn line_with(child: &mut Child, text: &str) {
    let stderr = child.stderr.as_mut().unwrap();
    let mut line = Vec::new();
    loop {
        match stderr.read_u8().await.expect(text) {
            b'\n' if String::from_utf8_lossy(&line).contains(text) => return,
            b'\n' => line.clear(),
            byte => line.push(byte),
        }
    }
}

/// Opens a URL and goes where it is sent.
async fn browse(url: &str) -> String {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, target) = rest.split_at(rest.find('/').unwrap());
    let reply = ask(host, target).await;
    match reply.split_once("\r\nLocation: ") {
        Some((_, path)) => ask(host, path.lines().next().unwrap()).await,
        None => reply,
    }
}

async fn ask(host: &str, target: &str) -> String {
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.unwrap();
    reply
}

#[tokio::test]
async fn connect_completes_the_flow() {
    let (emulator, port) = emulator().await;
    let (child, url) = waiting(&mut program(
        &emulator,
        &["connect", fixtures::READY, "--no-browser", "--json"],
    ))
    .await;
    let redirect = emulator.grant(&url).unwrap();
    // Other requests of this machine do not end the wait.
    let forged = redirect.replace("state=", "state=x");
    for other in [format!("http://127.0.0.1:{port}/favicon.ico"), forged] {
        assert!(browse(&other).await.starts_with("HTTP/1.1 404 "), "{other}");
    }
    let page = browse(&redirect).await;
    assert!(
        page.starts_with("HTTP/1.1 200 ") && page.contains("<h1>Connected</h1>"),
        "{page}"
    );
    let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    let expected = json!({
        "connectorId": fixtures::READY, "name": "Marketing drive", "wasAuthenticated": false, "confirmed": true,
    });
    assert_eq!(done.json(), expected);
    assert!(emulator.is_authenticated(fixtures::READY));
}

#[tokio::test]
async fn denied_consent_is_reported_in_terminal_and_browser() {
    let (emulator, _) = emulator().await;
    let (child, url) = waiting(&mut program(
        &emulator,
        &["connect", fixtures::READY, "--no-browser", "--json"],
    ))
    .await;
    let page = browse(&emulator.deny(&url).unwrap()).await;
    assert!(page.contains("<h1>Not connected</h1>"), "{page}");
    let denied = Ended::new(child.wait_with_output().await.unwrap()).with_status(5);
    assert_eq!(denied.json()["error"]["code"], "access_denied");
}

#[tokio::test]
async fn failed_exchange_prints_the_server_message() {
    let (emulator, _) = emulator().await;
    assert!(emulator.set_exchange(fixtures::READY, Exchange::WrongSecret));
    let (child, url) = waiting(&mut program(
        &emulator,
        &["connect", fixtures::READY, "--no-browser"],
    ))
    .await;
    browse(&emulator.grant(&url).unwrap()).await;
    let failed = Ended::new(child.wait_with_output().await.unwrap()).with_status(5);
    assert!(
        failed.stdout.is_empty() && failed.stderr.contains("server_error"),
        "{}",
        failed.stderr
    );
}

#[tokio::test]
async fn connect_checks_status_after_a_lost_response() {
    for (connector, status) in [(fixtures::READY, 0), (fixtures::CONNECTED, 7)] {
        let (emulator, _) = emulator().await;
        let (child, url) = waiting(&mut program(
            &emulator,
            &["connect", connector, "--no-browser", "--json"],
        ))
        .await;
        let redirect = emulator.grant(&url).unwrap();
        emulator.fault(Fault::handled_then_cut());
        let page = browse(&redirect).await;
        let ended = Ended::new(child.wait_with_output().await.unwrap()).with_status(status);
        if status == 0 {
            assert_eq!(ended.json()["confirmed"], true);
            assert!(page.contains("<h1>Connected</h1>"), "{page}");
        } else {
            // The connector was connected before, so the status proves nothing.
            assert_eq!(ended.json()["error"]["kind"], "unknown");
            assert!(page.contains("<h1>Outcome unknown</h1>"), "{page}");
        }
        assert_eq!(
            emulator
                .requests()
                .iter()
                .filter(|seen| seen.path.ends_with("/oauth/callback"))
                .count(),
            1
        );
    }
}

#[tokio::test]
async fn connect_checks_status_after_a_proxys_error() {
    for fault in [
        Fault::status(503),
        Fault::reply(502, "text/html", "<h1>Bad Gateway</h1>"),
        Fault::reply(504, "text/html", ""),
    ] {
        let (emulator, _) = emulator().await;
        let arguments = ["connect", fixtures::READY, "--no-browser", "--json"];
        let (child, url) = waiting(&mut program(&emulator, &arguments)).await;
        let redirect = emulator.grant(&url).unwrap();
        emulator.fault(fault.once_handled());
        let page = browse(&redirect).await;
        assert!(page.contains("<h1>Connected</h1>"), "{page}");
        let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
        assert_eq!(done.json()["confirmed"], true);
    }
}

#[tokio::test]
async fn callback_with_a_lost_response_is_unknown() {
    let emulator = Emulator::builder().start().await.unwrap();
    let begun = ended(&mut program(
        &emulator,
        &["authorize", fixtures::READY, "--json"],
    ))
    .await
    .with_status(0)
    .json();
    let redirect = emulator
        .grant(begun["authorizationUrl"].as_str().unwrap())
        .unwrap();
    emulator.fault(Fault::handled_then_cut());
    let mut callback = program(&emulator, &["callback", "--json"]);
    callback.env("PIPESHUB_OAUTH_STATE", begun["state"].as_str().unwrap());
    let lost = given(callback, &redirect).await.with_status(7);
    assert_eq!(lost.json()["error"]["kind"], "unknown");
    assert!(lost.stderr.contains("isAuthenticated"), "{}", lost.stderr);
}

#[tokio::test]
async fn token_without_read_scope_connects_unverified() {
    let token = pipeshub_emulator::Token::oauth("writes-only", ["connector:write", "user:read"]);
    let base = format!("http://127.0.0.1:{}", free_port());
    let emulator = Emulator::builder()
        .token(token)
        .redirect_base(base)
        .start()
        .await
        .unwrap();
    let (child, url) = waiting(&mut program(
        &emulator,
        &["connect", fixtures::READY, "--no-browser", "--json"],
    ))
    .await;
    browse(&emulator.grant(&url).unwrap()).await;
    let done = Ended::new(child.wait_with_output().await.unwrap())
        .with_status(0)
        .json();
    assert_eq!(
        (&done["confirmed"], &done["wasAuthenticated"]),
        (&json!(false), &Value::Null)
    );
}

#[tokio::test]
async fn foreign_redirect_url_or_busy_port_is_an_error() {
    let emulator = Emulator::builder()
        .redirect_base("https://app.example.com")
        .start()
        .await
        .unwrap();
    let elsewhere = ended(&mut program(
        &emulator,
        &["connect", fixtures::READY, "--no-browser"],
    ))
    .await
    .with_status(3);
    assert!(
        elsewhere
            .stderr
            .contains("https://app.example.com/connectors/oauth/callback/Drive")
    );

    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    emulator.set_redirect_base(format!("http://{}", other.local_addr().unwrap()));
    let taken = ended(&mut program(
        &emulator,
        &["connect", fixtures::READY, "--no-browser"],
    ))
    .await
    .with_status(1);
    assert!(taken.stderr.contains("is in use"), "{}", taken.stderr);
    assert!(!taken.stderr.contains("state="), "{}", taken.stderr);
}

#[tokio::test]
async fn unusable_address_is_distinguished_from_one_in_use() {
    let (emulator, _) = emulator().await;
    // The address of another machine.
    let elsewhere = ended(&mut program(
        &emulator,
        &[
            "connect",
            fixtures::READY,
            "--no-browser",
            "--listen",
            "192.0.2.1:8085",
        ],
    ))
    .await
    .with_status(1);
    assert!(
        elsewhere.stderr.contains("cannot listen") && !elsewhere.stderr.contains("is in use"),
        "{}",
        elsewhere.stderr
    );
}

#[tokio::test]
async fn connect_times_out() {
    let (emulator, _) = emulator().await;
    let arguments = [
        "connect",
        fixtures::READY,
        "--no-browser",
        "--json",
        "--wait",
        "1",
    ];
    let alone = ended(&mut program(&emulator, &arguments))
        .await
        .with_status(8);
    assert_eq!(alone.json()["error"]["kind"], "nobodyCame");
    // The provider may have shown an error page.
    let advice = alone.json()["error"]["advice"].as_str().unwrap().to_owned();
    for word in [
        "/connectors/oauth/callback/Drive",
        "registered",
        "`authorize`",
    ] {
        assert!(
            advice.contains(word) && alone.stderr.contains(word),
            "{advice}"
        );
    }
    // Standard error is not a terminal here, so there is no countdown.
    assert!(!alone.stderr.contains('\r'), "{}", alone.stderr);
}

#[cfg(unix)]
async fn interrupt(child: &Child) {
    signal(child, "-INT").await;
}

#[cfg(unix)]
async fn signal(child: &Child, name: &str) {
    let id = child.id().unwrap().to_string();
    assert!(
        Command::new("kill")
            .args([name, &id])
            .status()
            .await
            .unwrap()
            .success()
    );
}

#[cfg(unix)]
#[tokio::test]
async fn ctrl_c_ends_the_wait() {
    let (emulator, _) = emulator().await;
    let (child, _) = waiting(&mut program(
        &emulator,
        &["connect", fixtures::READY, "--no-browser", "--json"],
    ))
    .await;
    interrupt(&child).await;
    let ended = Ended::new(child.wait_with_output().await.unwrap()).with_status(130);
    assert_eq!(ended.json()["error"]["kind"], "interrupted");
}

#[cfg(unix)]
#[tokio::test]
async fn ctrl_c_keeps_a_callback_in_flight() {
    let (emulator, _) = emulator().await;
    let (mut child, url) = waiting(&mut program(
        &emulator,
        &["connect", fixtures::READY, "--no-browser"],
    ))
    .await;
    let redirect = emulator.grant(&url).unwrap();
    emulator.fault(Fault::late_reply(Duration::from_secs(3)));
    let (page, ()) = tokio::join!(browse(&redirect), async {
        while !emulator.is_authenticated(fixtures::READY) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        interrupt(&child).await;
    });
    assert!(page.contains("<h1>Connected</h1>"), "{page}");
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut stderr)
        .await
        .unwrap();
    assert!(stderr.contains("Press Ctrl-C again to give up"), "{stderr}");
    Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
}
