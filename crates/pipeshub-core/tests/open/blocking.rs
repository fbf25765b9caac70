//! Streams that are read without a runtime.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

use pipeshub_core::blocking::{block_on, iter};
use pipeshub_core::{
    Call, Download, ErrorKind, EventStream, Operation, PipeshubCore, Result, transport_fn,
};

use crate::events::{CHAT, ChatEvent, finished, text};
use crate::server::{END, chunk, chunked};

static READ: Operation = Operation::get("getFile", "/file");

/// Serves one response over a socket, its pieces one after the other.
fn serve(content_type: &'static str, pieces: Vec<Vec<u8>>) -> PipeshubCore {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            request.push(byte[0]);
        }
        stream.write_all(chunked(content_type).as_bytes()).unwrap();
        for piece in pieces {
            stream.write_all(&piece).unwrap();
        }
    });
    PipeshubCore::builder().server_url(url).build().unwrap()
}

#[test]
fn download_is_read_by_an_iterator() {
    let core = serve(
        "text/plain",
        vec![chunk("abc"), chunk("defg"), END.to_vec()],
    );
    let download: Download = block_on(core.open(Call::new(&READ))).unwrap().unwrap();
    let mut chunks = iter(download);
    assert_eq!(chunks.get_ref().content_type(), Some("text/plain"));
    let all: Result<Vec<_>> = chunks.by_ref().collect();
    assert_eq!(all.unwrap().concat(), b"abcdefg");
    assert!(chunks.next().is_none());
    assert_eq!(chunks.into_inner().progress().bytes, 7);
}

#[test]
fn event_stream_is_read_by_an_iterator_up_to_its_error() {
    let pieces = vec![chunk(text("a")), chunk(text("b")), END.to_vec()];
    let core = serve("text/event-stream", pieces);
    let events: EventStream<ChatEvent> = block_on(core.open(Call::new(&CHAT))).unwrap().unwrap();
    let read: Vec<_> = iter(events).collect();
    assert_eq!(read.len(), 3);
    assert_eq!(*read[1].as_ref().unwrap(), ChatEvent::Text("b".into()));
    let error = read[2].as_ref().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionLost);
}

#[tokio::test]
async fn iterator_inside_a_runtime_ends_with_an_error() {
    let core = PipeshubCore::with_transport(transport_fn(|_| {
        http::Response::builder()
            .header("content-type", "text/event-stream")
            .body(finished())
    }));
    let core = core.build().unwrap();
    let events: EventStream<ChatEvent> = core.open(Call::new(&CHAT)).await.unwrap();
    let mut events = iter(events);
    let error = events.next().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Runtime);
    assert!(events.next().is_none());
    // Nothing was read, so the stream is still whole.
    assert!(events.into_inner().next().await.unwrap().is_ok());
}
