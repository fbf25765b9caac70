//! Settings: options, files and the environment.
//!
//! This module reads every setting, reports invalid ones, and builds the client. It sends nothing.
//! The entry points are [`client`], [`state`] and [`redirect`].

use std::env::{self, VarError};
use std::fs::{self, OpenOptions};
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

use pipeshub::connector_oauth::OAuthState;
use pipeshub::{ClientCredentials, Error, Pipeshub, RetryConfig, Security};
use serde::Deserialize;

use crate::args::{Common, Scopes};
use crate::outcome::{Exit, Failure, Result};
use crate::redirect_uri::is_this_machine;
use crate::say::say;
use crate::secrets::{Secrets, shown_path};
use crate::waits::{ATTEMPTS, CodeInFlight, WaitReporter};

/// The limit for a token, state or redirect. None of them is longer, since PipesHub accepts request
/// heads of 16 KiB only.
const MAX_SECRET: Limit = Limit(64 * 1024);

/// The limit for certificates: several times the size of all public authorities together.
const MAX_PEM: Limit = Limit(1024 * 1024);

/// A maximum size in bytes. A longer input is refused and never truncated.
#[derive(Clone, Copy)]
struct Limit(u64);

impl Limit {
    /// Reads the whole input. Returns `None` if the input exceeds this limit.
    fn read(self, input: impl Read) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let length = input.take(self.0 + 1).read_to_end(&mut bytes)?;
        Ok((length as u64 <= self.0).then_some(bytes))
    }

    fn refusal(self, what: &str) -> Failure {
        let kib = self.0 / 1024;
        Failure::new(
            Exit::Refused,
            format!("{what} is longer than {kib} KiB; check that it is the right one"),
        )
    }
}

const TOKEN_FILE: &str = "--token-file";
const STATE_FILE: &str = "--state-file";

/// The proxy variables that the SDK reads.
const PROXY_VARIABLES: [&str; 8] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
    "no_proxy",
];

/// A client with its secrets and the state of its callback.
pub(crate) struct Client {
    pub(crate) pipeshub: Pipeshub,
    /// The same client with only the scopes that the command needs.
    pub(crate) with_fewer_scopes: Option<Pipeshub>,
    /// `None` for PipesHub's cloud.
    pub(crate) server_url: Option<String>,
    /// The token, or the client secret that requests tokens.
    pub(crate) secrets: Secrets,
    pub(crate) code: CodeInFlight,
}

enum Credentials {
    Token {
        token: String,
        source: String,
    },
    App {
        id: String,
        secret: String,
        token_url: Option<String>,
    },
}

impl Credentials {
    /// Returns the SDK's credentials. Only an app uses `scopes`, since those of a token are fixed.
    fn security<S: AsRef<str>>(&self, scopes: &[S]) -> Security {
        match self {
            Self::Token { token, .. } => Security::bearer(token.as_str()),
            Self::App {
                id,
                secret,
                token_url,
            } => {
                let app = ClientCredentials::new(id.as_str(), secret.as_str()).scopes(scopes);
                match token_url {
                    Some(url) => app.token_url(url).into(),
                    None => app.into(),
                }
            }
        }
    }
}

/// Builds the client and sends nothing. If an option is given, its variable is not read. Adds the
/// credentials to `secrets`.
pub(crate) fn client(options: &Common, scopes: Scopes, secrets: &Secrets) -> Result<Client> {
    let server_url = match &options.server_url {
        Some(url) => Some(url.clone()),
        None => variable("PIPESHUB_SERVER_URL")?,
    };
    let credentials = credentials(options.token_file.as_deref())?;
    let certificates = options
        .ca_certificates
        .as_ref()
        .map(|file| read(file, "the certificates", "--ca-certificates", MAX_PEM))
        .transpose()?;

    let (token_source, token_url) = match &credentials {
        Credentials::Token { source, .. } => {
            if !options.scopes.is_empty() {
                say("warning: --scope has no effect with a token; the scopes of a token are fixed");
            }
            (&**source, None)
        }
        Credentials::App { token_url, .. } => ("", token_url.as_deref()),
    };
    let names = [
        (
            "the server URL",
            if options.server_url.is_some() {
                "--server-url"
            } else {
                "PIPESHUB_SERVER_URL"
            },
        ),
        ("the bearer token", token_source),
        ("the token URL", "PIPESHUB_TOKEN_URL"),
        ("the client id", "PIPESHUB_CLIENT_ID"),
        ("the client secret", "PIPESHUB_CLIENT_SECRET"),
    ];
    // For a proxy, loopback is the proxy's own machine.
    let is_local = |url: Option<&str>| url.is_some_and(is_this_machine);
    let needs_no_proxy = options.no_proxy
        || (is_local(server_url.as_deref()) && token_url.is_none_or(is_this_machine));

    let code = CodeInFlight::default();
    let build = |security: Security| {
        let (code, secrets) = (code.clone(), secrets.clone());
        let mut builder = Pipeshub::builder()
            .security(security)
            .retries(RetryConfig::new().max_attempts(ATTEMPTS))
            .wrap_transport(|inner| WaitReporter {
                inner,
                code,
                secrets,
            });
        if let Some(url) = &server_url {
            builder = builder.server_url(url);
        }
        if let Some(pem) = &certificates {
            builder = builder.ca_certificates_pem(pem);
        }
        match &options.proxy {
            _ if needs_no_proxy => {}
            Some(url) => builder = builder.proxy(url.as_str()),
            None => builder = builder.proxy_from_env(),
        }
        builder.build().map_err(|error| refusal(&error, &names))
    };
    let is_chosen = !options.scopes.is_empty();
    let pipeshub = build(if is_chosen {
        credentials.security(&options.scopes)
    } else {
        credentials.security(scopes.wanted)
    })?;
    let can_do_with_fewer = matches!(credentials, Credentials::App { .. })
        && !is_chosen
        && scopes.needed != scopes.wanted;
    let with_fewer_scopes = can_do_with_fewer
        .then(|| build(credentials.security(scopes.needed)))
        .transpose()?;
    // No error above contains a text from outside. A secret that is a common word would only hide
    // the name of the invalid setting.
    match &credentials {
        Credentials::Token { token, .. } => secrets.add(token),
        Credentials::App { secret, .. } => secrets.add(secret),
    }
    Ok(Client {
        pipeshub,
        with_fewer_scopes,
        server_url,
        secrets: secrets.clone(),
        code,
    })
}

/// Creates the failure for a setting that the SDK refuses. The status is that of [`Exit::Usage`] if a
/// proxy variable is not UTF-8.
fn refusal(error: &Error, names: &[(&str, &str)]) -> Failure {
    let mut failure = Failure::of_settings(error, names);
    let text = error.to_string();
    let is_not_utf8 = |name: &str| env::var_os(name).is_some_and(|value| value.to_str().is_none());
    if PROXY_VARIABLES
        .into_iter()
        .any(|name| text.contains(name) && is_not_utf8(name))
    {
        failure.exit = Exit::Usage;
    }
    failure
}

fn credentials(token_file: Option<&Path>) -> Result<Credentials> {
    if let Some(file) = token_file {
        return Ok(Credentials::Token {
            token: secret_file(file, "the token", TOKEN_FILE)?,
            source: format!("the token in {}", shown_path(file, TOKEN_FILE)),
        });
    }
    let name = "PIPESHUB_BEARER_AUTH";
    if let Some(token) = variable(name)? {
        let source = name.to_owned();
        return Ok(Credentials::Token { token, source });
    }
    let refused = |text: &str| Failure::new(Exit::Refused, text);
    let id = variable("PIPESHUB_CLIENT_ID")?;
    let secret = variable("PIPESHUB_CLIENT_SECRET")?;
    match (id, secret) {
        (Some(id), Some(secret)) => Ok(Credentials::App {
            id,
            secret,
            token_url: variable("PIPESHUB_TOKEN_URL")?,
        }),
        (Some(_), None) => Err(refused(
            "PIPESHUB_CLIENT_SECRET is not set; set it along with PIPESHUB_CLIENT_ID",
        )),
        (None, Some(_)) => Err(refused(
            "PIPESHUB_CLIENT_ID is not set; set it along with PIPESHUB_CLIENT_SECRET",
        )),
        (None, None) => Err(refused(
            "no token; pass a file with --token-file, or set PIPESHUB_BEARER_AUTH, or set \
             PIPESHUB_CLIENT_ID and PIPESHUB_CLIENT_SECRET",
        )),
    }
}

/// Reads a variable that is used. A variable that is set but empty is an error.
fn variable(name: &str) -> Result<Option<String>> {
    let (exit, problem) = match env::var(name) {
        Ok(value) if value.is_empty() => {
            (Exit::Refused, "is empty; set a value or unset the variable")
        }
        Ok(value) => return Ok(Some(value)),
        Err(VarError::NotPresent) => return Ok(None),
        // The same status as for an argument that is not UTF-8.
        Err(VarError::NotUnicode(_)) => (Exit::Usage, "is not valid UTF-8"),
    };
    Err(Failure::new(exit, format!("{name} {problem}")))
}

/// Reads the state of a flow that `authorize` began.
pub(crate) fn state(file: Option<&Path>) -> Result<OAuthState> {
    #[derive(Deserialize)]
    struct Printed {
        state: String,
    }
    let text = match file {
        Some(file) => secret_file(file, "the state", STATE_FILE)?,
        None => variable("PIPESHUB_OAUTH_STATE")?.ok_or_else(|| {
            Failure::new(
                Exit::Refused,
                "no state; set PIPESHUB_OAUTH_STATE, or pass the file that `authorize` wrote with \
                 --state-file",
            )
        })?,
    };
    let state = if text.starts_with('{') {
        let printed: serde_json::Result<Printed> = serde_json::from_str(&text);
        printed
            .map_err(|_| {
                Failure::new(
                    Exit::Refused,
                    "the state is not the output of `authorize --json`; \
                     pass that output or the state alone",
                )
            })?
            .state
    } else {
        text
    };
    Ok(OAuthState::from_saved(state))
}

/// Reads the URL that the browser was redirected to from standard input.
pub(crate) fn redirect(input: impl Read) -> Result<String> {
    let text = MAX_SECRET.read(input).map_err(|error| {
        Failure::new(
            Exit::Refused,
            format!("the redirect cannot be read from standard input: {error}"),
        )
    })?;
    let text = text.ok_or_else(|| MAX_SECRET.refusal("the redirect on standard input"))?;
    let text = String::from_utf8(text).map_err(|_| {
        Failure::new(
            Exit::Refused,
            "the redirect on standard input is not valid UTF-8",
        )
    })?;
    match text.trim() {
        "" => Err(Failure::new(
            Exit::Refused,
            "standard input is empty; pass the URL that the browser was redirected to",
        )),
        line if line.contains(char::is_whitespace) => Err(Failure::new(
            Exit::Refused,
            "the redirect must be one URL on one line",
        )),
        line => Ok(line.to_owned()),
    }
}

/// Reads the same URL from a terminal, up to the end of the line.
pub(crate) fn redirect_line(input: impl BufRead) -> Result<String> {
    redirect(FirstLine {
        input,
        is_over: false,
    })
}

/// A reader that ends after the first line break.
///
/// The reader consumes no byte after the line break. From then on, `is_over` is `true` and every
/// read returns 0.
struct FirstLine<R> {
    input: R,
    is_over: bool,
}

impl<R: BufRead> Read for FirstLine<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.is_over {
            return Ok(0);
        }
        let available = self.input.fill_buf()?;
        let line = available.split_inclusive(|byte| *byte == b'\n').next();
        let line = line.unwrap_or_default();
        let length = line.len().min(buffer.len());
        buffer[..length].copy_from_slice(&line[..length]);
        self.is_over = length > 0 && line[length - 1] == b'\n';
        self.input.consume(length);
        Ok(length)
    }
}

/// Creates a new file that only the user can read.
pub(crate) fn new_file(path: &Path) -> Result<fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|error| {
        Failure::new(
            Exit::Local,
            format!(
                "{} cannot be created: {error}; pass the path of a new file",
                shown_path(path, STATE_FILE)
            ),
        )
    })?;
    warn_if_unchecked(path, STATE_FILE, "the state");
    Ok(file)
}

pub(crate) fn fill(mut file: fs::File, path: &Path, text: &str) -> Result {
    writeln!(file, "{text}").map_err(|error| {
        Failure::new(
            Exit::Local,
            format!(
                "{} cannot be written: {error}",
                shown_path(path, STATE_FILE)
            ),
        )
    })
}

/// Reads the text of a file, without line breaks at the end.
fn secret_file(path: &Path, what: &str, option: &str) -> Result<String> {
    let shown = shown_path(path, option);
    let mut text = String::from_utf8(read(path, what, option, MAX_SECRET)?).map_err(|_| {
        Failure::new(
            Exit::Refused,
            format!("{what} in {shown} is not valid UTF-8"),
        )
    })?;
    text.truncate(text.trim_end_matches(['\r', '\n']).len());
    if text.is_empty() {
        return Err(Failure::new(
            Exit::Refused,
            format!("{shown} is empty; write {what} into it"),
        ));
    }
    // A warning and not an error. Secrets mounted into a container are often readable by everybody
    // there, and the container has no other users.
    #[cfg(unix)]
    if fs::metadata(path)
        .is_ok_and(|of| std::os::unix::fs::PermissionsExt::mode(&of.permissions()) & 0o077 != 0)
    {
        say(&format!(
            "warning: other users can read {shown}; run chmod 600 to keep {what} private"
        ));
    }
    warn_if_unchecked(path, option, what);
    Ok(text)
}

/// Prints a warning on systems where the standard library cannot read or set permissions.
fn warn_if_unchecked(path: &Path, option: &str, what: &str) {
    if cfg!(not(unix)) {
        say(&unchecked_warning(&shown_path(path, option), what));
    }
}

fn unchecked_warning(shown: &str, what: &str) -> String {
    format!(
        "warning: on this system the permissions of {shown} are not checked; keep {what} in a \
         folder that only you can read, such as one in your profile (icacls shows who has access)"
    )
}

fn read(path: &Path, what: &str, option: &str, limit: Limit) -> Result<Vec<u8>> {
    let shown = shown_path(path, option);
    let read = fs::File::open(path).and_then(|file| limit.read(file));
    let bytes = read.map_err(|error| {
        Failure::new(
            Exit::Refused,
            format!("{what} cannot be read from {shown}: {error}"),
        )
    })?;
    bytes.ok_or_else(|| limit.refusal(&format!("{what} in {shown}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirect_of_other_than_one_line_is_refused() {
        assert_eq!(
            redirect(&b" https://h/?code=c \r\n"[..]).unwrap(),
            "https://h/?code=c"
        );
        for bad in [&b""[..], b"\n", b"a\nb", b"\xff"] {
            assert_eq!(redirect(bad).unwrap_err().exit, Exit::Refused);
        }
    }

    #[test]
    fn redirect_line_is_read_up_to_its_end() {
        let read = |text: &'static [u8]| {
            // The small buffer acts like a terminal, which returns what was typed so far.
            redirect_line(io::BufReader::with_capacity(7, text)).unwrap()
        };
        assert_eq!(read(b"https://h/?code=c\nmore"), "https://h/?code=c");
        assert_eq!(read(b"https://h/?code=c"), "https://h/?code=c");
    }

    #[test]
    fn redirect_over_the_limit_is_refused_and_not_truncated() {
        let longest = "x".repeat(64 * 1024);
        assert_eq!(redirect(longest.as_bytes()).unwrap(), longest);
        let line = format!("{longest}\n");
        for long in [&*line, &format!("{line}y")] {
            for refused in [redirect(long.as_bytes()), redirect_line(long.as_bytes())] {
                let failure = refused.unwrap_err();
                assert_eq!(failure.exit, Exit::Refused);
                let text = failure.text(&Secrets::default());
                assert!(
                    text.contains("standard input is longer than 64 KiB"),
                    "{text}"
                );
            }
        }
        // The input is endless, so the read has to stop at the limit.
        assert!(redirect(io::repeat(b'x')).is_err());
    }

    #[test]
    fn warning_without_unix_permissions_names_the_file() {
        let warning = unchecked_warning("C:\\token", "the token");
        assert!(
            warning.starts_with("warning: ")
                && warning.contains("permissions of C:\\token are not checked"),
            "{warning}"
        );
    }
}
