//! The stored responses.

use std::fs;
use std::path::{Path, PathBuf};

/// The connector of the fixtures.
pub const CONNECTOR_ID: &str = "3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d";

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Returns the bytes of a stored response as they are sent over the wire. `name` is a path below
/// `fixtures/`, for example `authorize/200_with_base_url.http`.
///
/// Panics if the file does not exist.
#[must_use]
pub fn fixture(name: &str) -> Vec<u8> {
    let path = folder().join(name);
    match fs::read(&path) {
        Ok(stored) => to_wire(&stored),
        Err(error) => panic!("fixture {}: {error}", path.display()),
    }
}

/// Converts the LF line ends in the head of a response to CRLF. The body stays as it is.
///
/// Panics if there is no empty line after the head, or if the head already has a CR.
#[must_use]
pub fn to_wire(stored: &[u8]) -> Vec<u8> {
    let end = stored
        .windows(2)
        .position(|pair| pair == b"\n\n")
        .expect("a response has an empty line after its head");
    let (head, body) = (&stored[..=end], &stored[end + 2..]);
    assert!(
        !head.contains(&b'\r'),
        "a stored head has LF line ends only"
    );
    let mut wire = Vec::with_capacity(stored.len() + 32);
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        wire.extend_from_slice(&line[..line.len() - 1]);
        wire.extend_from_slice(b"\r\n");
    }
    wire.extend_from_slice(b"\r\n");
    wire.extend_from_slice(body);
    wire
}

/// Returns the names of all stored responses, sorted.
#[must_use]
pub fn fixture_names() -> Vec<String> {
    let mut names = Vec::new();
    for group in fs::read_dir(folder()).expect("the folder of the fixtures") {
        let group = group.expect("an entry of the folder").path();
        if !group.is_dir() {
            continue;
        }
        for file in fs::read_dir(&group).expect("a folder of fixtures") {
            let file = file.expect("an entry of the folder").path();
            // The recorded exchanges are in JSON.
            if file.extension().is_none_or(|of| of != "http") {
                continue;
            }
            let part = |path: &Path| {
                path.file_name()
                    .expect("a name")
                    .to_str()
                    .expect("a plain name")
                    .to_owned()
            };
            names.push(format!("{}/{}", part(&group), part(&file)));
        }
    }
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scanner::{Alphabet, base64};
    use crate::steps::Head;

    #[test]
    fn head_lines_get_crlf_and_body_is_unchanged() {
        assert_eq!(
            to_wire(b"HTTP/1.1 200 OK\nA: b\n\nx\n\ny\r\n"),
            b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nx\n\ny\r\n"
        );
        assert_eq!(to_wire(b"HTTP/1.1 431 No\n\n"), b"HTTP/1.1 431 No\r\n\r\n");
    }

    #[test]
    fn fixtures_have_correct_framing() {
        let names = fixture_names();
        assert!(names.len() > 100, "{} fixtures", names.len());
        for name in names {
            assert!(
                Path::new(&name)
                    .extension()
                    .is_some_and(|end| end == "http"),
                "{name}"
            );
            let wire = fixture(&name);
            let head = Head::parse(&wire).unwrap_or_else(|| panic!("{name}: no head"));
            let body = &wire[head.len..];
            assert!(head.first.starts_with("HTTP/1.1 "), "{name}");
            let status = head.status().unwrap_or_else(|| panic!("{name}: no status"));
            assert!(
                name.rsplit('/')
                    .next()
                    .unwrap()
                    .starts_with(&status.to_string()),
                "{name} is a reply with status {status}"
            );
            let lengths: Vec<_> = head.all("content-length").collect();
            assert_eq!(head.all("transfer-encoding").count(), 0, "{name}");
            match (lengths.as_slice(), status) {
                ([], 204 | 304) => assert!(body.is_empty(), "{name}: no body belongs here"),
                // Without a length the body ends with the connection.
                ([], _) => assert_eq!(head.get("connection"), Some("close"), "{name}"),
                ([length], _) => assert_eq!(*length, body.len().to_string(), "{name}"),
                _ => panic!("{name}: more than one Content-Length"),
            }
            let seconds = head
                .get("retry-after")
                .is_none_or(|after| after.parse::<u64>().is_ok());
            assert!(seconds, "{name}: Retry-After is a number of seconds");
        }
    }

    #[test]
    fn authorize_fixture_state_is_padded_base64url_and_matches_its_url() {
        for name in fixture_names() {
            let text = String::from_utf8(fixture(&name)).expect("fixtures are UTF-8");
            let Some(start) = text.find("\"state\":\"ey") else {
                continue;
            };
            let state = text[start + 9..].split('"').next().unwrap();
            if name.ends_with("cut_json.http") {
                continue;
            }
            let inner = [
                "Fixture-State-One_0123456789abcdefghijklmno",
                "Fixture-State-Two_0123456789abcdefghijklmno",
            ]
            .into_iter()
            .find(|inner| {
                let json =
                    format!("{{\"state\": \"{inner}\", \"connector_id\": \"{CONNECTOR_ID}\"}}");
                base64(json.as_bytes(), Alphabet::Url, true) == state
            });
            assert_eq!(inner.map(str::len), Some(43), "{name}");
            assert!(
                state.ends_with('='),
                "{name}: the padding is part of the state"
            );
            if text.contains("\"authorizationUrl\":\"") {
                let parameter = text
                    .split("&state=")
                    .nth(1)
                    .and_then(|rest| rest.split('&').next())
                    .unwrap();
                assert_eq!(parameter, state.replace('=', "%3D"), "{name}");
                assert!(text.contains("&token_access_type=None&"), "{name}");
            }
        }
    }
}
