// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! `POST /conversations/{conversationId}/message/{messageId}/feedback`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, open_enum,
    to_json,
};

use crate::models::conversations::{FeedbackCommentsInput, MessageFeedbackUpdateResponse};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "updateMessageFeedback|/conversations/{conversationId}/message/{messageId}/feedback\
     |conversation:write",
);

/// The arguments of [`conversations_update_message_feedback`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateMessageFeedbackRequest {
    /// The id of the conversation.
    pub conversation_id: String,
    /// The id of the message.
    pub message_id: String,
    /// The flag `isHelpful`.
    pub is_helpful: Option<bool>,
    /// The categories. The SDK refuses other values than the known ones.
    pub categories: Option<Vec<UpdateMessageFeedbackRequestCategoriesItem>>,
    /// Free text of a feedback.
    pub comments: Option<FeedbackCommentsInput>,
}
builder!(UpdateMessageFeedbackRequest(conversation_id: String, message_id: String) {
    is_helpful: bool,
    categories: Vec<UpdateMessageFeedbackRequestCategoriesItem>,
    comments: FeedbackCommentsInput,
});
to_json! {
    UpdateMessageFeedbackRequest {
        is_helpful = "isHelpful",
        categories = "categories<,<,,=incorrect_information|missing_information|irrelevant_information|unclear_explanation|poor_citations|excellent_answer|helpful_citations|well_explained|other",
        comments = "comments",
    }
}

open_enum! {
    /// The update message feedback request categories item.
    pub enum UpdateMessageFeedbackRequestCategoriesItem {
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

/// Adds a feedback to an `answer` in a conversation.
///
/// An OAuth token needs the scope `conversation:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 429 or 500, besides the errors
/// of each call.
#[doc(alias = "conversationsUpdateMessageFeedback")]
pub fn conversations_update_message_feedback(
    core: &PipeshubCore,
    request: UpdateMessageFeedbackRequest,
) -> Reply<'_, MessageFeedbackUpdateResponse> {
    let call = Call::new(&OPERATION)
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
