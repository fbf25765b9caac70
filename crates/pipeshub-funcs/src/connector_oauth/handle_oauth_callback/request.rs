//! The request of a callback, and the reader of the provider's redirect.

use pipeshub_core::{Call, Error, Result, Secret};

use super::{HandleOAuthCallbackFailure, OPERATION};
use crate::oauth::{OAuthState, Redirect, read_redirect};

/// The parameters of the provider's redirect.
///
/// [`from_redirect`](Self::from_redirect) reads and checks a redirect. [`new`](Self::new) does
/// not check the state; compare it with the saved state first. The request cannot be cloned,
/// because a code is valid for one call.
///
/// ```compile_fail
/// # use pipeshub_funcs::connector_oauth::{HandleOAuthCallbackRequest, OAuthState};
/// let request = HandleOAuthCallbackRequest::new("4/0Ab", OAuthState::from_saved("s"));
/// let again = request.clone();
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct HandleOAuthCallbackRequest {
    /// The authorization code.
    pub code: Secret,
    /// The state of the flow, exactly as the provider returned it.
    pub state: OAuthState,
    /// The URL of the user's PipesHub pages, such as `https://app.example.com`.
    ///
    /// Default: none. The response then has no `redirect_url`. The URL must not end with a slash,
    /// because PipesHub appends a path that begins with a slash.
    pub base_url: Option<String>,
    /// The provider that claims to have sent the redirect (RFC 9207).
    ///
    /// The SDK does not send this value to PipesHub. If your program uses several providers,
    /// compare it with the expected one.
    pub iss: Option<String>,
}
builder!(HandleOAuthCallbackRequest(code: Secret, state: OAuthState) {
    base_url: String,
    iss: String,
});

impl HandleOAuthCallbackRequest {
    /// Reads the provider's redirect, a URL or a query, and checks its state.
    ///
    /// `state` is the state that the program saved when the flow began. The time of the comparison
    /// depends on the lengths alone.
    ///
    /// A text that begins with a slash or a scheme is a URL. The query of the URL begins at the
    /// first `?`. The path is ignored, because providers redirect to
    /// `/connectors/oauth/callback/{type}` of the web pages, or to your own listener.
    ///
    /// The SDK reads the parameters `code`, `state`, `error`, `error_description` and `iss`. A
    /// fragment and all other parameters are ignored, even if they cannot be decoded.
    ///
    /// # Errors
    ///
    /// This method sends no request.
    ///
    /// - [`InvalidRequest`](pipeshub_core::ErrorKind::InvalidRequest), for one of these reasons:
    ///   - The state is missing or differs from the saved state. The redirect may come from an
    ///     attacker; ignore the redirect.
    ///   - The redirect contains neither a code nor an error, or contains both.
    ///   - `code`, `state`, `error` or `iss` is empty, repeated or cannot be decoded. An empty
    ///     `code` beside an `error` is allowed.
    /// - [`Failed`](pipeshub_core::ErrorKind::Failed): the user or the provider refused. The
    ///   error's [`failure`](Error::failure), a [`HandleOAuthCallbackFailure`], contains the
    ///   `error` and the `error_description` of the redirect. Begin a new flow.
    ///
    /// ```
    /// use pipeshub_funcs::connector_oauth::{
    ///     HandleOAuthCallbackFailure, HandleOAuthCallbackRequest, OAuthState,
    /// };
    ///
    /// let request = HandleOAuthCallbackRequest::from_redirect(
    ///     "https://app.example.com/connectors/oauth/callback/Drive?code=4%2F0Ab&state=s&iss=https%3A%2F%2Fidp.example",
    ///     OAuthState::from_saved("s"),
    /// )?;
    /// assert_eq!(request.iss.as_deref(), Some("https://idp.example"));
    ///
    /// let denied = HandleOAuthCallbackRequest::from_redirect("error=access_denied&state=s", OAuthState::from_saved("s"));
    /// let denied = denied.unwrap_err();
    /// let failure = denied.failure::<HandleOAuthCallbackFailure>().unwrap();
    /// assert_eq!(failure.error(), Some("access_denied"));
    /// # Ok::<(), pipeshub_core::Error>(())
    /// ```
    ///
    /// The call consumes the state:
    ///
    /// ```compile_fail
    /// # use pipeshub_funcs::connector_oauth::*;
    /// # fn f(redirect: &str, state: OAuthState) {
    /// let once = HandleOAuthCallbackRequest::from_redirect(redirect, state);
    /// let twice = HandleOAuthCallbackRequest::from_redirect(redirect, state);
    /// # }
    /// ```
    pub fn from_redirect(url_or_query: &str, state: OAuthState) -> Result<Self> {
        match read_redirect(&OPERATION, url_or_query, &state)? {
            Redirect::Accepted { code, iss } => Ok(Self {
                code,
                state,
                base_url: None,
                iss,
            }),
            Redirect::Refused { error, description } => Err(refused(&error, description)),
        }
    }

    /// Converts the request into a call.
    ///
    /// Consuming the request wipes the code and the state before the call waits, and keeps both out
    /// of the future.
    pub(super) fn into_call(self) -> Call {
        let (code, state) = (self.code.expose(), self.state.expose());
        let call = Call::new(&OPERATION)
            .query("code", code)
            .query("state", state)
            .query("baseUrl", &self.base_url);
        let empty = match (code, state) {
            ("", _) => "`code` is empty; send the `code` of the provider's redirect",
            (_, "") => "`state` is empty; send the `state` of the provider's redirect",
            _ => return call,
        };
        call.refuse(OPERATION.invalid_request(empty))
    }
}

/// Creates the error of a provider's refusal. No request is sent, because PipesHub responds with
/// 400 to an error without a code.
fn refused(error: &Secret, description: Option<String>) -> Error {
    let error = Some(error.expose().to_owned());
    HandleOAuthCallbackFailure::new(error, description, None)
        .in_error(|failure| OPERATION.failed(failure))
}

#[cfg(test)]
mod tests {
    use pipeshub_core::{Delivery, ErrorKind, PipeshubCore, http, transport_fn};

    use super::*;

    fn read(redirect: &str) -> Result<HandleOAuthCallbackRequest> {
        HandleOAuthCallbackRequest::from_redirect(redirect, OAuthState::from_saved("st=="))
    }

    #[test]
    fn redirect_is_read_in_every_form() {
        for redirect in [
            "https://app.example.com/connectors/oauth/callback/Drive?code=4%2F0A%2Bb&state=st%3D%3D",
            "http://127.0.0.1:8080/connectors/oauth/callback/Google%20Drive?scope=a+b&state=st==&code=4/0A%2Bb#_=_",
            "/connectors/oauth/callback/Drive?code=4/0A%2Bb&state=st==&session_state=x&session_state=y",
            "code=4/0A%2Bb&state=st%3d%3d",
            "code=4/0A%2Bb&scope=https://x/?y&state=st==",
        ] {
            let request = read(redirect).unwrap();
            assert_eq!(request.code.expose(), "4/0A+b", "{redirect}");
            assert_eq!(request.state.expose(), "st==");
        }
        assert_eq!(
            read("?code=c&state=st==&iss=https%3A%2F%2Fidp.example")
                .unwrap()
                .iss
                .unwrap(),
            "https://idp.example"
        );
    }

    #[test]
    fn redirect_with_parameters_in_its_path_is_read() {
        for front in [
            "/cb;jsessionid=1",
            "/r&d/cb",
            "/cb/x&code=evil",
            "/cb/x&code=evil&state=st==",
            "/=&",
            "//h/a=b",
            "http://127.0.0.1:8085/cb;jsessionid=1",
            "https://app.example.com/r&d/cb&state=other",
            "HTTPS://user=a&b@h/cb",
            "com.example.app:/cb=1",
            "com.example.app:cb&code=evil",
            "localhost:8085/cb;a=b",
            "127.0.0.1:8085/cb",
            "cb",
            "",
        ] {
            let redirect = format!("{front}?code=c&state=st==");
            let request = read(&redirect).expect(&redirect);
            assert!(request.code.matches("c"), "{redirect}");
            let denied = read(&format!("{front}?error=access_denied&state=st==#x?y")).unwrap_err();
            assert_eq!(denied.code(), Some("access_denied"), "{front}");
        }
        // In a query without a URL, each `?` is part of a value.
        for query in [
            "code=c?x=y&state=st==",
            "code=c?x=y&state=st==&next=/a?b=c&d",
            "next=https://h/?code=evil&code=c?x=y&state=st==",
            "&code=c?x=y&state=st==",
        ] {
            assert!(read(query).unwrap().code.matches("c?x=y"), "{query}");
        }
    }

    #[test]
    fn code_and_state_in_a_path_are_not_read() {
        for redirect in [
            "/cb&code=c&state=st==",
            "/cb&code=c&state=st==?",
            "/cb&code=c&state=st==?code=c",
            "/cb&code=c?state=st==",
            "https://h/cb&code=c&state=st==",
            "https://h/cb/&code=c&state=st==#?code=c&state=st==",
            "app:&code=c&state=st==",
        ] {
            let error = read(redirect).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{redirect}");
            assert!(!error.to_string().contains("more than one"), "{error}");
        }
    }

    #[test]
    fn undecodable_parameter_without_meaning_is_ignored() {
        for other in [
            "session_state=%E9",
            "hd=100%",
            "x=%zz",
            "%E9=x",
            "cod%=x",
            "stat%E9=x",
            "error_description=acc%E8s",
            "scope=%ff%fe&prompt=%",
            "%",
            "=%",
        ] {
            for redirect in [
                format!("https://h/cb?{other}&code=c&state=st=="),
                format!("code=c&{other}&state=st=="),
                format!("?code=c&state=st==&iss=i&{other}"),
            ] {
                let request = read(&redirect).unwrap();
                assert!(request.code.matches("c"), "{redirect}");
            }
        }
    }

    #[test]
    fn refusal_is_reported_with_any_description() {
        for (other, message) in [
            ("error_description=acc%E8s+refus%E9", None),
            ("error_description=100%&error_uri=%E9", None),
            ("hd=100%&error_description=no", Some("no")),
            ("error_description=a&error_description=b", Some("a")),
            ("error_description=%E9&error_description=b", Some("b")),
            ("error_description", None),
            ("session_state=%E9", None),
        ] {
            let error = read(&format!("{other}&error=access_denied&state=st==")).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Failed, "{other}");
            let failure = error.failure::<HandleOAuthCallbackFailure>().unwrap();
            assert_eq!(
                (failure.error(), failure.error_message()),
                (Some("access_denied"), message),
                "{other}"
            );
        }
    }

    #[test]
    fn refusal_beside_an_empty_code_is_a_refusal() {
        for redirect in [
            "code=&error=access_denied&state=st%3D%3D",
            "error=access_denied&state=st%3D%3D&code",
        ] {
            let error = read(redirect).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Failed, "{redirect}: {error}");
            assert_eq!(error.code(), Some("access_denied"), "{redirect}");
        }
        for (redirect, text) in [
            ("code=&state=st%3D%3D", "`code` is empty"),
            ("code=c&error=access_denied&state=st%3D%3D", "both"),
        ] {
            let error = read(redirect).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{redirect}");
            assert!(error.to_string().contains(text), "{redirect}: {error}");
        }
    }

    #[test]
    fn hostile_redirect_makes_no_request() {
        for redirect in [
            "",
            "?",
            "https://app.example.com/",
            "code=c",
            "code=c&state=",
            "code=c&state=other",
            "code=c&state=ST==",
            "code=c&state=st=",
            "code=c&state=st",
            "code=c&state=st===",
            "code=c&State=st==",
            "state=st==",
            "code=&state=st==",
            "code=c&code=c&state=st==",
            "code=c&code=d&state=st==",
            "code=c&state=st==&state=st==",
            "code=c&state=x&state=st==",
            "code=c&state=st==&state=x",
            "code=c&error=access_denied&state=st==",
            "error=&state=st==",
            "error=e&error=f&state=st==",
            "error=access_denied",
            "error=access_denied&state=other",
            "code=c&state=st==&iss=a&iss=b",
            "code=c&state=st==&iss=",
            "code=%zz&state=st==",
            "code=%ff&state=st==",
            "code=c&state=st%",
            "code[]=c&state=st==",
            "#code=c&state=st==",
            "code=c&%73tate=st==&state=st==",
            "code=c&state=st==&iss=%E9",
            "code=c&state=st==&i%73s=%",
            "code=c&state=st==&st%61te=%E9",
            "error=acc%E8s&state=st==",
            "error=access_denied&state=%E9",
        ] {
            let error = read(redirect).unwrap_err();
            assert_eq!(
                (error.kind(), error.delivery()),
                (ErrorKind::InvalidRequest, Delivery::NotSent),
                "{redirect}"
            );
        }
        let empty =
            HandleOAuthCallbackRequest::from_redirect("code=c&state=", OAuthState::from_saved(""));
        assert_eq!(empty.unwrap_err().kind(), ErrorKind::InvalidRequest);
    }

    #[test]
    fn refusal_of_the_provider_is_the_failure() {
        let error =
            read("error=access_denied&error_description=The+user%1b+said+no&state=st%3D%3D&iss=x")
                .unwrap_err();
        assert_eq!(
            (error.kind(), error.may_have_taken_effect()),
            (ErrorKind::Failed, false)
        );
        let failure = error.failure::<HandleOAuthCallbackFailure>().unwrap();
        assert_eq!(
            (failure.error(), failure.error_message()),
            (Some("access_denied"), Some("The user\\u{1b} said no"))
        );
        assert!(!error.outcome_is_unknown());
    }

    #[test]
    fn refusal_without_a_request_shows_its_code_if_oauth_defines_it() {
        for (code, known) in [
            ("access_denied", true),
            ("consent_required", true),
            ("server_error", true),
            ("temporarily_unavailable", true),
            ("unsupported_response_type", true),
            ("a_code_of_its_own", false),
            ("st%3D%3D", false),
            ("Access_Denied", false),
            ("access_denied%0a", false),
        ] {
            let error = read(&format!("error={code}&state=st%3D%3D")).unwrap_err();
            let text = error.to_string();
            let line = "handleOAuthCallback: the operation had failed before anything was sent";
            if known {
                assert_eq!(text, format!("{line}: {code}"));
                assert_eq!(error.code(), Some(code));
                let chain = format!("{error:?}");
                let with_source = format!("{text}; caused by: the authorization failed: {code}");
                assert!(chain.starts_with(&with_source), "{chain}");
            } else {
                assert_eq!((text.as_str(), error.code()), (line, None));
            }
        }
    }

    #[tokio::test]
    async fn empty_code_or_state_is_refused_unsent() {
        let transport = transport_fn(|_| -> http::Result<http::Response<&str>> {
            unreachable!("nothing is sent")
        });
        let core = PipeshubCore::with_transport(transport).build().unwrap();
        for (code, state, says) in [
            ("", "s", "`code` is empty"),
            ("c", "", "`state` is empty"),
            ("", "", "`code` is empty"),
        ] {
            let request = HandleOAuthCallbackRequest::new(code, OAuthState::from_saved(state));
            let error = core.execute(request.into_call()).await.unwrap_err();
            assert_eq!(
                (error.kind(), error.delivery()),
                (ErrorKind::InvalidRequest, Delivery::NotSent)
            );
            assert!(error.to_string().contains(says), "{error}");
        }
    }

    #[test]
    fn base_url_is_added_to_the_parameters_of_the_redirect() {
        let request = read("code=c&state=st==")
            .unwrap()
            .base_url("https://app.example.com");
        assert_eq!(request.base_url.as_deref(), Some("https://app.example.com"));
        assert!(request.code.matches("c"));
    }

    #[test]
    fn debug_shows_neither_code_nor_state() {
        let request = read("code=SECRET&state=st==&iss=i").unwrap();
        let text = format!("{request:?} {request:#?}");
        assert!(!text.contains("SECRET") && !text.contains("st=="), "{text}");
    }
}
