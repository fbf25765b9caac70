// Written by `cargo xtask operations`. Do not edit.
//! PipesHub as an OAuth provider.

#[cfg(feature = "oauth_provider_oauth_authorize")]
mod oauth_authorize;
#[cfg(feature = "oauth_provider_oauth_authorize_consent")]
mod oauth_authorize_consent;
#[cfg(feature = "oauth_provider_oauth_introspect")]
mod oauth_introspect;
#[cfg(feature = "oauth_provider_oauth_revoke")]
mod oauth_revoke;
#[cfg(feature = "oauth_provider_oauth_token")]
mod oauth_token;

#[cfg(feature = "oauth_provider_oauth_authorize")]
pub use self::oauth_authorize::{
    OAuthConsentApp, OAuthConsentData, OAuthConsentPrompt, OAuthConsentScope, OAuthConsentUser,
    OauthAuthorizeCodeChallengeMethod, OauthAuthorizeRequest, OauthAuthorizeResponseType,
    oauth_provider_oauth_authorize,
};
#[cfg(feature = "oauth_provider_oauth_authorize_consent")]
pub use self::oauth_authorize_consent::{
    OauthAuthorizeConsentRequest, OauthAuthorizeConsentRequestCodeChallengeMethod,
    OauthAuthorizeConsentRequestConsent, oauth_provider_oauth_authorize_consent,
};
#[cfg(feature = "oauth_provider_oauth_introspect")]
pub use self::oauth_introspect::{
    OAuthIntrospectResponse, OAuthIntrospectResponseTokenType, OauthIntrospectRequest,
    OauthIntrospectRequestTokenTypeHint, oauth_provider_oauth_introspect,
};
#[cfg(feature = "oauth_provider_oauth_revoke")]
pub use self::oauth_revoke::{
    OauthRevokeRequest, OauthRevokeRequestTokenTypeHint, oauth_provider_oauth_revoke,
};
#[cfg(feature = "oauth_provider_oauth_token")]
pub use self::oauth_token::{
    OAuthTokenResponse, OauthTokenRequest, OauthTokenRequestGrantType, oauth_provider_oauth_token,
};
