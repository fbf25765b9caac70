//! `cargo xtask …`: what takes longer than a test may, needs another program, or builds inside a
//! build.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "reports are printed"
)]

mod api;
mod bench;
mod browser;
mod budgets;
mod cargo;
mod child;
mod ci;
mod client;
mod coverage;
mod faults;
mod fuzz;
mod growth;
mod job_server;
mod loopback;
mod mutants;
mod package;
mod parts;
mod peers;
mod process;
mod release;
mod report;
mod result;
mod size;
mod soak;
mod sources;
mod table;
mod tree;
mod versions;
mod written;

use std::process::ExitCode;

use crate::result::Result;

/// Name, what it does, and the command itself with the arguments that follow the name.
type Command = (&'static str, &'static str, fn(&[String]) -> Result);

const COMMANDS: &[Command] = &[
    (
        "browser",
        "the web example in headless Chromium, with screenshots in target/browser",
        browser::run,
    ),
    (
        "ci",
        "everything that has to hold before a change lands; --list, or some of its steps [STEP ...]",
        ci::run,
    ),
    (
        "size",
        "bytes of programs, into README.md, docs/embedding.md and docs/; --all measures those again that are known; --write \
         makes pages from known figures; --check holds figures to their budgets",
        size::run,
    ),
    (
        "bench",
        "instructions, allocations and times of a call, into README.md; --check holds them to their budgets",
        bench::run,
    ),
    (
        "faults",
        "what servers and networks can do to a call, timed [--without-node] [PART ...]",
        faults::run,
    ),
    (
        "growth",
        "bytes of one more operation, memory of one more connection, into docs/embedding.md; --check holds the bytes",
        growth::run,
    ),
    (
        "soak",
        "many calls: memory, file descriptors, errors [--calls N]",
        soak::run,
    ),
    (
        "in-child",
        "a part of faults or soak, which start it in a process of its own",
        parts::run,
    ),
    (
        "mutants",
        "small changes to the SDK's code, each of which a test has to tell [FILE ...]",
        mutants::run,
    ),
    (
        "coverage",
        "lines of the core that no test runs, and the share of those that one does",
        coverage::run,
    ),
    (
        "fuzz",
        "the fuzz targets, 10 s each unless told otherwise [--runs N] [--seconds S] [TARGET ...]",
        fuzz::run,
    ),
    (
        "rust-version",
        "holds the rust-version of each crate to those of its dependencies",
        versions::rust_version,
    ),
    (
        "minimal-versions",
        "compiles with the oldest versions that the manifests name",
        versions::minimal_versions,
    ),
    (
        "api",
        "compares the public APIs with crates/*/public-api.txt; --write writes those",
        api::run,
    ),
    (
        "tree",
        "holds the default tree to tests/default-tree.txt and ARCHITECTURE.md; --write writes the first",
        tree::run,
    ),
];

fn main() -> ExitCode {
    if let Some(status) = cargo::as_rustdoc() {
        return status;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        return usage();
    };
    let Some((_, _, command)) = COMMANDS.iter().find(|(known, _, _)| known == name) else {
        return usage();
    };
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
        eprintln!("  {name:<16} {what}");
    }
    ExitCode::from(2)
}
