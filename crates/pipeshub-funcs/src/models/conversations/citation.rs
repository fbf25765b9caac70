// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::CitationMetadata;

/// A stored passage that an `answer` cites.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Citation {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The passage.
    pub content: String,
    /// The number of the citation in the `answer` text.
    pub chunk_index: f64,
    /// For example `vectordb|document` or `web|url`.
    pub citation_type: String,
    /// The source of a cited passage.
    pub metadata: CitationMetadata,
    /// The created at.
    pub created_at: Option<String>,
    /// The updated at.
    pub updated_at: Option<String>,
    /// The v.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    Citation {
        id = "_id",
        content = "content",
        chunk_index = "chunkIndex",
        citation_type = "citationType",
        metadata = "metadata",
        created_at = "createdAt",
        updated_at = "updatedAt",
        v = "__v",
    }
}
