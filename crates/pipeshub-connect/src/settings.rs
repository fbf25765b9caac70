//! From options, files and the environment to a client.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;

use pipeshub::Pipeshub;
use pipeshub::connector_oauth::OAuthState;
use serde::Deserialize;

use crate::args::Common;
use crate::outcome::{Exit, Failure, Result};
use crate::say::say;
use crate::secrets::Secrets;

/// No token, state, or redirect is longer; a server's request head may have 16 KiB.
const LONGEST: u64 = 64 * 1024;

/// A client, and the secret that it was given: a token, or what it gets one with.
pub(crate) type Client = (Pipeshub, Secrets);

/// Makes the client; nothing is sent yet.
pub(crate) fn client(options: &Common) -> Result<Client> {
    let mut secrets = Secrets::default();
    let of = |error| Failure::of_call(&error, &Secrets::default());
    let mut builder = Pipeshub::builder().env().map_err(of)?;
    if let Some(url) = &options.server_url {
        builder = builder.server_url(url);
    }
    if let Some(file) = &options.token_file {
        let token = secret_file(file, "the token")?;
        secrets.add(&token);
        builder = builder.bearer_auth(token);
    } else if let Ok(token) = env::var("PIPESHUB_BEARER_AUTH") {
        secrets.add(&token);
    } else if let Ok(secret) = env::var("PIPESHUB_CLIENT_SECRET") {
        secrets.add(&secret);
    } else {
        return Err(Failure::new(
            Exit::Refused,
            "there is no token; set PIPESHUB_BEARER_AUTH, give a file that has it with --token-file, or set \
             PIPESHUB_CLIENT_ID and PIPESHUB_CLIENT_SECRET",
        ));
    }
    if let Some(file) = &options.ca_certificates {
        builder = builder.ca_certificates_pem(read(file, "the certificates")?);
    }
    Ok((builder.build().map_err(of)?, secrets))
}

/// The state of a flow that `authorize` began.
pub(crate) fn state(file: Option<&Path>) -> Result<OAuthState> {
    #[derive(Deserialize)]
    struct Printed {
        state: String,
    }
    let text = match (file, env::var("PIPESHUB_OAUTH_STATE")) {
        (Some(file), _) => secret_file(file, "the state")?,
        (None, Ok(text)) => text,
        (None, Err(_)) => {
            return Err(Failure::new(
                Exit::Refused,
                "there is no state of a flow; set PIPESHUB_OAUTH_STATE, or give the file that `authorize` wrote with \
                 --state-file",
            ));
        }
    };
    let state = if text.starts_with('{') {
        let printed: serde_json::Result<Printed> = serde_json::from_str(&text);
        printed
            .map_err(|_| {
                Failure::new(
                    Exit::Refused,
                    "the state is JSON, but not what `authorize --json` prints",
                )
            })?
            .state
    } else {
        text
    };
    Ok(OAuthState::from_saved(state))
}

/// What the browser was sent to, from standard input.
pub(crate) fn redirect(input: impl Read) -> Result<String> {
    let mut text = String::new();
    input
        .take(LONGEST)
        .read_to_string(&mut text)
        .map_err(|error| {
            Failure::new(
                Exit::Refused,
                format!("the redirect cannot be read from standard input: {error}"),
            )
        })?;
    match text.trim() {
        "" => Err(Failure::new(
            Exit::Refused,
            "there is no redirect; give the URL that the browser was sent to on standard input",
        )),
        line if line.contains(char::is_whitespace) => Err(Failure::new(
            Exit::Refused,
            "the redirect has to be one URL on one line",
        )),
        line => Ok(line.to_owned()),
    }
}

/// A new file that nobody else can read.
pub(crate) fn new_file(path: &Path) -> Result<fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| {
        Failure::new(
            Exit::Local,
            format!(
                "{} cannot be made, and has to be new: {error}",
                path.display()
            ),
        )
    })
}

pub(crate) fn fill(mut file: fs::File, path: &Path, text: &str) -> Result {
    writeln!(file, "{text}").map_err(|error| {
        Failure::new(
            Exit::Local,
            format!("{} cannot be written: {error}", path.display()),
        )
    })
}

/// The text of a file, without the line break at its end.
fn secret_file(path: &Path, what: &str) -> Result<String> {
    let mut text = String::from_utf8(read(path, what)?).map_err(|_| {
        Failure::new(
            Exit::Refused,
            format!("{what} in {} is no text", path.display()),
        )
    })?;
    text.truncate(text.trim_end_matches(['\r', '\n']).len());
    if text.is_empty() {
        return Err(Failure::new(
            Exit::Refused,
            format!("{} is empty; {what} belongs into it", path.display()),
        ));
    }
    // Not refused: the secrets that are mounted into a container are often open to everybody in it,
    // who is nobody else.
    #[cfg(unix)]
    if fs::metadata(path)
        .is_ok_and(|of| std::os::unix::fs::PermissionsExt::mode(&of.permissions()) & 0o077 != 0)
    {
        say(&format!(
            "warning: other users can read {}; chmod 600 keeps {what} to yourself",
            path.display()
        ));
    }
    Ok(text)
}

fn read(path: &Path, what: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read =
        fs::File::open(path).and_then(|file| file.take(LONGEST * 16).read_to_end(&mut bytes));
    read.map_err(|error| {
        Failure::new(
            Exit::Refused,
            format!("{what} cannot be read from {}: {error}", path.display()),
        )
    })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_is_one_line() {
        assert_eq!(
            redirect(&b" https://h/?code=c \r\n"[..]).unwrap(),
            "https://h/?code=c"
        );
        for bad in [&b""[..], b"\n", b"a\nb", b"\xff"] {
            assert_eq!(redirect(bad).unwrap_err().exit, Exit::Refused);
        }
    }
}
