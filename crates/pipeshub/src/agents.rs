// Written by `cargo xtask operations`. Do not edit.
//! Agents and their conversations: methods, requests and responses.

use pipeshub_core::{EventStream, Opening, PipeshubCore, Reply};
pub use pipeshub_funcs::agents::*;
use pipeshub_funcs::models::conversations::{
    ArchiveConversationResponse, ChatAttachmentUploadResponse, ConversationDetailResponse,
    MessageFeedbackUpdateResponse, UnarchiveConversationResponse,
};

/// The methods for agents and their conversations; see
/// [`Pipeshub::agents`](crate::Pipeshub::agents).
#[derive(Debug, Clone, Copy)]
pub struct Agents<'a>(&'a PipeshubCore);

impl<'a> Agents<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the agents that the caller can see; see [`agents_list_agents`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listAgents")]
    pub fn list_agents(self, request: ListAgentsRequest) -> Reply<'a, AgentListResponse> {
        agents_list_agents(self.0, request)
    }

    /// Creates an agent owned by the caller; see [`agents_create_agent`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createAgent")]
    pub fn create_agent(self, request: CreateAgentRequest) -> Reply<'a, AgentCreateResponse> {
        agents_create_agent(self.0, request)
    }

    /// Gets an agent with its tools, knowledge, skills and models; see [`agents_get_agent`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAgent")]
    pub fn get_agent(self, request: GetAgentRequest) -> Reply<'a, GetAgentResponse> {
        agents_get_agent(self.0, request)
    }

    /// Changes the given parts of an agent; see [`agents_update_agent`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateAgent")]
    pub fn update_agent(self, request: UpdateAgentRequest) -> Reply<'a, AgentUpdateResponse> {
        agents_update_agent(self.0, request)
    }

    /// Deletes an agent owned by the caller; see [`agents_delete_agent`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteAgent")]
    pub fn delete_agent(self, request: DeleteAgentRequest) -> Reply<'a, AgentDeleteResponse> {
        agents_delete_agent(self.0, request)
    }

    /// Lists archived agent conversations, grouped by agent; see
    /// [`agents_list_agent_archived_conversations_grouped`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listAgentArchivedConversationsGrouped")]
    pub fn list_agent_archived_conversations_grouped(
        self,
        request: ListAgentArchivedConversationsGroupedRequest,
    ) -> Reply<'a, AgentArchivedGroupsResponse> {
        agents_list_agent_archived_conversations_grouped(self.0, request)
    }

    /// Lists the archived conversations with one agent; see
    /// [`agents_list_agent_conversation_archives`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listAgentConversationArchives")]
    pub fn list_agent_conversation_archives(
        self,
        request: ListAgentConversationArchivesRequest,
    ) -> Reply<'a, AgentArchivedConversationListResponse> {
        agents_list_agent_conversation_archives(self.0, request)
    }

    /// Uploads files to use in a chat with an agent; see
    /// [`agents_upload_agent_conversation_chat_attachments`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "uploadAgentConversationChatAttachments")]
    pub fn upload_agent_conversation_chat_attachments(
        self,
        request: UploadAgentConversationChatAttachmentsRequest,
    ) -> Reply<'a, ChatAttachmentUploadResponse> {
        agents_upload_agent_conversation_chat_attachments(self.0, request)
    }

    /// Deletes a chat attachment uploaded for an agent; see
    /// [`agents_delete_agent_conversation_chat_attachment`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteAgentConversationChatAttachment")]
    pub fn delete_agent_conversation_chat_attachment(
        self,
        request: DeleteAgentConversationChatAttachmentRequest,
    ) -> Reply<'a, ()> {
        agents_delete_agent_conversation_chat_attachment(self.0, request)
    }

    /// Starts a conversation with an agent and streams its `answer`; see
    /// [`agents_stream_agent_conversation`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "streamAgentConversation")]
    pub fn stream_agent_conversation(
        self,
        request: StreamAgentConversationRequest,
    ) -> Opening<'a, EventStream<StreamAgentEvent>> {
        agents_stream_agent_conversation(self.0, request)
    }

    /// Sends a message to a conversation with an agent and streams the `answer`; see
    /// [`agents_stream_agent_conversation_message`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "streamAgentConversationMessage")]
    pub fn stream_agent_conversation_message(
        self,
        request: StreamAgentConversationMessageRequest,
    ) -> Opening<'a, EventStream<StreamAgentEvent>> {
        agents_stream_agent_conversation_message(self.0, request)
    }

    /// Repeats the last `answer` of an agent and streams it; see
    /// [`agents_regenerate_agent_conversation_message`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "regenerateAgentConversationMessage")]
    pub fn regenerate_agent_conversation_message(
        self,
        request: RegenerateAgentConversationMessageRequest,
    ) -> Opening<'a, EventStream<StreamAgentEvent>> {
        agents_regenerate_agent_conversation_message(self.0, request)
    }

    /// Adds a feedback to an `answer` of an agent; see
    /// [`agents_update_agent_conversation_message_feedback`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateAgentConversationMessageFeedback")]
    pub fn update_agent_conversation_message_feedback(
        self,
        request: UpdateAgentConversationMessageFeedbackRequest,
    ) -> Reply<'a, MessageFeedbackUpdateResponse> {
        agents_update_agent_conversation_message_feedback(self.0, request)
    }

    /// Moves an agent conversation into the archive; see [`agents_archive_agent_conversation`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "archiveAgentConversation")]
    pub fn archive_agent_conversation(
        self,
        request: ArchiveAgentConversationRequest,
    ) -> Reply<'a, ArchiveConversationResponse> {
        agents_archive_agent_conversation(self.0, request)
    }

    /// Moves an agent conversation out of the archive; see [`agents_unarchive_agent_conversation`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "unarchiveAgentConversation")]
    pub fn unarchive_agent_conversation(
        self,
        request: UnarchiveAgentConversationRequest,
    ) -> Reply<'a, UnarchiveConversationResponse> {
        agents_unarchive_agent_conversation(self.0, request)
    }

    /// Renames an agent conversation of the caller; see [`agents_update_agent_conversation_title`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateAgentConversationTitle")]
    pub fn update_agent_conversation_title(
        self,
        request: UpdateAgentConversationTitleRequest,
    ) -> Reply<'a, AgentConversationTitleUpdateResponse> {
        agents_update_agent_conversation_title(self.0, request)
    }

    /// Deletes an agent conversation; see [`agents_delete_agent_conversation_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteAgentConversationById")]
    pub fn delete_agent_conversation_by_id(
        self,
        request: DeleteAgentConversationByIdRequest,
    ) -> Reply<'a, AgentConversationDeleteResponse> {
        agents_delete_agent_conversation_by_id(self.0, request)
    }

    /// Gets an agent conversation with one page of its messages; see
    /// [`agents_get_agent_conversation_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAgentConversationById")]
    pub fn get_agent_conversation_by_id(
        self,
        request: GetAgentConversationByIdRequest,
    ) -> Reply<'a, ConversationDetailResponse> {
        agents_get_agent_conversation_by_id(self.0, request)
    }

    /// Lists the conversations of the caller with one agent; see
    /// [`agents_list_agent_conversations`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listAgentConversations")]
    pub fn list_agent_conversations(
        self,
        request: ListAgentConversationsRequest,
    ) -> Reply<'a, AgentConversationListResponse> {
        agents_list_agent_conversations(self.0, request)
    }
}
