// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.
//! Types that several operations of the family `conversations` have.

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod agent_capabilities;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::agent_capabilities::AgentCapabilities;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title"
))]
mod agent_conversation;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title"
))]
pub use self::agent_conversation::AgentConversation;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title"
))]
mod agent_conversation_conversation_source;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title"
))]
pub use self::agent_conversation_conversation_source::AgentConversationConversationSource;

#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations"
))]
mod agent_conversation_list_item;
#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations"
))]
pub use self::agent_conversation_list_item::AgentConversationListItem;

#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations"
))]
mod agent_conversation_list_item_access_level;
#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations"
))]
pub use self::agent_conversation_list_item_access_level::AgentConversationListItemAccessLevel;

#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations"
))]
mod agent_conversation_list_item_conversation_source;
#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations"
))]
pub use self::agent_conversation_list_item_conversation_source::AgentConversationListItemConversationSource;

#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations"
))]
mod agent_conversation_list_item_status;
#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations"
))]
pub use self::agent_conversation_list_item_status::AgentConversationListItemStatus;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title"
))]
mod agent_conversation_status;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title"
))]
pub use self::agent_conversation_status::AgentConversationStatus;

#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
mod agent_create_knowledge;
#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
pub use self::agent_create_knowledge::AgentCreateKnowledge;

#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
mod agent_create_mcp_server;
#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
pub use self::agent_create_mcp_server::AgentCreateMcpServer;

#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
mod agent_create_tool_ref;
#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
pub use self::agent_create_tool_ref::AgentCreateToolRef;

#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
mod agent_create_toolset;
#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
pub use self::agent_create_toolset::AgentCreateToolset;

#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
mod agent_create_toolset_name;
#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
pub use self::agent_create_toolset_name::AgentCreateToolsetName;

#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
mod agent_model_selection;
#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
pub use self::agent_model_selection::AgentModelSelection;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message"
))]
mod agent_run_finished_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message"
))]
pub use self::agent_run_finished_event::AgentRunFinishedEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message"
))]
mod agent_run_result;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message"
))]
pub use self::agent_run_result::AgentRunResult;

#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
mod agent_skill_assignment;
#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
pub use self::agent_skill_assignment::AgentSkillAssignment;

#[cfg(any(feature = "agents_get_agent", feature = "agents_list_agents"))]
mod agent_tool;
#[cfg(any(feature = "agents_get_agent", feature = "agents_list_agents"))]
pub use self::agent_tool::AgentTool;

#[cfg(any(
    feature = "agents_create_agent",
    feature = "agents_get_agent",
    feature = "agents_list_agents"
))]
mod agent_web_search;
#[cfg(any(
    feature = "agents_create_agent",
    feature = "agents_get_agent",
    feature = "agents_list_agents"
))]
pub use self::agent_web_search::AgentWebSearch;

#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
mod agent_web_search_selection;
#[cfg(any(feature = "agents_create_agent", feature = "agents_update_agent"))]
pub use self::agent_web_search_selection::AgentWebSearchSelection;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod applied_date_range;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::applied_date_range::AppliedDateRange;

#[cfg(any(
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_stream_chat"
))]
mod applied_filter_node;
#[cfg(any(
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_stream_chat"
))]
pub use self::applied_filter_node::AppliedFilterNode;

#[cfg(any(
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_stream_chat"
))]
mod applied_filters;
#[cfg(any(
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_stream_chat"
))]
pub use self::applied_filters::AppliedFilters;

#[cfg(any(
    feature = "agents_archive_agent_conversation",
    feature = "conversations_archive_conversation"
))]
mod archive_conversation_response;
#[cfg(any(
    feature = "agents_archive_agent_conversation",
    feature = "conversations_archive_conversation"
))]
pub use self::archive_conversation_response::ArchiveConversationResponse;

#[cfg(any(
    feature = "agents_archive_agent_conversation",
    feature = "conversations_archive_conversation"
))]
mod archive_conversation_response_status;
#[cfg(any(
    feature = "agents_archive_agent_conversation",
    feature = "conversations_archive_conversation"
))]
pub use self::archive_conversation_response_status::ArchiveConversationResponseStatus;

#[cfg(any(
    feature = "agents_list_agent_conversation_archives",
    feature = "conversations_get_archived_conversations"
))]
mod archive_summary;
#[cfg(any(
    feature = "agents_list_agent_conversation_archives",
    feature = "conversations_get_archived_conversations"
))]
pub use self::archive_summary::ArchiveSummary;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod chat_attachment_ref;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::chat_attachment_ref::ChatAttachmentRef;

#[cfg(any(
    feature = "agents_upload_agent_conversation_chat_attachments",
    feature = "conversations_upload_conversation_chat_attachments"
))]
mod chat_attachment_upload_ref;
#[cfg(any(
    feature = "agents_upload_agent_conversation_chat_attachments",
    feature = "conversations_upload_conversation_chat_attachments"
))]
pub use self::chat_attachment_upload_ref::ChatAttachmentUploadRef;

#[cfg(any(
    feature = "agents_upload_agent_conversation_chat_attachments",
    feature = "conversations_upload_conversation_chat_attachments"
))]
mod chat_attachment_upload_ref_parse_mode;
#[cfg(any(
    feature = "agents_upload_agent_conversation_chat_attachments",
    feature = "conversations_upload_conversation_chat_attachments"
))]
pub use self::chat_attachment_upload_ref_parse_mode::ChatAttachmentUploadRefParseMode;

#[cfg(any(
    feature = "agents_upload_agent_conversation_chat_attachments",
    feature = "conversations_upload_conversation_chat_attachments"
))]
mod chat_attachment_upload_response;
#[cfg(any(
    feature = "agents_upload_agent_conversation_chat_attachments",
    feature = "conversations_upload_conversation_chat_attachments"
))]
pub use self::chat_attachment_upload_response::ChatAttachmentUploadResponse;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod chat_filters;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::chat_filters::ChatFilters;

#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod chat_run_finished_event;
#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::chat_run_finished_event::ChatRunFinishedEvent;

#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod chat_run_result;
#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::chat_run_result::ChatRunResult;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod citation;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::citation::Citation;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod citation_bounding_point;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::citation_bounding_point::CitationBoundingPoint;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod citation_feedback;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::citation_feedback::CitationFeedback;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod citation_metadata;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::citation_metadata::CitationMetadata;

#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod conversation;
#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::conversation::Conversation;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_access;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_access::ConversationAccess;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_access_access_level;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_access_access_level::ConversationAccessAccessLevel;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_applied_filters;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_applied_filters::ConversationAppliedFilters;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_available_filters;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_available_filters::ConversationAvailableFilters;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_detail;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_detail::ConversationDetail;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_detail_meta;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_detail_meta::ConversationDetailMeta;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_detail_response;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_detail_response::ConversationDetailResponse;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_detail_status;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_detail_status::ConversationDetailStatus;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod conversation_error;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::conversation_error::ConversationError;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_filter_values;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_filter_values::ConversationFilterValues;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod conversation_filters;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::conversation_filters::ConversationFilters;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod conversation_model_info;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::conversation_model_info::ConversationModelInfo;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod conversation_model_info_reasoning_effort;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::conversation_model_info_reasoning_effort::ConversationModelInfoReasoningEffort;

#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod conversation_status;
#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::conversation_status::ConversationStatus;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod custom_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::custom_event::CustomEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod custom_event_name;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::custom_event_name::CustomEventName;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod date_filter_options;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::date_filter_options::DateFilterOptions;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title",
    feature = "conversations_update_message_feedback"
))]
mod feedback_comments;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title",
    feature = "conversations_update_message_feedback"
))]
pub use self::feedback_comments::FeedbackComments;

#[cfg(any(
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "conversations_update_message_feedback"
))]
mod feedback_comments_input;
#[cfg(any(
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "conversations_update_message_feedback"
))]
pub use self::feedback_comments_input::FeedbackCommentsInput;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title",
    feature = "conversations_update_message_feedback"
))]
mod feedback_metrics;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title",
    feature = "conversations_update_message_feedback"
))]
pub use self::feedback_metrics::FeedbackMetrics;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod feedback_ratings;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::feedback_ratings::FeedbackRatings;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod feedback_revision;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::feedback_revision::FeedbackRevision;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod filter_option;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::filter_option::FilterOption;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod follow_up_question;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::follow_up_question::FollowUpQuestion;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod heartbeat_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::heartbeat_event::HeartbeatEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod json_patch_op;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::json_patch_op::JsonPatchOp;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod json_patch_op_op;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::json_patch_op_op::JsonPatchOpOp;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod json_patch_op_path;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::json_patch_op_path::JsonPatchOpPath;

#[cfg(any(feature = "agents_get_agent", feature = "agents_list_agents"))]
mod knowledge;
#[cfg(any(feature = "agents_get_agent", feature = "agents_list_agents"))]
pub use self::knowledge::Knowledge;

#[cfg(any(feature = "agents_get_agent", feature = "agents_list_agents"))]
mod mcp_server;
#[cfg(any(feature = "agents_get_agent", feature = "agents_list_agents"))]
pub use self::mcp_server::McpServer;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message::Message;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_applied_filter_node;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_applied_filter_node::MessageAppliedFilterNode;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_applied_filters;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_applied_filters::MessageAppliedFilters;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_citation;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_citation::MessageCitation;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_confidence;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_confidence::MessageConfidence;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_content_format;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_content_format::MessageContentFormat;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_feedback;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_feedback::MessageFeedback;

#[cfg(any(
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "conversations_update_message_feedback"
))]
mod message_feedback_append_entry;
#[cfg(any(
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "conversations_update_message_feedback"
))]
pub use self::message_feedback_append_entry::MessageFeedbackAppendEntry;

#[cfg(any(
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "conversations_update_message_feedback"
))]
mod message_feedback_append_entry_categories_item;
#[cfg(any(
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "conversations_update_message_feedback"
))]
pub use self::message_feedback_append_entry_categories_item::MessageFeedbackAppendEntryCategoriesItem;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_feedback_categories_item;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_feedback_categories_item::MessageFeedbackCategoriesItem;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_feedback_source;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_feedback_source::MessageFeedbackSource;

#[cfg(any(
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "conversations_update_message_feedback"
))]
mod message_feedback_update_response;
#[cfg(any(
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "conversations_update_message_feedback"
))]
pub use self::message_feedback_update_response::MessageFeedbackUpdateResponse;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod message_filter_options;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::message_filter_options::MessageFilterOptions;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_message_type;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_message_type::MessageMessageType;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_metadata;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_metadata::MessageMetadata;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
mod message_pagination;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::message_pagination::MessagePagination;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_part;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_part::MessagePart;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_part_status;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_part_status::MessagePartStatus;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_part_type;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_part_type::MessagePartType;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
mod message_range;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::message_range::MessageRange;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_reasoning_turn;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_reasoning_turn::MessageReasoningTurn;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod message_run_meta;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::message_run_meta::MessageRunMeta;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod message_tool_call;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::message_tool_call::MessageToolCall;

#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_search_archived_conversations"
))]
mod pagination;
#[cfg(any(
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_search_archived_conversations"
))]
pub use self::pagination::Pagination;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod pagination_filter_options;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::pagination_filter_options::PaginationFilterOptions;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod reasoning_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::reasoning_event::ReasoningEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod reasoning_message_content_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::reasoning_message_content_event::ReasoningMessageContentEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod reasoning_message_end_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::reasoning_message_end_event::ReasoningMessageEndEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod reasoning_message_start_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::reasoning_message_start_event::ReasoningMessageStartEvent;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
mod reference_data_item;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
    feature = "conversations_update_conversation_title"
))]
pub use self::reference_data_item::ReferenceDataItem;

#[cfg(any(
    feature = "agents_archive_agent_conversation",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_unarchive_agent_conversation",
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_archive_conversation",
    feature = "conversations_delete_conversation_by_id",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_share_conversation",
    feature = "conversations_unarchive_conversation",
    feature = "conversations_unshare_conversation_by_id",
    feature = "conversations_update_conversation_title",
    feature = "conversations_update_message_feedback"
))]
mod request_meta;
#[cfg(any(
    feature = "agents_archive_agent_conversation",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_unarchive_agent_conversation",
    feature = "agents_update_agent_conversation_message_feedback",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_archive_conversation",
    feature = "conversations_delete_conversation_by_id",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_share_conversation",
    feature = "conversations_unarchive_conversation",
    feature = "conversations_unshare_conversation_by_id",
    feature = "conversations_update_conversation_title",
    feature = "conversations_update_message_feedback"
))]
pub use self::request_meta::RequestMeta;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod retry_status_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::retry_status_event::RetryStatusEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod retry_status_event_status;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::retry_status_event_status::RetryStatusEventStatus;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod run_error_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::run_error_event::RunErrorEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod run_error_event_code;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::run_error_event_code::RunErrorEventCode;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod run_started_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::run_started_event::RunStartedEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod run_state_snapshot;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::run_state_snapshot::RunStateSnapshot;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod run_state_snapshot_answer_match_type;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::run_state_snapshot_answer_match_type::RunStateSnapshotAnswerMatchType;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod run_state_snapshot_confidence;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::run_state_snapshot_confidence::RunStateSnapshotConfidence;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod run_state_snapshot_error_code;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::run_state_snapshot_error_code::RunStateSnapshotErrorCode;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod run_state_snapshot_status;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::run_state_snapshot_status::RunStateSnapshotStatus;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_share_conversation",
    feature = "conversations_stream_chat",
    feature = "conversations_unshare_conversation_by_id",
    feature = "conversations_update_conversation_title"
))]
mod shared_with_entry;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_share_conversation",
    feature = "conversations_stream_chat",
    feature = "conversations_unshare_conversation_by_id",
    feature = "conversations_update_conversation_title"
))]
pub use self::shared_with_entry::SharedWithEntry;

#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_share_conversation",
    feature = "conversations_stream_chat",
    feature = "conversations_unshare_conversation_by_id",
    feature = "conversations_update_conversation_title"
))]
mod shared_with_entry_access_level;
#[cfg(any(
    feature = "agents_delete_agent_conversation_by_id",
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_archived_conversations_grouped",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "agents_update_agent_conversation_title",
    feature = "conversations_add_message_stream",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id",
    feature = "conversations_regenerate_answer",
    feature = "conversations_search_archived_conversations",
    feature = "conversations_share_conversation",
    feature = "conversations_stream_chat",
    feature = "conversations_unshare_conversation_by_id",
    feature = "conversations_update_conversation_title"
))]
pub use self::shared_with_entry_access_level::SharedWithEntryAccessLevel;

#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
mod sort_filter_options;
#[cfg(any(
    feature = "agents_get_agent_conversation_by_id",
    feature = "agents_list_agent_conversation_archives",
    feature = "agents_list_agent_conversations",
    feature = "conversations_get_all_conversations",
    feature = "conversations_get_archived_conversations",
    feature = "conversations_get_conversation_by_id"
))]
pub use self::sort_filter_options::SortFilterOptions;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod state_delta_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::state_delta_event::StateDeltaEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod state_snapshot_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::state_snapshot_event::StateSnapshotEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod step_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::step_event::StepEvent;

#[cfg(feature = "conversations_stream_chat")]
mod stream_chat_request_chat_mode;
#[cfg(feature = "conversations_stream_chat")]
pub use self::stream_chat_request_chat_mode::StreamChatRequestChatMode;

#[cfg(feature = "conversations_stream_chat")]
mod stream_chat_request_protocol;
#[cfg(feature = "conversations_stream_chat")]
pub use self::stream_chat_request_protocol::StreamChatRequestProtocol;

#[cfg(feature = "conversations_stream_chat")]
mod stream_chat_request_reasoning_effort;
#[cfg(feature = "conversations_stream_chat")]
pub use self::stream_chat_request_reasoning_effort::StreamChatRequestReasoningEffort;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod stream_citation;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::stream_citation::StreamCitation;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod text_message_content_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::text_message_content_event::TextMessageContentEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod text_message_end_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::text_message_end_event::TextMessageEndEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod text_message_start_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::text_message_start_event::TextMessageStartEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod tool_call_args_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::tool_call_args_event::ToolCallArgsEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod tool_call_end_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::tool_call_end_event::ToolCallEndEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod tool_call_result_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::tool_call_result_event::ToolCallResultEvent;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod tool_call_result_event_status;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::tool_call_result_event_status::ToolCallResultEventStatus;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod tool_call_start_event;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::tool_call_start_event::ToolCallStartEvent;

#[cfg(any(feature = "agents_get_agent", feature = "agents_list_agents"))]
mod toolset;
#[cfg(any(feature = "agents_get_agent", feature = "agents_list_agents"))]
pub use self::toolset::Toolset;

#[cfg(any(
    feature = "agents_unarchive_agent_conversation",
    feature = "conversations_unarchive_conversation"
))]
mod unarchive_conversation_response;
#[cfg(any(
    feature = "agents_unarchive_agent_conversation",
    feature = "conversations_unarchive_conversation"
))]
pub use self::unarchive_conversation_response::UnarchiveConversationResponse;

#[cfg(any(
    feature = "agents_unarchive_agent_conversation",
    feature = "conversations_unarchive_conversation"
))]
mod unarchive_conversation_response_status;
#[cfg(any(
    feature = "agents_unarchive_agent_conversation",
    feature = "conversations_unarchive_conversation"
))]
pub use self::unarchive_conversation_response_status::UnarchiveConversationResponseStatus;
