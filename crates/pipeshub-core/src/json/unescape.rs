//! Escapes in JSON strings.

/// Decodes a string whose escapes are well formed. Returns `None` for a surrogate without its other
/// half, which is no character.
pub(crate) fn unescape(raw: &str) -> Option<String> {
    let mut decoded = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, escape)) = rest.split_once('\\') {
        decoded.push_str(plain);
        let letter = *escape.as_bytes().first()?;
        rest = escape.get(1..)?;
        decoded.push(match letter {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = hex_unit(&mut rest)?;
                if let 0xD800..0xDC00 = unit {
                    rest = rest.strip_prefix("\\u")?;
                    let low = hex_unit(&mut rest)?.checked_sub(0xDC00)?;
                    if low >= 0x400 {
                        return None;
                    }
                    char::from_u32(0x10000 + ((unit - 0xD800) << 10) + low)?
                } else {
                    char::from_u32(unit)?
                }
            }
            // A quote, a backslash or a slash.
            _ => char::from(letter),
        });
    }
    decoded.push_str(rest);
    Some(decoded)
}

/// Reads four hexadecimal digits and removes them from `rest`.
fn hex_unit(rest: &mut &str) -> Option<u32> {
    let (digits, after) = rest.split_at_checked(4)?;
    *rest = after;
    u32::from_str_radix(digits, 16).ok()
}
