//! The page with all operations, `docs/operations.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::docs::{list_of, sentence};
use super::{by_hand, missing};
use crate::description::{Bearer, Description, Evidence, Fit, Found, Resend, Role, Undocumented};
use crate::model::{Model, Operation};

/// The text of the page. `recorded` counts the recorded exchanges that the tests hold.
#[must_use]
pub fn operations(description: &Description, model: &Model<'_>, recorded: &str) -> String {
    let functions: BTreeMap<_, _> = model
        .operations
        .iter()
        .map(|operation| (operation.found.operation.operation_id.as_str(), operation))
        .collect();
    let count = super::functions(model).count();
    let total = description.operations().count();
    let by_hand = super::BY_HAND.len();
    let seen = description
        .operations()
        .filter(|found| found.operation.evidence == Evidence::Run)
        .count();
    let mut page = format!(
        "<!-- Written by `cargo xtask operations`. Do not edit. -->\n\
         # Operations\n\n\
         The API has {total} documented operations. {count} of them have a function, {by_hand} of \
         which are written by hand. The facts come from the code of the server, and {seen} \
         operations were also seen on the wire. {recorded}\n\n\
         The name of a function is also the name of its feature in `pipeshub-funcs` \
         or, for people, identity and configuration, in `pipeshub-admin-funcs`. The function \
         `connector_instances_list_connector_instances` is the method \
         `pipeshub.connector_instances().list_connector_instances(..)` of `pipeshub`, whose \
         feature is that of the group, `connector-instances`.\n\n\
         | column | meaning |\n|---|---|\n\
         | token | the scopes of an OAuth token, and the role of the user |\n\
         | resend | `safe`: the SDK sends the request again after most failures; `not executed`: \
         only if the server certainly did not run it |\n\
         | evidence | `wire`: seen on the wire; `code`: read in the code of the server |\n\
         | difference | the most important difference to the published document |\n"
    );
    for family in &description.families {
        let _ = write!(page, "\n## {}\n", capitalized(family.name));
        let mut groups = Vec::<(&str, Vec<Found<'_>>)>::new();
        for found in description.operations() {
            if !std::ptr::eq(found.family, family) {
                continue;
            }
            let tag = found.operation.tags[0].as_str();
            match groups.iter_mut().find(|(name, _)| *name == tag) {
                Some((_, operations)) => operations.push(found),
                None => groups.push((tag, vec![found])),
            }
        }
        for (tag, operations) in groups {
            let _ = write!(
                page,
                "\n### {tag}\n\n| operation | function | token | resend | evidence | difference |\n\
                 |---|---|---|---|---|---|\n"
            );
            for found in operations {
                let id = found.operation.operation_id.as_str();
                page += &row(found, functions.get(id).copied());
            }
        }
    }
    page + &undocumented(description)
}

fn capitalized(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    sentence(text).replace('|', "\\|").replace('\n', " ")
}

fn row(found: Found<'_>, operation: Option<&Operation<'_>>) -> String {
    let facts = found.operation;
    let function = match operation {
        Some(operation) if missing(operation).is_none() => {
            let hand = by_hand(&operation.function).map_or("", |_| " (by hand)");
            format!("`{}`{hand}", operation.function)
        }
        _ => format!("none: {}", why_none(found, operation)),
    };
    let resend = match facts.resend {
        Resend::Safe => "safe",
        Resend::IfNotExecuted => "not executed",
    };
    let evidence = match facts.evidence {
        Evidence::Run => "wire",
        Evidence::Read => "code",
    };
    let differs = facts.differs.first();
    let differs = differs.map_or(String::new(), |text| cell(text));
    format!(
        "| `{}` `{} {}` | {function} | {} | {resend} | {evidence} | {differs} |\n",
        facts.operation_id,
        found.method,
        found.path,
        token(found)
    )
}

fn why_none(found: Found<'_>, operation: Option<&Operation<'_>>) -> String {
    let facts = found.operation;
    if let Some(broken) = &facts.broken {
        return format!("it cannot succeed in this version. {}", cell(broken));
    }
    match facts.fit {
        Fit::Browser => "it is for browsers".to_owned(),
        Fit::Internal => "it is between services of PipesHub".to_owned(),
        Fit::Client => operation
            .and_then(missing)
            .map_or(String::new(), |reason| format!("not yet, since {reason}")),
    }
}

fn token(found: Found<'_>) -> String {
    let facts = found.operation;
    if facts.auth.is_some() {
        return "none".to_owned();
    }
    let mut parts = Vec::new();
    match facts.bearer {
        None | Some(Bearer::Oauth) => {}
        Some(Bearer::Session) => parts.push("a session token".to_owned()),
        Some(Bearer::PasswordReset) => parts.push("the token of a password mail".to_owned()),
        Some(Bearer::EmailChange) => parts.push("the token of an address mail".to_owned()),
        Some(Bearer::SessionRefresh) => parts.push("the refresh token of a session".to_owned()),
        Some(Bearer::Service) => parts.push("a token between services".to_owned()),
    }
    let scopes: Vec<_> = facts
        .scopes
        .iter()
        .map(|scope| format!("`{scope}`"))
        .collect();
    if scopes.is_empty() && facts.bearer.is_none() {
        parts.push("any token".to_owned());
    } else if !scopes.is_empty() {
        parts.push(list_of(&scopes, "and"));
    }
    let role = match facts.role {
        None => "",
        Some(Role::Admin) => "administrator",
        Some(Role::TeamAdmin) => "administrator for the team's connectors",
        Some(Role::Visible) => "whoever can see the connector",
        Some(Role::KbWriter) => "writer of the knowledge base",
        Some(Role::KbOwner) => "owner of the knowledge base",
        Some(Role::AdminOrSelf) => "administrator, or the user",
        Some(Role::TeamOwner) => "owner of the team",
        Some(Role::AgentViewer) => "whoever can see the agent",
        Some(Role::AgentEditor) => "editor of the agent",
    };
    if !role.is_empty() {
        parts.push(role.to_owned());
    }
    parts.join("; ")
}

/// The routes that the published document lacks.
fn undocumented(description: &Description) -> String {
    let mut lines = Vec::new();
    for family in &description.families {
        for route in &family.document.undocumented {
            lines.push(match route {
                Undocumented::Line(line) => match line.split_once(": ") {
                    Some((route, note)) => format!("| `{route}` | {} |", cell(note)),
                    None => format!("| `{line}` | |"),
                },
                Undocumented::Route(route) => format!(
                    "| `{} {}` | {} |",
                    route.method.to_uppercase(),
                    route.path,
                    cell(&route.note)
                ),
            });
        }
    }
    format!(
        "\n## Routes without documentation\n\nThe published document lacks {} routes of the \
         server. They have no function.\n\n| route | what it is |\n|---|---|\n{}\n",
        lines.len(),
        lines.join("\n")
    )
}
