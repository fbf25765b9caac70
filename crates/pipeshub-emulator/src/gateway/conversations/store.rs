//! The stored conversations of the assistant and of agents.
//!
//! Checks owners and shares, and no tokens. Entry points: [`Conversations::find`] and
//! [`Conversations::change`].

use std::sync::Mutex;
use std::time::Duration;

use serde_json::Value;

use super::run::Run;
use crate::bounded::Bounded;
use crate::gateway::knowledge::stored_citation;
use crate::json::{Json, object};
use crate::sync::lock;
use crate::time::{milliseconds, now, object_id};

/// The maximum number of conversations. A new one replaces the oldest one.
const MAX_CONVERSATIONS: usize = 10_000;

/// The conversations of all users.
#[derive(Debug)]
pub(crate) struct Conversations(Mutex<Bounded<String, Conversation>>);

/// A conversation with its messages.
#[derive(Debug, Clone)]
pub(in crate::gateway) struct Conversation {
    pub(super) id: String,
    /// The user who has started the conversation.
    pub(super) user: String,
    /// The key of the agent. `None` for the assistant.
    pub(super) agent: Option<String>,
    pub(super) title: String,
    pub(super) messages: Vec<Message>,
    pub(super) shares: Vec<Share>,
    pub(super) is_archived: bool,
    /// The user who has archived it. `null` after the end of the archiving.
    pub(super) archived_by: Option<Json>,
    pub(super) status: Status,
    pub(super) errors: Vec<Json>,
    pub(super) model: Json,
    pub(super) created: Duration,
    pub(super) updated: Duration,
    pub(super) last_activity: Duration,
    /// The number of changes of the messages, the `__v` of the real store.
    pub(super) version: i64,
}

/// A user who can read a conversation of another one.
#[derive(Debug, Clone)]
pub(super) struct Share {
    pub(super) id: String,
    pub(super) user: String,
}

/// The state of the last run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Status {
    InProgress,
    Complete,
    /// The run has failed, with the reason.
    Failed(String),
}

impl Status {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::InProgress => "Inprogress",
            Self::Complete => "Complete",
            Self::Failed(_) => "Failed",
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Message {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) content: String,
    pub(super) model: Json,
    pub(super) filters: Json,
    pub(super) attachments: Json,
    /// The id of each citation, with the citation.
    pub(super) citations: Vec<(String, Json)>,
    pub(super) confidence: Option<&'static str>,
    pub(super) parts: Vec<Json>,
    pub(super) feedback: Vec<Json>,
    pub(super) created: Duration,
    pub(super) updated: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Query,
    Response,
    Error,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Query => "user_query",
            Self::Response => "bot_response",
            Self::Error => "error",
        }
    }
}

impl Message {
    /// Creates the message of a user.
    pub(super) fn query(text: &str, body: &Value) -> Self {
        let attachments = body.get("attachments").filter(|list| list.is_array());
        Self {
            attachments: attachments.map_or_else(none, |list| list.clone().into()),
            ..Self::new(Kind::Query, text, body)
        }
    }

    /// Creates the message of a run that has ended.
    pub(super) fn response(run: &Run, body: &Value) -> Self {
        let message = Self::new(Kind::Response, &run.normalized, body);
        let citations = (1..).zip(&run.hits).map(|(number, hit)| {
            let id = object_id();
            let citation = stored_citation(&id, hit, number, message.created);
            (id, citation)
        });
        Self {
            citations: citations.collect(),
            confidence: run.confidence(),
            parts: vec![run.part()],
            ..message
        }
    }

    /// Creates the message of a run that has failed.
    pub(super) fn error(text: &str, body: &Value) -> Self {
        Self::new(Kind::Error, text, body)
    }

    fn new(kind: Kind, text: &str, body: &Value) -> Self {
        let time = now();
        let filters = body
            .get("appliedFilters")
            .filter(|filters| filters.is_object());
        let no_filters = || object! { "apps": none(), "kb": none() };
        Self {
            id: object_id(),
            kind,
            content: text.to_owned(),
            model: model_of(body),
            filters: filters.map_or_else(no_filters, |filters| filters.clone().into()),
            attachments: none(),
            citations: Vec::new(),
            confidence: None,
            parts: Vec::new(),
            feedback: Vec::new(),
            created: time,
            updated: time,
        }
    }
}

/// Returns the model that a body asks for.
pub(super) fn model_of(body: &Value) -> Json {
    let mut model = object! {};
    let names = [
        "modelKey",
        "modelName",
        "modelProvider",
        "modelFriendlyName",
        "chatMode",
        "reasoningEffort",
    ];
    for name in names {
        model = model.with(name, body.get(name).and_then(Value::as_str));
    }
    model
}

pub(super) fn none() -> Json {
    Json::List(Vec::new())
}

impl Conversation {
    /// Creates a conversation whose title is the beginning of the first message.
    pub(super) fn new(user: &str, agent: Option<&str>, first: Message) -> Self {
        let time = first.created;
        Self {
            id: object_id(),
            user: user.to_owned(),
            agent: agent.map(str::to_owned),
            title: first.content.chars().take(100).collect(),
            model: first.model.clone(),
            messages: vec![first],
            shares: Vec::new(),
            is_archived: false,
            archived_by: None,
            status: Status::InProgress,
            errors: Vec::new(),
            created: time,
            updated: time,
            last_activity: time,
            version: 0,
        }
    }

    /// Adds a message, which changes the status.
    pub(super) fn push(&mut self, message: Message) {
        self.touch(&message);
        self.messages.push(message);
    }

    /// Replaces the last message. The new one keeps its id.
    pub(super) fn replace_last(&mut self, message: Message) {
        self.touch(&message);
        if let Some(last) = self.messages.last_mut() {
            let id = std::mem::take(&mut last.id);
            *last = Message { id, ..message };
        }
    }

    fn touch(&mut self, message: &Message) {
        self.status = match message.kind {
            Kind::Query => Status::InProgress,
            Kind::Response => Status::Complete,
            Kind::Error => Status::Failed(message.content.clone()),
        };
        if message.kind == Kind::Error {
            self.errors.push(object! {
                "_id": object_id(),
                "message": message.content.as_str(),
                "errorType": "streaming_error",
                "timestamp": crate::time::iso(message.created),
            });
        }
        self.updated = message.created;
        self.last_activity = message.created;
        self.version += 1;
    }

    /// Whether a user may read the conversation.
    pub(super) fn is_open_to(&self, user: &str) -> bool {
        self.user == user || self.shares.iter().any(|share| share.user == user)
    }

    /// Returns the text of the query before the last message.
    pub(super) fn last_query(&self) -> Option<&str> {
        let mut queries = self.messages.iter().rev();
        let last = queries.find(|message| message.kind == Kind::Query);
        last.map(|message| message.content.as_str())
    }

    /// The last activity in milliseconds since 1970.
    pub(super) fn active_at(&self) -> i64 {
        milliseconds(self.last_activity)
    }
}

impl Conversations {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Bounded::new(MAX_CONVERSATIONS)))
    }

    pub(super) fn add(&self, conversation: Conversation) {
        let id = conversation.id.clone();
        lock(&self.0).get_or_insert(id, || conversation);
    }

    /// Returns a copy of a conversation that suits.
    pub(super) fn find(
        &self,
        id: &str,
        suits: impl FnOnce(&Conversation) -> bool,
    ) -> Option<Conversation> {
        let conversations = lock(&self.0);
        let found = conversations.get(id).filter(|found| suits(found));
        found.cloned()
    }

    /// Returns copies of the conversations that suit, oldest first.
    pub(super) fn all(&self, suits: impl Fn(&Conversation) -> bool) -> Vec<Conversation> {
        let conversations = lock(&self.0);
        let found = conversations.values().filter(|found| suits(found));
        found.cloned().collect()
    }

    /// Changes a conversation under the lock. `None` for an unknown id.
    pub(super) fn change<T>(
        &self,
        id: &str,
        change: impl FnOnce(&mut Conversation) -> T,
    ) -> Option<T> {
        lock(&self.0).get_mut(id).map(change)
    }

    /// Removes a conversation that suits.
    pub(super) fn remove(
        &self,
        id: &str,
        suits: impl FnOnce(&Conversation) -> bool,
    ) -> Option<Conversation> {
        let mut conversations = lock(&self.0);
        conversations.get(id).filter(|found| suits(found))?;
        conversations.remove(id)
    }
}
