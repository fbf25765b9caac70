//! Downloads.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::Body as _;
use pipeshub_core::{
    Call, Delivery, Download, ErrorKind, Operation, PipeshubCore, Progress, transport_fn,
};
use tokio::io::AsyncWrite;

use crate::server::{END, Server, Step, chunk, chunked, send};

static READ: Operation = Operation::get("getFile", "/file");

async fn open(steps: Vec<Step>) -> (Server, Download) {
    let (server, core) = Server::core(steps);
    let download = core.open(Call::new(&READ)).await.unwrap();
    (server, download)
}

/// A response of two chunks: `abc` and `defg`.
fn two_chunks() -> Vec<Step> {
    vec![
        send(chunked("text/plain; charset=utf-8")),
        send(chunk("abc")),
        send([&chunk("defg")[..], END].concat()),
    ]
}

fn with_length(length: usize, body: &str) -> Vec<Step> {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}");
    vec![send(head), Step::Close]
}

#[tokio::test(start_paused = true)]
async fn head_of_a_download_is_described() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\n\
        content-disposition: attachment; filename*=UTF-8''a%C3%A9.pdf\r\ncontent-length: 3\r\n\r\nabc";
    let (_server, mut download) = open(vec![send(head)]).await;
    assert_eq!(download.content_type(), Some("application/pdf"));
    assert_eq!(download.content_length(), Some(3));
    assert_eq!(download.file_name().as_deref(), Some("aé.pdf"));
    assert_eq!(download.size_hint().exact(), Some(3));
    let shown = format!("{download:?}");
    assert!(
        shown.contains("getFile") && !shown.contains("pdf"),
        "{shown}"
    );
    assert_eq!(download.bytes(3).await.unwrap(), "abc");
    assert!(download.is_end_stream());
    let (_server, download) = open(two_chunks()).await;
    assert_eq!(
        (download.content_length(), download.file_name()),
        (None, None)
    );
}

#[tokio::test(start_paused = true)]
async fn bytes_of_a_download_are_collected_up_to_the_limit() {
    for (steps, length) in [(two_chunks(), None), (with_length(7, "abcdefg"), Some(7))] {
        for limit in [7, 8, usize::MAX] {
            let (_server, mut download) = open(steps.clone()).await;
            assert_eq!(download.bytes(limit).await.unwrap(), "abcdefg");
            assert_eq!(download.bytes(limit).await.unwrap(), "");
            let progress = download.progress();
            assert_eq!((progress.bytes, progress.total), (7, length));
        }
        for limit in [0, 2, 3, 6] {
            let (_server, mut download) = open(steps.clone()).await;
            let error = download.bytes(limit).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::TooLarge, "{limit}");
            assert!(
                error
                    .to_string()
                    .contains(&format!("more than {limit} bytes"))
            );
            assert!(download.chunk().await.unwrap().is_none());
        }
    }
    let (_server, mut download) = open(with_length(0, "")).await;
    assert_eq!(download.bytes(0).await.unwrap(), "");
}

/// A writer of at most this many bytes at a time that fails after its limit.
struct Narrow {
    written: Vec<u8>,
    step: usize,
    limit: usize,
    is_flushed: bool,
}

impl Narrow {
    fn new(step: usize, limit: usize) -> Self {
        Self {
            written: Vec::new(),
            step,
            limit,
            is_flushed: false,
        }
    }
}

impl AsyncWrite for Narrow {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.written.len() >= self.limit {
            return Poll::Ready(Err(io::Error::other("the disk is full")));
        }
        let count = bytes.len().min(self.step);
        self.written.extend_from_slice(&bytes[..count]);
        Poll::Ready(Ok(count))
    }

    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.is_flushed = true;
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[tokio::test(start_paused = true)]
async fn copy_writes_every_byte_once_and_flushes() {
    for step in [1, 2, 5, 100] {
        let (_server, mut download) = open(two_chunks()).await;
        let mut writer = Narrow::new(step, 100);
        assert_eq!(download.copy_to(&mut writer).await.unwrap(), 7);
        assert_eq!(writer.written, b"abcdefg");
        assert!(writer.is_flushed);
    }
    // The count is that of this copy, after a chunk that was read before.
    let (_server, mut download) = open(two_chunks()).await;
    assert_eq!(download.chunk().await.unwrap().unwrap(), "abc");
    let mut rest = Vec::new();
    assert_eq!(download.copy_to(&mut rest).await.unwrap(), 4);
    assert_eq!(rest, b"defg");
}

#[tokio::test(start_paused = true)]
async fn writer_that_fails_ends_the_copy_with_its_error() {
    for (step, limit) in [(1, 0), (1, 2), (2, 4), (0, 100)] {
        let (server, mut download) = open({
            let mut steps = two_chunks();
            steps.pop();
            steps.push(Step::Hang);
            steps
        })
        .await;
        // The second chunk never comes, so the failure has to be in the first one.
        let limit = limit.min(2);
        let error = download.copy_to(&mut Narrow::new(step, limit)).await;
        let error = error.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Io, Delivery::Answered)
        );
        let source = error.failure::<io::Error>().unwrap();
        if step == 0 {
            assert_eq!(source.kind(), io::ErrorKind::WriteZero);
        } else {
            assert_eq!(source.to_string(), "the disk is full");
        }
        server.closed().await;
        assert!(download.chunk().await.unwrap().is_none());
    }
}

#[tokio::test(start_paused = true)]
async fn progress_is_reported_after_each_chunk() {
    for (steps, total) in [
        (two_chunks(), None),
        (
            vec![
                send("HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\nabc"),
                Step::Pause(std::time::Duration::from_secs(1)),
                send("defg"),
            ],
            Some(7),
        ),
    ] {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (_server, download) = open(steps).await;
        let mut download = download.on_progress({
            let seen = Arc::clone(&seen);
            move |progress: Progress| seen.lock().unwrap().push((progress.bytes, progress.total))
        });
        download.bytes(100).await.unwrap();
        let seen = seen.lock().unwrap();
        assert_eq!(*seen, [(3, total), (7, total)]);
    }
}

#[tokio::test(start_paused = true)]
async fn body_of_another_length_than_announced_is_never_a_success() {
    // hyper checks the length over the default transport.
    for (length, body) in [(4, "abc"), (100, ""), (8, "abcdefg")] {
        let (_server, mut download) = open(with_length(length, body)).await;
        let error = download.copy_to(&mut Vec::new()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionLost);
        let due = format!("after {} of {length} bytes", body.len());
        assert!(error.to_string().contains(&due), "{error}");
    }
    // Other transports may not.
    for (length, body) in [("4", "abc"), ("2", "abc"), ("1", "")] {
        let core = PipeshubCore::with_transport(transport_fn(move |_| {
            http::Response::builder()
                .header("content-length", length)
                .body(body)
        }));
        let core = core.build().unwrap();
        let mut download: Download = core.open(Call::new(&READ)).await.unwrap();
        let error = download.copy_to(&mut Vec::new()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionLost);
        let due = format!("after {} of {length} bytes", body.len());
        assert!(error.to_string().contains(&due), "{error}");
        assert!(download.chunk().await.unwrap().is_none());
    }
}

#[tokio::test]
async fn encoding_that_was_not_requested_is_refused() {
    let core = PipeshubCore::with_transport(transport_fn(|_| {
        http::Response::builder()
            .header("content-encoding", "gzip")
            .body("abc")
    }));
    let core = core.build().unwrap();
    let error = core.open::<Download>(Call::new(&READ)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidReply);
    assert!(error.to_string().contains("gzip"), "{error}");
}

#[tokio::test]
async fn response_to_head_has_a_length_and_no_body() {
    static HEAD: Operation = Operation::new(http::Method::HEAD, "headFile", "/file");
    let core = PipeshubCore::with_transport(transport_fn(|_| {
        http::Response::builder()
            .header("content-length", "5")
            .body("")
    }));
    let core = core.build().unwrap();
    let mut download: Download = core.open(Call::new(&HEAD)).await.unwrap();
    assert_eq!(download.headers()["content-length"], "5");
    assert!(download.chunk().await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn download_is_a_stream_and_a_body() {
    let (_server, mut download) = open(two_chunks()).await;
    let mut next = async || {
        let poll =
            |cx: &mut Context<'_>| futures_core::Stream::poll_next(Pin::new(&mut download), cx);
        std::future::poll_fn(poll).await.transpose().unwrap()
    };
    assert_eq!(next().await, Some(Bytes::from_static(b"abc")));
    assert_eq!(next().await, Some(Bytes::from_static(b"defg")));
    assert_eq!(next().await, None);
    let (_server, mut download) = open(two_chunks()).await;
    let mut all = Vec::new();
    while let Some(frame) = std::future::poll_fn(|cx| Pin::new(&mut download).poll_frame(cx)).await
    {
        all.extend_from_slice(&frame.unwrap().into_data().unwrap());
    }
    assert_eq!(all, b"abcdefg");
}

/// Returns the names in a folder.
fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn download_becomes_a_file_after_its_last_byte() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    for steps in [two_chunks(), with_length(7, "abcdefg")] {
        let (_server, mut download) = open(steps).await;
        assert_eq!(download.copy_to_file(&path).await.unwrap(), 7);
        assert_eq!(std::fs::read(&path).unwrap(), b"abcdefg");
    }
    let (_server, mut download) = open(with_length(0, "")).await;
    assert_eq!(download.copy_to_file(&path).await.unwrap(), 0);
    assert_eq!(std::fs::read(&path).unwrap(), b"");
    assert_eq!(names(folder.path()), ["a.txt"]);
}

#[tokio::test(start_paused = true)]
async fn large_download_is_written_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large");
    let file: Vec<u8> = (0..3_000_000_u32).map(|at| (at % 251) as u8).collect();
    let mut steps = vec![send(chunked("text/plain"))];
    steps.extend(file.chunks(9999).map(|piece| send(chunk(piece))));
    steps.push(send(END));
    let (_server, mut download) = open(steps).await;
    let count = download.copy_to_file(&path).await.unwrap();
    assert_eq!(count, file.len() as u64);
    assert!(std::fs::read(&path).unwrap() == file);
}

#[tokio::test(start_paused = true)]
async fn download_that_fails_or_is_dropped_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, "old").unwrap();
    let (_server, mut download) = open(with_length(8, "abcdefg")).await;
    let error = download.copy_to_file(&path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionLost);
    let mut steps = two_chunks();
    steps.pop();
    steps.push(Step::Hang);
    let (server, mut download) = open(steps).await;
    let limit = std::time::Duration::from_secs(1);
    let copy = tokio::time::timeout(limit, download.copy_to_file(&path));
    assert!(copy.await.is_err());
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["a.txt"]);
    drop(download);
    server.closed().await;
}

#[tokio::test(start_paused = true)]
async fn file_that_cannot_be_written_is_an_error_with_its_cause() {
    let folder = tempfile::tempdir().unwrap();
    for (path, due) in [
        (folder.path().join("none/a.txt"), io::ErrorKind::NotFound),
        ("/".into(), io::ErrorKind::InvalidInput),
    ] {
        let (server, mut download) = open({
            let mut steps = two_chunks();
            steps.pop();
            steps.push(Step::Hang);
            steps
        })
        .await;
        let error = download.copy_to_file(path).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        assert_eq!(error.failure::<io::Error>().unwrap().kind(), due);
        server.closed().await;
    }
    // The name of a folder.
    let path = folder.path().join("folder");
    std::fs::create_dir_all(path.join("inside")).unwrap();
    let (_server, mut download) = open(two_chunks()).await;
    let error = download.copy_to_file(&path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert_eq!(names(folder.path()), ["folder"]);
}

#[test]
fn download_into_a_file_outside_a_runtime_is_refused() {
    let core =
        PipeshubCore::with_transport(transport_fn(|_| http::Response::builder().body("abc")));
    let core = core.build().unwrap();
    let mut opening = core.open::<Download>(Call::new(&READ));
    let mut cx = Context::from_waker(std::task::Waker::noop());
    let Poll::Ready(Ok(mut download)) = Pin::new(&mut opening).poll(&mut cx) else {
        panic!("a mock responds at once");
    };
    let mut copy = Box::pin(download.copy_to_file("never.txt"));
    let Poll::Ready(Err(error)) = copy.as_mut().poll(&mut cx) else {
        panic!("nothing to wait for");
    };
    assert_eq!(error.kind(), ErrorKind::Runtime);
}
