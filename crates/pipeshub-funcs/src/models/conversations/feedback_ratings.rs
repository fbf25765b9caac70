// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Marks from 1 to 5.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FeedbackRatings {
    /// The accuracy.
    pub accuracy: Option<f64>,
    /// The relevance.
    pub relevance: Option<f64>,
    /// The completeness.
    pub completeness: Option<f64>,
    /// The clarity.
    pub clarity: Option<f64>,
}
from_json! {
    FeedbackRatings {
        accuracy = "accuracy",
        relevance = "relevance",
        completeness = "completeness",
        clarity = "clarity",
    }
}
