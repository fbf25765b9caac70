//! `cargo lab calls`: a call over a kept connection, compared with the same call on other clients.
//!
//! `--check` compares instructions and allocations with budgets. Allocations repeat from run to run.
//! Other load on the machine delays responses, and a delayed response costs one more poll, so a
//! number of instructions is the least of several runs. Times depend on the machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use tempfile::TempDir;
use xtask::Result;

use crate::job_server::JobServer;
use crate::peers::{
    Build, CONNECTION, FLOOR, Peer, REQWEST, REQWEST_SMALLEST, SDK, UREQ, does_its_job, figure,
    output_of, target, with_server,
};
use crate::table::{Table, thousands};
use crate::written::Part;
use crate::{budgets, process};

const CLIENTS: [Peer; 6] = [FLOOR, SDK, CONNECTION, REQWEST_SMALLEST, REQWEST, UREQ];

/// The figures that `--check` compares, as ratios to the floor.
const INSTRUCTIONS: &str = "instructions per call";
const ALLOCATIONS: &str = "allocations per call";
const BYTES: &str = "bytes allocated per call";

/// Two run lengths. Only the number of calls differs between them.
const SHORT: usize = 1000;
const LONG: usize = 2000;
/// Runs of each length under callgrind.
const RUNS: usize = 3;

const ROUNDS: usize = 5;
const CALLS: usize = 10_000;
const MANY: usize = 64;
const CALLS_OF_MANY: usize = 32_000;
const STARTS: usize = 21;

#[cfg(test)]
pub(crate) fn budgeted() -> impl Iterator<Item = String> {
    [INSTRUCTIONS, ALLOCATIONS, BYTES]
        .map(str::to_owned)
        .into_iter()
}

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments {
        [argument] if argument == "--check" => check(&JobServer::start()?),
        [argument] if argument == "--write" => {
            // The server is in this process and has to be faster than its clients.
            process::is_optimized()?;
            measure_all(&JobServer::start()?)
        }
        _ => Err("invalid arguments; use --check or --write".into()),
    }
}

fn check(server: &JobServer) -> Result {
    let mut figures = Vec::new();
    for client in [FLOOR, SDK] {
        let programs = Programs::build(client, server)?;
        figures.push(Counted::measure(&programs, server)?);
        println!("{}: {}", client.name, figures[figures.len() - 1].summary());
    }
    let [floor, sdk] = figures.as_slice() else {
        return Err("two were measured".into());
    };
    // All three figures are printed before one of them fails.
    let held = [
        budgets::hold(INSTRUCTIONS, sdk.instructions / floor.instructions),
        budgets::hold(ALLOCATIONS, sdk.allocations / floor.allocations),
        budgets::hold(BYTES, sdk.bytes / floor.bytes),
    ];
    held.into_iter().collect()
}

fn measure_all(server: &JobServer) -> Result {
    let mut programs = Vec::new();
    for client in CLIENTS {
        eprintln!("building: {}", client.name);
        programs.push(Programs::build(client, server)?);
    }
    let mut rows = Vec::new();
    for programs in &programs {
        let counted = Counted::measure(programs, server)?;
        eprintln!("{}: {}", programs.client.name, counted.summary());
        rows.push((counted, Timed::default()));
    }
    // The clients take turns, so that other load on the machine affects all of them alike.
    for round in 1..=ROUNDS {
        eprintln!("timing: round {round} of {ROUNDS}");
        for ((_, timed), programs) in rows.iter_mut().zip(&programs) {
            timed.call(programs, server)?;
        }
    }
    for _ in 0..STARTS {
        for ((_, timed), programs) in rows.iter_mut().zip(&programs) {
            timed.start(programs, server)?;
        }
    }
    let mut table = Table::new(&[
        "client",
        "instructions",
        "ratio to row 1",
        "allocations",
        "bytes",
        "calls/s, 1 in flight",
        "64 in flight",
        "peak KiB, 1 in flight",
        "64 in flight",
        "first response of a process",
    ]);
    let floor = rows
        .first()
        .map_or(f64::NAN, |(counted, _)| counted.instructions);
    for ((counted, timed), client) in rows.iter().zip(CLIENTS) {
        table.row([
            client.name.to_owned(),
            thousands(counted.instructions),
            format!("{:.2}", counted.instructions / floor),
            format!("{:.0}", counted.allocations),
            thousands(counted.bytes),
            thousands(median(&timed.one)),
            thousands(median(&timed.many)),
            thousands(median(&timed.peak_of_one)),
            thousands(median(&timed.peak_of_many)),
            format!("{:.1} ms", median(&timed.first_answer)),
        ]);
    }
    println!("{table}");
    Part {
        page: "docs/sizes.md",
        name: "calls",
        command: "cargo lab calls --write",
        text: table.to_string(),
    }
    .write()
}

/// The programs of one client, each copied to a name of its own.
struct Programs {
    client: Peer,
    once: PathBuf,
    repeated: PathBuf,
    counting: PathBuf,
    _folder: TempDir,
}

impl Programs {
    fn build(client: Peer, server: &JobServer) -> Result<Self> {
        let package = client.package;
        fs::create_dir_all(target())?;
        let folder = tempfile::tempdir_in(target())?;
        let repeated = format!("{package}-loop");
        let keep = |built: &Path, program: &str, name: &str| -> Result<PathBuf> {
            let kept = folder.path().join(name);
            fs::copy(built.join(program), &kept)?;
            Ok(kept)
        };
        let target = target();
        let compile = |more_features, bins: &[&str]| {
            Build {
                more_features,
                ..Build::new(&target, client, "release")
            }
            .run(bins)
        };
        let built = compile("loop", &[package, &repeated])?;
        does_its_job(&built.join(package), server)?;
        let (once, looped) = (
            keep(&built, package, "once")?,
            keep(&built, &repeated, "loop")?,
        );
        let built = compile("count", &[&repeated])?;
        Ok(Self {
            client,
            once,
            repeated: looped,
            counting: keep(&built, &repeated, "counting")?,
            _folder: folder,
        })
    }
}

/// The figures that hardly depend on the machine.
struct Counted {
    instructions: f64,
    allocations: f64,
    bytes: f64,
}

impl Counted {
    fn measure(programs: &Programs, server: &JobServer) -> Result<Self> {
        let (short, long) = (
            least_instructions(&programs.repeated, server, SHORT)?,
            least_instructions(&programs.repeated, server, LONG)?,
        );
        let seen = output_of(
            with_server(Command::new(&programs.counting), server),
            LONG,
            1,
        )?;
        Ok(Self {
            instructions: (long - short) / float(LONG - SHORT),
            allocations: figure(&seen, "allocations")?,
            bytes: figure(&seen, "bytes")?,
        })
    }

    fn summary(&self) -> String {
        let Self {
            instructions,
            allocations,
            bytes,
        } = self;
        format!(
            "{instructions:.0} instructions, {allocations:.2} allocations, {bytes:.0} bytes per call"
        )
    }
}

/// Returns the fewest instructions of several whole runs. The least is taken before two lengths are
/// subtracted: a short run under load would make the difference too small.
fn least_instructions(program: &Path, server: &JobServer, calls: usize) -> Result<f64> {
    let mut least = f64::INFINITY;
    for _ in 0..RUNS {
        least = least.min(instructions(program, server, calls)?);
    }
    Ok(least)
}

/// Returns the instructions of a whole run. The profile stays beside the program, for
/// `callgrind_annotate`.
fn instructions(program: &Path, server: &JobServer, calls: usize) -> Result<f64> {
    let out = program.with_extension(format!("{calls}.callgrind"));
    let mut valgrind = with_server(Command::new("valgrind"), server);
    valgrind
        .args([
            "--tool=callgrind",
            &format!("--callgrind-out-file={}", out.display()),
        ])
        .arg(program);
    let output = valgrind
        .args([JobServer::KNOWN, &calls.to_string()])
        .output();
    let output = output.map_err(|error| {
        format!("valgrind cannot be started: {error}; install it from your distribution")
    })?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    let total = stderr
        .lines()
        .find_map(|line| line.split_once("Collected :"))
        .map(|(_, total)| total.trim());
    match total {
        Some(total) if output.status.success() => Ok(total.parse()?),
        _ => Err(format!("{} under callgrind: {stderr}", program.display()).into()),
    }
}

/// The figures that depend on the machine.
#[derive(Default)]
struct Timed {
    one: Vec<f64>,
    many: Vec<f64>,
    peak_of_one: Vec<f64>,
    peak_of_many: Vec<f64>,
    first_answer: Vec<f64>,
}

impl Timed {
    fn call(&mut self, programs: &Programs, server: &JobServer) -> Result {
        let one = output_of(
            with_server(Command::new(&programs.repeated), server),
            CALLS,
            1,
        )?;
        self.one.push(figure(&one, "calls_per_second")?);
        self.peak_of_one.push(figure(&one, "peak_kib")?);
        let many = output_of(
            with_server(Command::new(&programs.repeated), server),
            CALLS_OF_MANY,
            MANY,
        )?;
        self.many.push(figure(&many, "calls_per_second")?);
        self.peak_of_many.push(figure(&many, "peak_kib")?);
        Ok(())
    }

    /// Measures from the start of a process to its end, with the URL printed.
    fn start(&mut self, programs: &Programs, server: &JobServer) -> Result {
        let mut once = with_server(Command::new(&programs.once), server);
        once.arg(JobServer::KNOWN);
        let started = Instant::now();
        let output = once.output()?;
        self.first_answer
            .push(started.elapsed().as_secs_f64() * 1000.0);
        if output.status.success() {
            Ok(())
        } else {
            Err("a program that did its job fails now".into())
        }
    }
}

fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

#[allow(clippy::cast_precision_loss, reason = "nobody makes so many calls")]
fn float(calls: usize) -> f64 {
    calls as f64
}
