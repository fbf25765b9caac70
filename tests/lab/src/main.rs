//! `cargo lab …`: measures sizes, calls, generated clients, growth, bodies and faults. `budgets.txt`
//! limits the figures of the first four.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "reports are printed"
)]

mod bodies;
mod budgets;
mod calls;
mod child;
mod client;
mod clients;
mod emulator;
mod faults;
mod generated;
mod growth;
mod job_server;
mod json;
mod loopback;
mod parts;
mod peers;
mod process;
mod report;
mod sizes;
mod soak;
mod table;
mod texts;
mod written;

use std::process::ExitCode;

use xtask::{Result, arguments};

/// A name, a description, and a function that receives the arguments after the name.
type Command = (&'static str, &'static str, fn(&[String]) -> Result);

const COMMANDS: &[Command] = &[
    (
        "sizes",
        "bytes of programs: --check compares them with their budgets, --write measures all and writes README.md and docs/, \
         --pages writes those from the last figures",
        sizes::run,
    ),
    (
        "calls",
        "instructions, allocations and times of a call: --check compares instructions and allocations with budgets, --write writes docs/sizes.md",
        calls::run,
    ),
    (
        "growth",
        "memory of one more connection: --write writes docs/sizes.md",
        growth::run,
    ),
    (
        "bodies",
        "cost of streams, downloads, uploads and large responses, and their goals: --write writes docs/streams.md",
        bodies::run,
    ),
    (
        "generated",
        "bytes and compile times of the SDK and of clients that generators make: --check compares the SDK with its budgets, \
         --write [CLIENT ...] measures and writes docs/sizes.md, --times [CLIENT ...] measures the compile times alone, --pages writes the page from the last figures",
        generated::run,
    ),
    (
        "json",
        "time of reading JSON, as ratios to serde_json [--read READER BODY TIMES, for a profiler]",
        json::run,
    ),
    (
        "faults",
        "faults of servers and networks, timed [--without-node] [PART ...]",
        faults::run,
    ),
    (
        "soak",
        "many calls: memory, file descriptors, errors [--calls N]",
        soak::run,
    ),
    (
        "emulator",
        "start, load and growth of the program pipeshub-emulator",
        emulator::run,
    ),
    (
        "clients",
        "generated clients in other languages on the emulator, compared with the real server: --write writes docs/emulator-clients.md",
        clients::run,
    ),
    (
        "texts",
        "the SDK's texts, compared with a build with nightly's -Zfmt-debug=none",
        texts::run,
    ),
    (
        "in-child",
        "a part of faults or soak, which start it in a process of its own",
        parts::run,
    ),
];

fn main() -> ExitCode {
    let arguments = arguments();
    let command = arguments.split_first().and_then(|(name, rest)| {
        let (_, _, run) = COMMANDS.iter().find(|(known, _, _)| known == name)?;
        Some((name, run(rest)))
    });
    match command {
        Some((_, Ok(()))) => ExitCode::SUCCESS,
        Some((name, Err(error))) => {
            eprintln!("cargo lab {name}: {error}");
            ExitCode::FAILURE
        }
        None => {
            eprintln!("cargo lab COMMAND [ARGUMENT ...]\n");
            for (name, what, _) in COMMANDS {
                eprintln!("  {name:<10} {what}");
            }
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    /// Budgets that `tests/tests/it/shape.rs` checks.
    const OF_TESTS: [&str; 2] = [
        "bytes of an operation's future",
        "bytes of the future of `connector_oauth_wait_until_authenticated`",
    ];

    /// A budget without a figure would check nothing.
    #[test]
    fn every_budget_has_a_figure() {
        let known: Vec<String> = crate::sizes::budgeted()
            .chain(crate::calls::budgeted())
            .chain(crate::generated::budgeted())
            .chain(OF_TESTS.map(str::to_owned))
            .collect();
        for (budget, what) in crate::budgets::lines().unwrap() {
            assert!(
                known.iter().any(|name| name == what),
                "nothing is called: {what}"
            );
            assert!(budget > 0.0, "{what}");
        }
    }
}
