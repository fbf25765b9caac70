//! A writer of JSON that checks the limits of fields.

use std::borrow::Cow;

use super::limits::{Measured, problem_with, split_entry};

/// A type that writes itself as JSON, for the body of a request.
///
/// [`to_json!`](crate::to_json) implements this trait for structs. An implementation by hand writes
/// a value of another type:
///
/// ```
/// use pipeshub_core::json::{RawJson, ToJson, Writer};
///
/// struct Percent(u8);
///
/// impl ToJson for Percent {
///     fn to_json(&self, to: &mut Writer) {
///         self.0.to_json(to);
///     }
/// }
///
/// assert_eq!(RawJson::write(&vec![Percent(1), Percent(99)])?.as_str(), "[1,99]");
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as JSON",
    note = "`to_json!` implements it for a struct; a `Secret` is written by `with exposed`"
)]
pub trait ToJson {
    /// Writes this value, once.
    fn to_json(&self, to: &mut Writer);
}

/// Writes one JSON text. The SDK creates a writer and passes it to [`ToJson`].
pub struct Writer {
    text: Vec<u8>,
    /// The entries of the fields of the struct that is being written, each with a NUL behind it:
    /// of the field that is being written, if there is one yet, and of the remaining fields.
    names: &'static str,
    /// Whether `names` begins with the field that is being written.
    in_field: bool,
    /// The entry of the field whose value comes next; empty outside of fields, and inside of lists
    /// and maps.
    entry: &'static str,
    /// The name of the field whose list is being written, and the limits of its items.
    items: Option<(&'static str, &'static str)>,
    /// Whether `None` is written as `null` instead of being omitted.
    keeps_null: bool,
    problem: Option<Cow<'static, str>>,
}

/// The current and the remaining fields of the struct around the one that is being written.
#[doc(hidden)]
#[derive(Debug)]
pub struct OuterNames(&'static str);

impl Writer {
    pub(crate) fn new() -> Self {
        Self {
            text: Vec::with_capacity(256),
            names: "",
            in_field: false,
            entry: "",
            items: None,
            keeps_null: false,
            problem: None,
        }
    }

    /// The text, or the first problem.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Cow<'static, str>> {
        match self.problem {
            None => Ok(self.text),
            Some(problem) => Err(problem),
        }
    }

    /// Begins a struct of this table, in which each entry has a NUL behind it.
    #[doc(hidden)]
    pub fn begin(&mut self, names: &'static str) -> OuterNames {
        self.lead(Measured::Nothing);
        self.text.push(b'{');
        self.in_field = false;
        OuterNames(std::mem::replace(&mut self.names, names))
    }

    /// Writes the next field of the struct.
    #[doc(hidden)]
    pub fn field<T: ToJson + ?Sized>(&mut self, value: &T) {
        self.step();
        value.to_json(self);
    }

    /// Writes the next field of the struct with a function.
    #[doc(hidden)]
    pub fn field_with<T: ?Sized>(&mut self, value: &T, write: impl FnOnce(&T, &mut Self)) {
        self.step();
        write(value, self);
    }

    fn step(&mut self) {
        self.keeps_null = false;
        let (mut entry, rest) = self.names.split_once('\0').unwrap_or_default();
        if std::mem::replace(&mut self.in_field, true) {
            self.names = rest;
            entry = first_entry(rest);
        }
        self.entry = entry;
    }

    /// Ends a struct.
    #[doc(hidden)]
    #[allow(clippy::needless_pass_by_value, reason = "a struct ends once")]
    pub fn end(&mut self, outer: OuterNames) {
        self.names = outer.0;
        // The struct is the value of a field, or `names` is empty.
        self.in_field = true;
        self.entry = "";
        self.text.push(b'}');
    }

    /// Refuses the value that is being written, so that nothing is sent.
    ///
    /// The call fails with [`InvalidRequest`](crate::ErrorKind::InvalidRequest). The error contains
    /// the name of the field and `problem`, such as "must not be empty". `problem` must not contain
    /// the value. If several values are refused, the error describes the first.
    #[cold]
    pub fn refuse(&mut self, problem: &str) {
        let name = match split_entry(first_entry(self.names)).0 {
            "" => "the body",
            name => &format!("`{name}`"),
        };
        self.problem
            .get_or_insert_with(|| format!("{name} {problem}").into());
    }

    /// Prepares a value: compares it with its limits, and writes the name of a field.
    fn lead(&mut self, measured: Measured<'_>) {
        self.keeps_null = false;
        let (name, limits) = split_entry(std::mem::take(&mut self.entry));
        let limited = match limits {
            Some(limits) => Some((name, limits)),
            None if name.is_empty() => self.items,
            None => None,
        };
        if let Some(problem) = limited.and_then(|(name, of)| problem_with(name, of, measured)) {
            self.problem.get_or_insert(problem);
        }
        if name.is_empty() {
            return;
        }
        self.comma();
        self.text.push(b'"');
        self.text.extend_from_slice(name.as_bytes());
        self.text.extend_from_slice(b"\":");
    }

    /// Writes a comma unless the value is the first of its list or object.
    pub(super) fn comma(&mut self) {
        if !matches!(self.text.last(), Some(b'[' | b'{')) {
            self.text.push(b',');
        }
    }

    /// Writes a value whose JSON is `text`.
    pub(super) fn scalar(&mut self, text: &str, measured: Measured<'_>) {
        self.lead(measured);
        self.text.extend_from_slice(text.as_bytes());
    }

    pub(super) fn keep_null(&mut self) {
        self.keeps_null = true;
    }

    /// Writes `null`, or omits the field.
    pub(super) fn absent(&mut self) {
        if self.keeps_null || self.entry.is_empty() {
            self.scalar("null", Measured::Nothing);
        }
        self.entry = "";
    }

    pub(super) fn open(&mut self, bracket: u8, items: usize) {
        let (name, limits) = split_entry(self.entry);
        let limits = limits.and_then(|limits| split_entry(limits).1);
        self.lead(Measured::Items(items));
        // The names in a map have no limits.
        self.items = limits
            .filter(|_| bracket == b'[')
            .map(|limits| (name, limits));
        self.text.push(bracket);
    }

    pub(super) fn close(&mut self, bracket: u8) {
        self.items = None;
        self.text.push(bracket);
    }

    /// Writes the name of an entry of a map.
    pub(super) fn name(&mut self, name: &str) {
        self.comma();
        self.string(name);
        self.text.push(b':');
    }

    pub(super) fn string(&mut self, text: &str) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        self.lead(Measured::Text(text));
        self.text.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(at) = rest
            .iter()
            .position(|b| matches!(b, 0..0x20 | b'"' | b'\\'))
        {
            let (plain, special) = rest.split_at(at);
            self.text.extend_from_slice(plain);
            let byte = special[0];
            match byte {
                b'"' | b'\\' => self.text.extend_from_slice(&[b'\\', byte]),
                b'\n' => self.text.extend_from_slice(b"\\n"),
                _ => {
                    self.text.extend_from_slice(b"\\u00");
                    self.text.push(HEX[usize::from(byte >> 4)]);
                    self.text.push(HEX[usize::from(byte & 15)]);
                }
            }
            rest = &special[1..];
        }
        self.text.extend_from_slice(rest);
        self.text.push(b'"');
    }
}

fn first_entry(names: &'static str) -> &'static str {
    names.split_once('\0').unwrap_or_default().0
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Writer(..)")
    }
}

#[cfg(test)]
mod tests;
