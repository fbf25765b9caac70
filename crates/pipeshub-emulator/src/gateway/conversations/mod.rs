//! Conversations: chats with the assistant and with agents, and what is stored of them.

mod attachments;
mod chat;
mod manage;
mod place;
mod run;
mod shape;
mod speech;
mod store;

use super::Gateway;
use super::route::Entry;
use super::route::Handler::{Now, Stream, Upload};

pub(crate) use store::Conversations;

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[
    ("streamChat", Stream(Gateway::chat)),
    (
        "uploadConversationChatAttachments",
        Upload(|gateway, call| Box::pin(gateway.upload_attachments(call))),
    ),
    ("getAllConversations", Now(Gateway::list_conversations)),
    (
        "getArchivedConversations",
        Now(Gateway::archived_conversations),
    ),
    ("searchArchivedConversations", Now(Gateway::search_archives)),
    (
        "transcribeChatAudio",
        Upload(|gateway, call| Box::pin(gateway.transcribe(call))),
    ),
    ("synthesizeChatSpeech", Now(|_, call| speech::speak(call))),
    (
        "getChatSpeechCapabilities",
        Now(|_, _| Ok(speech::capabilities())),
    ),
    (
        "deleteConversationChatAttachment",
        Now(|gateway, call| Ok(gateway.delete_attachment(call.parameter()))),
    ),
    ("getConversationById", Now(Gateway::conversation)),
    ("deleteConversationById", Now(Gateway::delete_conversation)),
    ("addMessageStream", Stream(Gateway::chat_more)),
    ("shareConversation", Now(Gateway::share_conversation)),
    ("updateConversationTitle", Now(Gateway::rename_conversation)),
    ("archiveConversation", Now(Gateway::archive_conversation)),
    (
        "unarchiveConversation",
        Now(Gateway::unarchive_conversation),
    ),
    (
        "unshareConversationById",
        Now(Gateway::unshare_conversation),
    ),
    ("regenerateAnswer", Stream(Gateway::chat_again)),
    ("updateMessageFeedback", Now(Gateway::rate_message)),
];
