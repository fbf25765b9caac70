//! The command line. Its doc comments are the help texts, so they are plain text and not Markdown.
#![allow(clippy::doc_markdown, reason = "the comments are what --help prints")]

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory, Parser, Subcommand, ValueHint};
use pipeshub_connect::ListenAddress;

use crate::outcome::Exit;
use crate::secrets::{NOT_REPEATED, looks_secret};

/// Connects PipesHub connectors by OAuth.
///
/// `connect` does all of it: it asks PipesHub for the provider's consent page, opens it in the
/// browser, waits for the browser to come back, hands the code over and sees whether the connector
/// is connected. `authorize` and `callback` are the two ends of it, for scripts and for browsers on
/// another machine; `status` looks.
///
/// The token comes from a file (--token-file) or the environment, never from an argument, which
/// every user of the machine could read. A line that sets a variable to it stays in the shell's
/// history; `read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH` asks for it.
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
    /// PIPESHUB_SERVER_URL, else PipesHub's own]
    #[arg(long, global = true, value_name = "URL", value_hint = ValueHint::Url)]
    pub(crate) server_url: Option<String>,
    /// A file with the token in it, and nothing else [default: PIPESHUB_BEARER_AUTH]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) token_file: Option<PathBuf>,
    /// A PEM file with certificates of your own authority, trusted besides the usual ones
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) ca_certificates: Option<PathBuf>,
    /// The proxy to go through, http://[user:password@]host[:port] [default: HTTPS_PROXY or
    /// HTTP_PROXY by the server's scheme, else ALL_PROXY, unless NO_PROXY has the server]
    ///
    /// Other users of this machine can read an argument, so a password belongs into a variable.
    /// Loopback is never sent to a proxy.
    #[arg(long, global = true, value_name = "URL", value_hint = ValueHint::Url, conflicts_with = "no_proxy")]
    pub(crate) proxy: Option<String>,
    /// Go straight to the server, whatever the environment says
    #[arg(long, global = true)]
    pub(crate) no_proxy: bool,
    /// A scope that an OAuth app (PIPESHUB_CLIENT_ID) asks for; may be given several times
    /// [default: those that the command needs]
    #[arg(
        long = "scope",
        global = true,
        value_name = "SCOPE",
        value_delimiter = ','
    )]
    pub(crate) scopes: Vec<String>,
    /// Print one JSON object, be it the result or the error
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// The scopes that an OAuth app asks for if it is not told otherwise.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scopes {
    pub(crate) needed: &'static [&'static str],
    /// The same, and what makes the command say more; without them where the app lacks them.
    pub(crate) wanted: &'static [&'static str],
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Connect(Connect),
    Authorize(Authorize),
    Callback(Callback),
    /// Tell whether a connector is connected: exit status 0 if it is, 5 if not
    ///
    /// The token needs the scope connector:read.
    Status {
        /// The connector's id
        connector_id: String,
    },
    /// Print a completion script
    ///
    /// bash: put it into ~/.local/share/bash-completion/completions/pipeshub-connect; zsh: as
    /// _pipeshub-connect into a folder of $fpath; fish: into
    /// ~/.config/fish/completions/pipeshub-connect.fish.
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
            // Without user:read PipesHub takes an administrator for a member.
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

/// Take a connector through its whole OAuth flow
///
/// It listens where the connector's saved redirect URL points, which has to be plain http on this
/// machine, such as http://127.0.0.1:8085/connectors/oauth/callback/Drive. If it points to
/// PipesHub's own pages, those finish the flow, and this program says so and stops before anybody
/// consents.
///
/// Who else has the consent page's URL can consent in your place, and the connector then belongs to
/// an account of theirs. So the browser is given a file that only you can read, never the URL: other
/// users of this machine can read arguments. On a machine that you share, --no-browser is better
/// still: the URL is printed for you alone, and you open it where nobody else is.
///
/// The token needs the scopes connector:write and user:read, and connector:read to see at the end
/// whether it worked.
#[derive(Debug, clap::Args)]
pub(crate) struct Connect {
    /// The connector's id
    pub(crate) connector_id: String,
    /// Print the consent page's URL to standard error and open no browser
    #[arg(long)]
    pub(crate) no_browser: bool,
    /// The program that opens the consent page, given the path of a page that leads there as the one
    /// argument [default: the system's]
    #[arg(long, value_name = "PROGRAM", value_hint = ValueHint::CommandName, conflicts_with = "no_browser")]
    pub(crate) browser: Option<PathBuf>,
    /// Listen here and not at the address in the redirect URL: for a port that is forwarded.
    /// localhost:PORT is both loopback addresses
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: Option<ListenAddress>,
    /// How many seconds to wait for the browser to come back
    #[arg(long, value_name = "SECONDS", default_value = "300", value_parser = seconds)]
    pub(crate) wait: Duration,
}

/// Begin a flow: print the URL of the provider's consent page
///
/// Every call replaces the connector's flow before it. The URL and, with --json, the state are
/// printed, because they are the result: keep the output where only you can read it. Neither lets
/// anybody into PipesHub without the token, but who has the URL can consent in your place, and the
/// connector then belongs to an account of theirs.
///
/// The token needs the scopes connector:write and user:read.
#[derive(Debug, clap::Args)]
pub(crate) struct Authorize {
    /// The connector's id
    pub(crate) connector_id: String,
    /// Write the state into this new file, which nobody else can read, for `callback`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) state_file: Option<PathBuf>,
}

/// End a flow: hand over the code that the provider sent the browser back with
///
/// The URL that the browser was sent to is read from standard input, one line: it has a code in it,
/// which is good for one use and no argument.
///
/// The token needs the scopes connector:write and user:read.
#[derive(Debug, clap::Args)]
pub(crate) struct Callback {
    /// A file with the state of the flow, or with what `authorize --json` printed [default:
    /// PIPESHUB_OAUTH_STATE]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) state_file: Option<PathBuf>,
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=86_400) => Ok(Duration::from_secs(seconds)),
        _ => Err("give a whole number of seconds, from 1 to 86400".to_owned()),
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
           PIPESHUB_SERVER_URL   the URL of the API, unless --server-url is given\n  \
           PIPESHUB_BEARER_AUTH  the token, unless --token-file is given, which is better\n  \
           PIPESHUB_CLIENT_ID, PIPESHUB_CLIENT_SECRET, PIPESHUB_TOKEN_URL\n\
         {:24}an OAuth app that gets tokens, unless one is given\n  \
           PIPESHUB_OAUTH_STATE  the state for `callback`, unless --state-file is given\n  \
           HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY\n\
         {:24}the proxy, unless --proxy or --no-proxy is given\n\n\
         Standard output has the result and nothing else; what is said meanwhile goes to standard error.",
        statuses.join("\n"),
        "",
        ""
    )
}

/// The reason why there are no arguments to work with.
#[derive(Debug)]
pub(crate) enum NoArgs {
    /// Help or the version was asked for, and this is it.
    Asked(String),
    Wrong(String),
}

/// Reads the arguments, of which the first is the program's name.
pub(crate) fn read(given: impl IntoIterator<Item = OsString>) -> Result<Args, NoArgs> {
    let given: Vec<_> = given.into_iter().collect();
    Args::try_parse_from(&given).map_err(|error| {
        if !error.use_stderr() {
            return NoArgs::Asked(error.to_string());
        }
        if let Some(name) = not_text(&given) {
            return NoArgs::Wrong(format!("error: {name} is not valid UTF-8\n\n{MORE}"));
        }
        let pieces = || {
            let texts = given.iter().skip(1).filter_map(|given| given.to_str());
            texts.flat_map(pieces)
        };
        // A word may be repeated where it is in its place, or a command that is only misspelt.
        let is_in_place = match error.kind() {
            ErrorKind::UnknownArgument => false,
            ErrorKind::InvalidSubcommand => error.get(ContextKind::SuggestedSubcommand).is_some(),
            _ => true,
        };
        let is_shown = |piece: &str| is_harmless(piece) && (is_in_place || piece.starts_with('-'));
        let mut text = without(
            &error.to_string(),
            pieces().filter(|piece| !is_shown(piece)),
        );
        let is_callback = given.iter().skip(1).any(|given| given == "callback");
        let is_loose = error.kind() == ErrorKind::UnknownArgument && text.contains(NOT_REPEATED);
        let hint = if pieces().any(|piece| piece.contains("code=")) || (is_callback && is_loose) {
            Some(
                "give the URL to `callback` on standard input, not as an argument: there is a code in it, and other users of \
                 this machine can read arguments",
            )
        } else if pieces().any(looks_secret) {
            Some(
                "a token belongs into a file for --token-file, not into an argument, which other users of this machine can read",
            )
        } else {
            None
        };
        if let Some(hint) = hint {
            text = text.replace(MORE, &format!("  tip: {hint}\n\n{MORE}"));
        }
        NoArgs::Wrong(text)
    })
}

/// The last line of every usage error.
const MORE: &str = "For more information, try '--help'.";

/// Splits an argument into the texts that an error may show: itself, and the sides of its first `=`.
fn pieces(argument: &str) -> impl Iterator<Item = &str> {
    let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
    [argument, name, value]
        .into_iter()
        .filter(|piece| !piece.is_empty())
}

/// Removes these texts from an error: somebody who gives a code or a token as an argument, against
/// all that was said, need not find it in a log as well.
fn without<'a>(error: &str, pieces: impl Iterator<Item = &'a str>) -> String {
    let mut pieces: Vec<_> = pieces.collect();
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    let mut text = error.to_owned();
    for piece in pieces {
        text = text.replace(&format!("'{piece}'"), NOT_REPEATED);
        // Not in quotes, such as in a piece of advice.
        if !is_harmless(piece) && piece.len() > 3 {
            text = text.replace(piece, NOT_REPEATED);
        }
    }
    text
}

/// Whether a text is a word, a number or an option by its looks, as no secret is.
fn is_harmless(piece: &str) -> bool {
    let word = piece.trim_start_matches('-');
    let is_word = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let is_number = word.bytes().all(|b| b.is_ascii_digit());
    word.len() <= 16 && (is_word || is_number)
}

/// The name of the first argument that is no text and has to be one. A file's name need not be.
fn not_text(given: &[OsString]) -> Option<String> {
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

    fn read_line(line: &str) -> Result<Args, NoArgs> {
        read(
            ["pipeshub-connect"]
                .into_iter()
                .chain(line.split_whitespace())
                .map(OsString::from),
        )
    }

    #[test]
    fn the_definition_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn options_stand_before_the_command_or_after_it() {
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
    fn wrong(given: &[&str]) -> String {
        let given = ["pipeshub-connect"].iter().chain(given);
        match read(given.map(OsString::from)) {
            Err(NoArgs::Wrong(problem)) => problem,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn wrong_argument_is_told_and_no_loose_text_repeated() {
        for (line, told) in [
            ("connect", "<CONNECTOR_ID>"),
            ("connect c1 --wait 0", "invalid value '0'"),
            ("connect c1 --wait 86401", "from 1 to 86400"),
            ("connect c1 --token SECRET", "'--token'"),
            ("connect c1 --token=SECRET", "'--token'"),
            ("status c1 SECRET", NOT_REPEATED),
            ("conect c1", "unrecognized subcommand 'conect'"),
            ("conect c1", "'connect'"),
            ("help SECRET", NOT_REPEATED),
            ("SECRET", NOT_REPEATED),
            ("keptword", NOT_REPEATED),
            ("help keptword", NOT_REPEATED),
            ("status c1 keptword", NOT_REPEATED),
            ("connect c1 --wait never", "'never'"),
            ("connect c1 --listen SECRET:80", "127.0.0.1:8085"),
            ("connect c1 --wait SECRET", "from 1 to 86400"),
            ("completions SECRET", "bash"),
        ] {
            let problem = wrong(&line.split_whitespace().collect::<Vec<_>>());
            assert!(
                problem.contains(told)
                    && !problem.contains("SECRET")
                    && !problem.contains("keptword"),
                "{line}: {problem}"
            );
        }
    }

    #[test]
    fn secret_in_any_place_is_not_repeated() {
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
                let problem = wrong(&[before, &[secret]].concat());
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
        assert!(wrong(&["eyJhbGciOiJIUzI1NiJ9.e30.c2ln"]).contains("--token-file"));
        assert!(!wrong(&["conect"]).contains("tip: a token"));
    }

    #[cfg(unix)]
    #[test]
    fn argument_that_is_no_text_is_named() {
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
                Err(NoArgs::Wrong(problem)) => problem,
                other => panic!("{line}: {other:?}"),
            };
            let told = format!("error: {name} is not valid UTF-8");
            assert!(
                problem.contains(&told) && !problem.contains("SECRET"),
                "{line}: {problem}"
            );
        }
        // A file may have any name.
        let given = ["pipeshub-connect", "status", "c1", "--token-file"].map(OsString::from);
        let args = read(given.into_iter().chain([broken("")])).unwrap();
        assert!(args.common.token_file.unwrap().to_str().is_none());
    }

    #[test]
    fn help_has_every_exit_status() {
        let Err(NoArgs::Asked(help)) = read_line("--help") else {
            panic!("help")
        };
        for exit in Exit::ALL {
            assert!(help.contains(exit.meaning()), "{help}");
        }
    }
}
