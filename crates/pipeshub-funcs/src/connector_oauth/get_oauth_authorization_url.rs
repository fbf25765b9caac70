//! `GET /connectors/{connectorId}/oauth/authorize`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Response, Result, SensitiveUrl,
};

use crate::oauth::{Consent, OAuthState};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getOAuthAuthorizationUrl\
     |/connectors/{connectorId}/oauth/authorize\
     |connector:write user:read",
);

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
    match reply.peek::<Consent>()?.checked() {
        Ok((authorization_url, state)) => {
            Ok(reply.into_response(GetOAuthAuthorizationUrlResponse {
                authorization_url,
                state,
            }))
        }
        Err(problem) => Err(reply.invalid(problem)),
    }
}
