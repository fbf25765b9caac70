//! `cargo xtask fuzz [--runs N] [--seconds S] [TARGET ...]`: runs the targets in `fuzz/`, one after
//! the other.
//!
//! It needs cargo-fuzz (`cargo install --locked cargo-fuzz`) and runs on a stable compiler, without
//! sanitizers: there is no unsafe code of ours to look into. What a run finds goes to
//! `target/fuzz/corpus`; what is worth keeping is copied to `fuzz/corpus` by hand. An input that
//! fails is left in `fuzz/artifacts`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::result::Result;

/// Longest input. The texts that count are short; a reply's head and body fit.
const LONGEST: &str = "-max_len=4096";

pub(crate) fn run(arguments: &[String]) -> Result {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .ok_or("no root folder")?;
    let (mut runs, mut seconds, mut chosen) = (None, None, Vec::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--runs" => runs = Some(number(rest.next())?),
            "--seconds" => seconds = Some(number(rest.next())?),
            name if !name.starts_with('-') => chosen.push(name.to_owned()),
            other => return Err(format!("{other} is no argument of it").into()),
        }
    }
    if runs.is_none() && seconds.is_none() {
        seconds = Some(10);
    }
    let mut targets = Vec::new();
    for file in fs::read_dir(root.join("fuzz/fuzz_targets"))? {
        let path = file?.path();
        targets.extend(
            path.file_stem()
                .and_then(|stem| stem.to_str())
                .map(str::to_owned),
        );
    }
    targets.sort();
    if let Some(unknown) = chosen.iter().find(|name| !targets.contains(name)) {
        return Err(format!(
            "there is no target {unknown}; there are {}",
            targets.join(", ")
        )
        .into());
    }
    targets.retain(|target| chosen.is_empty() || chosen.contains(target));
    println!(
        "{:<16} {:>12} {:>10} {:>10}",
        "target", "executions", "a second", "peak MiB"
    );
    for target in targets {
        let figures = one(root, &target, runs, seconds)?;
        println!(
            "{target:<16} {:>12} {:>10} {:>10}",
            figures[0], figures[1], figures[2]
        );
    }
    Ok(())
}

fn number(text: Option<&String>) -> Result<u64> {
    let text = text.ok_or("a number is missing")?;
    text.parse()
        .map_err(|_| format!("{text} is no number").into())
}

fn one(root: &Path, target: &str, runs: Option<u64>, seconds: Option<u64>) -> Result<[String; 3]> {
    let found = root.join("target/fuzz/corpus").join(target);
    fs::create_dir_all(&found)?;
    let mut command = Command::new("cargo");
    command
        .current_dir(root)
        .args(["fuzz", "run", "--fuzz-dir", "fuzz", "--sanitizer", "none"]);
    command
        .args(["--target-dir", "target/fuzz"])
        .arg(target)
        .arg(&found);
    command.arg(root.join("fuzz/corpus").join(target));
    if target == "reply" {
        // The stored replies of the tests are read as they are.
        for folder in fs::read_dir(root.join("tests/fixtures"))? {
            let folder = folder?.path();
            if folder.is_dir() {
                command.arg(folder);
            }
        }
    }
    command.args([
        "--",
        LONGEST,
        "-timeout=10",
        "-rss_limit_mb=1024",
        "-print_final_stats=1",
    ]);
    command.args(runs.map(|runs| format!("-runs={runs}")));
    command.args(seconds.map(|seconds| format!("-max_total_time={seconds}")));
    let output = command
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        eprintln!("{text}");
        return Err(format!("{target} failed; see above (is cargo-fuzz installed?)").into());
    }
    let stat = |name: &str| {
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(&format!("stat::{name}:")));
        line.map(|value| value.trim().to_owned())
            .ok_or_else(|| format!("{target} told no {name}"))
    };
    Ok([
        stat("number_of_executed_units")?,
        stat("average_exec_per_sec")?,
        stat("peak_rss_mb")?,
    ])
}
