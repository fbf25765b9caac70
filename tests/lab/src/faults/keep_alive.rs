//! Idle connections that the server closes while a request is on its way.

use std::error::Error as _;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use pipeshub_core::RetryConfig;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};
use xtask::Result;

use super::delay_line;
use crate::child::{Process, line};
use crate::client::{Op, builder, echoed};
use crate::process;
use crate::report::Row;

const EACH_WAY: Duration = Duration::from_millis(50);
/// Milliseconds from the arrival of the server's close at the client to the call. A request that is
/// sent less than a round trip before the arrival meets the close on its way.
const AROUND_THE_CLOSE: [i64; 6] = [-140, -90, -50, -10, 30, 120];
/// In the middle of the window, so that no delay of a busy machine moves a call out of it.
const IN_THE_WINDOW: [i64; 2] = [-90, -50];
/// Milliseconds of idleness around the SDK's own limit. Below the limit, calls use kept
/// connections; above it, they dial.
const AROUND_FOUR_SECONDS: [u64; 6] = [3900, 3950, 3990, 4000, 4010, 4050];
const CALLS_PER_MOMENT: usize = 600;
const CALLS_PER_OWN_MOMENT: usize = 300;
const CALLBACKS_PER_MOMENT: usize = 100;
const CONTROLS_PER_MOMENT: usize = 50;

pub(crate) fn run() -> Result<Vec<Row>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/faults/keep_alive.js");
    let (_node, mut out) = Process::start(Command::new("node").arg(script)).map_err(|error| {
        format!(
            "`node` cannot be started ({error}); install it, or skip this part with --without-node"
        )
    })?;
    let port: u16 = line(&mut out)?.parse()?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(measure(port))
}

async fn measure(port: u16) -> Result<Vec<Row>> {
    let node = SocketAddr::from(([127, 0, 0, 1], port));
    let line = delay_line::start(node, EACH_WAY).await?;
    let close = close_time(line).await?;

    let moments = AROUND_THE_CLOSE.map(|offset| close.after(offset));
    let at_close = calls(Caller::Sdk(Op::Authorize), line, &moments, CALLS_PER_MOMENT).await?;
    let own_moments = AROUND_FOUR_SECONDS.map(Duration::from_millis);
    let before = Counts::get(node).await?;
    let failures_at_own = calls(
        Caller::Sdk(Op::Authorize),
        line,
        &own_moments,
        CALLS_PER_OWN_MOMENT,
    )
    .await?;
    let between = Counts::get(node).await?;
    let called_back = calls(
        Caller::Sdk(Op::Callback),
        line,
        &moments,
        CALLBACKS_PER_MOMENT,
    )
    .await?;
    let after = Counts::get(node).await?;
    let control = calls(Caller::Plain, line, &moments, CONTROLS_PER_MOMENT).await?;

    let total = CALLS_PER_MOMENT * at_close.len();
    let failed: usize = at_close.iter().map(Vec::len).sum();
    let mut rows = vec![Row::new(
        format!(
            "Keep-alive race: no call fails around the moment at which the server closes its idle connection ({total} authorize calls without retries, {} ms each way, {} ms before the close to {} ms after)",
            EACH_WAY.as_millis(),
            -AROUND_THE_CLOSE[0],
            AROUND_THE_CLOSE[AROUND_THE_CLOSE.len() - 1],
        ),
        format!(
            "{failed} failures{}; Node closes after {:.0} ms of idleness ({:.0} to {:.0})",
            first(&at_close),
            millis(close.median),
            millis(close.earliest),
            millis(close.latest),
        ),
        failed == 0,
    )];

    let total = CALLS_PER_OWN_MOMENT * failures_at_own.len();
    let failed: usize = failures_at_own.iter().map(Vec::len).sum();
    let reused = between.reused - before.reused;
    rows.push(Row::new(
        format!("Keep-alive race: no call fails around the SDK's own limit either ({total} authorize calls without retries, idle for 3.9 s to 4.05 s)"),
        format!("{failed} failures{}; {reused} calls went over a kept connection", first(&failures_at_own)),
        // Some calls have to reuse a connection. Otherwise no connection is kept at all.
        failed == 0 && reused > 0 && reused < total,
    ));

    let total = CALLBACKS_PER_MOMENT * called_back.len();
    let failed: usize = called_back.iter().map(Vec::len).sum();
    let (sent, fresh) = (
        after.codes - between.codes,
        after.connections - between.connections,
    );
    rows.push(Row::new(
        format!("Keep-alive race: a callback uses a connection of its own ({total} callbacks, each after an authorize call)"),
        format!(
            "{failed} failures{}; {sent} codes arrived, {} of them twice, {} over a connection that was used before; {fresh} connections for {} calls",
            first(&called_back),
            after.repeated,
            after.sharing,
            2 * total,
        ),
        failed == 0 && sent == total && after.repeated == 0 && after.sharing == 0 && fresh == 2 * total,
    ));

    let mut by_moment = String::new();
    for (offset, failed) in AROUND_THE_CLOSE.iter().zip(&control) {
        let _ = write!(
            by_moment,
            "{offset:+} ms: {}/{CONTROLS_PER_MOMENT}; ",
            failed.len()
        );
    }
    let hit = AROUND_THE_CLOSE
        .iter()
        .zip(&control)
        .filter(|(offset, _)| IN_THE_WINDOW.contains(offset))
        .all(|(_, failed)| failed.len() * 10 >= CONTROLS_PER_MOMENT * 9);
    rows.push(Row::new(
        format!("Control: hyper-util's client with its default idle limit fails there, which shows that the calls hit the window (9 of 10 calls at {} and {} ms)", IN_THE_WINDOW[0], IN_THE_WINDOW[1]),
        format!("failures by moment before or after the close: {}{}", by_moment.trim_end_matches("; "), first(&control)),
        hit,
    ));
    Ok(rows)
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn first(failures: &[Vec<String>]) -> String {
    failures
        .iter()
        .flatten()
        .next()
        .map(|error| format!(", such as “{error}”"))
        .unwrap_or_default()
}

/// The time from a response to the arrival of the server's close, as a client observes it.
struct CloseTime {
    earliest: Duration,
    median: Duration,
    latest: Duration,
}

impl CloseTime {
    fn after(&self, offset: i64) -> Duration {
        let distance = Duration::from_millis(offset.unsigned_abs());
        if offset < 0 {
            self.median.saturating_sub(distance)
        } else {
            self.median + distance
        }
    }
}

/// Measures the close time. The server announces `Keep-Alive: timeout=5` and behaves otherwise.
async fn close_time(line: SocketAddr) -> Result<CloseTime> {
    let mut watches = JoinSet::new();
    for n in 0..20 {
        watches.spawn(async move {
            sleep(Duration::from_millis(20 * n)).await;
            let mut stream = TcpStream::connect(line).await?;
            stream
                .write_all(b"GET /api/v1/connectors/a/oauth/authorize HTTP/1.1\r\nhost: h\r\n\r\n")
                .await?;
            let mut buffer = vec![0; 4096];
            let mut answered = Instant::now();
            while stream.read(&mut buffer).await? > 0 {
                answered = Instant::now();
            }
            std::io::Result::Ok(answered.elapsed())
        });
    }
    let mut times = watches
        .join_all()
        .await
        .into_iter()
        .collect::<std::io::Result<Vec<_>>>()?;
    times.sort();
    Ok(CloseTime {
        earliest: times[0],
        median: times[times.len() / 2],
        latest: times[times.len() - 1],
    })
}

struct Counts {
    connections: usize,
    reused: usize,
    codes: usize,
    repeated: usize,
    sharing: usize,
}

impl Counts {
    async fn get(node: SocketAddr) -> Result<Self> {
        let mut stream = TcpStream::connect(node).await?;
        stream
            .write_all(b"GET /counts HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n")
            .await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let body = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
        let numbers = body
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect::<Vec<usize>>();
        // The response may arrive in chunks, whose sizes are not part of the body.
        match numbers.as_slice() {
            [.., connections, _requests, reused, codes, repeated, sharing] => Ok(Self {
                connections: *connections,
                reused: *reused,
                codes: *codes,
                repeated: *repeated,
                sharing: *sharing,
            }),
            _ => Err(format!("the counts are {body:?}").into()),
        }
    }
}

#[derive(Clone, Copy)]
enum Caller {
    Sdk(Op),
    Plain,
}

/// Makes each call on a client of its own whose connection was idle for that long. Returns the
/// failures by moment.
async fn calls(
    caller: Caller,
    line: SocketAddr,
    moments: &[Duration],
    per_moment: usize,
) -> Result<Vec<Vec<String>>> {
    let origin: Arc<str> = format!("http://{line}").into();
    let mut failed = vec![Vec::new(); moments.len()];
    // A connection needs one file in the client and two in the line.
    let at_once = (process::most_open_files()?.saturating_sub(100) / 3).min(600);
    let all = (0..per_moment)
        .flat_map(|_| moments.iter().copied().enumerate())
        .collect::<Vec<_>>();
    for batch in all.chunks(at_once) {
        let mut running = JoinSet::new();
        for (n, &(moment, idle)) in batch.iter().enumerate() {
            let origin = Arc::clone(&origin);
            running.spawn(async move {
                // Staggered, since concurrent calls would wait for each other.
                sleep(Duration::from_micros(1500) * u32::try_from(n).unwrap_or(u32::MAX)).await;
                let result = match caller {
                    Caller::Sdk(op) => one_call(op, &origin, idle).await,
                    Caller::Plain => one_plain_call(&origin, idle).await,
                };
                (moment, result)
            });
        }
        while let Some(done) = running.join_next().await {
            let (moment, result) = done?;
            failed[moment].extend(result.err().map(|error| error.to_string()));
        }
    }
    Ok(failed)
}

type Outcome = std::result::Result<(), Box<dyn std::error::Error + Send + Sync>>;

async fn one_call(op: Op, origin: &str, idle: Duration) -> Outcome {
    let core = builder(origin).retries(RetryConfig::none()).build()?;
    echoed(&core, Op::Authorize, "before").await?;
    sleep_until(Instant::now() + idle).await;
    let name = match op {
        Op::Authorize => "after".to_owned(),
        Op::Callback => unique(),
    };
    if echoed(&core, op, &name).await? {
        Ok(())
    } else {
        Err("the response of another call".into())
    }
}

/// Returns a code that was not used before.
fn unique() -> String {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("code-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

async fn one_plain_call(origin: &str, idle: Duration) -> Outcome {
    let client: Client<HttpConnector, String> = Client::builder(TokioExecutor::new()).build_http();
    let uri: hyper::Uri = format!("{origin}/api/v1/connectors/a/oauth/authorize").parse()?;
    super::plain::read(client.get(uri.clone()).await?.into_body()).await?;
    sleep_until(Instant::now() + idle).await;
    match client.get(uri).await {
        Ok(response) => {
            super::plain::read(response.into_body()).await?;
            Ok(())
        }
        Err(error) => Err(error
            .source()
            .map_or_else(|| error.to_string(), ToString::to_string)
            .into()),
    }
}
