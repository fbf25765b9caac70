//! The request of a callback.

use pipeshub_core::{Call, QueryLimits, Result, Secret};

use crate::oauth::{OAuthState, Redirect, read_redirect};
use crate::toolset_oauth::handle_toolset_oauth_callback::{
    HandleToolsetOAuthCallbackFailure, OPERATION,
};

/// The parameters of the provider's redirect.
///
/// [`from_redirect`](Self::from_redirect) reads and checks a redirect. [`new`](Self::new) does
/// not check the state; compare it with the saved state first. The request cannot be cloned,
/// because a code is valid for one call.
#[derive(Debug)]
#[non_exhaustive]
pub struct HandleToolsetOAuthCallbackRequest {
    /// The authorization code.
    pub code: Secret,
    /// The state of the flow, exactly as the provider returned it, with its padding.
    pub state: OAuthState,
    /// The URL of the user's PipesHub pages, such as `https://app.example.com`.
    ///
    /// It begins with `http://` or `https://`, and does not end with a slash. PipesHub refuses any
    /// other text after the code is spent, so the SDK refuses it before. Default of the server: a
    /// page of its own machine.
    pub base_url: Option<String>,
    /// The provider that claims to have sent the redirect (RFC 9207). The SDK does not send it.
    pub iss: Option<String>,
}
builder!(HandleToolsetOAuthCallbackRequest(code: Secret, state: OAuthState) {
    base_url: String,
    iss: String,
});

impl HandleToolsetOAuthCallbackRequest {
    /// Reads the provider's redirect, a URL or a query, and checks its state.
    ///
    /// `state` is the state that the program saved when the flow began. The redirect is read as by
    /// the request of a connector's callback: `code`, `state`, `error`, `error_description` and
    /// `iss` count, and other parameters are ignored.
    ///
    /// # Errors
    ///
    /// This method sends no request.
    ///
    /// - [`InvalidRequest`](pipeshub_core::ErrorKind::InvalidRequest): the state is missing or
    ///   differs from the saved state, the redirect contains neither a code nor an error or both,
    ///   or one of them is empty, repeated or cannot be decoded.
    /// - [`Failed`](pipeshub_core::ErrorKind::Failed): the user or the provider refused. Begin a new
    ///   flow.
    ///
    /// ```
    /// use pipeshub_funcs::toolset_oauth::{HandleToolsetOAuthCallbackRequest, OAuthState};
    ///
    /// let saved = || OAuthState::from_saved("s");
    /// let redirect = "https://app.example.com/toolsets/oauth/callback/jira?code=4%2F0Ab&state=s";
    /// let request = HandleToolsetOAuthCallbackRequest::from_redirect(redirect, saved())?;
    /// assert_eq!(request.code.expose(), "4/0Ab");
    ///
    /// let other = HandleToolsetOAuthCallbackRequest::from_redirect("code=c&state=t", saved());
    /// assert!(other.is_err());
    /// # Ok::<(), pipeshub_core::Error>(())
    /// ```
    pub fn from_redirect(url_or_query: &str, state: OAuthState) -> Result<Self> {
        match read_redirect(&OPERATION, url_or_query, &state)? {
            Redirect::Accepted { code, iss } => Ok(Self {
                code,
                state,
                base_url: None,
                iss,
            }),
            // PipesHub would return the same error, and would not look at the state.
            Redirect::Refused { error, description } => {
                let error = Some(error.expose().to_owned());
                let failure = HandleToolsetOAuthCallbackFailure::new(error, description, None);
                Err(failure.in_error(|failure| OPERATION.failed(failure)))
            }
        }
    }

    /// Converts the request into a call. The code and the state are wiped before the call waits.
    pub(super) fn into_call(self) -> Call {
        let (code, state) = (self.code.expose(), self.state.expose());
        let base_url = self.base_url.as_deref();
        let call = Call::new(&OPERATION)
            .query("code", code)
            .query("state", state)
            .query_within(const { QueryLimits::new("base_url<,,w") }, base_url);
        let empty = match (code, state) {
            ("", _) => "`code` is empty; send the `code` of the provider's redirect",
            (_, "") => "`state` is empty; send the `state` of the provider's redirect",
            _ => return call,
        };
        call.refuse(OPERATION.invalid_request(empty))
    }
}

#[cfg(test)]
mod tests {
    use pipeshub_core::{Delivery, ErrorKind, PipeshubCore, http, transport_fn};

    use super::*;
    use crate::toolset_oauth::toolset_oauth_handle_toolset_oauth_callback;

    fn read(redirect: &str) -> Result<HandleToolsetOAuthCallbackRequest> {
        HandleToolsetOAuthCallbackRequest::from_redirect(redirect, OAuthState::from_saved("st=="))
    }

    #[test]
    fn redirect_with_its_state_is_read() {
        for redirect in [
            "https://app.example.com/toolsets/oauth/callback/jira?code=4%2F0A%2Bb&state=st%3D%3D",
            "code=4/0A%2Bb&state=st==&scope=a+b",
        ] {
            assert_eq!(
                read(redirect).unwrap().code.expose(),
                "4/0A+b",
                "{redirect}"
            );
        }
    }

    #[test]
    fn forged_or_incomplete_redirect_is_refused() {
        for redirect in [
            "code=c&state=st",
            "code=c",
            "code=c&state=",
            "state=st==",
            "code=c&code=d&state=st==",
            "code=&state=st==",
            "code=c&error=access_denied&state=st==",
            "error=access_denied&state=st",
            "",
        ] {
            let error = read(redirect).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{redirect}");
        }
    }

    #[test]
    fn refusal_of_the_provider_is_a_failure_without_a_request() {
        let error = read("error=access_denied&error_description=no&state=st==").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Failed);
        assert_eq!(error.code(), Some("access_denied"));
        let failure = error
            .failure::<HandleToolsetOAuthCallbackFailure>()
            .unwrap();
        assert_eq!(failure.error_message(), Some("no"));
        assert!(!error.outcome_is_unknown());
    }

    #[tokio::test]
    async fn request_that_pipeshub_would_refuse_too_late_is_not_sent() {
        let transport = transport_fn(|_: http::Request<pipeshub_core::Body>| {
            panic!("a request was sent");
            #[allow(unreachable_code, reason = "the type of the response")]
            http::Response::builder().body("")
        });
        let core = PipeshubCore::with_transport(transport)
            .server_url("https://h")
            .build()
            .unwrap();
        let request = |code: &str, state: &str| {
            HandleToolsetOAuthCallbackRequest::new(code, OAuthState::from_saved(state))
        };
        for request in [
            request("c", "s").base_url("app.example.com"),
            request("c", "s").base_url("/tools"),
            request("c", "s").base_url(""),
            request("c", "s").base_url("ftp://h"),
            request("", "s"),
            request("c", ""),
        ] {
            let error = toolset_oauth_handle_toolset_oauth_callback(&core, request)
                .await
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
            assert_eq!(error.delivery(), Delivery::NotSent);
        }
    }
}
