//! A code reaches the server at most once, wherever and however the exchange breaks.
//!
//! Most tests run over in-memory streams with a paused clock. They count what the client wrote,
//! whether or not the server read it. The others run over sockets, whose resets differ.

use std::collections::BTreeMap;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{Delivery, Error, ErrorKind, PipeshubCore};
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;
use pipeshub_tests::{CONNECTOR_ID, fixture};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use crate::common;
use crate::variants::variants;
use crate::wire::{self, ClientEnd, Net, Wire, print_figures};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Path {
    AuthorizePooled,
    AuthorizeFresh,
    Callback,
}

variants! {
    /// The progress of the exchange at the fault.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    enum At {
        /// Before there is a connection. A kept connection is idle.
        BeforeConnect,
        /// While the connection is opened. For a kept connection, when the call begins.
        DuringConnect,
        /// The connection is open, and the server has read nothing.
        Unread,
        OneByte,
        InPath,
        /// In the middle of the code.
        InCode,
        InHeaders,
        AllButOneByte,
        WholeRequest,
        ReplyByte,
        AfterStatusLine,
        InReplyHead,
        ReplyHeadButOne,
        ReplyHead,
        BodyByte,
        InBody,
        BodyButOne,
        WholeReply,
    }
}

variants! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Fault {
        /// The server closes its sending direction and continues to read.
        HalfClose,
        /// The server closes, and later writes fail.
        Close,
        Reset,
        Abort,
        /// Reads time out, as they do when the network is gone.
        ReadTimesOut,
        /// Writes fail, and nothing arrives.
        WritesFail,
        LateClose,
        LateReset,
        /// The server continues to read and sends nothing more.
        Mute,
        /// The server does not read any more.
        Deaf,
        /// The server continues after a pause.
        Delay,
        /// The server continues in small pieces.
        Drip,
        Garbage,
        /// The 408 that servers send on an idle connection before they close it.
        RequestTimeout,
        Unavailable,
        /// The only response after which a code may be sent again.
        TooManyRequests,
        ContinueThenClose,
        EarlyHintsThenReset,
        SwitchingProtocols,
        /// Two complete successes, whatever was requested.
        ReplyTwice,
    }
}

/// Sizes of the stream's buffer, in bytes. With a small buffer, a fault is more likely to meet a
/// request in transit.
const BUFFERS: [usize; 5] = [16 * 1024, 700, 129, 31, 7];

const LATE: Duration = Duration::from_millis(50);

impl Fault {
    /// Applies the part of the fault that needs no time.
    fn strike(self, wire: &Wire, reply: &[u8]) {
        let answer = |head: &str| wire.inject(format!("HTTP/1.1 {head}\r\n\r\n").as_bytes());
        match self {
            Self::HalfClose | Self::LateClose => wire.finish(),
            Self::Close => {
                wire.finish();
                wire.fail_writes(io::ErrorKind::BrokenPipe);
            }
            Self::Reset | Self::LateReset => broken(wire, io::ErrorKind::ConnectionReset),
            Self::Abort => broken(wire, io::ErrorKind::ConnectionAborted),
            Self::ReadTimesOut => wire.fail_reads(io::ErrorKind::TimedOut),
            Self::WritesFail => wire.fail_writes(io::ErrorKind::BrokenPipe),
            Self::Garbage => {
                wire.inject(b"\0\x16\x03\x01 220 mail.example ready\r\n\r\n");
                wire.finish();
            }
            Self::RequestTimeout => {
                answer("408 Request Timeout\r\nConnection: close");
                wire.finish();
            }
            Self::Unavailable => {
                answer("503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0");
                wire.finish();
            }
            Self::TooManyRequests => {
                answer("429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0");
            }
            Self::ContinueThenClose => {
                answer("100 Continue");
                wire.finish();
            }
            Self::EarlyHintsThenReset => {
                answer("103 Early Hints\r\nLink: </a>");
                broken(wire, io::ErrorKind::ConnectionReset);
            }
            Self::SwitchingProtocols => {
                answer("101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x");
            }
            Self::ReplyTwice => {
                wire.inject(&[reply, reply].concat());
                wire.finish();
            }
            Self::Mute | Self::Deaf | Self::Delay | Self::Drip => {}
        }
    }
}

fn broken(wire: &Wire, kind: io::ErrorKind) {
    wire.fail_reads(kind);
    wire.fail_writes(kind);
}

/// An exchange of the matrix.
#[derive(Clone, Copy, Debug)]
struct Cell {
    path: Path,
    at: At,
    fault: Fault,
    /// Whether every connection breaks, and not only the first one.
    always: bool,
    buffer: usize,
}

struct Plan {
    cell: Cell,
    reply: Arc<[u8]>,
    warm_reply: Arc<[u8]>,
    armed: AtomicBool,
    begins: Notify,
    struck: AtomicUsize,
}

impl Plan {
    fn is_armed(&self) -> bool {
        self.armed.load(Ordering::Relaxed)
    }

    /// Whether the fault happens now. Counts the calls.
    fn take(&self) -> bool {
        let before = self.struck.fetch_add(1, Ordering::Relaxed);
        self.cell.always || before == 0
    }

    /// Serves one connection.
    async fn serve(self: Arc<Self>, mut io: DuplexStream, wire: Wire) {
        let kept = !self.is_armed();
        if kept {
            let Some(()) = whole_request(&mut io).await else {
                return;
            };
            io.write_all(&self.warm_reply).await.unwrap();
            self.begins.notified().await;
        }
        let Cell {
            path, at, always, ..
        } = self.cell;
        let concerned = if path == Path::AuthorizePooled {
            kept || always
        } else {
            !kept
        };
        if concerned && at > At::DuringConnect && self.take() {
            self.exchange(&mut io, &wire).await;
            let mut rest = [0; 1024];
            while let Ok(1..) = io.read(&mut rest).await {}
            return;
        }
        while whole_request(&mut io).await.is_some() && io.write_all(&self.reply).await.is_ok() {}
    }

    /// Plays an exchange up to the fault. Afterwards the connection is only read. An IO error means
    /// that the client is gone.
    async fn exchange(&self, io: &mut DuplexStream, wire: &Wire) -> Option<()> {
        let Self {
            cell: Cell { at, fault, .. },
            reply,
            ..
        } = self;
        let sent = self.cell.reach(io, reply).await?;
        match fault {
            Fault::Deaf => std::future::pending().await,
            Fault::LateClose | Fault::LateReset => sleep(LATE).await,
            Fault::Delay | Fault::Drip => {
                if *at < At::WholeRequest {
                    sleep(LATE).await;
                    if *at == At::AllButOneByte {
                        io.read_u8().await.ok()?;
                    } else {
                        whole_request(io).await?;
                    }
                }
                let piece = if *fault == Fault::Drip {
                    9
                } else {
                    reply.len()
                };
                for piece in reply[sent..].chunks(piece) {
                    sleep(Duration::from_millis(1)).await;
                    io.write_all(piece).await.ok()?;
                }
                while whole_request(io).await.is_some() && io.write_all(reply).await.is_ok() {}
            }
            _ => {}
        }
        fault.strike(wire, reply);
        Some(())
    }

    /// Plays the result of an attempt to connect.
    async fn dialed(self: Arc<Self>, net: Net) -> io::Result<Box<dyn Io>> {
        let Cell {
            at, fault, buffer, ..
        } = self.cell;
        if at == At::DuringConnect && self.is_armed() {
            sleep(Duration::from_millis(20)).await;
        }
        let broken = self.is_armed() && at <= At::DuringConnect && self.take();
        let connect = || -> (ClientEnd, Wire) {
            let (client, server, wire) = net.connect(buffer);
            net.spawn(Arc::clone(&self).serve(server, wire.clone()));
            (client, wire)
        };
        if broken {
            match fault {
                Fault::Mute | Fault::Deaf => std::future::pending().await,
                Fault::Delay | Fault::Drip => sleep(LATE).await,
                Fault::LateClose | Fault::LateReset => {
                    sleep(LATE).await;
                    return Err(io::ErrorKind::ConnectionRefused.into());
                }
                Fault::Reset => return Err(io::ErrorKind::ConnectionReset.into()),
                Fault::Abort => return Err(io::ErrorKind::ConnectionAborted.into()),
                Fault::ReadTimesOut => return Err(io::ErrorKind::TimedOut.into()),
                Fault::WritesFail => return Err(io::ErrorKind::HostUnreachable.into()),
                Fault::ContinueThenClose => return Err(io::ErrorKind::NotFound.into()),
                Fault::EarlyHintsThenReset => return Err(io::ErrorKind::PermissionDenied.into()),
                Fault::SwitchingProtocols => return Err(io::ErrorKind::AddrNotAvailable.into()),
                // The connection opens, and is already broken.
                _ => {
                    let (client, wire) = connect();
                    fault.strike(&wire, &self.reply);
                    return Ok(Box::new(client));
                }
            }
        }
        Ok(Box::new(connect().0))
    }
}

async fn whole_request<S: AsyncRead + Unpin>(io: &mut S) -> Option<()> {
    let mut request = Vec::with_capacity(1024);
    while !request.ends_with(b"\r\n\r\n") {
        if io.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
    }
    Some(())
}

async fn call(core: &PipeshubCore, path: Path, tag: &str) -> Result<u32, Error> {
    if path == Path::Callback {
        return common::callback(core, tag)
            .await
            .map(|response| response.meta().attempts());
    }
    let request =
        GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID).base_url(format!("https://{tag}"));
    connector_oauth_get_oauth_authorization_url(core, request)
        .await
        .map(|response| response.meta().attempts())
}

#[derive(Default)]
struct Tally {
    exchanges: usize,
    successes: usize,
    most_sends: usize,
    failures: BTreeMap<String, usize>,
}

impl Cell {
    /// Plays the exchange up to the position of the fault. Returns how much of the response was
    /// sent. An IO error means that the client is gone.
    async fn reach<S: AsyncRead + AsyncWrite + Unpin>(
        self,
        io: &mut S,
        reply: &[u8],
    ) -> Option<usize> {
        let mut request = vec![0; 4096];
        let before_code = "GET /api/v1/connectors/oauth/callback?code=".len();
        let before_tag =
            format!("GET /api/v1/connectors/{CONNECTOR_ID}/oauth/authorize?baseUrl=https%3A%2F%2F")
                .len();
        let bytes = match self.at {
            At::OneByte => 1,
            At::InPath => 20,
            At::InCode if self.path == Path::Callback => before_code + 4,
            At::InCode => before_tag + 4,
            At::InHeaders => 250,
            _ => 0,
        };
        io.read_exact(&mut request[..bytes]).await.ok()?;
        if self.at == At::AllButOneByte {
            request.clear();
            while !request.ends_with(b"\r\n\r") {
                request.push(io.read_u8().await.ok()?);
            }
        } else if self.at >= At::WholeRequest {
            whole_request(io).await?;
        }
        let head = reply
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap()
            + 4;
        let line = reply.windows(2).position(|two| two == b"\r\n").unwrap() + 2;
        let sent = match self.at {
            At::ReplyByte => 1,
            At::AfterStatusLine => line,
            At::InReplyHead => head / 2,
            At::ReplyHeadButOne => head - 1,
            At::ReplyHead => head,
            At::BodyByte => head + 1,
            At::InBody => usize::midpoint(head, reply.len()),
            At::BodyButOne => reply.len() - 1,
            At::WholeReply => reply.len(),
            _ => 0,
        };
        io.write_all(&reply[..sent]).await.ok()?;
        Some(sent)
    }

    /// Runs the exchange, and checks what must hold for every fault.
    async fn run(self, tag: &str, replies: &(Arc<[u8]>, Arc<[u8]>), tally: &mut Tally) {
        let (authorized, connected) = replies;
        let reply = if self.path == Path::Callback {
            connected
        } else {
            authorized
        };
        let plan = Arc::new(Plan {
            cell: self,
            reply: Arc::clone(reply),
            warm_reply: Arc::clone(authorized),
            armed: AtomicBool::new(false),
            begins: Notify::new(),
            struck: AtomicUsize::new(0),
        });
        let net = Net::default();
        let dialing = (Arc::clone(&plan), net.clone());
        let dial: Dial = Arc::new(move |_host, _port| {
            let (plan, net) = dialing.clone();
            Box::pin(plan.dialed(net))
        });
        let core = common::builder(common::DUPLEX_URL)
            .unversioned_dialer(dial)
            .build()
            .unwrap();

        // In some cases a callback has a kept connection beside it, which it must not use.
        let warm = self.path == Path::AuthorizePooled
            || (self.path == Path::Callback && self.buffer > 200);
        if warm {
            common::authorize(&core).await.unwrap();
            sleep(Duration::from_millis(10)).await;
            assert_eq!((net.opened(), net.open()), (1, 1), "{self:?}");
        }
        let warm_bytes = net.bytes();
        plan.armed.store(true, Ordering::Relaxed);
        plan.begins.notify_one();
        if warm && self.path == Path::AuthorizePooled && self.at <= At::DuringConnect {
            self.fault.strike(&net.wires()[0], &plan.reply);
            if self.at == At::BeforeConnect {
                sleep(Duration::from_millis(10)).await;
            }
        }
        let start = Instant::now();
        let result = call(&core, self.path, tag).await;
        let expected = Duration::from_secs(if self.path == Path::Callback { 90 } else { 30 });
        assert!(
            start.elapsed() <= expected,
            "{self:?}: {:?}",
            start.elapsed()
        );
        drop(core);
        // Leaves time for any further request.
        sleep(Duration::from_secs(10)).await;

        let sends = net.count(tag.as_bytes());
        let requests = net.count(b"GET ") - usize::from(warm);
        assert!(sends <= requests, "{self:?}: {sends} of {requests}");
        self.check(&result, sends, requests, net.bytes() - warm_bytes);
        tally.add(&result, if self.throttles() { 0 } else { requests });
        // hyper finishes a write before it closes, and a server that does not read can delay that.
        let held_up = self.fault == Fault::Deaf && self.at < At::WholeRequest && self.buffer < 700;
        assert!(net.open() == 0 || held_up, "{self:?}: connections are left");
        net.shut();
        sleep(Duration::from_millis(10)).await;
        assert_eq!(net.open(), 0, "{self:?}: connections are left");
    }

    /// Whether the server reports that it did not run the call, so that a code may be sent again.
    fn throttles(self) -> bool {
        self.fault == Fault::TooManyRequests && self.at < At::ReplyByte
    }

    fn check(self, result: &Result<u32, Error>, sends: usize, requests: usize, bytes: usize) {
        let most = if self.path == Path::Callback && !self.throttles() {
            1
        } else {
            3
        };
        assert!(requests <= most, "{self:?}: sent {requests} times");
        // An unsent request is sent again, for every operation.
        let unsent = self.at <= At::DuringConnect && !self.always;
        match result {
            Ok(attempts) => {
                // Some faults send a response before the server has read the request.
                assert!(
                    *attempts <= 3 && bytes > 0,
                    "{self:?}: {attempts} attempts, sent {sends} times"
                );
            }
            Err(error) => {
                // A reset discards what was not read yet.
                let overtakes = matches!(
                    self.fault,
                    Fault::Reset | Fault::Abort | Fault::ReadTimesOut | Fault::EarlyHintsThenReset
                );
                assert!(
                    !unsent && (self.at < At::WholeReply || overtakes),
                    "{self:?}: {error}"
                );
                assert!((1..=3).contains(&error.attempts()), "{self:?}: {error}");
                assert!(
                    requests <= error.attempts() as usize,
                    "{self:?}: {requests} requests: {error}"
                );
                let known = match error.delivery() {
                    Delivery::NotSent => {
                        (sends, bytes) == (0, 0)
                            && matches!(error.kind(), ErrorKind::Connect | ErrorKind::Timeout)
                            && !error.may_have_taken_effect()
                    }
                    Delivery::Answered => error.status().is_some() && bytes > 0,
                    Delivery::Unknown => {
                        error.kind() != ErrorKind::Connect || self.path != Path::Callback
                    }
                };
                assert!(
                    known,
                    "{self:?}: {:?}, sent {sends} times, {bytes} bytes: {error}",
                    error.delivery()
                );
            }
        }
    }
}

impl Tally {
    fn add(&mut self, result: &Result<u32, Error>, requests: usize) {
        self.exchanges += 1;
        self.most_sends = self.most_sends.max(requests);
        match result {
            Ok(_) => self.successes += 1,
            Err(error) => {
                *self
                    .failures
                    .entry(format!("{:?}/{:?}", error.kind(), error.delivery()))
                    .or_default() += 1;
            }
        }
    }
}

async fn matrix(path: Path) {
    let mut tally = Tally::default();
    let replies = (
        fixture("authorize/200_with_base_url.http").into(),
        fixture("callback/200_success.http").into(),
    );
    for buffer in BUFFERS {
        for at in At::ALL {
            for fault in Fault::ALL {
                for always in [false, true] {
                    let tag = format!("c{}{:06}-of-this-exchange", path as usize, tally.exchanges);
                    Cell {
                        path,
                        at,
                        fault,
                        always,
                        buffer,
                    }
                    .run(&tag, &replies, &mut tally)
                    .await;
                }
            }
        }
    }
    let Tally {
        exchanges,
        successes,
        most_sends,
        failures,
    } = &tally;
    // The matrix must still produce every kind of delivery.
    for delivery in ["NotSent", "Unknown", "Answered"] {
        assert!(
            failures.keys().any(|failure| failure.ends_with(delivery)),
            "{path:?}: {failures:?}"
        );
    }
    assert!(
        (*exchanges, *successes > 500) == (3600, true),
        "{path:?}: {exchanges}, {successes}"
    );
    print_figures(&format!(
        "{path:?}: {exchanges} exchanges, {successes} successes, at most {most_sends} sends without a 429, failures {failures:?}"
    ));
}

#[tokio::test(start_paused = true)]
async fn code_is_sent_once_for_any_fault() {
    matrix(Path::Callback).await;
}

#[tokio::test(start_paused = true)]
async fn authorize_on_new_connections_is_sent_at_most_three_times() {
    matrix(Path::AuthorizeFresh).await;
}

#[tokio::test(start_paused = true)]
async fn authorize_on_a_kept_connection_is_sent_at_most_three_times() {
    matrix(Path::AuthorizePooled).await;
}

/// The transport sends a request again within one attempt, if a kept connection was closed before a
/// byte of the request was written. After a pause, the pool notices that. Directly after the last
/// call it does not check, and hyper returns the request from its queue. This test fails if a new
/// version of hyper changes that.
#[tokio::test(start_paused = true)]
async fn queued_request_moves_from_a_closed_connection() {
    let ends: [fn(&Wire); 4] = [
        Wire::finish,
        |wire| broken(wire, io::ErrorKind::ConnectionReset),
        |wire| Fault::RequestTimeout.strike(wire, b""),
        |wire| Fault::Garbage.strike(wire, b""),
    ];
    let reply: Arc<[u8]> = fixture("authorize/200_with_base_url.http").into();
    let net = Net::default();
    let (dialing, answer) = (net.clone(), Arc::clone(&reply));
    let dial: Dial = Arc::new(move |_host, _port| {
        let (client, mut server, _) = dialing.connect(16 * 1024);
        let reply = Arc::clone(&answer);
        dialing.spawn(async move {
            while whole_request(&mut server).await.is_some()
                && server.write_all(&reply).await.is_ok()
            {}
        });
        Box::pin(async move { Ok(Box::new(client) as Box<dyn Io>) })
    });
    let core = common::builder(common::DUPLEX_URL)
        .unversioned_dialer(dial)
        .build()
        .unwrap();
    common::authorize(&core).await.unwrap();
    let mut resent = 0;
    for n in 0..100 {
        for (end, pause) in ends.into_iter().flat_map(|end| [(end, 0), (end, 10)]) {
            sleep(Duration::from_millis(pause)).await;
            let kept = net.wires().pop().unwrap();
            let before = (net.opened(), kept.written().len());
            end(&kept);
            let tag = format!("c{n:03}{resent:03}-");
            let calling = call(&core, Path::AuthorizePooled, &tag);
            assert_eq!(calling.await.unwrap(), 1, "one attempt");
            assert_eq!(
                kept.written().len(),
                before.1,
                "not a byte went into the closed connection"
            );
            assert_eq!(net.opened(), before.0 + 1, "it went over another one");
            assert_eq!(net.count(tag.as_bytes()), 1);
            resent += 1;
        }
    }
    print_figures(&format!(
        "{resent} requests resent from the queue of a closed connection, each within one attempt"
    ));
}

// Over sockets.

/// A socket that records the bytes that are read from it.
struct Noted {
    io: TcpStream,
    read: Arc<Mutex<Vec<u8>>>,
}

impl AsyncRead for Noted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let poll = Pin::new(&mut self.io).poll_read(cx, buf);
        self.read
            .lock()
            .unwrap()
            .extend_from_slice(&buf.filled()[before..]);
        poll
    }
}

impl AsyncWrite for Noted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}

const SOCKET_FAULTS: [Fault; 5] = [
    Fault::Close,
    Fault::HalfClose,
    Fault::Reset,
    Fault::LateReset,
    Fault::Garbage,
];

impl Plan {
    async fn serve_socket(self: Arc<Self>, mut io: Noted) -> Option<()> {
        let kept = !self.is_armed();
        if kept {
            whole_request(&mut io).await?;
            io.write_all(&self.warm_reply).await.ok()?;
            self.begins.notified().await;
        }
        let Cell {
            path,
            always,
            fault,
            ..
        } = self.cell;
        let concerned = if path == Path::AuthorizePooled {
            kept || always
        } else {
            !kept
        };
        if !(concerned && self.take()) {
            while whole_request(&mut io).await.is_some() && io.write_all(&self.reply).await.is_ok()
            {
            }
            return Some(());
        }
        self.cell.reach(&mut io, &self.reply).await?;
        match fault {
            Fault::LateReset => sleep(Duration::from_millis(1)).await,
            Fault::Garbage => io.write_all(b"220 mail.example ready\r\n").await.ok()?,
            _ => {}
        }
        if fault == Fault::HalfClose {
            io.shutdown().await.ok()?;
            while let Ok(1..) = io.read_u8().await {}
            return Some(());
        }
        // Bytes that arrived and were not read count, too.
        let mut rest = [0; 4096];
        while let Ok(len @ 1..) = io.io.try_read(&mut rest) {
            io.read.lock().unwrap().extend_from_slice(&rest[..len]);
        }
        if matches!(fault, Fault::Reset | Fault::LateReset) {
            io.io.set_zero_linger().unwrap();
        }
        Some(())
    }
}

impl Cell {
    async fn run_over_sockets(
        self,
        tag: &str,
        replies: &(Arc<[u8]>, Arc<[u8]>),
        tally: &mut Tally,
    ) {
        let (authorized, connected) = replies;
        let reply = if self.path == Path::Callback {
            connected
        } else {
            authorized
        };
        let plan = Arc::new(Plan {
            cell: self,
            reply: Arc::clone(reply),
            warm_reply: Arc::clone(authorized),
            armed: AtomicBool::new(false),
            begins: Notify::new(),
            struck: AtomicUsize::new(0),
        });
        let read = Arc::new(Mutex::new(Vec::new()));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
        let (stop, mut stopped) = oneshot::channel::<()>();
        let (serving, noted) = (Arc::clone(&plan), Arc::clone(&read));
        let server = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            loop {
                tokio::select! {
                    accepted = listener.accept() => {
                        let io = Noted { io: accepted.unwrap().0, read: Arc::clone(&noted) };
                        connections.spawn(Arc::clone(&serving).serve_socket(io));
                    }
                    _ = &mut stopped => break,
                }
            }
            drop(listener);
            connections.join_all().await;
        });
        let core = common::core(&url);
        let warm =
            self.path == Path::AuthorizePooled || (self.path == Path::Callback && self.always);
        if warm {
            common::authorize(&core).await.unwrap();
        }
        let warm_bytes = read.lock().unwrap().len();
        plan.armed.store(true, Ordering::Relaxed);
        plan.begins.notify_one();
        let result = call(&core, self.path, tag).await;
        drop(core);
        stop.send(()).unwrap();
        // Ends only when every connection has ended.
        server.await.unwrap();
        let read = read.lock().unwrap();
        let requests = wire::count(&read, b"GET ") - usize::from(warm);
        self.check(
            &result,
            wire::count(&read, tag.as_bytes()),
            requests,
            read.len() - warm_bytes,
        );
        tally.add(&result, if self.throttles() { 0 } else { requests });
    }
}

#[tokio::test]
async fn code_is_sent_once_over_sockets() {
    let replies = (
        fixture("authorize/200_with_base_url.http").into(),
        fixture("callback/200_success.http").into(),
    );
    for path in [Path::Callback, Path::AuthorizeFresh, Path::AuthorizePooled] {
        let mut tally = Tally::default();
        for at in At::ALL.into_iter().filter(|at| *at >= At::Unread) {
            for fault in SOCKET_FAULTS {
                for always in [false, true] {
                    let tag = format!("c{}{:06}-of-this-exchange", path as usize, tally.exchanges);
                    let cell = Cell {
                        path,
                        at,
                        fault,
                        always,
                        buffer: 0,
                    };
                    cell.run_over_sockets(&tag, &replies, &mut tally).await;
                }
            }
        }
        let Tally {
            exchanges,
            successes,
            most_sends,
            failures,
        } = &tally;
        assert!(
            (*exchanges, *successes > 0) == (160, true),
            "{path:?}: {exchanges}, {successes}"
        );
        print_figures(&format!(
            "{path:?} over sockets: {exchanges} exchanges, {successes} successes, at most {most_sends} sends without a 429, failures {failures:?}"
        ));
    }
}
