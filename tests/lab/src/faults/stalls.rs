//! Servers and networks that never finish. Each call ends at its deadline.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use pipeshub_core::unversioned::Dial;
use pipeshub_core::{Call, Delivery, Error, Operation, PipeshubCore};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;
use xtask::Result;

use super::peer::{Peer, Step};
use crate::client::{Op, builder, echoed};
use crate::report::Row;

const DEADLINE: Duration = Duration::from_millis(300);
const LATE: Duration = Duration::from_millis(50);
const RUNTIME_END: Duration = Duration::from_millis(100);

/// An upload whose body exceeds every buffer of the kernel, so that sending stops when nobody
/// reads.
static UPLOAD: Operation = Operation::post("upload", "/upload");
const UPLOAD_BYTES: usize = 32 << 20;

struct Stall {
    name: &'static str,
    way: Way,
    call: Calls,
    /// The expected delivery.
    delivery: Delivery,
    /// Whether the call may end before the deadline.
    may_end_early: bool,
}

enum Way {
    /// Plain http to a script.
    Http(Vec<Step>),
    /// The same, where the client expects TLS.
    Tls(Vec<Step>),
    /// A listener whose queue of connections is full, so connecting hangs.
    FullBacklog,
    /// A listener that never accepts. The kernel accepts the connections.
    NeverAccepted,
    /// A dialer that never returns. It plays everything that may hang before there is a socket.
    HangingDialer,
}

#[derive(Clone, Copy, PartialEq)]
enum Calls {
    BothOperations,
    Upload,
}

pub(crate) fn run() -> Result<Vec<Row>> {
    let stalls = stalls();
    let kinds = stalls.len();
    let body = "x".repeat(UPLOAD_BYTES);
    let mut calls = 0;
    let mut latest = (Duration::ZERO, "");
    let mut slowest_end = (Duration::ZERO, "");
    let mut problems = Vec::new();
    let mut again = 0;
    for stall in stalls {
        for current_thread in [true, false] {
            let ops: &[Option<Op>] = match stall.call {
                Calls::BothOperations => &[Some(Op::Authorize), Some(Op::Callback)],
                Calls::Upload => &[None],
            };
            for &op in ops {
                let mut measured = measure(&stall, current_thread, op, &body)?;
                // A busy machine is late once, a hanging call is late each time.
                for _ in 0..2 {
                    if measured.late > LATE {
                        again += 1;
                        measured = measure(&stall, current_thread, op, &body)?;
                    }
                }
                calls += 1;
                latest = latest.max((measured.late, stall.name));
                slowest_end = slowest_end.max((measured.runtime_end, stall.name));
                problems.extend(
                    measured
                        .problem
                        .map(|problem| format!("{} ({op:?}): {problem}", stall.name)),
                );
            }
        }
    }
    let list = if problems.is_empty() {
        String::new()
    } else {
        format!("; {}", problems.join("; "))
    };
    Ok(vec![
        Row::new(
            format!(
                "No hang: each call ends within {LATE:?} of its deadline of {DEADLINE:?}, with the right delivery and at most one send of a code ({kinds} kinds of stall, all over TCP except a hanging dialer; both operations, both flavours of runtime)"
            ),
            format!(
                "{calls} calls, {again} late ones made again; latest {:.1} ms after its deadline ({}){list}",
                millis(latest.0),
                latest.1
            ),
            problems.is_empty() && latest.0 <= LATE,
        ),
        Row::new(
            format!("No hang: the runtime ends within {RUNTIME_END:?} of such a call"),
            format!(
                "slowest {:.1} ms ({})",
                millis(slowest_end.0),
                slowest_end.1
            ),
            slowest_end.0 <= RUNTIME_END,
        ),
    ])
}

struct Measured {
    late: Duration,
    runtime_end: Duration,
    problem: Option<String>,
}

fn measure(stall: &Stall, current_thread: bool, op: Option<Op>, body: &str) -> Result<Measured> {
    let mut rig = Rig::new(&stall.way)?;
    let runtime = runtime(current_thread)?;
    let core = rig.core()?;
    // Serializing this much JSON takes time that does not belong to the call.
    let upload = Call::new(&UPLOAD).json(if op.is_none() { body } else { "" });
    let start = Instant::now();
    let result = runtime.block_on(call(&core, op, upload));
    let took = start.elapsed();
    let start = Instant::now();
    drop(runtime);
    let runtime_end = start.elapsed();
    let problem = problem(stall, op, took, &result, rig.heads());
    Ok(Measured {
        late: took.saturating_sub(DEADLINE),
        runtime_end,
        problem,
    })
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

pub(crate) fn runtime(current_thread: bool) -> Result<Runtime> {
    let mut builder = if current_thread {
        Builder::new_current_thread()
    } else {
        Builder::new_multi_thread()
    };
    Ok(builder.enable_all().build()?)
}

async fn call(core: &PipeshubCore, op: Option<Op>, upload: Call) -> std::result::Result<(), Error> {
    match op {
        Some(op) => echoed(core, op, "stalled").await.map(drop),
        None => core.execute(upload).await.map(drop),
    }
}

fn problem(
    stall: &Stall,
    op: Option<Op>,
    took: Duration,
    result: &std::result::Result<(), Error>,
    heads: usize,
) -> Option<String> {
    let Err(error) = result else {
        return Some("it succeeded".into());
    };
    if !stall.may_end_early && (!error.is_timeout() || took < DEADLINE) {
        Some(format!("it ended after {took:?} with: {error}"))
    } else if error.delivery() == Delivery::NotSent && heads > 0 {
        Some("it is reported as not sent, and arrived".into())
    } else if error.delivery() != stall.delivery && !stall.may_end_early {
        Some(format!("its delivery is {:?}", error.delivery()))
    } else if op != Some(Op::Authorize) && heads > 1 {
        Some(format!("it was sent {heads} times"))
    } else {
        None
    }
}

/// Resources that have to stay open during a call.
struct Rig {
    origin: String,
    peer: Option<Peer>,
    dialer: Option<Dial>,
    _sockets: Option<(TcpListener, Vec<TcpStream>, Runtime)>,
}

impl Rig {
    fn new(way: &Way) -> Result<Self> {
        let none = Self {
            origin: String::new(),
            peer: None,
            dialer: None,
            _sockets: None,
        };
        Ok(match way {
            Way::Http(steps) | Way::Tls(steps) => {
                let peer = Peer::start(steps.clone(), None)?;
                let scheme = if matches!(way, Way::Tls(_)) {
                    "https"
                } else {
                    "http"
                };
                Self {
                    origin: format!("{scheme}://{}", peer.address),
                    peer: Some(peer),
                    ..none
                }
            }
            Way::FullBacklog | Way::NeverAccepted => {
                let runtime = runtime(false)?;
                let full = matches!(way, Way::FullBacklog);
                let (listener, address, sockets) = runtime.block_on(listener(full))?;
                let sockets = (listener, sockets, runtime);
                Self {
                    origin: format!("http://{address}"),
                    _sockets: Some(sockets),
                    ..none
                }
            }
            Way::HangingDialer => Self {
                origin: "http://localhost".into(),
                dialer: Some(Arc::new(|_host, _port| Box::pin(pending()))),
                ..none
            },
        })
    }

    fn core(&mut self) -> Result<PipeshubCore> {
        let builder = builder(&self.origin).timeout(DEADLINE);
        let builder = match self.dialer.take() {
            Some(dialer) => builder.unversioned_dialer(dialer),
            None => builder,
        };
        Ok(builder.build()?)
    }

    fn heads(&self) -> usize {
        self.peer.as_ref().map_or(0, Peer::heads)
    }
}

/// Returns a listener that never accepts. If `full`, connections are made until one of them hangs.
async fn listener(full: bool) -> Result<(TcpListener, SocketAddr, Vec<TcpStream>)> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    let listener = socket.listen(if full { 0 } else { 16 })?;
    let address = listener.local_addr()?;
    let mut sockets = Vec::new();
    if full {
        while let Ok(connected) =
            timeout(Duration::from_millis(100), TcpStream::connect(address)).await
        {
            sockets.push(connected?);
            if sockets.len() > 16 {
                return Err("the queue of a listener cannot be filled here".into());
            }
        }
    }
    Ok((listener, address, sockets))
}

#[allow(clippy::too_many_lines, reason = "a table")]
fn stalls() -> Vec<Stall> {
    use Step::{Endless, HalfClose, Hang, Head, Read, ReadSlowly, Send, Wait};
    let ms = Duration::from_millis;
    let text = |text: &str| Send(text.to_owned());
    let again = |text: &str, pause| Endless(text.to_owned(), ms(pause));
    let head = |rest: &str| {
        Send(format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{rest}"
        ))
    };
    let early = |name, steps| Stall {
        name,
        way: Way::Http(steps),
        call: Calls::BothOperations,
        delivery: Delivery::Unknown,
        may_end_early: true,
    };
    let http = |name, steps| Stall {
        may_end_early: false,
        ..early(name, steps)
    };
    let upload = |name, steps| Stall {
        call: Calls::Upload,
        ..http(name, steps)
    };
    let unsent = |name, way| Stall {
        way,
        delivery: Delivery::NotSent,
        ..http(name, Vec::new())
    };
    vec![
        unsent("a dialer that never returns", Way::HangingDialer),
        unsent("full SYN backlog", Way::FullBacklog),
        unsent("TLS: silent", Way::Tls(vec![Hang])),
        unsent(
            "TLS: half a record",
            Way::Tls(vec![
                Read(5),
                text("\x16\x03\x03\x00\x7a\x02\x00\x00"),
                Hang,
            ]),
        ),
        unsent(
            "TLS: a byte at a time",
            Way::Tls(vec![
                text("\x16\x03\x03\x3f\x00\x02\x00\x3e\x7c\x03\x03"),
                again("x", 10),
            ]),
        ),
        unsent(
            "TLS: three bytes of a record",
            Way::Tls(vec![text("\x16\x03\x03"), Hang]),
        ),
        http("never accepted", Vec::new()).on(Way::NeverAccepted),
        upload("upload: zero window", vec![Hang]),
        upload("upload: a byte at a time", vec![ReadSlowly(ms(5))]),
        upload("upload: reading ends half way", vec![Read(1 << 20), Hang]),
        upload(
            "upload: 100 Continue and no more",
            vec![Head, text("HTTP/1.1 100 Continue\r\n\r\n"), Hang],
        ),
        http("silent", vec![Head, Hang]),
        http("half a status line", vec![Head, text("HTTP/1.1 2"), Hang]),
        http("half a head", vec![Head, head("content-le"), Hang]),
        http(
            "a head without its empty line",
            vec![Head, head("content-length: 2\r\n"), Hang],
        ),
        http(
            "head: a byte at a time",
            vec![Head, head("x: "), again("y", 10)],
        ),
        http(
            "head: a line at a time",
            vec![Head, head(""), again("x: y\r\n", 20)],
        ),
        http(
            "blank lines before the status line",
            vec![Head, again("\r\n", 10)],
        ),
        http(
            "endless 100 Continue",
            vec![Head, again("HTTP/1.1 100 Continue\r\n\r\n", 0)],
        ),
        http(
            "slow 102 Processing",
            vec![Head, again("HTTP/1.1 102 Processing\r\n\r\n", 10)],
        ),
        http(
            "endless 103 Early Hints",
            vec![
                Head,
                again("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n", 0),
            ],
        ),
        http(
            "one 100 Continue, then silence",
            vec![Head, text("HTTP/1.1 100 Continue\r\n\r\n"), Hang],
        ),
        http(
            "no body",
            vec![Head, head("content-length: 2\r\n\r\n"), Hang],
        ),
        http(
            "half a body",
            vec![Head, head("content-length: 9\r\n\r\n{\"a\""), Hang],
        ),
        http(
            "body: a byte at a time",
            vec![Head, head("content-length: 9999\r\n\r\n"), again("x", 10)],
        ),
        http(
            "body without length, no end",
            vec![Head, head("connection: close\r\n\r\n{}"), Hang],
        ),
        http(
            "chunk: size without data",
            vec![Head, head("transfer-encoding: chunked\r\n\r\n5\r\n"), Hang],
        ),
        http(
            "chunk: half of its data",
            vec![
                Head,
                head("transfer-encoding: chunked\r\n\r\n5\r\n{}"),
                Hang,
            ],
        ),
        http(
            "chunks: a byte at a time",
            vec![
                Head,
                head("transfer-encoding: chunked\r\n\r\n"),
                again("1\r\nx\r\n", 10),
            ],
        ),
        http(
            "chunks: no last chunk",
            vec![
                Head,
                head("transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n"),
                Hang,
            ],
        ),
        http(
            "chunks: no end of the trailers",
            vec![
                Head,
                head("transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"),
                again("x: y\r\n", 20),
            ],
        ),
        http(
            "chunk: a slow extension",
            vec![
                Head,
                head("transfer-encoding: chunked\r\n\r\n2;x="),
                again("y", 10),
            ],
        ),
        http(
            "an error's body: a byte at a time",
            vec![
                Head,
                text("HTTP/1.1 400 Bad Request\r\ncontent-length: 9999\r\n\r\n"),
                again("x", 10),
            ],
        ),
        http(
            "a response that takes longer than the deadline",
            vec![
                Head,
                Wait(ms(1000)),
                head("content-length: 2\r\n\r\n{}"),
                Hang,
            ],
        ),
        early("half close before the request", vec![HalfClose]),
        early("half close instead of a response", vec![Head, HalfClose]),
        early(
            "half close in the middle of a body",
            vec![Head, head("content-length: 9\r\n\r\n{"), HalfClose],
        ),
    ]
}

impl Stall {
    fn on(self, way: Way) -> Self {
        Self { way, ..self }
    }
}
