//! Stalled servers. With a paused clock, a call ends exactly at its deadline, or earlier if another
//! limit applies.

use std::future::pending;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    BackoffStrategy, Delivery, ErrorKind, PipeshubCoreBuilder, RetryConfig, ServiceTransport,
    TransportService,
};
use pipeshub_tests::{Op, fixture};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream, ReadBuf};
use tokio::time::{Instant, advance, sleep};

use crate::common;
use crate::variants::variants;
use crate::wire::{Net, print_figures};

variants! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Stall {
        // No connection is opened.
        LookUpHangs,
        ConnectHangs,
        ConnectIsSlowlyRefused,
        TlsSilent,
        TlsHalfARecordsHead,
        TlsByteByByte,
        TlsDeaf,
        // The server does not read the whole request.
        Deaf,
        DeafWithinTheHead,
        // The head of the response does not end.
        Silent,
        BlankLinesWithoutEnd,
        HeadByteByByte,
        HeaderLineWithoutEnd,
        HeadersWithoutEnd,
        HeadWithoutItsLastLine,
        EndlessContinue,
        EndlessProcessing,
        EndlessEarlyHints,
        // The body of the response does not end.
        NoBody,
        BodyStops,
        BodyByteByByte,
        BodyWithoutLengthStays,
        ChunkSizeWithoutEnd,
        ChunkExtensionWithoutEnd,
        ChunkStops,
        ChunksByteByByte,
        TrailersWithoutEnd,
        ErrorsBodyStops,
        ThrottledBodyStops,
        // The stall is after the first attempt.
        SecondAttemptIsSilent,
        SecondConnectHangs,
        AskedToWait,
        AskedToWaitForAnHour,
        // Another limit ends the call.
        HalfClose,
        FloodOfHeaderLine,
        FloodOfHeaders,
        FloodOfBody,
        FloodOfChunks,
        FloodOfTrailers,
        FloodOfChunkExtension,
        AbsurdLength,
    }
}

const OK: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const SECOND: Duration = Duration::from_secs(1);

/// The end of a call: its duration, kind, delivery and number of attempts.
type Ending = (Duration, ErrorKind, Delivery, u32);

impl Stall {
    fn is_tls(self) -> bool {
        matches!(
            self,
            Self::TlsSilent | Self::TlsHalfARecordsHead | Self::TlsByteByByte | Self::TlsDeaf
        )
    }

    async fn dial(self, attempt: usize, net: Net) -> io::Result<Box<dyn Io>> {
        match self {
            Self::LookUpHangs => pending().await,
            Self::SecondConnectHangs if attempt > 1 => pending().await,
            Self::ConnectHangs => {
                sleep(3 * SECOND).await;
                pending().await
            }
            Self::ConnectIsSlowlyRefused => {
                sleep(4 * SECOND).await;
                Err(io::ErrorKind::ConnectionRefused.into())
            }
            _ => {
                let buffer = if matches!(self, Self::TlsDeaf | Self::Deaf | Self::DeafWithinTheHead)
                {
                    64
                } else {
                    16 * 1024
                };
                let (client, server, _) = net.connect(buffer);
                net.spawn(async move {
                    let _gone = self.serve(attempt, server).await;
                });
                Ok(Box::new(client))
            }
        }
    }

    /// Serves a connection. An error means that the client is gone.
    async fn serve(self, attempt: usize, mut io: DuplexStream) -> io::Result<()> {
        let slowly = async |io: &mut DuplexStream, first: &[u8], again: &[u8]| -> io::Result<()> {
            io.write_all(first).await?;
            loop {
                sleep(SECOND).await;
                io.write_all(again).await?;
            }
        };
        let flood = async |io: &mut DuplexStream, first: &[u8], again: &[u8]| -> io::Result<()> {
            io.write_all(first).await?;
            loop {
                io.write_all(again).await?;
            }
        };
        match self {
            Self::TlsDeaf | Self::Deaf => return pending().await,
            Self::DeafWithinTheHead => {
                io.read_exact(&mut [0; 100]).await?;
                return pending().await;
            }
            Self::TlsSilent | Self::TlsHalfARecordsHead | Self::TlsByteByByte => {
                io.read_u8().await?;
            }
            _ => {
                let mut request = Vec::new();
                while !request.ends_with(b"\r\n\r\n") {
                    if io.read_buf(&mut request).await? == 0 {
                        return Ok(());
                    }
                }
            }
        }
        let with = |rest: &str| [OK, rest.as_bytes()].concat();
        let chunked = |rest: &str| with(&format!("Transfer-Encoding: chunked\r\n\r\n{rest}"));
        let io = &mut io;
        match self {
            Self::TlsHalfARecordsHead => io.write_all(b"\x16\x03\x03").await?,
            Self::TlsByteByByte => {
                slowly(io, b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03", b"x").await?;
            }
            Self::BlankLinesWithoutEnd => slowly(io, b"", b"\r\n").await?,
            Self::HeadByteByByte => slowly(io, b"HTTP/1.1 200 OK\r\n", b"X").await?,
            Self::HeaderLineWithoutEnd => slowly(io, &with("X-A: "), &[b'x'; 300]).await?,
            Self::HeadersWithoutEnd => slowly(io, OK, b"X-A: y\r\n").await?,
            Self::HeadWithoutItsLastLine => io.write_all(&with("Content-Length: 2\r\n")).await?,
            Self::EndlessContinue => slowly(io, b"", b"HTTP/1.1 100 Continue\r\n\r\n").await?,
            Self::EndlessProcessing => slowly(io, b"", b"HTTP/1.1 102 Processing\r\n\r\n").await?,
            Self::EndlessEarlyHints => {
                slowly(io, b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n").await?;
            }
            Self::NoBody => io.write_all(&with("Content-Length: 20\r\n\r\n")).await?,
            Self::BodyStops => {
                io.write_all(&with("Content-Length: 20\r\n\r\n{\"succ"))
                    .await?;
            }
            Self::BodyByteByByte => slowly(io, &with("Content-Length: 2000\r\n\r\n"), b" ").await?,
            Self::BodyWithoutLengthStays => {
                io.write_all(&with("Connection: close\r\n\r\n{\"success\":true}"))
                    .await?;
            }
            Self::ChunkSizeWithoutEnd => slowly(io, &chunked(""), b"0").await?,
            Self::ChunkExtensionWithoutEnd => slowly(io, &chunked("2;a="), b"b").await?,
            Self::ChunkStops => io.write_all(&chunked("5\r\n{\"a")).await?,
            Self::ChunksByteByByte => slowly(io, &chunked(""), b"1\r\n \r\n").await?,
            Self::TrailersWithoutEnd => {
                slowly(io, &chunked("2\r\n{}\r\n0\r\n"), b"X-A: y\r\n").await?;
            }
            Self::ErrorsBodyStops => {
                io.write_all(b"HTTP/1.1 503 Down\r\nContent-Length: 9\r\n\r\n{")
                    .await?;
            }
            Self::ThrottledBodyStops => {
                io.write_all(b"HTTP/1.1 429 Wait\r\nContent-Length: 9\r\n\r\n{")
                    .await?;
            }
            Self::SecondAttemptIsSilent | Self::SecondConnectHangs if attempt == 1 => {
                io.write_all(
                    b"HTTP/1.1 429 Wait\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                )
                .await?;
                return io.shutdown().await;
            }
            Self::AskedToWait => {
                io.write_all(b"HTTP/1.1 429 Wait\r\nRetry-After: 55\r\nContent-Length: 0\r\n\r\n")
                    .await?;
            }
            Self::AskedToWaitForAnHour => {
                io.write_all(
                    b"HTTP/1.1 429 Wait\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n",
                )
                .await?;
            }
            Self::HalfClose => io.shutdown().await?,
            Self::FloodOfHeaderLine => flood(io, &with("X-A: "), &[b'x'; 300]).await?,
            Self::FloodOfHeaders => flood(io, OK, b"X-A: y\r\n").await?,
            Self::FloodOfBody => {
                flood(io, &with("Connection: close\r\n\r\n"), &[b' '; 9000]).await?;
            }
            Self::FloodOfChunks => {
                flood(
                    io,
                    &chunked(""),
                    format!("1f40\r\n{}\r\n", " ".repeat(8000)).as_bytes(),
                )
                .await?;
            }
            Self::FloodOfTrailers => flood(io, &chunked("2\r\n{}\r\n0\r\n"), b"X-A: y\r\n").await?,
            Self::FloodOfChunkExtension => flood(io, &chunked("2;a="), &[b'x'; 300]).await?,
            Self::AbsurdLength => {
                io.write_all(&with("Content-Length: 1152921504606846976\r\n\r\n{"))
                    .await?;
            }
            _ => {}
        }
        while io.read_u8().await.is_ok() {}
        Ok(())
    }

    /// Returns the end of a call with this deadline.
    fn ending(self, op: Op, deadline: Duration) -> Ending {
        use Delivery::{Answered, NotSent, Unknown};
        let safe = matches!(op, Op::Authorize);
        let cut = (
            Duration::ZERO,
            ErrorKind::ConnectionLost,
            Unknown,
            if safe { 3 } else { 1 },
        );
        let ending = match self {
            Self::LookUpHangs
            | Self::ConnectHangs
            | Self::TlsSilent
            | Self::TlsHalfARecordsHead
            | Self::TlsByteByByte
            | Self::TlsDeaf => (15 * SECOND, ErrorKind::Connect, NotSent, 3),
            Self::ConnectIsSlowlyRefused => (12 * SECOND, ErrorKind::Connect, NotSent, 3),
            // The connect limit, for attempts two and three.
            Self::SecondConnectHangs => (10 * SECOND, ErrorKind::Connect, Answered, 3),
            Self::SecondAttemptIsSilent => (deadline, ErrorKind::Timeout, Unknown, 2),
            Self::AskedToWait if deadline > 55 * SECOND => {
                (55 * SECOND, ErrorKind::Status, Answered, 2)
            }
            Self::AskedToWait | Self::AskedToWaitForAnHour => {
                (Duration::ZERO, ErrorKind::Status, Answered, 1)
            }
            Self::HalfClose
            | Self::FloodOfHeaderLine
            | Self::FloodOfHeaders
            | Self::FloodOfTrailers
            | Self::FloodOfChunkExtension => cut,
            Self::FloodOfBody | Self::FloodOfChunks | Self::AbsurdLength => {
                (Duration::ZERO, ErrorKind::TooLarge, Unknown, 1)
            }
            _ => (deadline, ErrorKind::Timeout, Unknown, 1),
        };
        if ending.0 <= deadline {
            return ending;
        }
        // The deadline ends the attempt that is under way.
        let (delivery, each, before) = match self {
            Self::ConnectIsSlowlyRefused => (NotSent, 4, 0),
            Self::SecondConnectHangs => (Answered, 5, 1),
            _ => (NotSent, 5, 0),
        };
        let whole = u32::try_from(deadline.as_secs() / each).unwrap();
        if deadline.as_millis() == u128::from(1000 * each * u64::from(whole)) {
            // The deadline ends at the same time as the attempt, so there is no further attempt.
            return (deadline, ending.1, delivery, whole + before);
        }
        (deadline, ErrorKind::Timeout, delivery, whole + before + 1)
    }

    async fn meet(self, op: Op, deadline: Option<Duration>) {
        let net = Net::default();
        let dialing = net.clone();
        let dialed = Arc::new(AtomicUsize::new(0));
        let dial: Dial = Arc::new(move |_host, _port| {
            let attempt = dialed.fetch_add(1, Ordering::Relaxed) + 1;
            Box::pin(self.dial(attempt, dialing.clone()))
        });
        let url = if self.is_tls() {
            "https://localhost/api/v1"
        } else {
            common::DUPLEX_URL
        };
        // Without pauses, only the stall takes time.
        let backoff = BackoffStrategy::new().initial_interval(Duration::ZERO);
        let core = common::builder(url)
            .retries(RetryConfig::new().backoff(backoff))
            .unversioned_dialer(dial);
        let core = deadline
            .into_iter()
            .fold(core, PipeshubCoreBuilder::timeout)
            .build()
            .unwrap();
        let default = if matches!(op, Op::Authorize) {
            30 * SECOND
        } else {
            90 * SECOND
        };
        let start = Instant::now();
        let error = common::failure(&core, op, common::CODE).await;
        let ending = (
            start.elapsed(),
            error.kind(),
            error.delivery(),
            error.attempts(),
        );
        assert_eq!(
            ending,
            self.ending(op, deadline.unwrap_or(default)),
            "{self:?}, {op:?}, {deadline:?}: {error}"
        );
        let hint = match self {
            Self::AskedToWait => Some(55),
            Self::AskedToWaitForAnHour => Some(3600),
            _ => None,
        };
        assert_eq!(
            error.retry_after(),
            hint.map(Duration::from_secs),
            "{self:?}"
        );
        if matches!(op, Op::Callback) && !matches!(self, Self::AskedToWait) {
            assert!(
                net.count(common::CODE_ENCODED.as_bytes())
                    <= 2 - usize::from(error.attempts() == 1)
            );
        }
        drop(core);
        net.shut();
        sleep(10 * SECOND).await;
        assert_eq!(net.open(), 0, "{self:?}, {op:?}: connections are left");
    }
}

#[tokio::test(start_paused = true)]
async fn stalls_end_at_the_deadline_or_an_earlier_limit() {
    let deadlines = [
        None,
        Some(7),
        Some(1234),
        Some(4999),
        Some(5000),
        Some(29_990),
        Some(61_001),
    ];
    let mut calls = 0;
    for stall in Stall::ALL {
        for op in [Op::Authorize, Op::Callback] {
            for deadline in deadlines {
                stall.meet(op, deadline.map(Duration::from_millis)).await;
                calls += 1;
            }
        }
    }
    print_figures(&format!(
        "{} kinds of stall, {calls} calls, each ended exactly when it was due",
        Stall::ALL.len()
    ));
}

// A kept connection that receives the head of a response.

/// Pieces of a response, each with the pause before it in seconds.
type Pieces = &'static [(u64, &'static str)];

/// Responds to the first request of a connection at once, and to the second one with these pieces.
/// After that, the connection is silent.
async fn serve_pieces(mut io: DuplexStream, pieces: Pieces) -> io::Result<()> {
    let mut request = Vec::new();
    let mut is_second = false;
    while io.read_buf(&mut request).await? > 0 {
        if !request.ends_with(b"\r\n\r\n") {
            continue;
        }
        request.clear();
        if is_second {
            for (pause, piece) in pieces {
                sleep(Duration::from_secs(*pause)).await;
                io.write_all(piece.as_bytes()).await?;
            }
        } else {
            io.write_all(&fixture("authorize/200_with_base_url.http"))
                .await?;
            is_second = true;
        }
    }
    Ok(())
}

/// The head shows that the connection is alive, so the attempt does not end early to leave time for
/// others.
#[tokio::test(start_paused = true)]
async fn kept_connection_that_stalls_after_the_head_has_the_whole_deadline() {
    const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n";
    const CHUNKED: &str = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const BUSY: &str = "HTTP/1.1 503 Busy\r\nContent-Length: 90\r\n\r\n";
    const MANY: &str =
        "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n";
    const BODY: &str = "{\"authorizationUrl\":\"https://idp.example/?state=s&n=123456789\",\"state\":\"s\",\"success\":true}";
    let cases: [(Pieces, Option<u16>); 9] = [
        (&[(0, HEAD)], Some(200)),
        (&[(9, HEAD)], Some(200)),
        (&[(0, HEAD), (0, "{")], Some(200)),
        (&[(0, HEAD), (15, "{")], Some(200)),
        (&[(0, CHUNKED), (5, "2\r\n{}\r\n")], Some(200)),
        (&[(0, BUSY), (0, "{")], Some(503)),
        (&[(0, MANY)], Some(200)),
        (&[(9, HEAD), (20, BODY)], None),
        (&[(0, HEAD), (29, BODY)], None),
    ];
    assert_eq!(BODY.len(), 90);
    for (pieces, status) in cases {
        let net = Net::default();
        let dialed = net.clone();
        let dial: Dial = Arc::new(move |_host, _port| {
            let (client, server, _) = dialed.connect(16 * 1024);
            dialed.spawn(async move {
                let _gone = serve_pieces(server, pieces).await;
            });
            Box::pin(async move { Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>) })
        });
        let core = common::builder(common::DUPLEX_URL).unversioned_dialer(dial);
        let core = core.build().unwrap();
        common::authorize(&core).await.unwrap();
        let start = Instant::now();
        let result = common::authorize(&core).await;
        match (result, status) {
            (Ok(response), None) => assert_eq!(response.meta().attempts(), 1, "{pieces:?}"),
            (Err(error), Some(status)) => {
                let took = start.elapsed();
                let due = 30 * SECOND..30 * SECOND + Duration::from_millis(5);
                assert!(due.contains(&took), "{pieces:?}: {took:?}");
                assert_eq!(
                    (error.kind(), error.delivery(), error.attempts()),
                    (ErrorKind::Timeout, Delivery::Unknown, 1),
                    "{pieces:?}"
                );
                assert_eq!(error.status().unwrap().as_u16(), status, "{pieces:?}");
            }
            (result, _) => panic!("{pieces:?}: {result:?}"),
        }
        assert_eq!(net.opened(), 1, "{pieces:?}");
        net.shut();
    }
}

#[tokio::test(start_paused = true)]
async fn silent_kept_connection_behind_layers_leaves_time_for_retries() {
    let dial: Dial = Arc::new(move |_host, _port| {
        let (client, server) = tokio::io::duplex(16 * 1024);
        tokio::spawn(serve_pieces(server, &[]));
        Box::pin(async move { Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>) })
    });
    let core = common::builder(common::DUPLEX_URL)
        .unversioned_dialer(dial)
        .wrap_transport(|inner| ServiceTransport::new(TransportService::new(inner)))
        .build()
        .unwrap();
    assert_eq!(common::authorize(&core).await.unwrap().meta().attempts(), 1);
    let start = Instant::now();
    assert_eq!(common::authorize(&core).await.unwrap().meta().attempts(), 2);
    // A third of the deadline of 30 s, and the pause.
    let due = 10 * SECOND..10 * SECOND + Duration::from_millis(100);
    assert!(due.contains(&start.elapsed()), "{:?}", start.elapsed());
}

// A server that sends faster than the call reads.

/// A stream that always has the same bytes to read, as from a server that never pauses.
struct Torrent {
    bytes: &'static [u8],
    /// The remaining reads until the stream ends.
    reads: usize,
    has_request: bool,
}

impl AsyncRead for Torrent {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.has_request {
            return Poll::Pending;
        }
        if self.reads > 0 {
            self.reads -= 1;
            while buf.remaining() >= self.bytes.len() {
                buf.put_slice(self.bytes);
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Torrent {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.has_request = true;
        cx.waker().wake_by_ref();
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// No limit applies to interim responses. So the deadline must end the call, even if there is
/// always another one to read.
#[tokio::test(start_paused = true)]
async fn torrent_of_interim_responses_ends_at_the_deadline() {
    for bytes in [
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\nlink: </b>\r\n\r\n",
    ] {
        for op in [Op::Authorize, Op::Callback] {
            let dial: Dial = Arc::new(move |_host, _port| {
                let torrent = Torrent {
                    bytes: bytes.as_bytes(),
                    reads: 2000,
                    has_request: false,
                };
                Box::pin(async move { Ok::<_, io::Error>(Box::new(torrent) as Box<dyn Io>) })
            });
            let core = common::builder(common::DUPLEX_URL).unversioned_dialer(dial);
            let core = core.timeout(Duration::from_millis(100)).build().unwrap();
            // A paused clock does not advance while a task never waits.
            let clock = async {
                loop {
                    advance(Duration::from_millis(1)).await;
                }
            };
            let error = tokio::select! {
                error = common::failure(&core, op, common::CODE) => error,
                () = clock => unreachable!("an endless loop"),
            };
            assert_eq!(
                (error.kind(), error.delivery(), error.attempts()),
                (ErrorKind::Timeout, Delivery::Unknown, 1),
                "{bytes:?}: {error}"
            );
        }
    }
}
