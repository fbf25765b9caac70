//! Escaping and formatting of text for people.

use std::time::Duration;

/// Escapes the characters of a server's text that could deceive a reader.
///
/// These are control characters, which control a terminal, and characters that are invisible or
/// change the direction of text. Escaping a text twice has the same result as escaping it once.
///
/// ```
/// assert_eq!(pipeshub_core::text::escape_controls("Drive\u{1b}[2J"), "Drive\\u{1b}[2J");
/// ```
#[must_use]
pub fn escape_controls(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || is_invisible(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Ranges of invisible characters up to U+FFFF: Unicode's `Default_Ignorable_Code_Point`, the line
/// and paragraph separators, the direction marks and the annotation characters.
static INVISIBLE: [(u16, u16); 14] = [
    (0x00ad, 0x00ad),
    (0x034f, 0x034f),
    (0x061c, 0x061c),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180b, 0x180f),
    (0x200b, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x206f),
    (0x3164, 0x3164),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff0, 0xfffb),
];

/// Returns whether a character is invisible or changes the direction of text. Control characters do
/// not count.
pub(crate) fn is_invisible(c: char) -> bool {
    match u16::try_from(u32::from(c)) {
        Ok(c) => INVISIBLE
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&c)),
        // Shorthand and musical controls; tags and variation selectors.
        Err(_) => {
            matches!(c, '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        }
    }
}

/// Formats a duration. `Duration`'s own `Debug` would add 2 kB of code.
pub(crate) fn format_duration(duration: Duration) -> String {
    match duration.subsec_millis() {
        0 => format!("{} s", duration.as_secs()),
        milliseconds => {
            format!(
                "{} ms",
                duration
                    .as_secs()
                    .saturating_mul(1000)
                    .saturating_add(milliseconds.into())
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_bidi_marks_become_escapes() {
        assert_eq!(
            escape_controls("a\u{1b}[31mb\r\n\u{202e}\u{85}é"),
            "a\\u{1b}[31mb\\u{d}\\u{a}\\u{202e}\\u{85}é"
        );
    }

    #[test]
    fn invisible_character_becomes_an_escape() {
        for (first, last) in [
            ('\u{0}', '\u{1f}'),
            ('\u{7f}', '\u{9f}'),
            ('\u{ad}', '\u{ad}'),
            ('\u{34f}', '\u{34f}'),
            ('\u{61c}', '\u{61c}'),
            ('\u{115f}', '\u{1160}'),
            ('\u{17b4}', '\u{17b5}'),
            ('\u{180b}', '\u{180f}'),
            ('\u{200b}', '\u{200f}'),
            ('\u{2028}', '\u{202e}'),
            ('\u{2060}', '\u{206f}'),
            ('\u{3164}', '\u{3164}'),
            ('\u{fe00}', '\u{fe0f}'),
            ('\u{feff}', '\u{feff}'),
            ('\u{ffa0}', '\u{ffa0}'),
            ('\u{fff0}', '\u{fffb}'),
            ('\u{1bca0}', '\u{1bca3}'),
            ('\u{1d173}', '\u{1d17a}'),
            ('\u{e0000}', '\u{e0fff}'),
        ] {
            for c in first..=last {
                let escaped = format!("a{}b", c.escape_unicode());
                assert_eq!(escape_controls(&format!("a{c}b")), escaped);
                assert_eq!(escape_controls(&escaped), escaped);
            }
            let before = u32::from(first).checked_sub(1).and_then(char::from_u32);
            let after = char::from_u32(u32::from(last) + 1);
            for seen in [before, after].into_iter().flatten() {
                assert_eq!(escape_controls(&seen.to_string()), seen.to_string());
            }
        }
        // Letters and blanks of any script are unchanged.
        let text =
            "Müller\u{a0}GmbH, \u{645}\u{631}\u{62d}\u{628}\u{627}, 株式会社\u{3000}, \u{1f600}";
        assert_eq!(escape_controls(text), text);
    }

    #[test]
    fn duration_of_whole_seconds_is_in_seconds_and_any_other_in_milliseconds() {
        for (milliseconds, text) in [(0, "0 s"), (5, "5 ms"), (1000, "1 s"), (1500, "1500 ms")] {
            assert_eq!(format_duration(Duration::from_millis(milliseconds)), text);
        }
    }
}
