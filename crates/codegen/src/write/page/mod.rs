//! The pages about operations: `docs/operations.md` with all, and a page of each group.

mod example;
mod group;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::docs::{list_of, sentence};
use super::{Places, by_hand, missing};
use crate::description::{
    Bearer, Description, Evidence, Fit, Found, Resend, Role, Schema, Undocumented,
};
use crate::model::{Model, Operation};

/// The page with all operations.
const ALL: &str = "docs/operations.md";

/// The folder of the pages of groups.
const FOLDER: &str = "docs/operations";

/// The module that compiles the Rust blocks of the pages.
const TESTS: &str = "tests/src/operation_pages.rs";

/// The model by operation, and the types that operations share.
struct Pages<'a> {
    model: &'a Model<'a>,
    operations: BTreeMap<&'a str, &'a Operation<'a>>,
    shared: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Pages<'a> {
    fn of(model: &'a Model<'a>) -> Self {
        let operations = model.operations.iter();
        let operations = operations
            .map(|operation| (operation.found.operation.operation_id.as_str(), operation));
        let shared = model.types.iter().flat_map(|(family, types)| {
            let shared = Places::of(types, model).shared;
            shared.into_keys().map(|name| (*family, name.as_str()))
        });
        Self {
            model,
            operations: operations.collect(),
            shared: shared.collect(),
        }
    }

    fn operation(&self, found: Found<'_>) -> Option<&'a Operation<'a>> {
        let id = found.operation.operation_id.as_str();
        self.operations.get(id).copied()
    }

    /// Whether a type is in a file of its own.
    fn is_shared(&self, family: &str, name: &str) -> bool {
        self.shared.contains(&(family, name))
    }
}

/// The schema of an argument or of a field of the body, if the description has one.
fn schema<'a>(operation: &Operation<'a>, json: &str) -> Option<&'a Schema> {
    let found = operation.found;
    let mut parameters = found.operation.parameters.iter();
    if let Some(parameter) = parameters.find(|parameter| parameter.name == json) {
        return Some(&parameter.schema);
    }
    let body = found.operation.request_body.as_ref()?;
    let mut schema = &body.content.values().next()?.schema;
    while let Some(reference) = &schema.reference {
        let name = reference.rsplit('/').next()?;
        schema = found.family.document.components.schemas.get(name)?;
    }
    schema.properties.get(json)
}

/// The pattern of an argument or of a field of the body.
fn pattern<'a>(operation: &Operation<'a>, json: &str) -> Option<&'a str> {
    let mut parameters = operation.found.operation.parameters.iter();
    let of_client = parameters
        .find(|parameter| parameter.name == json)
        .and_then(|parameter| parameter.client_pattern.as_deref());
    of_client.or_else(|| schema(operation, json)?.pattern.as_deref())
}

/// The pattern of the items of a list.
fn item_pattern<'a>(operation: &Operation<'a>, json: &str) -> Option<&'a str> {
    let items = schema(operation, json)?.items.as_deref()?;
    items.pattern.as_deref()
}

/// Each page below the repository's root, and the module that compiles their Rust blocks. These
/// blocks are not formatted. `recorded` counts the recorded exchanges that the tests hold.
#[must_use]
pub fn files<'a>(
    description: &'a Description,
    model: &'a Model<'a>,
    recorded: &str,
) -> BTreeMap<String, String> {
    let pages = Pages::of(model);
    let mut files = BTreeMap::from([(ALL.to_owned(), operations(description, &pages, recorded))]);
    let mut tags = Vec::<(&str, Vec<Found<'_>>)>::new();
    for found in description.operations() {
        let tag = found.operation.tags[0].as_str();
        match tags.iter_mut().find(|(known, _)| *known == tag) {
            Some((_, operations)) => operations.push(found),
            None => tags.push((tag, vec![found])),
        }
    }
    for (tag, operations) in tags {
        let page = group::page(&pages, tag, &operations);
        files.insert(format!("{FOLDER}/{}.md", file_name(tag)), page);
    }
    let mut tests = format!(
        "{}//! The programs of the pages about operations.\n",
        super::group::HEAD
    );
    for path in files.keys() {
        let name = path.trim_start_matches("docs/").trim_end_matches(".md");
        let name = name.replace(['/', '-'], "_");
        let _ = write!(
            tests,
            "\n#[doc = include_str!(\"../../{path}\")]\nmod {name} {{}}\n"
        );
    }
    files.insert(TESTS.to_owned(), tests);
    files
}

/// The name of a group's page, without the ending.
fn file_name(tag: &str) -> String {
    crate::names::snake(tag).replace('_', "-")
}

/// The page with all operations.
fn operations(description: &Description, pages: &Pages<'_>, recorded: &str) -> String {
    let model = pages.model;
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
         The heading of a group leads to its page, and a function to its section there: an example, \
         the parameters, the response, the errors, and all differences to the published document.\n\n\
         {EXAMPLES}\
         ## All operations\n\n\
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
                "\n### [{tag}](operations/{}.md)\n\n| operation | function | token | resend | evidence | difference |\n\
                 |---|---|---|---|---|---|\n",
                file_name(tag)
            );
            for found in operations {
                page += &row(found, pages.operation(found));
            }
        }
    }
    page + &undocumented(description)
}

/// The client of the examples.
const EXAMPLES: &str = "## Examples\n\n\
    Each example is a function with the client as its argument. A program creates the client once:\n\n\
    ```rust,no_run\n\
    use pipeshub::Pipeshub;\n\n\
    #[tokio::main(flavor = \"current_thread\")]\n\
    async fn main() -> pipeshub::Result<()> {\n\
    // Reads PIPESHUB_SERVER_URL and PIPESHUB_BEARER_AUTH.\n\
    let pipeshub = Pipeshub::from_env()?;\n\
    example(&pipeshub).await\n\
    }\n\n\
    async fn example(pipeshub: &Pipeshub) -> pipeshub::Result<()> {\n\
    let response = pipeshub.organizations().get_current_organization().await?;\n\
    println!(\"{response:?}\");\n\
    Ok(())\n\
    }\n\
    ```\n\n\
    A free function accepts the core, `pipeshub.core()`. A program that calls free functions alone \
    creates it with `PipeshubCore::from_env`. Other ways to pass a token are in \
    [tokens](tokens.md).\n\n";

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
            format!(
                "[`{}`](operations/{}.md#{}){hand}",
                operation.function,
                file_name(&facts.tags[0]),
                operation.method
            )
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
