//! Faults at each byte of a response, in paused time.
//!
//! Each case has a response, a fault and a place. The short responses break at every byte, the long
//! ones at twenty places of a printed seed. A call never hangs, is never sent twice, and never ends
//! as a short success.

use std::ops::ControlFlow;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use pipeshub_core::{
    Call, Delivery, Download, Error, ErrorKind, EventStream, Operation, PipeshubCore,
    RequestOptions,
};
use tokio::time::{Instant, advance};

use crate::events::{ChatEvent, event, finished, text};
use crate::server::{END, Server, Step, chunk, chunked, send};

static FILE: Operation = Operation::post("getFile", "/file");

/// The deadline of the call, which applies until the head.
const DEADLINE: Duration = Duration::from_secs(30);
/// The limit on silence.
const IDLE: Duration = Duration::from_secs(7);

/// The pause before each byte that drips. The bytes around a chunk are no bytes of the body, so the
/// seven bytes between two pieces have to fit into the limit on silence.
const DRIP: Duration = Duration::from_millis(875);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// The server sends nothing more.
    Stall,
    /// The server closes the connection.
    Cut,
    /// The server sends other bytes, then the rest, and closes.
    Garbage,
    /// The server sends the rest one byte at a time, at the rate of [`DRIP`].
    Drip,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Chunked,
    Length,
    Events,
}

/// A response: its bytes on the wire, the length of its head, and its content.
struct Whole {
    form: Form,
    wire: Vec<u8>,
    head: usize,
    content: Vec<String>,
}

impl Whole {
    fn new(form: Form, pieces: &[String]) -> Self {
        let content = pieces.to_vec();
        let head = match form {
            Form::Chunked => chunked("application/octet-stream"),
            Form::Events => chunked("text/event-stream"),
            Form::Length => {
                let length: usize = pieces.iter().map(String::len).sum();
                format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n")
            }
        };
        let mut wire = head.clone().into_bytes();
        for piece in pieces {
            match form {
                Form::Length => wire.extend_from_slice(piece.as_bytes()),
                _ => wire.extend_from_slice(&chunk(piece)),
            }
        }
        if form != Form::Length {
            wire.extend_from_slice(END);
        }
        Self {
            form,
            wire,
            head: head.len(),
            content,
        }
    }

    fn steps(&self, fault: Fault, at: usize, garbage: &[u8]) -> Vec<Step> {
        let (before, after) = self.wire.split_at(at);
        let mut steps = vec![send(before)];
        match fault {
            Fault::Stall => steps.push(Step::Hang),
            Fault::Cut => steps.push(Step::Close),
            Fault::Garbage => steps.extend([send(garbage), send(after), Step::Close]),
            Fault::Drip => {
                for byte in after {
                    steps.extend([Step::Pause(DRIP), send([*byte])]);
                }
            }
        }
        steps
    }

    /// Whether these bytes or events are the whole content.
    fn is_whole(&self, read: &[String]) -> bool {
        match self.form {
            Form::Events => read == self.content,
            _ => read.concat() == self.content.concat(),
        }
    }
}

/// Reads a response to its end: bytes as text, or events as their frames.
async fn read(core: &PipeshubCore, form: Form) -> (Vec<String>, Option<Error>) {
    let mut read = Vec::new();
    let result = match form {
        Form::Events => read_events(core, &mut read).await,
        _ => read_bytes(core, &mut read).await,
    };
    (read, result.err())
}

async fn read_bytes(core: &PipeshubCore, read: &mut Vec<String>) -> Result<(), Error> {
    let mut download: Download = core.open(Call::new(&FILE)).await?;
    while let Some(chunk) = download.chunk().await? {
        read.push(String::from_utf8_lossy(&chunk).into_owned());
    }
    Ok(())
}

async fn read_events(core: &PipeshubCore, read: &mut Vec<String>) -> Result<(), Error> {
    let mut events: EventStream<ChatEvent> = core.open(Call::new(&FILE)).await?;
    while let Some(event) = events.next().await {
        read.push(match event? {
            ChatEvent::Text(value) => text(&value),
            ChatEvent::Finished(_) => finished(),
            other => format!("{other:?}"),
        });
    }
    Ok(())
}

/// Plays one case and checks its result.
async fn check(whole: &Whole, fault: Fault, at: usize, garbage: &[u8]) {
    let case = format!(
        "{:?} with {fault:?} at {at} of {}",
        whole.form,
        whole.wire.len()
    );
    let (server, core) = Server::core(whole.steps(fault, at, garbage));
    let options = RequestOptions::new().idle_timeout(IDLE);
    let core = core.with_options(options).unwrap();
    let started = Instant::now();
    let (read, error) = read(&core, whole.form).await;
    let waited = started.elapsed();
    assert_eq!(server.requests().len(), 1, "{case}");
    let is_in_head = at < whole.head;
    let Some(error) = error else {
        // A stream is complete with its last event, and needs no end of the response.
        assert!(whole.is_whole(&read), "{case}: {read:?}");
        let is_allowed = match fault {
            Fault::Stall | Fault::Cut => at == whole.wire.len() || whole.form == Form::Events,
            Fault::Garbage => true,
            Fault::Drip => at + 34 >= whole.head,
        };
        assert!(is_allowed, "{case}");
        return;
    };
    assert_eq!(error.delivery(), Delivery::Unknown, "{case}: {error}");
    assert!(error.outcome_is_unknown(), "{case}: {error}");
    match fault {
        Fault::Stall => {
            let limit = if is_in_head { DEADLINE } else { IDLE };
            assert_eq!(
                (error.kind(), waited),
                (ErrorKind::Timeout, limit),
                "{case}"
            );
        }
        Fault::Cut => {
            let due = (ErrorKind::ConnectionLost, Duration::ZERO);
            assert_eq!((error.kind(), waited), due, "{case}");
        }
        Fault::Garbage => assert!(waited <= DEADLINE + IDLE, "{case}"),
        // Only the deadline of the head ends a response that drips.
        Fault::Drip => {
            assert_eq!(
                (error.kind(), waited),
                (ErrorKind::Timeout, DEADLINE),
                "{case}"
            );
            assert!(is_in_head, "{case}");
        }
    }
    if !is_in_head && fault != Fault::Garbage {
        let is_prefix = whole.content.concat().starts_with(&read.concat());
        assert!(is_prefix, "{case}: {read:?}");
    }
}

fn short(form: Form) -> Whole {
    match form {
        Form::Events => Whole::new(form, &[text("a"), text("é"), finished()]),
        _ => Whole::new(
            form,
            &["abcdefghij".into(), "k".into(), "lmnop\r\n\r\n0".into()],
        ),
    }
}

/// A generator of numbers below a limit, from a seed.
fn random(mut state: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    }
}

/// Returns a seed that differs between runs, and prints it.
#[allow(clippy::print_stdout, reason = "a failed test shows its seed")]
fn seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let seed = now.as_secs() | 1;
    println!("seed {seed}");
    seed
}

const FORMS: [Form; 3] = [Form::Chunked, Form::Length, Form::Events];

#[tokio::test(start_paused = true)]
async fn fault_at_any_byte_is_an_error_within_its_limit() {
    for form in FORMS {
        let whole = short(form);
        for at in 1..=whole.wire.len() {
            for fault in [Fault::Stall, Fault::Cut, Fault::Drip] {
                check(&whole, fault, at, b"").await;
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn garbage_at_any_byte_ends_and_shortens_nothing() {
    let mut random = random(seed());
    // A length admits any bytes, so only framed responses can be checked.
    for form in [Form::Chunked, Form::Events] {
        let whole = short(form);
        for at in whole.head..=whole.wire.len() {
            let mut garbage = vec![0x80; 1 + random(40)];
            for byte in &mut garbage {
                *byte = u8::try_from(random(256)).unwrap();
            }
            // The same bytes as data would be content, so they end no chunk.
            garbage.insert(0, b'\0');
            check_garbage(&whole, at, &garbage).await;
        }
    }
}

/// Garbage in the data of a chunk displaces the end of the chunk, so the response is broken. Before
/// that, events may contain it.
async fn check_garbage(whole: &Whole, at: usize, garbage: &[u8]) {
    let (server, core) = Server::core(whole.steps(Fault::Garbage, at, garbage));
    let (read, error) = read(&core, whole.form).await;
    assert_eq!(server.requests().len(), 1);
    if error.is_none() {
        assert!(whole.is_whole(&read), "at {at}: {read:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn fault_in_a_long_response_is_an_error_within_its_limit() {
    let mut random = random(seed());
    let long: Vec<String> = (0..200)
        .map(|number| text(&format!("{number}").repeat(1 + number * 5)))
        .collect();
    for form in FORMS {
        let mut pieces = long.clone();
        if form == Form::Events {
            pieces.push(finished());
        }
        let whole = Whole::new(form, &pieces);
        for _ in 0..20 {
            let at = whole.head + random(whole.wire.len() - whole.head - 64);
            for fault in [Fault::Stall, Fault::Cut] {
                check(&whole, fault, at, b"").await;
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn last_chunk_that_is_missing_is_never_a_success() {
    for ending in [Step::Hang, Step::Close] {
        for last in [&b""[..], b"0", b"0\r", b"0\r\n", b"0\r\n\r"] {
            let (_server, core) = Server::core(vec![
                send(chunked("text/plain")),
                send(chunk("abc")),
                send(last),
                ending.clone(),
            ]);
            let (read, error) = read(&core, Form::Chunked).await;
            let due = match ending {
                Step::Hang => ErrorKind::Timeout,
                _ => ErrorKind::ConnectionLost,
            };
            assert_eq!((error.unwrap().kind(), read.concat()), (due, "abc".into()));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn event_without_an_end_is_refused_at_the_limit() {
    for flood in [
        "data: x",
        "x",
        "event: ",
        "data: x\n",
        "data: x\ndata: y\r",
        ":\ndata\ndata: x\n",
    ] {
        let (server, core) = Server::core(vec![
            send(chunked("text/event-stream")),
            Step::Flood(chunk(flood.repeat(1000)).into()),
        ]);
        let core = core.with_options(RequestOptions::new().max_event_bytes(1 << 20));
        let (read, error) = read(&core.unwrap(), Form::Events).await;
        assert!(read.is_empty());
        assert_eq!(error.unwrap().kind(), ErrorKind::TooLarge, "{flood:?}");
        server.closed().await;
    }
}

/// Polls a future until a number of turns has passed. Each turn advances the clock, so the future
/// has to let other tasks run.
async fn turns<T>(count: usize, future: impl Future<Output = T>) -> ControlFlow<T> {
    let clock = async {
        for _ in 0..count {
            advance(Duration::from_secs(1)).await;
        }
    };
    tokio::select! {
        output = future => ControlFlow::Break(output),
        () = clock => ControlFlow::Continue(()),
    }
}

#[tokio::test(start_paused = true)]
async fn endless_comments_are_life_and_let_other_tasks_run() {
    for flood in [
        ": keepalive\n",
        ":\r",
        ": no end",
        "id: 1\nretry: 5\n",
        "\n\n",
        "event: HEARTBEAT\ndata: {}\n\n",
    ] {
        let (server, core) = Server::core(vec![
            send(chunked("text/event-stream")),
            Step::Flood(chunk(flood.repeat(100)).into()),
        ]);
        let mut events: EventStream<ChatEvent> = core.open(Call::new(&FILE)).await.unwrap();
        assert!(turns(2000, events.next()).await.is_continue(), "{flood:?}");
        drop(events);
        server.closed().await;
    }
}

/// A body that is always ready, as of a transport without a socket.
struct Ready(Bytes);

impl http_body::Body for Ready {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        std::task::Poll::Ready(Some(Ok(http_body::Frame::data(self.0.clone()))))
    }
}

#[tokio::test(start_paused = true)]
async fn body_that_is_always_ready_lets_other_tasks_run() {
    let open = async |bytes: &'static str| -> EventStream<ChatEvent> {
        let transport = pipeshub_core::transport_fn(move |_| {
            http::Response::builder()
                .header("content-type", "text/event-stream")
                .body(pipeshub_core::Body::stream(Ready(Bytes::from_static(
                    bytes.as_bytes(),
                ))))
        });
        let core = PipeshubCore::with_transport(transport).build().unwrap();
        core.open(Call::new(&FILE)).await.unwrap()
    };
    let mut comments = open(": keepalive\n").await;
    assert!(turns(500, comments.next()).await.is_continue());
    let mut heartbeats = open("event: HEARTBEAT\ndata: {}\n\n").await;
    assert!(turns(500, heartbeats.next()).await.is_continue());
    // Empty frames are no life.
    let mut empty = open("").await;
    let ControlFlow::Break(Some(Err(error))) = turns(500, empty.next()).await else {
        panic!("a silence of 500 s");
    };
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test(start_paused = true)]
async fn million_tiny_events_are_all_read() {
    const COUNT: usize = 1_000_000;
    let mut steps = vec![send(chunked("text/event-stream"))];
    let thousand = chunk(event("T", "1").repeat(1000));
    steps.extend((0..COUNT / 1000).map(|_| send(&thousand)));
    steps.extend([send(chunk(finished())), send(END)]);
    let (_server, core) = Server::core(steps);
    let mut events: EventStream<ChatEvent> = core.open(Call::new(&FILE)).await.unwrap();
    let mut count = 0;
    while let Some(event) = events.next().await {
        match event.unwrap() {
            ChatEvent::Other(name, data) => assert_eq!((&*name, &*data), ("T", "1")),
            other => assert_eq!(other, ChatEvent::Finished("end".into())),
        }
        count += 1;
    }
    assert_eq!(count, COUNT + 1);
}
