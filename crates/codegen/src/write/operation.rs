//! Operations.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use http::Method;

use super::docs::{comment, sentence};
use super::types::{self, Uses, builder, field_source, rust};
use crate::description::{Place, Resend};
use crate::model::{Body, Definition, Field, Operation, Type, Value};

/// The first line of each file.
pub(super) fn head(family: &str) -> String {
    format!("// Written from api/openapi/{family}.yaml by `cargo xtask operations`. Do not edit.\n")
}

/// The file of an operation.
pub(super) fn source(
    operation: &Operation<'_>,
    own: &[(&String, &Definition)],
    _shared: &BTreeMap<&String, &Definition>,
) -> String {
    let found = operation.found;
    let family = found.family.name;
    let mut uses = Uses::default();
    uses.core
        .extend(["Call", "Operation", "PipeshubCore", "Reply"]);
    let mut body = facts(operation, &mut uses);
    let fields: Vec<Field> = operation
        .request
        .iter()
        .map(|field| field.field.clone())
        .collect();
    let request = operation.request_name();
    if !fields.is_empty() {
        let docs = format!("The arguments of `{}`.", found.operation.operation_id);
        body += &comment(0, [&*docs]);
        let _ = writeln!(
            body,
            "#[derive(Debug, Clone)]\n#[non_exhaustive]\npub struct {request} {{"
        );
        for field in &fields {
            body += &field_source(field, false, &mut uses);
        }
        body += "}\n";
        body += &builder(&request, &fields, false, &mut uses);
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
        body += &types::definition(name, definition, &mut uses);
    }
    body += "\n";
    body += &function(operation, &fields, &mut uses);
    format!(
        "{}//! `{} {}`\n\n{}\n{body}",
        head(family),
        found.method,
        found.path,
        uses.source(family, &names)
    )
}

fn facts(operation: &Operation<'_>, uses: &mut Uses) -> String {
    let found = operation.found;
    let facts = found.operation;
    let method = found.method.as_str().to_lowercase();
    let mut source = format!(
        "static OPERATION: Operation = Operation::{method}({:?}, {:?})",
        facts.operation_id, found.path
    );
    if !facts.scopes.is_empty() {
        let _ = write!(source, ".scopes(&{:?})", facts.scopes);
    }
    let default = if *found.method == Method::GET {
        Resend::Safe
    } else {
        Resend::IfNotExecuted
    };
    if facts.resend != default {
        uses.core.insert("Resend");
        let _ = write!(source, ".resend(Resend::{:?})", facts.resend);
    }
    if let Some(seconds) = facts.timeout {
        let _ = write!(source, ".timeout(Duration::from_secs({seconds}))");
    }
    source += ";\n\n";
    if facts.timeout.is_some() {
        source = format!("use std::time::Duration;\n\n{source}");
    }
    source
}

fn function(operation: &Operation<'_>, fields: &[Field], uses: &mut Uses) -> String {
    let facts = operation.found.operation;
    let summary = sentence(&facts.summary);
    let mut paragraphs = vec![summary];
    if !facts.scopes.is_empty() {
        let scopes: Vec<_> = facts
            .scopes
            .iter()
            .map(|scope| format!("`{scope}`"))
            .collect();
        paragraphs.push(format!("Needs the scopes {}.", scopes.join(", ")));
    }
    let paragraphs = paragraphs.iter().map(String::as_str);
    let mut source = comment(0, paragraphs);
    let _ = writeln!(
        source,
        "///\n/// # Errors\n///\n/// As each call; the server refuses with {}.",
        facts.errors.join(", ")
    );
    let _ = writeln!(source, "#[doc(alias = {:?})]", facts.operation_id);
    let value = match &operation.response {
        Value::Json(value) => {
            uses.core.insert("RawReply");
            rust(value, uses)
        }
        _ => "()".to_owned(),
    };
    let request = if fields.is_empty() {
        String::new()
    } else {
        format!(", request: {}", operation.request_name())
    };
    let _ = writeln!(
        source,
        "pub fn {}(core: &PipeshubCore{request}) -> Reply<'_, {value}> {{",
        operation.function
    );
    let mut call = "let call = Call::new(&OPERATION)".to_owned();
    for field in &operation.request {
        let (name, json) = (&field.field.name, &field.field.json);
        match field.place {
            Some(Place::Path) => {
                let encode = if field.pattern.as_deref() == Some("^[A-Za-z0-9_-]{1,64}$") {
                    "id"
                } else {
                    "path"
                };
                let _ = write!(call, ".{encode}({json:?}, &request.{name})");
            }
            Some(Place::Query) => {
                let value = match &field.field.value {
                    Type::Named(_) if field.field.is_optional => format!("request.{name}.as_ref()"),
                    Type::Text | Type::Named(_) | Type::List(_) => format!("&request.{name}"),
                    _ => format!("request.{name}"),
                };
                let _ = write!(call, ".query({json:?}, {value})");
            }
            Some(Place::Header) => {
                let _ = write!(call, ".header({json:?}, &request.{name})");
            }
            None => {}
        }
    }
    match &operation.body {
        Body::Fields => call += ".body(&request)",
        Body::Value(name) => {
            let _ = write!(call, ".body(&request.{name})");
        }
        _ => {}
    }
    let _ = writeln!(source, "{call};\ncore.call(call, RawReply::read)\n}}");
    uses.core.insert("RawReply");
    source
}
