//! Secrets and control characters, which must not reach the program's output.

use super::*;

/// ESC, CSI and OSC as single characters, line breaks, bidirectional marks, invisible characters.
const CONTROLS: &str =
    "\u{1b}[2J\u{9b}2J\u{9d}0;x\u{7}\r\u{85}\u{7f}\u{202e}\u{2066}\u{200b}\u{2028}\u{feff}";

/// Asserts that neither the outputs nor the strings of the JSON contain such a character.
#[track_caller]
fn assert_no_controls(ended: &Ended) {
    let is_control =
        |c: char| c != '\n' && (c.is_control() || CONTROLS[4..].contains(c) && !c.is_ascii());
    for text in [&ended.stdout, &ended.stderr] {
        assert!(!text.contains(is_control), "{}", text.escape_debug());
    }
    let mut values = serde_json::from_str::<Value>(&ended.stdout)
        .into_iter()
        .collect::<Vec<_>>();
    while let Some(value) = values.pop() {
        match value {
            Value::String(text) => {
                assert!(
                    !text.contains(is_control) && !text.contains('\n'),
                    "{}",
                    text.escape_debug()
                );
            }
            Value::Object(fields) => values.extend(fields.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
}

fn escaped(text: &str) -> String {
    let byte = |byte| format!("%{byte:02X}");
    text.bytes().map(byte).collect::<Vec<_>>().concat()
}

fn error(code: &str, message: &str) -> String {
    json!({ "error": { "code": code, "message": message } }).to_string()
}

#[tokio::test]
async fn control_characters_of_the_server_reach_no_output() {
    let emulator = Emulator::builder().start().await.unwrap();
    let evil = format!("DISK{CONTROLS}\nerror: FULL");
    for arguments in [&["status", "c1"][..], &["status", "c1", "--json"]] {
        for body in [error(&evil, "no"), error("NO", &evil), error(&evil, &evil)] {
            emulator.fault(Fault::reply(400, "application/json", body));
            let ended = ended(&mut program(&emulator, arguments))
                .await
                .with_status(4);
            assert_no_controls(&ended);
            assert!(!ended.stderr.contains("\nerror: FULL"), "{}", ended.stderr);
            assert!(
                ended.stderr.contains("DISK\\u{1b}[2J\\u{9b}2J\\u{9d}"),
                "{}",
                ended.stderr
            );
        }
        let name = json!({ "success": true, "config": { "name": evil, "isAuthenticated": true, "config": {} } });
        emulator.fault(Fault::reply(200, "application/json", name.to_string()));
        let ended = ended(&mut program(&emulator, arguments))
            .await
            .with_status(0);
        assert_no_controls(&ended);
        assert!(ended.stdout.contains("DISK"), "{}", ended.stdout);
    }
    // The error of a failed callback, and the connector id of a successful one.
    for arguments in [&["callback"][..], &["callback", "--json"]] {
        for (body, status) in [
            (
                json!({ "redirectUrl": "/x", "success": false, "error": evil }),
                5,
            ),
            (
                json!({ "redirectUrl": "/x", "success": false, "error": "e", "errorMessage": evil }),
                5,
            ),
            (
                json!({ "redirectUrl": format!("/connectors/{evil}"), "success": true }),
                0,
            ),
            (
                json!({ "redirectUrl": "/x", "success": true, "connectorId": evil }),
                0,
            ),
        ] {
            let (state, redirect) = begun(&emulator, fixtures::READY).await;
            emulator.fault(Fault::reply(200, "application/json", body.to_string()));
            let mut callback = program(&emulator, arguments);
            callback.env("PIPESHUB_OAUTH_STATE", state);
            assert_no_controls(&given(callback, &redirect).await.with_status(status));
        }
    }
    // The redirect URL.
    let elsewhere = format!("https://h/{CONTROLS}");
    let state = "STATE";
    let query = escaped(&elsewhere);
    let url = format!("https://idp.example/a?redirect_uri={query}&state={state}");
    let body = json!({ "success": true, "authorizationUrl": url, "state": state }).to_string();
    for arguments in [
        &["connect", fixtures::READY][..],
        &["connect", fixtures::READY, "--json"],
    ] {
        let emulator = Emulator::builder()
            .token(no_reading())
            .start()
            .await
            .unwrap();
        emulator.faults(1, &Fault::status(403));
        emulator.fault(Fault::reply(200, "application/json", body.clone()));
        assert_no_controls(
            &ended(&mut program(&emulator, arguments))
                .await
                .with_status(3),
        );
    }
}

fn no_reading() -> pipeshub_emulator::Token {
    pipeshub_emulator::Token::oauth("writes-only", ["connector:write", "user:read"])
}

#[tokio::test]
async fn state_with_control_characters_keeps_its_value_in_json() {
    let emulator = Emulator::builder().start().await.unwrap();
    let state = "a\u{9b}\u{202e}é b";
    let query = escaped(state);
    let url = format!("https://idp.example/a?state={query}");
    let body = json!({ "success": true, "authorizationUrl": url, "state": state }).to_string();
    emulator.fault(Fault::reply(200, "application/json", body));
    let begun = ended(&mut program(
        &emulator,
        &["authorize", fixtures::READY, "--json"],
    ))
    .await
    .with_status(0);
    assert!(
        begun.stdout.contains("a\\u009b\\u202eé b"),
        "{}",
        begun.stdout.escape_debug()
    );
    assert_eq!(begun.json()["state"], state);
}

/// Asserts that neither output contains one of the secrets.
#[track_caller]
fn assert_without(ended: &Ended, secrets: &[&str]) {
    for text in [&ended.stdout, &ended.stderr] {
        for secret in secrets {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
}

const JWT: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";

#[tokio::test]
async fn secret_instead_of_a_path_is_redacted() {
    let emulator = Emulator::builder().start().await.unwrap();
    let long = "SECRET".repeat(1000);
    for secret in [
        JWT,
        "phpat_SECRET",
        "SECRETTOKEN",
        "4/0SECRET",
        "/cb?code=SECRET&state=SECRET",
        "http://127.0.0.1:8085/connectors/oauth/callback/Drive?code=SECRET",
        &long,
    ] {
        for (arguments, status) in [
            (&["status", "c1", "--json", "--token-file"][..], 3),
            (&["status", "c1", "--json", "--ca-certificates"], 3),
            (&["callback", "--json", "--state-file"], 3),
            (&["callback", "--state-file"], 3),
        ] {
            let mut command = program(&emulator, arguments);
            let refused = ended(command.arg(secret)).await.with_status(status);
            assert_without(&refused, &["SECRET", "eyJ", "c2ln"]);
            let option = arguments[arguments.len() - 1];
            assert!(refused.stderr.contains(option), "{}", refused.stderr);
        }
    }
    // A real path is named.
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("missing");
    let arguments = ["status", "c1", "--token-file", missing.to_str().unwrap()];
    let named = ended(&mut program(&emulator, &arguments))
        .await
        .with_status(3);
    assert!(
        named.stderr.contains(missing.to_str().unwrap()),
        "{}",
        named.stderr
    );
    assert_eq!(emulator.requests().len(), 0);
}

#[tokio::test]
async fn secret_instead_of_any_argument_is_redacted() {
    let emulator = Emulator::builder().start().await.unwrap();
    for secret in [
        JWT,
        "/cb?code=SECRET&state=SECRET",
        "http://127.0.0.1:8085/connectors/oauth/callback/Drive?code=SECRET",
    ] {
        for before in [
            &[][..],
            &["help"],
            &["connect", "c1", "--listen"],
            &["status"],
            &["connect"],
            &["authorize"],
            &["callback"],
            &["status", "c1", "--server-url"],
            &["status", "c1", "--proxy"],
            &["status", "c1", "--scope"],
        ] {
            let mut command = program(&emulator, before);
            // If the program sends the secret, the server refuses and echoes it.
            emulator.clear_faults();
            emulator.fault(Fault::reply(
                404,
                "application/json",
                error("NO", &format!("no {secret}")),
            ));
            let ended = ended(command.arg(secret)).await;
            assert_ne!(ended.status, 101);
            if !before.contains(&"--scope") {
                assert_ne!(ended.status, 0, "{before:?} {secret}");
            }
            assert_without(&ended, &["SECRET", "eyJ", "c2ln"]);
        }
    }
}

#[tokio::test]
async fn echoed_token_of_an_oauth_app_is_withheld() {
    let emulator = Emulator::builder().start().await.unwrap();
    let token = "app-token-SECRETSECRET";
    let granted = json!({
        "access_token": token, "token_type": "Bearer", "expires_in": 3600, "scope": "connector:read user:read",
    });
    for said in [
        format!("{token} may not do that"),
        "it was SECRETSECRET".to_owned(),
        "it was app%2Dtoken%2DSECRETSECRET".to_owned(),
    ] {
        for code in ["NO", &said, token, "SECRETSECRET"] {
            emulator.fault(Fault::reply(200, "application/json", granted.to_string()));
            emulator.fault(Fault::reply(400, "application/json", error(code, &said)));
            let mut status = program(&emulator, &["status", "c1", "--json"]);
            status
                .env_remove("PIPESHUB_BEARER_AUTH")
                .env("PIPESHUB_CLIENT_ID", fixtures::APP_ID)
                .env("PIPESHUB_CLIENT_SECRET", fixtures::APP_SECRET);
            let refused = ended(&mut status).await.with_status(4);
            assert_without(&refused, &["SECRETSECRET"]);
            assert_eq!(refused.json()["error"]["reason"], Value::Null);
        }
    }
    // A name that echoes the token is not shown.
    let name = json!({ "success": true, "config": { "name": token, "isAuthenticated": true, "config": {} } });
    emulator.fault(Fault::reply(200, "application/json", granted.to_string()));
    emulator.fault(Fault::reply(200, "application/json", name.to_string()));
    let mut status = program(&emulator, &["status", "c1"]);
    status
        .env_remove("PIPESHUB_BEARER_AUTH")
        .env("PIPESHUB_CLIENT_ID", fixtures::APP_ID)
        .env("PIPESHUB_CLIENT_SECRET", fixtures::APP_SECRET);
    let shown = ended(&mut status).await.with_status(0);
    assert_eq!(shown.stdout, "c1 is connected\n");
}

#[tokio::test]
async fn echoed_secrets_of_a_callback_are_withheld() {
    let emulator = Emulator::builder().start().await.unwrap();
    let (state, redirect) = begun(&emulator, fixtures::READY).await;
    let code = redirect
        .split("code=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    for said in [&state, code, &redirect] {
        let body =
            json!({ "redirectUrl": "/x", "success": false, "error": "e", "errorMessage": said });
        for (status, reply, exit) in [
            (200, body.to_string(), 5),
            (400, error("NO", said), 4),
            (503, error(said, said), 7),
        ] {
            emulator.fault(Fault::reply(status, "application/json", reply));
            let failed = given(callback(&emulator, &state), &redirect)
                .await
                .with_status(exit);
            assert_without(&failed, &[&state, code, &redirect]);
        }
    }
}

/// A client secret that looks like a code of the server.
const APP_SECRET: &str = "SECRET_OF_THE_APP_1";

/// Uses an OAuth app, whose secret is not that of the emulator. The first fault grants the token.
fn as_app(emulator: &Emulator, command: &mut Command) {
    let granted = json!({
        "access_token": emulator.token(), "token_type": "Bearer", "expires_in": 3600,
        "scope": "connector:read connector:write user:read",
    });
    emulator.fault(Fault::reply(200, "application/json", granted.to_string()));
    command
        .env_remove("PIPESHUB_BEARER_AUTH")
        .env("PIPESHUB_CLIENT_ID", fixtures::APP_ID)
        .env("PIPESHUB_CLIENT_SECRET", APP_SECRET);
}

#[tokio::test]
async fn code_that_echoes_the_client_secret_is_withheld_from_every_message() {
    // A PipesHub token, too, is never printed.
    for code in [APP_SECRET, "xSECRET_OF_THE_APP_1x", "phpat_SECRET"] {
        let emulator = emulator().await.0;
        for json in [&[][..], &["--json"]] {
            let mut status = program(&emulator, &["status", fixtures::READY]);
            as_app(&emulator, status.args(json));
            emulator.fault(Fault::reply(400, "application/json", error(code, "no")));
            let refused = ended(&mut status).await.with_status(4);
            assert_without(&refused, &["SECRET"]);
            assert!(
                refused.stderr.contains("getConnectorConfig"),
                "{}",
                refused.stderr
            );
        }

        // Before the flow, the connector cannot be read.
        let mut connect = program(&emulator, &["connect", fixtures::READY, "--no-browser"]);
        as_app(&emulator, &mut connect);
        emulator.fault(Fault::reply(403, "application/json", error(code, "no")));
        let mut child = connect.spawn().unwrap();
        let mut stderr = String::new();
        let mut lines = BufReader::new(child.stderr.as_mut().unwrap()).lines();
        while let Some(line) = lines.next_line().await.unwrap() {
            stderr.push_str(&line);
            if line.starts_with("http://") {
                break;
            }
        }
        assert!(stderr.contains("cannot be checked at the end"), "{stderr}");
        assert!(!stderr.contains("SECRET"), "{stderr}");
        drop(child);

        // After the flow, the connector cannot be read.
        let mut connect = program(&emulator, &["connect", fixtures::READY, "--no-browser"]);
        as_app(&emulator, &mut connect);
        let (child, url) = waiting(&mut connect).await;
        emulator.fault(Fault::late_reply(Duration::from_millis(1)));
        emulator.faults(2, &Fault::reply(403, "application/json", error(code, "no")));
        browse(&emulator.grant(&url).unwrap()).await;
        let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
        assert!(
            done.stderr.contains("cannot be checked:"),
            "{}",
            done.stderr
        );
        assert_without(&done, &["SECRET"]);
    }
}

// Limits

#[tokio::test]
async fn input_over_the_limit_is_refused_by_name() {
    let emulator = Emulator::builder().start().await.unwrap();
    // The first bytes alone would be valid.
    let token = file(
        "long",
        "token",
        &format!("{}\n{}", emulator.token(), "\n".repeat(64 << 10)),
    );
    let state = file("long", "state", &format!("state{}", "\n".repeat(64 << 10)));
    let pem = file("long", "pem", &format!("{}\n", "x".repeat(1 << 20)));
    for path in [&token, &state] {
        private(path);
    }
    for (option, path, limit) in [
        ("--token-file", &token, "64 KiB"),
        ("--ca-certificates", &pem, "1024 KiB"),
    ] {
        let path = path.to_str().unwrap();
        let refused = ended(&mut program(&emulator, &["status", "c1", option, path]))
            .await
            .with_status(3);
        assert!(
            refused.stderr.contains(path) && refused.stderr.contains(limit),
            "{}",
            refused.stderr
        );
    }
    let arguments = ["callback", "--state-file", state.to_str().unwrap()];
    let redirect = "http://h/?code=c&state=state";
    let refused = given(program(&emulator, &arguments), redirect)
        .await
        .with_status(3);
    assert!(
        refused.stderr.contains(state.to_str().unwrap()) && refused.stderr.contains("64 KiB"),
        "{}",
        refused.stderr
    );
    let long = format!("{redirect}{}", "\n".repeat(64 << 10));
    let refused = given(callback(&emulator, "state"), &long)
        .await
        .with_status(3);
    assert!(
        refused
            .stderr
            .contains("standard input is longer than 64 KiB"),
        "{}",
        refused.stderr
    );
    assert_eq!(emulator.requests().len(), 0);
}

#[tokio::test]
async fn input_at_the_limit_is_read() {
    let emulator = Emulator::builder().start().await.unwrap();
    let padding = "\n".repeat((64 << 10) - emulator.token().len());
    let token = file("limit", "token", &format!("{}{padding}", emulator.token()));
    private(&token);
    let arguments = [
        "status",
        fixtures::CONNECTED,
        "--token-file",
        token.to_str().unwrap(),
    ];
    ended(&mut program(&emulator, &arguments))
        .await
        .with_status(0);
}

// Arguments and variables that are not UTF-8

#[cfg(unix)]
#[tokio::test]
async fn argument_or_variable_that_is_not_utf8_is_named_with_status_2() {
    use std::os::unix::ffi::OsStringExt;

    let broken = || std::ffi::OsString::from_vec(b"KEPT\xff".to_vec());
    let emulator = Emulator::builder().start().await.unwrap();
    for (before, name) in [
        (&["status"][..], "argument 2"),
        (&[], "argument 1"),
        (&["status", "c1", "--server-url"], "--server-url"),
        (&["connect", "c1", "--listen"], "--listen"),
    ] {
        let refused = ended(program(&emulator, before).arg(broken()))
            .await
            .with_status(2);
        assert!(
            refused
                .stderr
                .contains(&format!("{name} is not valid UTF-8")),
            "{}",
            refused.stderr
        );
        assert_without(&refused, &["KEPT"]);
    }
    for name in [
        "PIPESHUB_SERVER_URL",
        "PIPESHUB_BEARER_AUTH",
        "PIPESHUB_CLIENT_ID",
        "PIPESHUB_CLIENT_SECRET",
        "PIPESHUB_TOKEN_URL",
        "PIPESHUB_OAUTH_STATE",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
    ] {
        let mut command = bare(if name == "PIPESHUB_OAUTH_STATE" {
            &["callback", "--json"]
        } else {
            &["status", "c1", "--json"]
        });
        if name.starts_with("PIPESHUB_CLIENT") || name == "PIPESHUB_TOKEN_URL" {
            command
                .env("PIPESHUB_CLIENT_ID", "id")
                .env("PIPESHUB_CLIENT_SECRET", "secret");
        } else {
            command.env("PIPESHUB_BEARER_AUTH", "token");
        }
        if name == "NO_PROXY" {
            // Without a proxy this variable is not used.
            command.env("HTTPS_PROXY", "http://127.0.0.1:9");
        }
        command.env("PIPESHUB_SERVER_URL", "https://pipeshub.example.com/api/v1");
        let refused = ended(command.env(name, broken())).await.with_status(2);
        let error = &refused.json()["error"];
        assert_eq!(
            (&error["kind"], &error["exitStatus"]),
            (&json!("usage"), &json!(2))
        );
        assert!(
            error["message"].as_str().unwrap().contains(name),
            "{}",
            refused.stdout
        );
        assert_without(&refused, &["KEPT"]);
    }
}
