// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The link to a help page.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DocumentationLink {
    /// The title.
    pub title: String,
    /// The url.
    pub url: String,
    /// The kind of page, such as setup.
    pub type_: String,
}
from_json! {
    DocumentationLink {
        title = "title",
        url = "url",
        type_ = "type",
    }
}
