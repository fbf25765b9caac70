//! What the provider's redirect brought.

use pipeshub_core::{Call, Error, Secret, parse_query};

use super::{HandleOAuthCallbackFailure, OPERATION};
use crate::connector_oauth::OAuthState;

/// What the provider sent the user back with.
///
/// [`from_redirect`](Self::from_redirect) makes one from the redirect itself and checks it; the
/// plain fields are the published SDKs'. It cannot be cloned: a code is good for one call.
///
/// ```compile_fail
/// # use pipeshub_funcs::HandleOAuthCallbackRequest;
/// let request = HandleOAuthCallbackRequest::default();
/// let again = request.clone();
/// ```
#[derive(Debug, Default)]
pub struct HandleOAuthCallbackRequest {
    /// The authorization code. Needed.
    pub code: Option<Secret>,
    /// The state of the flow, exactly as it came. Needed.
    pub state: Option<OAuthState>,
    /// The provider's error. With it no request is made: PipesHub takes none without a code, and
    /// the call returns the failure itself.
    pub error: Option<Secret>,
    /// Where the user's own PipesHub pages are, such as `https://app.example.com`, without a slash
    /// at its end. Without it the response has no `redirect_url`.
    pub base_url: Option<String>,
    /// The provider that says it sent the redirect (RFC 9207). Not sent on; compare it where
    /// several providers could.
    pub iss: Option<String>,
}

impl HandleOAuthCallbackRequest {
    /// Reads the URL that the provider redirected to, or its query, and checks its state against
    /// the one that was saved when the flow began.
    ///
    /// The path does not matter: providers redirect to `/connectors/oauth/callback/{type}` of the
    /// web pages, or to a listener of your own. A fragment is cut off.
    ///
    /// # Errors
    ///
    /// Without a request, in each case:
    /// - [`InvalidRequest`](pipeshub_core::ErrorKind::InvalidRequest): the state is missing or
    ///   another one (somebody else's redirect: drop it), a parameter is missing, empty or there
    ///   twice, or there is both a code and an error.
    /// - [`Failed`](pipeshub_core::ErrorKind::Failed): the provider says that the user or it
    ///   refused; [`HandleOAuthCallbackFailure::of`] has its `error` and `error_description`.
    ///
    /// ```
    /// use pipeshub_funcs::{HandleOAuthCallbackFailure, HandleOAuthCallbackRequest, OAuthState};
    ///
    /// let request = HandleOAuthCallbackRequest::from_redirect(
    ///     "https://app.example.com/connectors/oauth/callback/Drive?code=4%2F0Ab&state=s&iss=https%3A%2F%2Fidp.example",
    ///     OAuthState::from_saved("s"),
    /// )?;
    /// assert_eq!(request.iss.as_deref(), Some("https://idp.example"));
    ///
    /// let denied = HandleOAuthCallbackRequest::from_redirect("error=access_denied&state=s", OAuthState::from_saved("s"));
    /// let denied = denied.unwrap_err();
    /// assert_eq!(HandleOAuthCallbackFailure::of(&denied).unwrap().error(), Some("access_denied"));
    /// # Ok::<(), pipeshub_core::Error>(())
    /// ```
    ///
    /// The state is used up:
    ///
    /// ```compile_fail
    /// # use pipeshub_funcs::*;
    /// # fn f(redirect: &str, state: OAuthState) {
    /// let once = HandleOAuthCallbackRequest::from_redirect(redirect, state);
    /// let twice = HandleOAuthCallbackRequest::from_redirect(redirect, state);
    /// # }
    /// ```
    pub fn from_redirect(url_or_query: &str, state: OAuthState) -> Result<Self, Error> {
        let url = url_or_query.split('#').next().unwrap_or_default();
        // A bare query may have a question mark in a value.
        let query = url
            .split_once('?')
            .filter(|(path, _)| !path.contains(['=', '&']))
            .map_or(url, |(_, query)| query);
        let pairs = parse_query(query)
            .map_err(|problem| OPERATION.refuse(format!("the redirect: {problem}")))?;
        let mut found = Found::default();
        for (name, value) in pairs {
            found.take(&name, value)?;
        }
        let Found {
            code,
            state: returned,
            error,
            error_description,
            iss,
        } = found;
        let returned = returned.ok_or_else(|| {
            OPERATION.refuse("the redirect has no `state`; is it the provider's redirect?")
        })?;
        if state.expose().is_empty() || !state.is(returned.expose()) {
            return Err(OPERATION
                .refuse("the redirect's `state` is not the one that was saved; begin a new flow"));
        }
        match (code, error) {
            (Some(code), None) => Ok(Self {
                code: Some(code),
                state: Some(state),
                iss,
                ..Self::default()
            }),
            (None, Some(error)) => Err(refused(&error, error_description)),
            (Some(_), Some(_)) => {
                Err(OPERATION.refuse("the redirect has both a `code` and an `error`"))
            }
            (None, None) => {
                Err(OPERATION.refuse("the redirect has neither a `code` nor an `error`"))
            }
        }
    }

    /// Sets [`base_url`](Self::base_url).
    #[must_use]
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// The call, or why none is made. It takes the request, which is wiped before the wait then,
    /// not after it, and takes no room in the future meanwhile.
    pub(super) fn into_call(self) -> Result<Call, Error> {
        let Self {
            code,
            state,
            error,
            base_url,
            iss: _,
        } = &self;
        let code = code.as_ref().map(Secret::expose);
        if let Some(error) = error {
            return Err(match (code, error.expose()) {
                (Some(_), _) => OPERATION
                    .refuse("`error` and `code` are both given; a redirect has one of them"),
                (None, "") => OPERATION.refuse("`error` is empty; leave it out"),
                (None, _) => refused(error, None),
            });
        }
        let code = needed(code, "code")?;
        let state = needed(state.as_ref().map(OAuthState::expose), "state")?;
        let base_url = base_url.as_deref();
        Ok(Call::new(&OPERATION)
            .query("code", Some(code))
            .query("state", Some(state))
            .query("baseUrl", base_url))
    }
}

fn needed<'a>(value: Option<&'a str>, name: &str) -> Result<&'a str, Error> {
    match value {
        None => Err(OPERATION.refuse(format!(
            "`{name}` is missing; the provider's redirect has it"
        ))),
        Some("") => Err(OPERATION.refuse(format!("`{name}` is empty"))),
        Some(value) => Ok(value),
    }
}

/// The provider's refusal. PipesHub is not asked: it answers 400 to an error without a code.
fn refused(error: &Secret, description: Option<String>) -> Error {
    OPERATION.failed(HandleOAuthCallbackFailure::new(
        Some(error.expose().to_owned()),
        description,
        None,
    ))
}

#[derive(Default)]
struct Found {
    code: Option<Secret>,
    state: Option<Secret>,
    error: Option<Secret>,
    error_description: Option<String>,
    iss: Option<String>,
}

impl Found {
    /// Parameters come at most once (RFC 6749, section 3.1): with two, reader and checker could see
    /// different ones.
    fn take(&mut self, name: &str, value: String) -> Result<(), Error> {
        let empty = value.is_empty();
        let twice = match name {
            "code" => self.code.replace(value.into()).is_some(),
            "state" => self.state.replace(value.into()).is_some(),
            "error" => self.error.replace(value.into()).is_some(),
            "error_description" => {
                return once(self.error_description.replace(value).is_some(), name);
            }
            "iss" => self.iss.replace(value).is_some(),
            // Providers add parameters of their own, which mean nothing here.
            _ => return Ok(()),
        };
        if empty {
            return Err(OPERATION.refuse(format!("the redirect's `{name}` is empty")));
        }
        once(twice, name)
    }
}

fn once(twice: bool, name: &str) -> Result<(), Error> {
    if twice {
        Err(OPERATION.refuse(format!("the redirect has more than one `{name}`")))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use pipeshub_core::{Delivery, ErrorKind};

    use super::*;

    fn read(redirect: &str) -> Result<HandleOAuthCallbackRequest, Error> {
        HandleOAuthCallbackRequest::from_redirect(redirect, OAuthState::from_saved("st=="))
    }

    #[test]
    fn a_redirect_is_read_in_every_form() {
        for redirect in [
            "https://app.example.com/connectors/oauth/callback/Drive?code=4%2F0A%2Bb&state=st%3D%3D",
            "http://127.0.0.1:8080/connectors/oauth/callback/Google%20Drive?scope=a+b&state=st==&code=4/0A%2Bb#_=_",
            "/connectors/oauth/callback/Drive?code=4/0A%2Bb&state=st==&session_state=x&session_state=y",
            "code=4/0A%2Bb&state=st%3d%3d",
            "code=4/0A%2Bb&scope=https://x/?y&state=st==",
        ] {
            let request = read(redirect).unwrap();
            assert_eq!(request.code.unwrap().expose(), "4/0A+b", "{redirect}");
            assert_eq!(request.state.unwrap().expose(), "st==");
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
    fn a_hostile_redirect_makes_no_request() {
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
            "error=e&error_description=a&error_description=b&state=st==",
            "code=c&%73tate=st==&state=st==",
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
    fn the_providers_refusal_is_the_failure_itself() {
        let error =
            read("error=access_denied&error_description=The+user%1b+said+no&state=st%3D%3D&iss=x")
                .unwrap_err();
        assert_eq!(
            (error.kind(), error.may_have_taken_effect()),
            (ErrorKind::Failed, false)
        );
        let failure = HandleOAuthCallbackFailure::of(&error).unwrap();
        assert_eq!(
            (failure.error(), failure.error_message()),
            (Some("access_denied"), Some("The user\\u{1b} said no"))
        );
    }

    #[test]
    fn the_plain_struct_is_checked_too() {
        let with = |code: Option<&str>, state: Option<&str>, error: Option<&str>| {
            let request = HandleOAuthCallbackRequest {
                code: code.map(Into::into),
                state: state.map(OAuthState::from_saved),
                error: error.map(Into::into),
                ..Default::default()
            };
            request.into_call().map(drop).map_err(|error| error.kind())
        };
        assert_eq!(with(Some("c"), Some("s"), None), Ok(()));
        for (code, state, error) in [
            (None, None, None),
            (Some("c"), None, None),
            (None, Some("s"), None),
            (Some(""), Some("s"), None),
            (Some("c"), Some(""), None),
            (Some("c"), Some("s"), Some("e")),
            (None, Some("s"), Some("")),
        ] {
            assert_eq!(
                with(code, state, error),
                Err(ErrorKind::InvalidRequest),
                "{code:?} {state:?} {error:?}"
            );
        }
        assert_eq!(
            with(None, Some("s"), Some("access_denied")),
            Err(ErrorKind::Failed)
        );
    }

    #[test]
    fn the_base_url_is_added_to_what_the_redirect_brought() {
        let request = read("code=c&state=st==")
            .unwrap()
            .base_url("https://app.example.com");
        assert_eq!(request.base_url.as_deref(), Some("https://app.example.com"));
        assert!(request.code.unwrap().is("c"));
    }

    #[test]
    fn debug_shows_neither_code_nor_state() {
        let request = read("code=SECRET&state=st==&iss=i").unwrap();
        let text = format!("{request:?} {request:#?}");
        assert!(!text.contains("SECRET") && !text.contains("st=="), "{text}");
    }
}
