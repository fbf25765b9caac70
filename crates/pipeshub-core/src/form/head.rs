//! The text between the contents of a form.

use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};

use super::part::Part;
use crate::url::query::push_encoded;

/// The maximum head of a part. The parser of PipesHub (busboy) refuses a head above 16 KiB.
const PART_HEAD_BYTES: usize = 16_000;

/// Returns a boundary of 128 random bits.
///
/// The keys of the standard library's hasher come from the operating system.
pub(super) fn boundary() -> String {
    let keys = RandomState::new();
    format!("{:016x}{:016x}", keys.hash_one(0), keys.hash_one(1))
}

/// Writes the head of a part, with the boundary before it.
pub(super) fn part_head(
    boundary: &str,
    name: &str,
    part: &Part,
) -> Result<Vec<u8>, Cow<'static, str>> {
    let is_plain_byte = |b: u8| matches!(b, b' '..=b'~') && !matches!(b, b'"' | b'\\');
    if name.is_empty() || !name.bytes().all(is_plain_byte) {
        return Err("the name of a form field must be visible ASCII without quotes".into());
    }
    let mut head =
        format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"").into_bytes();
    if let Some(file_name) = &part.file_name {
        if file_name.is_empty() || file_name.chars().any(char::is_control) {
            return Err(format!(
                "the file name of `{name}` must not be empty or contain a control character"
            )
            .into());
        }
        push_file_name(&mut head, file_name);
    }
    let default = part.file_name.as_ref().map(|_| "application/octet-stream");
    if let Some(content_type) = part.content_type.as_deref().or(default) {
        if content_type.is_empty() || !content_type.bytes().all(|b| matches!(b, b' '..=b'~')) {
            return Err(format!("the content type of `{name}` must be visible ASCII").into());
        }
        head.extend_from_slice(b"\r\nContent-Type: ");
        head.extend_from_slice(content_type.as_bytes());
    }
    head.extend_from_slice(b"\r\n\r\n");
    if head.len() > PART_HEAD_BYTES {
        return Err(format!("the file name or content type of `{name}` is too long").into());
    }
    Ok(head)
}

/// Writes a file name as PipesHub's parser reads it.
///
/// The parser reads `filename` as Latin-1 with backslashes as escapes, and prefers `filename*`. It
/// decodes no percent sign in `filename`.
fn push_file_name(head: &mut Vec<u8>, name: &str) {
    let is_plain = |c: char| matches!(c, ' '..='~') && !matches!(c, '"' | '\\' | '%');
    head.extend_from_slice(b"; filename=\"");
    head.extend(
        name.chars()
            .map(|c| if is_plain(c) { c as u8 } else { b'_' }),
    );
    head.push(b'"');
    if !name.chars().all(is_plain) {
        head.extend_from_slice(b"; filename*=UTF-8''");
        push_encoded(head, name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head_of(part: &Part) -> Result<String, String> {
        let head = part_head("B", "files", part).map_err(Cow::into_owned)?;
        let head = String::from_utf8(head).unwrap();
        let lines = head
            .strip_prefix("--B\r\nContent-Disposition: form-data; name=\"files\"")
            .unwrap();
        Ok(lines.strip_suffix("\r\n\r\n").unwrap().to_owned())
    }

    #[test]
    fn file_name_beyond_ascii_is_sent_in_both_forms() {
        for (name, due) in [
            ("a b.pdf", "; filename=\"a b.pdf\""),
            (
                "B\u{fc}cher \u{2211}.pdf",
                "; filename=\"B_cher _.pdf\"; filename*=UTF-8''B%C3%BCcher%20%E2%88%91.pdf",
            ),
            (
                "say \"hi\".txt",
                "; filename=\"say _hi_.txt\"; filename*=UTF-8''say%20%22hi%22.txt",
            ),
            (
                "a\\b.txt",
                "; filename=\"a_b.txt\"; filename*=UTF-8''a%5Cb.txt",
            ),
            (
                "100%.txt",
                "; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt",
            ),
            ("it's.txt", "; filename=\"it's.txt\""),
        ] {
            let head = head_of(&Part::bytes("").file_name(name));
            let due = format!("{due}\r\nContent-Type: application/octet-stream");
            assert_eq!(head, Ok(due));
        }
    }

    #[test]
    fn content_type_is_the_given_one_or_none_for_text() {
        assert_eq!(head_of(&Part::bytes("")), Ok(String::new()));
        assert_eq!(
            head_of(&Part::bytes("").content_type("application/json")),
            Ok("\r\nContent-Type: application/json".into())
        );
        assert_eq!(
            head_of(
                &Part::bytes("")
                    .file_name("me.png")
                    .content_type("image/png")
            ),
            Ok("; filename=\"me.png\"\r\nContent-Type: image/png".into())
        );
    }

    #[test]
    fn name_or_type_that_would_end_the_line_is_refused() {
        let long = "x".repeat(PART_HEAD_BYTES);
        for part in [
            Part::bytes("").file_name("SECRET\r\nX: y"),
            Part::bytes("").file_name("SECRET\0"),
            Part::bytes("").file_name("SECRET\u{85}"),
            Part::bytes("").file_name(""),
            Part::bytes("").content_type("text/SECRET\r\n"),
            Part::bytes("").content_type("text/SECRET\u{fc}"),
            Part::bytes("").content_type(""),
            Part::bytes("").file_name(format!("SECRET{long}")),
        ] {
            let problem = head_of(&part).unwrap_err();
            assert!(
                problem.contains("`files`") && !problem.contains("SECRET"),
                "{problem}"
            );
        }
        for name in ["", "a\"b", "a\\b", "a\r\nb", "\u{e9}"] {
            assert!(part_head("B", name, &Part::bytes("")).is_err(), "{name:?}");
        }
    }

    #[test]
    fn boundary_is_32_digits_and_new_each_time() {
        let (one, other) = (boundary(), boundary());
        assert_ne!(one, other);
        assert_eq!(one.len(), 32);
        assert!(one.bytes().all(|b| b.is_ascii_hexdigit()));
    }
}
