//! The JSON shapes in which PipesHub reports an error.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

/// What an error body tells, from any of the shapes: `{"error":{"code","message","retryAfter"}}` of the gateway,
/// `{"error":"code","error_description":"message"}` of the token endpoint, or neither.
#[derive(Default)]
pub(crate) struct Envelope {
    pub(crate) code: Option<Box<str>>,
    pub(crate) message: Option<Box<str>>,
    pub(crate) retry_after: Option<u64>,
}

impl Envelope {
    /// Reads what it can; a body of another shape tells nothing, and is no error.
    pub(crate) fn read(body: &[u8]) -> Self {
        serde_json::from_slice(body).unwrap_or_default()
    }
}

/// A server's text made fit to be shown: control characters, which could steer a terminal, as escapes.
///
/// ```
/// assert_eq!(pipeshub_core::escape_controls("Drive\u{1b}[2J"), "Drive\\u{1b}[2J");
/// ```
#[must_use]
pub fn escape_controls(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        // Besides the control characters, those that turn the direction of text or hide in it.
        if c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A field whose type is the server's business: text is taken, anything else passed over.
enum Field {
    Text(String),
    Number(u64),
    Object(Envelope),
    Other,
}

impl Field {
    fn text(self) -> Option<Box<str>> {
        match self {
            Self::Text(text) => Some(text.into()),
            _ => None,
        }
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<Field, E> {
        Ok(Field::Text(text.to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Field, E> {
        Ok(Field::Number(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Field, E> {
        Ok(Field::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Field, E> {
        Ok(Field::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Field, E> {
        Ok(Field::Other)
    }

    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Other)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Field, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field, A::Error> {
        let mut envelope = Envelope::default();
        while let Some(name) = map.next_key::<String>()? {
            let field = map.next_value::<Field>()?;
            match (&*name, field) {
                ("error", Field::Object(inner)) => envelope = inner,
                ("code" | "error", field) => envelope.code = field.text(),
                ("message" | "error_description" | "errorMessage", Field::Text(text)) => {
                    envelope.message = Some(escape_controls(&text).into());
                }
                ("retryAfter", Field::Number(seconds)) => envelope.retry_after = Some(seconds),
                _ => {}
            }
        }
        Ok(Field::Object(envelope))
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Field::deserialize(deserializer)? {
            Field::Object(envelope) => envelope,
            _ => Self::default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> (Option<String>, Option<String>, Option<u64>) {
        let Envelope { code, message, retry_after } = Envelope::read(body.as_bytes());
        (code.map(Into::into), message.map(Into::into), retry_after)
    }

    #[test]
    fn each_shape_is_read() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            read(r#"{"error":{"code":"C","message":"m","metadata":{"errors":[1]}}}"#),
            (some("C"), some("m"), None)
        );
        assert_eq!(
            read(r#"{"error":{"code":"C","message":"m","retryAfter":41}}"#),
            (some("C"), some("m"), Some(41))
        );
        assert_eq!(
            read(r#"{"error":"invalid_client","error_description":"d"}"#),
            (some("invalid_client"), some("d"), None)
        );
        for other in [
            "",
            "<html>",
            "{}",
            "[]",
            "null",
            "7",
            r#"{"error":null}"#,
            r#"{"error":[1]}"#,
            r#"{"error":{"code":7,"retryAfter":-1}}"#,
        ] {
            assert_eq!(read(other), (None, None, None), "{other}");
        }
    }

    #[test]
    fn deep_nesting_is_no_stack_overflow() {
        let deep = format!("{{\"error\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&deep), (None, None, None));
        let deep = "{\"error\":".repeat(100_000);
        assert_eq!(read(&deep), (None, None, None));
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(
            escape_controls("a\u{1b}[31mb\r\n\u{202e}\u{85}é"),
            "a\\u{1b}[31mb\\u{d}\\u{a}\\u{202e}\\u{85}é"
        );
    }
}
