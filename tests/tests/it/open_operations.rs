//! Operations with streams, forms, downloads and pages: recorded responses, and the ends of a chat.
//!
//! The responses are those of `tests/fixtures/recorded/`. A service behind the gateway was replaced
//! in most of them, so framing and wrapping are facts, and the fields follow the description.

use std::error::Error as _;
use std::fmt::Write as _;
use std::time::Duration;

use bytes::Bytes;
use pipeshub_admin_funcs::users::UserDisplayPicture;
use pipeshub_admin_funcs::users_get_user_display_picture;
use pipeshub_core::{Delivery, Error, ErrorKind, Part, PipeshubCore, Result};
use pipeshub_funcs::agents::{
    AgentAnswer, RegenerateAgentConversationMessageRequest, StreamAgentConversationMessageRequest,
    StreamAgentConversationRequest,
};
use pipeshub_funcs::connector_instances::{
    CreateConnectorInstanceRequest, DeleteConnectorInstanceRequest, ListConnectorInstancesRequest,
};
use pipeshub_funcs::conversations::{
    AddMessageStreamRequest, AddMessageStreamRequestChatMode, Answer, AnswerEnd,
    RegenerateAnswerRequest, StreamChatEvent, StreamChatRequest,
};
use pipeshub_funcs::knowledge_base::{
    StreamRecordBufferRequest, UploadFile, UploadRecordsEvent, UploadRecordsRequest,
};
use pipeshub_funcs::models::connectors::ConnectorScope;
use pipeshub_funcs::models::conversations::{RunErrorEvent, StreamChatRequestChatMode};
use pipeshub_funcs::models::knowledge::{UploadError, UploadFileFailedReason};
use pipeshub_funcs::semantic_search::SearchRequest;
use pipeshub_funcs::{
    agents_regenerate_agent_conversation_message, agents_stream_agent_conversation,
    agents_stream_agent_conversation_message, connector_instances_create_connector_instance,
    connector_instances_delete_connector_instance, connector_instances_list_connector_instances,
    conversations_add_message_stream, conversations_regenerate_answer, conversations_stream_chat,
    knowledge_base_stream_record_buffer, knowledge_base_upload_records, semantic_search_search,
};
use pipeshub_tests::{Player, ScriptedServer, Step, reply_steps};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::common;

/// The recorded exchanges of a file.
fn exchanges(name: &str) -> Vec<Value> {
    let path = format!(
        "{}/fixtures/recorded/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    file["exchanges"].as_array().unwrap().clone()
}

/// The recorded exchange with a title.
pub(crate) fn exchange(name: &str, title: &str) -> Value {
    let mut all = exchanges(name).into_iter();
    all.find(|exchange| exchange["title"] == title)
        .unwrap_or_else(|| panic!("{name} has no exchange `{title}`"))
}

fn is_stream(exchange: &Value) -> bool {
    exchange["reply_headers"]["content-type"] == "text/event-stream"
}

/// The chunks of a recorded response. The recordings lack the blank line at the end of an event.
fn chunks(exchange: &Value) -> Vec<String> {
    let end = if is_stream(exchange) { "\n" } else { "" };
    let chunks = exchange["chunks"].as_array().into_iter().flatten();
    chunks
        .map(|chunk| chunk.as_str().unwrap().to_owned() + end)
        .collect()
}

/// The steps that send a recorded response. A cut one is never ended.
pub(crate) fn steps(exchange: &Value) -> Vec<Step> {
    let mut head = format!("HTTP/1.1 {} Status\r\n", exchange["status"]);
    for (name, value) in exchange["reply_headers"].as_object().unwrap() {
        let _ = write!(head, "{name}: {}\r\n", value.as_str().unwrap());
    }
    if exchange.get("chunks").is_none() {
        let body = exchange["reply"].to_string();
        let length = body.len();
        return reply_steps(format!("{head}content-length: {length}\r\n\r\n{body}"));
    }
    let mut steps = vec![Step::ReadHead, Step::Write((head + "\r\n").into())];
    for chunk in chunks(exchange) {
        steps.push(Step::Write(
            format!("{:x}\r\n{chunk}\r\n", chunk.len()).into(),
        ));
    }
    steps.push(if exchange["cut"] == true {
        Step::WaitForClose
    } else {
        Step::Write("0\r\n\r\n".into())
    });
    steps
}

/// A core whose next response is made of these steps.
pub(crate) fn core_for(steps: Vec<Step>) -> (PipeshubCore, Player) {
    let player = ScriptedServer::builder().steps(steps).player();
    let core = common::duplex(&player)
        .retries(pipeshub_core::RetryConfig::none())
        .build()
        .unwrap();
    (core, player)
}

/// The head of an event stream, and its frames in one piece. The stream is not ended.
fn stream(frames: &str) -> Vec<Step> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\
                transfer-encoding: chunked\r\n\r\n";
    let mut steps = vec![
        Step::ReadHead,
        Step::Write(Bytes::from_static(head.as_bytes())),
    ];
    if !frames.is_empty() {
        steps.push(Step::Write(
            format!("{:x}\r\n{frames}\r\n", frames.len()).into(),
        ));
    }
    steps
}

/// The frames of events.
fn frames(events: &[Value]) -> String {
    let mut frames = String::new();
    for data in events {
        let name = data["type"].as_str().unwrap();
        let _ = write!(frames, "event: {name}\ndata: {data}\n\n");
    }
    frames
}

/// The JSON of the events with a name.
fn data_of(exchange: &Value, event: &str) -> Vec<Value> {
    let text = chunks(exchange).concat();
    let frames = text.split("\n\n");
    frames
        .filter_map(|frame| {
            let data = frame.strip_prefix(&format!("event: {event}\ndata: "))?;
            serde_json::from_str(data.trim_end()).ok()
        })
        .collect()
}

/// Checks that an error is the recorded refusal: kind, status, code, delivery.
#[track_caller]
fn assert_refused(error: &Error, exchange: &Value) {
    let title = exchange["title"].as_str().unwrap();
    assert_eq!(error.kind(), ErrorKind::Status, "{title}: {error}");
    let status = error.status().map(|status| u64::from(status.as_u16()));
    assert_eq!(status, exchange["status"].as_u64(), "{title}");
    assert_eq!(error.delivery(), Delivery::Answered, "{title}");
    if let Some(code) = exchange["reply"]["error"]["code"].as_str() {
        assert_eq!(error.code(), Some(code), "{title}");
    }
}

fn chat_request() -> StreamChatRequest {
    StreamChatRequest::new("leave", StreamChatRequestChatMode::INTERNAL_SEARCH)
}

/// A chat that was read to its end.
struct Chat {
    answer: Answer,
    events: Vec<StreamChatEvent>,
    errors: Vec<Error>,
    took: Duration,
}

async fn chat(steps: Vec<Step>) -> Result<Chat> {
    let (core, player) = core_for(steps);
    let mut events = conversations_stream_chat(&core, chat_request()).await?;
    let request = &player.recorder().requests()[0];
    assert_eq!(request.target, "/api/v1/conversations/stream");
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(
        body,
        json!({"query": "leave", "chatMode": "internal_search"})
    );
    let start = Instant::now();
    let mut chat = Chat {
        answer: Answer::new(),
        events: Vec::new(),
        errors: Vec::new(),
        took: Duration::ZERO,
    };
    while let Some(event) = events.next().await {
        chat.answer.add(&event);
        match event {
            Ok(event) => chat.events.push(event),
            Err(error) => chat.errors.push(error),
        }
    }
    chat.took = start.elapsed();
    Ok(chat)
}

fn codes(answer: &Answer) -> Vec<&str> {
    let failures = answer.failures().iter();
    failures.map(|failure| failure.code.as_str()).collect()
}

#[tokio::test(start_paused = true)]
async fn recorded_chats_end_as_the_server_ended_them() {
    let mut held = 0;
    for exchange in exchanges("conversations_sse") {
        if exchange["target"] != "/api/v1/conversations/stream" {
            continue;
        }
        held += 1;
        let title = exchange["title"].as_str().unwrap();
        let result = chat(steps(&exchange)).await;
        if exchange["status"] != 200 {
            let error = result.err().unwrap();
            assert_refused(&error, &exchange);
            let status = exchange["status"].as_u64().unwrap();
            assert_eq!(error.may_have_taken_effect(), status >= 404, "{error}");
            continue;
        }
        let Chat { answer, errors, .. } = result.unwrap();
        let created = &data_of(&exchange, "CUSTOM")[0]["value"];
        assert_eq!(
            answer.conversation_id(),
            created["conversationId"].as_str(),
            "{title}"
        );
        assert_eq!(answer.title(), created["title"].as_str(), "{title}");
        let failures = data_of(&exchange, "RUN_ERROR");
        if failures.is_empty() {
            let finished = &data_of(&exchange, "RUN_FINISHED")[0];
            let messages = finished["result"]["conversation"]["messages"].as_array();
            let message = messages.unwrap().last().unwrap();
            assert_eq!(answer.end(), AnswerEnd::Complete, "{title}: {errors:?}");
            assert_eq!(Some(answer.text()), message["content"].as_str(), "{title}");
            assert!(!answer.text().is_empty(), "{title}");
            let stored = answer.conversation().unwrap();
            assert_eq!(Some(&*stored.id), answer.conversation_id(), "{title}");
            assert!(errors.is_empty(), "{title}");
        } else {
            assert_eq!(answer.end(), AnswerEnd::Failed, "{title}");
            let code = failures[0]["code"].as_str().unwrap();
            assert_eq!(codes(&answer), [code], "{title}");
            assert_eq!(errors[0].kind(), ErrorKind::Failed, "{title}");
            let message = failures[0]["message"].as_str().unwrap();
            let text = format!("{0} {0:?} {1}", errors[0], answer.failures()[0]);
            assert!(!text.contains(message), "{text}");
        }
    }
    assert_eq!(held, 16);
}

#[tokio::test(start_paused = true)]
async fn unknown_code_of_a_failed_chat_is_not_printed() {
    let failure = |code: &str| json!({"type": "RUN_ERROR", "message": "m", "code": code});
    for (code, text) in [
        (
            "rate_limit",
            "the run of the chat failed with the code rate_limit",
        ),
        ("phpat_secret", "the run of the chat failed"),
    ] {
        let mut steps = stream(&frames(&[failure(code)]));
        steps.push(Step::Write("0\r\n\r\n".into()));
        let chat = chat(steps).await.unwrap();
        let cause = chat.errors[0].failure::<RunErrorEvent>().unwrap();
        assert_eq!(cause.to_string(), text);
        assert_eq!(cause.code.as_str(), code);
    }
}

const CONVERSATION: &str = "6630000000000000000000c1";
const MESSAGE: &str = "6630000000000000000000d1";

fn created() -> Value {
    json!({"type": "CUSTOM", "name": "conversation_created", "value": {"conversationId": "c1"}})
}

fn started() -> Value {
    json!({"type": "RUN_STARTED", "threadId": "c1", "runId": "run-1"})
}

fn last_snapshot(more: &Value) -> Value {
    let mut snapshot = json!({"final": true, "answer": "Sorry.", "citations": []});
    for (name, value) in more.as_object().unwrap() {
        snapshot[name] = value.clone();
    }
    json!({"type": "STATE_SNAPSHOT", "runId": "run-1", "snapshot": snapshot})
}

/// The last event of a chat, as the gateway sends it.
fn finished() -> Value {
    let exchange = exchange("conversations_sse", "a question");
    data_of(&exchange, "RUN_FINISHED").remove(0)
}

/// Reads a chat to its end, and returns its `answer`.
macro_rules! folded {
    ($answer:ty, $steps:expr, $function:ident, $request:expr, $target:expr) => {{
        let (core, player) = core_for($steps);
        let mut events = $function(&core, $request).await.unwrap();
        let sent = &player.recorder().requests()[0];
        assert_eq!(sent.target, format!("/api/v1/{}", $target));
        let mut answer = <$answer>::new();
        while let Some(event) = events.next().await {
            answer.add(&event);
        }
        let id = answer.conversation().map(|stored| stored.id.clone());
        let id = (answer.conversation_id().map(str::to_owned), id);
        let failures: Vec<_> = answer
            .failures()
            .iter()
            .map(|of| of.code.to_string())
            .collect();
        let folded = (
            answer.end(),
            answer.text().to_owned(),
            answer.citations().len(),
        );
        (folded, id, failures)
    }};
}

#[tokio::test(start_paused = true)]
async fn answer_is_folded_from_each_of_the_six_chats() {
    let text = |run: &str, text: &str| json!({"type": "TEXT_MESSAGE_CONTENT", "messageId": "m", "delta": text, "runId": run});
    let begin = [
        created(),
        started(),
        text("run-1", "You "),
        text("run-2", "no"),
    ];
    let cited = json!({"citations": [{"content": "c", "chunkIndex": 1}]});
    let mut last = finished();
    last["result"]["conversation"]["agentKey"] = "a1".into();
    let stored = last["result"]["conversation"].clone();
    let messages = stored["messages"].as_array().unwrap();
    let message = messages.last().unwrap()["content"].as_str().unwrap();
    let stored = stored["_id"].as_str().map(str::to_owned);
    let failure = |code: &str| json!({"type": "RUN_ERROR", "message": "m", "code": code});
    let apology = json!({"errorCode": "rate_limit"});
    let run = Some("c1".to_owned());
    for (more, due, id, failures) in [
        (
            vec![last_snapshot(&cited), last.clone()],
            (AnswerEnd::Complete, message, 1),
            (run.clone(), stored.clone()),
            vec![],
        ),
        (
            vec![last_snapshot(&apology), last.clone()],
            (AnswerEnd::Apology, message, 0),
            (run.clone(), stored.clone()),
            vec![],
        ),
        (
            vec![failure("timeout"), failure("unknown_error")],
            (AnswerEnd::Failed, "You ", 0),
            (run.clone(), None),
            vec!["timeout".to_owned(), "unknown_error".to_owned()],
        ),
        (
            vec![],
            (AnswerEnd::Unknown, "You ", 0),
            (run.clone(), None),
            vec![],
        ),
    ] {
        let events = [begin.to_vec(), more].concat();
        let steps = || {
            let mut steps = stream(&frames(&events));
            steps.push(Step::Write("0\r\n\r\n".into()));
            steps
        };
        let mode = AddMessageStreamRequestChatMode::INTERNAL_SEARCH;
        for found in [
            folded!(
                Answer,
                steps(),
                conversations_stream_chat,
                chat_request(),
                "conversations/stream"
            ),
            folded!(
                Answer,
                steps(),
                conversations_add_message_stream,
                AddMessageStreamRequest::new(CONVERSATION, "q", mode),
                format!("conversations/{CONVERSATION}/messages/stream")
            ),
            folded!(
                Answer,
                steps(),
                conversations_regenerate_answer,
                RegenerateAnswerRequest::new(CONVERSATION, MESSAGE),
                format!("conversations/{CONVERSATION}/message/{MESSAGE}/regenerate")
            ),
            folded!(
                AgentAnswer,
                steps(),
                agents_stream_agent_conversation,
                StreamAgentConversationRequest::new("a1", "q"),
                "agents/a1/conversations/stream"
            ),
            folded!(
                AgentAnswer,
                steps(),
                agents_stream_agent_conversation_message,
                StreamAgentConversationMessageRequest::new("a1", CONVERSATION, "q"),
                format!("agents/a1/conversations/{CONVERSATION}/messages/stream")
            ),
            folded!(
                AgentAnswer,
                steps(),
                agents_regenerate_agent_conversation_message,
                RegenerateAgentConversationMessageRequest::new("a1", CONVERSATION, MESSAGE),
                format!("agents/a1/conversations/{CONVERSATION}/message/{MESSAGE}/regenerate")
            ),
        ] {
            let (end, text, citations) = due;
            let due = (end, text.to_owned(), citations);
            assert_eq!(found, (due, id.clone(), failures.clone()));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn apology_is_not_a_complete_answer() {
    for (more, end, code) in [
        (json!({}), AnswerEnd::Complete, None),
        (
            json!({"answerMatchType": "Fallback Response"}),
            AnswerEnd::Complete,
            None,
        ),
        (
            json!({"answerMatchType": "Error"}),
            AnswerEnd::Apology,
            None,
        ),
        (
            json!({"answerMatchType": "Error", "errorCode": "rate_limit"}),
            AnswerEnd::Apology,
            Some("rate_limit"),
        ),
        (
            json!({"errorCode": "new_code"}),
            AnswerEnd::Apology,
            Some("new_code"),
        ),
    ] {
        let events = [created(), started(), last_snapshot(&more), finished()];
        let chat = chat(stream(&frames(&events))).await.unwrap();
        assert_eq!(chat.answer.end(), end, "{more}");
        let found = chat.answer.error_code().map(AsRef::as_ref);
        assert_eq!(found, code, "{more}");
        assert!(chat.errors.is_empty(), "{more}");
    }
}

#[tokio::test(start_paused = true)]
async fn second_failure_of_a_chat_is_added_to_the_first() {
    let failure = |code: &str| json!({"type": "RUN_ERROR", "message": "m", "code": code});
    let events = [created(), failure("timeout"), failure("unknown_error")];
    for end in [Step::Write("0\r\n\r\n".into()), Step::Close] {
        let mut steps = stream(&frames(&events));
        let is_cut = end == Step::Close;
        steps.push(end);
        let chat = chat(steps).await.unwrap();
        assert_eq!(chat.answer.end(), AnswerEnd::Failed);
        assert_eq!(codes(&chat.answer), ["timeout", "unknown_error"]);
        // A cut after a failure is an error, too, and does not hide the failure.
        assert_eq!(chat.errors.len(), if is_cut { 3 } else { 2 });
        assert_eq!(chat.answer.conversation_id(), Some("c1"));
    }
}

#[tokio::test(start_paused = true)]
async fn chat_without_an_ending_event_has_an_unknown_end() {
    let text = json!({"type": "TEXT_MESSAGE_CONTENT", "messageId": "m", "delta": "You ",
                      "runId": "run-1"});
    let of_agent = json!({"type": "RUN_FINISHED", "runId": "run-2", "parentRunId": "run-1"});
    let agent_failed = json!({"type": "RUN_ERROR", "message": "m", "code": "agent_error",
                              "runId": "run-2", "parentRunId": "run-1"});
    let begin = [created(), started(), text];
    for more in [vec![], vec![of_agent], vec![agent_failed]] {
        let events = [begin.to_vec(), more].concat();
        for end in ["0\r\n\r\n", ""] {
            let mut steps = stream(&frames(&events));
            steps.push(Step::Write(end.into()));
            steps.push(Step::Close);
            let chat = chat(steps).await.unwrap();
            assert_eq!(chat.answer.end(), AnswerEnd::Unknown, "{events:?}");
            assert_eq!(chat.answer.text(), "You ");
            assert_eq!(chat.answer.conversation_id(), Some("c1"));
            let error = &chat.errors[0];
            assert_eq!(error.kind(), ErrorKind::ConnectionLost);
            assert!(error.outcome_is_unknown());
            assert!(
                error.to_string().contains("read the conversation"),
                "{error}"
            );
            assert_eq!(chat.events.len(), events.len());
        }
    }
}

#[tokio::test(start_paused = true)]
async fn text_of_an_answer_is_that_of_its_last_turn() {
    let text = |run: &str, text: &str| json!({"type": "TEXT_MESSAGE_CONTENT", "messageId": "m", "delta": text, "runId": run});
    let start = || json!({"type": "TEXT_MESSAGE_START", "messageId": "m", "runId": "run-1"});
    let tool = json!({"type": "TOOL_CALL_START", "toolCallId": "t", "toolCallName": "n",
                      "runId": "run-1"});
    let retry = json!({"status": "retrying", "message": "again"});
    let citation = json!({"content": "The café", "chunkIndex": 1});
    let state = |text: &str, citations: &Value| {
        json!({"type": "STATE_DELTA", "runId": "run-1", "delta": [
            {"op": "replace", "path": "/citations", "value": citations},
            {"op": "replace", "path": "/normalizedAnswer", "value": text},
            {"op": "add", "path": "/artifacts/-", "value": {"name": "a.csv"}},
            {"op": "replace", "path": "/new", "value": 1}]})
    };
    let mut answer = Answer::new();
    let steps = [
        (created(), ""),
        (started(), ""),
        (start(), ""),
        (text("run-1", "I look"), "I look"),
        (text("run-2", "a sub-agent"), "I look"),
        (tool, ""),
        (start(), ""),
        (text("run-1", "Broken"), "Broken"),
        (start(), ""),
        (text("run-1", "On "), "On "),
        (text("run-1", "floor 2 [s](ref1)"), "On floor 2 [s](ref1)"),
        (
            state("On floor 2 [1]", &json!([citation])),
            "On floor 2 [1]",
        ),
        (state("", &json!([])), "On floor 2 [s](ref1)"),
        (state("On 2 [1]", &json!([citation])), "On 2 [1]"),
        (last_snapshot(&json!({})), "Sorry."),
    ];
    let mut all = frames(
        &steps
            .iter()
            .map(|(event, _)| event.clone())
            .collect::<Vec<_>>(),
    );
    let _ = write!(
        all,
        "event: status\ndata: {retry}\n\nevent: new\ndata: no JSON\n\n"
    );
    let (core, _player) = core_for(stream(&all));
    let mut events = conversations_stream_chat(&core, chat_request())
        .await
        .unwrap();
    for (event, due) in &steps {
        answer.add(&events.next().await.unwrap());
        assert_eq!(answer.text(), *due, "{event}");
        assert_eq!(answer.end(), AnswerEnd::Open);
        if *due == "On 2 [1]" {
            assert_eq!(answer.citations()[0].content.as_deref(), Some("The café"));
            assert_eq!(answer.artifacts().len(), 3);
        }
    }
    let retrying = events.next().await.unwrap().unwrap();
    assert!(matches!(retrying, StreamChatEvent::Retrying(_)));
    let other = events.next().await.unwrap().unwrap();
    let StreamChatEvent::Other { event, data } = other else {
        panic!("{other:?}");
    };
    assert_eq!((&*event, data.as_str()), ("new", "\"no JSON\""));
}

#[tokio::test(start_paused = true)]
async fn silence_of_a_chat_ends_it_after_the_limit_of_its_phase() {
    let beat = json!({"type": "HEARTBEAT"});
    let text = json!({"type": "TEXT_MESSAGE_CONTENT", "messageId": "m", "delta": "a"});
    for (events, seconds) in [
        (vec![], 330),
        (vec![created(), started()], 330),
        (vec![created(), beat.clone()], 120),
        (vec![created(), text], 120),
        (vec![created(), beat, last_snapshot(&json!({}))], 330),
    ] {
        let mut steps = stream(&frames(&events));
        steps.push(Step::WaitForClose);
        let chat = chat(steps).await.unwrap();
        assert_eq!(chat.errors[0].kind(), ErrorKind::Timeout);
        assert_eq!(chat.answer.end(), AnswerEnd::Unknown);
        assert_eq!(chat.took.as_secs(), seconds, "{events:?}");
    }
}

const KNOWLEDGE_BASE: &str = "b0000000-0000-4000-8000-00000000a001";

fn upload(paths: &[&str]) -> UploadRecordsRequest {
    let files = paths
        .iter()
        .map(|path| UploadFile::new(*path, Part::bytes("text")).last_modified(1_735_725_617_500));
    UploadRecordsRequest::new(KNOWLEDGE_BASE, files.collect::<Vec<_>>())
}

#[tokio::test(start_paused = true)]
async fn recorded_uploads_report_each_file() {
    let mut held = 0;
    for exchange in exchanges("knowledge_base_upload_sse") {
        held += 1;
        let title = exchange["title"].as_str().unwrap();
        let (core, player) = core_for(steps(&exchange));
        let request = upload(&["Büro/a b.txt"])
            .folder_id("f1")
            .is_versioned(false);
        let result = knowledge_base_upload_records(&core, request).await;
        let sent = &player.recorder().requests()[0];
        let path = "/api/v1/knowledgeBase/b0000000-0000-4000-8000-00000000a001/upload";
        assert_eq!(sent.target, format!("{path}?folderId=f1"));
        let body = String::from_utf8_lossy(&sent.body);
        for due in [
            r#"[{"file_path":"Büro/a b.txt","last_modified":1735725617500}]"#,
            r#"name="isVersioned""#,
            r#"name="files"; filename="a b.txt""#,
            "\r\n\r\nfalse\r\n",
        ] {
            assert!(body.contains(due), "{due} is not in {body}");
        }
        if exchange["status"] != 200 {
            let error = result.err().unwrap();
            assert_refused(&error, &exchange);
            let status = exchange["status"].as_u64().unwrap();
            assert_eq!(error.may_have_taken_effect(), status > 404, "{error}");
            continue;
        }
        let (mut stored, mut failed, mut done) = (Vec::new(), Vec::new(), Vec::new());
        let mut events = result.unwrap();
        while let Some(event) = events.next().await {
            match event.unwrap() {
                UploadRecordsEvent::Succeeded(file) => {
                    stored.push((file.record_id, file.file_path, file.extension));
                }
                UploadRecordsEvent::Failed(file) => {
                    let reason = file.reason.map(|reason| reason.as_str().to_owned());
                    failed.push((file.file_path, file.errors, reason, file.stage.to_string()));
                }
                UploadRecordsEvent::Done(event) => {
                    let summary = event.summary;
                    done.push((summary.total, summary.succeeded, summary.failed));
                }
                other => panic!("{title}: {other:?}"),
            }
        }
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let due: Vec<_> = data_of(&exchange, "file:succeeded")
            .iter()
            .map(|file| {
                let id = text(&file["recordId"]).unwrap();
                (
                    id,
                    text(&file["filePath"]).unwrap(),
                    text(&file["extension"]),
                )
            })
            .collect();
        assert_eq!(stored, due, "{title}");
        let due: Vec<_> = data_of(&exchange, "file:failed")
            .iter()
            .map(|file| {
                let errors = file["errors"].as_array().unwrap().iter();
                let errors: Vec<_> = errors.map(|error| text(error).unwrap()).collect();
                let stage = text(&file["stage"]).unwrap();
                (
                    text(&file["filePath"]).unwrap(),
                    errors,
                    text(&file["reason"]),
                    stage,
                )
            })
            .collect();
        assert_eq!(failed, due, "{title}");
        let summary = &data_of(&exchange, "done")[0]["summary"];
        let count = |name: &str| summary[name].as_i64().unwrap();
        assert_eq!(
            done,
            [(count("total"), count("succeeded"), count("failed"))]
        );
    }
    assert_eq!(held, 18);
    assert_eq!(
        UploadFileFailedReason::DUPLICATE_NAME.as_str(),
        "DUPLICATE_NAME"
    );
}

#[tokio::test(start_paused = true)]
async fn upload_that_broke_is_no_complete_upload() {
    let failed = "event: error\ndata: {\"message\":\"storage of Bearer x\"}\n\n";
    for (text, kind, seconds) in [
        (failed, ErrorKind::Failed, 0),
        (": connected\n\n", ErrorKind::ConnectionLost, 0),
        (": keepalive\n\n", ErrorKind::Timeout, 30),
    ] {
        let mut steps = stream(text);
        if kind == ErrorKind::Timeout {
            steps.push(Step::WaitForClose);
        } else {
            steps.push(Step::Write("0\r\n\r\n".into()));
        }
        let (core, _player) = core_for(steps);
        let request = upload(&["a.txt"]);
        let mut events = knowledge_base_upload_records(&core, request).await.unwrap();
        let start = Instant::now();
        let error = events.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), kind);
        assert_eq!(start.elapsed().as_secs(), seconds);
        let failure = error.failure::<UploadError>();
        assert_eq!(failure.is_some(), kind == ErrorKind::Failed);
        let mut texts = format!("{error} {error:#} {error:?} {error:#?}");
        if let Some(failure) = failure {
            // The secret has arrived, and only a program that asks for it gets it.
            assert_eq!(failure.message, "storage of Bearer x");
            write!(texts, "{failure} {failure:#} {failure:?} {failure:#?}").unwrap();
        }
        let mut source = error.source();
        while let Some(cause) = source {
            write!(texts, "{cause} {cause:?} {cause:#?}").unwrap();
            source = cause.source();
        }
        assert!(!texts.contains("Bearer"), "{texts}");
        if kind != ErrorKind::Failed {
            assert!(error.outcome_is_unknown());
            assert!(error.to_string().contains("DUPLICATE_NAME"), "{error}");
        }
        assert!(events.next().await.is_none());
    }
}

#[tokio::test(start_paused = true)]
async fn upload_that_the_server_would_misread_is_refused() {
    let many: Vec<_> = (0..1001).map(|number| format!("{number}.txt")).collect();
    let many: Vec<_> = many.iter().map(String::as_str).collect();
    let long = "x".repeat(1024 * 1024);
    for (paths, due) in [
        (&[][..], "`files`"),
        (&many, "`files`"),
        (&["a.txt", "b.txt", "a.txt"], "twice"),
        (&["/a.txt"], "`path`"),
        (&["a/"], "`path`"),
        (&[""], "`path`"),
        (&[&*long], "1 MiB"),
        (&["a\u{1}.txt"], "file name"),
    ] {
        let (core, player) = core_for(vec![Step::ReadHead]);
        let error = knowledge_base_upload_records(&core, upload(paths))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{due}");
        assert!(error.to_string().contains(due), "{error} lacks {due}");
        assert_eq!(player.recorder().count(), 0);
    }
    let sized = |length| Part::sized_reader(tokio::io::empty(), length);
    for (lengths, due) in [
        (&[(1 << 30) + 1][..], Some("1 GiB")),
        (&[1 << 29, 1 << 29, 1], Some("1 GiB")),
        (&[u64::MAX, 1], Some("1 GiB")),
        // The form then fails, since its reader is empty.
        (&[1 << 29, 1 << 29], None),
    ] {
        let (core, player) = core_for(vec![Step::ReadHead, Step::WaitForClose]);
        let files = lengths.iter().enumerate();
        let files = files.map(|(n, length)| UploadFile::new(format!("{n}.txt"), sized(*length)));
        let request = UploadRecordsRequest::new(KNOWLEDGE_BASE, files.collect::<Vec<_>>());
        let error = knowledge_base_upload_records(&core, request)
            .await
            .unwrap_err();
        match due {
            Some(due) => {
                assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
                assert!(error.to_string().contains(due), "{error} lacks {due}");
                assert_eq!(player.recorder().count(), 0);
            }
            None => assert_eq!(error.kind(), ErrorKind::Io, "{error}"),
        }
    }
    let (core, _player) = core_for(stream(""));
    let request = upload(&many[..1000]);
    assert!(knowledge_base_upload_records(&core, request).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn recorded_downloads_are_whole_or_errors() {
    let mut held = 0;
    for exchange in exchanges("record_download") {
        if exchange["method"] == "HEAD" {
            continue;
        }
        held += 1;
        let title = exchange["title"].as_str().unwrap();
        let (core, player) = core_for(steps(&exchange));
        let request = StreamRecordBufferRequest::new("r 1").version(2);
        let result = knowledge_base_stream_record_buffer(&core, request).await;
        let target = "/api/v1/knowledgeBase/stream/record/r%201?version=2";
        assert_eq!(player.recorder().requests()[0].target, target);
        if exchange["status"] != 200 {
            assert_refused(&result.err().unwrap(), &exchange);
            continue;
        }
        let mut download = result.unwrap();
        let headers = &exchange["reply_headers"];
        assert_eq!(download.content_type(), headers["content-type"].as_str());
        assert_eq!(download.content_length(), None);
        let has_two = headers["content-disposition"]
            .as_str()
            .unwrap()
            .contains("filename*");
        let name = if has_two {
            "Lösung.pdf"
        } else {
            "Leave policy.pdf"
        };
        assert_eq!(download.file_name().as_deref(), Some(name), "{title}");
        let mut bytes = Vec::new();
        let result = download.copy_to(&mut bytes).await;
        assert_eq!(bytes, chunks(&exchange).concat().as_bytes(), "{title}");
        if exchange["cut"] == true {
            assert_eq!(result.unwrap_err().kind(), ErrorKind::Timeout, "{title}");
        } else {
            assert_eq!(result.unwrap(), bytes.len() as u64, "{title}");
        }
    }
    assert_eq!(held, 9);
}

#[tokio::test(start_paused = true)]
async fn picture_is_bytes_or_a_note() {
    let recorded = exchange(
        "pictures_multipart_and_binary",
        "picture when there is none",
    );
    let (core, player) = core_for(steps(&recorded));
    let picture = users_get_user_display_picture(&core).await.unwrap();
    assert_eq!(player.recorder().requests()[0].target, "/api/v1/users/dp");
    let UserDisplayPicture::Missing(note) = picture else {
        panic!("{picture:?}");
    };
    assert_eq!(note.error_message, "User pic not found");

    let recorded = exchange("pictures_multipart_and_binary", "the picture");
    let media_type = recorded["reply_headers"]["content-type"].as_str().unwrap();
    let reply =
        format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: 4\r\n\r\nJFIF");
    let (core, _player) = core_for(reply_steps(reply));
    let picture = users_get_user_display_picture(&core).await.unwrap();
    let UserDisplayPicture::Picture(mut download) = picture else {
        panic!("{picture:?}");
    };
    assert_eq!(download.content_type(), Some("image/jpeg"));
    assert_eq!(&download.bytes(1024).await.unwrap()[..], b"JFIF");

    let broken = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
    let (core, _player) = core_for(reply_steps(broken));
    let error = users_get_user_display_picture(&core).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidReply);
    assert!(error.to_string().contains("errorMessage"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn recorded_pages_are_walked_to_the_last() {
    let first = exchange("connector_instances_list", "team, two at a time");
    let mut last = exchange("connector_instances_list", "second page, trailing slash");
    last["reply"]["pagination"]["hasNext"] = false.into();
    let player = ScriptedServer::builder()
        .steps(steps(&first))
        .steps(steps(&last))
        .player();
    let core = common::duplex(&player).build().unwrap();
    let request = ListConnectorInstancesRequest::new()
        .scope(ConnectorScope::TEAM)
        .limit(2);
    let mut items = core.pages(request).items();
    let mut names = Vec::new();
    while let Some(connector) = items.next().await {
        names.push(connector.unwrap().name);
    }
    let pages = [&first, &last].into_iter();
    let due = pages.flat_map(|page| page["reply"]["connectors"].as_array().unwrap());
    let due: Vec<_> = due
        .map(|connector| connector["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, due);
    assert!(names.len() > 2);
    let sent = player.recorder().requests();
    let sent: Vec<_> = sent.iter().map(|request| &*request.target).collect();
    assert_eq!(
        sent,
        [
            "/api/v1/connectors?scope=team&limit=2",
            "/api/v1/connectors?scope=team&page=2&limit=2"
        ]
    );
}

/// Calls the operation of an exchange. Returns a field of the response, and the same as recorded.
async fn called(exchange: &Value) -> Option<(Result<String>, Value)> {
    let (core, _player) = core_for(steps(exchange));
    let reply = &exchange["reply"];
    let method = exchange["method"].as_str()?;
    let path = exchange["target"].as_str()?.split('?').next()?;
    let result = match (method, path.trim_end_matches('/')) {
        ("GET", "/api/v1/connectors") => {
            let request = ListConnectorInstancesRequest::new();
            let call = connector_instances_list_connector_instances(&core, request);
            let count = call
                .await
                .map(|page| page.pagination.total_count.to_string());
            (count, reply["pagination"]["totalCount"].to_string().into())
        }
        ("POST", "/api/v1/connectors") => {
            let request = CreateConnectorInstanceRequest::new("T", "N", ConnectorScope::TEAM);
            let call = connector_instances_create_connector_instance(&core, request);
            let id = call
                .await
                .map(|created| created.connector.connector_id.clone());
            (id, reply["connector"]["connectorId"].clone())
        }
        ("DELETE", path) if path.starts_with("/api/v1/connectors/") => {
            let request = DeleteConnectorInstanceRequest::new("3f2c1a44");
            let call = connector_instances_delete_connector_instance(&core, request);
            (
                call.await.map(|deletion| deletion.status.to_string()),
                reply["status"].clone(),
            )
        }
        ("POST", "/api/v1/search") => {
            let call = semantic_search_search(&core, SearchRequest::new("leave", 5));
            (
                call.await.map(|found| found.search_id.clone()),
                reply["searchId"].clone(),
            )
        }
        _ => return None,
    };
    Some(result)
}

#[tokio::test(start_paused = true)]
async fn recorded_plain_exchanges_decode_or_are_refused() {
    let mut held = 0;
    for file in [
        "connector_instances_list",
        "connector_instances_create_get_rename_delete",
        "search",
    ] {
        for exchange in exchanges(file) {
            let Some((result, due)) = called(&exchange).await else {
                continue;
            };
            held += 1;
            match result {
                Ok(field) => assert_eq!(due, field, "{}", exchange["title"]),
                Err(error) => {
                    assert_refused(&error, &exchange);
                    let is_read = exchange["method"] == "GET";
                    assert!(!(is_read && error.outcome_is_unknown()), "{error}");
                    let text = error.to_string();
                    let has_advice = text.contains("look with") || text.contains("check whether");
                    assert_eq!(has_advice, error.outcome_is_unknown(), "{error}");
                }
            }
        }
    }
    assert_eq!(held, 36);
}
