//! The JSON shapes in which PipesHub reports an error.

use serde_json::value::RawValue;

use crate::json::object::FieldValues;
use crate::text::escape_controls;

/// What an error body tells, from any of the shapes: `{"error":{"code","message","retryAfter"}}` of
/// the gateway, `{"error":"code","error_description":"message"}` of the token endpoint, or neither.
#[derive(Default)]
pub(crate) struct Envelope {
    pub(crate) code: Option<Box<str>>,
    pub(crate) message: Option<Box<str>>,
    pub(crate) retry_after: Option<u64>,
}

impl Envelope {
    /// Reads what it can; a body of another shape tells nothing, and is no error.
    pub(crate) fn read(body: &[u8]) -> Self {
        Self::of(body, true).unwrap_or_default()
    }

    /// What the object in its `error` says, and where that says nothing, what it says itself.
    fn of(body: &[u8], outermost: bool) -> Option<Self> {
        static NAMES: [&str; 6] = [
            "error",
            "code",
            "message",
            "error_description",
            "errorMessage",
            "retryAfter",
        ];
        let found = FieldValues::read(body, &NAMES).ok()?;
        let [error, code, messages @ .., seconds] = found.values.as_slice() else {
            return None;
        };
        // An object inside that one is none of PipesHub's, and there may be any number of them.
        let inner = error
            .filter(|_| outermost)
            .and_then(|error| Self::of(error.get().as_bytes(), false));
        let Self {
            code: inner_code,
            message: inner_message,
            retry_after,
        } = inner.unwrap_or_default();
        let message = || messages.iter().flatten().find_map(|message| text(message));
        Some(Self {
            code: inner_code
                .or_else(|| error.and_then(text))
                .or_else(|| code.and_then(text)),
            message: inner_message
                .or_else(|| message().map(|message| escape_controls(&message).into())),
            retry_after: retry_after
                .or_else(|| serde_json::from_slice(seconds.as_ref()?.get().as_bytes()).ok()),
        })
    }
}

/// A field whose type is the server's business: text is taken, anything else passed over.
fn text(value: &RawValue) -> Option<Box<str>> {
    serde_json::from_slice(value.get().as_bytes()).ok()
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
