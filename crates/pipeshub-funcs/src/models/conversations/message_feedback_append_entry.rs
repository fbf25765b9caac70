// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{
    FeedbackComments, FeedbackMetrics, MessageFeedbackAppendEntryCategoriesItem,
};

/// The feedback entry just added.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageFeedbackAppendEntry {
    /// The flag `isHelpful`.
    pub is_helpful: Option<bool>,
    /// The categories.
    pub categories: Option<Vec<MessageFeedbackAppendEntryCategoriesItem>>,
    /// Free text of a feedback.
    pub comments: Option<FeedbackComments>,
    /// The user who gave it.
    pub feedback_provider: String,
    /// The time in milliseconds since 1970.
    pub timestamp: i64,
    /// The origin of a feedback.
    pub metrics: FeedbackMetrics,
}
from_json! {
    MessageFeedbackAppendEntry {
        is_helpful = "isHelpful",
        categories = "categories",
        comments = "comments",
        feedback_provider = "feedbackProvider",
        timestamp = "timestamp",
        metrics = "metrics",
    }
}
