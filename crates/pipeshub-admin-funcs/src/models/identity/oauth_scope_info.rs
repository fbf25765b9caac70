// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A scope and its meaning.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthScopeInfo {
    /// The name.
    pub name: String,
    /// The rights of the scope.
    pub description: String,
    /// The category.
    pub category: String,
    /// Whether the consent page must show it.
    pub requires_user_consent: bool,
}
from_json! {
    OAuthScopeInfo {
        name = "name",
        description = "description",
        category = "category",
        requires_user_consent = "requiresUserConsent",
    }
}
