//! `cargo xtask …`: the checks that are not tests.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "commands print their results"
)]

mod api;
mod ci;
mod features;
mod operations;
mod package;
mod rust_version;
mod samples;
mod style;
mod tools;
mod tree;

use std::process::ExitCode;

use xtask::{Result, arguments, cargo};

/// A name, a description, and a function that gets the arguments after the name.
type Command = (&'static str, &'static str, fn(&[String]) -> Result);

const COMMANDS: &[Command] = &[
    (
        "ci",
        "runs all checks that a change has to pass; --list, or some of the steps [STEP ...]",
        ci::run,
    ),
    (
        "api",
        "compares the public APIs with crates/*/public-api.txt; --write writes these files",
        api::run,
    ),
    (
        "features",
        "compiles each feature of the published crates alone; --some leaves out most operations",
        features::run,
    ),
    (
        "operations",
        "writes the operations from api/openapi; --check compares them instead",
        operations::run,
    ),
    (
        "package",
        "compiles each published crate from its own tarball",
        package::run,
    ),
    (
        "rust-version",
        "compares the rust-version of each published crate with those of its dependencies",
        rust_version::run,
    ),
    (
        "samples",
        "runs examples/pytest and examples/vitest on the emulator's program",
        samples::run,
    ),
    (
        "style",
        "checks the words of comments, messages and pages by the style guide [PATH ...]",
        style::run,
    ),
    (
        "tree",
        "compares the default tree with tests/default-tree.txt and ARCHITECTURE.md; --write writes the list",
        tree::run,
    ),
];

fn main() -> ExitCode {
    if let Some(status) = cargo::as_rustdoc() {
        return status;
    }
    let arguments = arguments();
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
    for (name, purpose, _) in COMMANDS {
        eprintln!("  {name:<16} {purpose}");
    }
    ExitCode::from(2)
}
