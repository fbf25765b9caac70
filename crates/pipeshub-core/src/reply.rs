//! What a call that the server answered brings back.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::de::{DeserializeOwned, Deserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::de::SliceRead;
use serde_json::error::Category;

use crate::error::{Delivery, ERROR_BODY_BYTES, Error, ErrorKind, PipeshubDefaultError};
use crate::operation::Operation;

/// A whole answer with a status that is a success for its operation, not decoded yet.
///
/// Only this last step is generic over a type; all that comes before it is compiled once.
pub struct RawReply {
    pub(crate) operation: &'static Operation,
    pub(crate) host: Arc<str>,
    pub(crate) request_id: HeaderValue,
    pub(crate) attempts: u32,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl RawReply {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it came.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The `x-request-id` that went with the call.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.request_id.to_str().unwrap_or_default()
    }

    /// How often it was tried, the first time included.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Decodes a JSON body.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidReply`] for another content type, a reply in an encoding that was not asked for, or JSON
    /// that does not fit `T`; an array fits no struct. The error tells the category, line and column, never a value of the server's.
    ///
    /// ```
    /// use pipeshub_core::{Call, Error, Operation, PipeshubCore, Response};
    ///
    /// static GET_CURRENT_ORGANIZATION: Operation = Operation::get("getCurrentOrganization", "/org");
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Organization {
    ///     name: String,
    /// }
    ///
    /// async fn organization(core: &PipeshubCore) -> Result<Response<Organization>, Error> {
    ///     core.execute(Call::new(&GET_CURRENT_ORGANIZATION)).await?.json()
    /// }
    /// ```
    pub fn json<T: DeserializeOwned>(self) -> Result<Response<T>, Error> {
        self.decode().map(|(value, reply)| reply.with(value))
    }

    /// Decodes a JSON object, for an operation that has more to check before it makes its response.
    ///
    /// # Errors
    ///
    /// As [`json`](Self::json).
    pub fn object<T: DeserializeOwned>(self) -> Result<(T, Self), Error> {
        if self.body.trim_ascii_start().first() == Some(&b'[') {
            return Err(self.unusable("it is a JSON array and no object"));
        }
        self.decode()
    }

    fn decode<T: DeserializeOwned>(self) -> Result<(T, Self), Error> {
        if let Some(problem) = self.not_json() {
            return Err(self.unusable(problem));
        }
        let mut json = serde_json::Deserializer::from_slice(&self.body);
        let value = T::deserialize(NoArrayForStruct(&mut json));
        match value.and_then(|value| json.end().map(|()| value)) {
            Ok(value) => Ok((value, self)),
            Err(error) => Err(self.broken_json(&error)),
        }
    }

    /// A response with this reply's status, headers, request id and attempts.
    #[must_use]
    pub fn with<T>(self, value: T) -> Response<T> {
        let Self { request_id, attempts, status, headers, .. } = self;
        Response { value, status, headers, request_id, attempts }
    }

    /// An error of kind [`ErrorKind::InvalidReply`]. Say what is missing, and nothing of the server's values.
    #[must_use]
    pub fn unusable(self, problem: impl Into<Cow<'static, str>>) -> Error {
        let Self { operation, host, request_id, attempts, status, headers, body } = self;
        operation
            .tell(Error::new(ErrorKind::InvalidReply, problem))
            .in_call(&host, &request_id, attempts)
            .delivered(Delivery::Answered)
            .replied(PipeshubDefaultError::unread(status, headers, kept(&body)))
    }

    /// An error of kind [`ErrorKind::Failed`] with the operation's own account as its `source()`.
    #[must_use]
    pub fn failed(self, failure: impl std::error::Error + Send + Sync + 'static) -> Error {
        let Self { operation, host, request_id, attempts, status, headers, body } = self;
        operation
            .tell(Error::new(ErrorKind::Failed, ""))
            .in_call(&host, &request_id, attempts)
            .delivered(Delivery::Answered)
            .replied(PipeshubDefaultError::new(status, headers, kept(&body)))
            // What was sent is not at hand to compare it with.
            .hide_code_if(|_| true)
            .caused_by(failure)
    }

    fn not_json(&self) -> Option<&'static str> {
        if self.headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
            return Some("it has a content encoding, which was not asked for");
        }
        // A reply without a type is tried: a proxy may have dropped it.
        let content_type = self.headers.get(header::CONTENT_TYPE)?.as_bytes();
        let end = content_type.iter().position(|&b| b == b';').unwrap_or(content_type.len());
        let media_type = content_type[..end].trim_ascii();
        let ends_with = |end: &[u8]| {
            media_type
                .len()
                .checked_sub(end.len())
                .is_some_and(|at| media_type[at..].eq_ignore_ascii_case(end))
        };
        if media_type.eq_ignore_ascii_case(b"application/json") || ends_with(b"+json") {
            None
        } else if media_type.eq_ignore_ascii_case(b"text/html") {
            Some("it is a web page; is the server URL right? It usually ends in /api/v1")
        } else {
            Some("its content type is not JSON")
        }
    }

    fn broken_json(self, error: &serde_json::Error) -> Error {
        // Never the error itself: its text repeats the server's values.
        let category = match error.classify() {
            Category::Eof => "its JSON ends too early",
            Category::Data => "its JSON has other fields than expected",
            Category::Syntax | Category::Io => "it is not JSON",
        };
        let (line, column) = (error.line(), error.column());
        self.unusable(format!("{category} (line {line}, column {column})"))
    }
}

/// JSON as `serde_json` reads it, except that an array is no struct. A derived `Deserialize` would take one field by field, in
/// their order, which no API means and which is a fourth of its code: 1.2 kB for six fields.
struct NoArrayForStruct<'a, 'de>(&'a mut serde_json::Deserializer<SliceRead<'de>>);

impl<'de> Deserializer<'de> for NoArrayForStruct<'_, 'de> {
    type Error = serde_json::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.deserialize_map(visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.0.deserialize_option(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.0.deserialize_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.0.deserialize_byte_buf(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string unit unit_struct seq tuple tuple_struct map
        identifier ignored_any
    }
}

/// As much of a body as an error keeps: copied, so that it does not keep the rest too.
fn kept(body: &Bytes) -> Bytes {
    if body.len() <= ERROR_BODY_BYTES {
        body.clone()
    } else {
        Bytes::copy_from_slice(&body[..ERROR_BODY_BYTES])
    }
}

impl fmt::Debug for RawReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawReply")
            .field("operation", &self.operation.id)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("attempts", &self.attempts)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// An operation's value, and the reply that it came in. It derefs to the value.
///
/// `Debug` shows the value by its own `Debug`, and of the headers nothing.
///
/// ```
/// # struct Connector { name: String }
/// # fn f(response: pipeshub_core::Response<Connector>) {
/// println!("{} after {} attempt(s), request {}", response.name, response.attempts(), response.request_id());
/// let connector = response.into_inner();
/// # drop(connector.name);
/// # }
/// ```
pub struct Response<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
    request_id: HeaderValue,
    attempts: u32,
}

impl<T> Response<T> {
    /// The value alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The same response with another value.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        let (value, Response { status, headers, request_id, attempts, .. }) = self.into_parts();
        Response { value: change(value), status, headers, request_id, attempts }
    }

    /// The value, and the rest as a response of nothing.
    #[must_use]
    pub fn into_parts(self) -> (T, Response<()>) {
        let Self { value, status, headers, request_id, attempts } = self;
        (value, Response { value: (), status, headers, request_id, attempts })
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The `x-request-id` that went with the call, by which the server's log can be searched.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.request_id.to_str().unwrap_or_default()
    }

    /// How often it was tried, the first time included.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    static OPERATION: Operation = Operation::get("getThing", "/thing");

    #[derive(Debug, Deserialize)]
    struct Thing {
        name: String,
    }

    fn reply(content_type: Option<&'static str>, body: &'static str) -> RawReply {
        let mut headers = HeaderMap::new();
        if let Some(content_type) = content_type {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        RawReply {
            operation: &OPERATION,
            host: "h:1".into(),
            request_id: HeaderValue::from_static("id-1"),
            attempts: 1,
            status: StatusCode::OK,
            headers,
            body: Bytes::from_static(body.as_bytes()),
        }
    }

    #[test]
    fn a_reply_shows_its_facts_and_no_value() {
        let reply = reply(Some("application/json"), r#"{"name":"SECRET"}"#);
        assert_eq!((reply.status(), reply.request_id(), reply.attempts()), (StatusCode::OK, "id-1", 1));
        assert_eq!(reply.headers()[header::CONTENT_TYPE], "application/json");
        assert_eq!(reply.body(), r#"{"name":"SECRET"}"#);
        let text = format!("{reply:?}");
        assert!(
            text.contains("getThing") && text.contains("id-1") && text.contains("body_bytes: 17"),
            "{text}"
        );
        assert!(!text.contains("SECRET"), "{text}");
        let response = reply.with("SECRET").map(str::len);
        assert_eq!((*response, response.status(), response.request_id()), (6, StatusCode::OK, "id-1"));
        assert_eq!((response.attempts(), response.headers().len()), (1, 1));
        assert_eq!(
            format!("{response:?}"),
            "Response { value: 6, status: 200, request_id: \"id-1\", attempts: 1, .. }"
        );
        assert_eq!(response.into_inner(), 6);
    }

    #[test]
    fn a_failure_is_the_operations_own_account_and_never_shows_a_code() {
        let error = reply(None, r#"{"error":{"code":"SECRET"}}"#).failed(std::io::Error::other("refused"));
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Failed, Delivery::Answered));
        assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "refused");
        assert_eq!((error.code(), error.to_string().contains("SECRET")), (Some("SECRET"), false));
    }

    #[test]
    fn an_error_keeps_64_kib_of_a_body() {
        const LONG: &str = match std::str::from_utf8(&[b'x'; 64 * 1024 + 1]) {
            Ok(text) => text,
            Err(_) => "",
        };
        for (body, kept) in [(LONG, 64 * 1024), (&LONG[1..], 64 * 1024), (&LONG[2..], 64 * 1024 - 1)] {
            let error = reply(None, body).unusable("no");
            assert_eq!(error.api().unwrap().body().len(), kept);
        }
    }

    #[test]
    fn json_is_decoded_and_the_reply_kept() {
        for content_type in [Some("application/json; charset=utf-8"), Some("Application/Problem+JSON"), None]
        {
            let thing = reply(content_type, r#"{"name":"n","more":1}"#).json::<Thing>().unwrap();
            assert_eq!(
                (&*thing.name, thing.status(), thing.request_id(), thing.attempts()),
                ("n", StatusCode::OK, "id-1", 1)
            );
            let (thing, rest) = thing.into_parts();
            assert_eq!((thing.name, rest.status()), ("n".into(), StatusCode::OK));
        }
    }

    #[test]
    fn what_is_not_json_is_told_without_its_values() {
        for (content_type, body, says) in [
            ("text/html; charset=UTF-8", "<html>SECRET", "web page"),
            ("text/plain", "SECRET", "content type"),
            ("application/json", "", "ends too early (line 1, column 0)"),
            ("application/json", "{\"name\":\"SECRET", "ends too early"),
            ("application/json", "SECRET", "not JSON (line 1, column 1)"),
            ("application/json", "{\"name\":[\"SECRET\"]}", "other fields"),
            ("application/json", "{\"SECRET\":1}", "other fields than expected (line 1, column 12)"),
        ] {
            let error = reply(Some(content_type), body).json::<Thing>().unwrap_err();
            assert_eq!((error.kind(), error.delivery()), (ErrorKind::InvalidReply, Delivery::Answered));
            assert!(error.to_string().contains(says), "{error}");
            assert!(!format!("{error} {error:?}").contains("SECRET"), "{error}");
            assert_eq!(error.api().unwrap().body(), body);
        }
    }

    #[test]
    fn an_array_is_no_object() {
        assert_eq!(reply(None, r#" {"name":"n"}"#).object::<Thing>().unwrap().0.name, "n");
        for array in ["[]", r#"["n"]"#, " \n[\"n\"]"] {
            let (object, json) = (reply(None, array).object::<Thing>(), reply(None, array).json::<Thing>());
            assert_eq!(object.unwrap_err().kind(), ErrorKind::InvalidReply, "{array}");
            assert_eq!(json.unwrap_err().kind(), ErrorKind::InvalidReply, "{array}");
        }
    }

    #[test]
    fn any_other_type_is_read_as_ever() {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Count(u8);

        #[derive(Debug, PartialEq, Deserialize)]
        enum Choice {
            One,
            Two(u8),
        }

        fn json<T: DeserializeOwned>(body: &'static str) -> Option<T> {
            reply(None, body).json().ok().map(Response::into_inner)
        }

        assert_eq!(json::<Vec<Count>>(" [1,2] "), Some(vec![Count(1), Count(2)]));
        assert_eq!(json::<Count>("7"), Some(Count(7)));
        assert_eq!((json::<Option<u8>>("null"), json::<Option<u8>>("3")), (Some(None), Some(Some(3))));
        assert_eq!((json("\"One\""), json(r#"{"Two":2}"#)), (Some(Choice::One), Some(Choice::Two(2))));
        assert_eq!(json::<(u8, String)>(r#"[1,"a"]"#), Some((1, "a".into())));
        let map = json::<std::collections::BTreeMap<String, f64>>(r#"{"a":1.5}"#);
        assert_eq!(map.unwrap()["a"].to_string(), "1.5");
        assert_eq!(json::<u8>("1 2"), None);
    }

    #[test]
    fn an_encoding_that_was_not_asked_for_is_refused() {
        let mut gzip = reply(Some("application/json"), "{}");
        gzip.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        assert!(gzip.json::<Thing>().unwrap_err().to_string().contains("content encoding"));
    }
}
