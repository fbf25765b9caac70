//! The failure of an OAuth flow, as the provider or PipesHub reports it.

use std::fmt;

use pipeshub_core::text::escape_controls;
use pipeshub_core::{Error, SensitiveUrl};

use super::page;

/// The reason why the OAuth flow of a toolset failed.
///
/// The [`failure`](pipeshub_core::Error::failure) of an error of kind
/// [`Failed`](pipeshub_core::ErrorKind::Failed) has this type. `Display` and `Debug` print no text
/// of the server; the accessors return that text.
pub struct HandleToolsetOAuthCallbackFailure {
    error: Option<String>,
    error_message: Option<String>,
    redirect_url: Option<SensitiveUrl>,
}

impl HandleToolsetOAuthCallbackFailure {
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
            redirect_url: page(redirect_url),
        }
    }

    /// The error code of the provider, such as `access_denied`, or of PipesHub, such as
    /// `server_error`. Control characters in the code are escaped.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// The SDK's explanation of the code and the action to take. `Display` prints this text, too.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        self.known().map(|(_, advice)| *advice)
    }

    /// The message for the user, if any. Control characters in the message are escaped.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_message.as_deref()
    }

    /// The page to which PipesHub would send the user. The URL is untrusted text.
    #[must_use]
    pub fn redirect_url(&self) -> Option<&SensitiveUrl> {
        self.redirect_url.as_ref()
    }

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

/// The codes that PipesHub and OAuth define. Any other code could repeat a secret and is not
/// printed.
static KNOWN: [(&str, &str); 8] = [
    (
        "InvalidAuthConfigError",
        "the OAuth app of the toolset lacks its client id or secret; complete the app, then begin a new flow",
    ),
    (
        "OAuthConfigError",
        "PipesHub cannot read the state, or the toolset has no OAuth app; send the state exactly as the provider returned it, with any = at its end, in a new flow",
    ),
    (
        "ToolsetNotFoundError",
        "PipesHub no longer has toolsets of this type",
    ),
    (
        "access_denied",
        "the user or the provider denied access, and nothing has changed; begin a new flow if that was a mistake",
    ),
    (
        "auth_failed",
        "the flow belongs to another user, or the toolset is gone; begin a new flow as the same user",
    ),
    (
        "missing_parameters",
        "the request had no code or no state; begin a new flow",
    ),
    (
        "server_error",
        "PipesHub or the provider could not complete the flow; read the reason if there is one, then begin a new flow",
    ),
    (
        "toolset_setup_error",
        "the token reaches several sites and the OAuth app names none; set the base URL of the OAuth app, then begin a new flow",
    ),
];

impl fmt::Display for HandleToolsetOAuthCallbackFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the authorization failed")?;
        if let Some((code, advice)) = self.known() {
            write!(f, ": {code}: {advice}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for HandleToolsetOAuthCallbackFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HandleToolsetOAuthCallbackFailure({self})")
    }
}

impl std::error::Error for HandleToolsetOAuthCallbackFailure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_codes_are_printed() {
        let failure = |error: &str| {
            HandleToolsetOAuthCallbackFailure::new(
                Some(error.into()),
                Some("SECRET".into()),
                Some("/p?code=SECRET".into()),
            )
        };
        let odd = failure("SECRET\u{1b}");
        assert_eq!(odd.to_string(), "the authorization failed");
        for (code, advice) in KNOWN {
            let known = failure(code);
            assert_eq!(known.advice(), Some(advice));
            assert!(!format!("{known} {known:?}").contains("SECRET"));
        }
        assert_eq!(
            (odd.error(), odd.error_message()),
            (Some("SECRET\\u{1b}"), Some("SECRET"))
        );
        assert_eq!(odd.redirect_url().unwrap().as_str(), "/p?code=SECRET");
        let mut codes = KNOWN.map(|(code, _)| code);
        codes.sort_unstable();
        assert_eq!(codes, KNOWN.map(|(code, _)| code), "in order");
    }
}
