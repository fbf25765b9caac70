//! Many calls, and the memory and files that they leave behind.

use std::time::{Duration, Instant};

use pipeshub_core::PipeshubCore;
use tokio::task::JoinSet;
use tokio::time::sleep;
use xtask::Result;

use crate::client::{Op, builder, echoed};
use crate::loopback::Server;
use crate::process;
use crate::report::{Row, print};

const CALLS: usize = 100_000;
const IN_FLIGHT: usize = 32;
/// Calls before the first measurement.
const WARM_UP: usize = 5_000;
/// The limit for the growth of resident memory, in KiB.
const DRIFT: u64 = 1024;
/// One of so many calls is a callback, which has a connection of its own.
const CALLBACK_EVERY: usize = 50;
/// The time after which every idle connection is closed. A connection is usable for 4 s, and the
/// task that closes expired ones checks every 4 s.
const IDLE: Duration = Duration::from_secs(9);

pub(crate) fn run(arguments: &[String]) -> Result {
    let calls = match arguments {
        [] => CALLS,
        [name, number] if name == "--calls" => number.parse()?,
        _ => return Err("invalid arguments; use --calls N or none".into()),
    };
    process::is_optimized()?;
    let server = Server::start(0, 0, false)?;
    let core = builder(&format!("http://127.0.0.1:{}", server.port)).build()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut rows = Vec::new();
        for in_flight in [1, IN_FLIGHT] {
            rows.extend(phase(&core, calls, in_flight).await?);
        }
        print(&rows)
    })
}

async fn phase(core: &PipeshubCore, calls: usize, in_flight: usize) -> Result<Vec<Row>> {
    let how = if in_flight == 1 {
        "one after the other".into()
    } else {
        format!("with {in_flight} in flight")
    };
    eprintln!("{calls} calls {how} ...");
    let warm_up = many(core, WARM_UP, in_flight).await?;
    sleep(IDLE).await;
    let (memory, files) = (process::resident()?, process::open_files()?);
    process::forget_peak()?;
    let start = Instant::now();
    let done = many(core, calls, in_flight).await?;
    let took = start.elapsed();
    sleep(IDLE).await;
    let (memory_after, files_after) = (process::resident()?, process::open_files()?);
    let Done { failed, first, .. } = &done;
    let first = first
        .as_ref()
        .map(|first| format!(", such as “{first}”"))
        .unwrap_or_default();
    let peak = process::peak()?;
    Ok(vec![
        Row::new(
            format!("Soak: no error in {calls} calls {how}"),
            format!(
                "{failed} errors{first}; {:.0} calls a second",
                per_second(calls, took)
            ),
            *failed == 0 && warm_up.failed == 0,
        ),
        Row::new(
            format!("Soak: resident memory grows by at most {DRIFT} KiB in {calls} calls {how}"),
            format!("from {memory} KiB to {memory_after} KiB, {peak} KiB at most"),
            memory_after.saturating_sub(memory) <= DRIFT,
        ),
        Row::new(
            format!("Soak: as many open files before and after {calls} calls {how}"),
            format!("{files} and {files_after}, {} at most", done.most_files),
            files == files_after,
        ),
    ])
}

fn per_second(calls: usize, took: Duration) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "nobody makes so many calls")]
    let calls = calls as f64;
    calls / took.as_secs_f64()
}

#[derive(Default)]
struct Done {
    failed: usize,
    first: Option<String>,
    most_files: usize,
}

async fn many(core: &PipeshubCore, calls: usize, in_flight: usize) -> Result<Done> {
    let mut workers = JoinSet::new();
    for worker in 0..in_flight {
        let core = core.clone();
        let share = (worker..calls).step_by(in_flight);
        workers.spawn(async move {
            let mut done = Done::default();
            for n in share {
                let op = if n % CALLBACK_EVERY == 0 {
                    Op::Callback
                } else {
                    Op::Authorize
                };
                let problem = match echoed(&core, op, &format!("call-{n}")).await {
                    Ok(true) => None,
                    Ok(false) => Some("the response of another call".to_owned()),
                    Err(error) => Some(error.to_string()),
                };
                done.failed += usize::from(problem.is_some());
                done.first = done.first.or(problem);
                if n % 1000 == 0 {
                    done.most_files = done
                        .most_files
                        .max(process::open_files().unwrap_or_default());
                }
            }
            done
        });
    }
    let mut all = Done::default();
    while let Some(done) = workers.join_next().await {
        let Done {
            failed,
            first,
            most_files,
        } = done?;
        all.failed += failed;
        all.first = all.first.or(first);
        all.most_files = all.most_files.max(most_files);
    }
    Ok(all)
}
