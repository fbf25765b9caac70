//! `GET /connectors/{connectorId}/oauth/authorize`

use std::borrow::Cow;

use pipeshub_core::{
    Call, Operation, PipeshubCore, RawReply, Reply, Response, Result, SensitiveUrl, from_json,
};

use super::OAuthState;

static OPERATION: Operation = Operation::get(
    "getOAuthAuthorizationUrl",
    "/connectors/{connectorId}/oauth/authorize",
)
.scopes("connector:write user:read");

/// The connector to authorize.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetOAuthAuthorizationUrlRequest {
    /// The connector instance: 1 to 64 letters, digits, `_` and `-`.
    pub connector_id: String,
    /// The base URL of the PipesHub pages that the user sees, such as `https://app.example.com`.
    ///
    /// PipesHub accepts this field and ignores it in this operation. The connector's saved
    /// configuration determines the redirect URL.
    pub base_url: Option<String>,
}
builder!(GetOAuthAuthorizationUrlRequest(connector_id: String) { base_url: String });

/// The consent page, and the state of the flow.
#[derive(Debug)]
#[non_exhaustive]
pub struct GetOAuthAuthorizationUrlResponse {
    /// The URL of the provider's consent page. Redirect the browser to its `as_str()`.
    ///
    /// The URL has the scheme `https` (or `http` to loopback), a host, and no user info. The URL
    /// contains the `state`, so the type has no `Display`.
    pub authorization_url: SensitiveUrl,
    /// The state that the provider's redirect has to contain. Keep it in the user's session.
    pub state: OAuthState,
}

/// Begins the OAuth flow of a connector and returns the URL of the consent page.
///
/// PipesHub keeps one flow per connector, and every call replaces the flow. An older URL becomes
/// invalid with the next call of any user. A call is therefore safe to repeat, but two concurrent
/// calls for one connector are not.
///
/// # Errors
///
/// - [`InvalidRequest`](pipeshub_core::ErrorKind::InvalidRequest): the connector id contains a
///   character that no id has; nothing was sent. Encoding would not help, since PipesHub's gateway
///   pastes the decoded id into another URL.
/// - [`Status`](pipeshub_core::ErrorKind::Status):
///   - 400: the connector does not support OAuth, or is not configured. Fix the connector.
///   - 401: the token is invalid. Use another one.
///   - 403: a scope or a role is missing.
///   - 404: the connector does not exist, or this user must not see it.
///   - 429: too many requests. Wait.
///   - 500, 503: PipesHub has a temporary problem. Try again later.
/// - [`InvalidReply`](pipeshub_core::ErrorKind::InvalidReply): the URL is unsafe for a browser, or
///   the `state` in the URL differs from the response's. Check the server URL.
///
/// ```
/// use pipeshub_core::{PipeshubCore, Result};
/// use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
/// use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;
///
/// async fn consent_page(core: &PipeshubCore, connector_id: &str) -> Result<String> {
///     let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
///     let authorization = connector_oauth_get_oauth_authorization_url(core, request).await?;
///     // Save authorization.state.expose() in the user's session.
///     Ok(authorization.authorization_url.as_str().to_owned())
/// }
/// ```
#[doc(alias = "connectorOAuthGetOAuthAuthorizationUrl")]
pub fn connector_oauth_get_oauth_authorization_url(
    core: &PipeshubCore,
    request: GetOAuthAuthorizationUrlRequest,
) -> Reply<'_, GetOAuthAuthorizationUrlResponse> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .query("baseUrl", &request.base_url);
    core.call(call, decode)
}

fn decode(reply: RawReply) -> Result<Response<GetOAuthAuthorizationUrlResponse>> {
    match reply.peek::<ReplyBody>()?.checked() {
        Ok(response) => Ok(reply.into_response(response)),
        Err(problem) => Err(reply.invalid(problem)),
    }
}

struct ReplyBody {
    success: Option<bool>,
    authorization_url: String,
    state: OAuthState,
}
from_json! {
    ReplyBody { success = "success", authorization_url = "authorizationUrl", state = "state" }
}

impl ReplyBody {
    /// Accepts web addresses only, since programs pass the URL to a browser or a shell.
    fn checked(self) -> Result<GetOAuthAuthorizationUrlResponse, Cow<'static, str>> {
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
        Ok(GetOAuthAuthorizationUrlResponse {
            authorization_url,
            state,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(
        url: &str,
        state: &str,
    ) -> Result<GetOAuthAuthorizationUrlResponse, Cow<'static, str>> {
        ReplyBody {
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
            let response = checked(url, "eyJ==").unwrap();
            assert_eq!(
                (response.authorization_url.as_str(), response.state.expose()),
                (url, "eyJ==")
            );
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
        let unsuccessful = ReplyBody {
            success: Some(false),
            authorization_url: "https://h/?state=s".into(),
            state: OAuthState::from_saved("s"),
        };
        assert!(unsuccessful.checked().is_err());
    }
}
