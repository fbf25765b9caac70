//! The JSON shapes in which PipesHub reports an error.

use crate::json::{FromJson, Reader, from_json};
use crate::text::escape_controls;

/// The facts in the body of an error response.
///
/// The gateway sends `{"error":{"code","message","retryAfter"}}`, and the token endpoint sends
/// `{"error":"code","error_description":"message"}`. For any other shape, all fields are `None`.
#[derive(Default)]
pub(crate) struct Envelope {
    pub(crate) code: Option<Box<str>>,
    pub(crate) message: Option<Box<str>>,
    pub(crate) retry_after: Option<u64>,
}

impl Envelope {
    /// Reads the body of an error response. A body of another shape is an empty envelope.
    pub(crate) fn read(body: &[u8]) -> Self {
        let mut reader = Reader::new(body, None);
        if !reader.is_object() {
            return Self::default();
        }
        let mut outer = Fields::from_json(&mut reader);
        // PipesHub nests one object. Objects inside that object have no meaning.
        match outer.error.object.take() {
            Some(inner) => inner.into_envelope().or(outer.into_envelope()),
            None => outer.into_envelope(),
        }
    }

    /// Fills missing fields from the surrounding object.
    fn or(self, outer: Self) -> Self {
        Self {
            code: self.code.or(outer.code),
            message: self.message.or(outer.message),
            retry_after: self.retry_after.or(outer.retry_after),
        }
    }
}

/// The fields of one object that may describe an error. A field of an unexpected type is `None`.
struct Fields {
    error: ErrorField,
    code: Option<Box<str>>,
    message: Option<Box<str>>,
    description: Option<Box<str>>,
    error_message: Option<Box<str>>,
    retry_after: Option<u64>,
}

from_json! {
    Fields {
        error = "error" with ErrorField::read,
        code = "code" with text,
        message = "message" with text,
        description = "error_description" with text,
        error_message = "errorMessage" with text,
        retry_after = "retryAfter" with seconds,
    }
}

impl Fields {
    fn into_envelope(self) -> Envelope {
        let message = self.message.or(self.description).or(self.error_message);
        Envelope {
            code: self.error.code.or(self.code),
            message,
            retry_after: self.retry_after,
        }
    }
}

/// The field `error`: a code, or an object with all fields of the error.
struct ErrorField {
    code: Option<Box<str>>,
    object: Option<Box<Fields>>,
}

impl ErrorField {
    fn read(from: &mut Reader<'_>) -> Self {
        Self {
            code: text(from),
            object: from.is_object().then(|| Box::from_json(from)),
        }
    }
}

/// Returns a text with escapes, or `None` for another type. Every text of an error's body is read
/// by this function.
fn text(from: &mut Reader<'_>) -> Option<Box<str>> {
    Some(escape_controls(&from.text()?).into())
}

fn seconds(from: &mut Reader<'_>) -> Option<u64> {
    from.unsigned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> (Option<String>, Option<String>, Option<u64>) {
        let Envelope {
            code,
            message,
            retry_after,
        } = Envelope::read(body.as_bytes());
        (code.map(Into::into), message.map(Into::into), retry_after)
    }

    #[test]
    fn envelope_is_read_from_each_shape() {
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
        assert_eq!(
            read(r#"{"code":"C","errorMessage":"m","retryAfter":7}"#),
            (some("C"), some("m"), Some(7))
        );
        // A field that the inner object lacks is read from the outer object.
        assert_eq!(
            read(r#"{"message":"outer","error":{"code":"C"},"code":"other","retryAfter":1}"#),
            (some("C"), some("outer"), Some(1))
        );
        assert_eq!(
            read(r#"{"error":{"error":{"code":"C"},"message":"m"}}"#),
            (None, some("m"), None)
        );
        assert_eq!(
            read(r#"{"error":"C","code":"other","message":"m"}"#),
            (some("C"), some("m"), None)
        );
        assert_eq!(
            read(r#"{"code":"first","code":"C","message":7}"#),
            (some("C"), None, None)
        );
        for text in ["\u{1b}[31m", "\u{9b}31m", "a\r\nb", "\u{202e}", "\u{ad}"] {
            let escaped = some(&escape_controls(text));
            let body = serde_json::json!({"error": {"code": text, "message": text}});
            assert_eq!(
                read(&body.to_string()),
                (escaped.clone(), escaped.clone(), None)
            );
            let body = serde_json::json!({"error": text, "error_description": text});
            assert_eq!(read(&body.to_string()), (escaped.clone(), escaped, None));
        }
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
    fn deep_nesting_does_not_overflow_the_stack() {
        let deep = format!(
            "{{\"error\":{}1{}}}",
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        assert_eq!(read(&deep), (None, None, None));
        let deep = "{\"error\":".repeat(100_000);
        assert_eq!(read(&deep), (None, None, None));
    }
}
