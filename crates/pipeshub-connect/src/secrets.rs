//! Secrets that a server repeats, and texts that look like one: neither is printed.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use pipeshub::Secret;
use pipeshub::text::escape_controls;

/// The text in place of one that may be a secret.
pub(crate) const NOT_REPEATED: &str = "(not repeated here)";

/// The tokens, the states and the codes of this run. All clones are one list, so a text is compared
/// with every secret that is known when it is shown.
#[derive(Debug, Clone, Default)]
pub(crate) struct Secrets(Arc<Mutex<Vec<Secret>>>);

impl Secrets {
    /// The shortest part of a long stretch of letters and digits that gives a secret away.
    const PART: usize = 12;

    pub(crate) fn add(&self, secret: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !known.iter().any(|other| other.expose() == secret) {
            known.push(secret.into());
        }
    }

    /// Makes a text of the server's or the provider's fit to be shown; `None` if it repeats a secret.
    pub(crate) fn shown(&self, text: &str) -> Option<String> {
        (!self.are_in(text)).then(|| escape_controls(&without_secrets(text)))
    }

    /// Whether a text has one of them in it, in whatever way it is escaped: a stretch of letters and
    /// digits is the same in all of them.
    fn are_in(&self, text: &str) -> bool {
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

/// Removes what looks like a secret, whoever's it is: the query of a URL, a token.
pub(crate) fn without_secrets(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|part| {
            let word = part.trim_end();
            let end = &part[word.len()..];
            match word.split_once('?') {
                _ if !looks_secret(word) => part.to_owned(),
                Some((front, _)) if !front.is_empty() && !looks_secret(front) => {
                    format!("{front}?{NOT_REPEATED}{end}")
                }
                _ => format!("{NOT_REPEATED}{end}"),
            }
        })
        .collect()
}

/// Whether a text has a query or a parameter of one, or looks like a token, a code or a state.
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

/// Whether a word looks like a token of PipesHub's (a JWT, with or without a mark before it), a
/// provider's code, or base64.
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

/// Names a file in a message. A text that is no file, and may be the secret that belongs into one,
/// is not repeated.
pub(crate) fn shown_path(path: &Path, option: &str) -> String {
    let text = path.to_string_lossy();
    // Every text that begins with a slash is below the root.
    let mut folders = path.ancestors().skip(1);
    let has_folder = folders.any(|folder| folder.file_name().is_some() && folder.is_dir());
    let is_file = path.symlink_metadata().is_ok();
    if is_file || (has_folder && !looks_secret(&text)) {
        escape_controls(&text)
    } else {
        format!("the file of {option} {NOT_REPEATED}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_is_found_however_it_is_escaped() {
        let secrets = Secrets::default();
        assert!(!secrets.are_in("4/0AbCdEf"));
        secrets.add("4/0AbCdEf");
        secrets.add("");
        for text in ["code 4/0AbCdEf was used", "4%2F0AbCdEf", "\\u00340AbCdEf"] {
            assert_eq!(secrets.shown(text), None, "{text}");
        }
        assert!(!secrets.are_in("the code was used") && !secrets.are_in(""));
    }

    #[test]
    fn secret_is_found_by_a_part_of_any_long_stretch() {
        let secrets = Secrets::default();
        secrets.add("abcdefghijklmnop.qrstuvwxyz012345678");
        for text in ["abcdefghijkl...", "x-bcdefghijklm", "(stuvwxyz012345)"] {
            assert!(secrets.are_in(text), "{text}");
        }
        assert!(!secrets.are_in("abcdefghijk") && !secrets.are_in("bcdef qrstuv"));
    }

    #[test]
    fn secret_known_later_is_held_back_by_every_clone() {
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
    fn text_with_a_query_or_a_token_is_shown_without_it() {
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
                "GET https://h/cb?(not repeated here) failed",
            ),
            ("/cb?x%3Dy", "/cb?(not repeated here)"),
            ("access_token=abc", "(not repeated here)"),
            (
                "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
                "Bearer (not repeated here)",
            ),
            ("phpat_x is expired", "(not repeated here) is expired"),
            ("code 4/0AbCdEfGhIjKlMnOpQ", "code (not repeated here)"),
        ] {
            assert_eq!(without_secrets(text), due);
        }
    }

    #[test]
    fn path_is_named_unless_it_may_be_the_secret() {
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
                "the file of --token-file (not repeated here)",
                "{secret}"
            );
        }
    }
}
