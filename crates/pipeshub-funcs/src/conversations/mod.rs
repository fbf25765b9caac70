// Written by `cargo xtask operations`. Do not edit.
//! Conversations with the assistant.

#[cfg(feature = "conversations_add_message_stream")]
mod add_message_stream;
#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod answer;
#[cfg(feature = "conversations_archive_conversation")]
mod archive_conversation;
#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
mod chat_event;
#[cfg(feature = "conversations_delete_conversation_by_id")]
mod delete_conversation_by_id;
#[cfg(feature = "conversations_delete_conversation_chat_attachment")]
mod delete_conversation_chat_attachment;
#[cfg(feature = "conversations_get_all_conversations")]
mod get_all_conversations;
#[cfg(feature = "conversations_get_archived_conversations")]
mod get_archived_conversations;
#[cfg(feature = "conversations_get_conversation_by_id")]
mod get_conversation_by_id;
#[cfg(feature = "conversations_regenerate_answer")]
mod regenerate_answer;
#[cfg(feature = "conversations_search_archived_conversations")]
mod search_archived_conversations;
#[cfg(feature = "conversations_share_conversation")]
mod share_conversation;
#[cfg(feature = "conversations_stream_chat")]
mod stream_chat;
#[cfg(feature = "conversations_unarchive_conversation")]
mod unarchive_conversation;
#[cfg(feature = "conversations_unshare_conversation_by_id")]
mod unshare_conversation_by_id;
#[cfg(feature = "conversations_update_conversation_title")]
mod update_conversation_title;
#[cfg(feature = "conversations_update_message_feedback")]
mod update_message_feedback;
#[cfg(feature = "conversations_upload_conversation_chat_attachments")]
mod upload_conversation_chat_attachments;

#[cfg(feature = "conversations_add_message_stream")]
pub use self::add_message_stream::{
    AddMessageStreamRequest, AddMessageStreamRequestChatMode, AddMessageStreamRequestProtocol,
    AddMessageStreamRequestReasoningEffort, conversations_add_message_stream,
};
#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::answer::{Answer, AnswerEnd};
#[cfg(feature = "conversations_archive_conversation")]
pub use self::archive_conversation::{
    ArchiveConversationRequest, conversations_archive_conversation,
};
#[cfg(any(
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat"
))]
pub use self::chat_event::{ConversationCreatedValue, StreamChatEvent};
#[cfg(feature = "conversations_delete_conversation_by_id")]
pub use self::delete_conversation_by_id::{
    DeleteConversationByIdRequest, DeleteConversationByIdResponse,
    DeleteConversationByIdResponseStatus, conversations_delete_conversation_by_id,
};
#[cfg(feature = "conversations_delete_conversation_chat_attachment")]
pub use self::delete_conversation_chat_attachment::{
    DeleteConversationChatAttachmentRequest, conversations_delete_conversation_chat_attachment,
};
#[cfg(feature = "conversations_get_all_conversations")]
pub use self::get_all_conversations::{
    ConversationListItem, ConversationListItemAccessLevel, ConversationListItemStatus,
    GetAllConversationsRequest, GetAllConversationsResponse, GetAllConversationsResponseSource,
    GetAllConversationsShared, GetAllConversationsSortBy, GetAllConversationsSortOrder,
    GetAllConversationsSource, conversations_get_all_conversations,
};
#[cfg(feature = "conversations_get_archived_conversations")]
pub use self::get_archived_conversations::{
    ArchivedConversation, ArchivedConversationAccessLevel, ArchivedConversationStatus,
    GetArchivedConversationsRequest, GetArchivedConversationsResponse,
    GetArchivedConversationsShared, GetArchivedConversationsSortBy,
    GetArchivedConversationsSortOrder, conversations_get_archived_conversations,
};
#[cfg(feature = "conversations_get_conversation_by_id")]
pub use self::get_conversation_by_id::{
    GetConversationByIdMessageType, GetConversationByIdRequest, GetConversationByIdShared,
    GetConversationByIdSortBy, GetConversationByIdSortOrder, conversations_get_conversation_by_id,
};
#[cfg(feature = "conversations_regenerate_answer")]
pub use self::regenerate_answer::{
    RegenerateAnswerRequest, RegenerateAnswerRequestProtocol,
    RegenerateAnswerRequestReasoningEffort, conversations_regenerate_answer,
};
#[cfg(feature = "conversations_search_archived_conversations")]
pub use self::search_archived_conversations::{
    ArchiveSearchSummary, ArchivedConversationMatch, ArchivedConversationMatchAccessLevel,
    ArchivedConversationMatchConversationSource, ArchivedConversationMatchSource,
    ArchivedConversationMatchStatus, SearchArchivedConversationsRequest,
    SearchArchivedConversationsResponse, conversations_search_archived_conversations,
};
#[cfg(feature = "conversations_share_conversation")]
pub use self::share_conversation::{
    ShareConversationRequest, ShareConversationResponse, conversations_share_conversation,
};
#[cfg(feature = "conversations_stream_chat")]
pub use self::stream_chat::{StreamChatRequest, conversations_stream_chat};
#[cfg(feature = "conversations_unarchive_conversation")]
pub use self::unarchive_conversation::{
    UnarchiveConversationRequest, conversations_unarchive_conversation,
};
#[cfg(feature = "conversations_unshare_conversation_by_id")]
pub use self::unshare_conversation_by_id::{
    UnshareConversationByIdRequest, UnshareConversationByIdResponse,
    conversations_unshare_conversation_by_id,
};
#[cfg(feature = "conversations_update_conversation_title")]
pub use self::update_conversation_title::{
    UpdateConversationTitleRequest, UpdateConversationTitleResponse,
    conversations_update_conversation_title,
};
#[cfg(feature = "conversations_update_message_feedback")]
pub use self::update_message_feedback::{
    UpdateMessageFeedbackRequest, UpdateMessageFeedbackRequestCategoriesItem,
    conversations_update_message_feedback,
};
#[cfg(feature = "conversations_upload_conversation_chat_attachments")]
pub use self::upload_conversation_chat_attachments::{
    UploadConversationChatAttachmentsRequest, conversations_upload_conversation_chat_attachments,
};
