//! The ends of strings, numbers and words in a JSON text.

use super::problem::{SyntaxError, SyntaxErrorKind};

/// The bit of the end of a string that has escapes. A position in a text is below it.
pub(super) const ESCAPED: usize = 1 << 31;

/// Finds the next quote, backslash or control character, or the end of the text.
#[inline]
fn special(text: &[u8], at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // Eight bytes at a time. A subtraction borrows only from a byte above the first one that is
    // found. With its second bit turned, a quote comes right behind the control characters.
    let Some(mut rest) = text.get(at..) else {
        return text.len();
    };
    while let Some((eight, more)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*eight);
        let quote = (word ^ (ONES * 2)).wrapping_sub(ONES * 0x21);
        let slash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
        let found = (quote | slash) & HIGH;
        if found != 0 {
            // Bytes beyond ASCII may be found, too.
            let found = found & !word;
            if found != 0 {
                return text.len() - rest.len() + found.trailing_zeros() as usize / 8;
            }
        }
        rest = more;
    }
    let is_special = |byte: &u8| matches!(byte, 0..0x20 | b'"' | b'\\');
    let left = rest.iter().position(is_special).unwrap_or(rest.len());
    text.len() - rest.len() + left
}

/// Finds the closing quote of a string whose first byte is at `at`. Returns its position, with
/// [`ESCAPED`] if the string has escapes.
///
/// Accepts what `serde_json` accepts of a string that it skips: every escape is well formed, but a
/// surrogate may lack its other half.
#[inline]
pub(super) fn string_end(text: &[u8], mut at: usize) -> Result<usize, SyntaxError> {
    let mut escaped = 0;
    loop {
        at = special(text, at);
        match text.get(at) {
            None => return Err(too_short(text)),
            Some(b'"') => return Ok(at | escaped),
            Some(b'\\') => {
                escaped = ESCAPED;
                at = escape_end(text, at + 1)?;
            }
            Some(_) => return Err(unexpected(at)),
        }
    }
}

/// Finds the end of an escape whose letter is at `at`.
#[inline]
fn escape_end(text: &[u8], at: usize) -> Result<usize, SyntaxError> {
    match text.get(at) {
        None => Err(too_short(text)),
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 1),
        Some(b'u') => match text.get(at + 1..at + 5) {
            None => Err(too_short(text)),
            Some(digits) if digits.iter().all(u8::is_ascii_hexdigit) => Ok(at + 5),
            Some(_) => Err(unexpected(at + 4)),
        },
        Some(_) => Err(unexpected(at)),
    }
}

/// Finds the end of a number that begins at `at`, or of what should be one.
pub(super) fn number_end(text: &[u8], mut at: usize) -> Result<usize, SyntaxError> {
    if text.get(at) == Some(&b'-') {
        at += 1;
    }
    let first = at;
    at = digits_end(text, at)?;
    if text[first] == b'0' && at > first + 1 {
        return Err(unexpected(first + 1));
    }
    if text.get(at) == Some(&b'.') {
        at = digits_end(text, at + 1)?;
    }
    if let Some(b'e' | b'E') = text.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = text.get(at) {
            at += 1;
        }
        at = digits_end(text, at)?;
    }
    Ok(at)
}

/// Finds the end of at least one digit.
fn digits_end(text: &[u8], from: usize) -> Result<usize, SyntaxError> {
    let mut at = from;
    while let Some(b'0'..=b'9') = text.get(at) {
        at += 1;
    }
    if at > from {
        Ok(at)
    } else if at < text.len() {
        Err(unexpected(at))
    } else {
        Err(too_short(text))
    }
}

/// Finds the end of `true`, `false` or `null`.
pub(super) fn word_end(text: &[u8], at: usize) -> Result<usize, SyntaxError> {
    let word: &[u8] = match text[at] {
        b't' => b"true",
        b'f' => b"false",
        b'n' => b"null",
        _ => return Err(unexpected(at)),
    };
    for (position, byte) in (at..).zip(word) {
        match text.get(position) {
            None => return Err(too_short(text)),
            Some(found) if found != byte => return Err(unexpected(position)),
            Some(_) => {}
        }
    }
    Ok(at + word.len())
}

#[inline]
pub(super) fn blanks_end(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = text.get(at) {
        at += 1;
    }
    at
}

/// Returns the error of an unexpected byte at this position.
#[cold]
pub(super) fn unexpected(at: usize) -> SyntaxError {
    SyntaxError::new(SyntaxErrorKind::Syntax, at + 1)
}

#[cold]
pub(super) fn too_short(text: &[u8]) -> SyntaxError {
    SyntaxError::new(SyntaxErrorKind::Eof, text.len())
}
