//! The measurements of each kind of body, and their tables. Each list has the order of [`CLIENTS`].

use std::slice;

use xtask::Result;

use super::Bench;
use super::programs::{CLIENTS, Job, POOL, Programs, REQWEST, SDK, UREQ, bytes};
use crate::peers::Peer;
use crate::table::{Table, float, thousands};

const MIB: u64 = 1 << 20;
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
fn timed(bench: &Bench, job: Job<'_>) -> Result<Vec<Timed>> {
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

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Measures each client.
fn each<T>(bench: &Bench, measure: impl Fn(&Programs) -> Result<T>) -> Result<Vec<T>> {
    bench.clients.iter().map(measure).collect()
}

/// Returns a figure for each client whose bytes are measured, and nothing for the others.
fn sizes(name: &str, features: &str) -> Result<Vec<Option<f64>>> {
    eprintln!("building for bytes: {name} {features}");
    let sizes = CLIENTS.iter().map(|client| {
        let is_sized = SIZED.iter().any(|sized| sized.name == client.name);
        is_sized.then(|| bytes(*client, name, features)).transpose()
    });
    sizes.collect()
}

/// Returns the bytes of a program without a stream or a form, for the two clients that have one.
fn plain_bytes(bench: &Bench) -> Result<Vec<Option<f64>>> {
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

fn optional(figure: Option<f64>) -> String {
    figure.map_or(String::new(), thousands)
}

/// Returns the difference to a plain call of the same client.
pub(super) fn more(size: Option<f64>, plain: Option<f64>) -> Option<f64> {
    Some(size? - plain?)
}

/// A stream of events.
pub(super) struct Events {
    /// Instructions and allocations of an event, in chunks of up to 1400 bytes.
    pub(super) cut: Vec<[f64; 2]>,
    /// The same with a chunk for each event.
    pub(super) whole: Vec<[f64; 2]>,
    /// Million instructions for a MiB of one large event, and their growth: the ratio of a MiB from
    /// 2 to 4 units to a MiB from 1 to 2 units.
    pub(super) large: Vec<[f64; 2]>,
    pub(super) small: Vec<Timed>,
    /// The same events, and one of 4 MiB.
    pub(super) with_large: Vec<Timed>,
    pub(super) tls_bytes: Vec<Option<f64>>,
    pub(super) bytes: Vec<Option<f64>>,
    pub(super) plain: Vec<Option<f64>>,
}

impl Events {
    const CUT: usize = 1400;

    pub(super) fn measure(bench: &Bench) -> Result<Self> {
        let per_event = |cut: usize| {
            each(bench, |programs| {
                eprintln!("events, cut {cut}: {}", programs.client.name);
                let plans = [10_000, 20_000].map(|events| format!("{events}-{cut}-0"));
                let difference = differences(bench, programs, "events", &plans, &[])?;
                Ok(difference.map(|figure| figure / 10_000.0))
            })
        };
        Ok(Self {
            cut: per_event(Self::CUT)?,
            whole: per_event(0)?,
            large: each(bench, |programs| Self::large(bench, programs))?,
            small: timed(bench, job("events", "200000-1400-0", "events 200001 "))?,
            with_large: timed(
                bench,
                job("events", "200000-1400-4194304", "events 200001 "),
            )?,
            tls_bytes: sizes("events", "tls")?,
            bytes: sizes("events", "")?,
            plain: plain_bytes(bench)?,
        })
    }

    fn large(bench: &Bench, programs: &Programs) -> Result<[f64; 2]> {
        // A quadratic client would need minutes for a unit of a MiB.
        let unit = if programs.client.package == REQWEST.package {
            MIB / 4
        } else {
            MIB
        };
        eprintln!("one event of {} KiB: {}", unit / 256, programs.client.name);
        let mut instructions = Vec::new();
        for units in [1, 2, 4] {
            let plan = format!("0-{}-{}", Self::CUT, units * unit);
            let job = job("events", &plan, "events 1 ");
            instructions.push(job.instructions(programs, &bench.server)?);
        }
        let mib = float(unit) / float(MIB);
        let first = (instructions[1] - instructions[0]) / mib;
        let second = (instructions[2] - instructions[1]) / (2.0 * mib);
        Ok([second / 1e6, second / first])
    }

    pub(super) fn table(&self) -> Table {
        let mut table = Table::new(&[
            "client",
            "instructions per event, cut at random",
            "ratio to row 1",
            "a chunk per event",
            "ratio to row 1",
            "allocations per event",
            "one large event: M instructions per MiB",
            "growth",
            "CPU ms",
            "CPU ms, with 4 MiB",
            "peak KiB",
            "peak KiB, with 4 MiB",
            "bytes, TLS",
            "bytes",
            "over a plain call",
        ]);
        for (n, client) in CLIENTS.iter().enumerate() {
            table.row([
                client.name.to_owned(),
                thousands(self.cut[n][0]),
                format!("{:.2}", self.cut[n][0] / self.cut[0][0]),
                thousands(self.whole[n][0]),
                format!("{:.2}", self.whole[n][0] / self.whole[0][0]),
                format!("{:.2}", self.cut[n][1]),
                format!("{:.1}", self.large[n][0]),
                format!("{:.2}", self.large[n][1]),
                format!("{:.0}", self.small[n].cpu_ms),
                format!("{:.0}", self.with_large[n].cpu_ms),
                thousands(self.small[n].peak_kib),
                thousands(self.with_large[n].peak_kib),
                optional(self.tls_bytes[n]),
                optional(self.bytes[n]),
                optional(more(self.bytes[n], self.plain[n])),
            ]);
        }
        table
    }
}

/// A download of 1 GiB.
pub(super) struct Downloads {
    pub(super) length: Vec<Timed>,
    pub(super) chunked: Vec<Timed>,
    pub(super) to_file: Vec<Timed>,
    /// Allocations for a chunk of 64 KiB.
    pub(super) allocations: Vec<f64>,
    pub(super) bytes: Vec<Option<f64>>,
    /// The SDK's program that can write a file, too.
    pub(super) file_bytes: f64,
    pub(super) plain: Vec<Option<f64>>,
}

impl Downloads {
    pub(super) fn measure(bench: &Bench) -> Result<Self> {
        const RESULT: &str = "1073741824 bytes";
        let to = bench.data.folder().join("download").display().to_string();
        let to_file = Job {
            arguments: slice::from_ref(&to),
            ..job("download", "1073741824-1", RESULT)
        };
        let to_file = timed(bench, to_file)?;
        std::fs::remove_file(&to)?;
        Ok(Self {
            length: timed(bench, job("download", "1073741824-0", RESULT))?,
            chunked: timed(bench, job("download", "1073741824-1", RESULT))?,
            to_file,
            allocations: each(bench, |programs| {
                let plans = [64, 128].map(|mib| format!("{}-1", mib * MIB));
                let [short, long] = plans.each_ref().map(|plan| {
                    job("download", plan, " bytes").allocations(programs, &bench.server)
                });
                Ok((long? - short?) / 1024.0)
            })?,
            bytes: sizes("download", "")?,
            file_bytes: bytes(SDK, "download", "file")?,
            plain: plain_bytes(bench)?,
        })
    }

    pub(super) fn table(&self) -> Table {
        let mut table = Table::new(&[
            "client",
            "CPU ms, with a length",
            "ratio to row 1",
            "in chunks",
            "ratio to row 1",
            "in chunks, to a file",
            "ratio to row 1",
            "peak KiB",
            "peak KiB, to a file",
            "allocations per chunk",
            "bytes",
            "over a plain call",
        ]);
        for (n, client) in CLIENTS.iter().enumerate() {
            table.row([
                client.name.to_owned(),
                format!("{:.0}", self.length[n].cpu_ms),
                format!("{:.2}", self.length[n].ratio),
                format!("{:.0}", self.chunked[n].cpu_ms),
                format!("{:.2}", self.chunked[n].ratio),
                format!("{:.0}", self.to_file[n].cpu_ms),
                format!("{:.2}", self.to_file[n].ratio),
                thousands(self.chunked[n].peak_kib),
                thousands(self.to_file[n].peak_kib),
                format!("{:.2}", self.allocations[n]),
                optional(self.bytes[n]),
                optional(more(self.bytes[n], self.plain[n])),
            ]);
            if client.name == SDK.name {
                let mut cells = vec![String::new(); 12];
                cells[0] = format!("{}, with `copy_to_file`", client.name);
                cells[10] = thousands(self.file_bytes);
                cells[11] = optional(more(Some(self.file_bytes), self.plain[n]));
                table.row(cells);
            }
        }
        table
    }
}

/// An upload of 1 GiB, and one of 200 files of 1 MiB.
pub(super) struct Uploads {
    pub(super) large: Vec<Timed>,
    pub(super) small: Vec<Timed>,
    /// Instructions and allocations for a MiB, as 40 files and 20.
    pub(super) per_mib: Vec<[f64; 2]>,
    /// The files that were open at once, of 200.
    pub(super) open: Vec<usize>,
    pub(super) bytes: Vec<Option<f64>>,
    pub(super) plain: Vec<Option<f64>>,
}

impl Uploads {
    pub(super) fn measure(bench: &Bench) -> Result<Self> {
        let large = Job {
            arguments: slice::from_ref(&bench.data.large),
            ..job("upload", "fast", "1 files, 1024 MiB")
        };
        let small = Job {
            arguments: &bench.data.small,
            ..job("upload", "fast", "200 files, 200 MiB")
        };
        let slow = Job {
            plan: "slow",
            ..small
        };
        Ok(Self {
            large: timed(bench, large)?,
            small: timed(bench, small)?,
            per_mib: each(bench, |programs| {
                eprintln!("upload: {}", programs.client.name);
                let plans = ["20", "40"].map(str::to_owned);
                let files = &bench.data.small;
                let difference = differences(bench, programs, "upload", &plans, files)?;
                Ok(difference.map(|figure| figure / 20.0))
            })?,
            open: each(bench, |programs| {
                slow.open_files(programs, &bench.server, &bench.data.folder())
            })?,
            bytes: sizes("upload", "")?,
            plain: plain_bytes(bench)?,
        })
    }

    pub(super) fn table(&self) -> Table {
        let mut table = Table::new(&[
            "client",
            "one of 1 GiB: CPU ms",
            "ratio to row 1",
            "peak KiB",
            "200 of 1 MiB: CPU ms",
            "ratio to row 1",
            "peak KiB",
            "instructions per MiB",
            "allocations per MiB",
            "open files",
            "bytes",
            "over a plain call",
        ]);
        for (n, client) in CLIENTS.iter().enumerate() {
            table.row([
                client.name.to_owned(),
                format!("{:.0}", self.large[n].cpu_ms),
                format!("{:.2}", self.large[n].ratio),
                thousands(self.large[n].peak_kib),
                format!("{:.0}", self.small[n].cpu_ms),
                format!("{:.2}", self.small[n].ratio),
                thousands(self.small[n].peak_kib),
                thousands(self.per_mib[n][0]),
                format!("{:.1}", self.per_mib[n][1]),
                self.open[n].to_string(),
                optional(self.bytes[n]),
                optional(more(self.bytes[n], self.plain[n])),
            ]);
        }
        table
    }
}

/// A response of 600 kB, decoded into types.
pub(super) struct Searches {
    pub(super) instructions: Vec<f64>,
    pub(super) allocations: Vec<f64>,
}

impl Searches {
    pub(super) fn measure(bench: &Bench) -> Result<Self> {
        let [short, long] = ["10", "20"].map(|calls| [calls.to_owned()]);
        let of = |arguments| Job {
            arguments,
            ..job("search", "once", "")
        };
        Ok(Self {
            instructions: each(bench, |programs| {
                eprintln!("response of 600 kB: {}", programs.client.name);
                let [short, long] =
                    [&short, &long].map(|calls| of(calls).instructions(programs, &bench.server));
                Ok((long? - short?) / 10.0)
            })?,
            allocations: each(bench, |programs| {
                of(&long).allocations(programs, &bench.server)
            })?,
        })
    }

    pub(super) fn table(&self) -> Table {
        let mut table = Table::new(&[
            "client",
            "M instructions",
            "ratio to row 1",
            "allocations",
            "ratio to row 1",
        ]);
        for (n, client) in CLIENTS.iter().enumerate() {
            table.row([
                client.name.to_owned(),
                format!("{:.2}", self.instructions[n] / 1e6),
                format!("{:.3}", self.instructions[n] / self.instructions[0]),
                thousands(self.allocations[n]),
                format!("{:.3}", self.allocations[n] / self.allocations[0]),
            ]);
        }
        table
    }
}

fn job<'a>(program: &'a str, plan: &'a str, result: &'a str) -> Job<'a> {
    Job {
        program,
        plan,
        arguments: &[],
        result,
    }
}

/// Returns the instructions and allocations by which the second plan exceeds the first. The plan of
/// an upload is the number of its files.
fn differences(
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
