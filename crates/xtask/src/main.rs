//! `cargo xtask …`: what takes longer than a test may, needs another program, or builds inside a build.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "reports are printed")]

mod fuzz;
mod job_server;
mod size;
mod sources;
mod tree;

use std::process::ExitCode;

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// Name, what it does, and the command itself with the arguments that follow the name.
type Command = (&'static str, &'static str, fn(&[String]) -> Result);

const COMMANDS: &[Command] = &[
    (
        "fuzz",
        "[--runs N] [--seconds S] [TARGET ...]: the fuzz targets, 10 s each unless told otherwise",
        fuzz::run,
    ),
    ("size", "bytes of programs, into README.md; --check holds them to their budgets", size::run),
    ("tree", "holds the default tree to tests/default-tree.txt; --write writes that", tree::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else { return usage() };
    let Some((_, _, command)) = COMMANDS.iter().find(|(known, _, _)| known == name) else { return usage() };
    match command(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo xtask {name}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("cargo xtask COMMAND [ARGUMENT ...]\n");
    for (name, what, _) in COMMANDS {
        eprintln!("  {name:<10} {what}");
    }
    ExitCode::from(2)
}
