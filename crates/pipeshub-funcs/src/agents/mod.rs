// Written by `cargo xtask operations`. Do not edit.
//! Agents and their conversations.

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message"
))]
mod agent_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message"
))]
mod answer;
#[cfg(feature = "agents_archive_agent_conversation")]
mod archive_agent_conversation;
#[cfg(feature = "agents_create_agent")]
mod create_agent;
#[cfg(feature = "agents_delete_agent")]
mod delete_agent;
#[cfg(feature = "agents_delete_agent_conversation_by_id")]
mod delete_agent_conversation_by_id;
#[cfg(feature = "agents_delete_agent_conversation_chat_attachment")]
mod delete_agent_conversation_chat_attachment;
#[cfg(feature = "agents_get_agent")]
mod get_agent;
#[cfg(feature = "agents_get_agent_conversation_by_id")]
mod get_agent_conversation_by_id;
#[cfg(feature = "agents_list_agent_archived_conversations_grouped")]
mod list_agent_archived_conversations_grouped;
#[cfg(feature = "agents_list_agent_conversation_archives")]
mod list_agent_conversation_archives;
#[cfg(feature = "agents_list_agent_conversations")]
mod list_agent_conversations;
#[cfg(feature = "agents_list_agents")]
mod list_agents;
#[cfg(feature = "agents_regenerate_agent_conversation_message")]
mod regenerate_agent_conversation_message;
#[cfg(feature = "agents_stream_agent_conversation")]
mod stream_agent_conversation;
#[cfg(feature = "agents_stream_agent_conversation_message")]
mod stream_agent_conversation_message;
#[cfg(feature = "agents_unarchive_agent_conversation")]
mod unarchive_agent_conversation;
#[cfg(feature = "agents_update_agent")]
mod update_agent;
#[cfg(feature = "agents_update_agent_conversation_message_feedback")]
mod update_agent_conversation_message_feedback;
#[cfg(feature = "agents_update_agent_conversation_title")]
mod update_agent_conversation_title;
#[cfg(feature = "agents_upload_agent_conversation_chat_attachments")]
mod upload_agent_conversation_chat_attachments;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message"
))]
pub use self::agent_event::StreamAgentEvent;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message"
))]
pub use self::answer::{AgentAnswer, AnswerEnd, ConversationCreatedValue};
#[cfg(feature = "agents_archive_agent_conversation")]
pub use self::archive_agent_conversation::{
    ArchiveAgentConversationRequest, agents_archive_agent_conversation,
};
#[cfg(feature = "agents_create_agent")]
pub use self::create_agent::{
    AgentCreateResponse, AgentCreateResponseAgent, AgentCreateResponseAgentDefaultReasoningEffort,
    AgentCreateResponseKnowledge, AgentCreateResponseMcpServer, AgentCreateResponseSkill,
    AgentCreateResponseStatus, AgentCreateResponseTool, AgentCreateResponseToolset,
    AgentCreateWarning, CreateAgentRequest, CreateAgentRequestDefaultReasoningEffort,
    agents_create_agent,
};
#[cfg(feature = "agents_delete_agent")]
pub use self::delete_agent::{
    AgentDeleteCounts, AgentDeleteResponse, AgentDeleteResponseStatus, DeleteAgentRequest,
    agents_delete_agent,
};
#[cfg(feature = "agents_delete_agent_conversation_by_id")]
pub use self::delete_agent_conversation_by_id::{
    AgentConversationDeleteResponse, DeleteAgentConversationByIdRequest,
    agents_delete_agent_conversation_by_id,
};
#[cfg(feature = "agents_delete_agent_conversation_chat_attachment")]
pub use self::delete_agent_conversation_chat_attachment::{
    DeleteAgentConversationChatAttachmentRequest, agents_delete_agent_conversation_chat_attachment,
};
#[cfg(feature = "agents_get_agent")]
pub use self::get_agent::{
    Agent, AgentAccessType, AgentDefaultReasoningEffort, AgentModel, AgentSkill, AgentUserRole,
    GetAgentRequest, GetAgentResponse, GetAgentResponseStatus, agents_get_agent,
};
#[cfg(feature = "agents_get_agent_conversation_by_id")]
pub use self::get_agent_conversation_by_id::{
    GetAgentConversationByIdMessageType, GetAgentConversationByIdRequest,
    GetAgentConversationByIdSortBy, GetAgentConversationByIdSortOrder,
    agents_get_agent_conversation_by_id,
};
#[cfg(feature = "agents_list_agent_archived_conversations_grouped")]
pub use self::list_agent_archived_conversations_grouped::{
    AgentArchivedConversationGroup, AgentArchivedGroupsResponse,
    ListAgentArchivedConversationsGroupedRequest, agents_list_agent_archived_conversations_grouped,
};
#[cfg(feature = "agents_list_agent_conversation_archives")]
pub use self::list_agent_conversation_archives::{
    AgentArchivedConversationListResponse, ListAgentConversationArchivesRequest,
    ListAgentConversationArchivesSortBy, ListAgentConversationArchivesSortOrder,
    agents_list_agent_conversation_archives,
};
#[cfg(feature = "agents_list_agent_conversations")]
pub use self::list_agent_conversations::{
    AgentConversationListResponse, ListAgentConversationsIsArchived, ListAgentConversationsRequest,
    ListAgentConversationsSortBy, ListAgentConversationsSortOrder, agents_list_agent_conversations,
};
#[cfg(feature = "agents_list_agents")]
pub use self::list_agents::{
    AgentListItem, AgentListItemAccessType, AgentListItemDefaultReasoningEffort,
    AgentListItemUserRole, AgentListPagination, AgentListResponse, ListAgentsRequest,
    ListAgentsSortOrder, agents_list_agents,
};
#[cfg(feature = "agents_regenerate_agent_conversation_message")]
pub use self::regenerate_agent_conversation_message::{
    RegenerateAgentConversationMessageRequest, RegenerateAgentConversationMessageRequestProtocol,
    RegenerateAgentConversationMessageRequestReasoningEffort,
    agents_regenerate_agent_conversation_message,
};
#[cfg(feature = "agents_stream_agent_conversation")]
pub use self::stream_agent_conversation::{
    StreamAgentConversationRequest, StreamAgentConversationRequestProtocol,
    StreamAgentConversationRequestReasoningEffort, agents_stream_agent_conversation,
};
#[cfg(feature = "agents_stream_agent_conversation_message")]
pub use self::stream_agent_conversation_message::{
    StreamAgentConversationMessageRequest, StreamAgentConversationMessageRequestProtocol,
    StreamAgentConversationMessageRequestReasoningEffort, agents_stream_agent_conversation_message,
};
#[cfg(feature = "agents_unarchive_agent_conversation")]
pub use self::unarchive_agent_conversation::{
    UnarchiveAgentConversationRequest, agents_unarchive_agent_conversation,
};
#[cfg(feature = "agents_update_agent")]
pub use self::update_agent::{
    AgentUpdateResponse, AgentUpdateResponseStatus, UpdateAgentRequest,
    UpdateAgentRequestDefaultReasoningEffort, agents_update_agent,
};
#[cfg(feature = "agents_update_agent_conversation_message_feedback")]
pub use self::update_agent_conversation_message_feedback::{
    UpdateAgentConversationMessageFeedbackRequest,
    UpdateAgentConversationMessageFeedbackRequestCategoriesItem,
    agents_update_agent_conversation_message_feedback,
};
#[cfg(feature = "agents_update_agent_conversation_title")]
pub use self::update_agent_conversation_title::{
    AgentConversationTitleUpdateResponse, UpdateAgentConversationTitleRequest,
    agents_update_agent_conversation_title,
};
#[cfg(feature = "agents_upload_agent_conversation_chat_attachments")]
pub use self::upload_agent_conversation_chat_attachments::{
    UploadAgentConversationChatAttachmentsRequest,
    agents_upload_agent_conversation_chat_attachments,
};
