//! Responses.
//!
//! This room decodes a successful response into the value of an operation. Sending and statuses are
//! the task of `client`. Entry points: [`Reply`] and [`RawReply`].

mod future;
mod open_rule;
mod response;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::de::DeserializeOwned;

pub use self::future::Reply;
pub(crate) use self::open_rule::{OpenRule, StreamLimits};
pub use self::response::{Response, ResponseMeta};
use crate::call::AnyOperation;
use crate::error::{Delivery, ERROR_BODY_BYTES, Error, ErrorKind, PipeshubDefaultError, Result};
use crate::json::object::{Document, Mismatch};
use crate::json::problem::{describe_error, describe_not_utf8};
use crate::json::{FromJson, Reader};
use crate::transport::StreamBody;

/// A successful response that is not decoded yet.
///
/// The body was read to its end, and the status is a success of the operation. Only decoding is
/// generic over a type. All earlier code is compiled once.
pub struct RawReply(pub(crate) Box<ReplyParts>);

/// The parts of a [`RawReply`]. They are boxed, because the code of every operation would otherwise
/// move them more than once.
pub(crate) struct ReplyParts {
    pub(crate) operation: &'static AnyOperation,
    pub(crate) host: Arc<str>,
    pub(crate) request_id: HeaderValue,
    pub(crate) attempts: u32,
    /// Delivery of the attempts before the last, and whether one of them may have been executed.
    pub(crate) earlier: Delivery,
    pub(crate) earlier_effect: bool,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The body that an [`OpenRule`] left open. `body` is then empty. The mutex is never locked; it
    /// makes the stream `Sync`.
    pub(crate) open: Option<Mutex<StreamBody>>,
}

impl ReplyParts {
    pub(crate) fn request_id(&self) -> &str {
        self.request_id.to_str().unwrap_or_default()
    }

    /// Adds the facts of this exchange to an error.
    pub(crate) fn error(&self, error: Error) -> Error {
        self.operation
            .with_operation(error)
            .with_earlier(self.earlier, self.earlier_effect)
            .in_call(&self.host, &self.request_id, self.attempts)
            .delivered(Delivery::Answered)
    }
}

impl RawReply {
    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns the body, not decoded.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// Returns the `x-request-id` of the call.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.0.request_id()
    }

    /// Returns the number of attempts, the first included.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Decodes a JSON body with `serde_json`. For a struct, [`object`](Self::object) takes less
    /// code.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidReply`] for:
    ///
    /// - a web page,
    /// - a body of another content type that does not look like JSON,
    /// - a response in an encoding that was not requested,
    /// - JSON that does not fit `T`.
    ///
    /// The error contains line and column, and no value from the server.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply};
    ///
    /// static LIST_SCOPES: Operation = Operation::get("listScopes", "/scopes");
    ///
    /// fn list_scopes(core: &PipeshubCore) -> Reply<'_, Vec<String>> {
    ///     core.call(Call::new(&LIST_SCOPES), RawReply::json)
    /// }
    /// ```
    pub fn json<T: DeserializeOwned>(self) -> Result<Response<T>> {
        // One UTF-8 check of the whole body takes 15 % fewer instructions than a check of each
        // string.
        let text = self.json_text()?;
        match serde_json::from_str(text) {
            Ok(value) => Ok(self.into_response(value)),
            Err(error) => Err(self.into_invalid(describe_error(&error))),
        }
    }

    /// Decodes a JSON object as a struct with a derived `Deserialize`, field by field.
    ///
    /// Errors name the field. Structs inside this struct are decoded the same way, and all other
    /// types as in `serde_json`. The differences to `serde_json` are:
    ///
    /// - An array is not a struct.
    /// - If a name occurs twice, the last value counts, as for the server.
    /// - A struct with `serde(alias)` is refused. The error may then report a missing name.
    /// - `serde(deny_unknown_fields)` has no effect.
    /// - An `Option` whose field is missing is `None`, even with a `serde(default)` of the field or
    ///   the struct. A `serde(deserialize_with)` that reads an `Option` is called with `None`.
    /// - A manual `Deserialize` of a struct has to accept a sequence, too.
    ///
    /// Lists and objects may be nested 127 levels deep. This includes values that no field reads.
    ///
    /// A struct of six fields takes 2.5 kB less code than with [`json`](Self::json).
    ///
    /// # Errors
    ///
    /// The errors of [`json`](Self::json), with the name of the first field that is missing or does
    /// not fit.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply};
    ///
    /// static GET_CURRENT_USER: Operation = Operation::get("getCurrentUser", "/users/me");
    ///
    /// #[derive(serde::Deserialize)]
    /// #[serde(rename_all = "camelCase")]
    /// struct User {
    ///     full_name: String,
    /// }
    ///
    /// fn get_current_user(core: &PipeshubCore) -> Reply<'_, User> {
    ///     core.call(Call::new(&GET_CURRENT_USER), RawReply::object)
    /// }
    /// ```
    pub fn object<T: DeserializeOwned>(self) -> Result<Response<T>> {
        let document = self.document();
        if let Ok(value) = document.root().and_then(T::deserialize) {
            drop(document);
            return Ok(self.into_response(value));
        }
        let problem = document.into_problem(None);
        Err(self.into_invalid(problem))
    }

    /// Decodes one field of a JSON object like [`object`](Self::object).
    ///
    /// For a response whose payload is in a wrapper. Other fields are ignored.
    ///
    /// # Errors
    ///
    /// The errors of [`object`](Self::object). The field is required. An error in the payload names
    /// the path of its field, such as `user.fullName`.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, PipeshubCore, Reply};
    ///
    /// static GET_CURRENT_USER: Operation = Operation::get("getCurrentUser", "/users/me");
    ///
    /// #[derive(serde::Deserialize)]
    /// #[serde(rename_all = "camelCase")]
    /// struct User {
    ///     full_name: String,
    /// }
    ///
    /// // The response is `{"user":{"fullName":"…"}}`.
    /// fn get_current_user(core: &PipeshubCore) -> Reply<'_, User> {
    ///     core.call(Call::new(&GET_CURRENT_USER), |reply| reply.object_in("user"))
    /// }
    /// ```
    pub fn object_in<T: DeserializeOwned>(self, field: &'static str) -> Result<Response<T>> {
        let document = self.document();
        if let Ok(value) = document.field(field).and_then(T::deserialize) {
            drop(document);
            return Ok(self.into_response(value));
        }
        let problem = document.into_problem(Some(field));
        Err(self.into_invalid(problem))
    }

    /// Decodes like [`object`](Self::object), without consuming the response.
    ///
    /// For an operation that may return [`invalid`](Self::invalid) or [`failed`](Self::failed) for
    /// a decoded value.
    ///
    /// # Errors
    ///
    /// The errors of [`object`](Self::object).
    ///
    /// ```
    /// use pipeshub_core::{RawReply, Response, Result};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Outcome {
    ///     success: bool,
    /// }
    ///
    /// fn outcome(reply: RawReply) -> Result<Response<()>> {
    ///     match reply.peek_object::<Outcome>()?.success {
    ///         true => Ok(reply.into_response(())),
    ///         false => Err(reply.invalid("it has `success: false`")),
    ///     }
    /// }
    /// ```
    pub fn peek_object<T: DeserializeOwned>(&self) -> Result<T> {
        let document = self.document();
        match document.root().and_then(T::deserialize) {
            Ok(value) => Ok(value),
            Err(Mismatch) => Err(self.invalid(document.into_problem(None))),
        }
    }

    /// Reads a type with [`FromJson`] from a JSON body.
    ///
    /// Such a struct has a third to a fifth of the code of one for [`object`](Self::object).
    ///
    /// # Errors
    ///
    /// The errors of [`json`](Self::json), with the name of the first field that is missing or does
    /// not fit.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply, from_json};
    ///
    /// static GET_CURRENT_USER: Operation = Operation::get("getCurrentUser", "/users/me");
    ///
    /// struct User {
    ///     full_name: String,
    /// }
    /// from_json! { User { full_name = "fullName" } }
    ///
    /// fn get_current_user(core: &PipeshubCore) -> Reply<'_, User> {
    ///     core.call(Call::new(&GET_CURRENT_USER), RawReply::read)
    /// }
    /// ```
    pub fn read<T: FromJson>(self) -> Result<Response<T>> {
        self.read_from(None)
    }

    /// Reads one field of a JSON object like [`read`](Self::read).
    ///
    /// For a response whose payload is in a wrapper. Other fields are ignored.
    ///
    /// # Errors
    ///
    /// The errors of [`read`](Self::read). The field is required. An error in the payload names the
    /// path of its field, such as `user.fullName`.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, PipeshubCore, Reply, from_json};
    ///
    /// static GET_CURRENT_USER: Operation = Operation::get("getCurrentUser", "/users/me");
    ///
    /// struct User {
    ///     full_name: String,
    /// }
    /// from_json! { User { full_name = "fullName" } }
    ///
    /// // The response is `{"user":{"fullName":"…"}}`.
    /// fn get_current_user(core: &PipeshubCore) -> Reply<'_, User> {
    ///     core.call(Call::new(&GET_CURRENT_USER), |reply| reply.read_in("user"))
    /// }
    /// ```
    pub fn read_in<T: FromJson>(self, field: &'static str) -> Result<Response<T>> {
        self.read_from(Some(field))
    }

    /// Reads a value. This function is compiled for each type, so only `from_json` depends on it.
    fn read_from<T: FromJson>(self, wrapper: Option<&'static str>) -> Result<Response<T>> {
        let mut reader = self.reader(wrapper);
        let value = T::from_json(&mut reader);
        let problem = reader.finish();
        match self.into_meta_unless(problem) {
            Ok(meta) => Ok(Response::new(value, meta)),
            Err(error) => Err(error),
        }
    }

    /// Reads like [`read`](Self::read), without consuming the response.
    ///
    /// For an operation that may return [`invalid`](Self::invalid) or [`failed`](Self::failed) for
    /// a value.
    ///
    /// # Errors
    ///
    /// The errors of [`read`](Self::read).
    ///
    /// ```
    /// use pipeshub_core::{RawReply, Response, Result, from_json};
    ///
    /// struct Outcome {
    ///     success: bool,
    /// }
    /// from_json! { Outcome { success = "success" } }
    ///
    /// fn outcome(reply: RawReply) -> Result<Response<()>> {
    ///     match reply.peek::<Outcome>()?.success {
    ///         true => Ok(reply.into_response(())),
    ///         false => Err(reply.invalid("it has `success: false`")),
    ///     }
    /// }
    /// ```
    pub fn peek<T: FromJson>(&self) -> Result<T> {
        let mut reader = self.reader(None);
        let value = T::from_json(&mut reader);
        match reader.finish() {
            None => Ok(value),
            Some(problem) => Err(self.invalid(problem)),
        }
    }

    /// Returns a response with this value, and with status, headers, request id and attempts.
    #[must_use]
    pub fn into_response<T>(self, value: T) -> Response<T> {
        Response::new(value, self.into_meta())
    }

    fn into_meta(mut self) -> ResponseMeta {
        self.0.body = Bytes::new();
        ResponseMeta(self.0)
    }

    /// Creates an error of kind [`ErrorKind::InvalidReply`].
    ///
    /// `problem` is printed. Name the missing part, and repeat no value from the server.
    #[must_use]
    pub fn invalid(&self, problem: impl Into<Cow<'static, str>>) -> Error {
        let ReplyParts {
            status,
            headers,
            body,
            ..
        } = &*self.0;
        self.0
            .error(Error::new(ErrorKind::InvalidReply, problem))
            .replied(PipeshubDefaultError::unread(
                *status,
                headers.clone(),
                truncated(body),
            ))
    }

    /// Creates an error of kind [`ErrorKind::Failed`] with `failure` as its `source()`.
    ///
    /// [`Error::failure`] returns the value to the caller. The error's `Debug` prints the `Display`
    /// of `failure`, which must therefore contain no secret and no text from the server.
    #[must_use]
    pub fn failed(&self, failure: impl std::error::Error + Send + Sync + 'static) -> Error {
        let ReplyParts {
            status,
            headers,
            body,
            ..
        } = &*self.0;
        self.0
            .error(Error::new(ErrorKind::Failed, ""))
            .replied(PipeshubDefaultError::new(
                *status,
                headers.clone(),
                truncated(body),
            ))
            // The request is gone, so the code cannot be compared with its secrets.
            .hide_code_if(|_| true)
            .caused_by(failure)
    }

    /// Returns the body, or the problem if the headers rule out JSON.
    fn document(&self) -> Document<'_> {
        match self.not_json() {
            Some(problem) => Document::refused(problem),
            None => Document::new(&self.0.body),
        }
    }

    /// Does the same as [`document`](Self::document), for types with [`FromJson`].
    fn reader(&self, wrapper: Option<&'static str>) -> Reader<'_> {
        match self.not_json() {
            Some(problem) => Reader::refused(problem),
            None => Reader::new(&self.0.body, wrapper),
        }
    }

    fn into_meta_unless(self, problem: Option<Cow<'static, str>>) -> Result<ResponseMeta> {
        match problem {
            None => Ok(self.into_meta()),
            Some(problem) => Err(self.invalid(problem)),
        }
    }

    /// Does the same as [`invalid`](Self::invalid), and drops the response here instead of in every
    /// operation.
    fn into_invalid(self, problem: Cow<'static, str>) -> Error {
        self.invalid(problem)
    }

    /// Returns the body as text, unless it is not UTF-8, or the headers rule out JSON.
    fn json_text(&self) -> Result<&str> {
        if let Some(problem) = self.not_json() {
            return Err(self.invalid(problem));
        }
        std::str::from_utf8(&self.0.body)
            .map_err(|error| self.invalid(describe_not_utf8(&self.0.body, error)))
    }

    /// Returns the problem if the headers rule out JSON. Servers and proxies send odd values, so
    /// only the name of another format counts.
    fn not_json(&self) -> Option<&'static str> {
        const WEB_PAGE: &str =
            "it is a web page; check the server URL, which usually ends in /api/v1";
        let ReplyParts { headers, body, .. } = &*self.0;
        if let Some(problem) = unrequested_encoding(headers) {
            return Some(problem);
        }
        // A response without a content type may be JSON: a proxy may have dropped the header.
        let media_type = media_type(headers);
        let is = |name: &[u8]| media_type.eq_ignore_ascii_case(name);
        if is(b"text/event-stream") {
            return Some("it is an event stream");
        }
        if is(b"text/html") || is(b"application/xhtml+xml") {
            return Some(WEB_PAGE);
        }
        let ending = &media_type[media_type.len().saturating_sub(4)..];
        if ending.is_empty() || ending.eq_ignore_ascii_case(b"json") {
            return None;
        }
        match body.trim_ascii_start().first() {
            Some(b'{' | b'[') => None,
            Some(b'<') => Some(WEB_PAGE),
            _ => Some("its content type is not JSON"),
        }
    }
}

/// Returns the media type of a response without its parameters. Empty without a content type.
pub(crate) fn media_type(headers: &HeaderMap) -> &[u8] {
    let content_type = headers.get(header::CONTENT_TYPE);
    let content_type = content_type.map_or(&b""[..], HeaderValue::as_bytes);
    let end = content_type.iter().position(|b| b";,".contains(b));
    content_type[..end.unwrap_or(content_type.len())].trim_ascii()
}

/// Returns the problem if a response has a content encoding, since the SDK requests none.
pub(crate) fn unrequested_encoding(headers: &HeaderMap) -> Option<&'static str> {
    for value in headers.get_all(header::CONTENT_ENCODING) {
        for word in value.as_bytes().split(|b| b",; \t\"".contains(b)) {
            let is_named = |(name, _): &&(&str, _)| word.eq_ignore_ascii_case(name.as_bytes());
            if let Some((_, problem)) = ENCODINGS.iter().find(is_named) {
                return Some(problem);
            }
        }
    }
    None
}

macro_rules! encodings {
    ($($name:literal)*) => {
        [$(($name, concat!("it has the content encoding ", $name, ", which was not requested"))),*]
    };
}

/// The content encodings that servers use, each with its problem. Any other word in the header,
/// such as `utf-8`, is ignored.
static ENCODINGS: [(&str, &str); 7] =
    encodings!("gzip" "x-gzip" "deflate" "br" "zstd" "compress" "x-compress");

/// Returns the part of a body that an error keeps. A longer body is copied, so that the rest can be
/// freed.
pub(crate) fn truncated(body: &Bytes) -> Bytes {
    if body.len() <= ERROR_BODY_BYTES {
        body.clone()
    } else {
        Bytes::copy_from_slice(&body[..ERROR_BODY_BYTES])
    }
}

impl fmt::Debug for RawReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawReply")
            .field("operation", &self.0.operation.id())
            .field("status", &self.0.status)
            .field("request_id", &self.0.request_id)
            .field("attempts", &self.0.attempts)
            .field("body_bytes", &self.0.body.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::call::Operation;

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
        RawReply(Box::new(ReplyParts {
            operation: &OPERATION,
            host: "h:1".into(),
            request_id: HeaderValue::from_static("id-1"),
            attempts: 1,
            earlier: Delivery::NotSent,
            earlier_effect: false,
            status: StatusCode::OK,
            headers,
            body: Bytes::from_static(body.as_bytes()),
            open: None,
        }))
    }

    #[test]
    fn debug_shows_facts_of_a_response_and_no_value() {
        let reply = reply(Some("application/json"), r#"{"name":"SECRET"}"#);
        assert_eq!(
            (reply.status(), reply.request_id(), reply.attempts()),
            (StatusCode::OK, "id-1", 1)
        );
        assert_eq!(reply.headers()[header::CONTENT_TYPE], "application/json");
        assert_eq!(reply.body(), r#"{"name":"SECRET"}"#);
        let text = format!("{reply:?}");
        assert!(
            text.contains("getThing") && text.contains("id-1") && text.contains("body_bytes: 17"),
            "{text}"
        );
        assert!(!text.contains("SECRET"), "{text}");
        let response = reply.into_response("SECRET").map(str::len);
        let meta = response.meta();
        assert_eq!(
            (*response, meta.status(), meta.request_id()),
            (6, StatusCode::OK, "id-1")
        );
        assert_eq!((meta.attempts(), meta.headers().len()), (1, 1));
        assert_eq!(
            format!("{response:?}"),
            "Response { value: 6, meta: ResponseMeta { status: 200, request_id: \"id-1\", attempts: 1, .. } }"
        );
        assert_eq!(response.into_inner(), 6);
    }

    #[test]
    fn failure_has_the_operations_cause_and_shows_no_code() {
        let error =
            reply(None, r#"{"error":{"code":"SECRET"}}"#).failed(std::io::Error::other("refused"));
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Failed, Delivery::Answered)
        );
        assert_eq!(
            std::error::Error::source(&error).unwrap().to_string(),
            "refused"
        );
        assert_eq!(
            (error.code(), error.to_string().contains("SECRET")),
            (Some("SECRET"), false)
        );
    }

    #[test]
    fn error_keeps_64_kib_of_a_body() {
        const LONG: &str = match std::str::from_utf8(&[b'x'; 64 * 1024 + 1]) {
            Ok(text) => text,
            Err(_) => "",
        };
        for (body, kept) in [
            (LONG, 64 * 1024),
            (&LONG[1..], 64 * 1024),
            (&LONG[2..], 64 * 1024 - 1),
        ] {
            let error = reply(None, body).invalid("no");
            assert_eq!(error.reply().unwrap().body().len(), kept);
        }
    }

    #[test]
    fn decoded_json_keeps_its_metadata() {
        for content_type in [
            Some("application/json; charset=utf-8"),
            Some("Application/Problem+JSON"),
            None,
        ] {
            let thing = reply(content_type, r#"{"name":"n","more":1}"#)
                .json::<Thing>()
                .unwrap();
            let (thing, meta) = thing.into_parts();
            assert_eq!(
                (
                    &*thing.name,
                    meta.status(),
                    meta.request_id(),
                    meta.attempts()
                ),
                ("n", StatusCode::OK, "id-1", 1)
            );
        }
    }

    #[test]
    fn error_of_invalid_json_shows_no_value() {
        let json = "application/json";
        for (content_type, body, by_json, by_object) in [
            (
                "text/html; charset=UTF-8",
                "<html>SECRET",
                "it is a web page",
                "it is a web page",
            ),
            (
                "text/plain",
                "SECRET",
                "its content type is not JSON",
                "its content type is not JSON",
            ),
            (
                json,
                "",
                "its JSON ends too early (line 1, column 0)",
                "ends too early (line 1, column 0)",
            ),
            (
                json,
                "{\"name\":\"SECRET",
                "its JSON ends too early",
                "its JSON ends too early",
            ),
            (
                json,
                "SECRET",
                "it is not JSON (line 1, column 1)",
                "it is not JSON (line 1, column 1)",
            ),
            (
                json,
                "\"SECRET\"",
                "not as expected (line 1, column 8)",
                "not as expected (line 1, column 8)",
            ),
            (
                json,
                "{\"name\":[\"SECRET\"]}",
                "its JSON is not as expected",
                "its field `name` is not as expected",
            ),
            (
                json,
                "{\"SECRET\":1}",
                "not as expected (line 1, column 12)",
                "its field `name` is missing",
            ),
        ] {
            let reply = || reply(Some(content_type), body);
            for (error, says) in [
                (reply().json::<Thing>().unwrap_err(), by_json),
                (reply().object::<Thing>().unwrap_err(), by_object),
            ] {
                assert_eq!(
                    (error.kind(), error.delivery()),
                    (ErrorKind::InvalidReply, Delivery::Answered)
                );
                assert!(error.to_string().contains(says), "{error}");
                assert!(!format!("{error} {error:?}").contains("SECRET"), "{error}");
                assert_eq!(error.reply().unwrap().body(), body);
            }
        }
    }

    #[test]
    fn value_in_a_wrapper_is_read_and_its_field_named() {
        let read = |body| reply(None, body).object_in::<Thing>("config");
        let thing = read(r#"{"more":1,"config":{"name":"n","more":2}}"#).unwrap();
        assert_eq!((&*thing.name, thing.meta().status()), ("n", StatusCode::OK));
        for (body, says) in [
            ("{}", "its field `config` is missing"),
            (r#"{"name":"SECRET"}"#, "its field `config` is missing"),
            (
                r#"{"config":null}"#,
                "its field `config` is not as expected",
            ),
            (
                r#"{"config":"SECRET"}"#,
                "its field `config` is not as expected",
            ),
            (r#"{"config":{}}"#, "its field `config.name` is missing"),
            (
                r#"{"config":{"name":7}}"#,
                "its field `config.name` is not as expected",
            ),
            (
                r#"{"config":{"name":"SECRET"}"#,
                "its JSON ends too early (line 1, column 27)",
            ),
            ("[]", "its JSON is not as expected (line 1, column 0)"),
        ] {
            let error = read(body).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidReply);
            assert!(error.to_string().contains(says), "{error}");
            assert!(!format!("{error:?}").contains("SECRET"), "{error}");
        }
    }

    #[test]
    fn json_with_text_after_its_end_is_refused() {
        let read = |body| {
            reply(None, body)
                .json::<Vec<u8>>()
                .ok()
                .map(Response::into_inner)
        };
        assert_eq!((read(" [1,2]\n"), read("[1,2],")), (Some(vec![1, 2]), None));
    }

    #[test]
    fn repeated_name_has_its_last_value() {
        let read = |body| {
            reply(None, body)
                .object_in::<Thing>("config")
                .map(|thing| thing.into_inner().name)
        };
        let twice =
            r#"{"config":{"name":"a","name":"b"},"more":1,"config":{"name":"c","name":"d"}}"#;
        assert_eq!(read(twice).unwrap(), "d");
        // The first value is skipped, even with another type.
        assert_eq!(
            read(r#"{"config":7,"config":{"name":[],"name":"n"}}"#).unwrap(),
            "n"
        );
        let last = read(r#"{"config":{"name":"n"},"config":null}"#).unwrap_err();
        assert!(
            last.to_string()
                .contains("its field `config` is not as expected"),
            "{last}"
        );
    }

    #[test]
    fn body_that_is_not_utf_8_is_refused_at_its_place() {
        let broken = || {
            let mut broken = reply(Some("application/json"), "");
            broken.0.body = Bytes::from_static(b"{\"name\":\"n\",\n\"more\":\"\xffSECRET\"}");
            broken
        };
        for error in [
            broken().json::<Thing>().unwrap_err(),
            broken().object::<Thing>().unwrap_err(),
        ] {
            assert_eq!(error.kind(), ErrorKind::InvalidReply);
            let text = format!("{error} {error:?}");
            assert!(text.contains("it is not JSON (line 2, column 9)"), "{text}");
            assert!(!text.contains("SECRET"), "{text}");
        }
    }

    #[test]
    fn encoding_that_was_not_requested_is_refused() {
        let mut gzip = reply(Some("application/json"), "{}");
        gzip.0
            .headers
            .insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        assert!(
            gzip.json::<Thing>()
                .unwrap_err()
                .to_string()
                .contains("content encoding")
        );
    }
}
