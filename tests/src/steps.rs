//! The steps of a server on one connection.
//!
//! The steps start above TLS. `tests/it/tls.rs` scripts the faults of TLS: whole handshakes with
//! bad certificates or settings, handshakes that are cut off, and responses that are not TLS.

use std::io;
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::{sleep, timeout};

use crate::fixtures::fixture;
use crate::recorder::{Recorded, Recorder};

/// The limit of a single step, whatever the client does. With a paused clock, it takes no real
/// time.
const STEP_LIMIT: Duration = Duration::from_secs(600);
const HEAD_LIMIT: usize = 256 * 1024;
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// An action of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reads one whole request, head and `Content-Length` body, and records it.
    ReadHead,
    /// Reads this many bytes of a request and discards them. Records nothing.
    ReadBytes(usize),
    /// Writes these bytes.
    Write(Bytes),
    /// Writes these bytes so many times, in sequence.
    WriteTimes(Bytes, usize),
    /// Waits for this time.
    Wait(Duration),
    /// Reads and discards everything until the client closes.
    WaitForClose,
    /// Closes the sending direction only, and continues.
    HalfClose,
    /// Closes the connection cleanly.
    Close,
    /// Aborts the connection: a reset on TCP, a plain drop on any other stream.
    Reset,
}

/// The end of a list of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All steps are done, and the connection is still open.
    Finished,
    /// [`Step::Close`] was done.
    Closed,
    /// [`Step::Reset`] is due: the owner of the stream drops it.
    Reset,
    /// The client closed where a request was due.
    PeerClosed,
    /// Reading or writing failed, since the client is gone.
    Broken(io::ErrorKind),
    /// The bytes are no request that the harness understands.
    Malformed,
    /// A step took longer than ten minutes.
    TimedOut,
}

/// Plays the steps on a stream, then drops it. `recorder` receives the requests.
pub async fn run_steps<S>(io: S, steps: Vec<Step>, recorder: Recorder) -> End
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut connection = Connection::new(io, recorder);
    connection.run(&steps).await
}

/// Returns the steps that read a request and send `reply`. They close the connection if the
/// response requires it or has no end of its own.
#[must_use]
pub fn reply_steps(reply: impl Into<Bytes>) -> Vec<Step> {
    let reply = reply.into();
    let ends_with_connection = Head::parse(&reply).is_none_or(|head| {
        let no_body = matches!(head.status(), Some(100..=199 | 204 | 304));
        let framed = no_body
            || head.get("content-length").is_some()
            || head.get("transfer-encoding").is_some();
        !framed
            || head
                .get("connection")
                .is_some_and(|value| value.eq_ignore_ascii_case("close"))
    });
    let mut steps = vec![Step::ReadHead, Step::Write(reply)];
    if ends_with_connection {
        steps.push(Step::Close);
    }
    steps
}

/// Returns steps that write `bytes` in pieces of `size`, with a pause after each except the last.
#[must_use]
pub fn drip(bytes: &[u8], size: usize, pause: Duration) -> Vec<Step> {
    let mut steps = Vec::new();
    for piece in bytes.chunks(size) {
        if !steps.is_empty() {
            steps.push(Step::Wait(pause));
        }
        steps.push(Step::Write(Bytes::copy_from_slice(piece)));
    }
    steps
}

/// Returns the script of a fault by its name in the table of rows (`fault:<name>`).
///
/// `None` for an unknown name and for `refused`, which needs a server that is not there: see
/// [`crate::RefusingServer`].
#[must_use]
pub fn fault(name: &str) -> Option<Vec<Step>> {
    let reply = fixture("authorize/200_with_base_url.http");
    let head = Head::parse(&reply).expect("a response has a head").len;
    let upto = |end: usize| Step::Write(Bytes::copy_from_slice(&reply[..end]));
    let write = |bytes: &'static [u8]| Step::Write(Bytes::from_static(bytes));
    let steps = match name {
        "close_before_reply" => vec![Step::ReadHead, Step::Close],
        "reset_before_reply" => vec![Step::ReadHead, Step::Reset],
        "cut_head" => vec![Step::ReadHead, upto(head / 2), Step::Close],
        "cut_body" => vec![Step::ReadHead, upto(head + 100), Step::Close],
        "not_http" => vec![Step::ReadHead, write(b"220 mail.example ready\r\n"), Step::Close],
        "no_reply" => vec![Step::ReadHead, Step::WaitForClose],
        "stalled_body" => vec![Step::ReadHead, upto(head + 100), Step::WaitForClose],
        "oversized_length" => vec![
            Step::ReadHead,
            write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1099511627776\r\n\r\n{"),
            Step::WaitForClose,
        ],
        "oversized_stream" => vec![
            Step::ReadHead,
            write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"a\":\""),
            Step::WriteTimes(Bytes::from(vec![b'x'; 64 * 1024]), 1024),
            Step::Close,
        ],
        _ => return None,
    };
    Some(steps)
}

/// A parsed head of a request or a response.
pub(crate) struct Head {
    /// The request line or the status line.
    pub(crate) first: String,
    pub(crate) headers: Vec<(String, String)>,
    /// The length in bytes, including the empty line.
    pub(crate) len: usize,
}

impl Head {
    /// Parses a head. Returns `None` if the empty line is missing or a line is malformed.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let len = head_len(bytes)?;
        let text = std::str::from_utf8(&bytes[..len - 4]).ok()?;
        let mut lines = text.split("\r\n");
        let first = lines.next()?.to_owned();
        let headers = lines
            .map(|line| {
                let (name, value) = line.split_once(':')?;
                let well_formed =
                    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
                well_formed.then(|| (name.to_owned(), value.trim_matches([' ', '\t']).to_owned()))
            })
            .collect::<Option<_>>()?;
        Some(Self {
            first,
            headers,
            len,
        })
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers
            .iter()
            .filter(move |(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| &**value)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| &**value)
    }

    /// Returns the status, if this is the head of a response.
    pub(crate) fn status(&self) -> Option<u16> {
        self.first.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
    }
}

fn head_len(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .map(|start| start + 4)
}

/// A stream, with the bytes that were read ahead.
pub(crate) struct Connection<S> {
    io: S,
    number: usize,
    buffer: Vec<u8>,
    recorder: Recorder,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Connection<S> {
    pub(crate) fn new(io: S, recorder: Recorder) -> Self {
        Self {
            io,
            number: recorder.open_connection(),
            buffer: Vec::new(),
            recorder,
        }
    }

    pub(crate) fn into_inner(self) -> S {
        self.io
    }

    /// Waits for the first byte of a request. Returns `false` if the client closed or broke the
    /// connection.
    pub(crate) async fn has_more(&mut self) -> bool {
        !self.buffer.is_empty() || self.fill().await.is_ok()
    }

    pub(crate) async fn run(&mut self, steps: &[Step]) -> End {
        for step in steps {
            // The script determines the length of a wait. Every other step depends on the client.
            let done = match step {
                Step::Wait(pause) => {
                    sleep(*pause).await;
                    Ok(())
                }
                step => timeout(STEP_LIMIT, self.step(step))
                    .await
                    .unwrap_or(Err(End::TimedOut)),
            };
            if let Err(end) = done {
                return end;
            }
        }
        End::Finished
    }

    async fn step(&mut self, step: &Step) -> Result<(), End> {
        let broken = |error: io::Error| End::Broken(error.kind());
        match step {
            Step::ReadHead => self.read_request().await,
            Step::ReadBytes(count) => {
                while self.buffer.len() < *count {
                    self.fill().await?;
                }
                self.buffer.drain(..count);
                Ok(())
            }
            Step::Write(bytes) => self.write(bytes).await,
            Step::WriteTimes(bytes, times) => {
                for _ in 0..*times {
                    self.write(bytes).await?;
                }
                Ok(())
            }
            Step::Wait(pause) => {
                sleep(*pause).await;
                Ok(())
            }
            Step::WaitForClose => loop {
                self.buffer.clear();
                match self.fill().await {
                    Ok(()) => {}
                    Err(End::PeerClosed) => return Ok(()),
                    Err(end) => return Err(end),
                }
            },
            Step::HalfClose => self.io.shutdown().await.map_err(broken),
            Step::Close => {
                // The client may already be gone, which does not matter here.
                let _ = self.io.shutdown().await;
                Err(End::Closed)
            }
            Step::Reset => Err(End::Reset),
        }
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), End> {
        let written = async {
            self.io.write_all(bytes).await?;
            self.io.flush().await
        };
        written.await.map_err(|error| End::Broken(error.kind()))
    }

    async fn fill(&mut self) -> Result<(), End> {
        match self.io.read_buf(&mut self.buffer).await {
            Ok(0) => Err(End::PeerClosed),
            Ok(_) => Ok(()),
            Err(error) => Err(End::Broken(error.kind())),
        }
    }

    async fn read_request(&mut self) -> Result<(), End> {
        let len = loop {
            if let Some(len) = head_len(&self.buffer) {
                break len;
            }
            if self.buffer.len() > HEAD_LIMIT {
                return Err(self.malformed("a head without an end"));
            }
            self.fill().await?;
        };
        let Some(head) = Head::parse(&self.buffer[..len]) else {
            return Err(self.malformed("a head that cannot be read"));
        };
        let parts: Vec<_> = head.first.split(' ').collect();
        let [method, target, "HTTP/1.1"] = parts[..] else {
            return Err(self.malformed("a request line of another kind"));
        };
        if head.get("transfer-encoding").is_some() || head.all("content-length").count() > 1 {
            return Err(self.malformed("a body without one Content-Length"));
        }
        let body = match head.get("content-length").map(str::parse::<usize>) {
            None => 0,
            Some(Ok(body)) if body <= BODY_LIMIT => body,
            Some(_) => return Err(self.malformed("a Content-Length out of range")),
        };
        while self.buffer.len() < len + body {
            self.fill().await?;
        }
        let mut bytes = Bytes::from(self.buffer.drain(..len + body).collect::<Vec<_>>());
        let raw_head = bytes.split_to(len);
        self.recorder.record(Recorded {
            connection: self.number,
            method: method.to_owned(),
            target: target.to_owned(),
            headers: head.headers,
            head: raw_head,
            body: bytes,
        });
        Ok(())
    }

    fn malformed(&self, what: &str) -> End {
        self.recorder
            .problem(format!("connection {}: {what}", self.number));
        End::Malformed
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::duplex;
    use tokio::time::Instant;

    use super::*;

    const GET: &[u8] = b"GET /api/v1/a?b=c HTTP/1.1\r\nHost: x\r\nx-Odd:  y \r\n\r\n";

    #[tokio::test(start_paused = true)]
    async fn duplex_steps_take_their_stated_time() {
        let (mut client, server) = duplex(64);
        let recorder = Recorder::new();
        let mut steps = vec![Step::ReadHead, Step::Wait(Duration::from_secs(100))];
        steps.extend(drip(b"HTTP/1.1 200 OK\r\n\r\n", 4, Duration::from_secs(1)));
        steps.push(Step::Close);
        let start = Instant::now();
        let server = tokio::spawn(run_steps(server, steps, recorder.clone()));
        client.write_all(GET).await.unwrap();
        let mut reply = Vec::new();
        client.read_to_end(&mut reply).await.unwrap();
        assert_eq!(reply, b"HTTP/1.1 200 OK\r\n\r\n");
        assert_eq!(start.elapsed().as_secs(), 104);
        assert_eq!(server.await.unwrap(), End::Closed);
        let requests = recorder.requests();
        assert_eq!(
            (requests.len(), &*requests[0].method, &*requests[0].target),
            (1, "GET", "/api/v1/a?b=c")
        );
        assert_eq!(
            requests[0].headers,
            [
                ("Host".to_owned(), "x".to_owned()),
                ("x-Odd".to_owned(), "y".to_owned())
            ]
        );
        assert_eq!(requests[0].raw(), GET);
    }

    #[tokio::test(start_paused = true)]
    async fn pipelined_requests_are_separated() {
        let (mut client, server) = duplex(4096);
        let recorder = Recorder::new();
        let steps = vec![Step::ReadHead, Step::ReadHead];
        let server = tokio::spawn(run_steps(server, steps, recorder.clone()));
        client
            .write_all(
                b"POST / HTTP/1.1\r\ncontent-length: 7\r\n\r\n\r\n\r\nabcGET / HTTP/1.1\r\n\r\n",
            )
            .await
            .unwrap();
        assert_eq!(server.await.unwrap(), End::Finished);
        let requests = recorder.requests();
        assert_eq!(requests[0].body, &b"\r\n\r\nabc"[..]);
        assert_eq!(requests[1].method, "GET");
        assert!(requests[1].body.is_empty());
        assert_eq!(recorder.connections(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn step_results_report_how_they_ended() {
        for (sent, steps, end) in [
            (GET, vec![Step::ReadHead], End::Finished),
            (GET, vec![Step::ReadHead, Step::Reset], End::Reset),
            (GET, vec![Step::ReadBytes(3), Step::Close], End::Closed),
            (GET, vec![Step::WaitForClose, Step::Close], End::Closed),
            (&GET[..20], vec![Step::ReadHead], End::PeerClosed),
            (b"hello\r\n\r\n", vec![Step::ReadHead], End::Malformed),
            (
                b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
                vec![Step::ReadHead],
                End::Malformed,
            ),
            (
                b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
                vec![Step::ReadHead],
                End::Malformed,
            ),
            (
                b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                vec![Step::ReadHead],
                End::Malformed,
            ),
        ] {
            let (mut client, server) = duplex(4096);
            let recorder = Recorder::new();
            client.write_all(sent).await.unwrap();
            drop(client);
            assert_eq!(
                run_steps(server, steps.clone(), recorder.clone()).await,
                end,
                "{steps:?}"
            );
            assert_eq!(
                recorder.problems().len(),
                usize::from(end == End::Malformed),
                "{steps:?}"
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn silent_peer_ends_a_step_at_the_limit() {
        let (client, server) = duplex(64);
        assert_eq!(
            run_steps(server, vec![Step::ReadHead], Recorder::new()).await,
            End::TimedOut
        );
        drop(client);
    }

    #[tokio::test(start_paused = true)]
    async fn wait_may_exceed_the_step_limit() {
        let (_client, server) = duplex(64);
        let start = Instant::now();
        let steps = vec![Step::Wait(STEP_LIMIT * 2)];
        assert_eq!(
            run_steps(server, steps, Recorder::new()).await,
            End::Finished
        );
        assert_eq!(start.elapsed(), STEP_LIMIT * 2);
    }

    #[tokio::test(start_paused = true)]
    async fn half_close_keeps_the_other_direction_open() {
        let (mut client, server) = duplex(4096);
        let recorder = Recorder::new();
        let steps = vec![
            Step::Write(Bytes::from_static(b"early")),
            Step::HalfClose,
            Step::ReadHead,
        ];
        let server = tokio::spawn(run_steps(server, steps, recorder.clone()));
        let mut early = Vec::new();
        client.read_to_end(&mut early).await.unwrap();
        assert_eq!(early, b"early");
        client.write_all(GET).await.unwrap();
        assert_eq!(server.await.unwrap(), End::Finished);
        assert_eq!(recorder.count(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn lost_peer_ends_a_long_write() {
        let (mut client, server) = duplex(4096);
        let server = tokio::spawn(run_steps(
            server,
            fault("oversized_stream").unwrap(),
            Recorder::new(),
        ));
        client.write_all(GET).await.unwrap();
        let mut some = vec![0; 100_000];
        client.read_exact(&mut some).await.unwrap();
        drop(client);
        assert_eq!(
            server.await.unwrap(),
            End::Broken(io::ErrorKind::BrokenPipe)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn faults_cut_at_the_named_position() {
        let whole = fixture("authorize/200_with_base_url.http");
        for (name, complete_head) in [("cut_head", false), ("cut_body", true)] {
            let (mut client, server) = duplex(4096);
            client.write_all(GET).await.unwrap();
            assert_eq!(
                run_steps(server, fault(name).unwrap(), Recorder::new()).await,
                End::Closed
            );
            let mut reply = Vec::new();
            client.read_to_end(&mut reply).await.unwrap();
            assert!(
                whole.starts_with(&reply) && reply.len() < whole.len(),
                "{name}"
            );
            assert_eq!(Head::parse(&reply).is_some(), complete_head, "{name}");
        }
    }

    #[test]
    fn reply_steps_close_only_without_framing() {
        for (reply, closes) in [
            ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", false),
            (
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                true,
            ),
            ("HTTP/1.1 200 OK\r\n\r\nuntil the end", true),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                false,
            ),
            ("HTTP/1.1 304 Not Modified\r\n\r\n", false),
            ("HTTP/1.1 431 Too Large\r\nConnection: close\r\n\r\n", true),
            ("nonsense", true),
        ] {
            assert_eq!(
                reply_steps(reply).last() == Some(&Step::Close),
                closes,
                "{reply}"
            );
        }
    }
}
