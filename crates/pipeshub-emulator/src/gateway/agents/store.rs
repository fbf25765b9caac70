//! The stored agents, and who may see them.

use std::sync::Mutex;

use serde_json::Value;

use crate::bounded::Bounded;
use crate::json::{Json, object};
use crate::sync::lock;
use crate::time::{milliseconds, now, uuid};

/// The maximum number of agents. A new one replaces the oldest one.
const MAX_AGENTS: usize = 10_000;

/// The agents of all users.
#[derive(Debug)]
pub(crate) struct Agents(Mutex<Bounded<String, Agent>>);

/// An agent, with what its owner has sent.
#[derive(Debug, Clone)]
pub(super) struct Agent {
    pub(super) key: String,
    pub(super) owner: String,
    pub(super) name: String,
    /// The texts: description, start message, system prompt, instructions.
    pub(super) texts: [Option<String>; 4],
    pub(super) models: Vec<Json>,
    pub(super) tags: Vec<Json>,
    pub(super) toolsets: Vec<Json>,
    pub(super) mcp_servers: Vec<Json>,
    pub(super) knowledge: Vec<Knowledge>,
    pub(super) skills: Vec<Json>,
    pub(super) web_search: Json,
    pub(super) effort: Json,
    pub(super) is_shared: bool,
    pub(super) is_service_account: bool,
    pub(super) created: i64,
    pub(super) updated: i64,
}

/// A connector or a knowledge base that an agent reads.
#[derive(Debug, Clone)]
pub(super) struct Knowledge {
    pub(super) key: String,
    pub(super) source: String,
    pub(super) filters: Json,
}

/// The names of [`Agent::texts`].
pub(super) const TEXTS: [&str; 4] = [
    "description",
    "startMessage",
    "systemPrompt",
    "instructions",
];

impl Agent {
    pub(super) fn new(owner: &str, name: &str) -> Self {
        let time = milliseconds(now());
        Self {
            key: uuid(),
            owner: owner.to_owned(),
            name: name.to_owned(),
            texts: [const { None }; 4],
            models: Vec::new(),
            tags: Vec::new(),
            toolsets: Vec::new(),
            mcp_servers: Vec::new(),
            knowledge: Vec::new(),
            skills: Vec::new(),
            web_search: Json::Null,
            effort: Json::Null,
            is_shared: false,
            is_service_account: false,
            created: time,
            updated: time,
        }
    }

    /// Takes over the fields of a checked body. A list replaces the old one.
    ///
    /// As on the real server, a service account stays one, and stays shared.
    pub(super) fn set(&mut self, body: &Value) {
        let text = |name| body.get(name).and_then(Value::as_str).map(str::to_owned);
        if let Some(name) = text("name") {
            self.name = name;
        }
        for (name, held) in TEXTS.into_iter().zip(&mut self.texts) {
            *held = text(name).or_else(|| held.take());
        }
        for (name, held) in [
            ("models", &mut self.models),
            ("tags", &mut self.tags),
            ("toolsets", &mut self.toolsets),
            ("mcpServers", &mut self.mcp_servers),
            ("skills", &mut self.skills),
        ] {
            if let Some(list) = body.get(name).and_then(Value::as_array) {
                *held = list.iter().cloned().map(Json::from).collect();
            }
        }
        if let Some(list) = body.get("knowledge").and_then(Value::as_array) {
            self.knowledge = list.iter().map(Knowledge::of).collect();
        }
        for (name, held) in [
            ("webSearch", &mut self.web_search),
            ("defaultReasoningEffort", &mut self.effort),
        ] {
            if let Some(value) = body.get(name) {
                *held = value.clone().into();
            }
        }
        let flag = |name| body.get(name).and_then(Value::as_bool);
        self.is_service_account |= flag("isServiceAccount") == Some(true);
        self.is_shared = flag("shareWithOrg").unwrap_or(self.is_shared) || self.is_service_account;
        self.updated = milliseconds(now());
    }

    pub(super) fn is_open_to(&self, user: &str) -> bool {
        self.owner == user || self.is_shared
    }

    /// The keys of the models.
    pub(super) fn model_keys(&self) -> Vec<Json> {
        let key = |model: &Json| {
            model
                .get("modelKey")
                .cloned()
                .unwrap_or_else(|| model.clone())
        };
        self.models.iter().map(key).collect()
    }
}

impl Knowledge {
    fn of(entry: &Value) -> Self {
        let source = entry.get("connectorId").and_then(Value::as_str);
        let filters = entry.get("filters").cloned().map_or(Json::Null, Json::from);
        Self {
            key: uuid(),
            source: source.unwrap_or_default().to_owned(),
            filters,
        }
    }

    pub(super) fn to_json(&self) -> Json {
        object! {
            "_key": self.key.as_str(),
            "connectorId": self.source.as_str(),
            "filters": self.filters.to_compact(),
            "filtersParsed": self.filters.clone(),
        }
    }

    /// The ids of the connector and of the knowledge bases that the filters name.
    fn sources(&self) -> Vec<String> {
        let mut ids = vec![self.source.clone()];
        if let Some(Json::List(groups)) = self.filters.get("recordGroups") {
            ids.extend(groups.iter().filter_map(|group| match group {
                Json::Text(id) => Some(id.clone()),
                _ => None,
            }));
        }
        ids
    }
}

impl Agents {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Bounded::new(MAX_AGENTS)))
    }

    pub(super) fn add(&self, agent: Agent) {
        let key = agent.key.clone();
        lock(&self.0).get_or_insert(key, || agent);
    }

    /// Returns a copy of an agent that a user can see.
    pub(super) fn find(&self, key: &str, user: &str) -> Option<Agent> {
        let agents = lock(&self.0);
        agents
            .get(key)
            .filter(|agent| agent.is_open_to(user))
            .cloned()
    }

    /// Returns copies of the agents that a user can see, oldest first.
    pub(super) fn all(&self, user: &str) -> Vec<Agent> {
        let agents = lock(&self.0);
        let visible = agents.values().filter(|agent| agent.is_open_to(user));
        visible.cloned().collect()
    }

    pub(super) fn change(&self, key: &str, change: impl FnOnce(&mut Agent)) {
        if let Some(agent) = lock(&self.0).get_mut(key) {
            change(agent);
        }
    }

    pub(super) fn remove(&self, key: &str) {
        lock(&self.0).remove(key);
    }

    /// Whether there is an agent with this key that a user can see.
    pub(in crate::gateway) fn is_open_to(&self, key: &str, user: &str) -> bool {
        self.find(key, user).is_some()
    }

    /// Whether a user may change an agent. `None` if the user cannot see it.
    pub(in crate::gateway) fn is_editor(&self, key: &str, user: &str) -> Option<bool> {
        self.find(key, user).map(|agent| agent.owner == user)
    }

    pub(in crate::gateway) fn is_service_account(&self, key: &str) -> bool {
        let agents = lock(&self.0);
        agents
            .get(key)
            .is_some_and(|agent| agent.is_service_account)
    }

    /// Whether an agent uses a toolset instance.
    pub(in crate::gateway) fn use_toolset(&self, instance: &str) -> bool {
        let is_it = |toolset: &Json| matches!(toolset.get("instanceId"), Some(Json::Text(id)) if id == instance);
        let agents = lock(&self.0);
        agents
            .values()
            .any(|agent| agent.toolsets.iter().any(is_it))
    }

    /// Returns the ids of the sources that an agent is limited to. Empty for no limit.
    pub(in crate::gateway) fn sources_of(&self, key: &str) -> Vec<String> {
        let agents = lock(&self.0);
        let agent = agents.get(key);
        let knowledge = agent.map_or(&[][..], |agent| &agent.knowledge);
        knowledge.iter().flat_map(Knowledge::sources).collect()
    }
}
