//! Calls that are dropped after any poll. They leave nothing behind and affect no other call.

use std::future::pending;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    Attempt, Body, BoxFuture, Call, Error, ErrorKind, Operation, PipeshubCore, Transport,
    TransportError,
};
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;
use pipeshub_tests::{CONNECTOR_ID, Op, fixture};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::task::{JoinSet, yield_now};
use tokio::time::{sleep, timeout};

use crate::common::{self, polled};
use crate::wire::{self, Net, print_figures};

const POLLS: usize = 200;

/// Makes a call with a recognizable tag and returns its number of attempts.
async fn call(core: &PipeshubCore, op: Op, tag: &str) -> Result<u32, Error> {
    match op {
        Op::Callback => common::callback(core, tag)
            .await
            .map(|response| response.meta().attempts()),
        Op::Authorize => {
            let base_url = format!("https://{tag}.example.com");
            let request = GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID).base_url(base_url);
            let response = connector_oauth_get_oauth_authorization_url(core, request).await;
            response.map(|response| response.meta().attempts())
        }
    }
}

/// Returns the head and the body of a success. The body is long enough to be read in more than 200
/// pieces.
fn reply(op: Op) -> (Vec<u8>, Vec<u8>) {
    let stored = match op {
        Op::Authorize => fixture("authorize/200_with_base_url.http"),
        Op::Callback => fixture("callback/200_success.http"),
    };
    let body = stored
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap()
        + 4;
    let mut body = stored[body..].to_vec();
    // Blanks after JSON have no meaning.
    body.resize(body.len().max(POLLS * 2), b' ');
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    );
    (head.into_bytes(), body)
}

/// Responds to all requests of a connection until the client is gone. The responses to dropped
/// calls are sent byte by byte.
async fn serve<S: AsyncRead + AsyncWrite + Unpin>(
    mut io: S,
    paused: bool,
    note: impl Fn(&[u8]),
) -> io::Result<()> {
    loop {
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            let before = request.len();
            if io.read_buf(&mut request).await? == 0 {
                return Ok(());
            }
            note(&request[before..]);
        }
        let callback = wire::count(&request, b"/oauth/callback?") > 0;
        let (head, body) = reply(if callback {
            Op::Callback
        } else {
            Op::Authorize
        });
        io.write_all(&head).await?;
        let piece = if wire::count(&request, b"the-dropped") > 0 {
            1
        } else {
            body.len()
        };
        for piece in body.chunks(piece) {
            if paused {
                sleep(Duration::from_millis(1)).await;
            } else {
                // Lets the client run.
                for _ in 0..4 {
                    yield_now().await;
                }
            }
            io.write_all(piece).await?;
        }
    }
}

fn over_wires(net: &Net) -> PipeshubCore {
    let net = net.clone();
    let dial: Dial = Arc::new(move |_host, _port| {
        let net = net.clone();
        Box::pin(async move {
            // Connecting is not immediate, so some calls are dropped before they have a connection.
            yield_now().await;
            sleep(Duration::from_millis(1)).await;
            let (client, server, _) = net.connect(4096);
            tokio::spawn(async move {
                let _gone = serve(server, true, |_| {}).await;
            });
            Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>)
        })
    });
    common::builder(common::DUPLEX_URL)
        .unversioned_dialer(dial)
        .build()
        .unwrap()
}

#[derive(Default)]
struct Seen {
    dropped_unsent: usize,
    dropped_sent: usize,
}

async fn drop_after(op: Op, warm: bool, times: usize, seen: &mut Seen) {
    let tasks = || Handle::current().metrics().num_alive_tasks();
    let name = format!("{op:?}, warm: {warm}, {times} polls");
    assert_eq!(tasks(), 0, "{name}: before");
    let net = Net::default();
    let core = over_wires(&net);
    if warm {
        call(&core, Op::Authorize, "warm").await.unwrap();
        sleep(Duration::from_millis(10)).await;
    }
    let before = net.bytes();
    assert!(
        polled(call(&core, op, "the-dropped"), times)
            .await
            .is_none(),
        "{name}"
    );
    sleep(Duration::from_secs(1)).await;
    let sent = net.count(b"the-dropped");
    assert!(sent <= 1, "{name}: sent {sent} times");
    if sent == 0 {
        assert_eq!(net.bytes(), before, "{name}");
        seen.dropped_unsent += 1;
    } else {
        seen.dropped_sent += 1;
    }
    // A kept connection must have no response due. It is the warm connection, or one that was
    // opened too late for the call.
    let own = matches!(op, Op::Callback);
    let may_be_kept = usize::from(if own { warm } else { sent == 0 });
    assert!(
        net.open() <= may_be_kept,
        "{name}: {} connections after a second",
        net.open()
    );
    if !warm && own {
        assert_eq!(tasks(), 0, "{name}: tasks after a second");
    }
    assert_eq!(
        call(&core, op, "the-next").await.unwrap(),
        1,
        "{name}: the next call"
    );
    assert_eq!(
        (net.count(b"the-next"), net.count(b"the-dropped")),
        (1, sent),
        "{name}"
    );
    // A connection is not reused after 4 s. The SDK checks this every 4 s.
    sleep(Duration::from_secs(10)).await;
    assert_eq!(net.open(), 0, "{name}: connections are left");
    drop(core);
    sleep(Duration::from_millis(1)).await;
    assert_eq!(tasks(), 0, "{name}: tasks are left");
}

#[tokio::test(start_paused = true)]
async fn call_dropped_at_any_poll_leaves_no_task_or_connection() {
    for (op, warm) in [
        (Op::Callback, false),
        (Op::Callback, true),
        (Op::Authorize, false),
        (Op::Authorize, true),
    ] {
        let mut seen = Seen::default();
        for times in 0..=POLLS {
            drop_after(op, warm, times, &mut seen).await;
        }
        let Seen {
            dropped_unsent,
            dropped_sent,
        } = seen;
        assert!(
            dropped_unsent >= 1 && dropped_sent >= 150,
            "{dropped_unsent}, {dropped_sent}"
        );
        print_figures(&format!(
            "{op:?}, beside a kept connection: {warm}: dropped {dropped_unsent} times before and {dropped_sent} times \
             after the request went out, nothing left"
        ));
    }
}

/// A value that counts itself while it is alive.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(count))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Waits until the count is at most `most`. Fails after 30 s.
async fn comes_down_to(most: usize, what: &str, count: impl Fn() -> usize) {
    for _ in 0..3000 {
        if count() <= most {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("{} {what} are left", count());
}

#[test]
fn dropped_socket_call_leaves_no_task_or_connection() {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    // Polls the sockets after every task, so that the client receives the bytes one by one.
    let runtime = runtime.enable_all().event_interval(1).build().unwrap();
    runtime.block_on(drop_over_sockets());
}

async fn drop_over_sockets() {
    let open = Arc::new(AtomicUsize::new(0));
    let read = Arc::new(Mutex::new(Vec::new()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
    let (counted, noted) = (Arc::clone(&open), Arc::clone(&read));
    let server = tokio::spawn(async move {
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                accepted = listener.accept() => {
                    let io = accepted.unwrap().0;
                    io.set_nodelay(true).unwrap();
                    let (counted, noted) = (Counted::new(&counted), Arc::clone(&noted));
                    connections.spawn(async move {
                        let note = |bytes: &[u8]| noted.lock().unwrap().extend_from_slice(bytes);
                        let _gone = serve(io, false, note).await;
                        drop(counted);
                    });
                }
                Some(_) = connections.join_next() => {}
            }
        }
    });
    for op in [Op::Callback, Op::Authorize] {
        let core = common::core(&url);
        let mut finished = 0;
        for times in 0..=POLLS {
            let (dropped, next) = (
                format!("the-dropped-{times}-"),
                format!("the-next-{times}-"),
            );
            finished += usize::from(polled(call(&core, op, &dropped), times).await.is_some());
            assert_eq!(
                call(&core, op, &next).await.unwrap(),
                1,
                "{op:?}, {times} polls: the next call"
            );
            let read = read.lock().unwrap();
            assert!(
                wire::count(&read, dropped.as_bytes()) <= 1,
                "{op:?}, {times} polls"
            );
            assert_eq!(
                wire::count(&read, next.as_bytes()),
                1,
                "{op:?}, {times} polls"
            );
        }
        read.lock().unwrap().clear();
        // Authorize keeps its connections, and a callback does not.
        let kept = if matches!(op, Op::Authorize) { 2 } else { 0 };
        comes_down_to(kept, "connections", || open.load(Ordering::Relaxed)).await;
        drop(core);
        comes_down_to(0, "connections", || open.load(Ordering::Relaxed)).await;
        // The one task left belongs to the server.
        comes_down_to(1, "tasks", || Handle::current().metrics().num_alive_tasks()).await;
        print_figures(&format!(
            "{op:?} over sockets: {} calls dropped, {finished} were done by then",
            POLLS + 1
        ));
    }
    server.abort();
}

// A server that does not read.

static UPLOAD: Operation = Operation::put("upload", "/upload");
const UPLOAD_BYTES: usize = 8 << 20;

/// A transport that sends each request with a body that counts itself.
struct CountedBodies(Box<dyn Transport>, Arc<AtomicUsize>);

struct CountedBytes(Vec<u8>, #[allow(dead_code, reason = "it counts")] Counted);

impl AsRef<[u8]> for CountedBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Transport for CountedBodies {
    fn send<'a>(
        &'a self,
        request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        let body = CountedBytes(vec![b'x'; UPLOAD_BYTES], Counted::new(&self.1));
        self.0
            .send(request.map(|_| Bytes::from_owner(body).into()), attempt)
    }
}

/// The part of a request that the server reads.
#[derive(Clone, Copy, Debug)]
enum Unread {
    Nothing,
    HalfTheHead,
    PartOfTheBody,
    /// The server responds before the end of the request, and keeps the connection open.
    Answered(&'static str),
}

impl Unread {
    async fn serve(self, io: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> io::Result<()> {
        let mut bytes = [0; 1000];
        match self {
            Self::Nothing => {}
            Self::HalfTheHead => drop(io.read_exact(&mut bytes[..100]).await?),
            Self::PartOfTheBody => {
                for _ in 0..1000 {
                    io.read_exact(&mut bytes).await?;
                }
            }
            Self::Answered(reply) => {
                io.read_exact(&mut bytes).await?;
                io.write_all(reply.as_bytes()).await?;
            }
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug)]
enum CallEnds {
    Dropped,
    AtItsDeadline,
    WithItsResponse(u16),
}

/// The call drives its connection itself, so no task is left that could wait for the server.
#[tokio::test(start_paused = true)]
async fn unread_upload_leaves_no_task_connection_or_body() {
    const EMPTY_413: &str = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n";
    const LONG_413: &str = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 9\r\n\r\ntoo large";
    const CHUNKED: &str = "HTTP/1.1 429 No\r\nRetry-After: 99\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nno!\r\n0\r\n\r\n";
    const DONE: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    const HALF: &str = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 99\r\n\r\ntoo";
    let many_headers: &str = EMPTY_413
        .replacen("\r\n", &format!("\r\n{}", "x: y\r\n".repeat(150)), 1)
        .leak();
    for (unread, ends) in [
        (Unread::Nothing, CallEnds::Dropped),
        (Unread::Nothing, CallEnds::AtItsDeadline),
        (Unread::HalfTheHead, CallEnds::Dropped),
        (Unread::PartOfTheBody, CallEnds::Dropped),
        (Unread::PartOfTheBody, CallEnds::AtItsDeadline),
        (Unread::Answered(EMPTY_413), CallEnds::WithItsResponse(413)),
        (Unread::Answered(LONG_413), CallEnds::WithItsResponse(413)),
        (Unread::Answered(CHUNKED), CallEnds::WithItsResponse(429)),
        (
            Unread::Answered(many_headers),
            CallEnds::WithItsResponse(413),
        ),
        (Unread::Answered(DONE), CallEnds::WithItsResponse(200)),
        (Unread::Answered(HALF), CallEnds::Dropped),
        (Unread::Answered(HALF), CallEnds::AtItsDeadline),
    ] {
        for core_is_gone in [false, true] {
            let name = format!("{unread:?}, {ends:?}, core gone: {core_is_gone}");
            let (net, bodies) = (Net::default(), Arc::new(AtomicUsize::new(0)));
            let (servers, mut server) = tokio::sync::mpsc::channel(10);
            let dialed = net.clone();
            let dial: Dial = Arc::new(move |_host, _port| {
                let (client, server, _) = dialed.connect(4096);
                servers.try_send(server).unwrap();
                Box::pin(async move { Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>) })
            });
            let counted = Arc::clone(&bodies);
            let core = common::builder(common::DUPLEX_URL)
                .unversioned_dialer(dial)
                .wrap_transport(|transport| CountedBodies(transport, counted))
                .build()
                .unwrap();
            let call = core.execute(Call::new(&UPLOAD).json("counted"));
            // The server's end of the connection stays open, and no task serves it.
            let served = async {
                let mut server = server.recv().await.unwrap();
                unread.serve(&mut server).await.unwrap();
                pending::<()>().await;
            };
            let result = tokio::select! {
                result = timeout(Duration::from_secs(100), async {
                    match ends {
                        CallEnds::Dropped => timeout(Duration::from_secs(1), call).await.ok(),
                        _ => Some(call.await),
                    }
                }) => result.unwrap(),
                () = served => unreachable!("it is pending"),
            };
            match (ends, &result) {
                (CallEnds::Dropped, None) | (CallEnds::WithItsResponse(200), Some(Ok(_))) => {}
                (CallEnds::AtItsDeadline, Some(Err(error))) => {
                    assert_eq!(error.kind(), ErrorKind::Timeout, "{name}");
                }
                (CallEnds::WithItsResponse(status), Some(Err(error))) => {
                    assert_eq!(error.status().unwrap().as_u16(), status, "{name}");
                }
                _ => panic!("{name}: {result:?}"),
            }
            let core = (!core_is_gone).then_some(core);
            assert_eq!(net.opened(), 1, "{name}");
            assert_eq!(net.open(), 0, "{name}: connections");
            assert_eq!(bodies.load(Ordering::Relaxed), 0, "{name}: bodies");
            let tasks = Handle::current().metrics().num_alive_tasks();
            assert_eq!(tasks, 0, "{name}: tasks");
            drop(core);
        }
    }
}
