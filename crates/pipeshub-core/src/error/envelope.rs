//! The JSON shapes in which PipesHub reports an error.

use serde_json::value::RawValue;

use crate::json::field_values::FieldValues;
use crate::text::escape_controls;

/// What an error body says, in any of these shapes: `{"error":{"code","message","retryAfter"}}` of
/// the gateway, `{"error":"code","error_description":"message"}` of the token endpoint, or neither.
#[derive(Default)]
pub(crate) struct Envelope {
    pub(crate) code: Option<Box<str>>,
    pub(crate) message: Option<Box<str>>,
    pub(crate) retry_after: Option<u64>,
}

impl Envelope {
    /// Reads an error body. A body of another shape is an empty envelope.
    pub(crate) fn read(body: &[u8]) -> Self {
        let Some(outer) = Fields::read(body) else {
            return Self::default();
        };
        // PipesHub nests one object. Others inside that one are not looked at, since there may be
        // any number of them.
        let inner = outer
            .error
            .and_then(|error| Fields::read(error.get().as_bytes()));
        match inner {
            Some(inner) => inner.into_envelope().or(outer.into_envelope()),
            None => outer.into_envelope(),
        }
    }

    /// Fills what is missing from the object around this one.
    fn or(self, outer: Self) -> Self {
        Self {
            code: self.code.or(outer.code),
            message: self.message.or(outer.message),
            retry_after: self.retry_after.or(outer.retry_after),
        }
    }
}

/// The fields of one object that may say something about an error.
struct Fields<'a> {
    error: Option<&'a RawValue>,
    code: Option<&'a RawValue>,
    /// Under each of its names, the most usual first.
    messages: [Option<&'a RawValue>; 3],
    retry_after: Option<&'a RawValue>,
}

impl<'a> Fields<'a> {
    fn read(object: &'a [u8]) -> Option<Self> {
        static NAMES: [&str; 6] = [
            "error",
            "code",
            "message",
            "error_description",
            "errorMessage",
            "retryAfter",
        ];
        let values = FieldValues::read(object, &NAMES).ok()?.values;
        let [
            error,
            code,
            message,
            description,
            error_message,
            retry_after,
        ] = *values
        else {
            return None;
        };
        Some(Self {
            error,
            code,
            messages: [message, description, error_message],
            retry_after,
        })
    }

    fn into_envelope(self) -> Envelope {
        let code = self
            .error
            .and_then(text)
            .or_else(|| self.code.and_then(text));
        let message = self.messages.into_iter().flatten().find_map(text);
        Envelope {
            code,
            message,
            retry_after: self
                .retry_after
                .and_then(|seconds| serde_json::from_slice(seconds.get().as_bytes()).ok()),
        }
    }
}

/// The text of a value, fit to be shown, or `None` if the server sent another type. Nothing else
/// reads a text out of an error's body.
fn text(value: &RawValue) -> Option<Box<str>> {
    let text: Box<str> = serde_json::from_slice(value.get().as_bytes()).ok()?;
    Some(escape_controls(&text).into())
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
        // What the inner one does not say, the outer one may.
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
