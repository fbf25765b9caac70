//! `cargo lab growth`: the cost of one more operation, connection or call in flight.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::cargo::{cargo, run as run_command};
use xtask::{Result, root};

use crate::job_server::JobServer;
use crate::peers::{self, Build, FLOOR, SDK, figure, output_of, with_server};
use crate::real_operations::{self, COUNTS, RESPONSE};
use crate::table::{Table, float, thousands};
use crate::written::Part;
use crate::{budgets, process};

/// The average from the first to the tenth operation.
const OPERATION: &str = "bytes of one more operation, on average over 10";
const AVERAGED: usize = 10;

const IN_FLIGHT: [usize; 5] = [1, 4, 16, 64, 256];
/// Each caller has made some calls when its peak is read.
const CALLS_OF_EACH: usize = 20;

#[cfg(test)]
pub(crate) fn budgeted() -> impl Iterator<Item = String> {
    std::iter::once(OPERATION.to_owned())
}

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments {
        [argument] if argument == "--write" => {
            let command = "cargo lab growth --write";
            let page = "docs/sizes.md";
            let (text, average) = operations()?;
            Part {
                page,
                name: "operations",
                command,
                text,
            }
            .write()?;
            Part {
                page,
                name: "memory",
                command,
                text: memory()?,
            }
            .write()?;
            budgets::hold(OPERATION, average)
        }
        [argument] if argument == "--check" => {
            let workspace = real_operations::generate()?;
            budgets::hold(
                OPERATION,
                average(
                    size(workspace.path(), 1)?,
                    size(workspace.path(), AVERAGED)?,
                ),
            )
        }
        _ => Err("invalid arguments; use --check or --write".into()),
    }
}

fn operations() -> Result<(String, f64)> {
    let workspace = real_operations::generate()?;
    let mut table = Table::new(&["operations", "bytes", "average of those after the first"]);
    let (mut first, mut tenth) = (0, 0);
    for count in COUNTS {
        let bytes = size(workspace.path(), count)?;
        match count {
            1 => first = bytes,
            AVERAGED => tenth = bytes,
            _ => {}
        }
        let each = if count == 1 {
            String::new()
        } else {
            #[allow(clippy::cast_precision_loss, reason = "a handful")]
            thousands((float(bytes) - float(first)) / (count - 1) as f64)
        };
        println!("{count} operations: {bytes} bytes");
        table.row([count.to_string(), thousands(float(bytes)), each]);
    }
    let all = compile_time(workspace.path(), "operations", "of-10")?;
    let funcs = compile_time(
        &root(),
        "pipeshub-funcs",
        "connector_oauth_get_oauth_authorization_url",
    )?;
    let seconds = format!(
        "\nThe ten operations compile in {all:.1} CPU seconds, and `pipeshub-funcs` with one of its operations in {funcs:.1} (`--release`, what they depend on not counted)."
    );
    Ok((format!("{table}{seconds}"), average(first, tenth)))
}

#[allow(clippy::cast_precision_loss, reason = "a handful")]
fn average(first: u64, tenth: u64) -> f64 {
    (float(tenth) - float(first)) / (AVERAGED - 1) as f64
}

/// Returns the size of the program that calls `count` operations, after a check that it can call
/// each of them.
fn size(workspace: &Path, count: usize) -> Result<u64> {
    let feature = format!("of-{count}");
    let build = [
        "build",
        "--quiet",
        "--profile",
        "min",
        "--package",
        "program",
        "--features",
        &feature,
    ];
    call(workspace, &build)?;
    let program = peers::target().join("min/program");
    let server = JobServer::with_response(RESPONSE)?;
    for which in 0..count {
        let which = which.to_string();
        let mut run = with_server(Command::new(&program), &server);
        let output = run.args([&which, "3f2c1a44"]).output()?;
        if !output.status.success() || output.stdout != format!("{which}\n").as_bytes() {
            return Err(format!(
                "operation {which}: {}",
                String::from_utf8_lossy(&output.stderr)
            )
            .into());
        }
    }
    Ok(fs::metadata(program)?.len())
}

/// Returns the time to compile one crate alone, in seconds of processor time.
fn compile_time(workspace: &Path, package: &str, feature: &str) -> Result<f64> {
    let build = [
        "build",
        "--quiet",
        "--release",
        "--package",
        package,
        "--features",
        feature,
    ];
    call(workspace, &build)?;
    call(
        workspace,
        &["clean", "--quiet", "--release", "--package", package],
    )?;
    let before = process::seconds_of_children()?;
    call(workspace, &build)?;
    Ok(process::seconds_of_children()? - before)
}

/// Runs cargo in a workspace and reuses the build artifacts of the peers.
fn call(workspace: &Path, arguments: &[&str]) -> Result {
    run_command(
        cargo(arguments)
            .current_dir(workspace)
            .env("CARGO_TARGET_DIR", peers::target()),
    )
}

/// Measures memory. Each caller has a connection of its own, and one call in flight.
fn memory() -> Result<String> {
    let server = JobServer::start()?;
    let target = peers::target();
    let loops: Vec<PathBuf> = [SDK, FLOOR]
        .into_iter()
        .map(|peer| {
            let bin = format!("{}-loop", peer.package);
            let build = Build {
                more_features: "loop",
                ..Build::new(&target, peer, "release")
            };
            Ok(build.run(&[&bin])?.join(bin))
        })
        .collect::<Result<_>>()?;
    let mut table = Table::new(&[
        "connections, each with a call in flight",
        "the SDK, peak KiB",
        "by hand, peak KiB",
    ]);
    for in_flight in IN_FLIGHT {
        let mut row = vec![in_flight.to_string()];
        for program in &loops {
            let seen = output_of(
                with_server(Command::new(program), &server),
                in_flight * CALLS_OF_EACH,
                in_flight,
            )?;
            row.push(thousands(figure(&seen, "peak_kib")?));
        }
        println!("{}", row.join(" "));
        table.row(row);
    }
    Ok(table.to_string())
}
