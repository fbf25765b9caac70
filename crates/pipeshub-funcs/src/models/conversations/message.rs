// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{
    ChatAttachmentRef, ConversationModelInfo, FollowUpQuestion, MessageAppliedFilters,
    MessageCitation, MessageConfidence, MessageContentFormat, MessageFeedback, MessageMessageType,
    MessageMetadata, MessagePart, MessageReasoningTurn, MessageToolCall, ReferenceDataItem,
};

/// One message of a conversation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Message {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The message type.
    pub message_type: MessageMessageType,
    /// Text; empty for `tool_call`.
    pub content: String,
    /// The content format.
    pub content_format: Option<MessageContentFormat>,
    /// The citations.
    pub citations: Option<Vec<MessageCitation>>,
    /// The confidence.
    pub confidence: Option<MessageConfidence>,
    /// The value of `followUpQuestions`.
    pub follow_up_questions: Option<Vec<FollowUpQuestion>>,
    /// The feedback.
    pub feedback: Option<Vec<MessageFeedback>>,
    /// Numbers about the creation of an `answer`.
    pub metadata: Option<MessageMetadata>,
    /// Model and mode that a conversation or a message used.
    pub model_info: Option<ConversationModelInfo>,
    /// The sources that a query was narrowed to, for display.
    pub applied_filters: Option<MessageAppliedFilters>,
    /// The reference data.
    pub reference_data: Option<Vec<ReferenceDataItem>>,
    /// The attachments.
    pub attachments: Option<Vec<ChatAttachmentRef>>,
    /// The tools.
    pub tools: Option<Vec<MessageToolCall>>,
    /// The reasoning.
    pub reasoning: Option<Vec<MessageReasoningTurn>>,
    /// The parts.
    pub parts: Option<Vec<MessagePart>>,
    /// The created at.
    pub created_at: Option<String>,
    /// The updated at.
    pub updated_at: Option<String>,
}
from_json! {
    Message {
        id = "_id",
        message_type = "messageType",
        content = "content",
        content_format = "contentFormat",
        citations = "citations",
        confidence = "confidence",
        follow_up_questions = "followUpQuestions",
        feedback = "feedback",
        metadata = "metadata",
        model_info = "modelInfo",
        applied_filters = "appliedFilters",
        reference_data = "referenceData",
        attachments = "attachments",
        tools = "tools",
        reasoning = "reasoning",
        parts = "parts",
        created_at = "createdAt",
        updated_at = "updatedAt",
    }
}
