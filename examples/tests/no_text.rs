//! Arguments and variables that are not UTF-8: an example names them and ends with status 2.
//! `connect`, `web` and `mock`, whose own tests are what `cargo test` builds, read both by the same
//! functions as `tower_stack`.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::process::{Command, Output};

/// Built by every `cargo test` that does not name this test alone.
fn example(name: &str) -> Command {
    let this = std::env::current_exe().unwrap();
    let profile = this.ancestors().nth(2).unwrap();
    let path = profile.join("examples").join(name);
    assert!(
        path.exists(),
        "{} is missing: `cargo build --package pipeshub-examples --examples` makes it",
        path.display()
    );
    let mut command = Command::new(path);
    for name in [
        "PIPESHUB_SERVER_URL",
        "PIPESHUB_BEARER_AUTH",
        "PIPESHUB_CLIENT_ID",
        "PIPESHUB_CLIENT_SECRET",
        "PIPESHUB_TOKEN_URL",
    ] {
        command.env_remove(name);
    }
    command
}

fn broken() -> &'static OsStr {
    OsStr::from_bytes(b"KEPT\xff")
}

#[track_caller]
fn assert_named(output: &Output, name: &str) {
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(name) && !told.contains("KEPT"), "{told}");
    assert!(output.stdout.is_empty());
}

#[test]
fn argument_that_is_no_text_is_named_with_status_2() {
    for (example_name, name) in [
        ("minimal", "CONNECTOR_ID"),
        ("blocking", "argument 1"),
        ("status", "argument 1"),
        ("errors", "argument 1"),
        ("tokens", "argument 1"),
        ("proxy", "argument 1"),
        ("pipeshub_client", "CONNECTOR_ID"),
        ("tower_stack", "argument 1"),
    ] {
        let output = example(example_name).arg(broken()).output().unwrap();
        assert_named(&output, name);
    }
}

#[test]
fn variable_that_is_no_text_is_named_with_status_2() {
    for (example_name, arguments) in [
        ("minimal", &["c1"][..]),
        ("blocking", &["c1"]),
        ("status", &["c1"]),
        ("errors", &["c1"]),
        ("proxy", &["http://127.0.0.1:9", "c1"]),
        ("pipeshub_client", &["c1"]),
        ("tower_stack", &["c1"]),
        ("own_operation", &[]),
    ] {
        for name in ["PIPESHUB_SERVER_URL", "PIPESHUB_BEARER_AUTH"] {
            let output = example(example_name)
                .args(arguments)
                .env("PIPESHUB_SERVER_URL", "https://pipeshub.example.com/api/v1")
                .env("PIPESHUB_BEARER_AUTH", "token")
                .env(name, broken())
                .output()
                .unwrap();
            assert_named(&output, name);
        }
    }
}
