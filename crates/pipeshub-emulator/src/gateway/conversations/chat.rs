//! The operation `POST /conversations/stream`, which runs a chat.
//!
//! Checks the request, and puts the events of the gateway around those of the run. The run itself is
//! in `run`. Entry point: [`Gateway::chat`].

use std::time::Duration;

use bytes::Bytes;
use serde_json::Value;

use super::run::Run;
use crate::body::{Body, Step, Streamed};
use crate::fault::{RunExtra, ServiceFault};
use crate::fixtures::ORGANIZATION;
use crate::gateway::knowledge::{Hit, MAX_QUERY, is_list_of, texts};
use crate::gateway::stream::{chat_head, event};
use crate::gateway::{
    Call, FILTERED, Gateway, Refusal, StreamOutcome, UNREACHABLE, bad_request, filter,
    validation_error,
};
use crate::journal::request_id;
use crate::json::{Json, object};
use crate::time::{is_hex, is_uuid, iso, milliseconds, now, object_id};

/// The maximum number of records behind a response of the assistant.
const MAX_CITATIONS: usize = 3;

/// A chat that is valid.
struct Chat<'a> {
    id: String,
    query: &'a str,
    mode: &'a str,
    user: &'a str,
    began: Duration,
}

impl Gateway {
    /// Responds with the stream of a run.
    ///
    /// The run is complete before the stream begins, and goes on without its client.
    pub(in crate::gateway) fn chat(&self, call: &Call<'_>) -> StreamOutcome {
        let token = call.token()?;
        let (query, mode) = checked(call.body)?;
        let chat = Chat {
            id: object_id(),
            query,
            mode,
            user: &token.user,
            began: now(),
        };
        let script = &call.request.script;
        let mut steps = vec![chunk(chat.created())];
        let before_run = match &script.service {
            Some(ServiceFault::Status { status, message }) if status.as_u16() == 429 => {
                Some(format!("Backend error: {message}"))
            }
            Some(ServiceFault::Status { message, .. }) => Some(message.clone()),
            Some(ServiceFault::Unreachable) => Some(UNREACHABLE.to_owned()),
            _ if mode == "agent" && !token.allows("agent:execute") => {
                Some("Insufficient scope. Required: agent:execute".to_owned())
            }
            _ => None,
        };
        if let Some(message) = before_run {
            steps.push(chunk(run_error("internal_error", &message)));
            return Ok(respond(steps));
        }
        let bases = call
            .body
            .get("filters")
            .and_then(|filters| filters.get("kb"));
        let hits = match mode {
            "web_search" => Vec::new(),
            _ => self
                .library
                .search(query, &token.user, &texts(bases), MAX_CITATIONS),
        };
        let run = match (&script.service, mode) {
            (Some(ServiceFault::Apology { code }), _) => Run::apology(&chat.id, query, code),
            (_, "web_search") => Run::without_search(&chat.id, query),
            _ => Run::of_hits(&chat.id, query, hits),
        };
        steps.push(chunk(run.started()));
        steps.push(chunk(run.search()));
        let (heartbeats, pause) = script.heartbeats;
        for _ in 0..heartbeats {
            steps.push(Step::Wait(pause));
            steps.push(chunk(Run::heartbeat()));
        }
        for extra in &script.extras {
            steps.push(chunk(run.extra(*extra)));
            if *extra == RunExtra::FailedSubAgent {
                return Ok(respond(steps));
            }
        }
        let mut text = run.text().into_iter();
        match &script.service {
            Some(ServiceFault::RunError { code, message }) => {
                steps.push(chunk(run.error(code, message)));
            }
            Some(ServiceFault::Silent) => {
                let message = "No complete response received from AI service";
                steps.push(chunk(run_error("no_response", message)));
            }
            Some(ServiceFault::Cut) => {
                steps.extend(text.next().map(chunk));
                steps.push(chunk(run_error("stream_error", "terminated")));
            }
            _ => {
                steps.extend(text.map(chunk));
                steps.push(chunk(run.ended()));
                let id = call.request.headers.get("x-request-id");
                let id = request_id(id.and_then(|value| value.to_str().ok()));
                steps.push(chunk(chat.finished(&run, &id)));
            }
        }
        Ok(respond(steps))
    }
}

fn chunk(events: String) -> Step {
    Step::Chunk(Bytes::from(events))
}

fn respond(steps: Vec<Step>) -> http::Response<Body> {
    chat_head(Body::Streamed(Streamed::new(steps)))
}

/// Returns an error of the gateway.
fn run_error(code: &str, message: &str) -> String {
    let data = object! { "type": "RUN_ERROR", "message": message, "code": code };
    event("RUN_ERROR", &data)
}

/// Checks the body of a chat. Returns its text and its mode.
fn checked(body: &Value) -> Result<(&str, &str), Refusal> {
    let text = |name| body.get(name).and_then(Value::as_str);
    let mut problems = Vec::new();
    let query = text("query").unwrap_or_default();
    if query.is_empty() {
        problems.push("Query is required");
    }
    if query.chars().count() > MAX_QUERY {
        problems.push("the query has more than 100000 characters");
    }
    let mode = text("chatMode").unwrap_or_default();
    if !["agent", "internal_search", "web_search"].contains(&mode) {
        problems.push("Invalid chat mode");
    }
    if body
        .get("protocol")
        .is_some_and(|protocol| protocol != "agui")
    {
        problems.push("the protocol is not agui");
    }
    let filters = body.get("filters");
    let list = |name| filters.and_then(|filters| filters.get(name));
    if !is_list_of(list("apps"), is_uuid) || !is_list_of(list("kb"), is_uuid) {
        problems.push("the filters are not lists of UUIDs");
    }
    let is_record = |id: &str| id.len() == 24 && is_hex(id);
    if !is_list_of(body.get("recordIds"), is_record) {
        problems.push("recordIds is not a list of ids of 24 hex digits");
    }
    if !problems.is_empty() {
        return Err(validation_error(&problems.join("\n")).into());
    }
    // The route skips the filter, and checks this one field itself.
    if filter::is_suspicious(query) {
        return Err(bad_request(FILTERED).into());
    }
    Ok((query, mode))
}

/// Returns the metadata of a citation as the gateway stores them, with its defaults.
fn stored_metadata(hit: &Hit) -> Json {
    let record = &hit.record;
    let none = || Json::List(Vec::new());
    object! {
        "blockNum": vec![hit.block],
        "pageNum": none(),
        "departments": none(),
        "connector": "KB",
        "recordType": "FILE",
        "orgId": ORGANIZATION,
        "mimeType": record.media_type,
        "recordId": record.id.as_str(),
        "recordVersion": 0_i64,
        "topics": none(),
        "languages": none(),
        "recordName": record.file_name(),
        "origin": "UPLOAD",
    }
    .with("extension", record.extension.as_deref())
    .with("webUrl", Some(format!("/record/{}", record.id)))
    .with("previewRenderable", Some(true))
    .with("bounding_box", Some(none()))
}

impl Chat<'_> {
    /// Returns the first event.
    fn created(&self) -> String {
        let value = object! { "conversationId": self.id.as_str(), "title": self.title() };
        let data = object! { "type": "CUSTOM", "name": "conversation_created", "value": value };
        event("CUSTOM", &data)
    }

    fn title(&self) -> String {
        self.query.chars().take(100).collect()
    }

    /// Returns the last event, which contains the stored conversation.
    fn finished(&self, run: &Run, request_id: &str) -> String {
        let (began, ended) = (iso(self.began), now());
        let model = || object! { "chatMode": self.mode };
        let none = || Json::List(Vec::new());
        let filters = || object! { "apps": none(), "kb": none() };
        let user_query = object! {
            "messageType": "user_query",
            "content": self.query,
            "contentFormat": "MARKDOWN",
            "modelInfo": model(),
            "appliedFilters": filters(),
            "parts": none(),
            "_id": object_id(),
            "createdAt": began.as_str(),
            "updatedAt": began.as_str(),
            "citations": none(),
            "followUpQuestions": none(),
            "feedback": none(),
            "attachments": none(),
            "referenceData": none(),
            "tools": none(),
            "reasoning": none(),
        };
        let finished = iso(ended);
        let citations = run.hits.iter().map(|hit| {
            let id = object_id();
            object! {
                "citationId": id.as_str(),
                "citationData": object! {
                    "content": hit.text.as_str(),
                    "chunkIndex": hit.block,
                    "metadata": stored_metadata(hit),
                    "citationType": "vectordb|document",
                    "_id": id.as_str(),
                    "createdAt": finished.as_str(),
                    "updatedAt": finished.as_str(),
                },
            }
        });
        let bot_response = object! {
            "messageType": "bot_response",
            "content": run.normalized.as_str(),
            "contentFormat": "MARKDOWN",
            "citations": citations.collect::<Vec<_>>(),
        }
        .with("confidence", run.confidence())
        .with("followUpQuestions", Some(none()))
        .with("modelInfo", Some(model()))
        .with("appliedFilters", Some(filters()))
        .with("referenceData", Some(none()))
        .with("parts", Some(vec![run.part()]))
        .with("_id", Some(object_id()))
        .with("createdAt", Some(finished.as_str()))
        .with("updatedAt", Some(finished.as_str()))
        .with("feedback", Some(none()))
        .with("attachments", Some(none()))
        .with("tools", Some(none()))
        .with("reasoning", Some(none()));
        let conversation = object! {
            "userId": self.user,
            "orgId": ORGANIZATION,
            "title": self.title(),
            "initiator": self.user,
            "messages": vec![user_query, bot_response],
            "isShared": false,
            "isDeleted": false,
            "isArchived": false,
            "lastActivityAt": milliseconds(ended),
            "status": "Complete",
            "modelInfo": model(),
            "_id": self.id.as_str(),
            "sharedWith": none(),
            "conversationErrors": none(),
            "createdAt": began.as_str(),
            "updatedAt": finished.as_str(),
            "__v": 1_i64,
        };
        let meta = object! {
            "requestId": request_id,
            "timestamp": finished.as_str(),
            "duration": milliseconds(ended.saturating_sub(self.began)),
        };
        let result = object! { "conversation": conversation, "meta": meta };
        event(
            "RUN_FINISHED",
            &object! { "type": "RUN_FINISHED", "result": result },
        )
    }
}
