//! The parsers of request bodies: JSON and forms.

use std::borrow::Cow;

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use serde_json::{Map, Value};

use super::Request;
use crate::query::Query;

/// The maximum length of a form, which is the default of Express.
const MAX_FORM: usize = 100 * 1024;

/// The maximum number of fields of a form, which is the default of Express.
const MAX_FIELDS: usize = 1000;

/// The error of the gateway's parsers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BrokenBody;

/// Parses a body as JSON or as a form. Any other body is an empty object.
///
/// Fails on JSON that is neither an object nor a list, and on a form above [`MAX_FORM`] or
/// [`MAX_FIELDS`]. Fails on a compressed body and on an unknown charset, too.
pub(super) fn parse(request: &Request) -> Result<Value, BrokenBody> {
    let empty = || Value::Object(Map::new());
    let body = &request.body;
    match &*media_type(&request.headers) {
        _ if body.is_empty() => Ok(empty()),
        "application/json" => {
            let body = decoded(request)?;
            let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&body);
            match serde_json::from_slice(body) {
                Ok(value @ (Value::Object(_) | Value::Array(_))) => Ok(value),
                _ => Err(BrokenBody),
            }
        }
        "application/x-www-form-urlencoded" if body.len() > MAX_FORM => Err(BrokenBody),
        "application/x-www-form-urlencoded" => {
            let body = decoded(request)?;
            if body.split(|byte| *byte == b'&').count() > MAX_FIELDS {
                return Err(BrokenBody);
            }
            let fields = Query::parse(&String::from_utf8_lossy(&body)).into_texts();
            let fields = fields.map(|(name, text)| (name, Value::String(text)));
            Ok(Value::Object(fields.collect()))
        }
        _ => Ok(empty()),
    }
}

/// Returns a body in UTF-8.
///
/// The real server inflates gzip and deflate, too.
fn decoded(request: &Request) -> Result<Cow<'_, [u8]>, BrokenBody> {
    let text = |name| {
        let value = request.headers.get(name);
        let value = value.and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_ascii_lowercase()
    };
    let (encoding, kind) = (text(CONTENT_ENCODING), text(CONTENT_TYPE));
    if !["", "identity"].contains(&&*encoding) {
        return Err(BrokenBody);
    }
    let charset = kind.split_once("charset=");
    let charset = charset.map_or("utf-8", |(_, charset)| charset.trim_matches(['"', ' ']));
    let body = &*request.body;
    let is_big_endian = charset == "utf-16be" || body.starts_with(&[0xfe, 0xff]);
    match charset {
        "utf-8" | "utf8" => Ok(Cow::Borrowed(body)),
        "utf-16" | "utf-16le" | "utf-16be" => {
            let units = body
                .chunks_exact(2)
                .map(|pair| match (pair, is_big_endian) {
                    ([high, low], true) | ([low, high], false) => u16::from_be_bytes([*high, *low]),
                    _ => 0,
                });
            let text = char::decode_utf16(units).collect::<Result<String, _>>();
            let text = text.map_err(|_| BrokenBody)?;
            Ok(Cow::Owned(text.into_bytes()))
        }
        _ => Err(BrokenBody),
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
        assert_eq!(
            parsed("application/json; charset=\"UTF-8\"", "[]"),
            Ok(json!([]))
        );
        let wide = "application/json; charset=utf-16";
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let units = "\u{feff}[\"ä\"]".encode_utf16().flat_map(unit);
            assert_eq!(parsed(wide, units.collect::<Vec<_>>()), Ok(json!(["ä"])));
        }
        let other = "application/json; charset=latin-9";
        assert_eq!(parsed(other, "{}"), Err(BrokenBody));
        assert!(parsed(form, "a&".repeat(999) + "a").is_ok());
        assert_eq!(parsed(form, "a&".repeat(1000) + "a"), Err(BrokenBody));
        for body in ["{\"a\":", "\"x\"", "null", "1"] {
            assert_eq!(parsed(json, body), Err(BrokenBody), "{body}");
        }
        assert_eq!(parsed(form, vec![b'a'; MAX_FORM + 1]), Err(BrokenBody));
    }
}
