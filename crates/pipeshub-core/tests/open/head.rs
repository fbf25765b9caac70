//! The call until the head of its response, and the limits after it.

use std::time::Duration;

use pipeshub_core::http::{HeaderMap, header};
use pipeshub_core::{
    Call, Delivery, Download, ErrorKind, FromOpenReply, OpenReply, Operation, PipeshubCore,
    RawReply, RequestOptions, Response, Result, from_json, transport_fn,
};
use tokio::time::{Instant, timeout};

use crate::server::{END, Server, Step, chunk, chunked, send};

static READ: Operation = Operation::get("getFile", "/file").timeout(Duration::from_secs(20));
static SPEND: Operation = Operation::post("postFile", "/file").when_unknown("look at the list");

const UNAVAILABLE: &str = "HTTP/1.1 503 S\r\ncontent-length: 0\r\n\r\n";

fn download(core: &PipeshubCore) -> pipeshub_core::Opening<'_, Download> {
    core.open(Call::new(&READ))
}

#[tokio::test(start_paused = true)]
async fn open_returns_with_the_head() {
    let (server, core) = Server::core(vec![send(chunked("text/plain")), Step::Hang]);
    let download = download(&core).await.unwrap();
    assert_eq!((download.status().as_u16(), download.attempts()), (200, 1));
    assert_eq!(download.headers()["transfer-encoding"], "chunked");
    let request = server.requests().remove(0).to_lowercase();
    assert!(request.contains(&format!("x-request-id: {}", download.request_id())));
}

#[tokio::test(start_paused = true)]
async fn call_is_sent_again_until_the_head_and_never_after_it() {
    let broken = vec![send(chunked("text/plain")), send(chunk("abc")), Step::Close];
    let (server, builder) = Server::start(vec![vec![send(UNAVAILABLE)], broken]);
    let core = builder.build().unwrap();
    let mut download = download(&core).await.unwrap();
    assert_eq!(download.attempts(), 2);
    assert_eq!(download.chunk().await.unwrap().unwrap(), "abc");
    let error = download.chunk().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery(), error.attempts()),
        (ErrorKind::ConnectionLost, Delivery::Unknown, 2)
    );
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.to_string().contains("after 3 bytes"), "{error}");
    assert!(download.chunk().await.unwrap().is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn status_that_is_no_success_is_the_error_of_execute() {
    let reply =
        "HTTP/1.1 404 N\r\ncontent-length: 35\r\n\r\n{\"error\":{\"code\":\"HTTP_NOT_FOUND\"}}";
    let (_server, core) = Server::core(vec![send(reply)]);
    let error = download(&core).await.unwrap_err();
    let plain = core.execute(Call::new(&READ)).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!((error.code(), error.kind()), (plain.code(), plain.kind()));
    assert_eq!(error.code(), Some("HTTP_NOT_FOUND"));
}

#[tokio::test(start_paused = true)]
async fn head_that_does_not_come_ends_the_call_at_its_deadline() {
    let (_server, core) = Server::core(vec![send("HTTP/1.1 200 OK\r\n"), Step::Hang]);
    let started = Instant::now();
    let error = core.open::<Download>(Call::new(&SPEND)).await.unwrap_err();
    assert_eq!(started.elapsed(), Duration::from_secs(30));
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.outcome_is_unknown());
    assert!(error.to_string().contains("look at the list"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn body_has_no_deadline_and_a_limit_on_silence() {
    let second = Duration::from_secs(1);
    // An hour of bytes, each just within the limit, and then nothing.
    let mut steps = vec![send(chunked("text/plain"))];
    for _ in 0..60 {
        steps.extend([Step::Pause(59 * second), send(chunk("x"))]);
    }
    steps.push(Step::Hang);
    for (options, limit) in [
        (RequestOptions::new(), 60 * second),
        (
            RequestOptions::new().idle_timeout(600 * second),
            600 * second,
        ),
    ] {
        let (server, core) = Server::core(steps.clone());
        let core = core.with_options(options).unwrap();
        let mut download = download(&core).await.unwrap();
        let started = Instant::now();
        for _ in 0..60 {
            assert_eq!(download.chunk().await.unwrap().unwrap(), "x");
        }
        assert_eq!(started.elapsed(), 60 * 59 * second);
        let started = Instant::now();
        let error = download.chunk().await.unwrap_err();
        assert_eq!(
            (started.elapsed(), error.kind()),
            (limit, ErrorKind::Timeout)
        );
        let text = error.to_string();
        let due = format!("no byte for {} s, after 60 bytes", limit.as_secs());
        assert!(text.contains(&due), "{text}");
        // A read can be repeated, so the outcome of this call is not unknown.
        assert!(!error.outcome_is_unknown());
        server.closed().await;
    }
}

#[tokio::test(start_paused = true)]
async fn reader_that_is_slow_never_times_out() {
    let (_server, core) = Server::core(vec![
        send(chunked("text/plain")),
        send(chunk("a")),
        Step::Pause(Duration::from_secs(30)),
        send(chunk("b")),
        send(END),
    ]);
    let mut download = download(&core).await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "a");
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert_eq!(download.chunk().await.unwrap().unwrap(), "b");
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert!(download.chunk().await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn dropped_chunk_future_loses_no_byte_and_keeps_the_limit() {
    let (_server, core) = Server::core(vec![
        send(chunked("text/plain")),
        Step::Pause(Duration::from_secs(50)),
        send(chunk("a")),
        Step::Hang,
    ]);
    let mut download = download(&core).await.unwrap();
    let tick = Duration::from_secs(20);
    for _ in 0..2 {
        assert!(timeout(tick, download.chunk()).await.is_err());
    }
    assert_eq!(download.chunk().await.unwrap().unwrap(), "a");
    let started = Instant::now();
    for _ in 0..2 {
        assert!(timeout(tick, download.chunk()).await.is_err());
    }
    assert!(download.chunk().await.is_err());
    assert_eq!(started.elapsed(), Duration::from_secs(60));
}

#[tokio::test(start_paused = true)]
async fn dropped_download_closes_its_connection_and_a_read_one_keeps_it() {
    let (server, core) = Server::core(vec![
        send(chunked("text/plain")),
        send(chunk("a")),
        send(END),
    ]);
    for _ in 0..2 {
        let mut download = download(&core).await.unwrap();
        while download.chunk().await.unwrap().is_some() {}
    }
    assert_eq!(server.opened(), 1);
    let (server, core) = Server::core(vec![send(chunked("text/plain")), Step::Hang]);
    drop(download(&core).await.unwrap());
    server.closed().await;
}

#[tokio::test(start_paused = true)]
async fn accept_header_fits_the_response_and_the_callers_stays() {
    let (server, core) = Server::core(vec![send("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")]);
    drop(download(&core).await.unwrap());
    let own = RequestOptions::new().header("accept", "image/png");
    drop(download(&core.with_options(own).unwrap()).await.unwrap());
    core.execute(Call::new(&READ)).await.unwrap();
    let accepts: Vec<_> = server
        .requests()
        .iter()
        .map(|head| {
            let head = head.to_lowercase();
            let (_, rest) = head.split_once("\r\naccept: ").unwrap();
            rest.lines().next().unwrap().to_owned()
        })
        .collect();
    assert_eq!(accepts, ["*/*", "image/png", "application/json"]);
}

/// A file, or a link to it.
#[derive(Debug)]
enum File {
    Bytes(Download),
    Link(Response<Link>),
}

#[derive(Debug)]
struct Link {
    url: String,
}
from_json! { Link { url = "url" } }

impl FromOpenReply for File {
    fn stays_open(headers: &HeaderMap) -> bool {
        headers.contains_key(header::CONTENT_DISPOSITION)
    }

    fn from_open_reply(reply: OpenReply) -> Result<Self> {
        match reply.into_whole() {
            Ok(whole) => Ok(Self::Link(whole.read()?)),
            Err(open) => Ok(Self::Bytes(Download::from_open_reply(open)?)),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn response_of_two_forms_is_read_by_its_headers() {
    let link = r#"{"url":"u"}"#;
    let file = format!("{}content-disposition: attachment\r\n", "");
    for head in ["", &*file] {
        let length = link.len();
        let reply = format!("HTTP/1.1 200 OK\r\n{head}content-length: {length}\r\n\r\n{link}");
        let (_server, core) = Server::core(vec![send(reply)]);
        match core.open::<File>(Call::new(&READ)).await.unwrap() {
            File::Link(found) => assert_eq!((&*found.url, head), ("u", "")),
            File::Bytes(mut bytes) => {
                assert_ne!(head, "");
                assert_eq!(bytes.content_length(), Some(length as u64));
                assert_eq!(bytes.bytes(100).await.unwrap(), link);
            }
        }
        // The same of a transport whose bodies are whole, without a runtime's timer.
        let has_name = !head.is_empty();
        let core = PipeshubCore::with_transport(transport_fn(move |_| {
            let mut reply = http::Response::builder();
            if has_name {
                reply = reply.header("content-disposition", "attachment");
            }
            reply.body(link)
        }));
        let core = core.build().unwrap();
        match core.open::<File>(Call::new(&READ)).await.unwrap() {
            File::Link(_) => assert!(!has_name),
            File::Bytes(mut bytes) => {
                assert!(has_name);
                assert_eq!(bytes.bytes(100).await.unwrap(), link);
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn whole_body_that_is_not_left_open_has_the_limits_of_execute() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    let (_server, core) = Server::core(vec![
        send(format!("{head}content-length: 9\r\n\r\n{{")),
        Step::Hang,
    ]);
    let started = Instant::now();
    let error = core.open::<File>(Call::new(&READ)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(started.elapsed(), Duration::from_secs(20));
    let (_server, core) = Server::core(vec![
        send(chunked("application/json")),
        Step::Flood(chunk([b' '; 1000]).into()),
    ]);
    let error = core.open::<File>(Call::new(&READ)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[test]
fn zero_idle_timeout_is_refused() {
    let (builder, zero) = (
        PipeshubCore::with_transport(transport_fn(|_| http::Response::builder().body(""))),
        Duration::ZERO,
    );
    let error = builder.idle_timeout(zero).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidConfig);
    assert!(
        error.to_string().contains("idle_timeout must not be zero"),
        "{error}"
    );
}

#[tokio::test]
async fn event_stream_where_json_was_due_is_named() {
    let core = PipeshubCore::with_transport(transport_fn(|_| {
        http::Response::builder()
            .header("content-type", "text/event-stream; charset=utf-8")
            .body("data: {}\n\n")
    }));
    let core = core.build().unwrap();
    let error = core.call(Call::new(&READ), RawReply::read::<Link>).await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidReply);
    assert!(
        error.to_string().contains("it is an event stream"),
        "{error}"
    );
    let error = core.open::<Download>(Call::new(&READ)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidReply);
    assert!(
        error.to_string().contains("it is an event stream"),
        "{error}"
    );
}
