// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The origin of a feedback.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FeedbackMetrics {
    /// Milliseconds between the `answer` and the feedback.
    pub time_to_feedback: Option<f64>,
    /// The user interaction time.
    pub user_interaction_time: Option<f64>,
    /// The feedback session id.
    pub feedback_session_id: Option<String>,
    /// User-Agent header of the request that sent it.
    pub user_agent: Option<String>,
    /// The platform.
    pub platform: Option<String>,
}
from_json! {
    FeedbackMetrics {
        time_to_feedback = "timeToFeedback",
        user_interaction_time = "userInteractionTime",
        feedback_session_id = "feedbackSessionId",
        user_agent = "userAgent",
        platform = "platform",
    }
}
