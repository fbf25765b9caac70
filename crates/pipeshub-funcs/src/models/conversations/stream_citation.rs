// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

/// A citation while streaming; not yet stored, so without an id.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StreamCitation {
    /// The content.
    pub content: Option<String>,
    /// The number of the citation in the `answer` text.
    pub chunk_index: Option<f64>,
    /// The citation type.
    pub citation_type: Option<String>,
    /// The source of the passage.
    pub metadata: Option<RawJson>,
}
from_json! {
    StreamCitation {
        content = "content",
        chunk_index = "chunkIndex",
        citation_type = "citationType",
        metadata = "metadata",
    }
}
