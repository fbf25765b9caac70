//! The file name in a `content-disposition` header.
//!
//! [`file_name`] follows RFC 6266 and RFC 8187, with one exception: a quote inside a quoted name is
//! a part of the name, because PipesHub does not escape it.

use crate::text::is_invisible;

/// Returns the name of a file from the value of its header, if there is one that is safe to use.
pub(super) fn file_name(header: &[u8]) -> Option<String> {
    let mut plain = None;
    let mut extended = None;
    let mut rest = after(header, b';');
    while !rest.is_empty() {
        let (name, value, next) = parameter(rest);
        rest = next;
        if name.eq_ignore_ascii_case(b"filename") {
            plain.get_or_insert_with(|| decode_plain(value));
        } else if name.eq_ignore_ascii_case(b"filename*") && extended.is_none() {
            extended = decode_extended(value);
        }
    }
    let safe = |name: Option<String>| safe_name(&name?);
    safe(extended).or_else(|| safe(plain))
}

/// Returns the bytes after the first `byte`, or nothing.
fn after(text: &[u8], byte: u8) -> &[u8] {
    match text.iter().position(|b| *b == byte) {
        Some(at) => &text[at + 1..],
        None => &[],
    }
}

/// Splits the first parameter off: its name, its value, and the text after it.
fn parameter(text: &[u8]) -> (&[u8], &[u8], &[u8]) {
    let end = text.iter().position(|b| b"=;".contains(b));
    let end = end.unwrap_or(text.len());
    let name = text[..end].trim_ascii();
    if text.get(end) != Some(&b'=') {
        return (name, b"", text.get(end + 1..).unwrap_or_default());
    }
    let value = text[end + 1..].trim_ascii_start();
    if value.first() == Some(&b'"') {
        let end = quoted_end(value);
        return (name, &value[..end], after(&value[end..], b';'));
    }
    let end = value.iter().position(|b| *b == b';');
    let end = end.unwrap_or(value.len());
    (name, value[..end].trim_ascii(), after(value, b';'))
}

/// Returns the end of a quoted text: after the first quote that is not escaped and that has the end
/// of the parameter behind it.
fn quoted_end(text: &[u8]) -> usize {
    let mut at = 1;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 1,
            b'"' if matches!(text[at + 1..].trim_ascii_start().first(), None | Some(b';')) => {
                return at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// Decodes the value of `filename`. Bytes that are not UTF-8 are Latin-1.
fn decode_plain(value: &[u8]) -> String {
    let Some(quoted) = value.strip_prefix(b"\"") else {
        return decode_text(value.to_vec());
    };
    let quoted = quoted.strip_suffix(b"\"").unwrap_or(quoted);
    let mut text = Vec::with_capacity(quoted.len());
    let mut bytes = quoted.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        // A backslash escapes a quote or itself. Another one is a separator of a Windows path.
        match (byte, bytes.peek()) {
            (b'\\', Some(&next @ (b'"' | b'\\'))) => {
                text.push(next);
                bytes.next();
            }
            _ => text.push(byte),
        }
    }
    decode_text(text)
}

fn decode_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| latin_1(error.as_bytes()))
}

fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// Decodes the value of `filename*`: charset, language and percent-encoded bytes.
fn decode_extended(value: &[u8]) -> Option<String> {
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    let value = value.strip_suffix(b"\"").unwrap_or(value);
    let mut parts = value.splitn(3, |b| *b == b'\'');
    let (charset, _language, text) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes = percent_decoded(text)?;
    if charset.eq_ignore_ascii_case(b"utf-8") {
        String::from_utf8(bytes).ok()
    } else if charset.eq_ignore_ascii_case(b"iso-8859-1") {
        Some(latin_1(&bytes))
    } else {
        None
    }
}

fn percent_decoded(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(&byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(*rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    Some(bytes)
}

/// Returns the last part of a path without characters that are invisible or end a name elsewhere.
/// Windows drops dots and blanks at the end of a name, and reads a colon as the end of a drive.
fn safe_name(name: &str) -> Option<String> {
    let visible: String = name
        .chars()
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .map(|c| if c == ':' { '_' } else { c })
        .collect();
    let last = visible.rsplit(['/', '\\']).next()?;
    let name = last
        .trim_start()
        .trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn has(header: &[u8], name: Option<&str>) {
        let text = String::from_utf8_lossy(header);
        assert_eq!(file_name(header).as_deref(), name, "{text}");
    }

    #[test]
    fn name_of_a_header_is_read_by_rfc_6266() {
        for (header, name) in [
            ("attachment; filename=plain.txt", "plain.txt"),
            ("attachment;filename=\"a b.txt\"", "a b.txt"),
            ("ATTACHMENT; FileName = \"a.txt\" ; x=y", "a.txt"),
            (
                "inline; x=\"filename=no.txt; a\"; filename=yes.txt",
                "yes.txt",
            ),
            ("attachment; filename=\"a;b.txt\"; x=1", "a;b.txt"),
            (r#"attachment; filename="a\"b\\c.txt""#, "c.txt"),
            (r#"attachment; filename="a"b.txt""#, r#"a"b.txt"#),
            (r#"attachment; filename="a"; b.txt""#, "a"),
            ("attachment; filename=\"open.txt", "open.txt"),
            (
                "attachment; filename*=UTF-8''na%C3%AFve%20file.txt",
                "naïve file.txt",
            ),
            (
                "attachment; filename*=utf-8'en'a.txt; filename=b.txt",
                "a.txt",
            ),
            (
                "attachment; filename=b.txt; filename*=UTF-8''%e2%82%ac.txt",
                "€.txt",
            ),
            ("attachment; filename*=iso-8859-1''%e9.txt", "é.txt"),
            ("attachment; filename*=\"UTF-8''q.txt\"", "q.txt"),
            (
                "attachment; filename=first.txt; filename=second.txt",
                "first.txt",
            ),
            // What is not valid falls back to the plain name.
            (
                "attachment; filename=b.txt; filename*=UTF-8''%ff.txt",
                "b.txt",
            ),
            ("attachment; filename=b.txt; filename*=UTF-8''%2", "b.txt"),
            (
                "attachment; filename=b.txt; filename*=koi8-r''%d0.txt",
                "b.txt",
            ),
            ("attachment; filename=b.txt; filename*=a.txt", "b.txt"),
            (
                "attachment; filename=b.txt; filename*=UTF-8''..%2F",
                "b.txt",
            ),
        ] {
            has(header.as_bytes(), Some(name));
        }
        has(b"attachment; filename=\"\xe9t\xe9.txt\"", Some("été.txt"));
        has(
            "attachment; filename=\"été.txt\"".as_bytes(),
            Some("été.txt"),
        );
    }

    #[test]
    fn name_is_never_a_path_and_has_no_control_character() {
        for (header, name) in [
            ("attachment; filename=\"../../etc/passwd\"", Some("passwd")),
            (
                "attachment; filename=\"C:\\\\Windows\\\\x.dll\"",
                Some("x.dll"),
            ),
            ("attachment; filename=\"C:\\Windows\\x.dll\"", Some("x.dll")),
            ("attachment; filename=\"C:x\"", Some("C_x")),
            (
                "attachment; filename*=UTF-8''%2e%2e%2f%2e%2e%2fa",
                Some("a"),
            ),
            (
                "attachment; filename*=UTF-8''a%00b%0a%1b%7f.txt",
                Some("ab.txt"),
            ),
            (
                "attachment; filename*=UTF-8''a%E2%80%AEtxt.exe",
                Some("atxt.exe"),
            ),
            ("attachment; filename*=UTF-8''.%0a.", None),
            ("attachment; filename=\"..\"", None),
            ("attachment; filename=\".. . \"", None),
            ("attachment; filename=\"a/\"", None),
            ("attachment; filename=\"\"", None),
            ("attachment; filename=", None),
            ("attachment; filename", None),
            ("attachment", None),
            ("", None),
            (";;;", None),
            ("attachment; filename=\" .env\"", Some(".env")),
        ] {
            has(header.as_bytes(), name);
        }
    }

    #[test]
    fn name_of_random_bytes_is_none_or_safe() {
        let mut random = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = |below: usize| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            usize::try_from(random % below as u64).unwrap()
        };
        let pieces: [&[u8]; 18] = [
            b"filename",
            b"filename*",
            b"=",
            b";",
            b"\"",
            b"\\",
            b"UTF-8''",
            b"%2f",
            b"%2e",
            b"%00",
            b"%",
            b"..",
            b"/",
            b" ",
            b"a",
            b"\xe9",
            b"\xc3\xa9",
            b"attachment; filename=",
        ];
        for _ in 0..100_000 {
            let mut header = Vec::new();
            for _ in 0..next(12) {
                header.extend_from_slice(pieces[next(pieces.len())]);
            }
            if let Some(name) = file_name(&header) {
                let is_plain = std::path::Path::new(&name).file_name() == Some(name.as_ref());
                let is_safe = is_plain && !name.contains(['\\', '/', ':', '\0']);
                assert!(
                    is_safe,
                    "{name:?} of {:?}",
                    String::from_utf8_lossy(&header)
                );
            }
        }
    }
}
