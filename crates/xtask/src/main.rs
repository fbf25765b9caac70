//! `cargo xtask …`: what takes longer than a test may, needs another program, or builds inside a build.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "reports are printed")]

mod child;
mod client;
mod faults;
mod fuzz;
mod job_server;
mod loopback;
mod process;
mod release;
mod report;
mod size;
mod soak;
mod sources;
mod tree;

use std::process::ExitCode;

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// Name, what it does, and the command itself with the arguments that follow the name.
type Command = (&'static str, &'static str, fn(&[String]) -> Result);

const COMMANDS: &[Command] = &[
    ("size", "bytes of programs, into README.md; --check holds them to their budgets", size::run),
    ("faults", "what servers and networks can do to a call, timed [--without-node] [PART ...]", faults::run),
    ("soak", "many calls: memory, file descriptors, errors [--calls N]", soak::run),
    ("in-child", "a part of the two above, which start it in a process of its own", child::run),
    (
        "fuzz",
        "the fuzz targets, 10 s each unless told otherwise [--runs N] [--seconds S] [TARGET ...]",
        fuzz::run,
    ),
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
