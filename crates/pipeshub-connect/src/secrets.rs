//! Redaction of secrets that a server echoes and of texts that look like a secret.
//!
//! This module decides what of a text may be printed. Callers register secrets and pass every text
//! from outside through [`Secrets::shown`] or [`Secrets::shown_clauses`]. Printing is the job of
//! `say`.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use pipeshub::Secret;
use pipeshub::text::escape_controls;

/// The replacement of a text that may be a secret.
pub(crate) const REDACTED: &str = "(redacted)";

/// The tokens, states and codes of this run.
///
/// All clones share one list. A text is therefore compared with every secret that is known when the
/// text is shown.
#[derive(Debug, Clone, Default)]
pub(crate) struct Secrets(Arc<Mutex<Vec<Secret>>>);

impl Secrets {
    /// The number of consecutive letters and digits of a secret that count as an echo.
    const PART: usize = 12;

    pub(crate) fn add(&self, secret: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !known.iter().any(|other| other.expose() == secret) {
            known.push(secret.into());
        }
    }

    /// Redacts and escapes a text of the server or the provider. Returns `None` if the text echoes
    /// a secret of the list.
    pub(crate) fn shown(&self, text: &str) -> Option<String> {
        (!self.echoed_in(text)).then(|| escape_controls(&without_secrets(text)))
    }

    /// Redacts and escapes a message, clause by clause. Replaces each clause that echoes a secret of
    /// the list.
    pub(crate) fn shown_clauses(&self, message: &str) -> String {
        let shown = |clause| self.shown(clause).unwrap_or_else(|| REDACTED.to_owned());
        // A secret cannot hide across two clauses, since the check compares letters and digits only.
        message
            .split("; ")
            .map(shown)
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// Whether a text contains a secret of the list, escaped or not. The check compares runs of
    /// letters and digits only, since no escaping changes them.
    fn echoed_in(&self, text: &str) -> bool {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().any(|secret| {
            let pieces = secret.expose().split(|c: char| !c.is_ascii_alphanumeric());
            let longest = pieces.clone().map(str::len).max().unwrap_or_default();
            pieces.into_iter().any(|piece| {
                if piece.len() > Self::PART {
                    let mut parts = piece.as_bytes().windows(Self::PART);
                    parts.any(|part| {
                        text.as_bytes()
                            .windows(Self::PART)
                            .any(|other| other == part)
                    })
                } else {
                    piece.len() >= 4 && piece.len() == longest && text.contains(piece)
                }
            })
        })
    }
}

/// Replaces everything that looks like a secret, such as a URL's query or a token.
fn without_secrets(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|part| {
            let word = part.trim_end();
            let end = &part[word.len()..];
            match word.split_once('?') {
                _ if !looks_secret(word) => part.to_owned(),
                Some((front, _)) if !front.is_empty() && !looks_secret(front) => {
                    format!("{front}?{REDACTED}{end}")
                }
                _ => format!("{REDACTED}{end}"),
            }
        })
        .collect()
}

/// Whether a text contains a query or a query parameter, or looks like a token, code or state.
pub(crate) fn looks_secret(text: &str) -> bool {
    const PARAMETERS: [&str; 4] = ["code=", "state=", "token=", "secret="];
    let has_query = text
        .split_once('?')
        .is_some_and(|(_, query)| query.contains(['=', '%', '&']) || query.len() >= 16);
    let lower = text.to_ascii_lowercase();
    has_query
        || PARAMETERS.iter().any(|parameter| lower.contains(parameter))
        || text
            .split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c))
            .any(is_token)
}

/// Whether a word looks like a token of PipesHub, a provider's code, or base64. PipesHub's tokens
/// are JWTs, with or without a prefix.
fn is_token(word: &str) -> bool {
    let is_jwt = |word: &str| word.starts_with("eyJ") && word.len() >= 8;
    let pieces = word.split(['-', '_']);
    let is_mixed = |piece: &str| {
        piece.len() >= 16
            && piece.bytes().any(|b| b.is_ascii_lowercase())
            && piece.bytes().any(|b| b.is_ascii_uppercase())
            && piece.bytes().any(|b| b.is_ascii_digit())
    };
    is_jwt(word)
        || word
            .strip_prefix("phpat_")
            .is_some_and(|rest| !rest.is_empty())
        || pieces
            .into_iter()
            .any(|piece| is_jwt(piece) || is_mixed(piece))
}

/// Returns a path for a message. A user may pass the secret itself instead of a path. A text that
/// is not a path of this machine is therefore redacted.
pub(crate) fn shown_path(path: &Path, option: &str) -> String {
    let text = path.to_string_lossy();
    // The root does not count: every text with a leading slash would be a path below it.
    let mut folders = path.ancestors().skip(1);
    let has_folder = folders.any(|folder| folder.file_name().is_some() && folder.is_dir());
    let is_file = path.symlink_metadata().is_ok();
    if is_file || (has_folder && !looks_secret(&text)) {
        escape_controls(&text)
    } else {
        format!("the file of {option} {REDACTED}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_secret_is_found() {
        let secrets = Secrets::default();
        assert!(!secrets.echoed_in("4/0AbCdEf"));
        secrets.add("4/0AbCdEf");
        secrets.add("");
        for text in ["code 4/0AbCdEf was used", "4%2F0AbCdEf", "\\u00340AbCdEf"] {
            assert_eq!(secrets.shown(text), None, "{text}");
        }
        assert!(!secrets.echoed_in("the code was used") && !secrets.echoed_in(""));
    }

    #[test]
    fn part_of_a_long_secret_is_found() {
        let secrets = Secrets::default();
        secrets.add("abcdefghijklmnop.qrstuvwxyz012345678");
        for text in ["abcdefghijkl...", "x-bcdefghijklm", "(stuvwxyz012345)"] {
            assert!(secrets.echoed_in(text), "{text}");
        }
        assert!(!secrets.echoed_in("abcdefghijk") && !secrets.echoed_in("bcdef qrstuv"));
    }

    #[test]
    fn clause_that_echoes_a_secret_is_replaced_and_others_stay() {
        let secrets = Secrets::default();
        secrets.add("SECRETTOKEN");
        for (message, due) in [
            (
                "refused; status 400 SECRETTOKEN; server h:80",
                "refused; (redacted); server h:80",
            ),
            ("SECRETTOKEN", "(redacted)"),
            ("refused; server h:80", "refused; server h:80"),
            (
                "phpat_x is expired; a\u{1b}b",
                "(redacted) is expired; a\\u{1b}b",
            ),
            ("", ""),
        ] {
            assert_eq!(secrets.shown_clauses(message), due);
        }
    }

    #[test]
    fn secret_added_later_is_withheld_by_every_clone() {
        let secrets = Secrets::default();
        let clone = secrets.clone();
        assert_eq!(
            clone.shown("it was SECRETTOKEN").as_deref(),
            Some("it was SECRETTOKEN")
        );
        secrets.add("SECRETTOKEN");
        assert_eq!(clone.shown("it was SECRETTOKEN"), None);
    }

    #[test]
    fn control_characters_of_the_server_are_escaped() {
        assert_eq!(
            Secrets::default()
                .shown("a\u{1b}[2J\u{9b}\n\u{202e}b")
                .as_deref(),
            Some("a\\u{1b}[2J\\u{9b}\\u{a}\\u{202e}b")
        );
    }

    #[test]
    fn query_or_token_in_a_text_is_redacted() {
        for (text, due) in [
            ("the disk is full? yes", "the disk is full? yes"),
            (
                "connector 3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d is missing",
                "connector 3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d is missing",
            ),
            (
                "object 64f0c0ffee64f0c0ffee64f0",
                "object 64f0c0ffee64f0c0ffee64f0",
            ),
            (
                "GET https://h/cb?code=c&state=s failed",
                "GET https://h/cb?(redacted) failed",
            ),
            ("/cb?x%3Dy", "/cb?(redacted)"),
            ("access_token=abc", "(redacted)"),
            ("Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln", "Bearer (redacted)"),
            ("phpat_x is expired", "(redacted) is expired"),
            ("code 4/0AbCdEfGhIjKlMnOpQ", "code (redacted)"),
        ] {
            assert_eq!(without_secrets(text), due);
        }
    }

    #[test]
    fn path_is_shown_unless_it_may_be_the_secret() {
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let missing = concat!(env!("CARGO_MANIFEST_DIR"), "/missing");
        let below = concat!(env!("CARGO_MANIFEST_DIR"), "/missing/file");
        for path in [manifest, missing, below] {
            assert_eq!(shown_path(Path::new(path), "--token-file"), path);
        }
        let long = "x".repeat(5000);
        for secret in [
            "SECRETTOKEN",
            "4/0AbCdEf",
            "/0AbCdEf",
            "/eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
            "/cb?code=c",
            "./phpat_abc",
            "",
            &long,
        ] {
            assert_eq!(
                shown_path(Path::new(secret), "--token-file"),
                "the file of --token-file (redacted)",
                "{secret}"
            );
        }
    }
}
