//! A flow that failed, in the words of the provider or of PipesHub.

use std::fmt;

use pipeshub_core::SensitiveUrl;
use pipeshub_core::text::escape_controls;

use super::landing_page;

/// Why the OAuth flow of a connector failed: the [`failure`](pipeshub_core::Error::failure) of an
/// error of kind [`Failed`](pipeshub_core::ErrorKind::Failed).
///
/// `Display` and `Debug` show no text of the server's; the accessors do.
///
/// ```
/// # fn f(error: &pipeshub_core::Error) -> String {
/// use pipeshub_funcs::connector_oauth::HandleOAuthCallbackFailure;
///
/// match error.failure::<HandleOAuthCallbackFailure>() {
///     Some(failure) if failure.error() == Some("access_denied") => "you said no; try again?".to_owned(),
///     Some(failure) => failure.error_message().unwrap_or("the flow failed").to_owned(),
///     None => error.to_string(),
/// }
/// # }
/// ```
pub struct HandleOAuthCallbackFailure {
    error: Option<String>,
    error_message: Option<String>,
    redirect_url: Option<SensitiveUrl>,
}

impl HandleOAuthCallbackFailure {
    pub(super) fn new(
        error: Option<String>,
        error_message: Option<String>,
        redirect_url: Option<String>,
    ) -> Self {
        let shown = |text: Option<String>| {
            text.filter(|text| !text.is_empty())
                .map(|text| escape_controls(&text))
        };
        Self {
            error: shown(error),
            error_message: shown(error_message),
            redirect_url: landing_page(redirect_url),
        }
    }

    /// The error code: the provider's, such as `access_denied`, or PipesHub's: `invalid_state`,
    /// `instance_not_found`, `config_not_found`, `oauth_config_fetch_error`, `invalid_token`, or
    /// `server_error` for everything else. Its control characters are escaped.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// A sentence for the user, if there is one: PipesHub's (with `server_error`) or the
    /// provider's. Its control characters are escaped.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_message.as_deref()
    }

    /// Where PipesHub would send the user now, if it says. It is text from outside and may be a
    /// path alone.
    #[must_use]
    pub fn redirect_url(&self) -> Option<&SensitiveUrl> {
        self.redirect_url.as_ref()
    }
}

/// The codes that OAuth and PipesHub define. Any other could be an echo of something secret, and is
/// not printed.
const KNOWN: [&str; 16] = [
    "access_denied",
    "config_not_found",
    "consent_required",
    "instance_not_found",
    "interaction_required",
    "invalid_client",
    "invalid_grant",
    "invalid_request",
    "invalid_scope",
    "invalid_state",
    "invalid_token",
    "login_required",
    "oauth_config_fetch_error",
    "server_error",
    "temporarily_unavailable",
    "unauthorized_client",
];

impl fmt::Display for HandleOAuthCallbackFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self
            .error()
            .and_then(|error| KNOWN.into_iter().find(|known| *known == error))
        {
            Some(known) => write!(f, "the authorization failed: {known}"),
            None => f.write_str("the authorization failed"),
        }
    }
}

impl fmt::Debug for HandleOAuthCallbackFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HandleOAuthCallbackFailure({self})")
    }
}

impl std::error::Error for HandleOAuthCallbackFailure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_codes_are_printed() {
        let failure = |error: &str| {
            HandleOAuthCallbackFailure::new(
                Some(error.into()),
                Some("SECRET".into()),
                Some("/p?code=SECRET".into()),
            )
        };
        assert_eq!(
            failure("access_denied").to_string(),
            "the authorization failed: access_denied"
        );
        let odd = failure("SECRET\u{1b}");
        assert!(!format!("{odd} {odd:?}").contains("SECRET"));
        let known = format!("{:?}", failure("access_denied"));
        assert_eq!(
            known,
            "HandleOAuthCallbackFailure(the authorization failed: access_denied)"
        );
        assert_eq!(
            (odd.error(), odd.error_message()),
            (Some("SECRET\\u{1b}"), Some("SECRET"))
        );
        assert_eq!(odd.redirect_url().unwrap().as_str(), "/p?code=SECRET");
    }

    #[test]
    fn empty_texts_are_none() {
        let failure = HandleOAuthCallbackFailure::new(
            Some(String::new()),
            Some(String::new()),
            Some("None/x".into()),
        );
        assert!(
            failure.error().is_none()
                && failure.error_message().is_none()
                && failure.redirect_url().is_none()
        );
    }
}
