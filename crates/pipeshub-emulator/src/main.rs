//! A program that runs the emulator until Ctrl-C.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod args;

use std::fmt::Write as _;
use std::fs::File;
use std::io::{Write as _, stderr, stdout};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use pipeshub_emulator::{Builder, Emulator, Error};

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
    let admin = args.admin;
    let emulator = match start(args).await {
        Ok(emulator) => emulator,
        Err((status, why)) => {
            print_error(&why);
            return ExitCode::from(status);
        }
    };
    let admin = match admin {
        None => None,
        Some(port) => match emulator.serve_admin(port).await {
            Ok(address) => Some(address),
            Err(error) => {
                print_error(&format!(
                    "cannot serve the admin endpoint: {}",
                    cause(&error)
                ));
                return ExitCode::FAILURE;
            }
        },
    };
    // The handler is installed before anything is printed. A reader of the output may send the
    // signal at once.
    let interrupted = tokio::spawn(stop_signal());
    tokio::task::yield_now().await;
    print(&startup_text(&emulator, admin));
    if let Ok(Err(error)) = interrupted.await {
        print_error(&format!("cannot wait for Ctrl-C: {error}"));
        return ExitCode::FAILURE;
    }
    emulator.stop().await;
    ExitCode::SUCCESS
}

/// Waits for Ctrl-C, or for the signal with which containers and CI jobs end a program.
#[cfg(unix)]
async fn stop_signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn stop_signal() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// The exit status of an error, and the message.
type Failure = (u8, String);

/// The base URL of the page at which `pipeshub-connect` listens.
const REDIRECT_BASE: &str = "http://127.0.0.1:8085";

async fn start(args: Args) -> Result<Emulator, Failure> {
    let base = args.redirect_base.as_deref().unwrap_or(REDIRECT_BASE);
    let mut builder = Emulator::builder()
        .tls(args.tls)
        .redirect_base(base)
        .documented_redirect(args.documented_redirect);
    if let Some(address) = args.listen {
        builder = builder.listen(address);
    }
    for host in args.hosts {
        builder = builder.allow_host(host);
    }
    if let Some(requests) = args.rate_limit {
        builder = builder.rate_limit(requests);
    }
    if let Some(seconds) = args.code_lifetime {
        builder = builder.code_lifetime(Duration::from_secs(seconds));
    }
    if let Some(path) = &args.seed {
        let failure = |why: String| (1, format!("{}: {why}", path.display()));
        let json = std::fs::read_to_string(path).map_err(|error| failure(error.to_string()))?;
        builder = builder
            .seed(&json)
            .map_err(|error| failure(error.to_string()))?;
    }
    if let Some(path) = args.keep {
        builder = builder.keep(path);
    }
    match &args.journal {
        Some(path) => builder = with_journal(builder, path)?,
        // Nobody reads the journal.
        None if args.admin.is_none() => builder = builder.without_journal(),
        None => {}
    }
    builder.start().await.map_err(|error| match error {
        Error::Host(_) => (2, error.to_string()),
        Error::Listen(cause) => (
            1,
            format!("cannot listen on the address: {cause}; choose another one with --port"),
        ),
        Error::Keep(cause) => (1, format!("cannot use the file of --keep: {cause}")),
        error => (1, error.to_string()),
    })
}

/// Writes a line for each request to a file, or to the output for `-`.
fn with_journal(builder: Builder, path: &Path) -> Result<Builder, Failure> {
    if path == Path::new("-") {
        return Ok(builder.watch(|seen| print(&seen.to_json())));
    }
    let file = File::create(path).map_err(|error| (1, format!("{}: {error}", path.display())))?;
    Ok(builder.watch(move |seen| {
        // A full disk loses lines, and no request.
        let _ = writeln!(&file, "{}", seen.to_json());
    }))
}

fn cause(error: &Error) -> String {
    let source = std::error::Error::source(error);
    source.map_or_else(|| error.to_string(), ToString::to_string)
}

fn startup_text(emulator: &Emulator, admin: Option<SocketAddr>) -> String {
    let url = emulator.server_url();
    let mut text = format!("server URL   {url}\n");
    if let Some(address) = admin {
        let _ = writeln!(text, "admin URL    http://{address}");
    }
    let _ = write!(text, "token        {}\nconnectors\n", emulator.token());
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
    let _ = write!(text, "Ctrl-C stops the emulator.\nready {url}");
    text
}

// `println!` panics if the output is closed. The emulator keeps running without a reader.

fn print(text: &str) {
    let _ = writeln!(stdout(), "{text}");
}

fn print_error(problem: &str) {
    let _ = writeln!(stderr(), "error: {problem}");
}
