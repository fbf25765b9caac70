//! The ways out: whatever the program prints goes through here.

use std::io::{self, Write};

use pipeshub::text::escape_controls;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Prints a message to standard error, where no script mistakes it for the result. That nobody can
/// read it changes nothing.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{}", fit_for_terminal(message));
}

/// Prints the result to standard output.
pub(crate) fn print(result: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    writeln!(output, "{}", fit_for_terminal(result))?;
    output.flush()
}

/// Escapes every control character but line breaks and tabs, which are the program's own. A server's
/// are escaped where its text comes in.
fn fit_for_terminal(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for part in text.split_inclusive(['\n', '\t']) {
        let rest = part.trim_end_matches(['\n', '\t']);
        shown.push_str(&escape_controls(rest));
        shown.push_str(&part[rest.len()..]);
    }
    shown
}

/// Writes one line of JSON. Texts, numbers and maps with texts as keys always become JSON.
pub(crate) fn json(value: &impl Serialize) -> String {
    let mut line = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut line, Escapes));
    written
        .ok()
        .and_then(|()| String::from_utf8(line).ok())
        .unwrap_or_default()
}

/// Compact JSON that escapes the characters a terminal must not see. The value stays the same.
struct Escapes;

impl Formatter for Escapes {
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

    /// ESC, CSI, OSC, NEL, DEL, marks that turn text around or hide in it.
    const UNFIT: &str =
        "\u{1b}\u{9b}\u{9d}\u{85}\u{7f}\u{0}\u{202e}\u{2066}\u{200b}\u{2028}\u{feff}";

    #[test]
    fn text_for_a_terminal_has_no_control_characters() {
        let shown = fit_for_terminal(&format!("one{UNFIT}\n\ttwo é\n"));
        assert!(shown.starts_with("one\\u{1b}\\u{9b}\\u{9d}") && shown.ends_with("\n\ttwo é\n"));
        for c in UNFIT.chars() {
            assert!(!shown.contains(c), "{c:?}");
        }
    }

    #[test]
    fn json_has_escapes_and_the_same_value() {
        let text = format!("\"é{UNFIT}\\\n");
        let line = json(&text);
        assert!(
            line.contains("\\u009b\\u009d") && line.contains('é'),
            "{line}"
        );
        for c in UNFIT.chars() {
            assert!(!line.contains(c), "{c:?}");
        }
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }
}
