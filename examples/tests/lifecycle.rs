//! The example `lifecycle`, on the emulator.
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::process::Command;

#[test]
fn lifecycle_on_the_emulator_ends_with_a_synced_paragraph() {
    let this = std::env::current_exe().unwrap();
    let program = this.ancestors().nth(2).unwrap().join("examples/lifecycle");
    assert!(program.exists(), "build the examples first");
    let output = Command::new(program)
        .env_remove("PIPESHUB_SERVER_URL")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let problem = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{problem}");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "1 types: Drive");
    assert!(lines[1].ends_with(": one of 5"), "{text}");
    assert_eq!(
        *lines.last().unwrap(),
        "The launch of the project is on 4 May."
    );
}

#[test]
fn lifecycle_has_at_most_80_lines() {
    assert!(include_str!("../lifecycle.rs").lines().count() <= 80);
}
