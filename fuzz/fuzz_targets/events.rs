//! A stream of events is read as by a plain reader of the WHATWG's rules, wherever it is cut.
//!
//! The first byte of the input is the length of the pieces, and the rest is the stream.
#![no_main]

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::Frame;
use libfuzzer_sys::fuzz_target;
use pipeshub_core::http::Response;
use pipeshub_core::{
    Body, Call, ErrorKind, EventRead, EventStream, Operation, PipeshubCore, RawEvent, Result,
    StreamEvent, transport_fn,
};
use pipeshub_fuzz::now;

static WATCH: Operation = Operation::get("watch", "/watch");

/// An event as it arrived.
#[derive(Debug, PartialEq, Eq)]
struct Event(String, String);

impl StreamEvent for Event {
    const IDLE_TIMEOUT: Duration = Duration::from_secs(1);

    fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>> {
        let read = Self(event.name().to_owned(), event.data().to_owned());
        Ok(EventRead::Next(read))
    }
}

struct Pieces(VecDeque<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn reference(bytes: &[u8]) -> Vec<Event> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut lines: Vec<Vec<u8>> = vec![vec![]];
    let mut rest = bytes.iter().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'\r' => {
                rest.next_if_eq(&&b'\n');
                lines.push(vec![]);
            }
            b'\n' => lines.push(vec![]),
            byte => lines.last_mut().unwrap().push(*byte),
        }
    }
    lines.pop();
    let (mut name, mut data, mut events) = (vec![], vec![], vec![]);
    for line in lines {
        if line.is_empty() {
            if data.pop().is_some() {
                events.push(Event(text(&name), text(&data)));
            }
            (name, data) = (vec![], vec![]);
            continue;
        }
        let (field, value) = match line.iter().position(|byte| *byte == b':') {
            Some(colon) => {
                let value = &line[colon + 1..];
                (&line[..colon], value.strip_prefix(b" ").unwrap_or(value))
            }
            None => (&line[..], &b""[..]),
        };
        match field {
            b"data" => data.extend(value.iter().chain(b"\n")),
            b"event" => name = value.to_vec(),
            _ => {}
        }
    }
    events
}

fuzz_target!(|input: &[u8]| {
    let Some((length, stream)) = input.split_first() else {
        return;
    };
    let stream = Bytes::copy_from_slice(stream);
    let length = usize::from(*length) + 1;
    let transport = transport_fn(move |_| {
        let pieces = (0..stream.len()).step_by(length);
        let pieces = pieces.map(|at| stream.slice(at..stream.len().min(at + length)));
        Response::builder()
            .header("content-type", "text/event-stream")
            .body(Body::stream(Pieces(pieces.collect())))
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let due = reference(&input[1..]);
    now(async {
        let mut events: EventStream<Event> = core.open(Call::new(&WATCH)).await.unwrap();
        for event in due {
            assert_eq!(events.next().await.unwrap().unwrap(), event);
        }
        let error = events.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionLost);
        assert!(events.next().await.is_none());
    });
});
