//! Closed outputs and signals.

use super::*;

#[cfg(target_os = "linux")]
fn full() -> Stdio {
    fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap()
        .into()
}

/// Each output is closed twice: once as a full disk, and once as a pipe without a reader.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn closed_output_changes_no_failure() {
    let emulator = Emulator::builder().start().await.unwrap();
    for (arguments, status) in [
        (&["status", fixtures::READY][..], 5),
        (&["status", fixtures::READY, "--json"], 5),
        (&["status", "../x", "--json"], 3),
        (&["status", "unknown"], 4),
        (&["callback", "--json"], 3),
        (&["status"], 2),
        (&["--help"], 0),
    ] {
        let mut command = program(&emulator, arguments);
        let child = command.stdout(full()).stderr(full()).spawn().unwrap();
        let ended = child.wait_with_output().await.unwrap();
        assert_eq!(ended.status.code(), Some(status), "{arguments:?}");

        let mut child = program(&emulator, arguments).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(
            child.wait().await.unwrap().code(),
            Some(status),
            "{arguments:?}"
        );
    }
    // A lost result is a failure.
    let mut connected = program(&emulator, &["status", fixtures::CONNECTED]);
    let ended = connected
        .stdout(full())
        .spawn()
        .unwrap()
        .wait_with_output()
        .await
        .unwrap();
    assert_eq!(ended.status.code(), Some(1));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn unknown_outcome_is_printed_whichever_output_is_closed() {
    for is_error_closed in [true, false] {
        let emulator = Emulator::builder().start().await.unwrap();
        let (state, redirect) = begun(&emulator, fixtures::READY).await;
        emulator.fault(Fault::handled_then_cut());
        let mut command = callback(&emulator, &state);
        if is_error_closed {
            command.stderr(full());
        } else {
            command.stdout(full());
        }
        let lost = given(command, &redirect).await.with_status(7);
        let printed = if is_error_closed {
            &lost.stdout
        } else {
            &lost.stderr
        };
        let line = printed.lines().last().unwrap();
        let error: Value = serde_json::from_str(line).unwrap();
        assert_eq!(error["error"]["kind"], "unknown");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn signal_during_a_wait_is_reported_as_json() {
    for (name, status, kind) in [("-INT", 130, "interrupted"), ("-TERM", 143, "terminated")] {
        let (emulator, _) = emulator().await;
        let arguments = ["connect", fixtures::READY, "--no-browser", "--json"];
        let (child, _) = waiting(&mut program(&emulator, &arguments)).await;
        signal(&child, name).await;
        let ended = Ended::new(child.wait_with_output().await.unwrap()).with_status(status);
        assert_eq!(ended.json()["error"]["kind"], kind);
        assert_eq!(ended.json()["error"]["exitStatus"], status);

        // `callback` waits for its input, and `status` for a response.
        let mut waits = callback(&emulator, "state")
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let input = waits.stdin.take();
        // The program installs its signal handlers before it reads its input.
        while !listens_for_signals(&waits) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        signal(&waits, name).await;
        let ended = Ended::new(waits.wait_with_output().await.unwrap()).with_status(status);
        assert_eq!(ended.json()["error"]["kind"], kind);
        drop(input);

        emulator.fault(Fault::delay(Duration::from_secs(60)));
        let seen = emulator.requests().len();
        let waits = program(&emulator, &["status", fixtures::READY, "--json"])
            .spawn()
            .unwrap();
        while emulator.requests().len() == seen {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        signal(&waits, name).await;
        let ended = Ended::new(waits.wait_with_output().await.unwrap()).with_status(status);
        assert_eq!(ended.json()["error"]["kind"], kind);
    }
}

/// Whether the program catches SIGTERM and SIGINT. Without `/proc`, this waits for a second
/// instead.
#[cfg(unix)]
fn listens_for_signals(child: &Child) -> bool {
    let path = format!("/proc/{}/status", child.id().unwrap());
    let Ok(text) = fs::read_to_string(path) else {
        std::thread::sleep(Duration::from_secs(1));
        return true;
    };
    let caught = text
        .lines()
        .find_map(|line| line.strip_prefix("SigCgt:"))
        .unwrap();
    let caught = u64::from_str_radix(caught.trim(), 16).unwrap();
    caught & (1 << 14) != 0 && caught & (1 << 1) != 0
}

#[cfg(unix)]
#[tokio::test]
async fn sigterm_during_a_callback_ends_at_once_with_an_unknown_outcome() {
    let (emulator, _) = emulator().await;
    let arguments = ["connect", fixtures::READY, "--no-browser", "--json"];
    let (child, url) = waiting(&mut program(&emulator, &arguments)).await;
    let redirect = emulator.grant(&url).unwrap();
    emulator.fault(Fault::late_reply(Duration::from_secs(60)));
    let (page, ()) = tokio::join!(browse(&redirect), async {
        while !emulator.is_authenticated(fixtures::READY) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        signal(&child, "-TERM").await;
    });
    assert!(page.contains("<h1>Outcome unknown</h1>"), "{page}");
    let ended = Ended::new(child.wait_with_output().await.unwrap()).with_status(7);
    assert_eq!(ended.json()["error"]["kind"], "unknown");
}
