//! Requests: what is sent, and what is refused before anything is sent.

use std::fmt::Write as _;

use pipeshub_core::{Delivery, ErrorKind};
use pipeshub_tests::description::{
    Argument, Content, Direction, Kind, Limit, Operation, Place, Sampler, beyond_limits,
    beyond_pattern,
};
use pipeshub_tests::{Recorded, Reply};
use serde_json::{Map, Value, json};

use super::{VARIANTS, call, called, least_arguments, least_reply};
use crate::common::TOKEN;

/// Encodes a text for a path or a query by RFC 3986.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Returns a value as it is sent in a query.
fn in_query(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// Returns the request target that the server expects.
fn target(operation: &Operation, arguments: &Value) -> String {
    let (mut path, mut query) = (operation.whole_path(), Vec::new());
    for Argument {
        name,
        sent,
        place,
        is_exploded,
        ..
    } in operation.arguments()
    {
        let Some(value) = arguments.get(&name) else {
            continue;
        };
        match (place, value) {
            (Place::Path, value) => {
                path = path.replace(&format!("{{{sent}}}"), &encoded(&in_query(value)));
            }
            (Place::Query, Value::Array(items)) if is_exploded => {
                query.extend(
                    items
                        .iter()
                        .map(|item| format!("{sent}={}", encoded(&in_query(item)))),
                );
            }
            (Place::Query, Value::Array(items)) => {
                let items: Vec<_> = items.iter().map(|item| encoded(&in_query(item))).collect();
                query.push(format!("{sent}={}", items.join("%2C")));
            }
            (Place::Query, value) => query.push(format!("{sent}={}", encoded(&in_query(value)))),
            _ => {}
        }
    }
    if query.is_empty() {
        path
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// Returns the body that the server expects.
pub(super) fn body(operation: &Operation, arguments: &Value) -> Option<Value> {
    operation.body()?;
    let (mut fields, mut whole) = (Map::new(), None);
    for argument in operation.arguments() {
        let value = arguments.get(&argument.name);
        match argument.place {
            Place::Body => whole = value.cloned(),
            Place::Field => {
                let constant = argument.schema.constant().filter(|_| argument.is_required);
                let value = constant.map(Value::from).or_else(|| value.cloned());
                if let Some(value) = value {
                    fields.insert(argument.sent.to_owned(), value);
                }
            }
            _ => {}
        }
    }
    Some(whole.unwrap_or_else(|| fields.into()))
}

/// Returns the fields of a form: a list with an entry for each text and each file.
fn in_form(fields: &Value) -> Value {
    let mut entries = Vec::new();
    for (name, value) in fields.as_object().into_iter().flatten() {
        let values = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        entries.extend(values.iter().map(|value| match value {
            Value::Object(file) if file.contains_key("content") => json!([name, file]),
            value => json!([name, in_query(value)]),
        }));
    }
    sorted(entries)
}

fn sorted(mut entries: Vec<Value>) -> Value {
    entries.sort_by_key(Value::to_string);
    entries.into()
}

/// Returns the media type of a body, and its content.
fn sent_body(content_type: &str, body: &[u8]) -> (String, Value) {
    let (media_type, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
    let content = match media_type {
        "multipart/form-data" => {
            let boundary = parameters
                .trim()
                .strip_prefix("boundary=")
                .expect("a boundary");
            parts(body, boundary.trim_matches('"'))
        }
        "application/x-www-form-urlencoded" => {
            let pairs = url::form_urlencoded::parse(body);
            sorted(pairs.map(|(name, value)| json!([name, value])).collect())
        }
        _ => serde_json::from_slice(body).unwrap_or(Value::Null),
    };
    (media_type.to_owned(), content)
}

/// Returns the parts of a form, as [`in_form`] does.
fn parts(body: &[u8], boundary: &str) -> Value {
    let body = std::str::from_utf8(body).expect("the samples are text");
    let (form, end) = body
        .rsplit_once(&format!("--{boundary}--"))
        .expect("the end of a form");
    assert_eq!(end, "\r\n");
    let mut entries = Vec::new();
    for part in form.split(&format!("--{boundary}\r\n")).skip(1) {
        let (head, content) = part.split_once("\r\n\r\n").expect("the head of a part");
        let content = content
            .strip_suffix("\r\n")
            .expect("a line before the boundary");
        let quoted = |name: &str| {
            let (_, rest) = head.split_once(&format!(" {name}=\""))?;
            Some(rest.split('"').next().unwrap_or_default())
        };
        let name = quoted("name").expect("the name of a part");
        let content_type = head.split_once("\r\nContent-Type: ").map(|(_, of)| of);
        entries.push(match quoted("filename") {
            Some(file) => {
                json!([name, {"name": file, "type": content_type, "content": content}])
            }
            None => json!([name, content]),
        });
    }
    sorted(entries)
}

/// Returns how a request differs from the one that the server expects.
fn request_differences(operation: &Operation, arguments: &Value, sent: &Recorded) -> Vec<String> {
    let mut differences = Vec::new();
    let mut compare = |of: &str, sent: String, due: String| {
        if sent != due {
            differences.push(format!("{of}: sent {sent}, due {due}"));
        }
    };
    compare("method", sent.method.clone(), operation.method.clone());
    compare("target", sent.target.clone(), target(operation, arguments));
    let header = |name: &str| sent.headers_named(name).join(", ");
    let token = match operation.facts["x-auth"].as_str() {
        Some("none") => String::new(),
        _ => format!("Bearer {TOKEN}"),
    };
    compare("authorization", header("authorization"), token);
    let due = body(operation, arguments).unwrap_or_default();
    let (media_type, body) = sent_body(&header("content-type"), &sent.body);
    let due_type = operation.body().map_or("", |(media_type, _)| media_type);
    compare("content-type", media_type, due_type.to_owned());
    let due = match due_type {
        "" | "application/json" => due,
        _ => in_form(&due),
    };
    compare("body", body.to_string(), due.to_string());
    differences
}

/// Returns samples of arguments: the least, and the most with each variant.
fn samples(operation: &Operation) -> Vec<(&'static str, Value)> {
    let mut samples = vec![("least", least_arguments(operation))];
    for variant in 0..VARIANTS {
        let most = Sampler::new(Direction::Write, Content::Most);
        let arguments = Value::from(most.variant(variant).arguments(operation));
        if samples.iter().all(|(_, known)| *known != arguments) {
            samples.push(("most", arguments));
        }
    }
    for (name, content) in [
        ("nulls", Content::Nulls),
        ("new values", Content::NewValues),
    ] {
        let mut sampler = Sampler::new(Direction::Write, content);
        samples.push((name, sampler.arguments(operation).into()));
    }
    samples
}

#[tokio::test(start_paused = true)]
async fn requests_are_those_that_the_server_expects() {
    let (mut problems, mut count) = (Vec::new(), 0);
    for (operation, function) in called() {
        let reply = least_reply(operation);
        for (name, arguments) in samples(operation) {
            let outcome = call(function, &arguments, &reply).await;
            count += 1;
            let found = match &outcome.requests[..] {
                [sent] => request_differences(operation, &arguments, sent),
                requests => vec![format!(
                    "{} requests, {:?}",
                    requests.len(),
                    outcome.result.map_err(|error| error.to_string())
                )],
            };
            problems.extend(
                found
                    .iter()
                    .map(|of| format!("{} {name}: {of}", operation.id)),
            );
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(count > 700, "{count} requests");
}

#[tokio::test(start_paused = true)]
async fn values_beyond_a_limit_are_refused_with_the_name_of_the_field() {
    let (mut problems, mut count) = (Vec::new(), 0);
    for (operation, function) in called() {
        let reply = least_reply(operation);
        for (name, arguments) in samples(operation) {
            if name != "most" {
                continue;
            }
            for argument in operation.arguments() {
                let Some(sample) = arguments.get(&argument.name) else {
                    continue;
                };
                let mut limits = beyond_limits(argument.schema, argument.sent, sample);
                let of_path = argument.pattern.filter(|_| argument.place == Place::Path);
                for (limit, text) in of_path.map(beyond_pattern).unwrap_or_default() {
                    limits.push(Limit {
                        pointer: String::new(),
                        name: argument.sent.to_owned(),
                        limit,
                        value: text.into(),
                    });
                }
                for limit in limits {
                    let mut arguments = arguments.clone();
                    let place = format!("/{}{}", argument.name, limit.pointer);
                    *arguments
                        .pointer_mut(&place)
                        .expect("a place in the sample") = limit.value;
                    let outcome = call(function, &arguments, &reply).await;
                    count += 1;
                    let at = format!("{} {place}: {}", operation.id, limit.limit);
                    match outcome.result {
                        Ok(_) => problems.push(format!("{at}: accepted")),
                        Err(error) => {
                            let is_refused = error.kind() == ErrorKind::InvalidRequest
                                && error.delivery() == Delivery::NotSent
                                && outcome.requests.is_empty()
                                && error.to_string().contains(&format!("`{}`", limit.name));
                            if !is_refused {
                                problems.push(format!("{at}: {error}"));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(count > 700, "{count} limits");
}

#[tokio::test(start_paused = true)]
async fn path_arguments_that_name_another_resource_are_refused() {
    let mut problems = Vec::new();
    for (operation, function) in called() {
        let reply = least_reply(operation);
        for argument in operation.arguments() {
            let is_text = matches!(argument.schema.kind(Direction::Write), Kind::Text);
            if argument.place != Place::Path || !is_text {
                continue;
            }
            for value in [
                "", ".", "..", "a/b", "a?b", "a#b", "a%2Fb", "a\\b", "a\nb", " a", "\u{e9}",
            ] {
                let mut arguments = least_arguments(operation);
                arguments[&argument.name] = json!(value);
                let outcome = call(function, &arguments, &reply).await;
                let at = format!("{} {} {value:?}", operation.id, argument.sent);
                match outcome.result {
                    Err(error)
                        if error.kind() == ErrorKind::InvalidRequest
                            && outcome.requests.is_empty()
                            && error.to_string().contains(&format!("`{}`", argument.sent)) => {}
                    result => problems.push(format!("{at}: {:?}", result.map(|_| ()))),
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test(start_paused = true)]
async fn status_proves_a_refusal_where_the_description_says_so() {
    let (mut problems, mut declared) = (Vec::new(), 0);
    for (operation, function) in called() {
        let arguments = least_arguments(operation);
        let proofs = operation.facts["x-refused-with"].as_array();
        declared += usize::from(proofs.is_some());
        for status in [400, 403, 404, 409] {
            let body = r#"{"error":{"code":"HTTP_CONFLICT","message":"of a service"}}"#;
            let reply = Reply {
                status,
                ..Reply::json(body)
            };
            let outcome = call(function, &arguments, &reply).await;
            let error = outcome.result.expect_err("an error of the server");
            let is_declared = proofs.is_some_and(|of| of.contains(&status.into()));
            let is_read = operation.method == "GET" && matches!(status, 400 | 403);
            let may_have_run = !is_declared && !is_read;
            if error.may_have_taken_effect() != may_have_run {
                problems.push(format!("{} {status}: {error}", operation.id));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(declared >= 3, "{declared} operations declare such statuses");
}
