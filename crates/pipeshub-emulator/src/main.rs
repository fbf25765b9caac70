//! Runs the emulator until it is interrupted.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line program talks to its user"
)]

mod args;

use std::process::ExitCode;

use pipeshub_emulator::Emulator;

use args::{Args, Asked};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match args::read(std::env::args().skip(1)) {
        Ok(Asked::Help) => {
            println!("{}", args::HELP);
            ExitCode::SUCCESS
        }
        Ok(Asked::Run(args)) => run(args).await,
        Err(why) => {
            eprintln!("error: {why}\n\n{}", args::HELP);
            ExitCode::from(2)
        }
    }
}

async fn run(args: Args) -> ExitCode {
    let mut builder = Emulator::builder()
        .tls(args.tls)
        .documented_redirect(args.documented_redirect);
    if let Some(address) = args.listen {
        builder = builder.listen(address);
    }
    if let Some(base) = args.redirect_base {
        builder = builder.redirect_base(base);
    }
    if let Some(requests) = args.rate_limit {
        builder = builder.rate_limit(requests);
    }
    let emulator = match builder.start().await {
        Ok(emulator) => emulator,
        Err(error) => {
            let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}"));
            eprintln!("error: {error}{}", cause.unwrap_or_default());
            return ExitCode::FAILURE;
        }
    };
    // Listened for before anything is printed: whoever reads the output may interrupt at once.
    let interrupted = tokio::spawn(tokio::signal::ctrl_c());
    tokio::task::yield_now().await;
    introduce(&emulator);
    if let Ok(Err(error)) = interrupted.await {
        eprintln!("error: Ctrl-C cannot be waited for: {error}");
        return ExitCode::FAILURE;
    }
    emulator.stop().await;
    ExitCode::SUCCESS
}

fn introduce(emulator: &Emulator) {
    println!("server URL   {}", emulator.server_url());
    println!("token        {}", emulator.token());
    println!("connectors");
    for connector in emulator.connectors() {
        println!("  {}  {}", connector.id(), connector.describe());
    }
    if let Some(pem) = emulator.ca_pem() {
        println!("certificate authority to trust\n{pem}");
    }
    println!("Ctrl-C ends it.");
}
