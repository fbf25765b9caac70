//! The command line.
//!
//! This module defines the arguments, parses them and formats usage errors. It opens no file and
//! reads no variable; `settings` does both. The entry point is [`read`].
//!
//! The doc comments of the arguments are the help texts, so they are plain text and not Markdown.
#![allow(clippy::doc_markdown, reason = "--help prints the comments")]

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory, Parser, Subcommand, ValueHint};
use pipeshub_connect::ListenAddress;

use crate::outcome::Exit;
use crate::secrets::{REDACTED, looks_secret};

/// Connect PipesHub connectors through OAuth
///
/// `connect` runs the whole flow. It requests the provider's consent page from PipesHub and opens
/// the page in the browser. When the browser returns, `connect` sends the code to PipesHub and
/// checks that the connector is connected. `authorize` and `callback` run the two halves of the
/// flow, for scripts and for browsers on another machine. `status` reports whether a connector is
/// connected.
///
/// The token comes from a file (--token-file) or from the environment. It never comes from an
/// argument, since every user of the machine can read arguments. A command that contains the token
/// stays in the shell's history. To enter the token without that, run `read -rs
/// PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH`.
#[derive(Debug, Parser)]
#[command(name = "pipeshub-connect", version, after_long_help = after_help())]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Common {
    /// The URL of the API, such as https://pipeshub.example.com/api/v1 [default:
    /// PIPESHUB_SERVER_URL, else PipesHub's cloud]
    #[arg(long, global = true, value_name = "URL", value_hint = ValueHint::Url)]
    pub(crate) server_url: Option<String>,
    /// A file that contains the token and nothing else [default: PIPESHUB_BEARER_AUTH]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) token_file: Option<PathBuf>,
    /// A PEM file with the certificates of additional authorities to trust
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) ca_certificates: Option<PathBuf>,
    /// The proxy to use, as http://[user:password@]host[:port] [default: HTTPS_PROXY or HTTP_PROXY
    /// by the server's scheme, else ALL_PROXY, unless NO_PROXY lists the server]
    ///
    /// Other users of this machine can read arguments, so put a password into a variable. Plain
    /// http to loopback never uses a proxy.
    #[arg(long, global = true, value_name = "URL", value_hint = ValueHint::Url, conflicts_with = "no_proxy")]
    pub(crate) proxy: Option<String>,
    /// Connect directly to the server and ignore the proxy variables
    #[arg(long, global = true)]
    pub(crate) no_proxy: bool,
    /// A scope for the OAuth app (PIPESHUB_CLIENT_ID) to request; can be repeated [default: the
    /// scopes that the command needs]
    #[arg(
        long = "scope",
        global = true,
        value_name = "SCOPE",
        value_delimiter = ','
    )]
    pub(crate) scopes: Vec<String>,
    /// Print the result or the error as one JSON object
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// The scopes that an OAuth app requests by default.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scopes {
    pub(crate) needed: &'static [&'static str],
    /// The needed scopes, and those that let the command report more. If the app lacks the latter,
    /// the command requests the needed scopes only.
    pub(crate) wanted: &'static [&'static str],
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Connect(Connect),
    Authorize(Authorize),
    Callback(Callback),
    /// Report whether a connector is connected: exit status 0 if it is, 5 if it is not
    ///
    /// The token needs the scope connector:read.
    Status {
        /// The connector's id
        connector_id: String,
    },
    /// Print a completion script
    ///
    /// Write the script to the following file. For bash:
    /// ~/.local/share/bash-completion/completions/pipeshub-connect. For zsh: _pipeshub-connect in a
    /// folder of $fpath. For fish: ~/.config/fish/completions/pipeshub-connect.fish.
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

impl Command {
    pub(crate) fn scopes(&self) -> Scopes {
        let flow = &["connector:write", "user:read"];
        match self {
            Self::Connect(_) => Scopes {
                needed: flow,
                wanted: &["connector:write", "user:read", "connector:read"],
            },
            // Without user:read, PipesHub treats an administrator as a member.
            Self::Status { .. } => Scopes {
                needed: &["connector:read"],
                wanted: &["connector:read", "user:read"],
            },
            _ => Scopes {
                needed: flow,
                wanted: flow,
            },
        }
    }
}

/// Run the whole OAuth flow of a connector
///
/// This command listens at the connector's saved redirect URL. The redirect URL has to be plain
/// http on this machine, such as http://127.0.0.1:8085/connectors/oauth/callback/Drive. If the
/// redirect URL is PipesHub's own page, that page would finish the flow. This command then stops
/// with an error before anybody can consent.
///
/// Whoever has the consent page's URL can consent in your place. The connector then belongs to that
/// person's account. Other users of this machine can read arguments, so the browser never gets the
/// URL as an argument. It gets the path of a file that only you can read. On a shared machine, use
/// --no-browser. The command then prints the URL for you only, and you open the URL where nobody
/// else has access.
///
/// The token needs the scopes connector:write and user:read. With connector:read as well, the
/// command checks at the end that the connector is connected.
#[derive(Debug, clap::Args)]
pub(crate) struct Connect {
    /// The connector's id
    pub(crate) connector_id: String,
    /// Print the consent page's URL to standard error and open no browser
    #[arg(long)]
    pub(crate) no_browser: bool,
    /// The program that opens the consent page. Its only argument is the path of a page that
    /// redirects there [default: the system's browser]
    #[arg(long, value_name = "PROGRAM", value_hint = ValueHint::CommandName, conflicts_with = "no_browser")]
    pub(crate) browser: Option<PathBuf>,
    /// The address to listen at, for a forwarded port. localhost:PORT listens at both loopback
    /// addresses [default: the address in the redirect URL]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: Option<ListenAddress>,
    /// The number of seconds to wait for the browser to return
    #[arg(long, value_name = "SECONDS", default_value = "300", value_parser = seconds)]
    pub(crate) wait: Duration,
}

/// Begin a flow and print the URL of the provider's consent page
///
/// Every call replaces the connector's previous flow. The output contains the URL and, with --json,
/// the state. Keep the output where only you can read it. Without the token, URL and state give
/// nobody access to PipesHub. But whoever has the URL can consent in your place, and the connector
/// then belongs to that person's account.
///
/// The token needs the scopes connector:write and user:read.
#[derive(Debug, clap::Args)]
pub(crate) struct Authorize {
    /// The connector's id
    pub(crate) connector_id: String,
    /// Write the state for `callback` into this new file, which only you can read
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) state_file: Option<PathBuf>,
}

/// End a flow: send the code of the redirect to PipesHub
///
/// This command reads one line from standard input: the URL that the provider redirected the
/// browser to. The URL contains a single-use code, so the URL must not be an argument.
///
/// The token needs the scopes connector:write and user:read.
#[derive(Debug, clap::Args)]
pub(crate) struct Callback {
    /// A file with the state of the flow, or with the output of `authorize --json` [default:
    /// PIPESHUB_OAUTH_STATE]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) state_file: Option<PathBuf>,
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=86_400) => Ok(Duration::from_secs(seconds)),
        _ => Err("must be a whole number of seconds, from 1 to 86400".to_owned()),
    }
}

fn after_help() -> String {
    let statuses: Vec<_> = Exit::ALL
        .into_iter()
        .map(|exit| format!("  {:<4} {}", exit.code(), exit.meaning()))
        .collect();
    format!(
        "Exit status:\n{}\n\n\
         Environment:\n  \
           PIPESHUB_SERVER_URL   the URL of the API; --server-url overrides it\n  \
           PIPESHUB_BEARER_AUTH  the token; --token-file overrides it and is safer\n  \
           PIPESHUB_CLIENT_ID, PIPESHUB_CLIENT_SECRET, PIPESHUB_TOKEN_URL\n\
         {:24}an OAuth app that requests a token, if no token is set\n  \
           PIPESHUB_OAUTH_STATE  the state for `callback`; --state-file overrides it\n  \
           HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY\n\
         {:24}the proxy; --proxy and --no-proxy override them\n\n\
         Standard output contains only the result. All other messages go to standard error.",
        statuses.join("\n"),
        "",
        ""
    )
}

/// A text to print instead of running a command.
#[derive(Debug)]
pub(crate) enum EarlyExit {
    /// The help or the version, on request.
    Help(String),
    UsageError(String),
}

/// Parses the arguments. The first argument is the program's name.
pub(crate) fn read(given: impl IntoIterator<Item = OsString>) -> Result<Args, EarlyExit> {
    let given: Vec<_> = given.into_iter().collect();
    Args::try_parse_from(&given).map_err(|error| {
        if !error.use_stderr() {
            return EarlyExit::Help(error.to_string());
        }
        if let Some(name) = non_utf8_argument(&given) {
            return EarlyExit::UsageError(format!("error: {name} is not valid UTF-8\n\n{MORE}"));
        }
        let pieces = || {
            let texts = given.iter().skip(1).filter_map(|given| given.to_str());
            texts.flat_map(pieces)
        };
        // The error may repeat a harmless word that is a value of a known argument, or a misspelled
        // command. Anything else may be a secret in the wrong place.
        let is_in_place = match error.kind() {
            ErrorKind::UnknownArgument => false,
            ErrorKind::InvalidSubcommand => error.get(ContextKind::SuggestedSubcommand).is_some(),
            _ => true,
        };
        let is_shown = |piece: &str| is_harmless(piece) && (is_in_place || piece.starts_with('-'));
        let mut text = redact(
            &error.to_string(),
            pieces().filter(|piece| !is_shown(piece)),
        );
        let is_callback = given.iter().skip(1).any(|given| given == "callback");
        let is_stray = error.kind() == ErrorKind::UnknownArgument && text.contains(REDACTED);
        let hint = if pieces().any(|piece| piece.contains("code=")) || (is_callback && is_stray) {
            Some(
                "pass the URL to `callback` on standard input; the URL contains a code, and other \
                 users of this machine can read arguments",
            )
        } else if pieces().any(looks_secret) {
            Some(
                "pass a token in a file, with --token-file; other users of this machine can read \
                 arguments",
            )
        } else {
            None
        };
        if let Some(hint) = hint {
            text = text.replace(MORE, &format!("  tip: {hint}\n\n{MORE}"));
        }
        EarlyExit::UsageError(text)
    })
}

/// The last line of every usage error.
const MORE: &str = "For more information, try '--help'.";

/// Returns the parts of an argument that clap may print: the whole and both sides of the first `=`.
fn pieces(argument: &str) -> impl Iterator<Item = &str> {
    let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
    [argument, name, value]
        .into_iter()
        .filter(|piece| !piece.is_empty())
}

/// Removes the given parts of arguments from an error.
///
/// A user may pass a code or a token as an argument by mistake. The secret must not reach a log,
/// too.
fn redact<'a>(error: &str, pieces: impl Iterator<Item = &'a str>) -> String {
    let mut pieces: Vec<_> = pieces.collect();
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    let mut text = error.to_owned();
    for piece in pieces {
        text = text.replace(&format!("'{piece}'"), REDACTED);
        // clap's suggestions repeat arguments without quotes.
        if !is_harmless(piece) && piece.len() > 3 {
            text = text.replace(piece, REDACTED);
        }
    }
    text
}

/// Whether a text looks like a word, a number or an option. No secret does.
fn is_harmless(piece: &str) -> bool {
    let word = piece.trim_start_matches('-');
    let is_word = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let is_number = word.bytes().all(|b| b.is_ascii_digit());
    word.len() <= 16 && (is_word || is_number)
}

/// Finds the first argument that is not UTF-8 and has to be. A path need not be UTF-8.
///
/// Returns the name of its option, or its position.
fn non_utf8_argument(given: &[OsString]) -> Option<String> {
    let command = Args::command();
    let option_of = |name: &str| {
        let name = name.strip_prefix("--")?;
        let commands = || std::iter::once(&command).chain(command.get_subcommands());
        commands()
            .flat_map(clap::Command::get_arguments)
            .find(|argument| argument.get_long() == Some(name))
    };
    let is_path = |option: &clap::Arg| {
        matches!(
            option.get_value_hint(),
            ValueHint::FilePath | ValueHint::CommandName
        )
    };
    for (at, argument) in given.iter().enumerate().skip(1) {
        if argument.to_str().is_some() {
            continue;
        }
        let shown = argument.to_string_lossy();
        let before = given[at - 1].to_str().filter(|_| at > 1);
        let name = match shown.split_once('=') {
            Some((name, _)) if option_of(name).is_some() => Some(name),
            _ => before.filter(|name| {
                option_of(name).is_some_and(|option| option.get_action().takes_values())
            }),
        };
        match name {
            Some(name) if option_of(name).is_some_and(is_path) => {}
            Some(name) => return Some(name.to_owned()),
            None => return Some(format!("argument {at}")),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Result<Args, EarlyExit> {
        read(
            ["pipeshub-connect"]
                .into_iter()
                .chain(line.split_whitespace())
                .map(OsString::from),
        )
    }

    #[test]
    fn definition_of_the_arguments_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn options_before_and_after_the_command_are_read() {
        let args = read_line(
            "--json connect c1 --wait 5 --listen 127.0.0.1:80 --server-url https://h/api",
        )
        .unwrap();
        assert!(args.common.json && args.common.server_url.as_deref() == Some("https://h/api"));
        let Command::Connect(connect) = args.command else {
            panic!("connect")
        };
        assert_eq!(
            (connect.connector_id.as_str(), connect.wait),
            ("c1", Duration::from_secs(5))
        );
        assert_eq!(connect.listen.unwrap().to_string(), "127.0.0.1:80");
    }

    #[track_caller]
    fn usage_error(given: &[&str]) -> String {
        let given = ["pipeshub-connect"].iter().chain(given);
        match read(given.map(OsString::from)) {
            Err(EarlyExit::UsageError(problem)) => problem,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn wrong_argument_is_named_and_stray_text_is_redacted() {
        for (line, expected) in [
            ("connect", "<CONNECTOR_ID>"),
            ("connect c1 --wait 0", "invalid value '0'"),
            ("connect c1 --wait 86401", "from 1 to 86400"),
            ("connect c1 --token SECRET", "'--token'"),
            ("connect c1 --token=SECRET", "'--token'"),
            ("status c1 SECRET", REDACTED),
            ("conect c1", "unrecognized subcommand 'conect'"),
            ("conect c1", "'connect'"),
            ("help SECRET", REDACTED),
            ("SECRET", REDACTED),
            ("keptword", REDACTED),
            ("help keptword", REDACTED),
            ("status c1 keptword", REDACTED),
            ("connect c1 --wait never", "'never'"),
            ("connect c1 --listen SECRET:80", "127.0.0.1:8085"),
            ("connect c1 --wait SECRET", "from 1 to 86400"),
            ("completions SECRET", "bash"),
        ] {
            let problem = usage_error(&line.split_whitespace().collect::<Vec<_>>());
            assert!(
                problem.contains(expected)
                    && !problem.contains("SECRET")
                    && !problem.contains("keptword"),
                "{line}: {problem}"
            );
        }
    }

    #[test]
    fn secret_in_any_argument_is_redacted() {
        let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
        for (secret, parts) in [
            (
                "http://127.0.0.1:8085/connectors/oauth/callback/Drive?code=4/0AbC&state=eyJzIjoxfQ==",
                &["0AbC", "eyJz", "Drive"][..],
            ),
            ("/cb?state=s1&code=kept-code", &["s1&", "kept"]),
            ("code=kept-code", &["kept"]),
            (jwt, &["eyJ", "c2ln"]),
            (&format!("phpat_{jwt}"), &["phpat", "eyJ", "c2ln"]),
            ("emulator-session-of-the-admin", &["session"]),
            ("0123456789abcdef0123456789abcdef", &["0123"]),
            (&format!("--{jwt}"), &["eyJ", "c2ln"]),
            ("--code=kept-code", &["kept"]),
            ("--state=eyJzIjoxfQ==", &["eyJz"]),
            ("kept'code", &["kept"]),
        ] {
            for before in [
                &[][..],
                &["help"],
                &["help", "connect"],
                &["connect", "c1"],
                &["connect", "c1", "--listen"],
                &["connect", "c1", "--wait"],
                &["connect", "--no-browser=yes"],
                &["authorize", "c1"],
                &["callback"],
                &["status", "c1"],
                &["completions"],
                &["status", "c1", "--jsn"],
            ] {
                let problem = usage_error(&[before, &[secret]].concat());
                for part in parts {
                    assert!(!problem.contains(part), "{before:?} {secret}: {problem}");
                }
                if secret.contains("code=") {
                    assert!(
                        problem.contains("on standard input"),
                        "{before:?} {secret}: {problem}"
                    );
                }
            }
        }
        assert!(usage_error(&["eyJhbGciOiJIUzI1NiJ9.e30.c2ln"]).contains("--token-file"));
        assert!(!usage_error(&["conect"]).contains("tip: pass a token"));
    }

    #[cfg(unix)]
    #[test]
    fn argument_that_is_not_utf8_is_named() {
        use std::os::unix::ffi::OsStringExt;

        let broken = |front: &str| {
            let mut bytes = front.as_bytes().to_vec();
            bytes.extend([0xff, b'S', b'E', b'C', b'R', b'E', b'T']);
            OsString::from_vec(bytes)
        };
        for (line, last, name) in [
            ("status", "", "argument 2"),
            ("", "", "argument 1"),
            ("help", "", "argument 2"),
            ("status c1 --server-url", "", "--server-url"),
            ("status c1", "--server-url=", "--server-url"),
            ("--proxy", "", "--proxy"),
            ("status c1 --scope", "", "--scope"),
            ("connect c1 --listen", "", "--listen"),
            ("connect c1 --wait", "", "--wait"),
            ("connect c1 --no-browser", "", "argument 4"),
            ("completions", "", "argument 2"),
            ("status c1", "--unknown=", "argument 3"),
        ] {
            let given = ["pipeshub-connect"]
                .into_iter()
                .chain(line.split_whitespace());
            let problem = match read(given.map(OsString::from).chain([broken(last)])) {
                Err(EarlyExit::UsageError(problem)) => problem,
                other => panic!("{line}: {other:?}"),
            };
            let expected = format!("error: {name} is not valid UTF-8");
            assert!(
                problem.contains(&expected) && !problem.contains("SECRET"),
                "{line}: {problem}"
            );
        }
        // A path may contain any bytes.
        let given = ["pipeshub-connect", "status", "c1", "--token-file"].map(OsString::from);
        let args = read(given.into_iter().chain([broken("")])).unwrap();
        assert!(args.common.token_file.unwrap().to_str().is_none());
    }

    #[test]
    fn help_contains_every_exit_status() {
        let Err(EarlyExit::Help(help)) = read_line("--help") else {
            panic!("help")
        };
        for exit in Exit::ALL {
            assert!(help.contains(exit.meaning()), "{help}");
        }
    }
}
