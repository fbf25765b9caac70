//! What an operation is, as data, and one call of it.

mod gateway_filter;
mod query;
mod target;

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};
use serde::Serialize;

use self::query::Parameter;
pub use self::query::{QueryLimits, QueryValue};
use crate::call::target::Target;
use crate::error::{Error, ErrorKind, OperationFacts, Result};
use crate::json::{ToJson, Writer};

/// Whether an operation may be sent again, as its author knows it.
///
/// It is declared, never derived from the HTTP method: PipesHub has a `GET` that spends a
/// single-use code. No setting makes the SDK resend what is declared as
/// [`IfNotExecuted`](Self::IfNotExecuted).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Resend {
    /// Sending it twice does no harm: resent after connect failures, broken connections and, unless
    /// [`retry_codes`](crate::RequestOptions::retry_codes) names others, the statuses 429, 500,
    /// 502, 503 and 504.
    Safe,
    /// Resent only when it is certain that the server did not run it: nothing was sent, or it
    /// answered 429. It goes over a connection of its own, since a kept one may be closing at that
    /// very moment.
    IfNotExecuted,
}

/// The facts of one endpoint. Make it a `static` and hand it to [`Call::new`].
///
/// ```
/// use std::time::Duration;
/// use pipeshub_core::{Operation, Resend};
///
/// static GET_CONNECTOR_CONFIG: Operation =
///     Operation::get("getConnectorConfig", "/connectors/{connectorId}/config").scopes(&["connector:read"]);
///
/// static CREATE_CONNECTOR_INSTANCE: Operation = Operation::post("createConnectorInstance", "/connectors/")
///     .scopes(&["connector:write"])
///     .resend(Resend::IfNotExecuted)
///     .timeout(Duration::from_secs(60));
/// ```
#[derive(Debug)]
pub struct Operation {
    facts: OperationFacts,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) resend: Resend,
    pub(crate) timeout: Duration,
    /// It takes a form instead of JSON.
    form: bool,
    pub(crate) also_success: &'static [u16],
}

impl Operation {
    /// An operation of any method. `path` is a template below the server URL, with `{name}` for
    /// each path argument.
    ///
    /// It starts as [`Resend::IfNotExecuted`], the careful choice, with a deadline of 30 s.
    ///
    /// # Panics
    ///
    /// When it is compiled, if it is a `static`: `path` does not begin with a slash.
    #[must_use]
    pub const fn new(method: Method, id: &'static str, path: &'static str) -> Self {
        assert!(
            matches!(path.as_bytes().first(), Some(b'/')),
            "an operation's path begins with a slash"
        );
        Self {
            facts: OperationFacts {
                id,
                ..OperationFacts::NONE
            },
            method,
            path,
            scopes: &[],
            resend: Resend::IfNotExecuted,
            timeout: Duration::from_secs(30),
            form: false,
            also_success: &[],
        }
    }

    /// A `GET` that only reads, so it is [`Resend::Safe`] and
    /// [refused with](Self::refused_with) 400 and 403 until told otherwise.
    #[must_use]
    pub const fn get(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::GET, id, path)
            .resend(Resend::Safe)
            .refused_with(&[400, 403])
    }

    /// A `POST`, [`Resend::IfNotExecuted`].
    #[must_use]
    pub const fn post(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::POST, id, path)
    }

    /// A `PUT`, [`Resend::IfNotExecuted`].
    #[must_use]
    pub const fn put(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::PUT, id, path)
    }

    /// A `PATCH`, [`Resend::IfNotExecuted`].
    #[must_use]
    pub const fn patch(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::PATCH, id, path)
    }

    /// A `DELETE`, [`Resend::IfNotExecuted`].
    #[must_use]
    pub const fn delete(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::DELETE, id, path)
    }

    /// The OAuth scopes that a token needs for it.
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }

    /// Whether it may be sent again.
    #[must_use]
    pub const fn resend(mut self, resend: Resend) -> Self {
        self.resend = resend;
        self.facts.safe_to_repeat = matches!(resend, Resend::Safe);
        self
    }

    /// The statuses with which the server says for certain that it did not run it, besides 401 and
    /// 429, which say so of every operation. An error with another status
    /// [may have taken effect](Error::may_have_taken_effect).
    ///
    /// None, until told otherwise, and for most that write this is right: when its connection to
    /// the service behind it breaks, PipesHub's gateway sends a write up to three times by itself,
    /// and passes on the answer to the last one. So a create that worked is answered with 400
    /// ("already exists"), and a delete that worked with 404, 409 or, in some groups, 403. Name a
    /// status only where the same answer comes to the first try and to a repeated one.
    ///
    /// ```
    /// use pipeshub_core::Operation;
    ///
    /// // It checks its arguments and the caller's rights before it does anything, and a second
    /// // try passes the same checks.
    /// static SET_LABEL: Operation = Operation::put("setLabel", "/label").refused_with(&[400, 403]);
    /// ```
    #[must_use]
    pub const fn refused_with(mut self, statuses: &'static [u16]) -> Self {
        self.facts.refused_with = statuses;
        self
    }

    /// The deadline of a call, all attempts and pauses together, unless the caller sets another.
    #[must_use]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Statuses outside 200 to 299 that are an answer to it and no error, such as a documented 302.
    #[must_use]
    pub const fn also_success(mut self, statuses: &'static [u16]) -> Self {
        self.also_success = statuses;
        self
    }

    /// What a caller should do when it cannot be told whether the server ran it; shown in an error
    /// whose [outcome is unknown](Error::outcome_is_unknown).
    #[must_use]
    pub const fn when_unknown(mut self, advice: &'static str) -> Self {
        self.facts.when_unknown = advice;
        self
    }

    /// It takes a form instead of JSON, and the server URL is the whole of its own.
    #[cfg(feature = "client-credentials")]
    pub(crate) const fn form_at_server_url(mut self) -> Self {
        self.path = "";
        self.form = true;
        self
    }

    /// Its `operationId` in the API document.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.facts.id
    }

    /// An error of kind [`ErrorKind::InvalidRequest`]: the call is refused before anything is sent.
    ///
    /// Say what is wrong and what to do, and nothing of the value itself.
    #[must_use]
    pub fn invalid_request(&'static self, reason: impl Into<Cow<'static, str>>) -> Error {
        self.with_operation(Error::new(ErrorKind::InvalidRequest, reason))
    }

    /// An error of kind [`ErrorKind::Failed`] that no request was needed for; `failure` becomes its
    /// `source()`. The error's `Debug` shows the `Display` of `failure`, so nothing secret and no
    /// text of a server's belongs there.
    #[must_use]
    pub fn failed(&'static self, failure: impl std::error::Error + Send + Sync + 'static) -> Error {
        self.with_operation(Error::new(ErrorKind::Failed, "").caused_by(failure))
    }

    /// Puts the operation's own facts into an error.
    pub(crate) fn with_operation(&'static self, error: Error) -> Error {
        error.in_operation(&self.facts)
    }

    pub(crate) fn content_type(&self) -> HeaderValue {
        HeaderValue::from_static(if self.form {
            "application/x-www-form-urlencoded"
        } else {
            "application/json"
        })
    }

    pub(crate) fn is_success(&self, status: StatusCode) -> bool {
        status.is_success() || self.also_success.contains(&status.as_u16())
    }
}

/// One call of an [`Operation`]: its arguments, encoded as they are given.
///
/// Everything outside RFC 3986's unreserved characters is percent-encoded. What must not be sent (a
/// path argument that is empty, a dot segment, or has one of `/ \ % ? #`, a control character or
/// anything beyond ASCII; a query value that PipesHub's gateway would refuse or change) is
/// remembered, and [`PipeshubCore::execute`](crate::PipeshubCore::execute) returns it as an error
/// without sending anything.
///
/// ```
/// # use pipeshub_core::{Call, Operation};
/// # static GET_CONNECTOR_CONFIG: Operation = Operation::get("getConnectorConfig", "/connectors/{connectorId}/config");
/// let call = Call::new(&GET_CONNECTOR_CONFIG).id("connectorId", "3f2c1a44").query("verbose", true);
/// ```
pub struct Call {
    pub(crate) operation: &'static Operation,
    pub(crate) target: Target,
    pub(crate) body: Option<Bytes>,
    refusal: Option<Error>,
}

impl Call {
    /// A call without arguments yet.
    #[must_use]
    pub fn new(operation: &'static Operation) -> Self {
        Self {
            operation,
            target: Target::new(operation.path),
            body: None,
            refusal: None,
        }
    }

    /// The next path argument; they are given in the template's order.
    #[must_use]
    pub fn path(mut self, name: &'static str, value: &str) -> Self {
        self.target.path(name, value);
        self
    }

    /// The next path argument, where it is an id: 1 to 64 letters, digits, `_` and `-`, as
    /// PipesHub's ids are. Anything else is refused: the gateway pastes a decoded id into another
    /// URL, so encoding would not help.
    #[must_use]
    pub fn id(mut self, name: &'static str, value: &str) -> Self {
        self.target.id(name, value);
        self
    }

    /// A query parameter, left out where the value is `None` or an empty list; see [`QueryValue`].
    /// Path arguments come first.
    #[must_use]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "most values are references or numbers, and read better without an ampersand"
    )]
    pub fn query(mut self, name: &'static str, value: impl QueryValue) -> Self {
        value.write(&mut Parameter::new(name, &mut self.target));
        self
    }

    /// A query parameter whose values have limits. A value beyond them refuses the call before
    /// anything is sent, by the parameter's name.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, QueryLimits};
    ///
    /// static LIST_RECORDS: Operation = Operation::get("listRecords", "/records");
    ///
    /// fn list_records(limit: Option<u32>) -> Call {
    ///     Call::new(&LIST_RECORDS).query_within(const { QueryLimits::new("limit<1,100") }, limit)
    /// }
    /// # list_records(Some(2));
    /// ```
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "as of `query`")]
    pub fn query_within(mut self, limits: QueryLimits, value: impl QueryValue) -> Self {
        value.write(&mut Parameter::within(limits, &mut self.target));
        self
    }

    /// A JSON body.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        self.set_body(serde_json::to_vec(body));
        self
    }

    /// A JSON body of a type with [`ToJson`], which takes less code than [`json`](Self::json). A
    /// value beyond the limits of its field refuses the call.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, to_json};
    ///
    /// static CREATE_FOLDER: Operation = Operation::post("createFolder", "/folders");
    ///
    /// struct CreateFolderRequest {
    ///     name: String,
    /// }
    /// to_json! { CreateFolderRequest { name = "folderName<1,255" } }
    ///
    /// let call = Call::new(&CREATE_FOLDER).body(&CreateFolderRequest { name: "n".to_owned() });
    /// ```
    #[must_use]
    pub fn body<T: ToJson + ?Sized>(mut self, body: &T) -> Self {
        let mut writer = Writer::new();
        body.to_json(&mut writer);
        self.set_written(writer);
        self
    }

    fn set_written(&mut self, body: Writer) {
        match body.finish() {
            Ok(body) => self.body = Some(body.into()),
            Err(problem) => self.target.refuse(problem),
        }
    }

    /// Knows no type, so that it is compiled once.
    fn set_body(&mut self, body: serde_json::Result<Vec<u8>>) {
        match body {
            Ok(body) => self.body = Some(body.into()),
            Err(_) => self.target.refuse("the body cannot be written as JSON"),
        }
    }

    /// Refuses the call: it ends with this error when it is awaited, and nothing is sent. The first
    /// error stays.
    ///
    /// ```
    /// # use pipeshub_core::{Call, Operation};
    /// static SEARCH: Operation = Operation::get("search", "/search");
    ///
    /// fn search(text: &str) -> Call {
    ///     let call = Call::new(&SEARCH).query("q", text);
    ///     if text.is_empty() {
    ///         return call.refuse(SEARCH.invalid_request("the text to search for is empty"));
    ///     }
    ///     call
    /// }
    /// # search("");
    /// ```
    #[must_use]
    pub fn refuse(mut self, error: Error) -> Self {
        self.refusal.get_or_insert(error);
        self
    }

    /// The finished request target, or why there is none.
    pub(crate) fn finish(self) -> Result<(Vec<u8>, Option<Bytes>)> {
        if let Some(error) = self.refusal {
            return Err(error);
        }
        match self.target.finish() {
            Ok(target) => Ok((target, self.body)),
            Err(reason) => Err(self.operation.invalid_request(reason)),
        }
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.id())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_get_is_safe_to_resend_unless_said_otherwise() {
        for (operation, method, resend) in [
            (Operation::get("a", "/a"), Method::GET, Resend::Safe),
            (
                Operation::post("a", "/a"),
                Method::POST,
                Resend::IfNotExecuted,
            ),
            (
                Operation::put("a", "/a"),
                Method::PUT,
                Resend::IfNotExecuted,
            ),
            (
                Operation::patch("a", "/a"),
                Method::PATCH,
                Resend::IfNotExecuted,
            ),
            (
                Operation::delete("a", "/a"),
                Method::DELETE,
                Resend::IfNotExecuted,
            ),
        ] {
            assert_eq!((&operation.method, operation.resend), (&method, resend));
        }
    }
}
