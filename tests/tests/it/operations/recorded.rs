//! Recorded exchanges with a real server, in `tests/fixtures/recorded/`.
//!
//! For each exchange, the suite makes the call that sends the recorded request, and responds with
//! the recorded response. A request that a client of the SDK cannot make is replaced by the least
//! one. `not_held.tsv` beside the exchanges lists what is not compared, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use pipeshub_core::{Error, ErrorKind};
use pipeshub_tests::description::{
    Argument, Direction, Kind, Operation, Place, differences, misfits, operations,
};
use pipeshub_tests::{Recorded, Reply};
use serde_json::{Map, Value, json};

use super::by_hand::BY_HAND;
use super::replies::returned;
use super::requests::body;
use super::values::{Function, function};
use super::{NOT_CALLED, assert_stored, call, least_arguments};

/// A recorded exchange.
struct Exchange {
    /// The file and the title.
    name: String,
    /// Whether a stand-in for the server's service made the response, so that its fields prove
    /// nothing.
    is_stand_in: bool,
    value: Value,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/recorded")
}

fn exchanges() -> Vec<Exchange> {
    let mut files: Vec<_> = fs::read_dir(folder())
        .expect("the folder of the exchanges")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|of| of == "json"))
        .collect();
    files.sort();
    let mut exchanges = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a file of exchanges");
        let content: Value = serde_json::from_str(&text).expect("a file in JSON");
        let stem = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a name");
        for value in content["exchanges"].as_array().expect("exchanges") {
            exchanges.push(Exchange {
                name: format!("{stem}: {}", value["title"].as_str().expect("a title")),
                is_stand_in: content["stand_in"] == true,
                value: value.clone(),
            });
        }
    }
    exchanges
}

fn decoded(text: &str) -> String {
    let url = format!("http://host/?x={}", text.replace('+', "%2B"));
    let url = url::Url::parse(&url).expect("a URL");
    let (_, value) = url.query_pairs().next().expect("a pair");
    value.into_owned()
}

impl Exchange {
    fn text(&self, name: &str) -> &str {
        self.value[name].as_str().expect("a text")
    }

    fn status(&self) -> u16 {
        let status = self.value["status"].as_u64().expect("a status");
        u16::try_from(status).expect("a status")
    }

    fn path(&self) -> &str {
        self.text("target").split('?').next().unwrap_or_default()
    }

    /// Returns the query, decoded.
    fn query(&self) -> Vec<(String, String)> {
        let query = self
            .text("target")
            .split_once('?')
            .map_or("", |(_, query)| query);
        let url = url::Url::parse(&format!("http://host/?{query}")).expect("a URL");
        url.query_pairs().into_owned().collect()
    }

    /// Returns the operation with the method and the path, and the arguments in the path.
    fn operation(&self) -> Option<(&'static Operation, Vec<(String, String)>)> {
        let found = operations().iter().filter_map(|operation| {
            if operation.method != self.text("method") {
                return None;
            }
            let template = operation.whole_path();
            let parts: Vec<_> = template.split('/').collect();
            let sent: Vec<_> = self.path().split('/').collect();
            if parts.len() != sent.len() {
                return None;
            }
            let mut arguments = Vec::new();
            for (part, sent) in parts.into_iter().zip(sent) {
                match part
                    .strip_prefix('{')
                    .and_then(|part| part.strip_suffix('}'))
                {
                    Some(name) if !sent.is_empty() => {
                        arguments.push((name.to_owned(), decoded(sent)));
                    }
                    _ if part == sent => {}
                    _ => return None,
                }
            }
            Some((operation, arguments))
        });
        found.min_by_key(|(_, arguments)| arguments.len())
    }

    /// Returns the arguments with which a client sends the request, or the reason why none can.
    fn arguments(
        &self,
        operation: &Operation,
        path: &[(String, String)],
    ) -> Result<Value, &'static str> {
        let query = self.query();
        let all = operation.arguments();
        for (name, _) in &query {
            let is_known = |of: &Argument| of.place == Place::Query && of.sent == name;
            if !all.iter().any(is_known) {
                return Err("a query parameter that the server ignores");
            }
        }
        if self.value.get("body").is_some() {
            return Err("a body that is no JSON");
        }
        let sent = self.value.get("json");
        let header = |name: &str| self.value["headers"][name].as_str().unwrap_or_default();
        let is_json = header("content-type")
            .to_lowercase()
            .starts_with("application/json");
        if sent.is_some() && (!is_json || !header("content-encoding").is_empty()) {
            return Err("a content type or encoding that the client does not send");
        }
        match (operation.body(), sent) {
            (None, Some(sent)) if *sent != json!({}) => {
                return Err("a body that the server ignores");
            }
            (Some((media_type, _)), Some(_)) if media_type != "application/json" => {
                return Err("a body in JSON, where the client sends a form");
            }
            (Some((_, schema)), _) => {
                let sent = sent.cloned().unwrap_or_else(|| json!({}));
                let misfits = misfits(schema, Direction::Write, &sent);
                if misfits.iter().any(|misfit| misfit.ends_with("is missing")) {
                    return Err("a field of the body that the client requires is missing");
                }
                if misfits.iter().any(|misfit| misfit.ends_with("is unknown")) {
                    return Err("a field of the body that the server ignores or refuses");
                }
                if !misfits.is_empty() {
                    return Err("a value of the body with a type that the client cannot send");
                }
            }
            _ => {}
        }
        let mut arguments = Map::new();
        for argument in all {
            let value = match argument.place {
                Place::Path => {
                    let found = path.iter().find(|(name, _)| name == argument.sent);
                    let (_, text) = found.expect("an argument of the path");
                    Some(typed(&argument, text)?)
                }
                Place::Query => {
                    let values = query.iter().filter(|(name, _)| name == argument.sent);
                    let values: Vec<_> = values.map(|(_, value)| value.as_str()).collect();
                    match (argument.schema.kind(Direction::Write), &values[..]) {
                        (_, []) => None,
                        (Kind::List(_), values) if argument.is_exploded => Some(json!(values)),
                        (Kind::List(_), [list]) => {
                            Some(list.split(',').map(str::to_owned).collect())
                        }
                        (_, [value]) => Some(typed(&argument, value)?),
                        _ => return Err("a query parameter that is there twice"),
                    }
                }
                Place::Header => self.value["headers"].get(argument.sent).cloned(),
                Place::Field => sent.and_then(|sent| sent.get(argument.sent)).cloned(),
                Place::Body => sent.cloned(),
            };
            match value {
                Some(value) => drop(arguments.insert(argument.name, value)),
                None if argument.is_required && argument.schema.constant().is_none() => {
                    return Err("an argument that the client requires is missing");
                }
                None => {}
            }
        }
        Ok(arguments.into())
    }

    /// Returns the response, if it was kept as a whole.
    fn reply(&self) -> Result<Reply, &'static str> {
        let body = match (self.value.get("reply"), self.value.get("reply_text")) {
            _ if self.value.get("reply_not_kept").is_some() => {
                return Err("the response was not kept");
            }
            _ if self.value["cut"] == true => return Err("the response was cut"),
            _ if self.value.get("chunks").is_some() => {
                let chunks = self.value["chunks"].as_array().expect("chunks");
                let texts = chunks.iter().map(|chunk| chunk.as_str().expect("a text"));
                let is_stream = self.value["reply_headers"]["content-type"]
                    .as_str()
                    .is_some_and(|of| of.starts_with("text/event-stream"));
                if is_stream {
                    // The files have no blank lines at the ends of chunks.
                    texts.flat_map(|text| [text, "\n"]).collect()
                } else {
                    texts.collect()
                }
            }
            (Some(json), _) => json.to_string(),
            (None, Some(text)) => {
                let text = text.as_str().expect("a text");
                // The file has no blank line at the end of a stream.
                let is_stream = self.value["reply_headers"]["content-type"] == "text/event-stream";
                let end = if is_stream { "\n\n" } else { "" };
                text.to_owned() + end
            }
            (None, None) => String::new(),
        };
        let headers = self.value["reply_headers"]
            .as_object()
            .into_iter()
            .flatten();
        let headers = headers.filter(|(name, _)| *name != "transfer-encoding");
        Ok(Reply {
            status: self.status(),
            headers: headers
                .map(|(name, value)| (name.clone(), value.as_str().expect("a text").to_owned()))
                .collect(),
            body: body.into_bytes(),
        })
    }

    /// Returns how a request differs from the recorded one.
    fn request_differences(&self, operation: &Operation, sent: &Recorded) -> Vec<String> {
        let mut found = Vec::new();
        let mut compare = |of: &str, sent: String, due: String| {
            if sent != due {
                found.push(format!("{of}: sent {sent}, recorded {due}"));
            }
        };
        compare(
            "method",
            sent.method.clone(),
            self.text("method").to_owned(),
        );
        compare("path", decoded(sent.path()), decoded(self.path()));
        let as_sent = Self {
            name: String::new(),
            is_stand_in: false,
            value: json!({"target": sent.target}),
        };
        let sorted = |mut pairs: Vec<_>| {
            pairs.sort();
            format!("{pairs:?}")
        };
        compare("query", sorted(as_sent.query()), sorted(self.query()));
        let nothing = json!({});
        let json = serde_json::from_slice(&sent.body).unwrap_or_else(|_| nothing.clone());
        let due = self.value.get("json").unwrap_or(&nothing);
        if operation.body().is_some() {
            compare("body", json.to_string(), due.to_string());
        }
        found
    }
}

/// Returns an argument of path or query with its type.
fn typed(argument: &Argument, text: &str) -> Result<Value, &'static str> {
    let not = Err("an argument with a type that the client cannot send");
    match argument.schema.kind(Direction::Write) {
        Kind::Integer | Kind::IntegerOrText => match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Ok(number.into()),
            _ => not,
        },
        Kind::Bool => text.parse::<bool>().map(Value::from).or(not),
        Kind::Number => text.parse::<f64>().map(Value::from).or(not),
        _ => Ok(text.into()),
    }
}

/// Returns how an error differs from the recorded response.
fn error_differences(operation: &Operation, exchange: &Exchange, error: &Error) -> Vec<String> {
    let status = exchange.status();
    let mut found = Vec::new();
    if error.kind() != ErrorKind::Status {
        found.push(format!("kind {:?}", error.kind()));
    }
    if error.status().map(|status| status.as_u16()) != Some(status) {
        found.push(format!("status {:?}", error.status()));
    }
    let reply = &exchange.value["reply"];
    let codes = [&reply["error"]["code"], &reply["error"], &reply["code"]];
    let code = codes.into_iter().find_map(Value::as_str);
    if error.code() != code {
        found.push(format!("code {:?} instead of {code:?}", error.code()));
    }
    let proofs = operation.facts["x-refused-with"].as_array();
    let message = reply["error"]["message"].as_str().unwrap_or_default();
    let is_refusal = matches!(status, 401 | 429)
        || operation.method == "GET" && matches!(status, 400 | 403)
        || proofs.is_some_and(|of| of.contains(&status.into()))
        || status == 400 && code == Some("VALIDATION_ERROR")
        || status == 403 && message.starts_with("Insufficient scope. Required: ");
    let is_unknown = !operation.is_safe_to_resend() && !is_refusal;
    if error.outcome_is_unknown() != is_unknown {
        found.push(format!("unknown: {}", error.outcome_is_unknown()));
    }
    let text = error.to_string();
    let advice = operation.facts["x-when-unknown"].as_str();
    let advice = advice.map(|advice| advice.replace('`', ""));
    if advice.is_some_and(|advice| text.contains(&advice) != is_unknown) {
        found.push(format!("advice: {text}"));
    }
    found
}

/// The number of requests that a call sends if the server always has this status.
fn requests_due(operation: &Operation, status: u16) -> usize {
    match status {
        429 => 3,
        500 | 502 | 503 | 504 if operation.is_safe_to_resend() => 3,
        _ => 1,
    }
}

/// Returns whether a response is a file: neither JSON nor a stream nor a page.
fn is_file(reply: &Reply) -> bool {
    let media_type = reply
        .headers
        .iter()
        .find(|(name, _)| name == "content-type");
    media_type.is_none_or(|(_, value)| {
        let others = ["application/json", "text/event-stream", "text/html"];
        !others.iter().any(|other| value.starts_with(other))
    })
}

/// Returns the events of a response, if it is a stream.
fn events_of(reply: &Reply) -> Option<&str> {
    let is_stream = |(name, value): &(String, String)| {
        name == "content-type" && value.starts_with("text/event-stream")
    };
    let text = || std::str::from_utf8(&reply.body).expect("a stream is text");
    reply.headers.iter().any(is_stream).then(text)
}

/// Compares one exchange. Returns the problems.
async fn hold(
    exchange: &Exchange,
    (operation, function): (&'static Operation, &'static Function),
    path: &[(String, String)],
    reply: &Reply,
    not_held: &mut NotHeld,
) -> Vec<String> {
    let mut problems = Vec::new();
    let has_failed = exchange.value["reply"]["success"] == false;
    let is_failure = has_failed && BY_HAND.iter().any(|of| of.name == function.name);
    // An error of a chat is its last event.
    let events = events_of(reply);
    let has_error_event = events.is_some_and(|events| events.contains("event: RUN_ERROR"));
    let is_failure = is_failure || has_error_event;
    let is_error = exchange.status() >= 300 || is_failure;
    let least = least_arguments(operation);
    let mut outcome = match exchange.arguments(operation, path) {
        Err(reason) => {
            not_held.add("request", operation.id, reason);
            call(function, &least, reply).await
        }
        Ok(arguments) => {
            let outcome = call(function, &arguments, reply).await;
            if let Some(sent) = outcome.requests.first() {
                problems.extend(exchange.request_differences(operation, sent));
                let due = body(operation, &arguments).unwrap_or(Value::Null);
                if operation.body().is_some() && due.is_null() {
                    problems.push("no body".to_owned());
                }
            }
            outcome
        }
    };
    if outcome.requests.is_empty() {
        let error = outcome.result.expect_err("no value without a request");
        let is_changed = error.to_string().contains("starts or ends with a blank");
        if error.kind() != ErrorKind::InvalidRequest || !is_error && !is_changed {
            problems.push(format!("not sent: {error}"));
        }
        let reason = if is_error {
            "refused by the client, as by the server"
        } else {
            "refused by the client, since the gateway changes the value"
        };
        not_held.add("request", operation.id, reason);
        outcome = call(function, &least, reply).await;
    }
    let count = outcome.requests.len();
    if count != requests_due(operation, exchange.status()) {
        problems.push(format!("{count} requests"));
    }
    match outcome.result {
        Err(error) if has_error_event => {
            if error.kind() != ErrorKind::Failed {
                problems.push(error.to_string());
            }
        }
        Ok((count, _)) if events.is_some() => {
            let events = events.unwrap_or_default();
            // Heartbeats reset the limit on silence, and the caller does not see them.
            let due = events
                .lines()
                .filter(|line| line.starts_with("event: ") && *line != "event: HEARTBEAT");
            if count != due.count() {
                problems.push(format!("{count} events"));
            }
        }
        Err(error) if is_failure => {
            let facts = (error.kind(), error.code(), error.outcome_is_unknown());
            if facts
                != (
                    ErrorKind::Failed,
                    exchange.value["reply"]["error"].as_str(),
                    false,
                )
            {
                problems.push(format!("{facts:?}"));
            }
        }
        Err(error) if is_error => {
            problems.extend(error_differences(operation, exchange, &error));
        }
        Ok((value, _)) if is_error => problems.push(format!("a value: {value}")),
        Ok((Value::String(text), _)) if is_file(reply) => {
            if text != String::from_utf8_lossy(&reply.body) {
                problems.push(format!("downloaded {text}"));
            }
        }
        Err(error) if exchange.is_stand_in && error.kind() == ErrorKind::InvalidReply => {}
        Err(error) => problems.push(error.to_string()),
        Ok(_) if exchange.is_stand_in => {
            not_held.add("fields", operation.id, "the response is that of a stand-in");
        }
        Ok((value, _)) => match operation.payload() {
            Some((_, schema)) => {
                let sent = returned(operation, &exchange.value["reply"]);
                problems.extend(differences(schema, &sent, &value));
                // The SDK drops a field without a description, in an open object, too.
                let whole = operation.json_reply().unwrap_or(schema);
                let reply = &exchange.value["reply"];
                problems.extend(misfits(whole, Direction::Read, reply));
            }
            None if value.is_null() => {}
            None => problems.push(format!("a value: {value}")),
        },
    }
    problems
}

/// The list of what is not compared: the part of the exchange, the operation and the reason.
#[derive(Default)]
struct NotHeld(BTreeMap<(String, String, String), usize>);

impl NotHeld {
    fn add(&mut self, part: &str, operation: &str, reason: &str) {
        let key = (part.to_owned(), operation.to_owned(), reason.to_owned());
        *self.0.entry(key).or_default() += 1;
    }

    fn text(&self, counts: &str) -> String {
        let mut text = format!("# {counts}\n# part\toperation\texchanges\treason\n");
        for ((part, operation, reason), count) in &self.0 {
            let _ = writeln!(text, "{part}\t{operation}\t{count}\t{reason}");
        }
        text
    }
}

#[tokio::test(start_paused = true)]
async fn recorded_exchanges_are_held() {
    let (mut problems, mut not_held) = (Vec::new(), NotHeld::default());
    let (mut held, mut covered) = (0, BTreeSet::new());
    let exchanges = exchanges();
    for exchange in &exchanges {
        let Some((operation, path)) = exchange.operation() else {
            let route = format!("{} {}", exchange.text("method"), exchange.path());
            not_held.add("exchange", &route, "no operation has this route");
            continue;
        };
        if !operation.has_function() {
            not_held.add(
                "exchange",
                operation.id,
                "the operation is not for clients, or broken",
            );
            continue;
        }
        let name = operation.function();
        let by_hand = || BY_HAND.iter().find(|function| function.name == name);
        let Some(function) = function(&name).or_else(by_hand) else {
            let other = NOT_CALLED.iter().find(|(function, _)| *function == name);
            let reason = other.map_or("the SDK has no function yet", |(_, reason)| reason);
            not_held.add("exchange", operation.id, reason);
            continue;
        };
        let reply = match exchange.reply() {
            Ok(reply) => reply,
            Err(reason) => {
                not_held.add("exchange", operation.id, reason);
                continue;
            }
        };
        let found = hold(
            exchange,
            (operation, function),
            &path,
            &reply,
            &mut not_held,
        )
        .await;
        problems.extend(
            found
                .iter()
                .map(|of| format!("{} ({}): {of}", exchange.name, operation.id)),
        );
        held += 1;
        covered.insert(operation.id);
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let counts = format!(
        "{held} of {} recorded exchanges are held; they cover {} operations.",
        exchanges.len(),
        covered.len()
    );
    assert_stored("fixtures/recorded/not_held.tsv", &not_held.text(&counts));
    let page = include_str!("../../../../docs/operations.md");
    assert!(
        page.contains(&counts),
        "write docs/operations.md again: {counts}"
    );
}
