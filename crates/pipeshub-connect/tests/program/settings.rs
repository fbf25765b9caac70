//! Precedence of settings, and credentials of an OAuth app.

use pipeshub_emulator::OAuthApp;

use super::*;

/// Values that are invalid for every variable that is used.
#[cfg(unix)]
fn broken() -> Vec<std::ffi::OsString> {
    use std::os::unix::ffi::OsStringExt;
    vec![
        "".into(),
        "not valid at all".into(),
        std::ffi::OsString::from_vec(vec![0xff, 0xfe]),
    ]
}

#[cfg(unix)]
#[tokio::test]
async fn option_overrides_a_broken_variable() {
    let emulator = Emulator::builder().start().await.unwrap();
    let token = file("beats", "token", emulator.token());
    private(&token);
    let url = emulator.server_url();
    for value in broken() {
        // The file overrides the token and all variables of the app.
        let mut from_file = bare(&[
            "status",
            fixtures::CONNECTED,
            "--server-url",
            &url,
            "--token-file",
        ]);
        from_file.arg(&token);
        for name in [
            "PIPESHUB_SERVER_URL",
            "PIPESHUB_BEARER_AUTH",
            "PIPESHUB_CLIENT_ID",
            "PIPESHUB_CLIENT_SECRET",
            "PIPESHUB_TOKEN_URL",
            "PIPESHUB_OAUTH_STATE",
        ] {
            from_file.env(name, &value);
        }
        ended(&mut from_file).await.with_status(0);
        // A token variable overrides the app.
        let mut from_variable = program(&emulator, &["status", fixtures::CONNECTED]);
        from_variable
            .env("PIPESHUB_CLIENT_ID", &value)
            .env("PIPESHUB_TOKEN_URL", &value);
        ended(&mut from_variable).await.with_status(0);
    }
}

#[cfg(unix)]
#[tokio::test]
async fn broken_variable_in_use_is_named() {
    let emulator = Emulator::builder().start().await.unwrap();
    for value in broken() {
        let status = if value.to_str().is_some() { 3 } else { 2 };
        for name in ["PIPESHUB_SERVER_URL", "PIPESHUB_BEARER_AUTH"] {
            let refused = ended(program(&emulator, &["status", "c1"]).env(name, &value))
                .await
                .with_status(status);
            assert!(
                refused.stderr.contains(name),
                "{value:?}: {}",
                refused.stderr
            );
        }
    }
    let state = given(callback(&emulator, ""), "http://h/?code=c&state=s")
        .await
        .with_status(3);
    assert!(
        state.stderr.contains("PIPESHUB_OAUTH_STATE"),
        "{}",
        state.stderr
    );
    let mut half = program(&emulator, &["status", "c1"]);
    half.env_remove("PIPESHUB_BEARER_AUTH")
        .env("PIPESHUB_CLIENT_ID", "id");
    let half = ended(&mut half).await.with_status(3);
    assert!(
        half.stderr.contains("PIPESHUB_CLIENT_SECRET"),
        "{}",
        half.stderr
    );
    assert_eq!(emulator.requests().len(), 0);
}

// Client credentials

async fn emulator_with_app(scopes: &[&str]) -> Emulator {
    let base = format!("http://127.0.0.1:{}", free_port());
    let app = OAuthApp::new("app", "app-secret").scopes(scopes.iter().copied());
    Emulator::builder()
        .oauth_app(app)
        .redirect_base(base)
        .start()
        .await
        .unwrap()
}

fn as_app(mut command: Command) -> Command {
    command
        .env_remove("PIPESHUB_BEARER_AUTH")
        .env("PIPESHUB_CLIENT_ID", "app")
        .env("PIPESHUB_CLIENT_SECRET", "app-secret");
    command
}

#[tokio::test]
async fn app_requests_only_the_scopes_of_the_command() {
    let emulator = emulator_with_app(&["connector:write", "user:read"]).await;
    let begun = ended(&mut as_app(program(
        &emulator,
        &["authorize", fixtures::READY, "--json"],
    )))
    .await
    .with_status(0)
    .json();
    let redirect = emulator
        .grant(begun["authorizationUrl"].as_str().unwrap())
        .unwrap();
    let callback = as_app(callback(&emulator, begun["state"].as_str().unwrap()));
    given(callback, &redirect).await.with_status(0);

    // Without connector:read, `connect` succeeds and skips the check.
    let mut connect = as_app(program(
        &emulator,
        &["connect", fixtures::READY, "--no-browser", "--json"],
    ));
    let (child, url) = waiting(&mut connect).await;
    browse(&emulator.grant(&url).unwrap()).await;
    let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    assert_eq!(done.json()["confirmed"], false);

    let reads = emulator_with_app(&["connector:read"]).await;
    ended(&mut as_app(program(
        &reads,
        &["status", fixtures::CONNECTED],
    )))
    .await
    .with_status(0);
}

#[tokio::test]
async fn scope_options_replace_the_requested_scopes() {
    let emulator = emulator_with_app(&["connector:read", "user:read"]).await;
    let status = |scopes: &[&str]| {
        let mut status = as_app(program(&emulator, &["status", fixtures::CONNECTED]));
        status.args(scopes);
        status
    };
    for good in [
        &["--scope", "connector:read"][..],
        &["--scope", "connector:read", "--scope", "user:read"],
        &["--scope", "connector:read,user:read"],
    ] {
        ended(&mut status(good)).await.with_status(0);
    }
    for bad in [
        &["--scope", "connector:write"][..],
        &["--scope", "connector:read", "--scope", "org:admin"],
    ] {
        let lacking = ended(&mut status(bad)).await.with_status(4);
        assert!(
            lacking.stderr.contains(bad[bad.len() - 1]) && lacking.stderr.contains("--scope"),
            "{}",
            lacking.stderr
        );
    }
    let mut beside = program(
        &emulator,
        &["status", fixtures::CONNECTED, "--scope", "connector:read"],
    );
    let warned = ended(&mut beside).await.with_status(0);
    assert!(
        warned.stderr.contains("warning: --scope"),
        "{}",
        warned.stderr
    );
}

#[tokio::test]
async fn failed_token_request_is_the_reported_one() {
    let emulator = emulator_with_app(&["connector:sync"]).await;
    for (secret, status, code) in [
        ("app-secret", 400, "invalid_scope"),
        ("WRONGSECRET", 401, "invalid_client"),
    ] {
        emulator.clear_requests();
        let mut command = as_app(program(
            &emulator,
            &["authorize", fixtures::READY, "--json"],
        ));
        let failed = ended(command.env("PIPESHUB_CLIENT_SECRET", secret))
            .await
            .with_status(4);
        let error = &failed.json()["error"];
        assert_eq!(
            (&error["status"], &error["code"]),
            (&json!(status), &json!(code))
        );
        let sent: Vec<_> = emulator
            .requests()
            .into_iter()
            .map(|seen| seen.request_id)
            .collect();
        assert_eq!(sent, [error["requestId"].as_str().unwrap()]);
        assert!(!failed.stderr.contains("SECRET"), "{}", failed.stderr);
    }
    // Without a server there is a request id and no status.
    let mut nobody = as_app(program(
        &emulator,
        &["authorize", fixtures::READY, "--json"],
    ));
    nobody.env(
        "PIPESHUB_SERVER_URL",
        format!("http://127.0.0.1:{}/api/v1", free_port()),
    );
    let nobody = ended(&mut nobody).await.with_status(6).json();
    assert_eq!(nobody["error"]["status"], Value::Null);
}
