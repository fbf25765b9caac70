//! `GET /connectors/oauth/callback`

use std::fmt;
use std::time::Duration;

use pipeshub_core::http::StatusCode;
use pipeshub_core::http::header::LOCATION;
use pipeshub_core::json::{FromJson, Reader};
use pipeshub_core::url::parse_query;
use pipeshub_core::{
    Operation, PipeshubCore, RawReply, Reply, Resend, Response, Result, SensitiveUrl, from_json,
};

mod failure;
mod request;

pub use failure::HandleOAuthCallbackFailure;
pub use request::HandleOAuthCallbackRequest;

/// A `GET` that spends a single-use code: a second one, at the same time or after a lost answer,
/// can destroy the tokens that the first one got. PipesHub waits for the provider meanwhile, hence
/// the longer deadline.
static OPERATION: Operation = Operation::get("handleOAuthCallback", "/connectors/oauth/callback")
    .scopes(&["connector:write", "user:read"])
    .resend(Resend::IfNotExecuted)
    // What it refuses for its parameters or its scopes has reached nobody who could spend the code;
    // how a flow ended is always told with 200.
    .refused_with(&[400, 403])
    .timeout(Duration::from_secs(90))
    .also_success(&[302])
    .when_unknown("see with connector_oauth_wait_until_authenticated whether the connector's isAuthenticated became true, and if it did not, begin a new flow");

/// The connector is authorized.
#[non_exhaustive]
pub struct HandleOAuthCallbackResponse {
    /// Where PipesHub would send the user now, if it says: made from the request's `base_url`,
    /// which PipesHub does not check, so treat it as text from outside. `None` where no `base_url`
    /// was given.
    pub redirect_url: Option<SensitiveUrl>,
    /// The connector that was authorized, if the reply says.
    connector_id: Option<String>,
}

impl HandleOAuthCallbackResponse {
    /// The connector that was authorized, if the reply says.
    #[must_use]
    pub fn connector_id(&self) -> Option<&str> {
        self.connector_id.as_deref()
    }
}

/// Without the id: it is cut out of a URL of the server's, which may have anything at that place.
impl fmt::Debug for HandleOAuthCallbackResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandleOAuthCallbackResponse")
            .field("redirect_url", &self.redirect_url)
            .finish_non_exhaustive()
    }
}

/// Ends the OAuth flow of a connector: hands the provider's code to PipesHub, which trades it for
/// tokens and stores them.
///
/// It needs the credentials of the user who connects, whatever the API document says. It is sent
/// over a connection of its own and never again once it may have reached the server: not after a
/// timeout, a broken connection or a 5xx.
///
/// # Errors
///
/// - [`InvalidRequest`](pipeshub_core::ErrorKind::InvalidRequest), with nothing sent: code or state
///   is empty, or PipesHub's gateway would refuse or change one of them.
/// - [`Failed`](pipeshub_core::ErrorKind::Failed): the flow failed, and the code is spent;
///   the error's [`failure`](pipeshub_core::Error::failure), a [`HandleOAuthCallbackFailure`], has
///   the account. Begin a new flow.
/// - [`Status`](pipeshub_core::ErrorKind::Status): 400, 401, 403 and 429 spent nothing. After a
///   5xx that is not certain: PipesHub answers 503, and a proxy in front of it 502 or 504, after the
///   exchange has been done, too.
/// - [`ConnectionLost`](pipeshub_core::ErrorKind::ConnectionLost),
///   [`Timeout`](pipeshub_core::ErrorKind::Timeout),
///   [`InvalidReply`](pipeshub_core::ErrorKind::InvalidReply): no answer that says how it ended.
///
/// Whatever the kind, ask [`outcome_is_unknown`](pipeshub_core::Error::outcome_is_unknown). Where it
/// is `true`, see with `connector_oauth_wait_until_authenticated` whether it worked before you begin
/// a new flow; never send the same code again.
///
/// Dropping the future does not take back a request that was sent.
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
///         Err(error) if error.outcome_is_unknown() => println!("connected or not; look\n{error}"),
///         Err(error) => match error.failure::<HandleOAuthCallbackFailure>() {
///             Some(failure) => println!("not connected: {}", failure.error_message().unwrap_or("no reason was given")),
///             None => return Err(error),
///         },
///     }
///     Ok(())
/// }
/// ```
///
/// A request is used up by the call, and cannot be cloned:
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
        answered(&reply)?
    };
    Ok(reply.into_response(response))
}

struct Outcome {
    redirect_url: Option<String>,
    /// May be absent, and is then read as PipesHub's own web page does, but not of another type,
    /// and not null.
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

/// What the real server sends: 200 and JSON, for a success and for a failure alike.
fn answered(reply: &RawReply) -> Result<HandleOAuthCallbackResponse> {
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
        // The web app treats a reply without `success` as a success if it names a page.
        (None, None) if has_page => Ok(HandleOAuthCallbackResponse::new(redirect_url)),
        (None, None) => Err(reply.invalid("it reports neither success nor an error")),
    }
}

/// What the API document says: 302 and a `Location`, which is read and not followed.
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
            // A sign-in page or another host's copy of the URL redirects too, and then the code was
            // not handed over.
            response if response.connector_id.is_none() => {
                Err(reply.invalid("it redirects to no connector's page; is the server URL right?"))
            }
            response => Ok(response),
        },
    }
}

/// The value of `oauth_error` in a URL. PipesHub pastes it in without encoding it, so what cannot
/// be decoded still is one.
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

/// `None` where PipesHub had no `baseUrl` and wrote the word `None` in its place.
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

    /// The outcome of a callback that is answered so: the connector, a failure's code, or the kind
    /// of error.
    async fn told(
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
    async fn success_failure_and_neither_are_told_apart() {
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
            assert_eq!(told(200, "", body).await, expected, "{body}");
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
            assert_eq!(told(302, location, "").await, expected, "{location}");
        }
    }

    #[test]
    fn the_connector_is_the_last_segment_of_the_landing_page() {
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
    fn an_error_in_the_url_is_found_however_it_is_pasted() {
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
