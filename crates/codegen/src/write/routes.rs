//! The table of operations of the emulator, `operations.tsv`.

use serde::Serialize;
use serde_json::Value;

use crate::description::{Description, Fit, Found, Undocumented};

/// The path of the table's file.
pub const PATH: &str = "crates/pipeshub-emulator/src/gateway/operations.tsv";

/// The first line of the table.
const HEAD: &str = "# Written by `cargo xtask operations`. \
    Columns: id, method, path, family, tag, token, scopes, role, fit.\n";

/// The text of the table: a line for each route of the server, in the order of the ids.
///
/// The id of a route without documentation is its method and path.
#[must_use]
pub fn table(description: &Description) -> String {
    let operations = description.operations().map(|found| {
        let facts = found.operation;
        format!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
            facts.operation_id,
            found.method,
            path(found),
            found.family.name,
            facts.tags[0],
            token(found),
            scopes(found),
            facts.role.map_or_else(|| "-".to_owned(), name),
            fit(found)
        )
    });
    let undocumented = description.families.iter().flat_map(|family| {
        let routes = family.document.undocumented.iter();
        let routes = routes.filter_map(undocumented_route);
        routes.map(|(method, path)| {
            format!(
                "{method} {path}\t{method}\t/api/v1{path}\t{}\t-\tnone\t-\t-\tundocumented\n",
                family.name
            )
        })
    });
    let mut lines: Vec<_> = operations.chain(undocumented).collect();
    lines.sort_unstable_by(|one, other| id_of(one).cmp(id_of(other)));
    lines.insert(0, HEAD.to_owned());
    lines.concat()
}

fn id_of(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}

/// The method and the path. `None` for a text that is about several routes.
fn undocumented_route(route: &Undocumented) -> Option<(String, &str)> {
    let (method, path) = match route {
        Undocumented::Line(line) => {
            let (route, _) = line.split_once(": ").unwrap_or((line, ""));
            route.split_once(' ')?
        }
        Undocumented::Route(route) => (route.method.as_str(), route.path.as_str()),
    };
    let is_one = path.starts_with('/') && !path.contains("...") && !path.contains(' ');
    is_one.then(|| (method.to_uppercase(), path.trim_end_matches('/')))
}

/// The whole path, with the base URL.
pub(super) fn path(found: Found<'_>) -> String {
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
