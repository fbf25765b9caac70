//! The table of operations of the emulator, `operations.tsv`.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;

use crate::description::{Description, Fit, Found};

/// The path of the table.
pub const PATH: &str = "crates/pipeshub-emulator/src/gateway/operations.tsv";

/// The first line of the table.
const HEAD: &str = "# Written by `cargo xtask operations`. \
    Columns: id, method, path, family, tag, token, scopes, role, fit.\n";

/// The text of the table: a line for each operation, in the order of the ids.
#[must_use]
pub fn table(description: &Description) -> String {
    let mut operations: Vec<_> = description.operations().collect();
    operations.sort_unstable_by_key(|found| found.operation.operation_id.as_str());
    let mut table = HEAD.to_owned();
    for found in operations {
        let facts = found.operation;
        let _ = writeln!(
            table,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            facts.operation_id,
            found.method,
            path(found),
            found.family.name,
            facts.tags[0],
            token(found),
            scopes(found),
            facts.role.map_or_else(|| "-".to_owned(), name),
            fit(found)
        );
    }
    table
}

/// The whole path, with the base URL.
fn path(found: Found<'_>) -> String {
    let base = found.operation.servers.first();
    let base = base.map_or("/api/v1", |server| server.url.trim_end_matches('/'));
    format!("{base}{}", found.path)
}

/// The kind of token: `none`, `any`, or a special kind.
fn token(found: Found<'_>) -> String {
    let facts = found.operation;
    if facts.auth.is_some() || facts.security.is_empty() {
        return "none".to_owned();
    }
    facts.bearer.map_or_else(|| "any".to_owned(), name)
}

/// The scopes of which the route requires one. `-` if it requires none.
///
/// A route checks the first scope of each alternative. The other scopes only count behind it.
fn scopes(found: Found<'_>) -> String {
    let facts = found.operation;
    let alternatives = match &facts.scopes_any[..] {
        [] => std::slice::from_ref(&facts.scopes),
        alternatives => alternatives,
    };
    let mut scopes = Vec::new();
    for scope in alternatives.iter().filter_map(|scopes| scopes.first()) {
        if !scopes.contains(&scope.as_str()) {
            scopes.push(scope);
        }
    }
    if scopes.is_empty() {
        "-".to_owned()
    } else {
        scopes.join(" ")
    }
}

/// The name of a value in the description.
fn name(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

fn fit(found: Found<'_>) -> &'static str {
    match found.operation.fit {
        _ if found.operation.broken.is_some() => "broken",
        Fit::Client => "client",
        Fit::Browser => "browser",
        Fit::Internal => "internal",
    }
}
