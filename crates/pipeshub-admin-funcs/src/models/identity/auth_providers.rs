// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::identity::{
    AzureAdAuthConfig, GenericOAuthConfig, GoogleAuthConfig, MicrosoftAuthConfig, SSOAuthConfig,
};

/// The public settings of the sign-in services, one field per service.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AuthProviders {
    /// The stored Google settings; empty if never set.
    pub google: Option<GoogleAuthConfig>,
    /// The stored Microsoft settings; empty if never set.
    pub microsoft: Option<MicrosoftAuthConfig>,
    /// The stored Azure AD settings; empty if never set.
    pub azuread: Option<AzureAdAuthConfig>,
    /// The stored settings of the generic OAuth provider; empty if never set.
    pub oauth: Option<GenericOAuthConfig>,
    /// The stored SAML settings; only `spEntityId` if never set.
    pub saml: Option<SSOAuthConfig>,
}
from_json! {
    AuthProviders {
        google = "google",
        microsoft = "microsoft",
        azuread = "azuread",
        oauth = "oauth",
        saml = "saml",
    }
}
