//! `pipeshub-connect`: connects PipesHub connectors by OAuth from the command line.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line program talks to its user"
)]

mod args;
mod browser;
mod commands;
mod interrupt;
mod outcome;
mod progress;
mod redirect_uri;
mod say;
mod secrets;
mod settings;

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;

use crate::args::{Args, Command};
use crate::commands::{Done, Run};
use crate::interrupt::Interrupt;
use crate::outcome::{Exit, Failure, Result};
use crate::say::say;
use crate::settings::Client;

fn main() -> ExitCode {
    let args = match args::read(std::env::args_os()) {
        Ok(args) => args,
        Err(usage) => {
            // Help and version are no errors, and go to standard output.
            let _ = usage.print();
            return if usage.use_stderr() {
                Exit::Usage.code().into()
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    let json = args.common.json;
    let (line, exit) = match run(args) {
        Ok(done) if json => (done.json, done.exit),
        Ok(done) => (done.text, done.exit),
        Err(failure) => {
            say(&format!("error: {}", failure.explained()));
            (
                if json { failure.json() } else { String::new() },
                failure.exit,
            )
        }
    };
    if line.is_empty() {
        exit.code().into()
    } else {
        printed(&line, exit)
    }
}

/// Prints the result. A reader that has gone must not make a failure a success, nor the other way
/// round.
fn printed(result: &str, exit: Exit) -> ExitCode {
    let mut output = std::io::stdout().lock();
    match writeln!(output, "{result}").and_then(|()| output.flush()) {
        Ok(()) => exit.code().into(),
        Err(error) => {
            say(&format!("error: the result cannot be printed: {error}"));
            if exit == Exit::Done {
                Exit::Local.code().into()
            } else {
                exit.code().into()
            }
        }
    }
}

fn run(Args { command, common }: Args) -> Result<Done> {
    let client = || settings::client(&common);
    match command {
        Command::Connect(connect) => block_on(client()?, async |run| run.connect(&connect).await),
        Command::Authorize(authorize) => {
            block_on(client()?, async |run| run.authorize(&authorize).await)
        }
        Command::Callback(callback) => {
            let client = client()?;
            let state = settings::state(callback.state_file.as_deref())?;
            // Read before there is a runtime, so that Ctrl-C ends the wait for a person who pastes.
            let redirect = commands::pasted()?;
            block_on(client, async |run| run.callback(state, &redirect).await)
        }
        Command::Status { connector_id } => {
            block_on(client()?, async |run| run.status(&connector_id).await)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "pipeshub-connect", &mut script);
            let script = String::from_utf8_lossy(&script).trim_end().to_owned();
            Ok(Done {
                json: script.clone(),
                text: script,
                exit: Exit::Done,
            })
        }
    }
}

fn block_on(
    (pipeshub, secrets): Client,
    work: impl AsyncFnOnce(Run) -> Result<Done>,
) -> Result<Done> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime =
        runtime.map_err(|error| Failure::new(Exit::Local, format!("no runtime: {error}")))?;
    runtime.block_on(async {
        work(Run {
            pipeshub,
            secrets,
            interrupt: Interrupt::listen(),
        })
        .await
    })
}
