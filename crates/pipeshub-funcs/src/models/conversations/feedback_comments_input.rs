// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

/// Free text of a feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FeedbackCommentsInput {
    /// The positive.
    pub positive: Option<String>,
    /// The negative.
    pub negative: Option<String>,
}
builder!(FeedbackCommentsInput() { positive: String, negative: String });
to_json! {
    FeedbackCommentsInput {
        positive = "positive",
        negative = "negative",
    }
}
