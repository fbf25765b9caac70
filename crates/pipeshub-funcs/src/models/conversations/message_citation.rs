// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::Citation;

/// A link from a message to a citation, with its text if the response has it.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageCitation {
    /// The id of the citation; null or absent when it is gone.
    pub citation_id: Option<String>,
    /// The citation itself; only in single-conversation responses and stream results.
    pub citation_data: Option<Citation>,
    /// 0 to 1.
    pub relevance_score: Option<f64>,
    /// The excerpt.
    pub excerpt: Option<String>,
    /// The context.
    pub context: Option<String>,
}
from_json! {
    MessageCitation {
        citation_id = "citationId",
        citation_data = "citationData",
        relevance_score = "relevanceScore",
        excerpt = "excerpt",
        context = "context",
    }
}
