//! The start of a flow.

use std::borrow::Cow;

use pipeshub_core::{SensitiveUrl, from_json};

use super::OAuthState;

/// The consent page and the state of a flow, as PipesHub sends them.
pub(crate) struct Consent {
    success: Option<bool>,
    authorization_url: String,
    state: OAuthState,
}
from_json! {
    Consent { success = "success", authorization_url = "authorizationUrl", state = "state" }
}

impl Consent {
    /// Accepts web addresses only, since programs pass the URL to a browser or a shell.
    pub(crate) fn checked(self) -> Result<(SensitiveUrl, OAuthState), Cow<'static, str>> {
        let Self {
            success,
            authorization_url,
            state,
        } = self;
        if success == Some(false) {
            return Err("`success` is false".into());
        }
        let authorization_url = SensitiveUrl::for_browser(authorization_url)
            .map_err(|problem| format!("`authorizationUrl` is unsafe for a browser: {problem}"))?;
        if state.expose().is_empty()
            || !authorization_url.has_single_parameter("state", state.expose())
        {
            return Err("`state` differs from the one in `authorizationUrl`".into());
        }
        Ok((authorization_url, state))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(url: &str, state: &str) -> Result<(SensitiveUrl, OAuthState), Cow<'static, str>> {
        Consent {
            success: Some(true),
            authorization_url: url.into(),
            state: OAuthState::from_saved(state),
        }
        .checked()
    }

    #[test]
    fn url_with_its_state_is_accepted() {
        for url in [
            "https://idp.example/auth?client_id=a&state=eyJ%3D%3D&scope=a+b",
            "http://127.0.0.1:9400/auth?state=eyJ%3D%3D",
            "https://idp.example/auth?x=1?client_id=a&state=eyJ==#f",
        ] {
            let (page, state) = checked(url, "eyJ==").unwrap();
            assert_eq!((page.as_str(), state.expose()), (url, "eyJ=="));
        }
    }

    #[test]
    fn url_that_is_unsafe_or_without_its_state_is_refused() {
        for url in [
            "javascript:alert(1)?state=s",
            "file:///etc/passwd?state=s",
            "data:text/html,x?state=s",
            "smb://h/?state=s",
            "http://idp.example/?state=s",
            "https:///?state=s",
            "https://u:p@idp.example/?state=s",
            "//idp.example/?state=s",
            "https://idp.example/\r\nX: y?state=s",
            "https://idp.example/a b?state=s",
            "https://idp.example/",
            "",
            "https://idp.example/?state=t",
            "https://idp.example/?state=",
            "https://idp.example/?state=s&state=s",
            "https://idp.example/?state=s&state=t",
            "https://idp.example/?State=s",
            "https://idp.example/#?state=s",
            "https://idp.example/?state=s%",
            "-x https://idp.example/?state=s",
        ] {
            let problem = checked(url, "s").unwrap_err();
            assert!(!problem.contains("idp.example"), "{problem}");
        }
        assert!(checked("https://idp.example/?state=", "").is_err());
        let unsuccessful = Consent {
            success: Some(false),
            authorization_url: "https://h/?state=s".into(),
            state: OAuthState::from_saved("s"),
        };
        assert!(unsuccessful.checked().is_err());
    }
}
