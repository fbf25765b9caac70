//! A stream of events, each decoded when it arrives.

mod question;

use std::fmt;
use std::time::Duration;

use bodies::types::Run;
use pipeshub_core::{EventRead, EventStream, Operation, RawEvent, Result, StreamEvent, from_json};

static CHAT: Operation = Operation::post("chat", "/events/{plan}");

struct Text {
    message_id: String,
    delta: String,
    run_id: Option<String>,
}
from_json! { Text { message_id = "messageId", delta = "delta", run_id = "runId" } }

struct Finished {
    result: Outcome,
}
from_json! { Finished { result = "result" } }

struct Outcome {
    conversation: Conversation,
}
from_json! { Outcome { conversation = "conversation" } }

struct Conversation {
    id: String,
    title: Option<String>,
    messages: Vec<Message>,
}
from_json! { Conversation { id = "_id", title = "title", messages = "messages" } }

struct Message {
    id: String,
    message_type: String,
    content: String,
    citations: Option<Vec<Citation>>,
}
from_json! {
    Message { id = "_id", message_type = "messageType", content = "content", citations = "citations" }
}

struct Citation {
    id: String,
}
from_json! { Citation { id = "citationId" } }

#[derive(Debug)]
struct Failed {
    message: String,
    code: Option<String>,
}
from_json! { Failed { message = "message", code = "code" } }

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the run failed")
    }
}

impl std::error::Error for Failed {}

enum Event {
    Text(Text),
    Finished(Finished),
    Heartbeat,
    Other,
}

impl StreamEvent for Event {
    const IDLE_TIMEOUT: Duration = bodies::IDLE;

    fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>> {
        match event.name() {
            "TEXT_MESSAGE_CONTENT" => event.next(Self::Text),
            "RUN_FINISHED" => event.last(Self::Finished),
            "RUN_ERROR" => event.failure::<_, Failed>(),
            "HEARTBEAT" => Ok(EventRead::Next(Self::Heartbeat)),
            _ => Ok(EventRead::Next(Self::Other)),
        }
    }
}

async fn chat() -> Result<String> {
    let core = question::core()?;
    let mut events: EventStream<Event> = core.open(question::ask(&CHAT)).await?;
    let mut run = Run::default();
    while let Some(event) = events.next().await {
        run.events += 1;
        match event {
            Ok(Event::Text(text)) => {
                run.text += text.delta.len();
                run.ids += text.message_id.len() + text.run_id.map_or(0, |id| id.len());
            }
            Ok(Event::Finished(finished)) => {
                let Conversation {
                    id,
                    title,
                    messages,
                } = finished.result.conversation;
                let length = |message: &Message| {
                    let citations = message.citations.iter().flatten();
                    let citations: usize = citations.map(|citation| citation.id.len()).sum();
                    message.content.len()
                        + citations
                        + message.id.len()
                        + message.message_type.len()
                };
                run.finish(
                    &id,
                    title,
                    messages.len(),
                    messages.iter().map(length).sum(),
                );
            }
            Ok(Event::Heartbeat | Event::Other) => {}
            Err(error) => match error.failure::<Failed>() {
                Some(failed) => run.end = Some(format!("{:?} {}", failed.code, failed.message)),
                None => return Err(error),
            },
        }
    }
    Ok(run.show())
}

fn main() {
    bodies::meter::block_on(chat());
}
