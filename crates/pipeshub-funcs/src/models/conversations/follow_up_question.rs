// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A `question` that the `answer` proposes next.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FollowUpQuestion {
    /// The value of `question`.
    pub question: String,
    /// The confidence.
    pub confidence: Option<String>,
    /// The reasoning.
    pub reasoning: Option<String>,
}
from_json! {
    FollowUpQuestion {
        question = "question",
        confidence = "confidence",
        reasoning = "reasoning",
    }
}
