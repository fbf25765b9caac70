//! Figures of a program on each client. Each list has the order of [`CLIENTS`].

use xtask::Result;

use super::Bench;
use super::programs::{CLIENTS, Job, POOL, Programs, REQWEST, SDK, UREQ, bytes};
use crate::peers::Peer;
use crate::table::thousands;

pub(super) const MIB: u64 = 1 << 20;
/// The rounds of processor times. The slowest client takes part in the first three.
const ROUNDS: usize = 9;
const ROUNDS_OF_SLOWEST: usize = 3;

/// The clients whose bytes are measured.
const SIZED: [Peer; 4] = [POOL, SDK, REQWEST, UREQ];

/// The processor time and the peak of memory of one client.
pub(super) struct Timed {
    pub(super) cpu_ms: f64,
    /// The median of the ratios to the first client, each within one round.
    pub(super) ratio: f64,
    pub(super) peak_kib: f64,
}

/// Runs a job on each client in turn, in several rounds.
pub(super) fn timed(bench: &Bench, job: Job<'_>) -> Result<Vec<Timed>> {
    eprintln!("timing: {} {}", job.program, job.plan);
    let mut runs: Vec<[Vec<f64>; 3]> = bench.clients.iter().map(|_| Default::default()).collect();
    for round in 0..ROUNDS {
        let mut first = None;
        for (programs, [cpu, ratios, peaks]) in bench.clients.iter().zip(&mut runs) {
            if programs.client.package == REQWEST.package && round >= ROUNDS_OF_SLOWEST {
                continue;
            }
            let figures = job.run(programs, &bench.server)?;
            let ms = figures.get("cpu_us")? / 1000.0;
            cpu.push(ms);
            ratios.push(ms / *first.get_or_insert(ms));
            peaks.push(figures.get("peak_kib")?);
        }
    }
    let all = runs.into_iter().map(|[cpu, ratios, peaks]| Timed {
        cpu_ms: median(cpu),
        ratio: median(ratios),
        peak_kib: median(peaks),
    });
    Ok(all.collect())
}

pub(super) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Measures each client.
pub(super) fn each<T>(bench: &Bench, measure: impl Fn(&Programs) -> Result<T>) -> Result<Vec<T>> {
    bench.clients.iter().map(measure).collect()
}

/// Returns a figure for each client whose bytes are measured, and nothing for the others.
pub(super) fn sizes(name: &str, features: &str) -> Result<Vec<Option<f64>>> {
    eprintln!("building for bytes: {name} {features}");
    let sizes = CLIENTS.iter().map(|client| {
        let is_sized = SIZED.iter().any(|sized| sized.name == client.name);
        is_sized.then(|| bytes(*client, name, features)).transpose()
    });
    sizes.collect()
}

/// Returns the bytes of a program without a stream or a form, for the two clients that have one.
pub(super) fn plain_bytes(bench: &Bench) -> Result<Vec<Option<f64>>> {
    let known = bench.plain_bytes.get_or_init(|| {
        let plain = |client| bytes(client, "plain", "").map_err(|error| error.to_string());
        Ok([plain(POOL)?, plain(SDK)?])
    });
    let [pool, sdk] = known.clone()?;
    let of = |client: &Peer| match client.name {
        name if name == POOL.name => Some(pool),
        name if name == SDK.name => Some(sdk),
        _ => None,
    };
    Ok(CLIENTS.iter().map(of).collect())
}

pub(super) fn optional(figure: Option<f64>) -> String {
    figure.map_or(String::new(), thousands)
}

/// Returns the bytes of the SDK's program over its plain call.
pub(super) fn more_of_sdk(sizes: &[Option<f64>], plain: &[Option<f64>]) -> f64 {
    let at = super::goals::SDK;
    more(sizes[at], plain[at]).unwrap_or(f64::NAN)
}

/// Returns the difference to a plain call of the same client.
pub(super) fn more(size: Option<f64>, plain: Option<f64>) -> Option<f64> {
    Some(size? - plain?)
}

pub(super) fn job<'a>(program: &'a str, plan: &'a str, result: &'a str) -> Job<'a> {
    Job {
        program,
        plan,
        arguments: &[],
        result,
    }
}

/// Returns the instructions and allocations by which the second plan exceeds the first. The plan of
/// an upload is the number of its files.
pub(super) fn differences(
    bench: &Bench,
    programs: &Programs,
    program: &str,
    plans: &[String; 2],
    files: &[String],
) -> Result<[f64; 2]> {
    let mut figures = Vec::new();
    for plan in plans {
        let count = if files.is_empty() { 0 } else { plan.parse()? };
        let job = Job {
            arguments: &files[..count],
            ..job(program, plan, "")
        };
        figures.push([
            job.instructions(programs, &bench.server)?,
            job.allocations(programs, &bench.server)?,
        ]);
    }
    Ok([0, 1].map(|n| figures[1][n] - figures[0][n]))
}
