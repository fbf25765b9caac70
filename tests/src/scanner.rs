//! A scanner for planted secrets in text.

use std::collections::HashMap;
use std::fmt;
use std::fmt::Write as _;

use crate::recorder::percent_decode;

/// Shorter pieces occur by chance.
const SHORTEST: usize = 8;

/// The form of a secret that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Unchanged.
    Raw,
    /// With backslashes before quotes and similar characters, as `Debug` prints text. Only for a
    /// secret with such characters.
    Escaped,
    /// Percent-encoded, upper or lower case.
    Percent,
    /// Percent-encoded, with `+` for a blank.
    Plus,
    /// Within base64, standard alphabet, at any of the three alignments.
    Base64,
    /// Within base64, URL alphabet, at any of the three alignments.
    Base64Url,
    /// Two hexadecimal digits per byte.
    Hex,
    /// A list of numbers, as `Debug` prints bytes.
    Numbers,
    /// A piece of the secret, eight bytes long.
    Slice,
}

/// A secret that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The name of the secret.
    pub name: String,
    /// The form of the secret.
    pub form: Form,
    /// The position of the first byte.
    pub at: usize,
    /// The number of times that the whole text was percent-decoded before the secret was found.
    /// `at` is a position in the decoded text.
    pub unescaped: usize,
}

#[derive(Clone)]
struct Needle {
    name: String,
    form: Form,
    bytes: Vec<u8>,
}

/// A set of secrets to find in text.
#[derive(Clone)]
pub struct Scanner {
    needles: Vec<Needle>,
    /// The needles by their first bytes, so that one pass over a text is enough.
    starts: HashMap<[u8; SHORTEST], Vec<usize>>,
}

impl Scanner {
    /// Creates a scanner for these names and values.
    ///
    /// Panics if a value is shorter than eight bytes, since such a piece occurs by chance.
    #[must_use]
    pub fn new(secrets: &[(&str, &str)]) -> Self {
        let mut scanner = Self {
            needles: Vec::new(),
            starts: HashMap::new(),
        };
        for (name, secret) in secrets {
            assert!(
                secret.len() >= SHORTEST,
                "the secret {name} is too short to be looked for"
            );
            for (form, bytes) in forms(secret) {
                scanner.add(name, form, bytes);
            }
        }
        scanner
    }

    fn add(&mut self, name: &str, form: Form, bytes: Vec<u8>) {
        let start = *bytes.first_chunk().expect("no needle is shorter");
        self.starts
            .entry(start)
            .or_default()
            .push(self.needles.len());
        self.needles.push(Needle {
            name: name.to_owned(),
            form,
            bytes,
        });
    }

    /// Adds every eight bytes of these secrets, so that a cut secret is found.
    #[must_use]
    pub fn and_slices_of(mut self, secrets: &[(&str, &str)]) -> Self {
        for (name, secret) in secrets {
            for piece in secret.as_bytes().windows(SHORTEST) {
                self.add(name, Form::Slice, piece.to_vec());
            }
        }
        self
    }

    /// Returns all secrets in the text, each form of each secret once.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Hit> {
        self.scan_bytes(text.as_bytes())
    }

    /// Scans bytes, such as a recorded request, as [`Scanner::scan`] does.
    #[must_use]
    pub fn scan_bytes(&self, text: &[u8]) -> Vec<Hit> {
        let once = percent_decode(text, false);
        let plus = percent_decode(text, true);
        let twice = percent_decode(&once, false);
        let mut hits: Vec<Hit> = Vec::new();
        for (unescaped, layer) in [(0, text), (1, &once), (1, &plus), (2, &twice)] {
            let mut found = vec![None; self.needles.len()];
            for at in 0..layer.len() {
                let starts = layer[at..]
                    .first_chunk()
                    .and_then(|start| self.starts.get(start));
                for &number in starts.into_iter().flatten() {
                    if found[number].is_none()
                        && layer[at..].starts_with(&self.needles[number].bytes)
                    {
                        found[number] = Some(at);
                    }
                }
            }
            for (needle, at) in self.needles.iter().zip(found) {
                let known = hits
                    .iter()
                    .any(|hit| hit.name == needle.name && hit.form == needle.form);
                if let Some(at) = at.filter(|_| !known) {
                    hits.push(Hit {
                        name: needle.name.clone(),
                        form: needle.form,
                        at,
                        unescaped,
                    });
                }
            }
        }
        hits
    }

    /// Panics if the text contains a secret. The message has its name and form, but not its value.
    #[track_caller]
    pub fn assert_clean(&self, text: &str) {
        let hits = self.scan(text);
        assert!(hits.is_empty(), "secrets found: {hits:?}");
    }
}

impl fmt::Debug for Scanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scanner")
            .field("needles", &self.needles.len())
            .finish_non_exhaustive()
    }
}

fn forms(secret: &str) -> Vec<(Form, Vec<u8>)> {
    let mut forms = vec![(Form::Raw, secret.as_bytes().to_vec())];
    let mut add = |form, text: String| {
        if text.len() >= SHORTEST && forms.iter().all(|(_, known)| *known != text.as_bytes()) {
            forms.push((form, text.into_bytes()));
        }
    };
    add(Form::Escaped, secret.escape_debug().to_string());
    let secret = secret.as_bytes();
    for upper in [true, false] {
        add(Form::Percent, percent_encode(secret, upper, "%20"));
        add(Form::Plus, percent_encode(secret, upper, "+"));
    }
    for (form, alphabet) in [
        (Form::Base64, Alphabet::Standard),
        (Form::Base64Url, Alphabet::Url),
    ] {
        for before in 0..3 {
            add(form, base64_core(secret, before, alphabet));
        }
    }
    let hex = secret.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    add(Form::Hex, hex.to_uppercase());
    add(Form::Hex, hex);
    add(
        Form::Numbers,
        secret
            .iter()
            .map(u8::to_string)
            .collect::<Vec<_>>()
            .join(", "),
    );
    forms
}

fn percent_encode(secret: &[u8], upper: bool, blank: &str) -> String {
    let mut text = String::new();
    for byte in secret {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                text.push(*byte as char);
            }
            b' ' => text.push_str(blank),
            _ if upper => write!(text, "%{byte:02X}").expect("a string takes everything"),
            _ => write!(text, "%{byte:02x}").expect("a string takes everything"),
        }
    }
    text
}

/// Returns the base64 characters of `secret` that depend on nothing else.
///
/// `before` is the number of bytes in front of the secret, modulo 3. Any number of bytes may
/// follow. Padding is never part of the result, so it does not matter whether a text has padding.
fn base64_core(secret: &[u8], before: usize, alphabet: Alphabet) -> String {
    let mut bytes = vec![0; before];
    bytes.extend_from_slice(secret);
    let text = base64(&bytes, alphabet, false);
    text[(before * 8).div_ceil(6)..bytes.len() * 8 / 6].to_owned()
}

#[derive(Clone, Copy)]
pub(crate) enum Alphabet {
    Standard,
    Url,
}

pub(crate) fn base64(bytes: &[u8], alphabet: Alphabet, padding: bool) -> String {
    let digits = match alphabet {
        Alphabet::Standard => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        Alphabet::Url => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
    };
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte))
            << (8 * (3 - three.len()));
        for place in 0..4 {
            if place <= three.len() {
                text.push(digits[bits >> (18 - 6 * place) & 63] as char);
            } else if padding {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "tk/Canary+7 of?tests~~>~=";

    fn scanner() -> Scanner {
        Scanner::new(&[("token", TOKEN), ("code", "c0de-that-nobody-has")])
    }

    fn forms_in(text: &str) -> Vec<Form> {
        let mut forms: Vec<_> = scanner()
            .scan(text)
            .into_iter()
            .map(|hit| {
                assert_eq!(hit.name, "token");
                hit.form
            })
            .collect();
        forms.sort();
        forms
    }

    #[test]
    fn base64_matches_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes(), Alphabet::Standard, true), coded);
            assert_eq!(
                base64(plain.as_bytes(), Alphabet::Url, false),
                coded.trim_end_matches('=')
            );
        }
        assert_eq!(base64(&[0xfb, 0xff], Alphabet::Standard, true), "+/8=");
        assert_eq!(base64(&[0xfb, 0xff], Alphabet::Url, true), "-_8=");
    }

    #[test]
    fn finds_a_raw_secret() {
        let hits = scanner().scan(&format!("Error {{ token: {TOKEN:?} }}"));
        assert_eq!(
            hits,
            [Hit {
                name: "token".into(),
                form: Form::Raw,
                at: 16,
                unescaped: 0
            }]
        );
    }

    #[test]
    fn finds_a_secret_with_backslashes() {
        let secret = "quote\"and\\slash";
        let hits = Scanner::new(&[("odd", secret)]).scan(&format!("{secret:?}"));
        assert_eq!(
            hits,
            [Hit {
                name: "odd".into(),
                form: Form::Escaped,
                at: 1,
                unescaped: 0
            }]
        );
    }

    #[test]
    fn finds_percent_encodings() {
        let upper = "tk%2FCanary%2B7%20of%3Ftests~~%3E~%3D";
        assert!(forms_in(&format!("?a={upper}&b")).contains(&Form::Percent));
        assert!(
            forms_in(
                &upper
                    .replace("%2F", "%2f")
                    .replace("%2B", "%2b")
                    .replace("%3F", "%3f")
                    .replace("%3E", "%3e")
                    .replace("%3D", "%3d")
            )
            .contains(&Form::Percent)
        );
        assert!(forms_in(&upper.replace("%20", "+")).contains(&Form::Plus));
        // Decoding finds any mixture of forms, and a secret that is encoded twice.
        let mixed = "tk/Canary%2b7%20of?tests%7E~>~%3D";
        assert_eq!(
            scanner().scan(mixed)[0],
            Hit {
                name: "token".into(),
                form: Form::Raw,
                at: 0,
                unescaped: 1
            }
        );
        let plus = "%74k/Canary%2B7+of?tests~~>~=";
        assert_eq!(forms_in(plus), [Form::Raw]);
        let twice = mixed.replace('%', "%25");
        assert_eq!(scanner().scan(&twice)[0].unescaped, 2);
    }

    #[test]
    fn finds_base64_at_every_alignment() {
        for before in 0..6 {
            for after in 0..4 {
                let plain = format!("{}{TOKEN}{}", &"user:x"[..before], &"@end"[..after]);
                for padding in [true, false] {
                    let standard = base64(plain.as_bytes(), Alphabet::Standard, padding);
                    let url = base64(plain.as_bytes(), Alphabet::Url, padding);
                    assert!(
                        !forms_in(&format!("Basic {standard}")).is_empty(),
                        "{before} {after} {standard}"
                    );
                    assert!(
                        !forms_in(&format!("state={url}&")).is_empty(),
                        "{before} {after} {url}"
                    );
                    let escaped = standard
                        .replace('+', "%2B")
                        .replace('/', "%2F")
                        .replace('=', "%3D");
                    assert!(!forms_in(&escaped).is_empty(), "{before} {after} {escaped}");
                }
            }
        }
        assert_eq!(
            forms_in(&base64(TOKEN.as_bytes(), Alphabet::Url, true)),
            [Form::Base64Url]
        );
        assert_eq!(
            forms_in(&base64(TOKEN.as_bytes(), Alphabet::Standard, true)),
            [Form::Base64]
        );
    }

    #[test]
    fn finds_hex_and_numbers() {
        let lower = TOKEN
            .bytes()
            .map(|byte| format!("{byte:02x}"))
            .collect::<Vec<_>>()
            .concat();
        assert_eq!(forms_in(&lower), [Form::Hex]);
        assert_eq!(forms_in(&lower.to_uppercase()), [Form::Hex]);
        assert_eq!(
            forms_in(&format!("{:?}", TOKEN.as_bytes())),
            [Form::Numbers]
        );
    }

    #[test]
    fn finds_slices_only_when_enabled() {
        let cut = format!("token {}...", &TOKEN[4..12]);
        assert!(scanner().scan(&cut).is_empty());
        let hits = scanner().and_slices_of(&[("token", TOKEN)]).scan(&cut);
        assert_eq!(
            hits,
            [Hit {
                name: "token".into(),
                form: Form::Slice,
                at: 6,
                unescaped: 0
            }]
        );
        let shorter = format!("token {}...", &TOKEN[4..11]);
        assert!(
            scanner()
                .and_slices_of(&[("token", TOKEN)])
                .scan(&shorter)
                .is_empty()
        );
    }

    #[test]
    fn hits_name_their_secret() {
        let text = format!("{TOKEN} c0de-that-nobody-has");
        let names: Vec<_> = scanner()
            .scan(&text)
            .into_iter()
            .map(|hit| hit.name)
            .collect();
        assert_eq!(names, ["token", "code"]);
    }

    #[test]
    fn clean_text_has_no_hits() {
        let scanner = scanner().and_slices_of(&[("token", TOKEN)]);
        for text in [
            "",
            "%",
            "%%%2",
            "+",
            "tk/Cana",
            "Error { token: \"[redacted]\" }",
            "c0de-that-nobody",
        ] {
            scanner.assert_clean(text);
        }
        for name in crate::fixture_names() {
            assert!(
                scanner.scan_bytes(&crate::fixture(&name)).is_empty(),
                "{name}"
            );
        }
    }

    #[test]
    fn scanner_debug_has_no_secret() {
        let shown = format!("{:?} {:?}", scanner(), scanner().scan(TOKEN));
        scanner().assert_clean(&shown);
        let complaint = std::panic::catch_unwind(|| scanner().assert_clean(TOKEN)).unwrap_err();
        let complaint = complaint.downcast_ref::<String>().expect("a message");
        scanner().assert_clean(complaint);
    }

    #[test]
    #[should_panic(expected = "too short")]
    fn short_secrets_are_rejected() {
        let _ = Scanner::new(&[("pin", "1234567")]);
    }
}
