//! Runs the emulator until it is interrupted.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod args;

use std::fmt::Write as _;
use std::io::{Write as _, stderr, stdout};
use std::process::ExitCode;

use pipeshub_emulator::{Emulator, Error};

use args::{Args, Asked};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match args::read(std::env::args_os().skip(1)) {
        Ok(Asked::Help) => {
            print(args::HELP);
            ExitCode::SUCCESS
        }
        Ok(Asked::Run(args)) => run(args).await,
        Err(why) => {
            complain(&format!("{why}\n\n{}", args::HELP));
            ExitCode::from(2)
        }
    }
}

async fn run(args: Args) -> ExitCode {
    let mut builder = Emulator::builder()
        .tls(args.tls)
        // Nobody can ask for it.
        .without_journal()
        .documented_redirect(args.documented_redirect);
    if let Some(address) = args.listen {
        builder = builder.listen(address);
    }
    for host in args.hosts {
        builder = builder.allow_host(host);
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
            complain(&format!("{error}{}", cause.unwrap_or_default()));
            return match error {
                Error::Host(_) => ExitCode::from(2),
                _ => ExitCode::FAILURE,
            };
        }
    };
    // Listened for before anything is printed: whoever reads the output may interrupt at once.
    let interrupted = tokio::spawn(tokio::signal::ctrl_c());
    tokio::task::yield_now().await;
    introduce(&emulator);
    if let Ok(Err(error)) = interrupted.await {
        complain(&format!("Ctrl-C cannot be waited for: {error}"));
        return ExitCode::FAILURE;
    }
    emulator.stop().await;
    ExitCode::SUCCESS
}

fn introduce(emulator: &Emulator) {
    let mut text = format!(
        "server URL   {}\ntoken        {}\nconnectors\n",
        emulator.server_url(),
        emulator.token()
    );
    for connector in emulator.connectors() {
        let _ = writeln!(text, "  {}  {}", connector.id(), connector.describe());
    }
    if let Some(pem) = emulator.ca_pem() {
        let _ = writeln!(text, "certificate authority to trust\n{pem}");
    }
    text += "Ctrl-C ends it.";
    print(&text);
}

// `println!` would end the program where nobody reads its output; the emulator goes on.

fn print(text: &str) {
    let _ = writeln!(stdout(), "{text}");
}

fn complain(problem: &str) {
    let _ = writeln!(stderr(), "error: {problem}");
}
