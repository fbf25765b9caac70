// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /agents/{agentKey}/conversations/{conversationId}/message/{messageId}/feedback`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, open_enum,
    to_json,
};

use crate::models::conversations::{FeedbackCommentsInput, MessageFeedbackUpdateResponse};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "updateAgentConversationMessageFeedback\
     |/agents/{agentKey}/conversations/{conversationId}/message/{messageId}/feedback\
     |agent:execute",
);

/// The arguments of [`agents_update_agent_conversation_message_feedback`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateAgentConversationMessageFeedbackRequest {
    /// The key of the agent. Not empty.
    pub agent_key: String,
    /// The id of the conversation.
    pub conversation_id: String,
    /// The id of the message.
    pub message_id: String,
    /// The flag `isHelpful`.
    pub is_helpful: Option<bool>,
    /// The categories. The SDK refuses other values than the known ones.
    pub categories: Option<Vec<UpdateAgentConversationMessageFeedbackRequestCategoriesItem>>,
    /// Free text of a feedback.
    pub comments: Option<FeedbackCommentsInput>,
}
builder!(UpdateAgentConversationMessageFeedbackRequest(
    agent_key: String,
    conversation_id: String,
    message_id: String,
) {
    is_helpful: bool,
    categories: Vec<UpdateAgentConversationMessageFeedbackRequestCategoriesItem>,
    comments: FeedbackCommentsInput,
});
to_json! {
    UpdateAgentConversationMessageFeedbackRequest {
        is_helpful = "isHelpful",
        categories = "categories<,<,,=incorrect_information|missing_information|irrelevant_information|unclear_explanation|poor_citations|excellent_answer|helpful_citations|well_explained|other",
        comments = "comments",
    }
}

open_enum! {
    /// The update agent conversation message feedback request categories item.
    pub enum UpdateAgentConversationMessageFeedbackRequestCategoriesItem {
        /// `incorrect_information`
        INCORRECT_INFORMATION = "incorrect_information",
        /// `missing_information`
        MISSING_INFORMATION = "missing_information",
        /// `irrelevant_information`
        IRRELEVANT_INFORMATION = "irrelevant_information",
        /// `unclear_explanation`
        UNCLEAR_EXPLANATION = "unclear_explanation",
        /// `poor_citations`
        POOR_CITATIONS = "poor_citations",
        /// `excellent_answer`
        EXCELLENT_ANSWER = "excellent_answer",
        /// `helpful_citations`
        HELPFUL_CITATIONS = "helpful_citations",
        /// `well_explained`
        WELL_EXPLAINED = "well_explained",
        /// `other`
        OTHER = "other",
    }
}

/// Adds a feedback to an `answer` of an agent.
///
/// An OAuth token needs the scope `agent:execute`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "agentsUpdateAgentConversationMessageFeedback")]
pub fn agents_update_agent_conversation_message_feedback(
    core: &PipeshubCore,
    request: UpdateAgentConversationMessageFeedbackRequest,
) -> Reply<'_, MessageFeedbackUpdateResponse> {
    let call = Call::new(&OPERATION)
        .path("agentKey", &request.agent_key)
        .path_within(
            const { QueryLimits::new("conversationId<,,h") },
            &request.conversation_id,
        )
        .path_within(
            const { QueryLimits::new("messageId<,,h") },
            &request.message_id,
        )
        .body(&request);
    core.call(call, RawReply::read)
}
