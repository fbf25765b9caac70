// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The rating of a citation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CitationFeedback {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The citation id.
    pub citation_id: Option<String>,
    /// The flag `isRelevant`.
    pub is_relevant: Option<bool>,
    /// 1 to 5.
    pub relevance_score: Option<f64>,
    /// The comment.
    pub comment: Option<String>,
}
from_json! {
    CitationFeedback {
        id = "_id",
        citation_id = "citationId",
        is_relevant = "isRelevant",
        relevance_score = "relevanceScore",
        comment = "comment",
    }
}
