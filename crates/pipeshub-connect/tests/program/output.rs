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

/// The signals that end the program, with its exit status and the kind of the failure.
///
/// SIGHUP is left out if this process ignores it, for example because of `nohup`. The program then
/// ignores it, too.
#[cfg(unix)]
pub(crate) fn signals() -> impl Iterator<Item = (&'static str, i32, &'static str)> {
    let own = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = own.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.map_or(0, |set| u64::from_str_radix(set.trim(), 16).unwrap());
    let hang_up = (ignored & 1 == 0).then_some(("-HUP", 129, "hungUp"));
    [
        ("-INT", 130, "interrupted"),
        ("-TERM", 143, "terminated"),
        ("-QUIT", 131, "quit"),
    ]
    .into_iter()
    .chain(hang_up)
}

#[cfg(unix)]
#[tokio::test]
async fn signal_during_a_wait_is_reported_as_json() {
    for (name, status, kind) in signals() {
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

/// Whether the program catches SIGTERM, SIGINT and SIGQUIT. Without `/proc`, this waits for a second
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
    [14, 1, 2].iter().all(|bit| caught & (1 << bit) != 0)
}

#[cfg(unix)]
#[tokio::test]
async fn other_signal_during_a_callback_ends_at_once_with_an_unknown_outcome() {
    for (name, ..) in signals().filter(|(name, ..)| *name != "-INT") {
        let (emulator, _) = emulator().await;
        let arguments = ["connect", fixtures::READY, "--no-browser", "--json"];
        let (child, url) = waiting(&mut program(&emulator, &arguments)).await;
        let redirect = emulator.grant(&url).unwrap();
        emulator.fault(Fault::late_reply(Duration::from_secs(60)));
        let (page, ()) = tokio::join!(browse(&redirect), async {
            until_authenticated(&emulator, fixtures::READY).await;
            signal(&child, name).await;
        });
        assert!(page.contains("<h1>Outcome unknown</h1>"), "{page}");
        let ended = Ended::new(child.wait_with_output().await.unwrap()).with_status(7);
        assert_eq!(ended.json()["error"]["kind"], "unknown");
    }
}

#[cfg(unix)]
async fn until_authenticated(emulator: &Emulator, connector: &str) {
    while !emulator.is_authenticated(connector) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Presses Ctrl-C, and again after the program's message. Returns when the program has ended.
#[cfg(unix)]
async fn interrupted_twice(mut child: Child) -> Ended {
    interrupt(&child).await;
    line_with(&mut child, "Press Ctrl-C again to give up").await;
    interrupt(&child).await;
    Ended::new(child.wait_with_output().await.unwrap())
}

#[cfg(unix)]
#[tokio::test]
async fn second_ctrl_c_during_connect_ends_the_wait_and_checks_the_status() {
    // The status of a connector that was connected before proves nothing.
    for (connector, status) in [(fixtures::READY, 0), (fixtures::CONNECTED, 7)] {
        let (emulator, _) = emulator().await;
        let arguments = ["connect", connector, "--no-browser", "--json"];
        let (child, url) = waiting(&mut program(&emulator, &arguments)).await;
        let redirect = emulator.grant(&url).unwrap();
        emulator.fault(Fault::late_reply(Duration::from_secs(60)));
        let (_, ended) = tokio::join!(browse(&redirect), async {
            while emulator
                .requests()
                .iter()
                .all(|seen| !seen.path.ends_with("/oauth/callback"))
            {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            interrupted_twice(child).await
        });
        let ended = ended.with_status(status).json();
        if status == 0 {
            assert_eq!(ended["confirmed"], true);
        } else {
            assert_eq!(ended["error"]["kind"], "unknown");
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn second_ctrl_c_during_callback_ends_with_an_unknown_outcome_without_a_status_check() {
    let emulator = Emulator::builder().start().await.unwrap();
    let (state, redirect) = begun(&emulator, fixtures::READY).await;
    emulator.fault(Fault::late_reply(Duration::from_secs(60)));
    let mut child = callback(&emulator, &state)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(redirect.as_bytes()).await.unwrap();
    drop(input);
    until_authenticated(&emulator, fixtures::READY).await;
    let seen = emulator.requests().len();
    let ended = interrupted_twice(child).await.with_status(7);
    assert_eq!(ended.json()["error"]["kind"], "unknown");
    // The connector is connected, but the program does not read the status.
    assert_eq!(emulator.requests().len(), seen);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn hang_up_that_was_ignored_at_the_start_stays_ignored() {
    let emulator = Emulator::builder().start().await.unwrap();
    let (state, redirect) = begun(&emulator, fixtures::READY).await;
    let callback = callback(&emulator, &state);
    let callback = callback.as_std();
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' HUP && exec \"$@\"", "sh"])
        .arg(callback.get_program())
        .args(callback.get_args())
        .envs(
            callback
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let mut child = command.spawn().unwrap();
    // The shell does not catch signals, so these are the handlers of the program.
    while !listens_for_signals(&child) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    signal(&child, "-HUP").await;
    let mut input = child.stdin.take().unwrap();
    input.write_all(redirect.as_bytes()).await.unwrap();
    drop(input);
    Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
}
