//! `cargo lab emulator`: start, load and growth of the program `pipeshub-emulator`.
//!
//! Needs Linux. `taskset` binds the program and the load to a core each, if it is there.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::Result;
use xtask::cargo::{cargo, run as run_command, target};

use crate::child::{Process, line};
use crate::process;
use crate::report::{Row, print};

/// The limit for the time from the start to the ready line.
const START: Duration = Duration::from_millis(50);
/// The least number of calls per second, with the emulator on one core.
const CALLS: f64 = 5_000.0;
/// The limit for the time among 10,000 connectors or records, as a ratio to that among 100.
const GROWTH: f64 = 1.5;
/// The connections of the load.
const CONNECTIONS: usize = 8;
const TOKEN: &str = "emulator-session-of-the-admin";

pub(crate) fn run(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err("invalid arguments; use none".into());
    }
    process::is_optimized()?;
    let build = ["build", "--release", "--locked", "-p", "pipeshub-emulator"];
    run_command(&mut cargo(&build))?;
    let folder = tempfile::tempdir()?;
    let (few, many) = (folder.path().join("few"), folder.path().join("many"));
    fs::write(&few, seed(100).to_string())?;
    fs::write(&many, seed(10_000).to_string())?;
    let mut rows = vec![start()?, load(&few)?];
    let (few, many) = (times(&few)?, times(&many)?);
    for ((name, few), (_, many)) in few.into_iter().zip(many) {
        let ratio = many.as_secs_f64() / few.as_secs_f64();
        rows.push(Row::new(
            format!("Emulator: {name} among 10,000 takes at most {GROWTH} times that among 100"),
            format!(
                "{} to {} µs, {ratio:.2} times",
                few.as_micros(),
                many.as_micros()
            ),
            ratio <= GROWTH,
        ));
    }
    print(&rows)
}

/// Returns a state with this number of connectors and records.
fn seed(count: usize) -> Value {
    let connectors: Vec<_> = (0..count)
        .map(|number| json!({ "id": format!("c{number}"), "name": format!("Drive {number}") }))
        .collect();
    let records: Vec<_> = (0..count)
        .map(|number| {
            json!({
                "id": format!("r{number}"),
                "path": format!("File {number}.md"),
                "content": format!("# File {number}\n\nThe topic of this file is t{number}.\n"),
            })
        })
        .collect();
    json!({
        "connectors": connectors,
        "knowledgeBases": [{ "id": "5eed0000-0000-4000-8000-0000000000b1", "records": records }],
    })
}

/// A running emulator.
struct Emulator {
    process: Process,
    address: String,
    /// The time from the start to the ready line.
    started: Duration,
}

impl Emulator {
    fn start(arguments: &[&str]) -> Result<Self> {
        let program = target()?.join("release/pipeshub-emulator");
        let has_taskset = Command::new("taskset").args(["-c", "0", "true"]).status();
        let mut command = if has_taskset.is_ok_and(|status| status.success()) {
            let mut command = Command::new("taskset");
            command.args(["-c", "0"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.args(["--rate-limit", "4000000000"]).args(arguments);
        let start = Instant::now();
        let (process, mut out) = Process::start(&mut command)?;
        loop {
            let line = line(&mut out)?;
            if let Some(url) = line.strip_prefix("ready http://") {
                let started = start.elapsed();
                let address = url.trim_end_matches("/api/v1").to_owned();
                return Ok(Self {
                    process,
                    address,
                    started,
                });
            }
        }
    }

    fn connect(&self) -> Result<Connection> {
        let stream = TcpStream::connect(&self.address)?;
        stream.set_nodelay(true)?;
        Ok(Connection(BufReader::new(stream)))
    }
}

/// A connection that stays open.
struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Sends a request, and fails if the status is not 200.
    fn call(&mut self, request: &[u8]) -> Result {
        self.0.get_mut().write_all(request)?;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head)? == 0 {
                return Err("the emulator closed the connection".into());
            }
        }
        if !head.starts_with("HTTP/1.1 200 ") {
            return Err(format!("the emulator responded with {head}").into());
        }
        let lower = head.to_ascii_lowercase();
        let mut fields = lower.lines().filter_map(|line| line.split_once(": "));
        let length = fields.find(|(name, _)| *name == "content-length");
        let length = length.ok_or("a response without a length")?.1.parse()?;
        self.0.read_exact(&mut vec![0; length])?;
        Ok(())
    }
}

fn get(path: &str) -> Vec<u8> {
    format!(
        "GET /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n\r\n"
    )
    .into()
}

fn search(query: &str) -> Vec<u8> {
    let body = json!({ "query": query, "limit": 5 }).to_string();
    format!(
        "POST /api/v1/search HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into()
}

/// Measures the start, as the median of 21.
fn start() -> Result<Row> {
    let starts = (0..21).map(|_| Ok(Emulator::start(&[])?.started));
    let mut starts = starts.collect::<Result<Vec<_>>>()?;
    starts.sort_unstable();
    let median = starts[starts.len() / 2];
    Ok(Row::new(
        format!("Emulator: ready within {} ms", START.as_millis()),
        format!("{:.1} ms", median.as_secs_f64() * 1000.0),
        median <= START,
    ))
}

/// Measures the calls per second over several connections.
fn load(seed: &Path) -> Result<Row> {
    let seed = seed.to_str().ok_or("a path that is not UTF-8")?;
    let emulator = Emulator::start(&["--seed", seed])?;
    let time = Duration::from_secs(3);
    let connections = (0..CONNECTIONS).map(|_| emulator.connect());
    let connections = connections.collect::<Result<Vec<_>>>()?;
    let begin = Instant::now();
    let counts: Vec<_> = thread::scope(|scope| {
        let threads = connections.into_iter().enumerate();
        let threads: Vec<_> = threads
            .map(|(number, connection)| {
                scope.spawn(move || count_calls(connection, number, begin, time))
            })
            .collect();
        let joined = threads.into_iter().map(thread::ScopedJoinHandle::join);
        joined.collect()
    });
    let mut calls = 0.0;
    for count in counts {
        calls += f64::from(count.map_err(|_| "a thread panicked")??);
    }
    let rate = calls / begin.elapsed().as_secs_f64();
    Ok(Row::new(
        format!("Emulator: {CALLS:.0} calls a second on one core"),
        format!("{rate:.0}; {} KiB of memory", emulator.process.resident()?),
        rate >= CALLS,
    ))
}

/// Sends requests for one connector, and returns their number.
fn count_calls(
    mut connection: Connection,
    connector: usize,
    begin: Instant,
    time: Duration,
) -> std::result::Result<u32, String> {
    let request = get(&format!("/connectors/c{connector}"));
    let mut count = 0;
    while begin.elapsed() < time {
        connection
            .call(&request)
            .map_err(|error| error.to_string())?;
        count += 1;
    }
    Ok(count)
}

/// Measures the median time of a list, a get and a search.
fn times(seed: &Path) -> Result<Vec<(&'static str, Duration)>> {
    let seed = seed.to_str().ok_or("a path that is not UTF-8")?;
    let emulator = Emulator::start(&["--seed", seed])?;
    let mut connection = emulator.connect()?;
    let mut times = Vec::new();
    for (name, request) in [
        ("a list", get("/connectors?limit=20")),
        ("a get", get("/connectors/c99")),
        ("the settings of one", get("/connectors/c99/config")),
        ("a search", search("t99")),
    ] {
        let mut measured = Vec::new();
        for _ in 0..500 {
            let begin = Instant::now();
            connection.call(&request)?;
            measured.push(begin.elapsed());
        }
        measured.sort_unstable();
        times.push((name, measured[measured.len() / 2]));
    }
    Ok(times)
}
