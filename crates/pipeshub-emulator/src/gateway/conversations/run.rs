//! The run of a chat: the events of the service behind the gateway.
//!
//! The text of a run quotes the paragraphs that a search has found. Entry points: the constructors
//! of [`Run`].

use std::fmt::Write as _;

use crate::fault::RunExtra;
use crate::gateway::knowledge::{Hit, citation_metadata};
use crate::gateway::stream::service_event;
use crate::json::{Json, object};
use crate::time::{iso, now, short_hex};

/// The words of one `TEXT_MESSAGE_CONTENT`.
const WORDS_PER_DELTA: usize = 4;

/// A run, with its whole text.
#[derive(Debug)]
pub(super) struct Run {
    conversation: String,
    goal: String,
    id: String,
    message: String,
    /// The text with the marks of the model, such as `[source](ref1)`.
    raw: String,
    /// The text with numbered citations, such as `[1](/record/ID)`.
    pub(super) normalized: String,
    pub(super) hits: Vec<Hit>,
    is_search: bool,
    /// The code of a failure that only the last snapshot reports.
    failure: Option<String>,
}

impl Run {
    /// Creates a run that quotes hits.
    pub(super) fn of_hits(conversation: &str, goal: &str, hits: Vec<Hit>) -> Self {
        let (mut raw, mut normalized) = (String::new(), String::new());
        for (number, hit) in (1..).zip(&hits) {
            if number > 1 {
                raw.push_str("\n\n");
                normalized.push_str("\n\n");
            }
            let _ = write!(raw, "{} [source](ref{number})", hit.text);
            let record = &hit.record.id;
            let _ = write!(normalized, "{} [{number}](/record/{record})", hit.text);
        }
        if hits.is_empty() {
            "The knowledge bases contain nothing about this.".clone_into(&mut raw);
            normalized.clone_from(&raw);
        }
        Self {
            hits,
            normalized,
            is_search: true,
            ..Self::with_text(conversation, goal, &raw)
        }
    }

    /// Creates a run that reads nothing.
    pub(super) fn without_search(conversation: &str, goal: &str) -> Self {
        Self::with_text(conversation, goal, "The emulator has no access to the web.")
    }

    /// Creates a run whose model fails. The run itself finishes.
    pub(super) fn apology(conversation: &str, goal: &str, code: &str) -> Self {
        let text = "I am sorry, but something went wrong. Please try again.";
        Self {
            failure: Some(code.to_owned()),
            ..Self::with_text(conversation, goal, text)
        }
    }

    fn with_text(conversation: &str, goal: &str, text: &str) -> Self {
        Self {
            conversation: conversation.to_owned(),
            goal: goal.to_owned(),
            id: format!("run_{}", short_hex(12)),
            message: format!("msg_{}", short_hex(12)),
            raw: text.to_owned(),
            normalized: text.to_owned(),
            hits: Vec::new(),
            is_search: false,
            failure: None,
        }
    }

    pub(super) fn started(&self) -> String {
        let data = object! {
            "type": "RUN_STARTED",
            "threadId": self.conversation.as_str(),
            "runId": self.id.as_str(),
        };
        service_event("RUN_STARTED", &data)
    }

    /// Returns the turns before the text: a tool call, if the run searches.
    pub(super) fn search(&self) -> String {
        let mut events = self.progress(0);
        if !self.is_search {
            return events;
        }
        let (call, run) = (format!("call_{}", short_hex(12)), self.id.as_str());
        let turn = format!("msg_{}", short_hex(12));
        let arguments = object! { "query": self.goal.as_str() }.to_python();
        let found = match self.hits.len() {
            1 => "1 paragraph".to_owned(),
            count => format!("{count} paragraphs"),
        };
        events += &self.message_start(&turn);
        events += &self.message_end(&turn);
        for (name, data) in [
            (
                "TOOL_CALL_START",
                object! {
                    "type": "TOOL_CALL_START",
                    "toolCallId": call.as_str(),
                    "toolCallName": "internal_search",
                    "runId": run,
                    "displayName": "Searching",
                },
            ),
            (
                "TOOL_CALL_ARGS",
                object! {
                    "type": "TOOL_CALL_ARGS",
                    "toolCallId": call.as_str(),
                    "delta": arguments,
                    "runId": run,
                    "argsSummary": None::<&str>,
                },
            ),
            (
                "TOOL_CALL_END",
                object! { "type": "TOOL_CALL_END", "toolCallId": call.as_str(), "runId": run },
            ),
            (
                "TOOL_CALL_RESULT",
                object! {
                    "type": "TOOL_CALL_RESULT",
                    "toolCallId": call.as_str(),
                    "content": found,
                    "role": "tool",
                    "status": "completed",
                    "runId": run,
                    "resultSummary": None::<&str>,
                },
            ),
        ] {
            events += &service_event(name, &data);
        }
        events + &self.progress(1)
    }

    /// Returns events that a usual run does not have.
    pub(super) fn extra(&self, extra: RunExtra) -> String {
        match extra {
            RunExtra::Retry => self.retry(),
            RunExtra::SubAgent => self.sub_agent(false),
            RunExtra::FailedSubAgent => self.sub_agent(true),
        }
    }

    /// Returns the beginning of a text that is not ended, and the notice of its repetition.
    fn retry(&self) -> String {
        let broken = format!("msg_{}", short_hex(12));
        let notice = object! {
            "status": "retrying",
            "message": "The model did not respond. Trying again.",
        };
        self.message_start(&broken)
            + &content(&broken, "I begin to ", &self.id)
            + &service_event("status", &notice)
    }

    /// Returns the run of a sub-agent. A failed one has no `STEP_FINISHED`.
    fn sub_agent(&self, fails: bool) -> String {
        let sub = Self {
            message: format!("msg_{}", short_hex(12)),
            ..Self::with_text(&self.conversation, &self.goal, "I am a sub-agent.")
        };
        let (id, parent) = (sub.id.as_str(), self.id.as_str());
        let step = |name: &str| {
            let data = object! {
                "type": name,
                "stepName": "sub_agent:researcher",
                "runId": parent,
            };
            service_event(name, &data)
        };
        let started = object! {
            "type": "RUN_STARTED",
            "threadId": self.conversation.as_str(),
            "runId": id,
            "parentRunId": parent,
        };
        let events = step("STEP_STARTED")
            + &service_event("RUN_STARTED", &started)
            + &sub.message_start(&sub.message)
            + &content(&sub.message, &sub.raw, id)
            + &sub.message_end(&sub.message);
        if fails {
            let error = object! {
                "type": "RUN_ERROR",
                "runId": id,
                "parentRunId": parent,
                "message": "The sub-agent failed",
                "code": "agent_error",
            };
            return events + &service_event("RUN_ERROR", &error);
        }
        let finished = object! { "type": "RUN_FINISHED", "runId": id, "parentRunId": parent };
        events + &service_event("RUN_FINISHED", &finished) + &step("STEP_FINISHED")
    }

    pub(super) fn heartbeat() -> String {
        service_event("HEARTBEAT", &object! { "type": "HEARTBEAT" })
    }

    /// Returns the events of the text, some words each.
    ///
    /// The state contains the normalized text, which lacks the marks that are not complete yet.
    pub(super) fn text(&self) -> Vec<String> {
        let mut chunks = Vec::new();
        let mut sent = String::new();
        for (number, delta) in deltas(&self.raw).into_iter().enumerate() {
            let mut events = String::new();
            if number == 0 {
                events += &self.message_start(&self.message);
            }
            sent += &delta;
            events += &content(&self.message, &delta, &self.id);
            events += &self.state_delta(&sent);
            chunks.push(events);
        }
        chunks
    }

    fn state_delta(&self, sent: &str) -> String {
        let mut normalized = sent.to_owned();
        let mut cited = Vec::new();
        for (number, hit) in (1_usize..).zip(&self.hits) {
            let mark = format!("[source](ref{number})");
            if normalized.contains(&mark) {
                let citation = format!("[{number}](/record/{})", hit.record.id);
                normalized = normalized.replace(&mark, &citation);
                cited.push(citation_of(number, hit));
            }
        }
        let replace = |path: &str, value: Json| {
            object! { "op": "replace", "path": path, "value": value }
        };
        let data = object! {
            "type": "STATE_DELTA",
            "runId": self.id.as_str(),
            "delta": vec![
                replace("/citations", cited.into()),
                replace("/normalizedAnswer", normalized.into()),
                replace("/rawLength", sent.chars().count().into()),
            ],
        };
        service_event("STATE_DELTA", &data)
    }

    /// Returns the end of the text and the last snapshot.
    pub(super) fn ended(&self) -> String {
        let citations = (1..).zip(&self.hits);
        let citations: Vec<Json> = citations
            .map(|(number, hit)| citation_of(number, hit))
            .collect();
        let none = || Json::List(Vec::new());
        let snapshot = object! {
            "final": true,
            "parts": vec![self.part()],
            "answer": self.normalized.as_str(),
            "citations": citations,
        }
        .with("confidence", self.confidence())
        .with("answerMatchType", self.failure.as_ref().map(|_| "Error"))
        .with("errorCode", self.failure.as_deref())
        .with(
            "succeeded_tool_names",
            Some(if self.is_search {
                vec!["internal_search"].into()
            } else {
                none()
            }),
        )
        .with("failed_tool_names", Some(none()));
        self.message_end(&self.message) + &self.snapshot(snapshot)
    }

    /// Returns the failure of the run.
    pub(super) fn error(&self, code: &str, message: &str) -> String {
        let data = object! {
            "type": "RUN_ERROR",
            "runId": self.id.as_str(),
            "message": message,
            "code": code,
        };
        service_event("RUN_ERROR", &data)
    }

    /// The whole text as a part of a message.
    pub(super) fn part(&self) -> Json {
        object! {
            "type": "text",
            "content": self.normalized.as_str(),
            "runId": self.id.as_str(),
            "isFinal": true,
        }
    }

    /// The confidence of the model. `None` if the model has failed.
    pub(super) fn confidence(&self) -> Option<&'static str> {
        match (&self.failure, self.hits.first()) {
            (Some(_), _) => None,
            (None, Some(hit)) if hit.score > 0.5 => Some("High"),
            (None, Some(_)) => Some("Medium"),
            (None, None) => Some("Low"),
        }
    }

    fn message_start(&self, message: &str) -> String {
        let data = object! {
            "type": "TEXT_MESSAGE_START",
            "messageId": message,
            "role": "assistant",
            "runId": self.id.as_str(),
        };
        service_event("TEXT_MESSAGE_START", &data)
    }

    fn message_end(&self, message: &str) -> String {
        let data = object! {
            "type": "TEXT_MESSAGE_END",
            "messageId": message,
            "runId": self.id.as_str(),
        };
        service_event("TEXT_MESSAGE_END", &data)
    }

    /// Returns the snapshot at the start of a turn.
    fn progress(&self, turn: usize) -> String {
        let time = iso(now());
        let snapshot = object! {
            "run_id": self.id.as_str(),
            "agent_id": "emulator-agent",
            "trace_id": "emulator-trace",
            "parent_run_id": None::<&str>,
            "role_name": "assistant",
            "status": "calling_llm",
            "current_turn": turn,
            "current_tool": None::<&str>,
            "current_child_run_id": None::<&str>,
            "hil_request_id": None::<&str>,
            "goal_description": self.goal.as_str(),
            "started_at": time.as_str(),
            "updated_at": time.as_str(),
        };
        self.snapshot(snapshot)
    }

    fn snapshot(&self, snapshot: Json) -> String {
        let data = object! {
            "type": "STATE_SNAPSHOT",
            "runId": self.id.as_str(),
            "snapshot": snapshot,
        };
        service_event("STATE_SNAPSHOT", &data)
    }
}

fn content(message: &str, delta: &str, run: &str) -> String {
    let data = object! {
        "type": "TEXT_MESSAGE_CONTENT",
        "messageId": message,
        "delta": delta,
        "runId": run,
    };
    service_event("TEXT_MESSAGE_CONTENT", &data)
}

/// Returns a citation. `number` is its number in the text.
fn citation_of(number: usize, hit: &Hit) -> Json {
    object! {
        "content": hit.text.as_str(),
        "chunkIndex": number,
        "metadata": citation_metadata(hit),
        "citationType": "vectordb|document",
    }
}

/// Splits a text behind every fourth blank. The parts joined are the text.
fn deltas(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    words
        .chunks(WORDS_PER_DELTA)
        .map(<[&str]>::concat)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deltas_joined_are_the_text() {
        for text in ["", "one", "a b c d e", "a  b\n\nc é d e f g "] {
            assert_eq!(deltas(text).concat(), text);
        }
        assert_eq!(deltas("a b c d e"), ["a b c d ", "e"]);
    }
}
