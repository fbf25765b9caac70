//! The failure of an OAuth flow, as the provider or PipesHub reports it.

use std::fmt;

use pipeshub_core::text::escape_controls;
use pipeshub_core::{Error, SensitiveUrl};

use super::landing_page;

/// The reason why the OAuth flow of a connector failed.
///
/// The [`failure`](pipeshub_core::Error::failure) of an error of kind
/// [`Failed`](pipeshub_core::ErrorKind::Failed) has this type. `Display` and `Debug` print no text
/// of the server; the accessors return that text.
///
/// ```
/// # fn f(error: &pipeshub_core::Error) -> String {
/// use pipeshub_funcs::connector_oauth::HandleOAuthCallbackFailure;
///
/// match error.failure::<HandleOAuthCallbackFailure>() {
///     Some(failure) if failure.error() == Some("access_denied") => "access denied; try again?".to_owned(),
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

    /// The error code of the provider, such as `access_denied`, or of PipesHub.
    ///
    /// PipesHub's codes are `invalid_state`, `instance_not_found`, `config_not_found`,
    /// `oauth_config_fetch_error`, `invalid_token`, and `server_error` for everything else. Control
    /// characters in the code are escaped.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// The SDK's explanation of the code and the action to take. `Display` prints this text, too.
    ///
    /// `None` if the code is too general, or if neither OAuth nor PipesHub define the code.
    ///
    /// ```
    /// # fn f(failure: &pipeshub_funcs::connector_oauth::HandleOAuthCallbackFailure) {
    /// if let Some(advice) = failure.advice() {
    ///     eprintln!("{advice}");
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        self.known()
            .map(|(_, advice)| *advice)
            .filter(|advice| !advice.is_empty())
    }

    /// The message for the user, if any: PipesHub's with `server_error`, otherwise the provider's.
    /// Control characters in the message are escaped.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_message.as_deref()
    }

    /// The page to which PipesHub would send the user, if the response contains one.
    ///
    /// The URL is untrusted text and may be only a path.
    #[must_use]
    pub fn redirect_url(&self) -> Option<&SensitiveUrl> {
        self.redirect_url.as_ref()
    }
}

/// The codes that OAuth and PipesHub define, with advice or an empty text. Any other code could
/// repeat a secret and is not printed.
static KNOWN: [(&str, &str); 18] = [
    (
        "access_denied",
        "the user or the provider denied access, and nothing has changed; begin a new flow if that was a mistake",
    ),
    ("account_selection_required", ""),
    (
        "config_not_found",
        "the connector has no saved settings; save its OAuth settings in PipesHub, then begin a new flow",
    ),
    ("consent_required", ""),
    (
        "instance_not_found",
        "the connector does not exist, or the token's user may not see it; check the connector's id and the token's user (an \
         administrator's OAuth or personal access token also needs the scope user:read), then begin a new flow",
    ),
    ("interaction_required", ""),
    ("invalid_client", ""),
    ("invalid_grant", ""),
    ("invalid_request", ""),
    ("invalid_scope", ""),
    (
        "invalid_state",
        "PipesHub cannot read the state; begin a new flow, and send the state exactly as the provider returned it, with any = at its end",
    ),
    (
        "invalid_token",
        "the provider accepted the code but returned no access token; check the OAuth app at the provider, then begin a new flow",
    ),
    ("login_required", ""),
    (
        "oauth_config_fetch_error",
        "PipesHub no longer has the connector's OAuth app; choose another app in the connector's settings, or ask an \
         administrator to do so, then begin a new flow",
    ),
    (
        "server_error",
        "PipesHub or the provider could not complete the flow; read the reason if there is one, then begin a new flow",
    ),
    (
        "temporarily_unavailable",
        "the provider is overloaded; begin a new flow later",
    ),
    ("unauthorized_client", ""),
    ("unsupported_response_type", ""),
];

impl HandleOAuthCallbackFailure {
    fn known(&self) -> Option<&'static (&'static str, &'static str)> {
        let error = self.error()?;
        KNOWN.iter().find(|(known, _)| *known == error)
    }

    /// Creates an error with this failure as its source. A code in [`KNOWN`] becomes the error's.
    pub(super) fn in_error(self, failed: impl FnOnce(Self) -> Error) -> Error {
        let code = self.known().map(|(code, _)| *code);
        failed(self).with_code(code)
    }
}

impl fmt::Display for HandleOAuthCallbackFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the authorization failed")?;
        if let Some((code, advice)) = self.known() {
            write!(f, ": {code}")?;
            if !advice.is_empty() {
                write!(f, ": {advice}")?;
            }
        }
        Ok(())
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
            failure("invalid_grant").to_string(),
            "the authorization failed: invalid_grant"
        );
        let odd = failure("SECRET\u{1b}");
        assert_eq!(odd.to_string(), "the authorization failed");
        assert!(!format!("{odd} {odd:?}").contains("SECRET"));
        let known = format!("{:?}", failure("invalid_grant"));
        assert_eq!(
            known,
            "HandleOAuthCallbackFailure(the authorization failed: invalid_grant)"
        );
        assert_eq!(
            (odd.error(), odd.error_message()),
            (Some("SECRET\\u{1b}"), Some("SECRET"))
        );
        assert_eq!(odd.redirect_url().unwrap().as_str(), "/p?code=SECRET");
    }

    #[test]
    fn each_code_of_pipeshub_has_advice() {
        let failure = |error: &str| {
            HandleOAuthCallbackFailure::new(Some(error.into()), Some("SECRET".into()), None)
        };
        for word in [
            "instance_not_found",
            "config_not_found",
            "oauth_config_fetch_error",
            "invalid_state",
            "invalid_token",
            "server_error",
            "access_denied",
        ] {
            let failure = failure(word);
            let advice = failure.advice().unwrap();
            assert!(advice.contains("new flow"), "{advice}");
            // The command line shows this text to people who do not know Rust.
            assert!(!advice.contains(['`', '_']), "{advice}");
            let line = format!("the authorization failed: {word}: {advice}");
            assert_eq!(failure.to_string(), line);
        }
        for word in [
            "invalid_grant",
            "",
            "INVALID_STATE",
            "invalid_state ",
            "secret",
        ] {
            assert_eq!(failure(word).advice(), None, "{word}");
        }
        let mut codes = KNOWN.map(|(code, _)| code);
        codes.sort_unstable();
        assert_eq!(codes, KNOWN.map(|(code, _)| code), "in alphabetical order");
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
