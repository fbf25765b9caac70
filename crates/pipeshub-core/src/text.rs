//! Text for people: what is safe to show, and how.

use std::time::Duration;

/// A server's text made fit to be shown: control characters, which could steer a terminal, as
/// escapes.
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

/// Whether a character that is no control character turns the direction of text or hides in it.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
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
    fn duration_of_whole_seconds_is_in_seconds_and_any_other_in_milliseconds() {
        for (milliseconds, text) in [(0, "0 s"), (5, "5 ms"), (1000, "1 s"), (1500, "1500 ms")] {
            assert_eq!(format_duration(Duration::from_millis(milliseconds)), text);
        }
    }
}
