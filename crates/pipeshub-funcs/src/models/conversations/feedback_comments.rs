// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Free text of a feedback.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FeedbackComments {
    /// The positive.
    pub positive: Option<String>,
    /// The negative.
    pub negative: Option<String>,
    /// The suggestions.
    pub suggestions: Option<String>,
}
from_json! {
    FeedbackComments {
        positive = "positive",
        negative = "negative",
        suggestions = "suggestions",
    }
}
