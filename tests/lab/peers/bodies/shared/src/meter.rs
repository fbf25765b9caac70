//! The cost of a program, printed at its end: processor time, peak of memory, allocations.

use std::fmt::Display;
use std::process::exit;

#[cfg(feature = "count")]
#[global_allocator]
static ALLOCATOR: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;

/// Runs a job and prints its result.
pub fn run<T: Display, E: Display>(job: impl FnOnce() -> Result<T, E>) {
    match job() {
        Ok(result) => println!("result={result}"),
        Err(error) => fail(error),
    }
    #[cfg(feature = "meter")]
    report();
}

/// Runs an asynchronous job on a runtime of one thread.
#[cfg(any(feature = "hyper", feature = "runtime"))]
pub fn block_on<T: Display, E: Display>(job: impl Future<Output = Result<T, E>>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap_or_else(|error| fail(error));
    run(|| runtime.block_on(job));
}

#[cfg(feature = "meter")]
fn report() {
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    println!("cpu_us={}", used.tv_sec * 1_000_000 + used.tv_nsec / 1000);
    // The kernel's `ru_maxrss` would begin with the peak of the parent.
    let status = std::fs::read_to_string("/proc/self/status").expect("the kernel tells");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.expect("a peak").trim().trim_end_matches(" kB");
    println!("peak_kib={peak}");
    #[cfg(feature = "count")]
    {
        let seen = ALLOCATOR.stats();
        println!("allocations={}", seen.allocations + seen.reallocations);
    }
}

pub fn fail(error: impl Display) -> ! {
    eprintln!("{error}");
    exit(1)
}
