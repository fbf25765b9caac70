//! The pages of groups, `docs/operations/`.

use std::fmt::Write as _;

use super::{Pages, cell, example, item_pattern, pattern, why_none};
use crate::description::{Condition, Found, Place, Resend, Role};
use crate::model::{Field, Kind, Operation, RequestField, Type, Value};
use crate::write::by_hand::{self, HELPERS};
use crate::write::docs::{lower, sentence};
use crate::write::operation::{WHEN_UNKNOWN, published, token};
use crate::write::types::{self, Presence, field_docs, limits_docs, presence};
use crate::write::{missing, package, prose};

/// The page of a group. Rust blocks are not formatted.
pub(super) fn page(pages: &Pages<'_>, tag: &str, operations: &[Found<'_>]) -> String {
    let mut page = format!(
        "<!-- Written by `cargo xtask operations`. Do not edit. -->\n# {tag}\n\n## Overview\n\n"
    );
    if let Some(prose) = prose::of(tag) {
        page += prose.overview;
        page.push('\n');
    }
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for &found in operations {
        match pages.operation(found) {
            Some(operation) if missing(operation).is_none() => with.push(operation),
            operation => without.push((found, operation)),
        }
    }
    if let Some(first) = with.first() {
        let _ = write!(
            page,
            "\n- Methods: `Pipeshub::{}()` of the crate `pipeshub`, with the feature `{}`.\n\
             - Functions: the module `{}` of the crate `{}`, with a feature for each function.\n\
             - The examples take a client, which [a program creates once](../operations.md#examples).\n",
            first.group,
            first.group.replace('_', "-"),
            first.group,
            packages(&with),
        );
        page += "\n### Available operations\n\n";
        for operation in &with {
            let _ = writeln!(
                page,
                "- [{0}](#{0}): {1}",
                operation.method,
                summary(operation)
            );
        }
        for helper in HELPERS.iter().filter(|helper| helper.group == first.group) {
            if let Some(function) = &helper.function {
                let _ = writeln!(
                    page,
                    "\nThe function [`{}`]({}) calls operations: {}.",
                    function.name,
                    Pages::file(first, helper.module),
                    lower(function.summary),
                );
            }
        }
    }
    if !without.is_empty() {
        page += "\n### Operations without a function\n\n";
        for (found, operation) in without {
            let _ = writeln!(
                page,
                "- `{}` `{} {}`: {}",
                found.operation.operation_id,
                found.method,
                found.path,
                dot(&why_none(found, operation)),
            );
        }
    }
    for operation in with {
        page += &section(pages, operation);
    }
    page
}

/// The crates of operations.
fn packages(operations: &[&Operation<'_>]) -> String {
    let mut packages: Vec<_> = operations
        .iter()
        .map(|operation| package(operation.found.family.name))
        .collect();
    packages.dedup();
    packages.join("` and `")
}

fn summary(operation: &Operation<'_>) -> String {
    sentence(&operation.found.operation.summary)
}

fn dot(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

/// The section of an operation.
fn section(pages: &Pages<'_>, operation: &Operation<'_>) -> String {
    let found = operation.found;
    let facts = found.operation;
    let programs = example::of(pages, operation);
    let mut section = format!(
        "\n## {}\n\n{}\n\n`{} {}`. Published name: `{}`. Feature of the function: `{}`.\n",
        operation.method,
        summary(operation),
        found.method,
        found.path,
        published(operation),
        operation.function,
    );
    if let Some(hand) = by_hand_reason(operation) {
        let _ = write!(section, "\nThe function is written by hand: {hand}.\n");
    }
    let _ = write!(
        section,
        "\n### Example\n\n```rust,no_run\n{}```\n\n### Standalone function\n\n\
         ```rust,no_run\n{}```\n",
        programs.method, programs.function
    );
    section += "\n### Scopes and role\n\n";
    section += &token(operation).unwrap_or_else(|| without_scopes(found));
    section.push('\n');
    section += &parameters(pages, operation);
    section += &response(pages, operation);
    section += &errors(operation);
    if !facts.differs.is_empty() {
        section += "\n### Differences to the published document\n\n";
        for difference in &facts.differs {
            let _ = writeln!(section, "- {}", difference_of(operation, difference));
        }
    }
    section
}

/// A difference as a sentence. Its first word may be the name of an argument or of a field.
fn difference_of(operation: &Operation<'_>, text: &str) -> String {
    let text = sentence(text);
    let word = text.split(' ').next().unwrap_or_default();
    let name = word.trim_end_matches([',', ':', ';']);
    let mut fields = operation.request.iter().map(|field| &field.field.json);
    if fields.any(|field| field == name) {
        return text.replacen(name, &format!("`{name}`"), 1);
    }
    super::capitalized(&text)
}

fn by_hand_reason(operation: &Operation<'_>) -> Option<&'static str> {
    crate::write::by_hand(&operation.function).map(|hand| hand.reason)
}

/// The sentence about the token of an operation without scopes and role.
fn without_scopes(found: Found<'_>) -> String {
    match &*super::token(found) {
        "none" => "The operation needs no token.".to_owned(),
        "any token" => "Any token is enough.".to_owned(),
        token => format!("The operation needs {token}."),
    }
}

fn parameters(pages: &Pages<'_>, operation: &Operation<'_>) -> String {
    let mut section = "\n### Parameters\n\n".to_owned();
    if operation.request.is_empty() {
        return section + "None.\n";
    }
    let introduction = if crate::write::by_hand(&operation.function).is_some() {
        format!(
            "The parameters of the server. [`{}`]({}) documents those of the request.\n\n",
            operation.request_name(),
            Pages::folder(operation)
        )
    } else {
        format!(
            "The fields of `{}`. `new` has the required fields, in this order.\n\n",
            operation.request_name()
        )
    };
    section += &introduction;
    section += "| name | type | required | description |\n|---|---|---|---|\n";
    for field in &operation.request {
        section += &parameter(pages, operation, field);
    }
    let facts = operation.found.operation;
    if let Some(bytes) = facts.body_limit {
        let scope = match facts.body_limit_scope.as_deref() {
            Some("file") => "a file",
            _ => "the request",
        };
        let _ = write!(section, "\nThe server accepts {bytes} bytes of {scope}");
        if let Some(setting) = &facts.body_limit_of {
            let _ = write!(section, ", the default of the setting {}", setting.trim());
        }
        section += ".\n";
    }
    section
}

fn parameter(pages: &Pages<'_>, operation: &Operation<'_>, of: &RequestField) -> String {
    let field = &of.field;
    let (value, presence) = presence(field, true);
    if presence == Presence::Constant {
        return String::new();
    }
    let mut docs = field_docs(field, value) + &limits_docs(value, &field.limits);
    if let Some(text) = pattern(operation, &field.json) {
        let _ = write!(docs, " {}", pattern_docs(text));
    }
    if let Type::List(item) = value {
        let mut of_item = limits_docs(item, &field.item_limits);
        if let Some(text) = item_pattern(operation, &field.json) {
            let _ = write!(of_item, " {}", pattern_docs(text));
        }
        if !of_item.is_empty() {
            let _ = write!(docs, " Each item:{}", of_item.to_lowercase());
        }
    }
    let default = field.limits.default.as_ref();
    if let Some(default) = default.filter(|text| !text.is_empty()) {
        let _ = write!(docs, " Server default: `{default}`.");
    }
    if presence == Presence::Clearable {
        docs += " `Some(None)` is sent as `null`.";
    }
    let place = match of.place {
        Some(Place::Path) => " (path)",
        Some(Place::Query) => " (query)",
        Some(Place::Header) => " (header)",
        None => "",
    };
    let required = match presence {
        Presence::Required => "yes",
        _ => "no",
    };
    format!(
        "| `{}`{place} | {} | {required} | {} |\n",
        field.name,
        pages.type_link(operation, value),
        cell(&docs)
    )
}

/// A pattern in words.
fn pattern_docs(pattern: &str) -> String {
    match pattern {
        "^[0-9a-fA-F]{24}$" | "^[a-fA-F0-9]{24}$" => "24 hexadecimal digits.".to_owned(),
        "^[A-Za-z0-9_-]{1,64}$" => "1 to 64 letters, digits, `_` and `-`.".to_owned(),
        "^[A-Za-z0-9_-]+$" => "Letters, digits, `_` and `-`.".to_owned(),
        "^[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}$" => {
            "A UUID.".to_owned()
        }
        _ => format!("Pattern: `{}`.", pattern.replace('`', "")),
    }
}

fn response(pages: &Pages<'_>, operation: &Operation<'_>) -> String {
    let mut section = "\n### Response\n\n".to_owned();
    let hand = crate::write::by_hand(&operation.function);
    let returns = hand.and_then(|hand| hand.returns);
    if let Some(returns) = returns {
        let value = returns.split_once(", ").map_or(returns, |(_, value)| value);
        let value = value.strip_suffix('>').unwrap_or(value);
        let _ = writeln!(section, "`{value}`");
        section += &events(operation);
        return section;
    }
    match &operation.response {
        Value::Json(value) => {
            if let Some(hand) = hand {
                let name = operation.type_name("Response");
                let is_own = hand.types.contains(&&*name);
                if is_own {
                    let _ = writeln!(
                        section,
                        "[`{name}`]({}). The fields of the server's response:",
                        Pages::folder(operation)
                    );
                } else {
                    let _ = writeln!(section, "{}", pages.type_link(operation, value));
                }
            } else {
                let _ = writeln!(section, "{}", pages.type_link(operation, value));
            }
            if let Some(field) = &operation.wrapper {
                let _ = write!(
                    section,
                    "\nThe SDK reads the field `{field}` of the body.\n"
                );
            }
            section += &fields(pages, operation, value);
        }
        Value::Nothing => section += "`()`: the SDK reads no body.\n",
        Value::Bytes => {
            section += "`Download`: the body, which the program reads in parts or as a whole.\n";
        }
        Value::Events => {
            let event = by_hand::event(&operation.function).unwrap_or_default();
            let _ = writeln!(
                section,
                "[`EventStream<{event}>`]({})",
                Pages::folder(operation)
            );
            section += &events(operation);
        }
        Value::Page => section += "A page for a browser.\n",
        Value::BytesOrJson => section += "Bytes, or JSON.\n",
    }
    if operation.paged().is_some() && matches!(operation.response, Value::Json(_)) {
        section += "\n`PipeshubCore::pages` reads all pages, one after another.\n";
    }
    section
}

/// The events of a stream.
fn events(operation: &Operation<'_>) -> String {
    if operation.events().is_empty() {
        return String::new();
    }
    let mut table = "\n| event | ends the stream | reports a failure |\n|---|---|---|\n".to_owned();
    let condition = |condition: &Condition| match condition {
        Condition::Fixed(true) => "yes".to_owned(),
        Condition::Fixed(false) => "no".to_owned(),
        Condition::When(text) => cell(text),
    };
    for event in operation.events() {
        let ends = match &event.ends_unless {
            Some(field) => format!("yes, unless it has `{field}`"),
            None => condition(&event.ends),
        };
        let _ = writeln!(
            table,
            "| `{}` | {ends} | {} |",
            event.event,
            condition(&event.error)
        );
    }
    table
}

/// The fields of a response, or of the items of a list.
fn fields(pages: &Pages<'_>, operation: &Operation<'_>, value: &Type) -> String {
    let (mut inner, mut of) = (value, "");
    while let Type::List(item) | Type::Nullable(item) | Type::Map(item) = inner {
        inner = item;
        of = " of each item";
    }
    let Type::Named(name) = inner else {
        return String::new();
    };
    let types = &pages.model.types[operation.found.family.name];
    let Some(Kind::Struct(fields)) = types.get(name).map(|definition| &definition.kind) else {
        return String::new();
    };
    if fields.is_empty() {
        return String::new();
    }
    let mut table = if of.is_empty() {
        String::new()
    } else {
        format!("\nThe fields{of}:\n")
    };
    table += "\n| field | type | description |\n|---|---|---|\n";
    for field in fields {
        table += &row(pages, operation, field);
    }
    table
}

fn row(pages: &Pages<'_>, operation: &Operation<'_>, field: &Field) -> String {
    let (inner, presence) = presence(field, false);
    let value = match presence {
        Presence::Required => inner.clone(),
        Presence::Constant => return String::new(),
        _ => Type::Nullable(Box::new(inner.clone())),
    };
    let docs = field_docs(field, inner);
    format!(
        "| `{}` | {} | {} |\n",
        field.name,
        pages.type_link(operation, &value),
        cell(&docs)
    )
}

fn errors(operation: &Operation<'_>) -> String {
    let facts = operation.found.operation;
    let mut section =
        "\n### Errors\n\n| status | meaning | what to do |\n|---|---|---|\n".to_owned();
    let is_admin = matches!(
        facts.role,
        Some(Role::Admin | Role::TeamAdmin | Role::AdminOrSelf)
    );
    let has_token = facts.auth.is_none();
    for status in &facts.errors {
        let (meaning, reaction) = status_docs(status, is_admin, has_token);
        let _ = writeln!(section, "| {status} | {meaning} | {reaction} |");
    }
    section += "\n[Errors and what to do](../../README.md#errors-and-what-to-do) lists the errors \
                without a status.";
    let repeated = match facts.resend {
        Resend::Safe => {
            " The operation may be repeated after any error, since twice has the effect \
                         of once.\n"
                .to_owned()
        }
        Resend::IfNotExecuted => {
            let advice = facts.when_unknown.as_deref().unwrap_or(WHEN_UNKNOWN);
            format!(
                " If `Error::outcome_is_unknown` returns `true`, the server may have run the \
                 operation: {}.\n",
                lower(sentence(advice).trim_end_matches('.'))
            )
        }
    };
    section += &repeated;
    section
}

/// The meaning of a status, and the reaction.
fn status_docs(status: &str, is_admin: bool, has_token: bool) -> (&'static str, &'static str) {
    match status {
        "400" if is_admin => (
            "The server refuses an argument, or the user is not an administrator.",
            "Correct the request, or use the token of an administrator.",
        ),
        "400" => ("The server refuses an argument.", "Correct the request."),
        "401" if has_token => (
            "The token is missing, invalid or expired.",
            "Use a valid token.",
        ),
        "401" => (
            "The server refuses the credentials.",
            "Correct the credentials.",
        ),
        "403" if has_token => (
            "A scope of the token or a permission of the user is missing.",
            "Use a token with the scopes above, of a user with the permission.",
        ),
        "403" => ("The server refuses the caller.", "Ask an administrator."),
        "404" => (
            "The object does not exist, or the user cannot see it.",
            "Check the ids of the request.",
        ),
        "406" => (
            "The server has no response in a media type that the request accepts.",
            "Accept the media types of the server.",
        ),
        "408" | "504" => (
            "A service behind the server did not respond in time.",
            "Try again later.",
        ),
        "409" => (
            "The request contradicts the present state, for example a name exists.",
            "Read the state, and change the request.",
        ),
        "410" => (
            "The object existed and is no longer valid.",
            "Create a new one.",
        ),
        "413" => ("The body is too large.", "Send less."),
        "422" => (
            "The server cannot process the content.",
            "Correct the content.",
        ),
        "429" => (
            "Too many requests.",
            "Wait for `Error::retry_after`. The SDK waits for up to 60 s by itself.",
        ),
        "500" => (
            "The server failed.",
            "Read `Error::reply`, and report the failure.",
        ),
        "502" => ("A service behind the server failed.", "Try again later."),
        "503" => (
            "A service behind the server is unavailable.",
            "Try again later.",
        ),
        _ => ("The server refuses the request.", "Read `Error::reply`."),
    }
}

impl Pages<'_> {
    /// A type as a link to the file of the API's type in it.
    fn type_link(&self, operation: &Operation<'_>, value: &Type) -> String {
        let mut uses = types::Uses::default();
        let text = types::rust(value, &mut uses);
        let text = format!("`{text}`");
        match uses.named.first() {
            Some(name) => format!("[{text}]({})", self.file_of_type(operation, name)),
            None => text,
        }
    }

    /// A file of a group.
    fn file(operation: &Operation<'_>, module: &str) -> String {
        format!("{}/{module}.rs", Self::folder(operation))
    }

    /// The folder of a group.
    fn folder(operation: &Operation<'_>) -> String {
        let package = package(operation.found.family.name);
        format!("../../crates/{package}/src/{}", operation.group)
    }

    fn file_of_type(&self, operation: &Operation<'_>, name: &str) -> String {
        let family = operation.found.family.name;
        if self.is_shared(family, name) {
            let module = crate::names::snake(name);
            return format!(
                "../../crates/{}/src/models/{family}/{module}.rs",
                package(family)
            );
        }
        if crate::write::by_hand(&operation.function).is_some() {
            return Self::folder(operation);
        }
        Self::file(operation, &operation.method)
    }
}
