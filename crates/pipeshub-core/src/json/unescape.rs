//! Escapes in JSON strings.

/// Decodes a string whose escapes are well formed. Returns `None` for a surrogate without its other
/// half, which is no character.
pub(crate) fn unescape(raw: &str) -> Option<String> {
    let mut decoded = String::new();
    unescape_to(raw, &mut decoded)?;
    Some(decoded)
}

/// Does the same as [`unescape`], and appends the result to `decoded`.
///
/// Each turn of the loop copies the text before a backslash, and decodes the escape. The loop ends
/// with the text.
pub(super) fn unescape_to(raw: &str, decoded: &mut String) -> Option<()> {
    decoded.reserve_exact(raw.len());
    // A quote, a backslash or a slash behind a backslash is the first byte of the next copy.
    let (mut start, mut at) = (0, 0);
    loop {
        let slash = backslash(raw.as_bytes(), at);
        decoded.push_str(raw.get(start..slash)?);
        let Some(letter) = raw.as_bytes().get(slash + 1) else {
            return Some(());
        };
        start = slash + 1;
        at = slash + 2;
        decoded.push(match letter {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut unit = hex_unit(raw, &mut at)?;
                if let 0xD800..0xDC00 = unit {
                    if !raw.get(at..)?.starts_with("\\u") {
                        return None;
                    }
                    at += 2;
                    let low = hex_unit(raw, &mut at)?.checked_sub(0xDC00)?;
                    if low >= 0x400 {
                        return None;
                    }
                    unit = 0x10000 + ((unit - 0xD800) << 10) + low;
                }
                char::from_u32(unit)?
            }
            _ => continue,
        });
        start = at;
    }
}

/// Finds the next backslash, or the end of the text.
#[inline]
fn backslash(text: &[u8], at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let Some(mut rest) = text.get(at..) else {
        return text.len();
    };
    while let Some((eight, more)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*eight);
        // A subtraction borrows only from a byte above the first backslash. Bytes beyond ASCII may
        // be found, too.
        let found = (word ^ (ONES * 0x5c)).wrapping_sub(ONES) & HIGH;
        if found != 0 {
            let found = found & !word;
            if found != 0 {
                return text.len() - rest.len() + found.trailing_zeros() as usize / 8;
            }
        }
        rest = more;
    }
    let left = rest.iter().position(|byte| *byte == b'\\');
    text.len() - rest.len() + left.unwrap_or(rest.len())
}

/// Reads four hexadecimal digits, and moves behind these.
fn hex_unit(raw: &str, at: &mut usize) -> Option<u32> {
    let digits = raw.as_bytes().get(*at..*at + 4)?;
    *at += 4;
    digits.iter().try_fold(0, |unit, digit| {
        Some(unit << 4 | char::from(*digit).to_digit(16)?)
    })
}
