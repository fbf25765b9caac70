//! `cargo lab texts`: the SDK's texts, compared with those of a build with `-Zfmt-debug=none`,
//! which docs/embedding.md recommends.
//!
//! The option needs a nightly toolchain. Without a nightly toolchain, this command fails, since it
//! compares nothing.

use std::process::{Command, Stdio};

use xtask::cargo::{cargo, output, run as run_command};
use xtask::{Result, root};

/// The program that prints the texts of the library.
const LIBRARY: [&str; 6] = [
    "run",
    "--quiet",
    "--package",
    "pipeshub-tests",
    "--example",
    "texts",
];

/// The programs, with arguments for which they print something and call no server.
const PROGRAMS: [(&str, &[&[&str]]); 2] = [
    (
        "pipeshub-connect",
        &[
            &[],
            &["--help"],
            &["unknown"],
            &["authorize"],
            &["authorize", "a/b"],
            &["authorize", "a/b", "--json"],
            &["authorize", "a", "--server-url", "h"],
            &["authorize", "a", "--server-url", "http://h"],
            &["authorize", "a", "--ca-certificates", "/no/such/file"],
            &["callback", "code=c"],
            &["callback", "--json"],
            &["completions", "unknown"],
        ],
    ),
    (
        "pipeshub-emulator",
        &[
            &["--help"],
            &["unknown \"\n\u{e9}"],
            &["--listen"],
            &["--listen", "\u{e9}\u{7}"],
            &["--rate-limit", "-1"],
        ],
    ),
];

/// The minimum number of texts. A lower number means that the program did not finish.
const FEWEST: usize = 200;

pub(crate) fn run(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err("invalid arguments; use none".into());
    }
    let toolchain = nightly()?;
    println!("with Debug: this toolchain");
    let usual = printed(|| cargo(&[]))?;
    println!("without Debug: {toolchain}, -Zfmt-debug=none");
    let without_debug = printed(|| {
        let mut cargo = rustup(&["run", "nightly", "cargo"]);
        cargo
            .env("CARGO_TARGET_DIR", root().join("target/texts"))
            .env("RUSTFLAGS", "-Zfmt-debug=none");
        cargo
    })?;
    let texts = compare(&usual, &without_debug)?;
    println!("{texts} texts are the same");
    Ok(())
}

/// Returns the output of library and programs, built by this cargo.
fn printed(cargo: impl Fn() -> Command) -> Result<String> {
    let mut all = output(cargo().args(LIBRARY))?;
    for (package, calls) in PROGRAMS {
        let of_package = ["--quiet", "--all-features", "--package", package];
        // A separate build, so that its errors are not mistaken for the program's.
        run_command(cargo().arg("build").args(of_package))?;
        for call in calls {
            let output = cargo()
                .arg("run")
                .args(of_package)
                .arg("--")
                .args(*call)
                .env("PIPESHUB_BEARER_AUTH", "phpat_x")
                .env_remove("PIPESHUB_SERVER_URL")
                .env_remove("PIPESHUB_OAUTH_STATE")
                .stdin(Stdio::null())
                .output()?;
            let call = call.join(" ").escape_default().to_string();
            for text in [output.stdout, output.stderr] {
                for line in String::from_utf8_lossy(&text).lines() {
                    all.extend([package, " ", &call, ": ", line, "\n"]);
                }
            }
        }
    }
    Ok(all)
}

/// Returns the number of texts if both programs print the same texts.
fn compare(usual: &str, without_debug: &str) -> Result<usize> {
    let (mut usual, mut without_debug) = (usual.lines(), without_debug.lines());
    // The first line of the program shows whether the option has an effect.
    let control = (usual.next(), without_debug.next());
    if control != (Some("Debug prints: \"something\""), Some("Debug prints: ")) {
        return Err("-Zfmt-debug=none has had no effect, so nothing was compared".into());
    }
    let (usual, without_debug): (Vec<_>, Vec<_>) = (usual.collect(), without_debug.collect());
    if usual.len() < FEWEST || usual.len() != without_debug.len() {
        return Err(format!(
            "{} texts with Debug and {} without; at least {FEWEST} are due",
            usual.len(),
            without_debug.len()
        )
        .into());
    }
    let mut differing = 0;
    for (usual, without_debug) in usual.iter().zip(&without_debug) {
        if usual != without_debug {
            differing += 1;
            println!("\nwith Debug:    {usual}\nwithout Debug: {without_debug}");
        }
    }
    match differing {
        0 => Ok(usual.len()),
        _ => Err(format!("{differing} texts lose something without Debug").into()),
    }
}

/// Returns the version of the nightly compiler.
fn nightly() -> Result<String> {
    let version =
        output(&mut rustup(&["run", "nightly", "rustc", "--version"])).map_err(|error| {
            format!(
                "nothing was compared, since -Zfmt-debug=none needs a nightly toolchain \
             (rustup toolchain install nightly): {error}"
            )
        })?;
    Ok(version.trim().to_owned())
}

/// Returns a command for rustup. Cargo started this program with variables for its own toolchain,
/// which the command removes.
fn rustup(arguments: &[&str]) -> Command {
    let mut command = Command::new("rustup");
    for name in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(name);
    }
    command.current_dir(root()).args(arguments);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prints(debug: &str, texts: usize, last: &str) -> String {
        format!(
            "Debug prints: {debug}\n{}{last}\n",
            "a text\n".repeat(texts - 1)
        )
    }

    #[test]
    fn equal_texts_are_counted_and_a_lost_text_is_an_error() {
        let usual = prints("\"something\"", FEWEST, "it is (x)");
        let compare = |without_debug: &str| compare(&usual, without_debug).ok();
        assert_eq!(compare(&prints("", FEWEST, "it is (x)")), Some(FEWEST));
        for bad in [
            prints("", FEWEST, "it is ()"),
            prints("", FEWEST + 1, "it is (x)"),
            prints("\"something\"", FEWEST, "it is (x)"),
            String::new(),
        ] {
            assert_eq!(compare(&bad), None);
        }
        let few = prints("\"something\"", 3, "x");
        assert!(super::compare(&few, &prints("", 3, "x")).is_err());
    }
}
