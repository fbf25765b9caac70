//! `cargo xtask coverage`: how many lines of the core its tests, the operations' and the suites
//! run; it names the others.
//!
//! It needs cargo-tarpaulin (`cargo install --locked cargo-tarpaulin`).

use crate::cargo::{cargo, output, run as run_command};
use crate::result::Result;

/// In percent.
const AT_LEAST: &str = "95";

pub(crate) fn run(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err("it takes no argument".into());
    }
    output(&mut cargo(&["tarpaulin", "--version"])).map_err(
        |_| "cargo-tarpaulin is missing; get it with `cargo install --locked cargo-tarpaulin`",
    )?;
    let mut command = cargo(&["tarpaulin", "--engine", "llvm", "--skip-clean", "--locked"]);
    command.args([
        "--target-dir",
        "target/coverage",
        "--output-dir",
        "target/coverage",
        "--out",
        "Stdout",
    ]);
    command.args([
        "--packages",
        "pipeshub-core",
        "--packages",
        "pipeshub-funcs",
        "--packages",
        "pipeshub-tests",
    ]);
    command.args([
        "--include-files",
        "crates/pipeshub-core/src/**",
        "--timeout",
        "600",
    ]);
    // Without debug information, for which it has no use.
    command
        .args(["--fail-under", AT_LEAST])
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    run_command(&mut command)
}
