// Written by `cargo xtask operations`. Do not edit.
//! Conversations with the assistant: methods, requests and responses.

use pipeshub_core::{EventStream, Opening, PipeshubCore, Reply};
pub use pipeshub_funcs::conversations::*;
use pipeshub_funcs::models::conversations::{
    ArchiveConversationResponse, ChatAttachmentUploadResponse, ConversationDetailResponse,
    MessageFeedbackUpdateResponse, UnarchiveConversationResponse,
};

/// The methods for conversations with the assistant; see
/// [`Pipeshub::conversations`](crate::Pipeshub::conversations).
#[derive(Debug, Clone, Copy)]
pub struct Conversations<'a>(&'a PipeshubCore);

impl<'a> Conversations<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Sends a first message to the assistant and streams the `answer`; see
    /// [`conversations_stream_chat`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "streamChat")]
    pub fn stream_chat(
        self,
        request: StreamChatRequest,
    ) -> Opening<'a, EventStream<StreamChatEvent>> {
        conversations_stream_chat(self.0, request)
    }

    /// Uploads files to use in a chat with the assistant; see
    /// [`conversations_upload_conversation_chat_attachments`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "uploadConversationChatAttachments")]
    pub fn upload_conversation_chat_attachments(
        self,
        request: UploadConversationChatAttachmentsRequest,
    ) -> Reply<'a, ChatAttachmentUploadResponse> {
        conversations_upload_conversation_chat_attachments(self.0, request)
    }

    /// Deletes an uploaded chat attachment; see
    /// [`conversations_delete_conversation_chat_attachment`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteConversationChatAttachment")]
    pub fn delete_conversation_chat_attachment(
        self,
        request: DeleteConversationChatAttachmentRequest,
    ) -> Reply<'a, ()> {
        conversations_delete_conversation_chat_attachment(self.0, request)
    }

    /// Lists the conversations of the caller, newest activity first; see
    /// [`conversations_get_all_conversations`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAllConversations")]
    pub fn get_all_conversations(
        self,
        request: GetAllConversationsRequest,
    ) -> Reply<'a, GetAllConversationsResponse> {
        conversations_get_all_conversations(self.0, request)
    }

    /// Lists archived conversations, with all their messages; see
    /// [`conversations_get_archived_conversations`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getArchivedConversations")]
    pub fn get_archived_conversations(
        self,
        request: GetArchivedConversationsRequest,
    ) -> Reply<'a, GetArchivedConversationsResponse> {
        conversations_get_archived_conversations(self.0, request)
    }

    /// Searches the archived conversations of assistant and agents; see
    /// [`conversations_search_archived_conversations`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "searchArchivedConversations")]
    pub fn search_archived_conversations(
        self,
        request: SearchArchivedConversationsRequest,
    ) -> Reply<'a, SearchArchivedConversationsResponse> {
        conversations_search_archived_conversations(self.0, request)
    }

    /// Gets a conversation with one page of its messages; see
    /// [`conversations_get_conversation_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getConversationById")]
    pub fn get_conversation_by_id(
        self,
        request: GetConversationByIdRequest,
    ) -> Reply<'a, ConversationDetailResponse> {
        conversations_get_conversation_by_id(self.0, request)
    }

    /// Deletes a conversation of the caller; see [`conversations_delete_conversation_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteConversationById")]
    pub fn delete_conversation_by_id(
        self,
        request: DeleteConversationByIdRequest,
    ) -> Reply<'a, DeleteConversationByIdResponse> {
        conversations_delete_conversation_by_id(self.0, request)
    }

    /// Sends a message to a conversation and streams the `answer`; see
    /// [`conversations_add_message_stream`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "addMessageStream")]
    pub fn add_message_stream(
        self,
        request: AddMessageStreamRequest,
    ) -> Opening<'a, EventStream<StreamChatEvent>> {
        conversations_add_message_stream(self.0, request)
    }

    /// Shares a conversation with users, for reading; see [`conversations_share_conversation`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "shareConversation")]
    pub fn share_conversation(
        self,
        request: ShareConversationRequest,
    ) -> Reply<'a, ShareConversationResponse> {
        conversations_share_conversation(self.0, request)
    }

    /// Renames a conversation of the caller; see [`conversations_update_conversation_title`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateConversationTitle")]
    pub fn update_conversation_title(
        self,
        request: UpdateConversationTitleRequest,
    ) -> Reply<'a, UpdateConversationTitleResponse> {
        conversations_update_conversation_title(self.0, request)
    }

    /// Moves a conversation of the caller into the archive; see
    /// [`conversations_archive_conversation`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "archiveConversation")]
    pub fn archive_conversation(
        self,
        request: ArchiveConversationRequest,
    ) -> Reply<'a, ArchiveConversationResponse> {
        conversations_archive_conversation(self.0, request)
    }

    /// Moves a conversation of the caller out of the archive; see
    /// [`conversations_unarchive_conversation`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "unarchiveConversation")]
    pub fn unarchive_conversation(
        self,
        request: UnarchiveConversationRequest,
    ) -> Reply<'a, UnarchiveConversationResponse> {
        conversations_unarchive_conversation(self.0, request)
    }

    /// Repeats the last `answer` of a conversation and streams it; see
    /// [`conversations_regenerate_answer`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "regenerateAnswer")]
    pub fn regenerate_answer(
        self,
        request: RegenerateAnswerRequest,
    ) -> Opening<'a, EventStream<StreamChatEvent>> {
        conversations_regenerate_answer(self.0, request)
    }

    /// Adds a feedback to an `answer` in a conversation; see
    /// [`conversations_update_message_feedback`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateMessageFeedback")]
    pub fn update_message_feedback(
        self,
        request: UpdateMessageFeedbackRequest,
    ) -> Reply<'a, MessageFeedbackUpdateResponse> {
        conversations_update_message_feedback(self.0, request)
    }

    /// Removes the access of users to a conversation; see
    /// [`conversations_unshare_conversation_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "unshareConversationById")]
    pub fn unshare_conversation_by_id(
        self,
        request: UnshareConversationByIdRequest,
    ) -> Reply<'a, UnshareConversationByIdResponse> {
        conversations_unshare_conversation_by_id(self.0, request)
    }
}
