//! Operations.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use http::Method;

use super::docs::{comment, list_of, literal, sentence};
use super::types::{self, Presence, Uses, builder, field_source, presence, rust};
use super::{CRATE, Own, by_hand, is_file, paged};
use crate::description::{Place, Resend, Role};
use crate::model::{Body, Definition, Field, Operation, RequestField, Type, Value};
use crate::names;

/// The limits of the arguments that `Call::id` accepts.
const ID: &str = "<1,64,i";

/// The advice of an operation whose description has none, as `Operation::packed` sets it.
pub(super) const WHEN_UNKNOWN: &str = "check whether the call took effect before you call it again";

/// The first line of each file.
pub(super) fn head(family: &str) -> String {
    format!("// Written from api/openapi/{family}.yaml by `cargo xtask operations`. Do not edit.\n")
}

/// The public types that are in the file of an operation.
pub(super) fn public_types(operation: &Operation<'_>, own: &Own<'_>) -> Vec<String> {
    if let Some(hand) = by_hand(&operation.function) {
        return hand.types.iter().map(|&name| name.to_owned()).collect();
    }
    let id = operation.found.operation.operation_id.as_str();
    let own = own.get(id).into_iter().flatten();
    let mut types: Vec<_> = own.map(|name| (*name).clone()).collect();
    if !operation.request.is_empty() {
        types.push(operation.request_name());
    }
    types
}

/// The file of an operation.
pub(super) fn source(
    operation: &Operation<'_>,
    own: &[(&String, &Definition)],
    types: &BTreeMap<String, Definition>,
) -> String {
    let found = operation.found;
    let family = found.family.name;
    let mut uses = Uses::default();
    uses.core
        .extend(["Call", "Operation", "PackedOperation", "PipeshubCore"]);
    let mut body = facts(operation, &mut uses);
    let fields: Vec<Field> = operation
        .request
        .iter()
        .map(|field| field.field.clone())
        .collect();
    let request = operation.request_name();
    if !fields.is_empty() {
        let docs = format!("The arguments of [`{}`].", operation.function);
        body += &comment(0, [&*docs]);
        let is_form = operation.body == Body::Multipart;
        let has_float = fields
            .iter()
            .any(|field| super::value_has_float(&field.value, types));
        let eq = if has_float { "" } else { ", Eq" };
        let derives = if is_form {
            // A file is sent once.
            "#[derive(Debug)]\n".to_owned()
        } else {
            format!(
                "#[derive(Debug, Clone, PartialEq{eq})]\n{}",
                types::derive_serde("rename_all = \"camelCase\"")
            )
        };
        let _ = writeln!(body, "{derives}#[non_exhaustive]\npub struct {request} {{");
        for field in &fields {
            let source = field_source(&request, field, true, &mut uses);
            if is_form {
                let lines = source.lines();
                let lines = lines.filter(|line| !line.starts_with("#[cfg_attr(feature"));
                body.extend(lines.flat_map(|line| [line, "\n"]));
            } else {
                body += &source;
            }
        }
        body += "}\n";
        body += &builder(&request, &fields, &mut uses);
        if operation.body == Body::Fields {
            let of_body: Vec<_> = operation
                .request
                .iter()
                .filter(|field| field.place.is_none())
                .map(|field| field.field.clone())
                .collect();
            body += &types::to_json(&request, &of_body, &mut uses);
        }
    }
    let mut names = BTreeSet::from([request.as_str()]);
    for (name, definition) in own {
        names.insert(name.as_str());
        body += "\n";
        body += &types::definition(name, definition, types, &mut uses);
    }
    body += "\n";
    body += &function(operation, !fields.is_empty(), &mut uses);
    body += &paged::source(operation, types, &mut uses);
    let duration = if found.operation.timeout.is_some() {
        "use std::time::Duration;\n\n"
    } else {
        ""
    };
    let event = by_hand::event(&operation.function);
    let event = event.map_or(String::new(), |event| {
        format!("\nuse {CRATE}::{}::{event};\n", operation.group)
    });
    let each = if operation.request.iter().any(is_repeated) {
        &*format!("\nuse {CRATE}::query::{{Repeated, query_each}};\n")
    } else {
        ""
    };
    format!(
        "{}//! `{} {}`\n\n{duration}{}{each}{event}\n{body}",
        head(family),
        found.method,
        found.path,
        uses.source(family, &names)
    )
}

fn facts(operation: &Operation<'_>, uses: &mut Uses) -> String {
    let found = operation.found;
    let facts = found.operation;
    let mut source = format!(
        "static OPERATION: PackedOperation = Operation::packed({:?}, {})",
        found.method.as_str(),
        texts(operation)
    );
    let default = if *found.method == Method::GET {
        Resend::Safe
    } else {
        Resend::IfNotExecuted
    };
    if facts.resend != default {
        uses.core.insert("Resend");
        let _ = write!(source, ".resend(Resend::{:?})", facts.resend);
    }
    if !facts.refused_with.is_empty() {
        let _ = write!(source, ".refused_with(&{:?})", facts.refused_with);
    }
    if !facts.servers.is_empty() {
        source += ".at_root()";
    }
    if facts.auth.is_some() {
        source += ".without_token()";
    }
    if let Some(seconds) = facts.timeout {
        let _ = write!(source, ".timeout(Duration::from_secs({seconds}))");
    }
    source + ";\n\n"
}

/// The literal of the packed texts: in one line, or each text in lines of its own.
fn texts(operation: &Operation<'_>) -> String {
    let facts = operation.found.operation;
    let advice = facts.when_unknown.as_deref().unwrap_or_default();
    let advice = literal(&advice.replace('`', ""));
    let scopes = facts.scopes.join(" ");
    let mut texts = vec![
        &*facts.operation_id,
        &operation.found.path,
        &scopes,
        advice.trim_matches('"'),
    ];
    // The defaults.
    while texts.last().is_some_and(|text| text.is_empty()) {
        texts.pop();
    }
    let line = texts.join("|");
    if line.len() <= 90 && !line.contains('\n') {
        return format!("\"{line}\"");
    }
    // The id and the path are in one line if they fit.
    let id_and_path = texts.drain(..2).collect::<Vec<_>>();
    let between = if id_and_path.concat().len() <= 85 {
        "|"
    } else {
        "\\\n     |"
    };
    let first = id_and_path.join(between);
    texts.insert(0, &first);
    format!("\"{}\"", texts.join("\\\n     |"))
}

fn is_repeated(field: &RequestField) -> bool {
    field.explode && matches!(field.field.value, Type::List(_))
}

/// The doc comment of the function.
fn docs(operation: &Operation<'_>) -> String {
    let facts = operation.found.operation;
    let mut paragraphs = vec![sentence(&facts.summary)];
    paragraphs.extend(token(operation));
    match facts.resend {
        Resend::Safe if *operation.found.method != Method::GET => paragraphs.push(
            "The SDK may send the request again, since twice has the effect of once.".to_owned(),
        ),
        Resend::IfNotExecuted => paragraphs.push(
            "The SDK never sends the request again once the server may have received it."
                .to_owned(),
        ),
        Resend::Safe => {}
    }
    if !facts.refused_with.is_empty() {
        let statuses: Vec<_> = facts.refused_with.iter().map(u16::to_string).collect();
        paragraphs.push(format!(
            "After status {}, the operation certainly did not run.",
            list_of(&statuses, "or")
        ));
    }
    if facts.auth.is_some() {
        paragraphs.push("The SDK sends no token, since the server reads none.".to_owned());
    }
    if operation.paged().is_some() {
        paragraphs.push(
            "[`PipeshubCore::pages`] sends the requests of all pages, one after another."
                .to_owned(),
        );
    }
    if let Some(seconds) = facts.timeout {
        paragraphs.push(format!("The default deadline is {seconds} s."));
    }
    if facts.secret_reply {
        paragraphs.push("The response contains secrets, which `Debug` does not print.".to_owned());
    }
    paragraphs.push("# Errors".to_owned());
    paragraphs.push(format!(
        "[`Status`](pipeshub_core::ErrorKind::Status) {}, besides the errors of each call.",
        list_of(&facts.errors, "or")
    ));
    comment(0, paragraphs.iter().map(String::as_str))
}

/// The token and the user that an operation needs.
pub(super) fn token(operation: &Operation<'_>) -> Option<String> {
    let facts = operation.found.operation;
    let quoted = |scopes: &[String]| -> Vec<String> {
        scopes.iter().map(|scope| format!("`{scope}`")).collect()
    };
    let mut sentences = Vec::new();
    if !facts.scopes.is_empty() {
        let plural = if facts.scopes.len() == 1 { "" } else { "s" };
        let scopes = list_of(&quoted(&facts.scopes), "and");
        sentences.push(format!("An OAuth token needs the scope{plural} {scopes}."));
    }
    if !facts.scopes_any.is_empty() {
        let sets: Vec<_> = facts
            .scopes_any
            .iter()
            .map(|set| list_of(&quoted(set), "with"))
            .collect();
        sentences.push(format!("The server requires {}.", list_of(&sets, "or")));
    }
    for note in facts.scopes_note.iter().flat_map(|note| note.split("; ")) {
        sentences.push(sentence(note));
    }
    let role = match facts.role {
        None => "",
        Some(Role::Admin) => "The user must be an administrator.",
        Some(Role::TeamAdmin) => "For a connector of the team, the user must be an administrator.",
        Some(Role::Visible) => "The user must be able to see the connector.",
        Some(Role::KbWriter) => "The user must be a writer of the knowledge base.",
        Some(Role::KbOwner) => "The user must be the owner of the knowledge base.",
        Some(Role::AdminOrSelf) => "The user must be an administrator, or the user in the request.",
        Some(Role::TeamOwner) => "The user must be the owner of the team.",
        Some(Role::AgentViewer) => "The user must be able to see the agent.",
        Some(Role::AgentEditor) => "The user must be able to change the agent.",
    };
    if !role.is_empty() {
        sentences.push(role.to_owned());
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The name of an operation in the published SDKs. A first word in capitals is small there, as in
/// `smtpConfigurationGetSMTPConfig`.
pub(super) fn published(operation: &Operation<'_>) -> String {
    let facts = operation.found.operation;
    let tag = &facts.tags[0];
    let first = tag.split(' ').next().unwrap_or_default();
    let is_acronym = !first.chars().any(|letter| letter.is_ascii_lowercase());
    let small = if is_acronym { first.len() } else { 1 };
    let mut tag = names::pascal(tag);
    if let Some(first) = tag.get_mut(..small) {
        first.make_ascii_lowercase();
    }
    tag + &names::pascal(&facts.operation_id)
}

fn function(operation: &Operation<'_>, has_request: bool, uses: &mut Uses) -> String {
    let mut source = docs(operation);
    let _ = writeln!(source, "#[doc(alias = {:?})]", published(operation));
    let (value, decode) = match (&operation.response, &operation.wrapper) {
        (Value::Json(value), None) => {
            uses.core.insert("RawReply");
            (rust(value, uses), "RawReply::read".to_owned())
        }
        (Value::Json(value), Some(field)) => {
            (rust(value, uses), format!("|raw|raw.read_in({field:?})"))
        }
        (Value::Bytes, _) => {
            uses.core.insert("Download");
            ("Download".to_owned(), String::new())
        }
        (Value::Events, _) => {
            uses.core.insert("EventStream");
            let event = by_hand::event(&operation.function).unwrap_or_default();
            (format!("EventStream<{event}>"), String::new())
        }
        _ => ("()".to_owned(), "|raw|Ok(raw.into_response(()))".to_owned()),
    };
    let is_open = matches!(operation.response, Value::Bytes | Value::Events);
    let future = if is_open { "Opening" } else { "Reply" };
    uses.core.insert(future);
    let request = if has_request {
        format!(", request: {}", operation.request_name())
    } else {
        String::new()
    };
    let _ = writeln!(
        source,
        "pub fn {}(core: &PipeshubCore{request}) -> {future}<'_, {value}> {{",
        operation.function
    );
    let mut call = "Call::new(&OPERATION)".to_owned();
    for field in &operation.request {
        call = argument(call, field, uses);
    }
    match &operation.body {
        Body::Fields => call += ".body(&request)",
        Body::Value(name) => {
            let _ = write!(call, ".body(&request.{name})");
        }
        Body::Multipart => call += &limits_in_form(operation, uses),
        _ => {}
    }
    let (form, sent) = if operation.body == Body::Multipart {
        uses.core.insert("Form");
        (
            format!("let form = {};\n", form(operation)),
            "call.form(form)",
        )
    } else {
        (String::new(), "call")
    };
    let (function, decode) = if is_open {
        ("open", String::new())
    } else {
        ("call", format!(", {decode}"))
    };
    if call == "Call::new(&OPERATION)" && form.is_empty() {
        let _ = writeln!(source, "core.{function}({call}{decode})\n}}");
    } else {
        let _ = writeln!(
            source,
            "let call = {call};\n{form}core.{function}({sent}{decode})\n}}"
        );
    }
    source
}

/// The limits of texts and lists in a form, as parts of the expression of a call.
fn limits_in_form(operation: &Operation<'_>, uses: &mut Uses) -> String {
    let fields = operation.request.iter();
    let fields = fields.filter(|field| field.place.is_none());
    let mut source = String::new();
    for Field {
        name,
        json,
        value,
        is_optional,
        limits,
        ..
    } in fields.map(|field| &field.field)
    {
        let (method, measured) = match (value, is_optional) {
            (Type::List(_), false) => ("limit_items", format!("request.{name}.len()")),
            (Type::Text, true) => ("limit", format!("request.{name}.as_deref()")),
            (Type::Text, false) => ("limit", format!("Some(&request.{name})")),
            _ => continue,
        };
        let limits = types::of_value(value, limits);
        if !limits.is_empty() {
            let limits = argument_limits(json, &limits, uses);
            let _ = write!(source, ".{method}({limits}, {measured})");
        }
    }
    source
}

/// The expression of the form of a request.
fn form(operation: &Operation<'_>) -> String {
    let fields = operation.request.iter();
    let fields = fields.filter(|field| field.place.is_none());
    let mut form = "Form::new()".to_owned();
    for Field {
        name,
        json,
        value,
        is_optional,
        ..
    } in fields.map(|field| &field.field)
    {
        let is_list = matches!(value, Type::List(_));
        let method = if is_file(value) { "part" } else { "text" };
        let as_text = match value {
            Type::Text | Type::File | Type::List(_) => "",
            Type::Secret => ".expose()",
            Type::Named(_) => ".as_str()",
            _ => ".to_string()",
        };
        let _ = match (is_list, is_optional) {
            (true, true) => write!(
                form,
                ".{method}s({json:?}, request.{name}.into_iter().flatten())"
            ),
            (true, false) => write!(form, ".{method}s({json:?}, request.{name})"),
            (false, true) if as_text.is_empty() => {
                write!(form, ".{method}s({json:?}, request.{name})")
            }
            (false, true) => write!(
                form,
                ".{method}s({json:?}, request.{name}.as_ref().map(|value| value{as_text}))"
            ),
            (false, false) => write!(form, ".{method}({json:?}, request.{name}{as_text})"),
        };
    }
    form
}

/// Adds an argument to the expression of a call.
fn argument(mut call: String, field: &RequestField, uses: &mut Uses) -> String {
    let Field {
        name, json, limits, ..
    } = &field.field;
    match field.place {
        Some(Place::Path) => {
            let value = match &field.field.value {
                Type::Named(_) => format!("request.{name}.as_str()"),
                Type::Integer | Type::IntegerOrText => format!("&request.{name}.to_string()"),
                _ => format!("&request.{name}"),
            };
            let limits = types::of_value(&Type::Text, limits);
            let _ = match &*limits {
                ID => write!(call, ".id({json:?}, {value})"),
                // `path` refuses the empty text.
                "" | "<1," => write!(call, ".path({json:?}, {value})"),
                limits => {
                    let limits = argument_limits(json, limits, uses);
                    write!(call, ".path_within({limits}, {value})")
                }
            };
        }
        Some(Place::Query) if is_repeated(field) => {
            let item = match types::of_value(&Type::Text, &field.field.item_limits) {
                limits if limits.is_empty() => "<,".to_owned(),
                limits => limits,
            };
            let values = if field.field.is_optional {
                format!("request.{name}.as_deref().unwrap_or_default()")
            } else {
                format!("&request.{name}")
            };
            return format!(
                "query_each({call}, &OPERATION, {json:?}, const {{ &Repeated::new({:?}, {}, {}) }}, \
                 {values})",
                json.clone() + &item,
                limits.least.unwrap_or_default(),
                limits
                    .most
                    .map_or("usize::MAX".to_owned(), |most| most.to_string()),
            );
        }
        Some(Place::Query) => {
            let (value, presence) = presence(&field.field, true);
            let is_optional = presence != Presence::Required;
            let expression = match value {
                Type::Named(_) if is_optional => {
                    format!("{CRATE}::query::text(request.{name}.as_ref())")
                }
                Type::Named(_) => format!("request.{name}.as_str()"),
                Type::List(item) if matches!(**item, Type::Named(_)) => {
                    let values = if is_optional {
                        "as_deref()"
                    } else {
                        "as_slice().into()"
                    };
                    format!("{CRATE}::query::texts(request.{name}.{values})")
                }
                Type::Text | Type::List(_) => format!("&request.{name}"),
                _ => format!("request.{name}"),
            };
            let limits = types::limits(value, &field.field);
            let _ = if limits.is_empty() {
                write!(call, ".query({json:?}, {expression})")
            } else {
                let limits = argument_limits(json, &limits, uses);
                write!(call, ".query_within({limits}, {expression})")
            };
        }
        Some(Place::Header) | None => {}
    }
    call
}

/// The limits of an argument, checked when they are compiled.
fn argument_limits(json: &str, limits: &str, uses: &mut Uses) -> String {
    uses.core.insert("QueryLimits");
    format!(
        "const {{ QueryLimits::new({:?}) }}",
        json.to_owned() + limits
    )
}
