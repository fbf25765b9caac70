//! A server that is killed and restarted under load.

use std::collections::HashMap;
use std::io::BufRead as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use pipeshub_core::{Delivery, Error};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use xtask::Result;

use crate::client::{Op, builder, echoed};
use crate::loopback::Server;
use crate::report::Row;

const CALLS: usize = 1000;
const IN_FLIGHT: usize = 50;
const RESTARTS: usize = 10;
const DOWN: Duration = Duration::from_millis(50);
/// The time from a request to its response, in milliseconds. The time is long enough that the
/// server is under load after each restart, and each kill cuts off 50 of the 1,000 calls.
const WORK: u64 = 1000;
const DEADLINE: Duration = Duration::from_secs(30);

pub(crate) fn run() -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let authorize = storm(Op::Authorize)?;
    rows.push(Row::new(
        format!("Restart storm: {CALLS} authorize calls, {IN_FLIGHT} in flight, server killed {RESTARTS} times, down for {DOWN:?}: one result per call, none swapped or late, 99 % succeed"),
        format!("{:.1} % succeed; {}", share(authorize.succeeded), authorize.summary()),
        authorize.whole() && authorize.succeeded * 100 >= CALLS * 99,
    ));
    let callback = storm(Op::Callback)?;
    let Storm {
        unknown,
        done,
        repeated,
        invented,
        denied,
        ..
    } = callback;
    rows.push(Row::new(
        format!("Restart storm: {CALLS} callbacks: each success was done at the server, no code arrived twice, and none arrived that is reported as not sent"),
        format!(
            "{:.1} % succeed, {unknown} are of unknown outcome; {}; {done} done at the server, {repeated} codes twice, {invented} successes that were not done, {denied} that arrived and are reported as not sent",
            share(callback.succeeded),
            callback.summary(),
        ),
        callback.whole() && repeated + invented + denied == 0,
    ));
    Ok(rows)
}

#[allow(clippy::cast_precision_loss, reason = "a thousand calls")]
fn share(part: usize) -> f64 {
    part as f64 * 100.0 / CALLS as f64
}

#[derive(Default)]
struct Storm {
    results: usize,
    succeeded: usize,
    swapped: usize,
    late: usize,
    unknown: usize,
    slowest: Duration,
    failures: HashMap<String, usize>,
    /// The number of codes that the server reported as done.
    done: usize,
    repeated: usize,
    invented: usize,
    denied: usize,
}

impl Storm {
    fn whole(&self) -> bool {
        self.results == CALLS && self.swapped == 0 && self.late == 0
    }

    fn summary(&self) -> String {
        let mut failures: Vec<_> = self
            .failures
            .iter()
            .map(|(what, count)| format!("{count} {what}"))
            .collect();
        failures.sort();
        let failures = if failures.is_empty() {
            "none".to_owned()
        } else {
            failures.join(", ")
        };
        let Self {
            results, swapped, ..
        } = self;
        format!(
            "{results} results, {swapped} swapped, slowest {:.0} ms; failures: {failures}",
            self.slowest.as_secs_f64() * 1000.0
        )
    }
}

fn storm(op: Op) -> Result<Storm> {
    let server = Server::start(0, WORK, true)?;
    let port = server.port;
    let answered = Arc::new(AtomicUsize::new(0));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let core = builder(&format!("http://127.0.0.1:{port}"))
        .timeout(DEADLINE)
        .build()?;
    let mut running = JoinSet::new();
    let places = Arc::new(Semaphore::new(IN_FLIGHT));
    let _inside = runtime.enter();
    for n in 0..CALLS {
        let (core, places, answered) = (core.clone(), Arc::clone(&places), Arc::clone(&answered));
        running.spawn(async move {
            let place = places.acquire().await;
            let name = format!("call-{n}");
            let start = Instant::now();
            let result = echoed(&core, op, &name).await;
            let took = start.elapsed();
            answered.fetch_add(1, Ordering::Relaxed);
            drop(place);
            (name, result, took)
        });
    }

    let mut journals = Vec::new();
    let mut server = read_journal(server, &mut journals);
    for restart in 1..=RESTARTS {
        while answered.load(Ordering::Relaxed) < CALLS * restart / (RESTARTS + 1) {
            std::thread::sleep(Duration::from_millis(1));
        }
        drop(server);
        std::thread::sleep(DOWN);
        server = read_journal(Server::start(port, WORK, true)?, &mut journals);
    }
    let results = runtime.block_on(async {
        let mut results = Vec::new();
        while let Some(result) = running.join_next().await {
            // A call that panics has no result.
            results.extend(result.ok());
        }
        results
    });
    drop(server);
    let mut seen = HashMap::new();
    let mut done = HashMap::new();
    for journal in journals {
        for line in journal.join().map_err(|_| "a journal cannot be read")? {
            match line.split_once(' ') {
                Some(("seen", name)) => *seen.entry(name.to_owned()).or_insert(0) += 1,
                Some(("done", name)) => *done.entry(name.to_owned()).or_insert(0) += 1,
                _ => {}
            }
        }
    }
    Ok(count(op, results, &seen, &done))
}

type Called = (String, std::result::Result<bool, Error>, Duration);
type Codes = HashMap<String, usize>;

fn count(op: Op, results: Vec<Called>, seen: &Codes, done: &Codes) -> Storm {
    let mut storm = Storm {
        results: results.len(),
        done: done.len(),
        repeated: seen.values().filter(|&&times| times > 1).count(),
        ..Storm::default()
    };
    for (name, result, took) in results {
        storm.slowest = storm.slowest.max(took);
        storm.late += usize::from(took > DEADLINE + Duration::from_millis(50));
        match result {
            Ok(own) => {
                storm.swapped += usize::from(!own);
                storm.succeeded += usize::from(own);
                storm.invented += usize::from(op == Op::Callback && !done.contains_key(&name));
            }
            Err(error) => {
                let delivery = error.delivery();
                storm.unknown += usize::from(delivery == Delivery::Unknown);
                storm.denied +=
                    usize::from(delivery == Delivery::NotSent && seen.contains_key(&name));
                let plural = if error.attempts() == 1 { "" } else { "s" };
                let what = format!(
                    "{:?}/{delivery:?} after {} attempt{plural}",
                    error.kind(),
                    error.attempts()
                );
                *storm.failures.entry(what).or_default() += 1;
            }
        }
    }
    storm
}

/// Reads the server's journal until the server is killed. Otherwise the server would block on a
/// full pipe.
fn read_journal(
    server: Server,
    journals: &mut Vec<JoinHandle<Vec<String>>>,
) -> crate::child::Process {
    let Server {
        process, journal, ..
    } = server;
    journals.push(std::thread::spawn(move || {
        journal.lines().map_while(std::result::Result::ok).collect()
    }));
    process
}
