//! The types of toolsets, and the operations that return them.

use http::StatusCode;

use crate::gateway::input::contains;
use crate::gateway::pages::Page;
use crate::gateway::{Call, Outcome, not_found, success};
use crate::json::{Json, object};
use crate::response::{self, FullResponse};

/// A type of toolsets. The real server has more tools for each.
#[derive(Debug)]
pub(super) struct ToolsetType {
    pub(super) display: &'static str,
    group: &'static str,
    pub(super) auth_types: &'static [&'static str],
}

const OAUTH: &[&str] = &["OAUTH"];
const OAUTH_OR_TOKEN: &[&str] = &["OAUTH", "API_TOKEN"];
const TOKEN: &[&str] = &["API_TOKEN"];
const BASIC: &[&str] = &["BASIC_AUTH"];

const fn kind(
    display: &'static str,
    group: &'static str,
    auth_types: &'static [&'static str],
) -> ToolsetType {
    ToolsetType {
        display,
        group,
        auth_types,
    }
}

static TYPES: [ToolsetType; 19] = [
    kind("Calendar", "Google Workspace", OAUTH),
    kind("ClickUp", "ClickUp", OAUTH_OR_TOKEN),
    kind("Confluence", "Atlassian", OAUTH_OR_TOKEN),
    kind("Confluence Data Center", "Atlassian", TOKEN),
    kind("Drive", "Google Workspace", OAUTH),
    kind("GitHub", "GitHub", OAUTH),
    kind("Gmail", "Google Workspace", OAUTH),
    kind("Jira", "Atlassian", OAUTH_OR_TOKEN),
    kind("Jira Data Center", "Atlassian", TOKEN),
    kind("Lumos", "Lumos", TOKEN),
    kind("MariaDB", "MariaDB", BASIC),
    kind("OneDrive", "Microsoft 365", OAUTH),
    kind("Outlook", "Microsoft 365", OAUTH),
    kind("Redshift", "Redshift", BASIC),
    kind("Salesforce", "Salesforce", OAUTH),
    kind("SharePoint", "Microsoft 365", OAUTH),
    kind("Slack", "Slack", OAUTH),
    kind("Teams", "Microsoft 365", OAUTH),
    kind("Zoom", "Zoom", OAUTH),
];

/// The tools of each emulated type.
pub(super) const TOOLS: [(&str, &str); 2] = [("search", "Search"), ("get", "Get")];

/// The category of every type.
pub(super) const CATEGORY: &str = "app";

/// Returns a type by its name, or by its display name in any case.
pub(super) fn find(name: &str) -> Option<&'static ToolsetType> {
    let name = name.to_lowercase();
    let mut types = TYPES.iter();
    types.find(|kind| kind.name() == name || kind.display.to_lowercase() == name)
}

pub(super) fn all() -> impl Iterator<Item = &'static ToolsetType> {
    TYPES.iter()
}

impl ToolsetType {
    /// The display name in lower case, without blanks.
    pub(super) fn name(&self) -> String {
        self.display.to_lowercase().replace(' ', "")
    }

    pub(super) fn description(&self) -> String {
        format!("{} integration", self.display)
    }

    pub(super) fn icon(&self) -> String {
        format!("/icons/connectors/{}.svg", self.name())
    }

    /// Returns the tools with their names and descriptions.
    pub(super) fn tools(&self) -> Vec<Json> {
        let name = self.name();
        let tools = TOOLS.iter().map(|(tool, title)| {
            object! {
                "name": *tool,
                "fullName": format!("{name}.{tool}"),
                "description": format!("{title} in {}", self.display),
            }
        });
        tools.collect()
    }

    fn full_tools(&self, with_names: bool) -> Vec<Json> {
        let name = self.name();
        let tools = TOOLS.iter().map(|(tool, title)| {
            let parameter = object! {
                "name": "query",
                "type": "string",
                "description": "The text to look for",
                "required": true,
            };
            let tag = object! { "key": "type", "value": "read" };
            object! { "name": *tool }
                .with("fullName", with_names.then(|| format!("{name}.{tool}")))
                .with("displayName", with_names.then_some(*title))
                .with("description", Some(format!("{title} in {}", self.display)))
                .with("parameters", Some(vec![parameter]))
                .with("returns", Some(Json::Null))
                .with("examples", (!with_names).then(|| Json::List(Vec::new())))
                .with("tags", Some(vec![tag]))
        });
        tools.collect()
    }

    fn entry(&self) -> Json {
        object! {
            "name": self.name(),
            "displayName": self.display,
            "description": self.description(),
            "category": CATEGORY,
            "group": self.group,
            "iconPath": self.icon(),
            "supportedAuthTypes": self.auth_types.to_vec(),
            "documentationLinks": Json::List(Vec::new()),
            "toolCount": TOOLS.len(),
            "tools": self.full_tools(true),
        }
    }
}

/// Lists the types. As on the real server, `page` and `limit` do not cut the list.
pub(super) fn list(call: &Call<'_>) -> Outcome {
    let query = call.query;
    let page = Page::read(query, 20, 200)?;
    let search = query.one("search")?.unwrap_or_default();
    let found: Vec<Json> = TYPES
        .iter()
        .filter(|kind| contains(&kind.name(), search) || contains(kind.display, search))
        .map(ToolsetType::entry)
        .collect();
    let total = found.len();
    let body = object! {
        "status": "success",
        "toolsets": found.clone(),
        "categorizedToolsets": object! { "app": found },
        "pagination": page.short(total),
    };
    success(&body)
}

/// Returns the schema of a type.
pub(super) fn schema(name: &str) -> FullResponse {
    let Some(kind) = find(name) else {
        return not_found(&format!("Toolset '{name}' not found in registry"));
    };
    let redirect = format!("toolsets/oauth/callback/{}", kind.name());
    let auth = object! {
        "supportedAuthTypes": kind.auth_types.to_vec(),
        "displayRedirectUri": kind.auth_types.contains(&"OAUTH"),
        "redirectUri": redirect,
    };
    // Only the exact display name finds the display settings of OAuth.
    let oauth = (name == kind.display).then(|| {
        object! {
            "iconPath": kind.icon(),
            "appGroup": kind.group,
            "appDescription": kind.description(),
            "appCategories": vec![CATEGORY],
        }
    });
    let toolset = object! {
        "name": kind.display,
        "displayName": kind.display,
        "description": kind.description(),
        "category": CATEGORY,
        "supportedAuthTypes": kind.auth_types.to_vec(),
        "documentationLinks": Json::List(Vec::new()),
        "config": object! { "iconPath": kind.icon(), "auth": auth },
        "oauthConfig": oauth,
        "tools": kind.full_tools(false),
    };
    let body = object! { "status": "success", "toolset": toolset };
    response::json(StatusCode::OK, &body)
}
