//! The scopes of OAuth apps and of personal access tokens.

use crate::json::{Json, object};

/// The scopes by category: category, name, description.
pub(super) const SCOPES: &[(&str, &str, &str)] = &[
    ("Identity", "openid", "OpenID Connect authentication"),
    (
        "Identity",
        "profile",
        "User profile information (name, picture)",
    ),
    ("Identity", "email", "User email address"),
    (
        "Access",
        "offline_access",
        "Refresh tokens, for access without the user",
    ),
    ("Organization", "org:read", "Read organization information"),
    ("Organization", "org:write", "Update organization settings"),
    (
        "Organization",
        "org:admin",
        "Full organization administration",
    ),
    ("Users", "user:read", "Read user profiles"),
    ("Users", "user:write", "Update user profiles"),
    ("Users", "user:invite", "Invite new users to organization"),
    ("Users", "user:delete", "Delete users from organization"),
    ("User Groups", "usergroup:read", "Read user groups"),
    (
        "User Groups",
        "usergroup:write",
        "Create and manage user groups",
    ),
    ("Teams", "team:read", "Read team information"),
    ("Teams", "team:write", "Create and manage teams"),
    (
        "Knowledge Base",
        "kb:read",
        "Read knowledge bases and records",
    ),
    (
        "Knowledge Base",
        "kb:write",
        "Create and update knowledge bases",
    ),
    (
        "Knowledge Base",
        "kb:delete",
        "Delete knowledge bases and records",
    ),
    (
        "Knowledge Base",
        "kb:upload",
        "Upload files to knowledge bases",
    ),
    (
        "Semantic",
        "semantic:read",
        "Read semantic search results and history",
    ),
    (
        "Semantic",
        "semantic:write",
        "Execute semantic search queries",
    ),
    (
        "Semantic",
        "semantic:delete",
        "Delete semantic search history",
    ),
    ("Conversations", "conversation:read", "Read conversations"),
    (
        "Conversations",
        "conversation:write",
        "Create and manage conversations",
    ),
    (
        "Conversations",
        "conversation:chat",
        "Send messages in conversations",
    ),
    ("Agents", "agent:read", "Read AI agents"),
    ("Agents", "agent:write", "Create and manage AI agents"),
    ("Agents", "agent:execute", "Execute AI agents"),
    ("Agents", "skill:read", "Read custom agent skills"),
    (
        "Agents",
        "skill:write",
        "Create and manage custom agent skills",
    ),
    (
        "Connectors",
        "connector:read",
        "Read connector configurations",
    ),
    (
        "Connectors",
        "connector:write",
        "Create and update connectors",
    ),
    (
        "Connectors",
        "connector:sync",
        "Trigger connector synchronization",
    ),
    ("Connectors", "connector:delete", "Delete connectors"),
    ("Configuration", "config:read", "Read system configuration"),
    (
        "Configuration",
        "config:write",
        "Update system configuration",
    ),
    ("Crawling", "crawl:read", "Read crawling jobs"),
    ("Crawling", "crawl:write", "Create and manage crawling jobs"),
    ("Crawling", "crawl:delete", "Delete crawling jobs"),
];

/// The scopes that a personal access token may have.
pub(super) const PERSONAL: [&str; 14] = [
    "openid",
    "profile",
    "email",
    "offline_access",
    "semantic:write",
    "conversation:write",
    "conversation:chat",
    "kb:read",
    "team:read",
    "user:read",
    "config:read",
    "agent:read",
    "agent:execute",
    "connector:read",
];

/// The scopes of a user's sign-in.
///
/// The gateway accepts them and leaves them out of a token by client credentials.
pub(super) const USER_SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// Whether a scope exists.
pub(super) fn is_known(scope: &str) -> bool {
    SCOPES.iter().any(|(_, name, _)| *name == scope)
}

/// Returns the description of a scope.
pub(super) fn described(scope: &str) -> Option<Json> {
    let (category, name, description) = SCOPES.iter().find(|(_, name, _)| *name == scope)?;
    Some(object! {
        "name": *name,
        "description": *description,
        "category": *category,
        "requiresUserConsent": *name != "openid",
    })
}

/// Returns the names of all scopes, those of a sign-in last.
pub(super) fn names() -> Vec<&'static str> {
    let names = SCOPES.iter().map(|(_, name, _)| *name);
    let others = names.filter(|name| !USER_SCOPES.contains(name));
    others.chain(USER_SCOPES).collect()
}
