//! Operations and calls.
//!
//! An [`Operation`] contains the facts of an endpoint, and a [`Call`] its encoded arguments. This
//! module sends nothing; `client` does that. Start at [`Call::new`].

pub(crate) mod body;
pub(crate) mod gateway_filter;
mod header;
mod json_body;
mod query;
pub(crate) mod target;

use std::borrow::Cow;
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::time::Duration;

use http::{HeaderValue, Method, StatusCode};
use serde::Serialize;

use self::body::CallBody;
use self::gateway_filter::{FilterRule, filter_rule};
use self::json_body::problem_with_body;
use self::query::Parameter;
pub use self::query::{QueryLimits, QueryValue};
use crate::call::target::Target;
use crate::error::{Apart, Error, ErrorKind, MOST_REFUSED, OperationFacts, Result};
use crate::json::{ToJson, Writer};

/// The declaration of when the SDK may send a request again.
///
/// The author of an operation declares this. The HTTP method does not decide it, because PipesHub
/// has a `GET` that spends a single-use code. No setting overrides
/// [`IfNotExecuted`](Self::IfNotExecuted).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Resend {
    /// Sending the request twice does no harm.
    ///
    /// The SDK resends it after a failure to connect and after a lost connection. It also resends
    /// it after 429, 500, 502, 503 and 504. [`retry_codes`](crate::RequestOptions::retry_codes)
    /// sets other statuses.
    Safe,
    /// Sending the request twice may do harm.
    ///
    /// The SDK resends it only if the server certainly did not run the operation. That is the case
    /// if nothing was sent, if the status is 429, or after a 401 with a new token. The request gets a
    /// new connection, because the server may be closing an idle one at the same moment.
    IfNotExecuted,
}

/// The facts of one endpoint. Define each as a `static` and pass it to [`Call::new`].
///
/// ```
/// use std::time::Duration;
/// use pipeshub_core::{Operation, Resend};
///
/// static GET_CONNECTOR_CONFIG: Operation =
///     Operation::get("getConnectorConfig", "/connectors/{connectorId}/config").scopes("connector:read");
///
/// static CREATE_CONNECTOR_INSTANCE: Operation = Operation::post("createConnectorInstance", "/connectors/")
///     .scopes("connector:write")
///     .resend(Resend::IfNotExecuted)
///     .timeout(Duration::from_secs(60));
/// ```
///
/// `T` is the form of the texts. A `static` of the default form has 96 bytes, and a
/// [`PackedOperation`] 48. A reference to either becomes one to [`AnyOperation`] by itself.
pub struct Operation<T: ?Sized = Apart> {
    /// A `Duration` would take 8 bytes more.
    timeout_nanos: u64,
    /// The statuses besides those of 200 to 299. Zeros fill the places behind them.
    also_success: [u16; MOST_SUCCESSES],
    method: Verb,
    /// Whether the path begins at the root of the server.
    pub(crate) at_root: bool,
    /// Whether the server reads no token.
    pub(crate) without_token: bool,
    filter: FilterRule,
    facts: OperationFacts<T>,
}

/// An [`Operation`] in any form.
pub type AnyOperation = Operation<[&'static str]>;

/// An [`Operation`] whose texts are one text, for programs with many operations.
///
/// ```
/// use pipeshub_core::{Operation, PackedOperation};
///
/// static GET_CONNECTOR_CONFIG: PackedOperation =
///     Operation::packed("GET", "getConnectorConfig|/connectors/{connectorId}/config|connector:read");
/// # assert_eq!(GET_CONNECTOR_CONFIG.id(), "getConnectorConfig");
/// ```
pub type PackedOperation = Operation<[&'static str; 1]>;

/// The most statuses in `also_success`. A slice would cost 12 bytes more for each operation.
const MOST_SUCCESSES: usize = 2;

/// A method in one byte. A program has a static for each operation, and a [`Method`] takes 24.
#[derive(Debug, Clone, Copy)]
enum Verb {
    Connect,
    Delete,
    Get,
    Head,
    Options,
    Patch,
    Post,
    Put,
    Trace,
}

impl Verb {
    #[allow(clippy::panic, reason = "of a static, when it is compiled")]
    const fn of(method: &Method) -> Self {
        match *method {
            Method::CONNECT => Self::Connect,
            Method::DELETE => Self::Delete,
            Method::GET => Self::Get,
            Method::HEAD => Self::Head,
            Method::OPTIONS => Self::Options,
            Method::PATCH => Self::Patch,
            Method::POST => Self::Post,
            Method::PUT => Self::Put,
            Method::TRACE => Self::Trace,
            _ => panic!("an operation's method must be one of RFC 9110 or PATCH"),
        }
    }

    #[allow(clippy::panic, reason = "of a static, when it is compiled")]
    const fn named(name: &str) -> Self {
        match name.as_bytes() {
            b"DELETE" => Self::Delete,
            b"GET" => Self::Get,
            b"PATCH" => Self::Patch,
            b"POST" => Self::Post,
            b"PUT" => Self::Put,
            _ => panic!("a packed operation's method must be DELETE, GET, PATCH, POST or PUT"),
        }
    }

    const fn method(self) -> Method {
        match self {
            Self::Connect => Method::CONNECT,
            Self::Delete => Method::DELETE,
            Self::Get => Method::GET,
            Self::Head => Method::HEAD,
            Self::Options => Method::OPTIONS,
            Self::Patch => Method::PATCH,
            Self::Post => Method::POST,
            Self::Put => Method::PUT,
            Self::Trace => Method::TRACE,
        }
    }
}

impl Operation {
    /// Creates an operation with any method.
    ///
    /// `path` is a template below the server URL, with `{name}` for each path argument. Defaults:
    /// [`Resend::IfNotExecuted`], the safe choice, and a deadline of 30 s.
    ///
    /// # Panics
    ///
    /// If `path` does not begin with a slash, or `method` is neither one of RFC 9110 nor PATCH. For
    /// a `static`, that is a compile error.
    #[must_use]
    pub const fn new(method: Method, id: &'static str, path: &'static str) -> Self {
        assert!(
            matches!(path.as_bytes().first(), Some(b'/')),
            "an operation's path must begin with a slash"
        );
        let (filter, verb) = (filter_rule(&method, path.as_bytes()), Verb::of(&method));
        // A constant function can drop no `Method`. Those of a verb own nothing.
        std::mem::forget(method);
        Self::of(verb, filter, OperationFacts::apart(id, path))
    }

    /// Creates a `GET` that only reads.
    ///
    /// Defaults: [`Resend::Safe`], and [refused with](Self::refused_with) 400 and 403.
    #[must_use]
    pub const fn get(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::GET, id, path)
            .resend(Resend::Safe)
            .refused_with(&[400, 403])
    }

    /// Creates a `POST`. Default: [`Resend::IfNotExecuted`].
    #[must_use]
    pub const fn post(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::POST, id, path)
    }

    /// Creates a `PUT`. Default: [`Resend::IfNotExecuted`].
    #[must_use]
    pub const fn put(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::PUT, id, path)
    }

    /// Creates a `PATCH`. Default: [`Resend::IfNotExecuted`].
    #[must_use]
    pub const fn patch(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::PATCH, id, path)
    }

    /// Creates a `DELETE`. Default: [`Resend::IfNotExecuted`].
    #[must_use]
    pub const fn delete(id: &'static str, path: &'static str) -> Self {
        Self::new(Method::DELETE, id, path)
    }

    /// Sets the OAuth scopes that a token needs for the operation, with a blank between two of them.
    /// Default: none.
    ///
    /// One text, because each text of a list would cost 40 bytes more.
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static str) -> Self {
        self.facts.set_scopes(scopes);
        self
    }

    /// Sets the advice for a caller if the server may have run the operation.
    ///
    /// An error whose [outcome is unknown](Error::outcome_is_unknown) prints this text.
    #[must_use]
    pub const fn when_unknown(mut self, advice: &'static str) -> Self {
        self.facts.set_when_unknown(advice);
        self
    }

    /// Sends a form to the server URL itself, without a path.
    #[cfg(feature = "client-credentials")]
    pub(crate) const fn form_at_server_url(mut self) -> Self {
        self.facts.set_path("");
        self
    }
}

impl PackedOperation {
    /// Creates an operation from one text: the id, the path, the scopes, and the advice of
    /// [`when_unknown`](Operation::when_unknown), with a `|` between two of them.
    ///
    /// The parts behind the path may be missing. The default of the advice is to check whether the
    /// call took effect. The other defaults are those of [`Operation::get`] for the method `GET`,
    /// and those of [`Operation::new`] for the others.
    ///
    /// Each text of its own would cost 40 bytes in a program, for its address and its length.
    ///
    /// # Panics
    ///
    /// If the path does not begin with a slash, if the method is not DELETE, GET, PATCH, POST or
    /// PUT, or if there are more than 255 bytes before the advice. For a `static`, that is a
    /// compile error.
    #[must_use]
    pub const fn packed(method: &str, texts: &'static str) -> Self {
        let (verb, facts) = (Verb::named(method), OperationFacts::packed(texts));
        assert!(
            matches!(facts.path_and_rest().first(), Some(b'/')),
            "an operation's path must begin with a slash"
        );
        let method = verb.method();
        let filter = filter_rule(&method, facts.path_and_rest());
        std::mem::forget(method);
        let operation = Self::of(verb, filter, facts);
        if matches!(verb, Verb::Get) {
            operation.resend(Resend::Safe).refused_with(&[400, 403])
        } else {
            operation
        }
    }
}

impl<const N: usize> Operation<[&'static str; N]> {
    const fn of(
        method: Verb,
        filter: FilterRule,
        facts: OperationFacts<[&'static str; N]>,
    ) -> Self {
        Self {
            timeout_nanos: nanos(Duration::from_secs(30)),
            also_success: [0; MOST_SUCCESSES],
            method,
            at_root: false,
            without_token: false,
            filter,
            facts,
        }
    }

    /// Sets when the SDK may send the request again.
    #[must_use]
    pub const fn resend(mut self, resend: Resend) -> Self {
        self.facts.safe_to_repeat = matches!(resend, Resend::Safe);
        self
    }

    /// Sets the statuses that prove that the operation did not run.
    ///
    /// 401, 429 and the [gateway's own checks](Error::may_have_taken_effect) always prove it. After
    /// an error with any other status, the call may have taken effect. Default: none, except for
    /// [`get`](Self::get).
    ///
    /// The default is right for most operations that write. If the gateway loses its connection to
    /// a service, it sends a write up to three times. The response is that of the last request. So
    /// a create that succeeded gets 400 ("already exists"). A delete that succeeded gets 404, 409
    /// or, in some groups, 403. Declare a status only if the first and a repeated request get the
    /// same response.
    ///
    /// ```
    /// use pipeshub_core::Operation;
    ///
    /// // The server checks arguments and permissions before it changes anything, and a repeated
    /// // request passes the same checks.
    /// static SET_LABEL: Operation = Operation::put("setLabel", "/label").refused_with(&[400, 403]);
    /// ```
    ///
    /// # Panics
    ///
    /// If there are more than 4 statuses. For a `static`, that is a compile error.
    #[must_use]
    pub const fn refused_with(mut self, statuses: &'static [u16]) -> Self {
        assert!(
            statuses.len() <= MOST_REFUSED,
            "an operation must not be refused with more than 4 statuses"
        );
        self.facts.refused_with = [0; MOST_REFUSED];
        let mut at = 0;
        while at < statuses.len() {
            self.facts.refused_with[at] = statuses[at];
            at += 1;
        }
        self
    }

    /// Sets the deadline of a call, for all attempts and pauses together. Default: 30 s. The caller
    /// may set another.
    #[must_use]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout_nanos = nanos(timeout);
        self
    }

    /// Sets more success statuses, such as a documented 302. Default: only 200 to 299.
    ///
    /// # Panics
    ///
    /// If there are more than 2 statuses. For a `static`, that is a compile error.
    #[must_use]
    pub const fn also_success(mut self, statuses: &'static [u16]) -> Self {
        assert!(
            statuses.len() <= MOST_SUCCESSES,
            "an operation must not have more than 2 further success statuses"
        );
        self.also_success = [0; MOST_SUCCESSES];
        let mut at = 0;
        while at < statuses.len() {
            self.also_success[at] = statuses[at];
            at += 1;
        }
        self
    }

    /// Sends the request to the root of the server, beside the API. Default: below the server URL.
    ///
    /// The root is the server URL without `/api/v1` at its end. A server URL with another path has
    /// its root at the host.
    ///
    /// ```
    /// use pipeshub_core::Operation;
    ///
    /// static JWKS: Operation = Operation::get("jwks", "/.well-known/jwks.json").at_root();
    /// ```
    #[must_use]
    pub const fn at_root(mut self) -> Self {
        self.at_root = true;
        self
    }

    /// Sends the request without a token. Default: with the token of the core, if it has one.
    ///
    /// For an operation that anybody may call, such as a sign-in. A 401 then says something about
    /// the arguments, so the SDK never sends the request again with a new token.
    ///
    /// ```
    /// use pipeshub_core::Operation;
    ///
    /// static SIGN_IN: Operation = Operation::post("signIn", "/signIn").without_token();
    /// ```
    #[must_use]
    pub const fn without_token(mut self) -> Self {
        self.without_token = true;
        self
    }

    /// The operation's `operationId` in the API document.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.any().id()
    }

    /// Creates an error of kind [`ErrorKind::InvalidRequest`]. Nothing was sent.
    ///
    /// `reason` names the problem and the action. It must not contain the value itself.
    #[must_use]
    pub fn invalid_request(&'static self, reason: impl Into<Cow<'static, str>>) -> Error {
        self.any().invalid_request(reason)
    }

    /// Creates an error of kind [`ErrorKind::Failed`] without a request.
    ///
    /// `failure` becomes the error's `source()`. The error's `Debug` prints the `Display` of
    /// `failure`. That text must not contain a secret or a text of the server.
    #[must_use]
    pub fn failed(&'static self, failure: impl std::error::Error + Send + Sync + 'static) -> Error {
        self.any().failed(failure)
    }

    const fn any(&self) -> &AnyOperation {
        self
    }
}

impl AnyOperation {
    /// The operation's `operationId` in the API document.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.facts.id()
    }

    /// Creates an error of kind [`ErrorKind::InvalidRequest`]. Nothing was sent.
    ///
    /// `reason` names the problem and the action. It must not contain the value itself.
    #[must_use]
    pub fn invalid_request(&'static self, reason: impl Into<Cow<'static, str>>) -> Error {
        self.with_operation(Error::new(ErrorKind::InvalidRequest, reason))
    }

    /// Creates an error of kind [`ErrorKind::Failed`] without a request.
    ///
    /// `failure` becomes the error's `source()`. The error's `Debug` prints the `Display` of
    /// `failure`. That text must not contain a secret or a text of the server.
    #[must_use]
    pub fn failed(&'static self, failure: impl std::error::Error + Send + Sync + 'static) -> Error {
        self.with_operation(Error::new(ErrorKind::Failed, "").caused_by(failure))
    }

    /// Adds the operation's facts to an error.
    pub(crate) fn with_operation(&'static self, error: Error) -> Error {
        error.in_operation(&self.facts)
    }

    pub(crate) fn path(&self) -> &'static str {
        self.facts.path()
    }

    pub(crate) fn scopes(&self) -> &'static str {
        self.facts.scopes()
    }

    pub(crate) const fn resend(&self) -> Resend {
        if self.facts.safe_to_repeat {
            Resend::Safe
        } else {
            Resend::IfNotExecuted
        }
    }

    pub(crate) const fn method(&self) -> Method {
        self.method.method()
    }

    pub(crate) const fn timeout_of_call(&self) -> Duration {
        Duration::from_nanos(self.timeout_nanos)
    }

    pub(crate) fn content_type(&self) -> HeaderValue {
        HeaderValue::from_static(if self.path().is_empty() {
            "application/x-www-form-urlencoded"
        } else {
            "application/json"
        })
    }

    pub(crate) fn is_success(&self, status: StatusCode) -> bool {
        status.is_success() || self.also_success.contains(&status.as_u16())
    }
}

/// Returns the nanoseconds of a duration, or those of 584 years if it is longer.
const fn nanos(duration: Duration) -> u64 {
    let nanos = duration.as_nanos();
    if nanos > u64::MAX as u128 {
        u64::MAX
    } else {
        #[allow(clippy::cast_possible_truncation, reason = "compared above")]
        {
            nanos as u64
        }
    }
}

/// One call of an [`Operation`] with its encoded arguments.
///
/// All characters except RFC 3986's unreserved characters are percent-encoded. For an argument that
/// must not be sent, [`PipeshubCore::execute`](crate::PipeshubCore::execute) returns an error and
/// sends nothing. These arguments are refused:
///
/// - A path argument that is empty or a dot segment, or that starts or ends with a blank.
/// - A path argument with one of `/ \ % ? #`, a control character or a non-ASCII character.
/// - A query value, or a value in a JSON object, that PipesHub's gateway would refuse or change.
/// - A JSON body of more than 10,485,760 bytes, which the gateway does not read.
///
/// The gateway filters HTML and scripts. It skips the filter for POST and PUT below `/connectors`,
/// `/agents/` and `/conversations/`, and for a JSON body that is an array. Blanks at both ends of a
/// value are refused there, too, because the server removes them.
///
/// ```
/// # use pipeshub_core::{Call, Operation};
/// # static GET_CONNECTOR_CONFIG: Operation = Operation::get("getConnectorConfig", "/connectors/{connectorId}/config");
/// let call = Call::new(&GET_CONNECTOR_CONFIG).id("connectorId", "3f2c1a44").query("verbose", true);
/// ```
pub struct Call {
    pub(crate) operation: &'static AnyOperation,
    pub(crate) target: Target,
    pub(crate) body: CallBody,
    refusal: Option<Error>,
}

impl Call {
    /// Creates a call without arguments.
    // Inlined, it would be in the function of each operation.
    #[inline(never)]
    #[must_use]
    pub fn new(operation: &'static AnyOperation) -> Self {
        Self {
            operation,
            target: Target::filtered_by(operation.filter, operation.path()),
            body: CallBody::None,
            refusal: None,
        }
    }

    /// Creates a call of a target that needs no encoding.
    pub(crate) fn at(operation: &'static AnyOperation, target: Vec<u8>) -> Self {
        Self {
            target: Target::of_text(target),
            ..Self::new(operation)
        }
    }

    /// Adds the next path argument. Add path arguments in the template's order.
    #[must_use]
    pub fn path(mut self, name: &'static str, value: &str) -> Self {
        self.target.path(name, value);
        self
    }

    /// Adds the next path argument, which is an id: 1 to 64 letters, digits, `_` and `-`.
    ///
    /// All ids of PipesHub have this form, and any other value is refused. The gateway inserts a
    /// decoded id into another URL, so encoding would not help.
    #[must_use]
    pub fn id(mut self, name: &'static str, value: &str) -> Self {
        self.target.id(name, value);
        self
    }

    /// Adds the next path argument, whose value has limits. For a value beyond the limits, the call
    /// fails with the argument's name before anything is sent.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, QueryLimits};
    ///
    /// static GET_USER: Operation = Operation::get("getUser", "/users/{userId}");
    ///
    /// fn get_user(id: &str) -> Call {
    ///     Call::new(&GET_USER).path_within(const { QueryLimits::new("userId<,,h") }, id)
    /// }
    /// # get_user("65f0000000000000000000a1");
    /// ```
    #[must_use]
    pub fn path_within(self, limits: QueryLimits, value: &str) -> Self {
        self.limit(limits, Some(value)).path(limits.name(), value)
    }

    /// Refuses a text beyond its limits, such as one of a form, without adding it to the request.
    ///
    /// `None` has no limits.
    #[must_use]
    pub fn limit(mut self, limits: QueryLimits, text: Option<&str>) -> Self {
        let problem = text.and_then(|text| limits.problem_with(query::Value::Text(text), false));
        if let Some(problem) = problem {
            self.target.refuse(problem);
        }
        self
    }

    /// Refuses a number of items beyond their limits, such as that of the files in a form.
    #[must_use]
    pub fn limit_items(mut self, limits: QueryLimits, count: usize) -> Self {
        if let Some(problem) = limits.problem_with(query::Value::Items(count), false) {
            self.target.refuse(problem);
        }
        self
    }

    /// Adds a query parameter, unless the value is `None` or an empty list. See [`QueryValue`].
    ///
    /// Add all path arguments first.
    #[must_use]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "most values are references or numbers, and read better without an ampersand"
    )]
    pub fn query(mut self, name: &'static str, value: impl QueryValue) -> Self {
        value.write(&mut Parameter::new(name, &mut self.target));
        self
    }

    /// Adds a query parameter whose values have limits. For a value beyond the limits, the call fails
    /// with the parameter's name before anything is sent.
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

    /// Sets a JSON body.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        self.set_body(serde_json::to_vec(body));
        self
    }

    /// Sets a JSON body of a type with [`ToJson`]. This needs less code than [`json`](Self::json).
    ///
    /// If a value exceeds the limits of its field, the call fails and nothing is sent.
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
            Ok(body) => self.set_json(body),
            Err(problem) => self.target.refuse(problem),
        }
    }

    /// Sets the body. The function has no type parameter, so that it is compiled once.
    fn set_body(&mut self, body: serde_json::Result<Vec<u8>>) {
        match body {
            Ok(body) => self.set_json(body),
            Err(_) => self.target.refuse("the body cannot be written as JSON"),
        }
    }

    fn set_json(&mut self, body: Vec<u8>) {
        match problem_with_body(&body, self.operation.filter) {
            None => self.body = CallBody::Bytes(body.into()),
            Some(problem) => self.target.refuse(problem),
        }
    }

    /// Refuses the call: awaiting the call returns this error, and nothing is sent.
    ///
    /// If a call is refused twice, it keeps the first error.
    ///
    /// ```
    /// # use pipeshub_core::{Call, Operation};
    /// static SEARCH: Operation = Operation::get("search", "/search");
    ///
    /// fn search(text: &str) -> Call {
    ///     let call = Call::new(&SEARCH).query("q", text);
    ///     if text.is_empty() {
    ///         return call.refuse(SEARCH.invalid_request("the search text is empty"));
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

    /// Returns the request target and the body, or the error of an invalid argument.
    pub(crate) fn finish(self) -> Result<(Vec<u8>, CallBody)> {
        if let Some(error) = self.refusal {
            return Err(error);
        }
        match self.target.finish() {
            Ok(target) => Ok((target, self.body)),
            Err(reason) => Err(self.operation.invalid_request(reason)),
        }
    }
}

// Sending a call consumes it, and nothing reads the streamed body of a call that is only shared.
impl UnwindSafe for Call {}
impl RefUnwindSafe for Call {}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.id())
            .finish_non_exhaustive()
    }
}

impl<const N: usize> fmt::Debug for Operation<[&'static str; N]> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any().fmt(f)
    }
}

impl fmt::Debug for AnyOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let given = self.also_success.iter().take_while(|status| **status != 0);
        let also_success: Vec<_> = given.collect();
        f.debug_struct("Operation")
            .field("id", &self.id())
            .field("method", &self.method())
            .field("path", &self.path())
            .field("scopes", &self.scopes())
            .field("resend", &self.resend())
            .field("timeout", &self.timeout_of_call())
            .field("also_success", &also_success)
            .field("when_unknown", &self.facts.when_unknown())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operation_with_more_statuses_than_fit_does_not_compile() {
        let of = |statuses| Operation::post("a", "/a").refused_with(statuses);
        let full = of(&[400, 403, 404, 409]);
        assert!(
            [400, 401, 403, 404, 409, 429]
                .iter()
                .all(|status| full.any().facts.is_refusal(*status))
        );
        assert!(!full.any().facts.is_refusal(500) && !full.any().facts.is_refusal(0));
        let fewer = Operation::get("a", "/a").refused_with(&[404]);
        assert!(fewer.any().facts.is_refusal(404) && !fewer.any().facts.is_refusal(400));
        let more = std::panic::catch_unwind(|| {
            Operation::get("a", "/a").refused_with(&[400, 403, 404, 409, 410])
        });
        assert!(more.is_err());
    }

    #[test]
    fn operation_is_small_and_keeps_its_method_and_its_deadline() {
        // A program with the whole API has nearly 300 of them.
        assert!(size_of::<PackedOperation>() <= 48);
        assert!(size_of::<Operation>() <= 96);
        for method in [
            Method::CONNECT,
            Method::DELETE,
            Method::GET,
            Method::HEAD,
            Method::OPTIONS,
            Method::PATCH,
            Method::POST,
            Method::PUT,
            Method::TRACE,
        ] {
            assert_eq!(
                Operation::new(method.clone(), "a", "/a").any().method(),
                method
            );
        }
        let other = Method::from_bytes(b"PURGE").unwrap();
        assert!(std::panic::catch_unwind(|| Operation::new(other, "a", "/a")).is_err());
        for (timeout, kept) in [
            (Duration::from_nanos(1), Duration::from_nanos(1)),
            (Duration::from_secs(3600), Duration::from_secs(3600)),
            (Duration::MAX, Duration::from_nanos(u64::MAX)),
        ] {
            let operation = Operation::get("a", "/a").timeout(timeout);
            assert_eq!(operation.any().timeout_of_call(), kept);
        }
    }

    #[test]
    fn packed_operation_equals_the_one_of_apart_texts() {
        let facts = |of: &AnyOperation| {
            format!(
                "{:?}",
                (
                    (of.id(), of.path(), of.scopes(), of.facts.when_unknown()),
                    (of.method(), of.resend(), of.filter, of.timeout_of_call()),
                    (
                        of.also_success,
                        of.facts.refused_with,
                        of.at_root,
                        of.without_token
                    ),
                )
            )
        };
        let check = "check whether the call took effect before you call it again";
        for (packed, apart) in [
            (
                Operation::packed("GET", "a|/a/{b}|c:read d:read|look"),
                Operation::get("a", "/a/{b}")
                    .scopes("c:read d:read")
                    .when_unknown("look"),
            ),
            (
                Operation::packed("POST", "a|/conversations/"),
                Operation::post("a", "/conversations/").when_unknown(check),
            ),
            (
                Operation::packed("PUT", "a|/connectors|c"),
                Operation::put("a", "/connectors")
                    .scopes("c")
                    .when_unknown(check),
            ),
            (
                Operation::packed("PATCH", "a|/||look, then | call"),
                Operation::patch("a", "/").when_unknown("look, then | call"),
            ),
            (
                Operation::packed("DELETE", "|/|").without_token().at_root(),
                Operation::delete("", "/")
                    .without_token()
                    .at_root()
                    .when_unknown(check),
            ),
        ] {
            assert_eq!(facts(&packed), facts(&apart));
            assert_eq!(format!("{packed:?}"), format!("{apart:?}"));
        }
    }

    #[test]
    fn packed_operation_without_a_path_or_with_too_long_texts_does_not_compile() {
        let of = |method: &'static str, texts: String| {
            std::panic::catch_unwind(|| Operation::packed(method, texts.leak()).id().len())
        };
        let of_length = |length: usize| format!("{}|/||advice", "a".repeat(length));
        assert_eq!(of("GET", of_length(252)).ok(), Some(252));
        for (method, texts) in [
            ("GET", of_length(253)),
            ("GET", String::new()),
            ("GET", "a".to_owned()),
            ("GET", "a|".to_owned()),
            ("GET", "a|b".to_owned()),
            ("GET", "/".to_owned()),
            ("PURGE", "a|/a".to_owned()),
        ] {
            assert!(of(method, texts.clone()).is_err(), "{method} {texts}");
        }
    }

    #[test]
    fn further_successes_are_kept_and_limited() {
        let operation = Operation::get("a", "/a").also_success(&[302, 304]);
        for (status, is_success) in [(200, true), (302, true), (304, true), (303, false)] {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(operation.any().is_success(status), is_success, "{status}");
        }
        let more =
            std::panic::catch_unwind(|| Operation::get("a", "/a").also_success(&[301, 302, 304]));
        assert!(more.is_err());
    }

    #[test]
    fn only_get_is_safe_to_resend_by_default() {
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
            let operation = operation.any();
            assert_eq!((operation.method(), operation.resend()), (method, resend));
        }
    }
}
