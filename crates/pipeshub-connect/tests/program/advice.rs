//! Messages for users of the command line: advice, and no names in Rust.

use super::*;

#[tokio::test]
async fn error_codes_of_pipeshub_come_with_advice() {
    let emulator = Emulator::builder().start().await.unwrap();
    let (state, redirect) = begun(&emulator, fixtures::READY).await;
    let mut seen = Vec::new();
    for code in [
        "instance_not_found",
        "config_not_found",
        "oauth_config_fetch_error",
        "invalid_state",
        "invalid_token",
    ] {
        let body = json!({ "redirectUrl": "/x", "success": false, "error": code }).to_string();
        emulator.fault(Fault::reply(200, "application/json", body));
        let failed = given(callback(&emulator, &state), &redirect)
            .await
            .with_status(5);
        let error = &failed.json()["error"];
        assert_eq!(error["code"], code);
        let advice = error["advice"].as_str().unwrap().to_owned();
        assert!(advice.contains("new flow"), "{code}: {advice}");
        assert!(failed.stderr.contains(&advice), "{}", failed.stderr);
        assert!(!seen.contains(&advice), "{advice}");
        seen.push(advice);
    }
}

#[tokio::test]
async fn denied_reconnect_reports_still_connected() {
    let (emulator, _) = emulator().await;
    let connect = ["connect", fixtures::CONNECTED, "--no-browser", "--json"];
    let (child, url) = waiting(&mut program(&emulator, &connect)).await;
    let denied = emulator.deny(&url).unwrap();
    let page = browse(&denied).await;
    assert!(page.contains("<h1>Still connected</h1>"), "{page}");
    let by_connect = Ended::new(child.wait_with_output().await.unwrap()).with_status(5);

    let begun = ended(&mut program(
        &emulator,
        &["authorize", fixtures::CONNECTED, "--json"],
    ))
    .await;
    let begun = begun.with_status(0).json();
    let denied = emulator
        .deny(begun["authorizationUrl"].as_str().unwrap())
        .unwrap();
    let state = begun["state"].as_str().unwrap();
    let by_callback = given(callback(&emulator, state), &denied)
        .await
        .with_status(5);

    for denied in [by_connect, by_callback] {
        let error = &denied.json()["error"];
        assert_eq!(
            (&error["kind"], &error["code"]),
            (&json!("stillConnected"), &json!("access_denied"))
        );
        assert!(
            denied.stderr.contains("\"Sales drive\" is still connected"),
            "{}",
            denied.stderr
        );
        for text in [&denied.stderr, &denied.stdout] {
            assert!(!text.to_lowercase().contains("not connected"), "{text}");
        }
    }
    assert!(emulator.is_authenticated(fixtures::CONNECTED));
}

#[tokio::test]
async fn url_as_an_argument_hints_at_standard_input() {
    for arguments in [
        &[
            "callback",
            "http://127.0.0.1:8085/connectors/oauth/callback/Drive?code=SECRET&state=s",
        ][..],
        &["--json", "callback", "--state-file", "f", "code=SECRET"],
    ] {
        let error = ended(&mut bare(arguments)).await.with_status(2).stderr;
        assert!(
            error.contains("standard input") && error.contains("contains a code"),
            "{error}"
        );
        assert!(!error.contains("SECRET"), "{error}");
    }
    let other = ended(&mut bare(&["status", "c1", "SECRET"]))
        .await
        .with_status(2)
        .stderr;
    assert!(
        !other.contains("standard input") && !other.contains("SECRET"),
        "{other}"
    );
}

/// Finds names in Rust: `a_b`, `a::b` and `a()`. Codes of OAuth and PipesHub do not count.
fn rust_names(text: &str) -> Vec<&str> {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || "_:()".contains(c);
    let words = text
        .split(|c: char| !is_of_word(c))
        .map(|word| word.trim_matches(['(', ')', ':']));
    let is_snake = |word: &str| {
        let has_letter = word.chars().any(|c| c.is_ascii_lowercase());
        has_letter && word.contains('_') && !word.chars().any(|c| c.is_ascii_uppercase())
    };
    let codes = [
        "access_denied",
        "invalid_client",
        "invalid_scope",
        "server_error",
        "client_credentials",
        "redirect_uri",
    ];
    words
        .filter(|word| {
            let is_path = word
                .split("::")
                .filter(|part| part.starts_with(char::is_alphabetic))
                .count()
                > 1;
            is_path || (is_snake(word) && !codes.contains(word) && !word.starts_with("_pipeshub"))
        })
        .collect()
}

#[track_caller]
fn assert_no_rust_names(outputs: &[Ended]) {
    for output in outputs {
        for text in [&output.stdout, &output.stderr] {
            assert_eq!(rust_names(text), [""; 0], "{text}");
        }
    }
}

#[test]
fn names_in_rust_are_found() {
    assert_eq!(
        rust_names(
            "call danger_allow_insecure_http, `Roots::Native`; access_denied at [::1]:80 PIPESHUB_X a::b."
        ),
        ["danger_allow_insecure_http", "Roots::Native", "a::b"]
    );
}

#[tokio::test]
async fn help_and_refusals_contain_no_rust_name() {
    let mut outputs = Vec::new();
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["connect", "--help"],
        &["authorize", "--help"],
        &["callback", "--help"],
        &["status", "--help"],
        &["completions", "--help"],
        &[],
        &["conect"],
        &["connect", "c1", "--wait", "x"],
        &["connect", "c1", "--listen", "x"],
        &["callback", "http://h"],
    ] {
        outputs.push(ended(&mut bare(arguments)).await);
    }
    let emulator = Emulator::builder().start().await.unwrap();
    let authorize = ["authorize", fixtures::READY, "--json"];
    let broken = file(
        "names",
        "broken.pem",
        "-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n",
    );
    let empty = file("names", "empty.pem", "\n");
    for arguments in [
        &["--server-url", "http://pipeshub.example.com/api/v1"][..],
        &["--server-url", "https://127.0.0.1:1/api/v1"],
        &["--server-url", "ftp://h"],
        &["--server-url", "https://h:99999"],
        &["--server-url", "http://user:password@h"],
        &[
            "--server-url",
            "https://0.0.0.0:1/api/v1",
            "--proxy",
            "https://h",
        ],
        &["--ca-certificates", broken.to_str().unwrap()],
        &["--ca-certificates", empty.to_str().unwrap()],
        &["--token-file", "/nonexistent"],
    ] {
        let mut command = program(&emulator, &authorize);
        outputs.push(ended(command.args(arguments)).await);
    }
    assert_no_rust_names(&outputs);
}

#[tokio::test]
async fn server_errors_contain_no_rust_name() {
    let mut outputs = Vec::new();
    let emulator = Emulator::builder().start().await.unwrap();
    let authorize = ["authorize", fixtures::READY, "--json"];
    for (id, token) in [
        (fixtures::READY, "WRONG"),
        (fixtures::READY, fixtures::EXPIRED_TOKEN),
        (fixtures::READY, fixtures::READ_ONLY_TOKEN),
        (fixtures::READY, fixtures::MEMBER_TOKEN),
        (fixtures::READY, "a blank"),
        (fixtures::NOT_CONFIGURED, fixtures::ADMIN_TOKEN),
        (fixtures::API_TOKEN, fixtures::ADMIN_TOKEN),
        ("unknown", fixtures::ADMIN_TOKEN),
        ("../x", fixtures::ADMIN_TOKEN),
        ("", fixtures::ADMIN_TOKEN),
    ] {
        for command in ["authorize", "status"] {
            let mut command = program(&emulator, &[command, id, "--json"]);
            outputs.push(ended(command.env("PIPESHUB_BEARER_AUTH", token)).await);
        }
    }
    for (secret, scope) in [
        ("WRONG", "connector:read"),
        (fixtures::APP_SECRET, "org:admin"),
        (fixtures::APP_SECRET, "a b"),
    ] {
        let mut command = program(&emulator, &[&authorize[..], &["--scope", scope]].concat());
        command
            .env_remove("PIPESHUB_BEARER_AUTH")
            .env("PIPESHUB_CLIENT_ID", fixtures::APP_ID);
        outputs.push(ended(command.env("PIPESHUB_CLIENT_SECRET", secret)).await);
    }
    let large = "x".repeat(3 << 20);
    for fault in [
        Fault::reply(200, "text/html", "<h1>PipesHub</h1>"),
        Fault::reply(200, "application/json", "{"),
        Fault::reply(200, "application/json", large),
        Fault::reply(302, "text/html", "").header("Location", "/x"),
        Fault::reply(400, "text/html", ""),
        Fault::status(431),
        Fault::wrong_content_type("text/html"),
        Fault::status(429).header("Retry-After", "99"),
    ] {
        emulator.fault(fault);
        outputs.push(ended(&mut program(&emulator, &authorize)).await);
    }
    // An untrusted certificate, and a plain http server at an https URL.
    let tls = Emulator::builder().tls(true).start().await.unwrap();
    outputs.push(ended(&mut program(&tls, &authorize)).await.with_status(6));
    let mut plain = program(&emulator, &authorize);
    plain.env(
        "PIPESHUB_SERVER_URL",
        emulator.server_url().replace("http:", "https:"),
    );
    outputs.push(ended(&mut plain).await.with_status(6));
    assert_no_rust_names(&outputs);
}

#[tokio::test]
async fn failed_callbacks_contain_no_rust_name() {
    let mut outputs = Vec::new();
    let emulator = Emulator::builder().start().await.unwrap();
    // Failures after the code was sent.
    let faults = [
        Fault::handled_then_cut(),
        Fault::truncated_body(),
        Fault::reply(502, "text/html", "<h1>Bad Gateway</h1>"),
        Fault::reply(200, "text/html", "<h1>PipesHub</h1>"),
        Fault::status(503),
    ];
    for fault in faults {
        let (state, redirect) = begun(&emulator, fixtures::READY).await;
        emulator.fault(fault);
        outputs.push(
            given(callback(&emulator, &state), &redirect)
                .await
                .with_status(7),
        );
    }
    for redirect in [
        "http://h/?code=c&state=t",
        "http://h/?state=s",
        "x",
        "http://h/?error=access_denied&state=s",
        "",
    ] {
        outputs.push(given(callback(&emulator, "s"), redirect).await);
    }
    assert_no_rust_names(&outputs);
}
