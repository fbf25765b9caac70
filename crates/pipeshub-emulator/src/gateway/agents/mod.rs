//! Agents: their settings, and the conversations with them.

mod manage;
mod store;

use super::Gateway;
use super::route::Entry;
use super::route::Handler::{Now, Stream, Upload};

pub(crate) use store::Agents;

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[
    ("listAgents", Now(Gateway::list_agents)),
    ("createAgent", Now(Gateway::create_agent)),
    (
        "listAgentArchivedConversationsGrouped",
        Now(Gateway::grouped_agent_archives),
    ),
    ("getAgent", Now(Gateway::agent)),
    ("updateAgent", Now(Gateway::update_agent)),
    ("deleteAgent", Now(Gateway::delete_agent)),
    (
        "listAgentConversationArchives",
        Now(Gateway::archived_agent_conversations),
    ),
    (
        "uploadAgentConversationChatAttachments",
        Upload(|gateway, call| Box::pin(gateway.upload_agent_attachments(call))),
    ),
    ("streamAgentConversation", Stream(Gateway::agent_chat)),
    ("listAgentConversations", Now(Gateway::agent_conversations)),
    (
        "createAgentConversation",
        Now(Gateway::agent_chat_without_stream),
    ),
    (
        "deleteAgentConversationChatAttachment",
        Now(Gateway::delete_agent_attachment),
    ),
    (
        "streamAgentConversationMessage",
        Stream(Gateway::agent_chat_more),
    ),
    (
        "addAgentConversationMessage",
        Now(Gateway::agent_chat_without_stream),
    ),
    (
        "archiveAgentConversation",
        Now(Gateway::archive_agent_conversation),
    ),
    (
        "unarchiveAgentConversation",
        Now(Gateway::unarchive_agent_conversation),
    ),
    (
        "updateAgentConversationTitle",
        Now(Gateway::rename_agent_conversation),
    ),
    (
        "deleteAgentConversationById",
        Now(Gateway::delete_agent_conversation),
    ),
    ("getAgentConversationById", Now(Gateway::agent_conversation)),
    (
        "regenerateAgentConversationMessage",
        Stream(Gateway::agent_chat_again),
    ),
    (
        "updateAgentConversationMessageFeedback",
        Now(Gateway::rate_agent_message),
    ),
];
