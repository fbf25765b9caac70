//! `GET /toolsets/oauth/callback`

mod failure;
mod request;

use std::fmt;
use std::time::Duration;

use pipeshub_core::json::{FromJson, Reader};
use pipeshub_core::{
    Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, Response, Result,
    SensitiveUrl, from_json,
};

pub use self::failure::HandleToolsetOAuthCallbackFailure;
pub use self::request::HandleToolsetOAuthCallbackRequest;

/// A `GET` that spends a single-use code. After a second request, the tokens of the first can be
/// lost.
static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "handleToolsetOAuthCallback\
     |/toolsets/oauth/callback\
     |connector:read\
     |check with toolset_instances_get_toolset_instance_status whether is_authenticated \
             became true (for an agent, with toolset_instances_get_agent_toolsets), and if not, \
             begin a new flow",
)
.resend(Resend::IfNotExecuted)
// A 400 can follow the exchange of the code, and so can a 404.
.refused_with(&[403])
.timeout(Duration::from_secs(90));

/// The response to a callback that authorized the toolset.
#[non_exhaustive]
pub struct HandleToolsetOAuthCallbackResponse {
    /// The page to which PipesHub would send the user.
    ///
    /// PipesHub builds this URL from the request's `base_url` without a check, so treat the URL as
    /// untrusted text.
    pub redirect_url: Option<SensitiveUrl>,
}

impl fmt::Debug for HandleToolsetOAuthCallbackResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandleToolsetOAuthCallbackResponse")
            .field("redirect_url", &self.redirect_url)
            .finish()
    }
}

/// Completes the OAuth flow of a toolset, for the caller or for an agent.
///
/// The call sends the provider's code to PipesHub, which exchanges the code for tokens and stores
/// the tokens. The default deadline is 90 s, because PipesHub waits for the provider.
///
/// An OAuth token needs the scope `connector:read`. The user must be the one who began the flow,
/// or, for an agent, a user who can change the agent.
///
/// The SDK sends the request again only if nothing was sent, after 429, or once with a new token
/// after 401. Send the callback of a flow once, and never in parallel.
///
/// # Errors
///
/// - [`InvalidRequest`](pipeshub_core::ErrorKind::InvalidRequest): the code or the state is empty,
///   PipesHub's gateway would refuse or change one of them, or `base_url` is no web address.
///   Nothing was sent.
/// - [`Failed`](pipeshub_core::ErrorKind::Failed): the flow failed. Begin a new flow. The error's
///   [`failure`](pipeshub_core::Error::failure), a [`HandleToolsetOAuthCallbackFailure`], has the
///   details.
/// - [`Status`](pipeshub_core::ErrorKind::Status): after 401, 403 and 429, the code is not spent.
///   After any other status, the code may be spent. For an agent that the user may not change,
///   PipesHub responds with 500 or 503.
/// - [`ConnectionLost`](pipeshub_core::ErrorKind::ConnectionLost),
///   [`Timeout`](pipeshub_core::ErrorKind::Timeout),
///   [`InvalidReply`](pipeshub_core::ErrorKind::InvalidReply): no usable response contains the
///   result of the flow.
///
/// For every kind, check [`outcome_is_unknown`](pipeshub_core::Error::outcome_is_unknown). If
/// `true`, read the status of the instance before you begin a new flow. That status is stored, so
/// `true` may stem from an earlier flow.
///
/// ```
/// use pipeshub_core::{PipeshubCore, Result};
/// use pipeshub_funcs::toolset_oauth::{HandleToolsetOAuthCallbackRequest, OAuthState};
/// use pipeshub_funcs::toolset_oauth_handle_toolset_oauth_callback;
///
/// async fn finish(core: &PipeshubCore, redirect: &str, saved: String) -> Result<()> {
///     let state = OAuthState::from_saved(saved);
///     let request = HandleToolsetOAuthCallbackRequest::from_redirect(redirect, state)?;
///     let request = request.base_url("https://app.example.com");
///     toolset_oauth_handle_toolset_oauth_callback(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "toolsetOAuthHandleToolsetOAuthCallback")]
pub fn toolset_oauth_handle_toolset_oauth_callback(
    core: &PipeshubCore,
    request: HandleToolsetOAuthCallbackRequest,
) -> Reply<'_, HandleToolsetOAuthCallbackResponse> {
    core.call(request.into_call(), decode)
}

struct Outcome {
    redirect_url: Option<String>,
    /// `None` if the field is missing. `null` and values of any type except `bool` are errors.
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

/// A failed flow has the status 200, too.
fn decode(reply: RawReply) -> Result<Response<HandleToolsetOAuthCallbackResponse>> {
    let Outcome {
        redirect_url,
        success,
        error,
        error_message,
    } = reply.peek()?;
    let error = error.filter(|error| !error.is_empty());
    match (success, error) {
        (Some(true), Some(_)) => Err(reply.invalid("it reports both success and an error")),
        (Some(true), None) => {
            let redirect_url = page(redirect_url);
            Ok(reply.into_response(HandleToolsetOAuthCallbackResponse { redirect_url }))
        }
        (Some(false), error) | (None, error @ Some(_)) => {
            let failure =
                HandleToolsetOAuthCallbackFailure::new(error, error_message, redirect_url);
            Err(failure.in_error(|failure| reply.failed(failure)))
        }
        // A page of the web app alone does not show an outcome: this version sends `success`.
        (None, None) => Err(reply.invalid("it reports neither success nor an error")),
    }
}

fn page(url: Option<String>) -> Option<SensitiveUrl> {
    url.filter(|url| !url.is_empty())
        .map(SensitiveUrl::unchecked)
}

#[cfg(test)]
mod tests {
    use pipeshub_core::{ErrorKind, PipeshubCore, http, transport_fn};

    use super::*;
    use crate::oauth::OAuthState;

    async fn outcome(
        status: u16,
        body: &'static str,
    ) -> Result<Response<HandleToolsetOAuthCallbackResponse>> {
        let transport = transport_fn(move |request: http::Request<pipeshub_core::Body>| {
            let target = request.uri().path_and_query().unwrap().as_str();
            assert_eq!(
                target,
                "/toolsets/oauth/callback?code=c&state=st%3D%3D&base_url=https%3A%2F%2Fh"
            );
            http::Response::builder()
                .status(status)
                .header("content-type", "application/json")
                .body(body)
        });
        let core = PipeshubCore::with_transport(transport)
            .server_url("https://h")
            .build()
            .unwrap();
        let request = HandleToolsetOAuthCallbackRequest::new("c", OAuthState::from_saved("st=="))
            .base_url("https://h");
        toolset_oauth_handle_toolset_oauth_callback(&core, request).await
    }

    #[tokio::test]
    async fn success_has_the_page() {
        let body =
            r#"{"redirectUrl":"https://h/tools?oauth_success=true&instance_id=i","success":true}"#;
        let response = outcome(200, body).await.unwrap();
        assert_eq!(
            response.redirect_url.as_ref().unwrap().as_str(),
            "https://h/tools?oauth_success=true&instance_id=i"
        );
    }

    #[tokio::test]
    async fn failure_with_status_200_is_an_error_with_its_facts() {
        for (body, code, message) in [
            (
                r#"{"redirectUrl":"https://h/tools?oauth_error=server_error","success":false,"error":"server_error","errorMessage":"expired"}"#,
                Some("server_error"),
                Some("expired"),
            ),
            (
                r#"{"redirectUrl":"https://h/tools","success":false,"error":"CANARY"}"#,
                Some("CANARY"),
                None,
            ),
            (r#"{"redirectUrl":"","success":false}"#, None, None),
            (
                r#"{"error":"missing_parameters"}"#,
                Some("missing_parameters"),
                None,
            ),
        ] {
            let error = outcome(200, body).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Failed, "{body}");
            assert_eq!(error.code(), code, "{body}");
            let failure = error
                .failure::<HandleToolsetOAuthCallbackFailure>()
                .unwrap();
            assert_eq!(failure.error_message(), message, "{body}");
            assert!(!format!("{error} {error:?}").contains("CANARY"));
        }
    }

    #[tokio::test]
    async fn response_without_an_outcome_leaves_it_unknown() {
        for (status, body) in [
            (200, r#"{"redirectUrl":"https://h/tools"}"#),
            (200, r#"{"redirectUrl":"https://h/tools","success":null}"#),
            (
                200,
                r#"{"redirectUrl":"https://h/tools","success":true,"error":"server_error"}"#,
            ),
            (
                400,
                r#"{"error":{"code":"HTTP_BAD_REQUEST","message":"Invalid redirect URL from backend"}}"#,
            ),
            (500, "{}"),
            (503, "{}"),
        ] {
            let error = outcome(status, body).await.unwrap_err();
            assert!(error.outcome_is_unknown(), "{status} {body}");
            assert!(error.to_string().contains("begin a new flow"), "{error}");
        }
        for status in [401, 403] {
            let error = outcome(status, "{}").await.unwrap_err();
            assert!(!error.outcome_is_unknown(), "{status}");
        }
    }
}
