// Written by `cargo xtask operations`. Do not edit.
//! The OAuth flow that authorizes a connector.

#[cfg(feature = "connector_oauth_get_oauth_authorization_url")]
mod get_oauth_authorization_url;
#[cfg(feature = "connector_oauth_get_token_from_code")]
mod get_token_from_code;
#[cfg(feature = "connector_oauth_handle_oauth_callback")]
mod handle_oauth_callback;
#[cfg(any(
    feature = "connector_oauth_get_oauth_authorization_url",
    feature = "connector_oauth_handle_oauth_callback",
    feature = "connector_oauth_wait_until_authenticated"
))]
mod oauth_state;
#[cfg(feature = "connector_oauth_wait_until_authenticated")]
mod wait_until_authenticated;

#[cfg(feature = "connector_oauth_get_oauth_authorization_url")]
pub use self::get_oauth_authorization_url::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse,
    connector_oauth_get_oauth_authorization_url,
};
#[cfg(feature = "connector_oauth_get_token_from_code")]
pub use self::get_token_from_code::{
    GetTokenFromCodeRequest, GetTokenFromCodeResponse, LegacyConnector,
    connector_oauth_get_token_from_code,
};
#[cfg(feature = "connector_oauth_handle_oauth_callback")]
pub use self::handle_oauth_callback::{
    HandleOAuthCallbackFailure, HandleOAuthCallbackRequest, HandleOAuthCallbackResponse,
    connector_oauth_handle_oauth_callback,
};
#[cfg(any(
    feature = "connector_oauth_get_oauth_authorization_url",
    feature = "connector_oauth_handle_oauth_callback",
    feature = "connector_oauth_wait_until_authenticated"
))]
pub use self::oauth_state::OAuthState;
#[cfg(feature = "connector_oauth_wait_until_authenticated")]
pub use self::wait_until_authenticated::{
    AuthenticatedBefore, WaitUntilAuthenticatedRequest, WaitUntilAuthenticatedResponse,
    connector_oauth_wait_until_authenticated,
};
