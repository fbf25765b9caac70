//! The responses of the emulator for operations that it has no function for, `replies.tsv`.
//!
//! The response is the first recorded success if there is one, and a sample of the schema if not.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::routes;
use crate::description::{
    AdditionalProperties, Condition, Description, Document, Found, Schema, Type, TypeSet,
};

/// The path of the file.
pub const PATH: &str = "crates/pipeshub-emulator/src/gateway/replies.tsv";

/// The folder of the recordings.
pub const RECORDED: &str = "tests/fixtures/recorded";

/// The first line of the file.
const HEAD: &str = "# Written by `cargo xtask operations`. \
    Columns: id, source, status, media type, path parameters, body in JSON or `-`.\n";

/// Objects at this depth have their required fields only.
const DEPTH: usize = 4;

/// JSON whose fields keep their order.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Json {
    /// `null`.
    Null(()),
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(IndexMap<String, Json>),
}

/// Recorded exchanges of one subject.
#[derive(Deserialize)]
struct Recording {
    stand_in: bool,
    exchanges: Vec<Exchange>,
}

#[derive(Deserialize)]
struct Exchange {
    method: String,
    target: String,
    status: u16,
    reply: Option<Json>,
    reply_text: Option<String>,
    #[serde(default)]
    reply_headers: BTreeMap<String, String>,
    reply_not_kept: Option<Value>,
    cut: Option<Value>,
}

/// A response, and what proves it.
struct Reply {
    is_recorded: bool,
    status: u16,
    media_type: String,
    /// The path parameters of the recorded request.
    parameters: Vec<String>,
    body: Option<Json>,
}

/// The text of the file: a line for each operation, in the order of the ids.
///
/// # Errors
///
/// A recording cannot be read.
pub fn table(
    description: &Description,
    recordings: &Path,
) -> Result<String, Box<dyn Error + Send + Sync>> {
    let mut replies = recorded(description, recordings)?;
    for found in description.operations() {
        let id = found.operation.operation_id.as_str();
        if found.has_function() && !replies.contains_key(id) {
            replies.insert(id, sample(found));
        }
    }
    let mut table = HEAD.to_owned();
    for (id, reply) in replies {
        let source = if reply.is_recorded {
            "recorded"
        } else {
            "sample"
        };
        let parameters = if reply.parameters.is_empty() {
            "-".to_owned()
        } else {
            reply.parameters.join(" ")
        };
        let body = match &reply.body {
            Some(body) => serde_json::to_string(body)?,
            None => "-".to_owned(),
        };
        let _ = writeln!(
            table,
            "{id}\t{source}\t{}\t{}\t{parameters}\t{body}",
            reply.status, reply.media_type
        );
    }
    Ok(table)
}

/// The first recorded success of each operation. Responses of stand-ins prove no fields.
fn recorded<'a>(
    description: &'a Description,
    folder: &Path,
) -> Result<BTreeMap<&'a str, Reply>, Box<dyn Error + Send + Sync>> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort_unstable();
    let mut replies = BTreeMap::new();
    for file in files {
        let recording: Recording = serde_json::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        if recording.stand_in {
            continue;
        }
        for exchange in recording.exchanges {
            let is_whole = exchange.cut.is_none() && exchange.reply_not_kept.is_none();
            if !(200..300).contains(&exchange.status) || !is_whole {
                continue;
            }
            let path = exchange.target.split('?').next().unwrap_or_default();
            let Some((found, parameters)) = operation_at(description, &exchange.method, path)
            else {
                continue;
            };
            let media_type = exchange.reply_headers.get("content-type");
            let body = exchange.reply.or(exchange.reply_text.map(Json::Text));
            if body.is_none() && media_type.is_some() || !found.has_function() {
                continue;
            }
            let id = found.operation.operation_id.as_str();
            replies.entry(id).or_insert_with(|| Reply {
                is_recorded: true,
                status: exchange.status,
                media_type: media_type.map_or("-", String::as_str).to_owned(),
                parameters,
                body,
            });
        }
    }
    Ok(replies)
}

/// The operation at a path, with its path parameters. A literal has priority over a parameter.
fn operation_at<'a>(
    description: &'a Description,
    method: &str,
    path: &str,
) -> Option<(Found<'a>, Vec<String>)> {
    let segments: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let matches = description.operations().filter_map(|found| {
        let template = routes::path(found);
        let names: Vec<&str> = template.split('/').collect();
        if found.method.as_str() != method || names.len() != segments.len() {
            return None;
        }
        let mut parameters = Vec::new();
        for (name, segment) in names.iter().zip(&segments) {
            if name.starts_with('{') {
                parameters.push((*segment).to_owned());
            } else if !name.eq_ignore_ascii_case(segment) {
                return None;
            }
        }
        Some((found, parameters))
    });
    matches.min_by_key(|(_, parameters)| parameters.len())
}

/// A response made from the first success of the description.
fn sample(found: Found<'_>) -> Reply {
    let document = &found.family.document;
    let mut responses = found.operation.responses.iter();
    let first = responses.next();
    let status = first.and_then(|(status, _)| status.parse().ok());
    let content = first.and_then(|(_, response)| response.content.first());
    let (media_type, body) = match content {
        None => ("-", None),
        Some((kind, content)) if kind == "application/json" => (
            "application/json; charset=utf-8",
            Some(value(document, &content.schema, "", 0)),
        ),
        Some((kind, _)) if kind == "text/event-stream" => {
            (kind.as_str(), Some(Json::Text(events(found))))
        }
        Some((kind, _)) if kind.contains('*') => (
            "application/octet-stream",
            Some(Json::Text("a sample".to_owned())),
        ),
        Some((kind, _)) => (kind.as_str(), Some(Json::Text("a sample".to_owned()))),
    };
    Reply {
        is_recorded: false,
        status: status.unwrap_or(200),
        media_type: media_type.to_owned(),
        parameters: Vec::new(),
        body,
    }
}

/// Each event of a stream that reports no failure, the last one at the end.
fn events(found: Found<'_>) -> String {
    let fails = |condition: &Condition| matches!(condition, Condition::Fixed(true));
    let mut events: Vec<_> = found.operation.stream.iter().collect();
    events.retain(|event| !fails(&event.error));
    events.sort_by_key(|event| fails(&event.ends));
    let document = &found.family.document;
    let mut text = String::new();
    for event in events {
        let data = value(document, &event.data, "", 0);
        let data = serde_json::to_string(&data).unwrap_or_default();
        let _ = write!(text, "event: {}\ndata: {data}\n\n", event.event);
    }
    text
}

/// A value that the schema describes. `name` is the name of the field.
fn value(document: &Document, schema: &Schema, name: &str, depth: usize) -> Json {
    if let Some(reference) = &schema.reference {
        let target = reference.trim_start_matches("#/components/schemas/");
        return match document.components.schemas.get(target) {
            Some(schema) => value(document, schema, name, depth),
            None => Json::Null(()),
        };
    }
    if let Some(first) = schema.values.first() {
        return serde_json::from_value(first.clone()).unwrap_or(Json::Null(()));
    }
    let usable = |schema: &&Schema| schema.unusable.is_none();
    if let Some(first) = schema.one_of.iter().chain(&schema.any_of).find(usable) {
        return variant(document, schema, first, name, depth);
    }
    if !schema.all_of.is_empty() {
        let mut whole = fields(document, schema, depth);
        for part in &schema.all_of {
            if let Json::Object(more) = value(document, part, name, depth) {
                whole.extend(more);
            }
        }
        return Json::Object(whole);
    }
    match kind(schema) {
        Some(Type::Object) => Json::Object(fields(document, schema, depth)),
        Some(Type::Array) if depth > DEPTH && schema.min_items.is_none() => Json::List(Vec::new()),
        Some(Type::Array) => {
            let item = schema.items.as_deref();
            let item = item.map(|item| value(document, item, name, depth + 1));
            let count = schema.min_items.map_or(1, |count| count.max(1));
            let count = usize::try_from(count).unwrap_or(1);
            Json::List(item.into_iter().cycle().take(count).collect())
        }
        Some(Type::String) => Json::Text(text(document, schema, name)),
        Some(Type::Integer | Type::Number) => {
            let number = schema.minimum.unwrap_or(0).max(number(name));
            let number = schema.maximum.map_or(number, |most| number.min(most));
            Json::Number(number.into())
        }
        Some(Type::Boolean) => Json::Bool(["success", "isActive"].contains(&name)),
        Some(Type::Null) | None => Json::Null(()),
    }
}

/// The first type of a schema that is not `null`.
fn kind(schema: &Schema) -> Option<Type> {
    match &schema.types {
        Some(TypeSet::One(kind)) => Some(*kind),
        Some(TypeSet::Several(kinds)) => {
            let mut kinds = kinds.iter();
            kinds.find(|kind| **kind != Type::Null).copied()
        }
        None if !schema.properties.is_empty() => Some(Type::Object),
        None => None,
    }
}

/// The value of a variant, with the field that tells the variants apart.
fn variant(
    document: &Document,
    schema: &Schema,
    variant: &Schema,
    name: &str,
    depth: usize,
) -> Json {
    let mut json = value(document, variant, name, depth);
    if let (Some(tag), Json::Object(fields)) = (&schema.discriminator, &mut json) {
        let mut mapping = tag.mapping.iter();
        let kind = mapping.find(|(_, target)| Some(*target) == variant.reference.as_ref());
        if let Some((kind, _)) = kind {
            fields.insert(tag.property_name.clone(), Json::Text(kind.clone()));
        }
    }
    if let Json::Object(whole) = &mut json {
        for (name, value) in fields(document, schema, depth) {
            whole.entry(name).or_insert(value);
        }
    }
    json
}

fn fields(document: &Document, schema: &Schema, depth: usize) -> IndexMap<String, Json> {
    let mut object = IndexMap::new();
    for (name, field) in &schema.properties {
        let is_due = schema.required.contains(name) || depth < DEPTH && !field.deprecated;
        if is_due && field.unusable.is_none() {
            object.insert(name.clone(), value(document, field, name, depth + 1));
        }
    }
    if let (true, Some(AdditionalProperties::Of(other))) = (
        object.is_empty() && depth < DEPTH,
        &schema.additional_properties,
    ) {
        object.insert("name".to_owned(), value(document, other, "", depth + 1));
    }
    object
}

fn number(name: &str) -> i64 {
    match name.to_ascii_lowercase() {
        // Milliseconds since 1970, as the server writes times in numbers.
        name if name.ends_with("timestamp") || name.ends_with("at") => 1_767_607_200_000,
        _ => 1,
    }
}

fn text(document: &Document, schema: &Schema, name: &str) -> String {
    if let Some(content) = &schema.content_schema {
        let content = value(document, content, name, 0);
        return serde_json::to_string(&content).unwrap_or_default();
    }
    let lower = name.to_ascii_lowercase();
    let text = match schema.format.as_deref() {
        Some("date-time") => "2026-01-05T10:00:00.000Z",
        Some("date") => "2026-01-05",
        Some("uuid") => "5eed0000-0000-4000-8000-00000000e001",
        Some("email") => "ada@example.com",
        Some("uri" | "url") => "https://pipeshub.example.com",
        _ if schema
            .pattern
            .as_deref()
            .is_some_and(|pattern| pattern.contains("{24}")) =>
        {
            "65f0c0de0000000000000e01"
        }
        _ if lower.ends_with("id") || lower == "_key" => "65f0c0de0000000000000e01",
        _ if lower == "status" => "success",
        _ if lower.contains("email") => "ada@example.com",
        _ if lower.ends_with("url") => "https://pipeshub.example.com",
        _ => "a sample",
    };
    let least = schema
        .min_length
        .map_or(0, |least| usize::try_from(least).unwrap_or(0));
    format!("{text:x<least$}")
}
