//! Event streams.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Delivery, Error, ErrorKind, EventRead, EventStream, Operation, PipeshubCore, RawEvent,
    RequestOptions, Result, StreamEvent, from_json, transport_fn,
};
use tokio::time::{Instant, sleep};

use crate::server::{END, Server, Step, chunk, chunked, send};

pub(crate) static CHAT: Operation =
    Operation::post("chat", "/chat").when_unknown("read the conversation");

/// An event of a chat.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ChatEvent {
    Text(String),
    /// The gateway stores the conversation, and sends nothing meanwhile.
    Stored,
    Finished(String),
    Other(String, String),
}

#[derive(Debug)]
pub(crate) struct Text {
    text: String,
}
from_json! { Text { text = "text" } }

/// The failure of a run.
#[derive(Debug)]
pub(crate) struct RunError {
    code: String,
}
from_json! { RunError { code = "code" } }

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the run failed")
    }
}
impl std::error::Error for RunError {}

const SECOND: Duration = Duration::from_secs(1);

impl StreamEvent for ChatEvent {
    const IDLE_TIMEOUT: Duration = Duration::from_secs(330);

    fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>> {
        event.set_idle_timeout(120 * SECOND);
        match event.name() {
            "HEARTBEAT" => Ok(EventRead::Skipped),
            "TEXT" => event.next(|text: Text| Self::Text(text.text)),
            "STORED" => {
                event.set_idle_timeout(330 * SECOND);
                Ok(EventRead::Next(Self::Stored))
            }
            "FINISHED" => event.last(|text: Text| Self::Finished(text.text)),
            "RUN_ERROR" => event.failure::<_, RunError>(),
            _ => event.other(|name, data: RawJson| Self::Other(name, data.as_str().to_owned())),
        }
    }
}

/// Returns a frame with a name and data.
pub(crate) fn event(name: &str, data: &str) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

pub(crate) fn text(text: &str) -> String {
    event("TEXT", &format!(r#"{{"type":"TEXT","text":"{text}"}}"#))
}

pub(crate) fn finished() -> String {
    event("FINISHED", r#"{"text":"end"}"#)
}

/// Returns the steps of a response with these frames, each in a chunk.
fn frames(frames: &[String]) -> Vec<Step> {
    let mut steps = vec![send(chunked("text/event-stream"))];
    steps.extend(frames.iter().map(|frame| send(chunk(frame))));
    steps.push(send(END));
    steps
}

async fn open(steps: Vec<Step>) -> (Server, EventStream<ChatEvent>) {
    let (server, core) = Server::core(steps);
    (server, core.open(Call::new(&CHAT)).await.unwrap())
}

/// Reads a stream to its end.
pub(crate) async fn all(mut events: EventStream<ChatEvent>) -> Vec<Result<ChatEvent>> {
    let mut read = Vec::new();
    while let Some(event) = events.next().await {
        read.push(event);
    }
    assert!(events.next().await.is_none());
    read
}

fn finished_event() -> ChatEvent {
    ChatEvent::Finished("end".into())
}

#[tokio::test(start_paused = true)]
async fn event_that_completes_a_stream_ends_it() {
    let (server, events) = open(frames(&[
        ": connected\n\n".into(),
        text("a"),
        event("HEARTBEAT", "{}"),
        event("NEW", r#"{ "x" : [1] }"#),
        "data: no JSON\n\n".into(),
        finished(),
    ]))
    .await;
    assert_eq!((events.status().as_u16(), events.attempts()), (200, 1));
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    assert_eq!(events.request_id().len(), 32);
    let read: Vec<_> = all(events).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(
        read,
        [
            ChatEvent::Text("a".into()),
            ChatEvent::Other("NEW".into(), r#"{ "x" : [1] }"#.into()),
            ChatEvent::Other(String::new(), "\"no JSON\"".into()),
            finished_event(),
        ]
    );
    let request = server.requests().remove(0).to_lowercase();
    assert!(request.contains("accept: text/event-stream"), "{request}");
}

#[tokio::test(start_paused = true)]
async fn complete_stream_frees_its_connection_or_closes_it() {
    // A connection of a call that is not safe to repeat is never kept.
    static WATCH: Operation = Operation::get("watch", "/watch");
    let (server, core) = Server::core(frames(&[finished()]));
    for _ in 0..3 {
        let events = core.open(Call::new(&WATCH)).await.unwrap();
        assert_eq!(all(events).await.len(), 1);
    }
    assert_eq!(server.opened(), 1);

    // A gateway that never ends the response.
    let mut steps = frames(&[finished()]);
    steps.pop();
    steps.push(Step::Hang);
    let (server, events) = open(steps).await;
    let started = Instant::now();
    assert_eq!(all(events).await.len(), 1);
    server.closed().await;
    assert_eq!(started.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn event_that_reports_a_failure_is_an_error_with_its_cause() {
    let first = event("RUN_ERROR", r#"{"code":"rate_limit","message":"SECRET"}"#);
    let second = event("RUN_ERROR", r#"{"code":"unknown_error"}"#);
    let (_server, events) = open(frames(&[text("a"), first.clone(), second])).await;
    let read = all(events).await;
    assert_eq!(read.len(), 3);
    for (error, code) in read[1..].iter().zip(["rate_limit", "unknown_error"]) {
        let error: &Error = error.as_ref().unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Failed, Delivery::Answered)
        );
        assert_eq!(error.failure::<RunError>().unwrap().code, code);
        assert!(!error.outcome_is_unknown());
        let shown = format!("{error} {error:?}");
        assert!(
            shown.contains("the run failed") && !shown.contains("SECRET"),
            "{shown}"
        );
    }
    // The failure is the last event that came, so the cut after it is one more error.
    let mut steps = frames(&[first]);
    steps.pop();
    steps.push(Step::Close);
    let (_server, events) = open(steps).await;
    let kinds: Vec<_> = all(events)
        .await
        .into_iter()
        .map(|read| read.unwrap_err().kind())
        .collect();
    assert_eq!(kinds, [ErrorKind::Failed, ErrorKind::ConnectionLost]);
}

#[tokio::test(start_paused = true)]
async fn end_without_a_last_event_is_an_unknown_outcome_with_advice() {
    for (steps, count) in [
        (frames(&[]), "after 0 events"),
        (frames(&[text("a"), text("b")]), "after 2 events"),
        // An unfinished event is dropped.
        (
            frames(&[text("a"), finished().trim_end().into()]),
            "after 1 event,",
        ),
    ] {
        let (_server, events) = open(steps).await;
        let error = all(events).await.pop().unwrap().unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery(), error.outcome_is_unknown()),
            (ErrorKind::ConnectionLost, Delivery::Unknown, true)
        );
        let text = error.to_string();
        assert!(text.contains("ended without its last event"), "{text}");
        assert!(text.contains("read the conversation"), "{text}");
        assert!(text.contains(count), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn event_that_does_not_fit_is_an_error_and_the_stream_goes_on() {
    let (_server, events) = open(frames(&[
        event("TEXT", r#"{"text":["SECRET"]}"#),
        event("TEXT", "SECRET"),
        text("a"),
        finished(),
    ]))
    .await;
    let read = all(events).await;
    for (error, due) in read[..2].iter().zip([
        "event 1 is not valid: its field `text` is not as expected",
        "event 2 is not valid: it is not JSON",
    ]) {
        let error = error.as_ref().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidReply);
        let shown = format!("{error} {error:?}");
        assert!(shown.contains(due) && !shown.contains("SECRET"), "{shown}");
    }
    assert_eq!(*read[2].as_ref().unwrap(), ChatEvent::Text("a".into()));
    assert_eq!(read.len(), 4);
}

#[tokio::test(start_paused = true)]
async fn limit_on_silence_follows_the_state_of_the_stream() {
    let silent = |frames_before: &[String]| {
        let mut steps = frames(frames_before);
        steps.pop();
        steps.push(Step::Hang);
        steps
    };
    let options = RequestOptions::new;
    for (steps, options, limit) in [
        (silent(&[]), options(), 330),
        // A comment is life, and not the first event.
        (silent(&[": c\n\n".into()]), options(), 330),
        (silent(&[event("HEARTBEAT", "{}")]), options(), 120),
        (silent(&[text("a")]), options(), 120),
        (silent(&[text("a"), event("STORED", "{}")]), options(), 330),
        (silent(&[text("a")]), options().idle_timeout(7 * SECOND), 7),
        (silent(&[]), options().idle_timeout(900 * SECOND), 900),
    ] {
        let (server, core) = Server::core(steps);
        let core = core.with_options(options).unwrap();
        let started = Instant::now();
        let events = core.open(Call::new(&CHAT)).await.unwrap();
        let error = all(events).await.pop().unwrap().unwrap_err();
        assert_eq!(started.elapsed(), limit * SECOND);
        assert_eq!(
            (error.kind(), error.outcome_is_unknown()),
            (ErrorKind::Timeout, true)
        );
        server.closed().await;
    }
}

#[tokio::test(start_paused = true)]
async fn comment_lines_and_heartbeats_are_life() {
    for life in [
        ": keepalive\n\n",
        ":\n",
        "event: HEARTBEAT\ndata: {}\n\n",
        ":",
        "x",
    ] {
        let mut steps = vec![send(chunked("text/event-stream")), send(chunk(text("a")))];
        for _ in 0..20 {
            steps.extend([Step::Pause(119 * SECOND), send(chunk(life))]);
        }
        steps.extend([send(chunk(format!("\n\n{}", finished()))), send(END)]);
        let (_server, events) = open(steps).await;
        let read: Vec<_> = all(events).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(
            read,
            [ChatEvent::Text("a".into()), finished_event()],
            "{life:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn event_up_to_the_limit_is_read_and_a_larger_one_refused() {
    let of = |length: usize| {
        event(
            "TEXT",
            &format!(r#"{{"text":"{}"}}"#, "x".repeat(length - 11)),
        )
    };
    for (length, fits) in [(1000, true), (1001, true), (2000, false), (200_000, false)] {
        for cut in [false, true] {
            let frame = of(length);
            let mut steps = vec![send(chunked("text/event-stream"))];
            if cut {
                steps.extend(frame.as_bytes().chunks(97).map(|piece| send(chunk(piece))));
            } else {
                steps.push(send(chunk(&frame)));
            }
            steps.extend([send(chunk(finished())), send(END)]);
            let (_server, core) = Server::core(steps);
            let options = RequestOptions::new().max_event_bytes(1020);
            let core = core.with_options(options).unwrap();
            let read = all(core.open(Call::new(&CHAT)).await.unwrap()).await;
            if fits {
                assert_eq!(read.len(), 2);
                assert!(read[0].is_ok());
            } else {
                let error = read.into_iter().next_back().unwrap().unwrap_err();
                assert_eq!(error.kind(), ErrorKind::TooLarge);
                assert!(
                    error
                        .to_string()
                        .contains("an event has more than 1020 bytes")
                );
                assert!(error.outcome_is_unknown());
            }
        }
    }
}

#[tokio::test]
async fn response_that_is_no_event_stream_is_named_and_kept() {
    for (content_type, body, due) in [
        (
            "application/json",
            "{\"error\":\"no\"}",
            "it is JSON, and not an event stream",
        ),
        (
            "Application/JSON; charset=utf-8",
            "{}",
            "it is JSON, and not an event stream",
        ),
        ("text/html", "<html>", "it is not an event stream"),
        ("", "", "it is not an event stream"),
    ] {
        let core = PipeshubCore::with_transport(transport_fn(move |_| {
            http::Response::builder()
                .header("content-type", content_type)
                .body(body)
        }));
        let core = core.build().unwrap();
        let error = core.open::<EventStream<ChatEvent>>(Call::new(&CHAT)).await;
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidReply);
        assert!(error.to_string().contains(due), "{error}");
        assert_eq!(error.reply().unwrap().body(), body);
    }
}

#[tokio::test(start_paused = true)]
async fn dropped_next_future_loses_no_event() {
    let frame = text("abc");
    let mut steps = vec![send(chunked("text/event-stream"))];
    for byte in frame.as_bytes() {
        steps.extend([Step::Pause(SECOND), send(chunk([*byte]))]);
    }
    steps.extend([send(chunk(finished())), send(END)]);
    let (_server, mut events) = open(steps).await;
    let mut read = Vec::new();
    loop {
        tokio::select! {
            event = events.next() => match event {
                Some(event) => read.push(event.unwrap()),
                None => break,
            },
            () = sleep(Duration::from_millis(300)) => {}
        }
    }
    assert_eq!(read, [ChatEvent::Text("abc".into()), finished_event()]);
}

#[tokio::test(start_paused = true)]
async fn event_stream_is_a_stream() {
    let (_server, mut events) = open(frames(&[text("a"), finished()])).await;
    let mut read = Vec::new();
    while let Some(event) =
        std::future::poll_fn(|cx| futures_core::Stream::poll_next(Pin::new(&mut events), cx)).await
    {
        read.push(event.unwrap());
    }
    assert_eq!(read, [ChatEvent::Text("a".into()), finished_event()]);
    assert!(format!("{events:?}").contains("events: 2"));
}

#[tokio::test(start_paused = true)]
async fn invalid_utf_8_becomes_replacement_characters() {
    let mut frame = b"event: TEXT\ndata: {\"text\":\"a\xffb\"}\n\n".to_vec();
    frame.extend_from_slice(finished().as_bytes());
    let steps = vec![
        send(chunked("text/event-stream")),
        send(chunk(frame)),
        send(END),
    ];
    let (_server, events) = open(steps).await;
    let first = all(events).await.remove(0).unwrap();
    assert_eq!(first, ChatEvent::Text("a\u{fffd}b".into()));
}

#[tokio::test(start_paused = true)]
async fn dropped_stream_closes_its_connection() {
    let (server, mut events) = open({
        let mut steps = frames(&[text("a")]);
        steps.pop();
        steps.push(Step::Hang);
        steps
    })
    .await;
    assert!(events.next().await.unwrap().is_ok());
    drop(events);
    server.closed().await;
}
