//! The parsers of request bodies: JSON and forms.

use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::Request;
use crate::query::Query;

/// The maximum length of a form, which is the default of Express.
const MAX_FORM: usize = 100 * 1024;

/// The error of the gateway's parsers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BrokenBody;

/// Parses a body as JSON or as a form. Any other body is an empty object.
///
/// Fails on JSON that is neither an object nor a list, and on a form above [`MAX_FORM`].
pub(super) fn parse(request: &Request) -> Result<Value, BrokenBody> {
    let empty = || Value::Object(Map::new());
    let body = &request.body;
    match &*media_type(&request.headers) {
        _ if body.is_empty() => Ok(empty()),
        "application/json" => {
            let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
            match serde_json::from_slice(body) {
                Ok(value @ (Value::Object(_) | Value::Array(_))) => Ok(value),
                _ => Err(BrokenBody),
            }
        }
        "application/x-www-form-urlencoded" if body.len() > MAX_FORM => Err(BrokenBody),
        "application/x-www-form-urlencoded" => {
            let fields = Query::parse(&String::from_utf8_lossy(body)).into_texts();
            let fields = fields.map(|(name, text)| (name, Value::String(text)));
            Ok(Value::Object(fields.collect()))
        }
        _ => Ok(empty()),
    }
}

/// Returns the media type of a body in lower case, without parameters.
pub(crate) fn media_type(headers: &HeaderMap) -> String {
    let value = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    value
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::Method;
    use serde_json::json;

    use super::*;

    fn parsed(content_type: &'static str, body: impl Into<Bytes>) -> Result<Value, BrokenBody> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, http::HeaderValue::from_static(content_type));
        parse(&Request {
            method: Method::POST,
            path: String::new(),
            found: None,
            query: None,
            headers,
            body: body.into(),
            upload: crate::gateway::Upload::default(),
            peer: [127, 0, 0, 1].into(),
            script: crate::fault::Script::default(),
        })
    }

    #[test]
    fn body_is_read_by_its_content_type() {
        let json = "Application/JSON; charset=utf-8";
        let form = "application/x-www-form-urlencoded";
        for (content_type, body, value) in [
            (json, "{\"a\":1,\"a\":2}", json!({ "a": 2 })),
            (json, "\u{feff}[1]", json!([1])),
            (json, "", json!({})),
            (form, "a=b+c&a=d&e=%3C", json!({ "a": "b c", "e": "<" })),
            ("text/plain", "{\"a\":1}", json!({})),
            ("application/problem+json", "{\"a\":1}", json!({})),
        ] {
            assert_eq!(parsed(content_type, body), Ok(value), "{body}");
        }
        for body in ["{\"a\":", "\"x\"", "null", "1"] {
            assert_eq!(parsed(json, body), Err(BrokenBody), "{body}");
        }
        assert_eq!(parsed(form, vec![b'a'; MAX_FORM + 1]), Err(BrokenBody));
    }
}
