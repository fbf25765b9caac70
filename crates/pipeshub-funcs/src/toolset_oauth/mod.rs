// Written by `cargo xtask operations`. Do not edit.
//! The OAuth flow that authorizes a toolset.

#[cfg(feature = "toolset_oauth_get_agent_toolset_oauth_url")]
mod get_agent_toolset_oauth_url;
#[cfg(feature = "toolset_oauth_get_instance_oauth_authorization_url")]
mod get_instance_oauth_authorization_url;
#[cfg(feature = "toolset_oauth_handle_toolset_oauth_callback")]
mod handle_toolset_oauth_callback;
#[cfg(any(
    feature = "toolset_oauth_get_agent_toolset_oauth_url",
    feature = "toolset_oauth_get_instance_oauth_authorization_url",
    feature = "toolset_oauth_handle_toolset_oauth_callback"
))]
mod oauth_state;

#[cfg(feature = "toolset_oauth_get_agent_toolset_oauth_url")]
pub use self::get_agent_toolset_oauth_url::{
    GetAgentToolsetOAuthUrlRequest, GetAgentToolsetOAuthUrlResponse,
    toolset_oauth_get_agent_toolset_oauth_url,
};
#[cfg(feature = "toolset_oauth_get_instance_oauth_authorization_url")]
pub use self::get_instance_oauth_authorization_url::{
    GetInstanceOAuthAuthorizationUrlRequest, GetInstanceOAuthAuthorizationUrlResponse,
    toolset_oauth_get_instance_oauth_authorization_url,
};
#[cfg(feature = "toolset_oauth_handle_toolset_oauth_callback")]
pub use self::handle_toolset_oauth_callback::{
    HandleToolsetOAuthCallbackFailure, HandleToolsetOAuthCallbackRequest,
    HandleToolsetOAuthCallbackResponse, toolset_oauth_handle_toolset_oauth_callback,
};
#[cfg(any(
    feature = "toolset_oauth_get_agent_toolset_oauth_url",
    feature = "toolset_oauth_get_instance_oauth_authorization_url",
    feature = "toolset_oauth_handle_toolset_oauth_callback"
))]
pub use self::oauth_state::OAuthState;
