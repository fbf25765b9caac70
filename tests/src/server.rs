//! A server on loopback that plays a script.

use std::collections::VecDeque;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::timeout;

use crate::fixtures::fixture;
use crate::recorder::{Recorded, Recorder};
use crate::steps::{Connection, End, Step, fault, reply_steps};
use crate::sync::lock;

const CONNECTION_LIMIT: Duration = Duration::from_secs(60);

/// A server that refuses all connections.
///
/// Its port is bound and nobody listens, so connections are refused for the lifetime of this value.
#[derive(Debug)]
pub struct RefusingServer(TcpSocket);

impl RefusingServer {
    /// Binds a port on loopback.
    #[must_use]
    pub fn start() -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket
            .bind(SocketAddr::from(([127, 0, 0, 1], 0)))
            .expect("a port on the loopback");
        Self(socket)
    }

    /// Returns the base URL for a client: `http://127.0.0.1:<port>/api/v1`.
    #[must_use]
    pub fn url(&self) -> String {
        base_url(self.0.local_addr().expect("its own address"))
    }
}

fn base_url(address: SocketAddr) -> String {
    format!("http://{address}/api/v1")
}

/// A builder for the script of a [`ScriptedServer`].
///
/// The script is a list of turns. The connection that receives the next request plays a turn that
/// starts with [`Step::ReadHead`]. It does not matter whether the client opens a new connection or
/// reuses one. The next accepted connection plays a turn that starts with any other step, as soon
/// as it is accepted.
#[derive(Clone, Debug)]
pub struct Builder {
    turns: VecDeque<Vec<Step>>,
    repeat_last: bool,
    limit: Duration,
}

impl Builder {
    /// Sends these bytes in response to the next request.
    #[must_use]
    pub fn reply(self, reply: impl Into<Bytes>) -> Self {
        self.steps(reply_steps(reply))
    }

    /// Sends a stored response to the next request.
    #[must_use]
    pub fn fixture(self, name: &str) -> Self {
        self.reply(fixture(name))
    }

    /// Plays a fault by its name, see [`fault`]. Panics if the name is unknown.
    #[must_use]
    pub fn fault(self, name: &str) -> Self {
        let steps =
            fault(name).unwrap_or_else(|| panic!("there is no script for the fault {name}"));
        self.steps(steps)
    }

    /// Plays the entry of a row: the name of a stored response, or `fault:<name>`.
    #[must_use]
    pub fn play(self, entry: &str) -> Self {
        match entry.strip_prefix("fault:") {
            Some(name) => self.fault(name),
            None => self.fixture(entry),
        }
    }

    /// Plays these steps.
    #[must_use]
    pub fn steps(mut self, steps: Vec<Step>) -> Self {
        assert!(!steps.is_empty(), "a turn has at least one step");
        self.turns.push_back(steps);
        self
    }

    /// Repeats the last turn for everything that follows.
    ///
    /// Without this call, a request beyond the last turn is recorded and gets no response. The test
    /// then panics when the server is dropped.
    #[must_use]
    pub fn repeat_last(mut self) -> Self {
        self.repeat_last = true;
        self
    }

    /// Sets the maximum lifetime of a connection. Default: one minute.
    #[must_use]
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Binds a port on loopback and starts to serve.
    pub async fn start(self) -> ScriptedServer {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port on the loopback");
        let address = listener.local_addr().expect("its own address");
        let limit = self.limit;
        let player = self.player();
        let task = tokio::spawn(accept(listener, player.0.clone(), limit)).abort_handle();
        ScriptedServer {
            address,
            player,
            task,
        }
    }

    /// Plays the script on streams of the caller instead of a port.
    #[must_use]
    pub fn player(self) -> Player {
        let (turns, repeat_last) = (Mutex::new(self.turns), self.repeat_last);
        Player(Arc::new(Script {
            turns,
            repeat_last,
            recorder: Recorder::new(),
        }))
    }
}

struct Script {
    turns: Mutex<VecDeque<Vec<Step>>>,
    repeat_last: bool,
    recorder: Recorder,
}

impl Script {
    /// Removes and returns the next turn, if there is one and `fits` accepts it.
    fn take(&self, fits: impl FnOnce(&[Step]) -> bool) -> Option<Vec<Step>> {
        let mut turns = lock(&self.turns);
        if !fits(turns.front()?) {
            None
        } else if turns.len() == 1 && self.repeat_last {
            turns.front().cloned()
        } else {
            turns.pop_front()
        }
    }

    fn left(&self) -> usize {
        let turns = lock(&self.turns).len();
        if self.repeat_last { 0 } else { turns }
    }
}

async fn accept(listener: TcpListener, script: Arc<Script>, limit: Duration) {
    // Dropped with this task, which closes every connection.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let script = script.clone();
                    connections.spawn(async move {
                        // Small writes are sent at once, as separate packets.
                        let _ = stream.set_nodelay(true);
                        let mut connection = Connection::new(stream, script.recorder.clone());
                        let end = timeout(limit, serve(&mut connection, &script)).await;
                        if end == Ok(End::Reset) {
                            let reset = connection.into_inner().set_zero_linger();
                            reset.expect("a TCP socket can be told to reset");
                        } else if end.is_err() {
                            script.recorder.problem("a connection lived longer than its limit".to_owned());
                        }
                    });
                }
                Err(error) => script.recorder.problem(format!("accepting: {error}")),
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve<S: AsyncRead + AsyncWrite + Unpin>(
    connection: &mut Connection<S>,
    script: &Script,
) -> End {
    let mut end = match script.take(|turn| turn.first() != Some(&Step::ReadHead)) {
        Some(turn) => connection.run(&turn).await,
        None => End::Finished,
    };
    while end == End::Finished {
        if !connection.has_more().await {
            return End::PeerClosed;
        }
        end = if let Some(turn) = script.take(|_| true) {
            connection.run(&turn).await
        } else {
            script
                .recorder
                .problem("a request more than the script has turns".to_owned());
            connection.run(&[Step::ReadHead, Step::Close]).await
        };
    }
    end
}

/// A player of a script on given streams, such as [`tokio::io::duplex`] in paused time.
///
/// Clones share the script and the recorder.
#[derive(Clone)]
pub struct Player(Arc<Script>);

impl Player {
    /// Serves one connection until it ends, then drops it.
    pub async fn serve<S: AsyncRead + AsyncWrite + Unpin>(self, io: S) -> End {
        let mut connection = Connection::new(io, self.recorder());
        serve(&mut connection, &self.0).await
    }

    /// Returns the recorder of the requests. It is the only source of problems: unlike a
    /// [`ScriptedServer`], a player does not panic by itself.
    #[must_use]
    pub fn recorder(&self) -> Recorder {
        self.0.recorder.clone()
    }

    /// Returns the number of turns that are still unplayed, or 0 if the last one repeats.
    #[must_use]
    pub fn turns_left(&self) -> usize {
        self.0.left()
    }
}

impl fmt::Debug for Player {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Player")
            .field("recorder", &self.0.recorder)
            .field("turns_left", &self.turns_left())
            .finish()
    }
}

/// A TCP server on loopback that plays a script in order and records every request.
///
/// In paused time use [`Builder::player`], since sockets do not work with a paused clock.
///
/// The server closes when it is dropped. The drop panics on an unexpected or malformed request,
/// unless the test is already failing. [`ScriptedServer::problems`] returns the problems.
pub struct ScriptedServer {
    address: SocketAddr,
    player: Player,
    task: AbortHandle,
}

impl ScriptedServer {
    /// Returns a builder with an empty script.
    #[must_use]
    pub fn builder() -> Builder {
        Builder {
            turns: VecDeque::new(),
            repeat_last: false,
            limit: CONNECTION_LIMIT,
        }
    }

    /// Starts a server that sends these bytes in response to every request.
    pub async fn repeating(reply: impl Into<Bytes>) -> Self {
        Self::builder().reply(reply).repeat_last().start().await
    }

    /// Starts a server that plays a row's entry (the name of a stored response, or `fault:<name>`)
    /// for every request.
    pub async fn playing(entry: &str) -> Self {
        Self::builder().play(entry).repeat_last().start().await
    }

    /// Returns the base URL for a client: `http://127.0.0.1:<port>/api/v1`.
    #[must_use]
    pub fn url(&self) -> String {
        base_url(self.address)
    }

    /// Returns the address of the server.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the recorder of the requests, which outlives the server.
    #[must_use]
    pub fn recorder(&self) -> Recorder {
        self.player.recorder()
    }

    /// Returns all requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.recorder().requests()
    }

    /// Returns the number of requests so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.recorder().count()
    }

    /// Returns the number of requests with this authorization code.
    #[must_use]
    pub fn code_count(&self, code: &str) -> usize {
        self.recorder().code_count(code)
    }

    /// Returns the number of connections opened so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.recorder().connections()
    }

    /// Returns malformed and unexpected requests.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.recorder().problems()
    }

    /// Returns the number of turns that are still unplayed, or 0 if the last one repeats.
    #[must_use]
    pub fn turns_left(&self) -> usize {
        self.player.turns_left()
    }
}

impl fmt::Debug for ScriptedServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScriptedServer")
            .field("address", &self.address)
            .field("recorder", &self.recorder())
            .field("turns_left", &self.turns_left())
            .finish_non_exhaustive()
    }
}

impl Drop for ScriptedServer {
    fn drop(&mut self) {
        self.task.abort();
        let problems = self.recorder().problems();
        assert!(
            problems.is_empty() || std::thread::panicking(),
            "at the server: {}",
            problems.join("; ")
        );
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::io;

    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
    use tokio::net::TcpStream;
    use tokio::time::Instant;

    use super::*;
    use crate::fixtures::fixture_names;

    const GET: &[u8] =
        b"GET /api/v1/connectors/oauth/callback?code=c1&state=s HTTP/1.1\r\nHost: x\r\n\r\n";

    async fn bounded<T>(work: impl Future<Output = T>) -> T {
        timeout(Duration::from_secs(20), work)
            .await
            .expect("the exchange ends in time")
    }

    /// Sends a request, closes the sending direction, and reads to the end.
    async fn exchange(server: &ScriptedServer, request: &[u8]) -> io::Result<Vec<u8>> {
        bounded(async {
            let mut stream = TcpStream::connect(server.address()).await?;
            stream.write_all(request).await?;
            stream.shutdown().await?;
            let mut reply = Vec::new();
            stream.read_to_end(&mut reply).await?;
            Ok(reply)
        })
        .await
    }

    #[tokio::test]
    async fn fixtures_are_played_byte_for_byte() {
        let names = fixture_names();
        let server = names
            .iter()
            .fold(ScriptedServer::builder(), |builder, name| {
                builder.fixture(name)
            });
        let server = server.start().await;
        for name in &names {
            assert_eq!(
                exchange(&server, GET).await.unwrap(),
                fixture(name),
                "{name}"
            );
        }
        assert_eq!(
            (server.count(), server.connections(), server.turns_left()),
            (names.len(), names.len(), 0)
        );
        assert_eq!(server.code_count("c1"), names.len());
        assert_eq!(server.code_count("c"), 0);
        assert!(server.requests().iter().all(|request| request.raw() == GET));
    }

    #[tokio::test]
    async fn turns_continue_on_a_kept_connection() {
        let replies = [
            "auth/401_no_token.http",
            "envelopes/304_empty.http",
            "authorize/200_with_base_url.http",
        ];
        let server = replies
            .iter()
            .fold(ScriptedServer::builder(), |builder, name| {
                builder.fixture(name)
            });
        let server = server.repeat_last().start().await;
        bounded(async {
            let mut stream = TcpStream::connect(server.address()).await.unwrap();
            for name in [replies[0], replies[1], replies[2], replies[2]] {
                stream.write_all(GET).await.unwrap();
                let expected = fixture(name);
                let mut reply = vec![0; expected.len()];
                stream.read_exact(&mut reply).await.unwrap();
                assert_eq!(reply, expected);
            }
        })
        .await;
        assert_eq!(
            (server.count(), server.connections(), server.turns_left()),
            (4, 1, 0)
        );
        assert!(
            server
                .requests()
                .iter()
                .all(|request| request.connection == 0)
        );
    }

    #[tokio::test]
    async fn reply_without_length_closes_the_connection() {
        let server = ScriptedServer::playing("envelopes/431_empty.http").await;
        bounded(async {
            let mut stream = TcpStream::connect(server.address()).await.unwrap();
            stream.write_all(GET).await.unwrap();
            let mut reply = Vec::new();
            stream.read_to_end(&mut reply).await.unwrap();
            assert_eq!(
                reply,
                b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n"
            );
        })
        .await;
    }

    #[tokio::test]
    async fn close_and_reset_are_distinct() {
        let server = ScriptedServer::builder()
            .fault("close_before_reply")
            .fault("reset_before_reply")
            .start()
            .await;
        assert_eq!(exchange(&server, GET).await.unwrap(), b"");
        assert_eq!(
            exchange(&server, GET).await.unwrap_err().kind(),
            io::ErrorKind::ConnectionReset
        );
        assert_eq!(server.count(), 2);
    }

    #[tokio::test]
    async fn turn_without_request_is_taken_at_once() {
        let reply = fixture("envelopes/502_proxy.http");
        let server = ScriptedServer::builder()
            .steps(vec![Step::Close])
            .reply(reply.clone())
            .repeat_last()
            .start()
            .await;
        bounded(async {
            let mut stream = TcpStream::connect(server.address()).await.unwrap();
            let mut nothing = Vec::new();
            stream.read_to_end(&mut nothing).await.unwrap();
            assert!(nothing.is_empty());
        })
        .await;
        assert_eq!((server.count(), server.connections()), (0, 1));
        assert_eq!(exchange(&server, GET).await.unwrap(), reply);
    }

    #[tokio::test]
    async fn unexpected_request_panics_on_drop() {
        let server = ScriptedServer::builder()
            .fixture("auth/403_scope.http")
            .start()
            .await;
        exchange(&server, GET).await.unwrap();
        assert!(server.problems().is_empty());
        assert_eq!(exchange(&server, GET).await.unwrap(), b"");
        assert_eq!((server.count(), server.problems().len()), (2, 1));
        let dropped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(server)));
        assert!(dropped.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn player_serves_several_streams_in_paused_time() {
        let late = |name| {
            vec![
                Step::ReadHead,
                Step::Wait(Duration::from_secs(41)),
                Step::Write(fixture(name).into()),
            ]
        };
        let player = ScriptedServer::builder()
            .steps(late("rate_limit/429_after_41.http"))
            .steps(late("rate_limit/429_after_60.http"))
            .fault("reset_before_reply")
            .player();
        let start = Instant::now();
        let (mut first, io) = duplex(64);
        let first_end = tokio::spawn(player.clone().serve(io));
        for name in [
            "rate_limit/429_after_41.http",
            "rate_limit/429_after_60.http",
        ] {
            first.write_all(GET).await.unwrap();
            let expected = fixture(name);
            let mut reply = vec![0; expected.len()];
            first.read_exact(&mut reply).await.unwrap();
            assert_eq!(reply, expected);
        }
        drop(first);
        assert_eq!(first_end.await.unwrap(), End::PeerClosed);
        let (mut second, io) = duplex(64);
        let second_end = tokio::spawn(player.clone().serve(io));
        second.write_all(GET).await.unwrap();
        assert_eq!(second_end.await.unwrap(), End::Reset);
        assert_eq!(start.elapsed().as_secs(), 82);
        let recorder = player.recorder();
        assert_eq!(
            (
                recorder.code_count("c1"),
                recorder.connections(),
                player.turns_left()
            ),
            (3, 2, 0)
        );
        assert!(recorder.problems().is_empty());
    }

    #[tokio::test]
    async fn dropped_server_closes_its_port() {
        let server = ScriptedServer::playing("auth/403_scope.http").await;
        let address = server.address();
        let mut open = TcpStream::connect(address).await.unwrap();
        drop(server);
        bounded(async {
            let mut nothing = Vec::new();
            let _ = open.read_to_end(&mut nothing).await;
            while TcpStream::connect(address).await.is_ok() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await;
    }

    #[tokio::test]
    async fn connection_time_is_limited() {
        let limit = Duration::from_millis(50);
        let server = ScriptedServer::builder()
            .fault("no_reply")
            .limit(limit)
            .start()
            .await;
        bounded(async {
            let mut stream = TcpStream::connect(server.address()).await.unwrap();
            stream.write_all(GET).await.unwrap();
            let mut nothing = Vec::new();
            let _ = stream.read_to_end(&mut nothing).await;
            assert!(nothing.is_empty());
            while server.problems().is_empty() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await;
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(server))).is_err());
    }

    #[tokio::test]
    async fn server_urls_are_loopback() {
        let server = ScriptedServer::playing("auth/403_scope.http").await;
        assert_eq!(
            server.url(),
            format!("http://127.0.0.1:{}/api/v1", server.address().port())
        );
        let refusing = RefusingServer::start();
        let url = refusing.url();
        let address = url
            .strip_prefix("http://")
            .unwrap()
            .strip_suffix("/api/v1")
            .unwrap();
        for _ in 0..3 {
            let refused = TcpStream::connect(address).await.unwrap_err();
            assert_eq!(refused.kind(), io::ErrorKind::ConnectionRefused);
        }
    }
}
