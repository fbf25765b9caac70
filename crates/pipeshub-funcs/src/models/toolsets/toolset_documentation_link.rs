// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The link to a set-up or product page of a toolset type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetDocumentationLink {
    /// The title.
    pub title: String,
    /// The url.
    pub url: String,
    /// The kind of page, for example setup or pipeshub.
    pub type_: String,
}
from_json! {
    ToolsetDocumentationLink {
        title = "title",
        url = "url",
        type_ = "type",
    }
}
