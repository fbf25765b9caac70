//! The JSON of conversations and messages, in the orders of the real server.

use super::store::{Conversation, Kind, Message, Share, Status, none};
use crate::fixtures::ORGANIZATION;
use crate::json::{Json, object};
use crate::time::iso;

/// The form of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As stored: the citations are ids.
    Stored,
    /// With the citations.
    WithCitations,
    /// As stored, in the order of a document of the store.
    Document,
}

impl Message {
    pub(super) fn to_json(&self, form: Form) -> Json {
        let citations: Vec<Json> = self
            .citations
            .iter()
            .map(|(id, citation)| {
                let citation = (form == Form::WithCitations).then(|| citation.clone());
                object! { "citationId": id.as_str() }.with("citationData", citation)
            })
            .collect();
        let is_response = self.kind == Kind::Response;
        let model = || Some(self.model.clone());
        let filters = || Some(self.filters.clone());
        let is_document = form == Form::Document;
        let only = |condition: bool, value: Option<Json>| value.filter(|_| condition);
        let time = |time| Some(iso(time));
        object! {}
            .with("modelInfo", only(is_document, model()))
            .with("appliedFilters", only(is_document, filters()))
            .with("messageType", Some(self.kind.name()))
            .with("content", Some(self.content.as_str()))
            .with("contentFormat", Some("MARKDOWN"))
            .with("citations", is_response.then(|| citations.clone()))
            .with("confidence", self.confidence)
            .with("followUpQuestions", is_response.then(none))
            .with("modelInfo", only(!is_document, model()))
            .with("appliedFilters", only(!is_document, filters()))
            .with("referenceData", is_response.then(none))
            .with("parts", Some(self.parts.clone()))
            .with("_id", Some(self.id.as_str()))
            .with("createdAt", time(self.created))
            .with("updatedAt", time(self.updated))
            .with("citations", (!is_response).then_some(citations))
            .with("followUpQuestions", (!is_response).then(none))
            .with("feedback", Some(self.feedback.clone()))
            .with("attachments", Some(self.attachments.clone()))
            .with("referenceData", (!is_response).then(none))
            .with("tools", Some(none()))
            .with("reasoning", Some(none()))
    }
}

impl Share {
    pub(super) fn to_json(&self) -> Json {
        object! { "userId": self.user.as_str(), "accessLevel": "read", "_id": self.id.as_str() }
    }
}

impl Conversation {
    pub(super) fn messages_as(&self, form: Form) -> Json {
        let messages = self.messages.iter();
        Json::List(messages.map(|message| message.to_json(form)).collect())
    }

    pub(super) fn shared_with(&self) -> Json {
        Json::List(self.shares.iter().map(Share::to_json).collect())
    }

    /// Returns the whole conversation, with all its messages.
    pub(super) fn whole(&self, form: Form) -> Json {
        self.fields(Some(form)).with("__v", Some(self.version))
    }

    /// Returns the fields that a list and the whole conversation have in common.
    fn fields(&self, messages: Option<Form>) -> Json {
        let is_document = messages == Some(Form::Document);
        let model = || Some(self.model.clone());
        let reason = match &self.status {
            Status::Failed(reason) => Some(reason.as_str()),
            _ => None,
        };
        let agent = self.agent.as_deref();
        object! {}
            .with("modelInfo", model().filter(|_| is_document))
            .with("userId", Some(self.user.as_str()))
            .with("orgId", Some(ORGANIZATION))
            .with("title", Some(self.title.as_str()))
            .with("initiator", Some(self.user.as_str()))
            .with("messages", messages.map(|form| self.messages_as(form)))
            .with("isShared", Some(!self.shares.is_empty()))
            .with("isDeleted", Some(false))
            .with("isArchived", Some(self.is_archived))
            .with("lastActivityAt", Some(self.active_at()))
            .with("status", Some(self.status.name()))
            .with("failReason", reason)
            .with("modelInfo", model().filter(|_| !is_document))
            .with("agentKey", agent)
            .with("conversationSource", agent.map(|_| "agent_chat"))
            .with("_id", Some(self.id.as_str()))
            .with("sharedWith", Some(self.shared_with()))
            .with("conversationErrors", Some(self.errors.clone()))
            .with("createdAt", Some(iso(self.created)))
            .with("updatedAt", Some(iso(self.updated)))
            .with("archivedBy", self.archived_by.clone())
    }

    /// Returns an entry of a list. The conversations of others have no `sharedWith`.
    pub(super) fn entry(&self, user: &str, messages: Option<Form>) -> Json {
        let is_owner = self.user == user;
        let mut entry = self.fields(messages);
        if !is_owner && let Json::Object(fields) = &mut entry {
            fields.retain(|(name, _)| name != "sharedWith");
        }
        entry
            .with("isOwner", Some(is_owner))
            .with("accessLevel", Some("read"))
    }

    /// Returns an entry of a list of archives.
    pub(super) fn archived_entry(&self, user: &str, messages: Option<Form>) -> Json {
        self.entry(user, messages)
            .with("archivedAt", Some(iso(self.updated)))
    }
}
