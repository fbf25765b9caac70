//! Rate limits and other requests to wait.

#[cfg(unix)]
use super::output::signals;
use super::*;

fn limited(seconds: u32) -> Fault {
    Fault::status(429).header("Retry-After", seconds.to_string())
}

#[tokio::test]
async fn rate_limit_reports_the_seconds_to_wait() {
    let emulator = Emulator::builder().start().await.unwrap();
    for arguments in [
        &["status", fixtures::CONNECTED, "--json"][..],
        &["authorize", fixtures::READY, "--json"],
    ] {
        emulator.fault(limited(100));
        let later = ended(&mut program(&emulator, arguments))
            .await
            .with_status(4);
        let error = &later.json()["error"];
        assert_eq!(
            (&error["status"], &error["retryAfter"]),
            (&json!(429), &json!(100))
        );
        assert!(
            later.stderr.contains("try again in 100 s"),
            "{}",
            later.stderr
        );
        // The same limit at the token endpoint.
        emulator.fault(limited(70));
        let mut app = program(&emulator, arguments);
        app.env_remove("PIPESHUB_BEARER_AUTH")
            .env("PIPESHUB_CLIENT_ID", fixtures::APP_ID)
            .env("PIPESHUB_CLIENT_SECRET", fixtures::APP_SECRET);
        let later = ended(&mut app).await.with_status(4);
        assert_eq!(later.json()["error"]["retryAfter"], 70);
    }
    let missing = ended(&mut program(&emulator, &["status", "c1", "--json"]))
        .await
        .with_status(4);
    assert_eq!(missing.json()["error"]["retryAfter"], Value::Null);
}

#[tokio::test]
async fn accepted_wait_is_reported_once() {
    let emulator = Emulator::builder().start().await.unwrap();
    for status in [429, 503] {
        emulator.fault(Fault::status(status).header("Retry-After", "1"));
        let done = ended(&mut program(&emulator, &["status", fixtures::CONNECTED]))
            .await
            .with_status(0);
        let expected = format!("asks to wait 1 s ({status})");
        assert_eq!(done.stderr.matches(&expected).count(), 1, "{}", done.stderr);
    }
}

#[tokio::test]
async fn wait_in_seconds_date_or_body_is_reported() {
    let emulator = Emulator::builder().start().await.unwrap();
    let date = |fault: Fault| {
        fault
            .header("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
            .header("Retry-After", "Sun, 06 Nov 1994 08:49:38 GMT")
    };
    let body = r#"{"error":{"code":"RATE_LIMIT","message":"later","retryAfter":1}}"#;
    for (fault, status) in [
        (date(Fault::status(429)), 429),
        (Fault::reply(429, "application/json", body), 429),
        (limited(1), 429),
        (date(Fault::status(502)), 502),
    ] {
        emulator.fault(fault);
        let done = ended(&mut program(&emulator, &["status", fixtures::CONNECTED]))
            .await
            .with_status(0);
        let expected = format!("asks to wait 1 s ({status})");
        assert_eq!(done.stderr.matches(&expected).count(), 1, "{}", done.stderr);
    }
}

#[tokio::test]
async fn waiting_callback_warns_that_the_code_may_expire() {
    let emulator = Emulator::builder().start().await.unwrap();
    let (state, redirect) = begun(&emulator, fixtures::READY).await;
    emulator.fault(limited(100));
    let later = given(callback(&emulator, &state), &redirect)
        .await
        .with_status(4);
    let error = &later.json()["error"];
    assert_eq!(error["retryAfter"], 100);
    let advice = error["advice"].as_str().unwrap();
    assert!(
        advice.contains("not used") && advice.contains("new flow"),
        "{advice}"
    );

    emulator.fault(limited(1));
    let done = given(callback(&emulator, &state), &redirect)
        .await
        .with_status(0);
    assert!(
        done.stderr.contains("wait 1 s") && done.stderr.contains("new flow"),
        "{}",
        done.stderr
    );
}

#[cfg(unix)]
#[tokio::test]
async fn interrupted_wait_leaves_the_code_unused() {
    let emulator = Emulator::builder().start().await.unwrap();
    let (state, redirect) = begun(&emulator, fixtures::READY).await;
    for (name, status, _) in signals() {
        emulator.fault(limited(50));
        let mut waits = callback(&emulator, &state)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        waits
            .stdin
            .take()
            .unwrap()
            .write_all(redirect.as_bytes())
            .await
            .unwrap();
        line_with(&mut waits, "asks to wait 50 s").await;
        signal(&waits, name).await;
        let ended = Ended::new(waits.wait_with_output().await.unwrap()).with_status(status);
        let message = ended.json()["error"]["message"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(message.contains("was not used"), "{message}");
    }
    given(callback(&emulator, &state), &redirect)
        .await
        .with_status(0);
}
