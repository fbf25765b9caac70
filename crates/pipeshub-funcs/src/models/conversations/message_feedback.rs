// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{
    CitationFeedback, FeedbackComments, FeedbackMetrics, FeedbackRatings, FeedbackRevision,
    MessageFeedbackCategoriesItem, MessageFeedbackSource,
};

/// A feedback as stored with a message.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageFeedback {
    /// The flag `isHelpful`.
    pub is_helpful: Option<bool>,
    /// Marks from 1 to 5.
    pub ratings: Option<FeedbackRatings>,
    /// The categories.
    pub categories: Option<Vec<MessageFeedbackCategoriesItem>>,
    /// Free text of a feedback.
    pub comments: Option<FeedbackComments>,
    /// The citation feedback.
    pub citation_feedback: Option<Vec<CitationFeedback>>,
    /// The flag `followUpQuestionsHelpful`.
    pub follow_up_questions_helpful: Option<bool>,
    /// The value of `unusedFollowUpQuestions`.
    pub unused_follow_up_questions: Option<Vec<String>>,
    /// The source.
    pub source: Option<MessageFeedbackSource>,
    /// The user who gave it.
    pub feedback_provider: Option<String>,
    /// The time in milliseconds since 1970.
    pub timestamp: Option<i64>,
    /// The revisions.
    pub revisions: Option<Vec<FeedbackRevision>>,
    /// The origin of a feedback.
    pub metrics: Option<FeedbackMetrics>,
}
from_json! {
    MessageFeedback {
        is_helpful = "isHelpful",
        ratings = "ratings",
        categories = "categories",
        comments = "comments",
        citation_feedback = "citationFeedback",
        follow_up_questions_helpful = "followUpQuestionsHelpful",
        unused_follow_up_questions = "unusedFollowUpQuestions",
        source = "source",
        feedback_provider = "feedbackProvider",
        timestamp = "timestamp",
        revisions = "revisions",
        metrics = "metrics",
    }
}
