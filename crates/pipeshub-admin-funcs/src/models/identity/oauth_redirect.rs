// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{Secret, from_json};

/// The next page of the browser.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthRedirect {
    /// The URL of the app with `code` and `state`, or `error` and `error_description`.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub redirect_url: Secret,
}
from_json! {
    OAuthRedirect {
        redirect_url = "redirectUrl",
    }
}
