// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The public URL, or an empty object.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PublicURLResponse {
    /// The url.
    pub url: Option<String>,
}
from_json! {
    PublicURLResponse {
        url = "url",
    }
}
