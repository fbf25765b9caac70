//! Responses: what they decode to, and which are errors.

use pipeshub_core::ErrorKind;
use pipeshub_tests::description::{
    Content, Direction, Kind, Operation, Sampler, differences, required_places,
};
use serde_json::{Value, json};

use super::{BYTES, call, called, is_download, least_arguments, success};

const CONTENTS: [Content; 5] = [
    Content::Least,
    Content::Most,
    Content::Nulls,
    Content::UnknownFields,
    Content::NewValues,
];

/// Returns what the function returns of a response.
pub(super) fn returned(operation: &Operation, reply: &Value) -> Value {
    match operation.payload() {
        Some((Some(field), _)) => reply[field].clone(),
        _ => reply.clone(),
    }
}

#[tokio::test(start_paused = true)]
async fn responses_decode_to_what_is_in_them() {
    let (mut problems, mut count) = (Vec::new(), 0);
    for (operation, function) in called() {
        let arguments = least_arguments(operation);
        for content in CONTENTS {
            let mut sampler = Sampler::new(Direction::Read, content);
            let (body, due) = match (operation.json_reply(), operation.payload()) {
                (Some(whole), Some((_, schema))) => {
                    let body = sampler.sample(whole);
                    let due = returned(operation, &body);
                    (body, Some((schema, due)))
                }
                _ => (Value::Null, None),
            };
            let outcome = call(function, &arguments, &success(operation, &body)).await;
            count += 1;
            let found = match (outcome.result, due) {
                (Ok((decoded, _)), Some((schema, due))) => differences(schema, &due, &decoded),
                (Ok((decoded, _)), None) if is_download(operation) && decoded == BYTES => {
                    Vec::new()
                }
                (Ok((decoded, _)), None) if decoded.is_null() && !is_download(operation) => {
                    Vec::new()
                }
                (Ok((decoded, _)), None) => vec![format!("decoded {decoded}")],
                (Err(error), _) => vec![error.to_string()],
            };
            problems.extend(
                found
                    .iter()
                    .map(|of| format!("{} {content:?}: {of}", operation.id)),
            );
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(count > 300, "{count} responses");
}

/// Operations by hand, which accept responses without some of the fields.
const LENIENT: &[&str] = &["getConnectorConfig", "getConnectorInstance"];

#[tokio::test(start_paused = true)]
async fn responses_without_a_required_field_are_errors_that_name_it() {
    let (mut problems, mut count) = (Vec::new(), 0);
    for (operation, function) in called() {
        if LENIENT.contains(&operation.id) {
            continue;
        }
        let Some(schema) = operation.json_reply() else {
            continue;
        };
        let mut sampler = Sampler::new(Direction::Read, Content::Most);
        let body = sampler.sample(schema);
        let wrapper = operation.payload().and_then(|(field, _)| field);
        let arguments = least_arguments(operation);
        for (pointer, name) in required_places(schema, &body) {
            // The function does not read the flag beside the payload.
            if wrapper.is_some() && pointer.is_empty() && Some(name) != wrapper {
                continue;
            }
            for replacement in [None, another_type(operation, &pointer, name)] {
                let mut body = body.clone();
                let object = body.pointer_mut(&pointer).and_then(Value::as_object_mut);
                let object = object.expect("an object of the sample");
                let is_missing = replacement.is_none();
                match replacement {
                    None => drop(object.remove(name)),
                    Some(other) => drop(object.insert(name.to_owned(), other)),
                }
                let outcome = call(function, &arguments, &success(operation, &body)).await;
                count += 1;
                let at = format!("{} {pointer}/{name} missing: {is_missing}", operation.id);
                match outcome.result {
                    Ok(_) => problems.push(format!("{at}: a value")),
                    Err(error) => {
                        let text = error.to_string();
                        let is_named = text.contains(&format!("{name}`"));
                        if error.kind() != ErrorKind::InvalidReply || !is_named {
                            problems.push(format!("{at}: {text}"));
                        }
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(count > 500, "{count} responses");
}

/// Returns a value of another type than that of a field, unless the SDK keeps any value.
fn another_type(operation: &Operation, pointer: &str, name: &str) -> Option<Value> {
    let mut schema = operation.json_reply().expect("a response in JSON");
    let path = format!("{pointer}/{name}");
    for part in path.split('/').skip(1) {
        schema = match schema.kind(Direction::Read) {
            Kind::Struct(fields) => {
                let found = fields.into_iter().find(|field| field.name == part);
                found.expect("a field").schema
            }
            Kind::List(item) | Kind::Map(item) => item,
            kind => panic!("{kind:?} has no field {part}"),
        };
    }
    match schema.kind(Direction::Read) {
        Kind::Json => None,
        Kind::List(_) => Some(json!({"of": "another type"})),
        _ => Some(json!([["of another type"]])),
    }
}
