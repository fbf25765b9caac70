//! `pipeshub-connect`: connects PipesHub connectors by OAuth from the command line.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which makes every `{:?}` empty.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod args;
mod browser;
mod commands;
mod interrupt;
mod outcome;
mod own_page;
mod progress;
mod redirect_uri;
mod say;
mod secrets;
mod settings;
mod waits;
mod words;

use std::process::ExitCode;

use clap::CommandFactory;

use crate::args::{Args, Command, EarlyExit};
use crate::commands::{Output, Run};
use crate::interrupt::Interrupt;
use crate::outcome::{Exit, Failure, Result};
use crate::say::say;
use crate::secrets::Secrets;

fn main() -> ExitCode {
    let args = match args::read(std::env::args_os()) {
        Ok(args) => args,
        Err(EarlyExit::Help(text)) => {
            let _ = say::print(text.trim_end());
            return ExitCode::SUCCESS;
        }
        Err(EarlyExit::UsageError(problem)) => {
            say(problem.trim_end());
            return Exit::Usage.code().into();
        }
    };
    let json = args.common.json;
    let secrets = Secrets::default();
    match run(args, &secrets) {
        Ok(output) => {
            let line = if json { output.json } else { output.text };
            match say::print(&line) {
                Ok(()) => output.exit.code().into(),
                Err(error) => {
                    say(&format!("error: the result cannot be printed: {error}"));
                    // A lost result is a failure. The status of a failure stays the same.
                    if output.exit == Exit::Done {
                        Exit::Local.code().into()
                    } else {
                        output.exit.code().into()
                    }
                }
            }
        }
        Err(failure) => {
            say(&format!("error: {}", failure.text(&secrets)));
            if json {
                let line = failure.json(&secrets);
                if say::print(&line).is_err() {
                    // Standard output is closed. The reader of standard error gets the object.
                    say(&line);
                }
            }
            failure.exit.code().into()
        }
    }
}

/// Runs the command. `secrets` receives every secret of the run, also if the command fails.
fn run(Args { command, common }: Args, secrets: &Secrets) -> Result<Output> {
    let client = || settings::client(&common, command.scopes(), secrets);
    match &command {
        Command::Connect(connect) => {
            block_on(async |interrupt| Run::new(client()?, interrupt).connect(connect).await)
        }
        Command::Authorize(authorize) => {
            block_on(async |interrupt| Run::new(client()?, interrupt).authorize(authorize).await)
        }
        Command::Callback(callback) => block_on(async |mut interrupt| {
            let client = client()?;
            let state = settings::state(callback.state_file.as_deref())?;
            let redirect = commands::read_redirect(&mut interrupt).await?;
            Run::new(client, interrupt).callback(state, &redirect).await
        }),
        Command::Status { connector_id } => {
            block_on(async |interrupt| Run::new(client()?, interrupt).status(connector_id).await)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(
                *shell,
                &mut Args::command(),
                "pipeshub-connect",
                &mut script,
            );
            let script = String::from_utf8_lossy(&script).trim_end().to_owned();
            Ok(Output {
                json: script.clone(),
                text: script,
                exit: Exit::Done,
            })
        }
    }
}

fn block_on(work: impl AsyncFnOnce(Interrupt) -> Result<Output>) -> Result<Output> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| {
        Failure::new(
            Exit::Local,
            format!("the runtime cannot be started: {error}"),
        )
    })?;
    let output = runtime.block_on(async { work(Interrupt::listen()).await });
    // A thread may still block on standard input, so do not wait for it.
    runtime.shutdown_background();
    output
}
