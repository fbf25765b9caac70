//! `GET /connectors/oauth/callback`

use std::fmt;
use std::time::Duration;

use pipeshub_core::http::StatusCode;
use pipeshub_core::http::header::LOCATION;
use pipeshub_core::json::{FromJson, Reader};
use pipeshub_core::url::parse_query;
use pipeshub_core::{
    Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, Response, Result,
    SensitiveUrl, from_json,
};

mod failure;
mod request;

pub use failure::HandleOAuthCallbackFailure;
pub use request::HandleOAuthCallbackRequest;

/// A `GET` that spends a single-use code. A second request can destroy the tokens that the first
/// request got. That holds at the same time and after a lost response.
///
/// The deadline is longer because PipesHub waits for the provider during the call.
static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "handleOAuthCallback\
     |/connectors/oauth/callback\
     |connector:write user:read\
     |check with connector_oauth_wait_until_authenticated whether the connector's \
     isAuthenticated became true, and if not, begin a new flow",
)
.resend(Resend::IfNotExecuted)
// PipesHub checks parameters and scopes before the code can be spent. The result of a flow
// always has the status 200.
.refused_with(&[400, 403])
.timeout(Duration::from_secs(90))
.also_success(&[302]);

/// The response to a callback that authorized the connector.
#[non_exhaustive]
pub struct HandleOAuthCallbackResponse {
    /// The page to which PipesHub would send the user, if the response contains one.
    ///
    /// PipesHub builds this URL from the request's `base_url` without a check, so treat the URL as
    /// untrusted text. `None` if the request had no `base_url`.
    pub redirect_url: Option<SensitiveUrl>,
    /// The authorized connector, if the response names one.
    connector_id: Option<String>,
}

impl HandleOAuthCallbackResponse {
    /// The id of the authorized connector, if the response contains one.
    #[must_use]
    pub fn connector_id(&self) -> Option<&str> {
        self.connector_id.as_deref()
    }
}

/// Omits the connector's id, because the id may be any text of the URL in the response.
impl fmt::Debug for HandleOAuthCallbackResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandleOAuthCallbackResponse")
            .field("redirect_url", &self.redirect_url)
            .finish_non_exhaustive()
    }
}

/// Completes the OAuth flow of a connector.
///
/// The call sends the provider's code to PipesHub, which exchanges the code for tokens and stores
/// the tokens. Default deadline: 90 s, because PipesHub waits for the provider.
///
/// The core needs the credentials of the user who connects, with the scopes `connector:write` and
/// `user:read`. The API document does not mention the credentials.
///
/// The request has a connection of its own. The SDK sends the request again only if nothing was
/// sent, after 429, or once with a new token after 401. PipesHub returns both statuses before it
/// reads the code. The SDK never repeats the request after a timeout, a lost connection or a 5xx.
///
/// # Errors
///
/// - [`InvalidRequest`](pipeshub_core::ErrorKind::InvalidRequest): the code or the state is empty,
///   or PipesHub's gateway would refuse or change one of them. Nothing was sent.
/// - [`Failed`](pipeshub_core::ErrorKind::Failed): the flow failed, and the code is spent. Begin a
///   new flow. The error's [`failure`](pipeshub_core::Error::failure), a
///   [`HandleOAuthCallbackFailure`], has the details.
/// - [`Status`](pipeshub_core::ErrorKind::Status): after 400, 401, 403 and 429, the code is not
///   spent. After a 5xx, the code may be spent. PipesHub may respond with 503 after the exchange. A
///   proxy in front of PipesHub may respond with 502 or 504.
/// - [`ConnectionLost`](pipeshub_core::ErrorKind::ConnectionLost),
///   [`Timeout`](pipeshub_core::ErrorKind::Timeout),
///   [`InvalidReply`](pipeshub_core::ErrorKind::InvalidReply),
///   [`TooLarge`](pipeshub_core::ErrorKind::TooLarge): no usable response contains the result of
///   the flow.
///
/// For every kind, check [`outcome_is_unknown`](pipeshub_core::Error::outcome_is_unknown). If
/// `true`, call `connector_oauth_wait_until_authenticated` before you begin a new flow, and never
/// send the same code again.
///
/// Dropping the future does not cancel a request that was sent.
///
/// ```
/// use pipeshub_core::{PipeshubCore, Result};
/// use pipeshub_funcs::connector_oauth::{
///     HandleOAuthCallbackFailure, HandleOAuthCallbackRequest, OAuthState,
/// };
/// use pipeshub_funcs::connector_oauth_handle_oauth_callback;
///
/// async fn finish(core: &PipeshubCore, redirect: &str, saved: String) -> Result<()> {
///     let request = HandleOAuthCallbackRequest::from_redirect(redirect, OAuthState::from_saved(saved))?;
///     match connector_oauth_handle_oauth_callback(core, request.base_url("https://app.example.com")).await {
///         Ok(connected) => println!("connected {}", connected.connector_id().unwrap_or("the connector")),
///         Err(error) if error.outcome_is_unknown() => println!("perhaps connected; check first\n{error}"),
///         Err(error) => match error.failure::<HandleOAuthCallbackFailure>() {
///             Some(failure) => println!("not connected: {}", failure.error_message().unwrap_or("no reason was given")),
///             None => return Err(error),
///         },
///     }
///     Ok(())
/// }
/// ```
///
/// The call consumes the request, which cannot be cloned:
///
/// ```compile_fail
/// # use pipeshub_core::PipeshubCore;
/// # use pipeshub_funcs::{connector_oauth::*, *};
/// # async fn f(core: &PipeshubCore, request: HandleOAuthCallbackRequest) {
/// let once = connector_oauth_handle_oauth_callback(core, request).await;
/// let twice = connector_oauth_handle_oauth_callback(core, request).await;
/// # }
/// ```
#[doc(alias = "connectorOAuthHandleOAuthCallback")]
pub fn connector_oauth_handle_oauth_callback(
    core: &PipeshubCore,
    request: HandleOAuthCallbackRequest,
) -> Reply<'_, HandleOAuthCallbackResponse> {
    core.call(request.into_call(), decode)
}

fn decode(reply: RawReply) -> Result<Response<HandleOAuthCallbackResponse>> {
    let response = if reply.status() == StatusCode::FOUND {
        redirected(&reply)?
    } else {
        completed(&reply)?
    };
    Ok(reply.into_response(response))
}

struct Outcome {
    redirect_url: Option<String>,
    /// `None` if the field is missing, which PipesHub's web page accepts, too. `null` and values of
    /// any type except `bool` are errors.
    success: Option<bool>,
    error: Option<String>,
    error_message: Option<String>,
}
from_json! {
    Outcome {
        redirect_url = "redirectUrl",
        success = "success" with present,
        error = "error",
        error_message = "errorMessage",
    }
}

fn present(from: &mut Reader<'_>) -> Option<bool> {
    (!from.is_missing()).then(|| bool::from_json(from))
}

/// Reads a response of the real server: 200 and JSON, also for a failure.
fn completed(reply: &RawReply) -> Result<HandleOAuthCallbackResponse> {
    let Outcome {
        redirect_url,
        success,
        error,
        error_message,
    } = reply.peek()?;
    let has_page = redirect_url.as_deref().is_some_and(|url| !url.is_empty());
    let in_url = || redirect_url.as_deref().and_then(oauth_error);
    let error = error.filter(|error| !error.is_empty()).or_else(in_url);
    match (success, error) {
        (Some(true), Some(_)) => Err(reply.invalid("it reports both success and an error")),
        (Some(true), None) => Ok(HandleOAuthCallbackResponse::new(redirect_url)),
        (Some(false), error) | (None, error @ Some(_)) => {
            let failure = HandleOAuthCallbackFailure::new(error, error_message, redirect_url);
            Err(failure.in_error(|failure| reply.failed(failure)))
        }
        // The web app treats a response without `success` as a success if it names a page.
        (None, None) if has_page => Ok(HandleOAuthCallbackResponse::new(redirect_url)),
        (None, None) => Err(reply.invalid("it reports neither success nor an error")),
    }
}

/// Reads the response of the API document: 302 and a `Location`. The SDK does not follow the
/// redirect.
fn redirected(reply: &RawReply) -> Result<HandleOAuthCallbackResponse> {
    let location = reply
        .headers()
        .get(LOCATION)
        .and_then(|value| value.to_str().ok())
        .filter(|url| !url.is_empty());
    let Some(location) = location.map(str::to_owned) else {
        return Err(reply.invalid("it is a redirect without a Location"));
    };
    match oauth_error(&location) {
        Some(error) => {
            let failure = HandleOAuthCallbackFailure::new(Some(error), None, Some(location));
            Err(failure.in_error(|failure| reply.failed(failure)))
        }
        None => match HandleOAuthCallbackResponse::new(Some(location)) {
            // A sign-in page, or a copy of the URL on another host, also redirects. In that case,
            // PipesHub did not get the code.
            response if response.connector_id.is_none() => {
                Err(reply.invalid("it redirects to no connector's page; is the server URL right?"))
            }
            response => Ok(response),
        },
    }
}

/// Returns the value of `oauth_error` in a URL. PipesHub inserts the value without encoding, so a
/// value that cannot be decoded is returned as written.
fn oauth_error(url: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    let raw = query.split(['&', '?', '#']).find_map(|pair| {
        match pair.split_once('=').unwrap_or((pair, "")) {
            ("oauth_error", value) => Some(value),
            _ => None,
        }
    })?;
    let decoded = parse_query(&format!("v={raw}"))
        .ok()
        .and_then(|mut pairs| pairs.pop());
    Some(decoded.map_or_else(|| raw.to_owned(), |(_, value)| value))
}

/// Returns the URL of the page. PipesHub writes `None` instead if it had no `baseUrl`.
fn landing_page(url: Option<String>) -> Option<SensitiveUrl> {
    url.filter(|url| !url.is_empty() && url != "None" && !url.starts_with("None/"))
        .map(SensitiveUrl::unchecked)
}

impl HandleOAuthCallbackResponse {
    fn new(redirect_url: Option<String>) -> Self {
        let path = redirect_url
            .as_deref()
            .unwrap_or_default()
            .split(['?', '#'])
            .next()
            .unwrap_or_default();
        let (page, id) = path.rsplit_once('/').unwrap_or_default();
        let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        let names_connector =
            page.ends_with("/connector") && matches!(id.len(), 1..=64) && id.bytes().all(fits);
        Self {
            connector_id: names_connector.then(|| id.to_owned()),
            redirect_url: landing_page(redirect_url),
        }
    }
}

#[cfg(test)]
mod tests {
    use pipeshub_core::{http, transport_fn};

    use super::*;

    /// Returns the outcome of a callback with this response: the connector, a failure's code, or
    /// the kind of error.
    async fn outcome_of(
        status: u16,
        location: &'static str,
        body: &'static str,
    ) -> Result<Option<String>, String> {
        let transport = transport_fn(move |_| {
            let response = http::Response::builder()
                .status(status)
                .header("content-type", "application/json");
            let response = if location.is_empty() {
                response
            } else {
                response.header("location", location)
            };
            response.body(body)
        });
        let core = PipeshubCore::with_transport(transport).build().unwrap();
        let state = crate::connector_oauth::OAuthState::from_saved("s");
        let request = HandleOAuthCallbackRequest::new("c", state).base_url("https://h");
        match connector_oauth_handle_oauth_callback(&core, request).await {
            Ok(connected) => Ok(connected.connector_id().map(str::to_owned)),
            Err(error) => Err(match error.failure::<HandleOAuthCallbackFailure>() {
                Some(failure) => failure.error().unwrap_or("failed").to_owned(),
                None => format!("{:?}", error.kind()),
            }),
        }
    }

    #[tokio::test]
    async fn outcome_is_success_failure_or_neither() {
        let connected = || Ok(Some("c1".to_owned()));
        let failed = |what: &str| Err(what.to_owned());
        let broken = || failed("InvalidReply");
        for (body, expected) in [
            (
                r#"{"redirectUrl":"https://h/connector/c1","success":true}"#,
                connected(),
            ),
            (r#"{"redirectUrl":"https://h/connector/c1"}"#, connected()),
            (
                r#"{"success":true,"error":"","redirectUrl":null}"#,
                Ok(None),
            ),
            (
                r#"{"success":true,"error":"x","redirectUrl":"https://h/connector/c1"}"#,
                broken(),
            ),
            (
                r#"{"success":true,"redirectUrl":"https://h/p?oauth_error=x"}"#,
                broken(),
            ),
            (
                r#"{"success":false,"error":"x","redirectUrl":"https://h/connector/c1"}"#,
                failed("x"),
            ),
            (
                r#"{"success":false,"redirectUrl":"https://h/p?oauth_error=y"}"#,
                failed("y"),
            ),
            (r#"{"success":false}"#, failed("failed")),
            (
                r#"{"error":"x","redirectUrl":"https://h/connector/c1"}"#,
                failed("x"),
            ),
            (
                r#"{"redirectUrl":"https://h/p?oauth_error=y"}"#,
                failed("y"),
            ),
            (r#"{"redirectUrl":""}"#, broken()),
            ("{}", broken()),
            (
                r#"{"success":null,"redirectUrl":"https://h/connector/c1"}"#,
                broken(),
            ),
            (
                r#"{"success":"true","redirectUrl":"https://h/connector/c1"}"#,
                broken(),
            ),
            (r#"{"success":1}"#, broken()),
            (r#"["https://h/connector/c1",true,null,null]"#, broken()),
        ] {
            assert_eq!(outcome_of(200, "", body).await, expected, "{body}");
        }
        for (location, expected) in [
            (
                "https://h/account/individual/settings/connector/c1",
                connected(),
            ),
            (
                "https://h/connectors/oauth/callback?oauth_error=access_denied",
                failed("access_denied"),
            ),
            ("https://sso.example/login", broken()),
            ("", broken()),
        ] {
            assert_eq!(outcome_of(302, location, "").await, expected, "{location}");
        }
    }

    #[test]
    fn connector_is_the_last_segment_of_the_landing_page() {
        let landed = |url: &str| HandleOAuthCallbackResponse::new(Some(url.to_owned()));
        for url in [
            "https://app.example.com/account/company-settings/settings/connector/3f2c1a44",
            "https://app.example.com//account/individual/settings/connector/3f2c1a44?x=y#z",
            "None/account/company-settings/settings/connector/3f2c1a44",
        ] {
            assert_eq!(landed(url).connector_id(), Some("3f2c1a44"), "{url}");
            assert_eq!(landed(url).redirect_url.is_none(), url.starts_with("None"));
        }
        assert_eq!(
            format!("{:?}", landed("https://h/connector/3f2c1a44?code=SECRET")),
            "HandleOAuthCallbackResponse { redirect_url: Some(SensitiveUrl(https://h/..)), .. }"
        );
        for nowhere in ["", "None", "None/"] {
            assert!(landed(nowhere).redirect_url.is_none(), "{nowhere:?}");
        }
        for url in [
            "",
            "https://app.example.com/",
            "https://app.example.com/connector/",
            "/connector/a%2Fb",
            "/other/3f2c1a44",
        ] {
            assert_eq!(landed(url).connector_id(), None, "{url}");
        }
    }

    #[test]
    fn error_in_the_url_is_found_in_every_spelling() {
        for (url, error) in [
            (
                "/connectors/oauth/callback?oauth_error=access_denied",
                Some("access_denied"),
            ),
            ("https://h/p?x=1&oauth_error=a%20b", Some("a b")),
            ("/p?oauth_error=a&b=c d#e", Some("a")),
            ("/p?oauth_error=50%", Some("50%")),
            ("/p?oauth_error=", Some("")),
            ("/p?oauth_error", Some("")),
            ("/p?x=1?oauth_error=a", Some("a")),
            ("/p?not_oauth_error=a", None),
            ("/oauth_error=a", None),
            ("", None),
        ] {
            assert_eq!(oauth_error(url).as_deref(), error, "{url}");
        }
    }
}
