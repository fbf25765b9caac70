//! The six operations that run a chat and respond with a stream.
//!
//! Check the request, store the messages, and put the events of the gateway around those of the
//! run. The run itself is in `run`. Entry points: [`Gateway::chat`] and its siblings.

use std::time::Duration;

use bytes::Bytes;
use serde_json::Value;

use super::place::Place;
use super::run::Run;
use super::shape::Form;
use super::store::{Conversation, Kind, Message};
use crate::body::{Body, Step, Streamed};
use crate::fault::{RunExtra, ServiceFault};
use crate::gateway::input::is_object_id;
use crate::gateway::knowledge::{Hit, MAX_QUERY, is_list_of, sources};
use crate::gateway::stream::{chat_head, event};
use crate::gateway::{
    Call, FILTERED, Gateway, Refusal, StreamOutcome, UNREACHABLE, bad_request, filter,
    validation_error,
};
use crate::json::{Json, object};
use crate::time::{is_uuid, now};

/// The maximum number of records behind a response of the assistant.
const MAX_CITATIONS: usize = 3;

/// The part of a conversation that a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// The first message of a new conversation.
    First,
    /// One more message.
    Next,
    /// The last message of the assistant, once more.
    Again,
}

/// The reason why a run does not begin, with the code of the event.
struct Failure {
    code: &'static str,
    message: String,
}

impl Gateway {
    pub(in crate::gateway) fn chat(&self, call: &Call<'_>) -> StreamOutcome {
        self.run_turn(call, Turn::First, Place::of_assistant(call))
    }

    pub(in crate::gateway) fn chat_more(&self, call: &Call<'_>) -> StreamOutcome {
        self.run_turn(call, Turn::Next, Place::of_assistant(call))
    }

    pub(in crate::gateway) fn chat_again(&self, call: &Call<'_>) -> StreamOutcome {
        self.run_turn(call, Turn::Again, Place::of_assistant(call))
    }

    pub(in crate::gateway) fn agent_chat(&self, call: &Call<'_>) -> StreamOutcome {
        self.run_turn(call, Turn::First, Place::of_agent(call))
    }

    pub(in crate::gateway) fn agent_chat_more(&self, call: &Call<'_>) -> StreamOutcome {
        self.run_turn(call, Turn::Next, Place::of_agent(call))
    }

    pub(in crate::gateway) fn agent_chat_again(&self, call: &Call<'_>) -> StreamOutcome {
        self.run_turn(call, Turn::Again, Place::of_agent(call))
    }

    /// Responds with the stream of a run.
    ///
    /// The run is complete and stored before the stream begins, and so goes on without its client.
    fn run_turn(&self, call: &Call<'_>, turn: Turn, place: Place<'_>) -> StreamOutcome {
        let began = now();
        check(call.body, turn, &place)?;
        let (first, opened) = self.open_turn(call, turn, &place)?;
        let mut steps = vec![chunk(first)];
        let conversation = match opened {
            Ok(conversation) => conversation,
            Err(failure) => {
                steps.push(chunk(run_error(failure.code, &failure.message)));
                return Ok(respond(steps));
            }
        };
        if let Some(message) = self.broken_before_run(call, &place)? {
            let stored = self.store_failure(call, turn, &conversation.id, &message);
            let code = if turn == Turn::Again {
                "streaming_error"
            } else {
                "internal_error"
            };
            let last = match turn {
                Turn::Again => run_error_with(code, &message, stored),
                _ => run_error(code, &message),
            };
            steps.push(chunk(last));
            return Ok(respond(steps));
        }
        let goal = conversation.last_query().unwrap_or_default();
        let run = self.run_of(call, &place, &conversation.id, goal)?;
        steps.push(chunk(run.started()));
        steps.push(chunk(run.search()));
        let script = &call.request.script;
        let (heartbeats, pause) = script.heartbeats;
        for _ in 0..heartbeats {
            steps.push(Step::Wait(pause));
            steps.push(chunk(Run::heartbeat()));
        }
        for extra in &script.extras {
            steps.push(chunk(run.extra(*extra)));
            if *extra == RunExtra::FailedSubAgent {
                self.store_failure(call, turn, &conversation.id, "The sub-agent failed");
                return Ok(respond(steps));
            }
        }
        let mut text = run.text().into_iter();
        let (code, message) = match &script.service {
            Some(ServiceFault::RunError { code, message }) => {
                steps.push(chunk(run.error(code, message)));
                ("", message.as_str())
            }
            Some(ServiceFault::Silent) => (
                "no_response",
                "No complete response received from AI service",
            ),
            Some(ServiceFault::Cut) => {
                steps.extend(text.next().map(chunk));
                ("stream_error", "terminated")
            }
            _ => {
                steps.extend(text.map(chunk));
                steps.push(chunk(run.ended()));
                let finished = self.store_response(call, turn, &conversation.id, &run, began);
                steps.push(chunk(finished));
                return Ok(respond(steps));
            }
        };
        let stored = self.store_failure(call, turn, &conversation.id, message);
        match (turn, code) {
            // The service's own error ends the stream.
            (Turn::First | Turn::Next, "") => {}
            (Turn::First | Turn::Next, code) => steps.push(chunk(run_error(code, message))),
            (Turn::Again, "") => {
                steps.push(chunk(run_error_with("unknown_error", message, stored)));
            }
            (Turn::Again, _) => {
                steps.push(chunk(run_error_with("streaming_error", message, stored)));
            }
        }
        Ok(respond(steps))
    }

    /// Stores the message of the user. Returns the first event, and the conversation.
    ///
    /// As on the real server, the event comes before the conversation is looked up.
    fn open_turn(
        &self,
        call: &Call<'_>,
        turn: Turn,
        place: &Place<'_>,
    ) -> Result<(String, Result<Conversation, Failure>), Refusal> {
        let user = &call.token()?.user;
        let query = call.body.get("query").and_then(Value::as_str);
        let query = query.unwrap_or_default();
        let message = || Message::query(query, call.body);
        if turn == Turn::First {
            let conversation = Conversation::new(user, place.agent, message());
            self.conversations.add(conversation.clone());
            let value = object! {
                "conversationId": conversation.id.as_str(),
                "title": conversation.title.as_str(),
            };
            return Ok((created(value), Ok(conversation)));
        }
        let is_mine =
            |found: &Conversation| found.user == *user && found.agent.as_deref() == place.agent;
        let found = self.conversations.find(place.conversation, is_mine);
        let code = match turn {
            Turn::Again => "streaming_error",
            _ => "internal_error",
        };
        let failure = |message: &str| {
            let message = message.to_owned();
            Err(Failure { code, message })
        };
        let Some(mut conversation) = found else {
            let value = first_value(turn, place);
            return Ok((created(value), failure("Conversation not found")));
        };
        let value = first_value(turn, place);
        if turn == Turn::Next {
            self.conversations
                .change(&conversation.id, |stored| stored.push(message()));
            conversation.push(message());
            return Ok((created(value), Ok(conversation)));
        }
        let last = conversation.messages.last();
        let opened = match last {
            Some(last) if last.id != place.message => {
                failure("Can only regenerate the last message in the conversation")
            }
            Some(last) if last.kind == Kind::Response => Ok(conversation),
            _ => failure("Can only regenerate bot response messages"),
        };
        Ok((created(value), opened))
    }

    /// Returns the message of a failure before the run.
    fn broken_before_run(
        &self,
        call: &Call<'_>,
        place: &Place<'_>,
    ) -> Result<Option<String>, Refusal> {
        let token = call.token()?;
        let mode = call.body.get("chatMode").and_then(Value::as_str);
        if let Some(key) = place.agent
            && !self.agents.is_open_to(key, &token.user)
        {
            return Ok(Some("Agent not found".to_owned()));
        }
        Ok(match &call.request.script.service {
            Some(ServiceFault::Status { status, message }) if status.as_u16() == 429 => {
                Some(format!("Backend error: {message}"))
            }
            Some(ServiceFault::Status { message, .. }) => Some(message.clone()),
            Some(ServiceFault::Unreachable) => Some(UNREACHABLE.to_owned()),
            _ if mode == Some("agent") && !token.allows("agent:execute") => {
                Some("Insufficient scope. Required: agent:execute".to_owned())
            }
            _ => None,
        })
    }

    fn run_of(
        &self,
        call: &Call<'_>,
        place: &Place<'_>,
        conversation: &str,
        goal: &str,
    ) -> Result<Run, Refusal> {
        let mode = call.body.get("chatMode").and_then(Value::as_str);
        Ok(match &call.request.script.service {
            Some(ServiceFault::Apology { code }) => Run::apology(conversation, goal, code),
            _ if mode == Some("web_search") => Run::without_search(conversation, goal),
            _ => Run::of_hits(conversation, goal, self.hits_for(call, place, goal)?),
        })
    }

    /// Searches what the user can read, within the filters of the request and of the agent.
    fn hits_for(
        &self,
        call: &Call<'_>,
        place: &Place<'_>,
        goal: &str,
    ) -> Result<Vec<Hit>, Refusal> {
        let user = &call.token()?.user;
        let mut wanted = sources(call.body)?;
        let of_agent = place.agent.map(|key| self.agents.sources_of(key));
        let of_agent = of_agent.unwrap_or_default();
        if !of_agent.is_empty() {
            let is_asked = |id: &&str| wanted.is_empty() || wanted.contains(id);
            let ids: Vec<&str> = of_agent
                .iter()
                .map(String::as_str)
                .filter(is_asked)
                .collect();
            if ids.is_empty() {
                return Ok(Vec::new());
            }
            wanted = ids;
        }
        Ok(self.library.search(goal, user, &wanted, MAX_CITATIONS))
    }

    /// Stores the response of a run. Returns the last event.
    fn store_response(
        &self,
        call: &Call<'_>,
        turn: Turn,
        id: &str,
        run: &Run,
        began: Duration,
    ) -> String {
        let stored = self.conversations.change(id, |conversation| {
            let message = Message::response(run, call.body);
            match turn {
                Turn::Again => conversation.replace_last(message),
                _ => conversation.push(message),
            }
            conversation.whole(Form::WithCitations)
        });
        // Somebody may have deleted the conversation.
        let result = object! { "conversation": stored };
        let used = (turn != Turn::First).then_some(run.hits.len());
        let result = result
            .with("recordsUsed", used)
            .with("meta", Some(call.meta(began).with("recordsUsed", used)));
        let data = object! { "type": "RUN_FINISHED", "result": result };
        event("RUN_FINISHED", &data)
    }

    /// Stores the message of a failure. Returns the conversation.
    fn store_failure(&self, call: &Call<'_>, turn: Turn, id: &str, message: &str) -> Option<Json> {
        self.conversations.change(id, |conversation| {
            let message = Message::error(message, call.body);
            match turn {
                Turn::Again => conversation.replace_last(message),
                _ => conversation.push(message),
            }
            conversation.whole(Form::WithCitations)
        })
    }
}

fn chunk(events: String) -> Step {
    Step::Chunk(Bytes::from(events))
}

fn respond(steps: Vec<Step>) -> http::Response<Body> {
    chat_head(Body::Streamed(Streamed::new(steps)))
}

fn first_value(turn: Turn, place: &Place<'_>) -> Json {
    match turn {
        Turn::Again => object! { "message": "SSE connection established" },
        _ => object! { "conversationId": place.conversation },
    }
}

/// Returns the first event.
fn created(value: Json) -> String {
    let data = object! { "type": "CUSTOM", "name": "conversation_created", "value": value };
    event("CUSTOM", &data)
}

/// Returns an error of the gateway.
fn run_error(code: &str, message: &str) -> String {
    run_error_with(code, message, None)
}

fn run_error_with(code: &str, message: &str, conversation: Option<Json>) -> String {
    let data = object! { "type": "RUN_ERROR", "message": message, "code": code };
    event("RUN_ERROR", &data.with("conversation", conversation))
}

/// Checks the ids and the body of a chat.
fn check(body: &Value, turn: Turn, place: &Place<'_>) -> Result<(), Refusal> {
    let text = |name| body.get(name).and_then(Value::as_str);
    let mut problems = Vec::new();
    if turn != Turn::First && !is_object_id(place.conversation)
        || turn == Turn::Again && !is_object_id(place.message)
    {
        problems.push("the id does not have 24 hex digits");
    }
    let query = text("query").unwrap_or_default();
    if turn != Turn::Again {
        if query.is_empty() {
            problems.push("Query is required");
        }
        if turn == Turn::First && query.chars().count() > MAX_QUERY {
            problems.push("the query has more than 100000 characters");
        }
    }
    let mode = text("chatMode").unwrap_or_default();
    let modes: &[&str] = match (place.agent, turn) {
        (Some(_), _) => &["quick"],
        (None, Turn::Again) => &[],
        (None, _) => &["agent", "internal_search", "web_search"],
    };
    if !modes.is_empty() && !modes.contains(&mode) {
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
    if !is_list_of(body.get("recordIds"), is_object_id) {
        problems.push("recordIds is not a list of ids of 24 hex digits");
    }
    if !problems.is_empty() {
        return Err(validation_error(&problems.join("\n")).into());
    }
    // The route skips the filter, and checks this one field itself.
    if filter::is_suspicious(query) {
        return Err(bad_request(FILTERED).into());
    }
    Ok(())
}
