//! Output to standard output and standard error.

use std::io::{self, Write};

use pipeshub::text::escape_controls;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Prints a message to standard error, so that no script mistakes it for the result. A closed
/// standard error is ignored.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{}", fit_for_terminal(message));
}

/// Prints the result to standard output.
pub(crate) fn print(result: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    writeln!(output, "{}", fit_for_terminal(result))?;
    output.flush()
}

/// Escapes every control character except line breaks and tabs. Line breaks and tabs come from the
/// program itself, since a server's text is escaped earlier.
fn fit_for_terminal(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for part in text.split_inclusive(['\n', '\t']) {
        let rest = part.trim_end_matches(['\n', '\t']);
        shown.push_str(&escape_controls(rest));
        shown.push_str(&part[rest.len()..]);
    }
    shown
}

/// Serializes a value as one line of JSON. Serialization fails only for maps whose keys are not
/// strings, and the program has none.
pub(crate) fn json(value: &impl Serialize) -> String {
    let mut line = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut line, TerminalSafe));
    written
        .ok()
        .and_then(|()| String::from_utf8(line).ok())
        .unwrap_or_default()
}

/// A formatter for compact JSON that escapes what may control a terminal. The value stays the same.
struct TerminalSafe;

impl Formatter for TerminalSafe {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut done = 0;
        for (at, c) in fragment.char_indices() {
            if is_escaped(c) {
                writer.write_all(&fragment.as_bytes()[done..at])?;
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
                done = at + c.len_utf8();
            }
        }
        writer.write_all(&fragment.as_bytes()[done..])
    }
}

fn is_escaped(c: char) -> bool {
    let mut bytes = [0; 4];
    let text = &*c.encode_utf8(&mut bytes);
    !(' '..='~').contains(&c) && escape_controls(text) != text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ESC, CSI, OSC, NEL, DEL, bidirectional marks and invisible characters.
    const CONTROLS: &str =
        "\u{1b}\u{9b}\u{9d}\u{85}\u{7f}\u{0}\u{202e}\u{2066}\u{200b}\u{2028}\u{feff}";

    #[test]
    fn control_characters_for_a_terminal_are_escaped() {
        let shown = fit_for_terminal(&format!("one{CONTROLS}\n\ttwo é\n"));
        assert!(shown.starts_with("one\\u{1b}\\u{9b}\\u{9d}") && shown.ends_with("\n\ttwo é\n"));
        for c in CONTROLS.chars() {
            assert!(!shown.contains(c), "{c:?}");
        }
    }

    #[test]
    fn control_characters_in_json_are_escaped_and_keep_their_value() {
        let text = format!("\"é{CONTROLS}\\\n");
        let line = json(&text);
        assert!(
            line.contains("\\u009b\\u009d") && line.contains('é'),
            "{line}"
        );
        for c in CONTROLS.chars() {
            assert!(!line.contains(c), "{c:?}");
        }
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }
}
