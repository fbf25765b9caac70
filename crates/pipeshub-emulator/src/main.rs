//! A program that runs the emulator until Ctrl-C.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod args;

use std::fmt::Write as _;
use std::io::{Write as _, stderr, stdout};
use std::process::ExitCode;

use pipeshub_emulator::{Emulator, Error};

use args::{Args, Command};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match args::read(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            print(args::HELP);
            ExitCode::SUCCESS
        }
        Ok(Command::Run(args)) => run(args).await,
        Err(why) => {
            print_error(&format!("{why}\n\n{}", args::HELP));
            ExitCode::from(2)
        }
    }
}

async fn run(args: Args) -> ExitCode {
    let mut builder = Emulator::builder()
        .tls(args.tls)
        // The program gives no access to the journal.
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
            return match error {
                Error::Host(_) => {
                    print_error(&error.to_string());
                    ExitCode::from(2)
                }
                Error::Listen(cause) => {
                    print_error(&format!(
                        "cannot listen on the address: {cause}; choose another one with --listen"
                    ));
                    ExitCode::FAILURE
                }
                error => {
                    print_error(&error.to_string());
                    ExitCode::FAILURE
                }
            };
        }
    };
    // The handler is installed before anything is printed. A reader of the output may send the
    // signal at once.
    let interrupted = tokio::spawn(tokio::signal::ctrl_c());
    tokio::task::yield_now().await;
    print(&startup_text(&emulator));
    if let Ok(Err(error)) = interrupted.await {
        print_error(&format!("cannot wait for Ctrl-C: {error}"));
        return ExitCode::FAILURE;
    }
    emulator.stop().await;
    ExitCode::SUCCESS
}

fn startup_text(emulator: &Emulator) -> String {
    let mut text = format!(
        "server URL   {}\ntoken        {}\nconnectors\n",
        emulator.server_url(),
        emulator.token()
    );
    for connector in emulator.connectors() {
        let _ = writeln!(text, "  {}  {}", connector.id(), connector.describe());
    }
    text += "knowledge bases\n";
    for base in emulator.knowledge_bases() {
        let _ = writeln!(text, "  {}  {}", base.id(), base.describe());
    }
    if let Some(pem) = emulator.ca_pem() {
        let _ = writeln!(text, "certificate authority to trust\n{pem}");
    }
    text += "Ctrl-C stops the emulator.";
    text
}

// `println!` panics if the output is closed. The emulator keeps running without a reader.

fn print(text: &str) {
    let _ = writeln!(stdout(), "{text}");
}

fn print_error(problem: &str) {
    let _ = writeln!(stderr(), "error: {problem}");
}
