//! `GET /toolsets/agents/{agentKey}/instances/{instanceId}/oauth/authorize`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Response, Result, SensitiveUrl,
};

use crate::oauth::{Consent, OAuthState};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAgentToolsetOAuthUrl\
     |/toolsets/agents/{agentKey}/instances/{instanceId}/oauth/authorize\
     |agent:write",
);

/// The arguments of [`toolset_oauth_get_agent_toolset_oauth_url`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAgentToolsetOAuthUrlRequest {
    /// The agent: 1 to 64 letters, digits, `_` and `-`.
    pub agent_key: String,
    /// The toolset instance: 1 to 64 letters, digits, `_` and `-`.
    pub instance_id: String,
}
builder!(GetAgentToolsetOAuthUrlRequest(agent_key: String, instance_id: String) {});

/// The consent page, and the state of the flow.
#[derive(Debug)]
#[non_exhaustive]
pub struct GetAgentToolsetOAuthUrlResponse {
    /// The URL of the provider's consent page. Redirect the browser to its `as_str()`.
    ///
    /// The URL has the scheme `https` (or `http` to loopback), a host, and no user info. The URL
    /// contains the `state`, so the type has no `Display`.
    pub authorization_url: SensitiveUrl,
    /// The state that the provider's redirect has to contain. Keep it in the user's session.
    pub state: OAuthState,
}

/// Begins the OAuth flow of a toolset for an agent and returns the URL of the consent page.
///
/// PipesHub keeps one flow for each instance and agent. A call replaces the flow, so an older URL
/// becomes invalid. A call is therefore safe to repeat, but two concurrent calls are not.
///
/// The redirect URL is that of the saved OAuth app.
///
/// An OAuth token needs the scope `agent:write`. The user must be able to
/// change the agent, which must be a service account.
///
/// # Errors
///
/// - [`Status`](pipeshub_core::ErrorKind::Status) 400: the instance does not use OAuth, or its
///   OAuth app is not configured. Fix the instance.
/// - [`Status`](pipeshub_core::ErrorKind::Status) 404: the instance does not exist.
/// - [`InvalidReply`](pipeshub_core::ErrorKind::InvalidReply): the URL is unsafe for a browser, or
///   the `state` in the URL differs from the response's. Check the server URL.
#[doc(alias = "toolsetOAuthGetAgentToolsetOAuthUrl")]
pub fn toolset_oauth_get_agent_toolset_oauth_url(
    core: &PipeshubCore,
    request: GetAgentToolsetOAuthUrlRequest,
) -> Reply<'_, GetAgentToolsetOAuthUrlResponse> {
    let call = Call::new(&OPERATION)
        .id("agentKey", &request.agent_key)
        .id("instanceId", &request.instance_id);
    core.call(call, decode)
}

fn decode(reply: RawReply) -> Result<Response<GetAgentToolsetOAuthUrlResponse>> {
    match reply.peek::<Consent>()?.checked() {
        Ok((authorization_url, state)) => {
            Ok(reply.into_response(GetAgentToolsetOAuthUrlResponse {
                authorization_url,
                state,
            }))
        }
        Err(problem) => Err(reply.invalid(problem)),
    }
}
