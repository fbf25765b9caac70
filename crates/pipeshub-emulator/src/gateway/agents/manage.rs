//! The operations on agents: create, list, read, change, delete.

use http::StatusCode;
use serde_json::Value;

use super::store::{Agent, TEXTS};
use crate::gateway::input::{check_text, contains, one_of, optional, required};
use crate::gateway::pages::Page;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, forbidden, not_found, validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::uuid;

/// The maximum number of characters of a name.
const MAX_NAME: usize = 200;
/// The maximum number of characters of any other text.
const MAX_TEXT: usize = 100_000;
/// The efforts of a model.
const EFFORTS: [&str; 5] = ["none", "low", "medium", "high", "max"];

impl Gateway {
    pub(in crate::gateway) fn create_agent(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let name = required(call.body, "name", MAX_NAME)?;
        check_body(call.body)?;
        let mut agent = Agent::new(user, name);
        agent.set(call.body);
        let body = object! {
            "status": "success",
            "message": "Agent created successfully",
            "agent": created(&agent),
            "warnings": Json::Null,
        };
        self.agents.add(agent);
        Ok(response::json(StatusCode::CREATED, &body))
    }

    pub(in crate::gateway) fn list_agents(&self, call: &Call<'_>) -> Outcome {
        let (query, user) = (call.query, &call.token()?.user);
        let page = Page::read(query, 20, 200)?;
        let search = query.one("search")?;
        if search.is_some_and(str::is_empty) {
            return Ok(validation_error("Required"));
        }
        let sort_by = query.one("sort_by")?;
        let order = one_of(query, "sort_order", &["asc", "desc"])?;
        let mut agents = self.agents.all(user);
        let has_text = |agent: &Agent, part| {
            let mut texts = agent.texts.iter().flatten();
            contains(&agent.name, part) || texts.any(|text| contains(text, part))
        };
        agents.retain(|agent| search.is_none_or(|part| has_text(agent, part)));
        match sort_by {
            Some("name") => agents.sort_by_key(|agent| agent.name.to_lowercase()),
            Some("createdAtTimestamp") => agents.sort_by_key(|agent| agent.created),
            _ => agents.sort_by_key(|agent| agent.updated),
        }
        if order != Some("asc") {
            agents.reverse();
        }
        let total = agents.len();
        let agents = page.cut(agents).map(|agent| {
            let keys = agent.model_keys();
            entry(&agent, user).with("models", Some(keys))
        });
        let pages = total.div_ceil(page.limit);
        let pagination = object! {
            "currentPage": page.number,
            "limit": page.limit,
            "totalItems": total,
            "totalPages": pages,
            "hasNext": page.number < pages,
            "hasPrev": page.number > 1,
        };
        let body = object! {
            "success": true,
            "agents": agents.collect::<Vec<_>>(),
            "pagination": pagination,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn agent(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let agent = self.visible_agent(call)?;
        let shown = entry(&agent, user)
            .with("models", Some(agent.models.clone()))
            .with("skills", Some(agent.skills.clone()));
        let body = object! {
            "status": "success",
            "message": "Agent retrieved successfully",
            "agent": shown,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn update_agent(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        optional(call.body, "name", MAX_NAME)?;
        check_body(call.body)?;
        let agent = self.visible_agent(call)?;
        if agent.owner != *user {
            return Ok(forbidden("the user may not change the agent"));
        }
        self.agents.change(&agent.key, |agent| agent.set(call.body));
        let body = object! { "status": "success", "message": "Agent updated successfully" };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn delete_agent(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let agent = self.visible_agent(call)?;
        if agent.owner != *user {
            return Ok(forbidden("only the owner may delete the agent"));
        }
        self.agents.remove(&agent.key);
        let body = object! {
            "status": "success",
            "message": "Agent deleted successfully",
            // The real server reports fixed counts.
            "deleted": object! {
                "agents": 1_i64,
                "toolsets": 0_i64,
                "tools": 0_i64,
                "knowledge": 0_i64,
                "edges": 0_i64,
            },
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns the agent that the first path parameter names, for a user who can see it.
    fn visible_agent(&self, call: &Call<'_>) -> Result<Agent, Refusal> {
        let user = &call.token()?.user;
        let found = self.agents.find(call.parameter(), user);
        found.ok_or_else(|| not_found("the agent does not exist, or is not visible").into())
    }
}

/// Checks the fields that an agent is created and changed with.
fn check_body(body: &Value) -> Result<(), Refusal> {
    if let Some(name) = body.get("name").and_then(Value::as_str) {
        check_text(name)?;
    }
    for name in TEXTS {
        let text = body.get(name);
        let is_long = |text: &str| text.chars().count() > MAX_TEXT;
        if text.is_some_and(|text| text.as_str().is_none_or(is_long)) {
            let message = format!("{name} is not a text of at most {MAX_TEXT} characters");
            return Err(validation_error(&message).into());
        }
    }
    for name in [
        "models",
        "tags",
        "toolsets",
        "mcpServers",
        "knowledge",
        "skills",
    ] {
        if body.get(name).is_some_and(|list| !list.is_array()) {
            return Err(validation_error(&format!("{name} is not a list")).into());
        }
    }
    let entries = |name| body.get(name).and_then(Value::as_array);
    let is_named = |entry: &Value, name| {
        let text = entry.get(name).and_then(Value::as_str);
        text.is_some_and(|text| !text.is_empty())
    };
    for (list, name) in [
        ("toolsets", "name"),
        ("skills", "name"),
        ("knowledge", "connectorId"),
    ] {
        if entries(list).is_some_and(|list| !list.iter().all(|entry| is_named(entry, name))) {
            return Err(validation_error("Required").into());
        }
    }
    let effort = body.get("defaultReasoningEffort");
    if effort.is_some_and(|effort| {
        !effort.is_null()
            && !effort
                .as_str()
                .is_some_and(|effort| EFFORTS.contains(&effort))
    }) {
        return Err(validation_error("the effort is unknown").into());
    }
    // The service needs a model that reasons, and a bare key does not say whether it does.
    let reasons = |model: &Value| model.get("isReasoning") == Some(&Value::Bool(true));
    if entries("models").is_some_and(|models| !models.is_empty() && !models.iter().any(reasons)) {
        return Err(bad_request("at least one model has to be a reasoning model").into());
    }
    Ok(())
}

/// Returns an agent as in a list, without its models.
fn entry(agent: &Agent, user: &str) -> Json {
    let is_owner = agent.owner == user;
    let [description, start, prompt, instructions] = agent.texts.clone();
    let list = |list: &[Json]| Json::List(list.to_vec());
    object! {
        "_id": format!("agentInstances/{}", agent.key),
        "_key": agent.key.as_str(),
        "name": agent.name.as_str(),
        "description": description,
        "startMessage": start,
        "systemPrompt": prompt,
        "instructions": instructions,
        "usesOrgDefault": agent.models.is_empty(),
        "tags": list(&agent.tags),
        "webSearch": agent.web_search.clone(),
        "defaultReasoningEffort": agent.effort.clone(),
        "isActive": true,
        "isDeleted": false,
        "isServiceAccount": agent.is_service_account,
        "shareWithOrg": agent.is_shared,
        "createdBy": agent.owner.as_str(),
        "updatedBy": Json::Null,
        "createdAtTimestamp": agent.created,
        "updatedAtTimestamp": agent.updated,
        "toolsets": with_keys(&agent.toolsets),
        "mcpServers": with_keys(&agent.mcp_servers),
        "knowledge": agent.knowledge.iter().map(super::store::Knowledge::to_json).collect::<Vec<_>>(),
        "access_type": if is_owner { "INDIVIDUAL" } else { "ORG" },
        "user_role": if is_owner { "OWNER" } else { "READER" },
        "can_view": true,
        "can_edit": is_owner,
        "can_share": is_owner,
        "can_delete": is_owner,
    }
}

/// Returns toolsets or MCP servers, each with a key, and with a key for each tool.
fn with_keys(list: &[Json]) -> Json {
    let keyed = list.iter().map(|entry| {
        let mut keyed = object! { "_key": uuid() };
        let mut tools = Json::List(Vec::new());
        if let Json::Object(fields) = entry {
            for (name, value) in fields {
                match (&**name, value) {
                    ("tools", Json::List(list)) => tools = with_keys(list),
                    _ => keyed = keyed.with(name.clone(), Some(value.clone())),
                }
            }
        }
        keyed.with("tools", Some(tools))
    });
    Json::List(keyed.collect())
}

/// Returns a new agent. The models are bare keys.
fn created(agent: &Agent) -> Json {
    let [description, start, prompt, instructions] = agent.texts.clone();
    let knowledge = agent.knowledge.iter().map(|knowledge| {
        object! {
            "connectorId": knowledge.source.as_str(),
            "key": knowledge.key.as_str(),
            "filters": knowledge.filters.clone(),
        }
    });
    object! {
        "_key": agent.key.as_str(),
        "name": agent.name.as_str(),
        "description": description.unwrap_or_default(),
        "startMessage": start.unwrap_or_default(),
        "systemPrompt": prompt.unwrap_or_default(),
        "instructions": instructions,
        "models": agent.model_keys(),
        "tags": agent.tags.clone(),
        "webSearch": agent.web_search.clone(),
        "defaultReasoningEffort": agent.effort.clone(),
        "isActive": true,
        "isServiceAccount": agent.is_service_account,
        "createdBy": agent.owner.as_str(),
        "updatedBy": Json::Null,
        "createdAtTimestamp": agent.created,
        "updatedAtTimestamp": agent.updated,
        "isDeleted": false,
        "toolsets": attached(&agent.toolsets),
        "mcpServers": attached(&agent.mcp_servers),
        "knowledge": knowledge.collect::<Vec<_>>(),
        "skills": agent.skills.clone(),
    }
}

/// Returns toolsets or MCP servers as the response to a creation has them.
fn attached(list: &[Json]) -> Vec<Json> {
    let field = |entry: &Json, name| entry.get(name).cloned();
    let attached = list.iter().map(|entry| {
        let name = field(entry, "name").unwrap_or(Json::Null);
        let tools = match entry.get("tools") {
            Some(Json::List(tools)) => tools.as_slice(),
            _ => &[],
        };
        let tools = tools.iter().map(|tool| {
            let name = field(tool, "name").unwrap_or(Json::Null);
            let full = field(tool, "fullName").unwrap_or_else(|| name.clone());
            object! { "name": name, "fullName": full, "key": uuid() }
        });
        object! {
            "name": name.clone(),
            "displayName": field(entry, "displayName").unwrap_or(name),
            "key": uuid(),
            "tools": tools.collect::<Vec<_>>(),
        }
    });
    attached.collect()
}
