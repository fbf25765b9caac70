//! Forms: their bytes, their failures, and the ends of calls with a form.
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::error::Error as _;
use std::future::{pending, poll_fn};
use std::io::{self, Write as _};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use http::StatusCode;
use http_body::Body as _;
use pipeshub_core::{
    AnyOperation, Body, Call, Delivery, Error, ErrorKind, Form, Operation, Part, PipeshubCore,
    Progress, Resend, Transport, TransportError, transport_fn,
};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::time::Instant;

static UPLOAD: Operation = Operation::post("upload", "/upload");
static REPLACE: Operation = Operation::put("replace", "/replace").resend(Resend::Safe);

/// Reads a request body. Returns its bytes and whether it ended with an error.
async fn collect(mut body: Body) -> (Vec<u8>, bool) {
    let mut all = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        match frame {
            Ok(frame) => {
                let data = frame.into_data().unwrap();
                assert!(data.len() <= 64 * 1024, "{}", data.len());
                all.extend_from_slice(&data);
            }
            Err(_) => return (all, true),
        }
    }
    (all, false)
}

/// A request as the server read it.
#[derive(Clone, Default, Debug)]
struct Seen {
    content_type: String,
    length: Option<u64>,
    body: Vec<u8>,
    is_cut: bool,
}

/// A transport that reads each body whole and returns these statuses in turn, then 200.
fn recording(statuses: Vec<u16>) -> (impl Transport, Arc<Mutex<Vec<Seen>>>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let all = Arc::clone(&seen);
    let statuses = Arc::new(Mutex::new(statuses.into_iter()));
    let transport = transport_fn(move |request: http::Request<Body>| {
        let (all, statuses) = (Arc::clone(&all), Arc::clone(&statuses));
        async move {
            let length = request.body().size_hint().exact();
            let content_type = request.headers()["content-type"]
                .to_str()
                .unwrap()
                .to_owned();
            let (body, is_cut) = collect(request.into_body()).await;
            let seen = Seen {
                content_type,
                length,
                body,
                is_cut,
            };
            all.lock().unwrap().push(seen);
            if is_cut {
                return Err(TransportError::new(Delivery::Unknown, "the body failed"));
            }
            let status = statuses.lock().unwrap().next().unwrap_or(200);
            let status = StatusCode::from_u16(status).unwrap();
            Ok(http::Response::builder().status(status).body("{}").unwrap())
        }
    });
    (transport, seen)
}

/// Sends a form with one attempt for each status. Returns what the server saw, and the error.
async fn sent(
    operation: &'static AnyOperation,
    form: Form,
    statuses: Vec<u16>,
) -> (Vec<Seen>, Option<Error>) {
    let (transport, seen) = recording(statuses);
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let error = core.execute(Call::new(operation).form(form)).await.err();
    let seen = seen.lock().unwrap().clone();
    (seen, error)
}

/// A part as multer reads it: name, file name, content type, content.
type ReadPart = (String, Option<String>, Option<String>, Vec<u8>);

async fn read_by_multer(seen: &Seen) -> Vec<ReadPart> {
    let boundary = multer::parse_boundary(&seen.content_type).unwrap();
    let mut reader = multer::Multipart::with_reader(&seen.body[..], boundary);
    let mut parts = Vec::new();
    while let Some(field) = reader.next_field().await.unwrap() {
        parts.push((
            field.name().unwrap().to_owned(),
            field.file_name().map(str::to_owned),
            field.content_type().map(ToString::to_string),
            field.bytes().await.unwrap().to_vec(),
        ));
    }
    parts
}

fn read_part(name: &str, file: Option<&str>, kind: Option<&str>, content: &[u8]) -> ReadPart {
    (
        name.into(),
        file.map(Into::into),
        kind.map(Into::into),
        content.into(),
    )
}

/// A reader that returns its bytes in pieces and then ends, fails or stalls.
struct Scripted {
    left: Vec<u8>,
    piece: usize,
    end: End,
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Clean,
    Failure,
    Stall,
}

impl AsyncRead for Scripted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let length = self.left.len().min(self.piece).min(buffer.remaining());
        if length == 0 {
            return match self.end {
                End::Clean => Poll::Ready(Ok(())),
                End::Failure => Poll::Ready(Err(io::Error::other("the disk is gone"))),
                End::Stall => Poll::Pending,
            };
        }
        let rest = self.left.split_off(length);
        buffer.put_slice(&std::mem::replace(&mut self.left, rest));
        Poll::Ready(Ok(()))
    }
}

fn scripted(content: &[u8], piece: usize, end: End) -> Scripted {
    Scripted {
        left: content.to_vec(),
        piece,
        end,
    }
}

/// Pseudo-random numbers by xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length)
            .map(|_| self.below(256).to_le_bytes()[0])
            .collect()
    }
}

/// The seed of a run. A failure prints it, since tests capture what is printed.
#[allow(clippy::print_stdout, reason = "the seed of a failed run")]
fn seed() -> u64 {
    let seed = std::env::var("FORM_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| u64::from(std::process::id()) * 7919 + 1);
    println!("FORM_SEED={seed}");
    seed
}

#[tokio::test]
async fn form_is_read_by_a_second_parser_as_it_was_written() {
    let mut file = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    let content = Random(7).bytes(600_000);
    file.write_all(&content).unwrap();
    let file_name = file
        .path()
        .file_name()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let form = Form::new()
        .text("isVersioned", "true")
        .part("files", Part::file(file.path()).unwrap())
        .part("files", Part::bytes("text").file_name("B\u{fc}cher.md"))
        .part(
            "files",
            Part::sized_reader(&b"from a reader"[..], 13).file_name("r.txt"),
        )
        .part(
            "file",
            Part::bytes(vec![0xff; 2000])
                .file_name("me.png")
                .content_type("image/png"),
        )
        .text("empty", "");
    let (seen, error) = sent(&UPLOAD, form, vec![]).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(seen[0].length, Some(seen[0].body.len() as u64));
    let octets = Some("application/octet-stream");
    assert_eq!(
        read_by_multer(&seen[0]).await,
        [
            read_part("isVersioned", None, None, b"true"),
            read_part("files", Some(&file_name), octets, &content),
            // multer reads `filename` alone.
            read_part("files", Some("B_cher.md"), octets, b"text"),
            read_part("files", Some("r.txt"), octets, b"from a reader"),
            read_part("file", Some("me.png"), Some("image/png"), &[0xff; 2000]),
            read_part("empty", None, None, b""),
        ]
    );
    let text = String::from_utf8_lossy(&seen[0].body);
    assert!(text.contains("filename=\"B_cher.md\"; filename*=UTF-8''B%C3%BCcher.md\r\n"));
}

#[tokio::test]
async fn random_forms_are_read_by_a_second_parser_as_they_were_written() {
    let mut random = Random(seed());
    for _ in 0..200 {
        let (mut form, mut due, mut has_length) = (Form::new(), Vec::new(), true);
        for number in 0..random.below(6) {
            let length = match random.below(4) {
                0 => random.below(4),
                1 => random.below(2000),
                2 => 64 * 1024 - 2 + random.below(5),
                _ => random.below(300_000),
            };
            let content = random.bytes(length);
            let name = format!("field{number}");
            let file_name = format!("f {number}.bin");
            let piece = 1 + random.below(100_000);
            let part = match random.below(3) {
                0 => Part::bytes(content.clone()),
                1 => Part::sized_reader(scripted(&content, piece, End::Clean), length as u64),
                _ => {
                    has_length = false;
                    Part::reader(scripted(&content, piece, End::Clean))
                }
            };
            due.push(read_part(
                &name,
                Some(&file_name),
                Some("application/octet-stream"),
                &content,
            ));
            form = form.part(name, part.file_name(file_name));
        }
        let (seen, error) = sent(&UPLOAD, form, vec![]).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(
            seen[0].length,
            has_length.then_some(seen[0].body.len() as u64)
        );
        assert!(read_by_multer(&seen[0]).await == due);
    }
}

/// The forms of the failure tests: the number of good bytes, and a part that then goes wrong.
fn failing_parts(good: usize) -> Vec<(&'static str, Part)> {
    let content = vec![b'x'; good];
    let reader = |end| scripted(&content, 1000, end);
    let length = good as u64;
    vec![
        ("cannot be read", Part::reader(reader(End::Failure))),
        (
            "cannot be read",
            Part::sized_reader(reader(End::Failure), length + 5),
        ),
        (
            "cannot be read",
            Part::sized_reader(reader(End::Failure), length),
        ),
        (
            "shorter",
            Part::sized_reader(reader(End::Clean), length + 1),
        ),
        (
            "longer",
            Part::sized_reader(scripted(&vec![b'x'; good + 1], 1000, End::Clean), length),
        ),
    ]
}

fn places() -> Vec<usize> {
    let mut random = Random(seed());
    let mut places: Vec<usize> = (0..=64).collect();
    places.extend([64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 128 * 1024]);
    places.extend((0..20).map(|_| random.below(300_000)));
    places
}

#[tokio::test]
async fn failing_source_is_the_error_and_the_server_sees_a_cut() {
    for place in places() {
        for (due, part) in failing_parts(place) {
            let form = Form::new()
                .text("before", "b")
                .part("files", part.file_name("a.bin"))
                .text("after", "a");
            let (seen, error) = sent(&REPLACE, form, vec![]).await;
            let error = error.unwrap();
            assert_eq!(
                (error.kind(), error.delivery()),
                (ErrorKind::Io, Delivery::Unknown)
            );
            assert!(error.to_string().contains(due), "{due}: {error}");
            assert!(error.to_string().contains("`files`"), "{error}");
            assert!(error.source().unwrap().is::<io::Error>());
            assert_eq!(
                (seen.len(), seen[0].is_cut),
                (1, true),
                "a failure is not resent"
            );
            // No boundary after the content, so that no parser sees a whole file.
            let boundary = seen[0].content_type.split('=').nth(1).unwrap();
            let text = String::from_utf8_lossy(&seen[0].body);
            assert_eq!(text.matches(boundary).count(), 2, "{due}");
            assert!(!text.contains("after"));
        }
    }
}

#[tokio::test]
async fn file_that_has_changed_is_an_error_and_not_a_shorter_file() {
    for (before, after, due) in [
        (1000, 999, "shorter"),
        (1000, 1001, "longer"),
        (300_000, 0, "shorter"),
        (300_000, 400_000, "longer"),
        (0, 1, "longer"),
        (262_144, 262_145, "longer"),
    ] {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(before).unwrap();
        let form = Form::new().part("files", Part::file(file.path()).unwrap());
        file.as_file().set_len(after).unwrap();
        let (seen, error) = sent(&UPLOAD, form, vec![]).await;
        let error = error.unwrap();
        assert!(
            error.kind() == ErrorKind::Io && error.to_string().contains(due),
            "{error}"
        );
        assert!(seen[0].is_cut);
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    let form = Form::new().part("files", Part::file(file.path()).unwrap());
    drop(file);
    let error = sent(&UPLOAD, form, vec![]).await.1.unwrap();
    assert_eq!(
        error.failure::<io::Error>().unwrap().kind(),
        io::ErrorKind::NotFound
    );
    let folder = Part::file(env!("CARGO_MANIFEST_DIR")).unwrap_err();
    assert_eq!(folder.kind(), io::ErrorKind::InvalidInput);
}

#[tokio::test(start_paused = true)]
async fn form_is_sent_again_by_the_rule_of_its_operation_if_it_can_be_read_again() {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(300_000).unwrap();
    let form = || {
        Form::new()
            .part("files", Part::file(file.path()).unwrap())
            .part("files", Part::bytes(vec![b'x'; 5000]))
    };
    let (seen, error) = sent(&REPLACE, form(), vec![503, 429]).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(seen.len(), 3);
    assert!(
        seen.iter()
            .all(|s| s.body == seen[0].body && s.length == seen[0].length)
    );
    let (seen, error) = sent(&UPLOAD, form(), vec![503]).await;
    assert_eq!(
        (seen.len(), error.unwrap().status().unwrap().as_u16()),
        (1, 503)
    );
    let (seen, error) = sent(&UPLOAD, form(), vec![429]).await;
    assert!(error.is_none() && seen.len() == 2, "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn form_that_cannot_be_read_again_is_not_sent_again_and_the_error_says_so() {
    let form = || Form::new().part("files", Part::sized_reader(&b"abc"[..], 3));
    for operation in [&REPLACE, &UPLOAD] {
        let (seen, error) = sent(operation, form(), vec![429]).await;
        let error = error.unwrap();
        assert_eq!((seen.len(), error.status().unwrap().as_u16()), (1, 429));
        assert!(
            error.to_string().contains("cannot be read again"),
            "{error}"
        );
    }
    // Where nothing would be resent, there is nothing to say.
    let error = sent(&UPLOAD, form(), vec![400]).await.1.unwrap();
    assert!(!error.to_string().contains("again"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn reader_of_an_attempt_without_a_connection_is_still_unread() {
    let attempts = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&attempts);
    let transport = transport_fn(move |request: http::Request<Body>| {
        let attempt = counter.fetch_add(1, Ordering::Relaxed);
        async move {
            if attempt == 0 {
                return Err(TransportError::new(Delivery::NotSent, "refused"));
            }
            let (body, is_cut) = collect(request.into_body()).await;
            assert!(!is_cut && body.windows(7).any(|window| window == b"content"));
            Ok(http::Response::new("{}"))
        }
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let form = Form::new().part("files", Part::reader(&b"content"[..]));
    core.execute(Call::new(&UPLOAD).form(form)).await.unwrap();
    assert_eq!(attempts.load(Ordering::Relaxed), 2);
}

#[tokio::test(start_paused = true)]
async fn stalled_reader_ends_the_call_after_the_idle_timeout() {
    for place in places() {
        let reader = scripted(&vec![b'x'; place], 1000, End::Stall);
        let form = Form::new().part("files", Part::reader(reader));
        let (transport, _) = recording(vec![]);
        let core = PipeshubCore::with_transport(transport)
            .timeout(Duration::from_secs(3000))
            .build()
            .unwrap();
        let start = Instant::now();
        let error = core
            .execute(Call::new(&UPLOAD).form(form))
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Timeout, Delivery::Unknown)
        );
        assert!(
            error.to_string().contains("a reader of the form"),
            "{error}"
        );
        let waited = start.elapsed();
        assert!(waited >= Duration::from_secs(60) && waited < Duration::from_secs(61));
    }
}

#[tokio::test(start_paused = true)]
async fn server_that_stops_reading_ends_the_call_after_the_idle_timeout() {
    for frames in 0..5 {
        let transport = transport_fn(move |request: http::Request<Body>| async move {
            let mut body = request.into_body();
            for _ in 0..frames {
                poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await;
                tokio::time::sleep(Duration::from_secs(50)).await;
            }
            pending::<()>().await;
            drop(body);
            Ok::<_, TransportError>(http::Response::new(""))
        });
        let core = PipeshubCore::with_transport(transport)
            .timeout(Duration::from_secs(3000))
            .build()
            .unwrap();
        let reader = scripted(&vec![b'x'; 1 << 20], 64 * 1024, End::Clean);
        let form = Form::new().part("files", Part::reader(reader));
        let start = Instant::now();
        let error = core
            .execute(Call::new(&UPLOAD).form(form))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(
            error.to_string().contains("the server received no byte"),
            "{error}"
        );
        let last = 50 * frames.max(1) - 50;
        let waited = start.elapsed().as_secs();
        assert!(
            (last + 60..=last + 61).contains(&waited),
            "{frames}: {waited}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn server_that_responds_late_is_awaited_until_the_deadline() {
    let transport = transport_fn(|request: http::Request<Body>| async move {
        collect(request.into_body()).await;
        tokio::time::sleep(Duration::from_secs(200)).await;
        Ok::<_, TransportError>(http::Response::new("{}"))
    });
    let core = PipeshubCore::with_transport(transport)
        .timeout(Duration::from_secs(300))
        .build()
        .unwrap();
    let form = || Form::new().part("files", Part::reader(&b"content"[..]));
    core.execute(Call::new(&UPLOAD).form(form())).await.unwrap();
}

#[tokio::test]
async fn progress_counts_the_bytes_of_the_whole_body() {
    let reports = Arc::new(Mutex::new(Vec::new()));
    let all = Arc::clone(&reports);
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(300_000).unwrap();
    let form = Form::new()
        .part("files", Part::file(file.path()).unwrap())
        .on_progress(move |progress: Progress| all.lock().unwrap().push(progress));
    let (seen, _) = sent(&UPLOAD, form, vec![]).await;
    let reports = reports.lock().unwrap();
    let length = seen[0].body.len() as u64;
    assert!(reports.len() >= 5, "{reports:?}");
    assert!(reports.windows(2).all(|pair| pair[0].bytes < pair[1].bytes));
    assert!(
        reports
            .iter()
            .all(|progress| progress.total == Some(length))
    );
    assert_eq!(reports.last().unwrap().bytes, length);
}

#[tokio::test]
async fn form_with_an_invalid_part_is_not_sent() {
    for form in [
        Form::new().text("a\"b", "SECRET"),
        Form::new().part("files", Part::bytes("").file_name("SECRET\n")),
        Form::new().part("files", Part::bytes("").content_type("SECRET\u{e9}")),
    ] {
        let (seen, error) = sent(&UPLOAD, form, vec![]).await;
        let error = error.unwrap();
        assert_eq!((seen.len(), error.kind()), (0, ErrorKind::InvalidRequest));
        assert!(!format!("{error:?}").contains("SECRET"), "{error:?}");
    }
}

/// Calls over the default transport.
#[cfg(feature = "hyper")]
mod over_sockets {
    use bytes::Bytes;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    /// The behaviour of a server after it has read the head and some bytes.
    #[derive(Clone, Copy, PartialEq, Debug)]
    enum Server {
        /// Responds and resets the connection.
        RespondsAndCloses,
        /// Responds and reads no more.
        RespondsAndStalls,
        /// Responds and reads the rest.
        RespondsAndReads,
        Cuts,
    }

    /// Sends a large form over a socket to a server that reads `read` bytes of it.
    async fn sent_over_a_socket(server: Server, read: usize, status: u16) -> Error {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let task = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut bytes = vec![0; 256 + read];
            stream.read_exact(&mut bytes).await.unwrap();
            if server == Server::Cuts {
                return None;
            }
            let body = r#"{"error":{"code":"EARLY","message":"m"}}"#;
            let length = body.len();
            let head = format!("HTTP/1.1 {status} Early\r\ncontent-length: {length}\r\n\r\n{body}");
            stream.write_all(head.as_bytes()).await.unwrap();
            match server {
                // Bytes that nobody has read make the system reset the connection.
                Server::RespondsAndCloses | Server::Cuts => None,
                Server::RespondsAndStalls => Some(stream),
                Server::RespondsAndReads => {
                    let _ = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
                    None
                }
            }
        });
        let core = PipeshubCore::builder()
            .server_url(&url)
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        let part = Part::bytes(Bytes::from(vec![b'x'; 16 << 20])).file_name("a.txt");
        let reader = scripted(&vec![b'x'; 2 << 20], 30_000, End::Clean);
        let form = Form::new()
            .part("files", Part::reader(reader))
            .part("files", part);
        let error = core
            .execute(Call::new(&UPLOAD).form(form))
            .await
            .unwrap_err();
        drop(core);
        drop(task.await.unwrap());
        error
    }

    #[tokio::test]
    async fn early_response_while_sending_is_the_error_of_the_call() {
        let mut random = Random(seed());
        let mut places: Vec<usize> = (0..=64).collect();
        places.extend((0..20).map(|_| random.below(4 << 20)));
        for place in places {
            for server in [
                Server::RespondsAndCloses,
                Server::RespondsAndStalls,
                Server::RespondsAndReads,
            ] {
                for status in [400, 401, 413] {
                    let error = sent_over_a_socket(server, place, status).await;
                    assert_eq!(
                        error.kind(),
                        ErrorKind::Status,
                        "{server:?} {place} {error:?}"
                    );
                    assert_eq!(error.status().unwrap().as_u16(), status);
                    assert_eq!(error.code(), Some("EARLY"));
                    assert_eq!(error.attempts(), 1);
                }
            }
        }
    }

    /// A reader that waits in place until the server has responded and closed the connection.
    struct Blocking {
        begin: std::sync::mpsc::Sender<()>,
        is_closed: std::sync::mpsc::Receiver<()>,
    }

    impl AsyncRead for Blocking {
        fn poll_read(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            buffer: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            if self.begin.send(()).is_ok() {
                let _ = self.is_closed.recv();
            }
            buffer.put_slice(&vec![b'x'; buffer.remaining()]);
            Poll::Ready(Ok(()))
        }
    }

    #[tokio::test]
    async fn early_response_before_a_write_that_fails_is_the_error_of_the_call() {
        for status in [400, 401, 413] {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            let url = format!("http://{}", listener.local_addr().unwrap());
            let (begin, begins) = std::sync::mpsc::channel();
            let (closes, is_closed) = std::sync::mpsc::channel();
            let server = std::thread::spawn(move || {
                let (mut stream, _) = listener.accept().unwrap();
                begins.recv().unwrap();
                let body = r#"{"error":{"code":"EARLY","message":"m"}}"#;
                let length = body.len();
                // The unread bytes make the system reset the connection.
                write!(
                    stream,
                    "HTTP/1.1 {status} Early\r\ncontent-length: {length}\r\n\r\n{body}"
                )
                .unwrap();
                drop((stream, begins));
                closes.send(()).unwrap();
            });
            let core = PipeshubCore::builder().server_url(&url).build().unwrap();
            // The first part is sent before the reader blocks.
            let first = Part::bytes(vec![b'x'; 200_000]);
            let reader = Part::reader(Blocking { begin, is_closed });
            let form = Form::new().part("files", first).part("files", reader);
            let error = core
                .execute(Call::new(&UPLOAD).form(form))
                .await
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Status, "{error:?}");
            assert_eq!(
                (error.status().unwrap().as_u16(), error.code()),
                (status, Some("EARLY"))
            );
            server.join().unwrap();
        }
    }

    #[tokio::test]
    async fn connection_that_is_cut_while_sending_is_an_unknown_outcome() {
        for place in places() {
            let error = sent_over_a_socket(Server::Cuts, place, 0).await;
            assert_eq!(
                (error.kind(), error.delivery()),
                (ErrorKind::ConnectionLost, Delivery::Unknown),
                "{error:?}"
            );
            assert!(error.outcome_is_unknown());
        }
    }

    #[tokio::test]
    async fn failing_reader_over_a_socket_closes_the_connection_in_the_middle() {
        for with_length in [true, false] {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("http://{}", listener.local_addr().unwrap());
            let task = tokio::spawn(async move {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut all = Vec::new();
                let _ = stream.read_to_end(&mut all).await;
                all
            });
            let reader = scripted(&vec![b'x'; 100_000], 1000, End::Failure);
            let part = if with_length {
                Part::sized_reader(reader, 200_000)
            } else {
                Part::reader(reader)
            };
            let core = PipeshubCore::builder().server_url(&url).build().unwrap();
            let call = Call::new(&UPLOAD).form(Form::new().part("files", part));
            let error = core.execute(call).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Io, "{error:?}");
            assert_eq!(error.source().unwrap().to_string(), "the disk is gone");
            let request = String::from_utf8_lossy(&task.await.unwrap()).into_owned();
            let head = request.split("\r\n\r\n").next().unwrap().to_lowercase();
            assert_eq!(head.contains("content-length: "), with_length, "{head}");
            assert_eq!(
                head.contains("transfer-encoding: chunked"),
                !with_length,
                "{head}"
            );
            assert!(!request.ends_with("--\r\n") && !request.ends_with("0\r\n\r\n"));
        }
    }
}
