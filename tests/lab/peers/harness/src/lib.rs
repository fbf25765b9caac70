//! A program that makes one kind of call many times and prints the cost:
//! `PROGRAM CONNECTOR_ID CALLS [IN_FLIGHT [WARM_UP]]`.
//!
//! The calls of the warm-up, one by default, open the connections. They are not counted.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Instant;

#[cfg(feature = "count")]
#[global_allocator]
static ALLOCATOR: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;

/// Returns the allocations so far, including reallocations, and their bytes.
fn allocated() -> (usize, usize) {
    #[cfg(feature = "count")]
    {
        let seen = ALLOCATOR.stats();
        (seen.allocations + seen.reallocations, seen.bytes_allocated)
    }
    #[cfg(not(feature = "count"))]
    (0, 0)
}

/// A caller. Each task or thread has one.
pub trait Caller: Send + 'static {
    /// Makes one whole call and returns the length of the received URL.
    fn call(&mut self) -> impl Future<Output = usize> + Send;
}

#[derive(Clone, Copy)]
struct Plan {
    calls: usize,
    in_flight: usize,
    warm_up: usize,
}

impl Plan {
    fn new() -> Self {
        let mut numbers = std::env::args()
            .skip(2)
            .map(|number| number.parse().expect("a number"));
        let calls = numbers.next().expect("how many calls");
        let in_flight = numbers.next().unwrap_or(1);
        Self {
            calls,
            in_flight,
            warm_up: numbers.next().unwrap_or(1),
        }
    }

    /// Returns the number of calls of one caller.
    fn each(self) -> usize {
        assert!(
            self.calls.is_multiple_of(self.in_flight),
            "as many calls for each caller"
        );
        self.calls / self.in_flight
    }
}

struct Meter {
    started: Instant,
    allocated: (usize, usize),
}

impl Meter {
    fn start() -> Self {
        Self {
            allocated: allocated(),
            started: Instant::now(),
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "nobody makes so many calls")]
    fn report(self, plan: Plan, lengths: usize) {
        let seconds = self.started.elapsed().as_secs_f64();
        let (allocations, bytes) = allocated();
        assert!(lengths > 40 * plan.calls, "responses were empty");
        let calls = plan.calls as f64;
        println!("calls_per_second={:.0}", calls / seconds);
        println!(
            "allocations={:.2}",
            (allocations - self.allocated.0) as f64 / calls
        );
        println!("bytes={:.0}", (bytes - self.allocated.1) as f64 / calls);
        println!("peak_kib={}", peak());
    }
}

/// Returns the peak of resident memory of this process, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the kernel tells");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("a peak");
    line.trim()
        .trim_end_matches(" kB")
        .parse()
        .expect("a number")
}

/// Runs the callers on a current-thread runtime, with a task for each.
pub fn run<C: Caller, F: Future<Output = C>>(make: impl Fn() -> F) {
    let plan = Plan::new();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let mut callers = Vec::new();
        for _ in 0..plan.in_flight {
            callers.push(make().await);
        }
        // The warm-up runs in the same way, so that the pool has a connection for each caller when
        // the counted calls start.
        for (calls, counts) in [(plan.warm_up, false), (plan.each(), true)] {
            let meter = Meter::start();
            let mut lengths = 0;
            if let [caller] = callers.as_mut_slice() {
                for _ in 0..calls {
                    lengths += caller.call().await;
                }
            } else {
                let tasks: Vec<_> = callers
                    .drain(..)
                    .map(|mut caller| {
                        tokio::spawn(async move {
                            let mut lengths = 0;
                            for _ in 0..calls {
                                lengths += caller.call().await;
                            }
                            (caller, lengths)
                        })
                    })
                    .collect();
                for task in tasks {
                    let (caller, length) = task.await.expect("no panic");
                    callers.push(caller);
                    lengths += length;
                }
            }
            if counts {
                meter.report(plan, lengths);
            }
        }
    });
}

/// Runs clients that block, with a thread for each caller.
pub fn run_blocking<C: FnMut() -> usize + Send + 'static>(make: impl Fn() -> C) {
    let plan = Plan::new();
    let mut callers: Vec<C> = (0..plan.in_flight).map(|_| make()).collect();
    if let [call] = callers.as_mut_slice() {
        (0..plan.warm_up).for_each(|_| _ = call());
        let meter = Meter::start();
        let lengths = (0..plan.calls).map(|_| call()).sum();
        return meter.report(plan, lengths);
    }
    let warm = Arc::new(Barrier::new(plan.in_flight + 1));
    let threads: Vec<_> = callers
        .into_iter()
        .map(|mut call| {
            let warm = Arc::clone(&warm);
            thread::spawn(move || {
                (0..plan.warm_up).for_each(|_| _ = call());
                warm.wait();
                (0..plan.each()).map(|_| call()).sum::<usize>()
            })
        })
        .collect();
    warm.wait();
    let meter = Meter::start();
    let lengths = threads
        .into_iter()
        .map(|thread| thread.join().expect("no panic"))
        .sum();
    meter.report(plan, lengths);
}
