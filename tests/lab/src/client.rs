//! The SDK, as its users have it.

use pipeshub_core::{Error, PipeshubCore, PipeshubCoreBuilder, Response};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackRequest,
    HandleOAuthCallbackResponse, OAuthState,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};

/// One of the two operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    /// Safe to send twice, over a kept connection.
    Authorize,
    /// Sent once, over a connection of its own.
    Callback,
}

pub(crate) fn builder(origin: &str) -> PipeshubCoreBuilder {
    PipeshubCore::builder()
        .server_url(format!("{origin}/api/v1"))
        .bearer_auth("phpat_of_the_report")
}

pub(crate) async fn authorize(
    core: &PipeshubCore,
    id: &str,
) -> Result<Response<GetOAuthAuthorizationUrlResponse>, Error> {
    connector_oauth_get_oauth_authorization_url(core, GetOAuthAuthorizationUrlRequest::new(id))
        .await
}

pub(crate) async fn callback(
    core: &PipeshubCore,
    spent: &str,
) -> Result<Response<HandleOAuthCallbackResponse>, Error> {
    let state = OAuthState::from_saved("state-of-the-report");
    let request = HandleOAuthCallbackRequest::new(spent, state);
    connector_oauth_handle_oauth_callback(core, request).await
}

/// Makes a call whose response must contain the requested name: the state is the connector's id,
/// the connector is the code.
pub(crate) async fn echoed(core: &PipeshubCore, op: Op, name: &str) -> Result<bool, Error> {
    match op {
        Op::Authorize => authorize(core, name)
            .await
            .map(|authorized| authorized.state.expose() == name),
        Op::Callback => callback(core, name)
            .await
            .map(|connected| connected.connector_id() == Some(name)),
    }
}
