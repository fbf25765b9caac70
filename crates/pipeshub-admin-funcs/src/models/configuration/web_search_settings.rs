// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The settings of web search for images.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct WebSearchSettings {
    /// The flag `includeImages`.
    pub include_images: bool,
    /// Images per search, 1 to 500.
    pub max_images: i64,
}
from_json! {
    WebSearchSettings {
        include_images = "includeImages",
        max_images = "maxImages",
    }
}
