//! `GET /connectors/{connectorId}/oauth/authorize`

use std::borrow::Cow;

use pipeshub_core::{
    Call, Operation, PipeshubCore, RawReply, Reply, Response, Result, SensitiveUrl,
};
use serde::Deserialize;

use super::OAuthState;

static OPERATION: Operation = Operation::get(
    "getOAuthAuthorizationUrl",
    "/connectors/{connectorId}/oauth/authorize",
)
.scopes(&["connector:write", "user:read"]);

/// Which connector to authorize.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetOAuthAuthorizationUrlRequest {
    /// The connector instance: 1 to 64 letters, digits, `_` and `-`.
    pub connector_id: String,
    /// Where the user's own PipesHub pages are, such as `https://app.example.com`. PipesHub takes
    /// it and, at this operation, does not use it: the provider's redirect goes where the
    /// connector's saved configuration says.
    pub base_url: Option<String>,
}
builder!(GetOAuthAuthorizationUrlRequest(connector_id: String) { base_url: String });

/// Where to send the user's browser.
#[derive(Debug)]
#[non_exhaustive]
pub struct GetOAuthAuthorizationUrlResponse {
    /// The provider's consent page: `https` (or `http` to loopback), with a host, without user
    /// info. It has the `state` in it and no `Display`: send the browser to
    /// `authorization_url.as_str()`, or print that.
    pub authorization_url: SensitiveUrl,
    /// What the provider's redirect has to bring back: keep it in the user's session.
    pub state: OAuthState,
}

/// Begins the OAuth flow of a connector: gets the URL of the provider's consent page.
///
/// PipesHub keeps one flow per connector, and every call replaces it: an older URL dies with the
/// next call, whoever makes it. So the call is safe to repeat, but two at the same time for one
/// connector are not.
///
/// # Errors
///
/// - [`InvalidRequest`](pipeshub_core::ErrorKind::InvalidRequest), with nothing sent: the connector
///   id has a character that no id has. (PipesHub's gateway pastes a decoded id into another URL,
///   so encoding would not help.)
/// - [`Status`](pipeshub_core::ErrorKind::Status): 400 the connector does not support OAuth, or is
///   not configured; 401 the token; 403 a scope or a role is missing; 404 no such connector, or
///   none that this user may see; 429 too many requests; 500 and 503 PipesHub is in trouble.
/// - [`InvalidReply`](pipeshub_core::ErrorKind::InvalidReply): the URL is none that a browser
///   should be sent to, or its `state` is another than the reply's.
///
/// ```
/// use pipeshub_core::{PipeshubCore, Result};
/// use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
/// use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;
///
/// async fn consent_page(core: &PipeshubCore, connector_id: &str) -> Result<String> {
///     let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
///     let authorization = connector_oauth_get_oauth_authorization_url(core, request).await?;
///     // authorization.state.expose() goes into the user's session
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
    match reply.peek_object::<ReplyBody>()?.checked() {
        Ok(response) => Ok(reply.into_response(response)),
        Err(problem) => Err(reply.invalid(problem)),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReplyBody {
    success: Option<bool>,
    authorization_url: String,
    state: OAuthState,
}

impl ReplyBody {
    /// Programs hand the URL to a browser or a shell, so nothing but a web address may pass.
    fn checked(self) -> Result<GetOAuthAuthorizationUrlResponse, Cow<'static, str>> {
        let Self {
            success,
            authorization_url,
            state,
        } = self;
        if success == Some(false) {
            return Err("it has `success: false`".into());
        }
        let authorization_url =
            SensitiveUrl::for_browser(authorization_url).map_err(|problem| {
                format!("its `authorizationUrl` is not fit for a browser: {problem}")
            })?;
        if state.expose().is_empty()
            || !authorization_url.has_single_parameter("state", state.expose())
        {
            return Err("the `state` in its `authorizationUrl` is not its `state`".into());
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
    fn a_url_for_the_browser_carries_its_state() {
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
    fn any_other_url_is_refused() {
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
