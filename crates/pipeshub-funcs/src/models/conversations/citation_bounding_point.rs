// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A corner of a highlighted region on a page.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CitationBoundingPoint {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The x.
    pub x: f64,
    /// The y.
    pub y: f64,
}
from_json! {
    CitationBoundingPoint {
        id = "_id",
        x = "x",
        y = "y",
    }
}
