//! Servers that do not read requests: the resources that a finished call still holds.

use std::time::Duration;

use hyper::Request;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use pipeshub_core::{Call, Operation};
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use xtask::Result;

use super::peer::{Peer, Step};
use super::stalls::runtime;
use crate::child::{Process, line};
use crate::client::builder;
use crate::process;
use crate::report::Row;

const CALLS: usize = 10;
const BODY_BYTES: usize = 8 << 20;
/// The time after which an unfinished call is dropped.
const DROPPED_AFTER: Duration = Duration::from_millis(500);
/// The time after which the resources are counted.
const LATER: Duration = Duration::from_secs(6);
/// The memory that may remain, in KiB: less than a read buffer of 64 KiB for each call.
const MORE: u64 = 512;
/// The rounds of calls before the first measurement.
///
/// The first round reads 350 KiB of code and grows the heap by 250 KiB. The second round grows the
/// heap by up to 230 KiB. In six more rounds, the heap grew by 16 KiB at most.
const WARM_UP: usize = 2;

static UPLOAD: Operation = Operation::post("upload", "/upload");

pub(crate) fn run() -> Result<Vec<Row>> {
    const TOO_LARGE: &str = "HTTP/1.1 413 Content Too Large\r\ncontent-length: 2\r\n\r\n{}";
    let mut figures = Vec::new();
    let mut holds = true;
    for (name, refused, steps) in [
        ("dropped", 0, vec![Step::Hang]),
        (
            "after an early 413",
            CALLS,
            vec![Step::Head, Step::Send(TOO_LARGE.into()), Step::Hang],
        ),
    ] {
        let peer = Peer::start(steps, None)?;
        for (when, left) in [name.to_owned(), format!("{name}, the core gone")]
            .into_iter()
            .zip(child("unread", &peer)?)
        {
            holds &= left.sockets == 0 && left.tasks == 0 && left.kib <= MORE;
            holds &= left.refused == refused;
            figures.push(format!("{when}: {}", left.told()));
        }
    }
    let peer = Peer::start(vec![Step::Hang], None)?;
    let [plain, _] = child("unread-of-plain-client", &peer)?;
    Ok(vec![
        Row::new(
            format!(
                "Nothing left behind: {LATER:?} after {CALLS} calls with bodies of {} MiB to a server that does not read, no socket, no task and at most {MORE} KiB more than after the same calls before",
                BODY_BYTES >> 20
            ),
            figures.join("; "),
            holds,
        ),
        Row::new(
            "Control: the same calls by hyper-util's client, dropped, leave sockets, tasks and bodies",
            plain.told(),
            plain.sockets > 0 && plain.tasks > 0 && plain.kib > MORE,
        ),
    ])
}

/// Resources of this process, or their growth.
struct Left {
    sockets: usize,
    tasks: usize,
    kib: u64,
    /// The number of calls that ended with 413.
    refused: usize,
}

impl Left {
    fn told(&self) -> String {
        let Self {
            sockets,
            tasks,
            kib,
            ..
        } = self;
        format!("{sockets} sockets, {tasks} tasks, {kib} KiB")
    }

    /// Returns the growth since `before`, after calls of which so many ended with 413.
    fn since(before: &Self, refused: usize) -> Result<Self> {
        let now = Self::now()?;
        Ok(Self {
            sockets: now.sockets.saturating_sub(before.sockets),
            tasks: now.tasks.saturating_sub(before.tasks),
            kib: now.kib.saturating_sub(before.kib),
            refused,
        })
    }

    fn now() -> Result<Self> {
        Ok(Self {
            sockets: process::open_files()?,
            tasks: Handle::current().metrics().num_alive_tasks(),
            kib: process::anonymous()?,
            refused: 0,
        })
    }

    fn print(&self) {
        println!(
            "{}\n{}\n{}\n{}",
            self.sockets, self.tasks, self.kib, self.refused
        );
    }
}

fn child(part: &str, peer: &Peer) -> Result<[Left; 2]> {
    let origin = format!("http://{}", peer.address);
    let (_process, mut out) = Process::start(&mut Process::part(&[part, &origin])?)?;
    let mut left = || {
        Ok::<_, Box<dyn std::error::Error>>(Left {
            sockets: line(&mut out)?.parse()?,
            tasks: line(&mut out)?.parse()?,
            kib: line(&mut out)?.parse()?,
            refused: line(&mut out)?.parse()?,
        })
    };
    Ok([left()?, left()?])
}

pub(crate) fn in_child(origin: &str) -> Result {
    runtime(true)?.block_on(async {
        let core = builder(origin).build()?;
        let mut before = Left::now()?;
        let calls = async || {
            let mut calls = JoinSet::new();
            for _ in 0..CALLS {
                let core = core.clone();
                let call = Call::new(&UPLOAD).json(&"x".repeat(BODY_BYTES));
                calls.spawn(async move { timeout(DROPPED_AFTER, core.execute(call)).await });
            }
            let mut refused = 0;
            for ended in calls.join_all().await {
                match ended {
                    Ok(Ok(_)) => return Err("a body that nobody read counted as sent"),
                    Ok(Err(error)) => {
                        refused += usize::from(error.status().is_some_and(|status| status == 413));
                    }
                    Err(_) => {}
                }
            }
            Ok(refused)
        };
        for _ in 0..WARM_UP {
            calls().await?;
        }
        sleep(LATER).await;
        // Sockets and tasks of the warm-up count.
        before.kib = process::anonymous()?;
        let refused = calls().await?;
        sleep(LATER).await;
        Left::since(&before, refused)?.print();
        let refused = calls().await?;
        drop(core);
        sleep(LATER).await;
        Left::since(&before, refused)?.print();
        Ok(())
    })
}

pub(crate) fn plain_in_child(origin: &str) -> Result {
    runtime(true)?.block_on(async {
        let client: Client<HttpConnector, String> =
            Client::builder(TokioExecutor::new()).build_http();
        let before = Left::now()?;
        let mut calls = JoinSet::new();
        for _ in 0..CALLS {
            let body = "x".repeat(BODY_BYTES);
            let request = Request::post(format!("{origin}/upload")).body(body)?;
            calls.spawn(timeout(DROPPED_AFTER, client.request(request)));
        }
        calls.join_all().await;
        for _ in 0..2 {
            sleep(LATER).await;
            Left::since(&before, 0)?.print();
        }
        Ok(())
    })
}
