//! `cargo lab bodies`: streams, downloads, uploads and a large response, compared with the same
//! programs by hand and on other clients.
//!
//! Instructions and allocations are differences of two lengths, so the start of a program does not
//! count. Processor times are compared in pairs: the clients take turns, and each run is divided by
//! the run by hand of the same turn. Without a part, all parts are measured. `--write` writes
//! docs/streams.md.

mod downloads;
mod events;
mod figures;
mod goals;
mod programs;
mod responses;
mod server;
mod uploads;

use std::cell::OnceCell;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use xtask::Result;

use self::goals::Goals;
use self::programs::{CLIENTS, Programs};
use self::server::BodyServer;
use crate::process;
use crate::table::Table;
use crate::written::Part;

const PAGE: &str = "docs/streams.md";
const COMMAND: &str = "cargo lab bodies --write";

const PARTS: [&str; 4] = ["events", "downloads", "uploads", "responses"];

pub(crate) fn run(arguments: &[String]) -> Result {
    let writes = matches!(arguments, [argument] if argument == "--write");
    let is_known = |name: &String| writes || PARTS.contains(&name.as_str());
    if let Some(other) = arguments.iter().find(|name| !is_known(name)) {
        let parts = PARTS.join(" ");
        return Err(format!("{other} is neither --write nor a part; parts: {parts}").into());
    }
    // The server is in this process and has to be faster than its clients.
    process::is_optimized()?;
    let mut clients = Vec::new();
    for client in CLIENTS {
        eprintln!("building: {}", client.name);
        clients.push(Programs::build(client)?);
    }
    let bench = Bench {
        server: BodyServer::start()?,
        clients,
        data: Data::create()?,
        plain_bytes: OnceCell::new(),
    };
    let is_asked = |part: &str| {
        writes || arguments.is_empty() || arguments.iter().any(|argument| argument == part)
    };
    let mut tables = Vec::new();
    let mut goals = Goals::default();
    for (part, measure) in PARTS.into_iter().zip(MEASURES) {
        if is_asked(part) {
            tables.push((part, measure(&bench, &mut goals)?));
        }
    }
    tables.insert(0, ("goals", goals.into_table()));
    for (name, table) in tables {
        println!("{table}");
        if writes {
            Part {
                page: PAGE,
                name,
                command: COMMAND,
                text: table.to_string(),
            }
            .write()?;
        }
    }
    Ok(())
}

/// Measures a part, adds its goals, and returns its table.
type Measure = fn(&Bench, &mut Goals) -> Result<Table>;

/// In the order of [`PARTS`].
const MEASURES: [Measure; 4] = [
    events::part,
    downloads::part,
    uploads::part,
    responses::part,
];

struct Bench {
    server: BodyServer,
    /// In the order of [`CLIENTS`].
    clients: Vec<Programs>,
    data: Data,
    /// The bytes of a plain call by hand and with the SDK, once they were measured.
    plain_bytes: OnceCell<std::result::Result<[f64; 2], String>>,
}

/// Files to upload, and a place for a download. They are in memory if possible, so that no disk is
/// measured.
struct Data {
    folder: TempDir,
    /// A file of 1 GiB.
    large: String,
    /// 200 files of 1 MiB.
    small: Vec<String>,
}

impl Data {
    fn create() -> Result<Self> {
        const MIB: usize = 1 << 20;
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory)?
        } else {
            tempfile::tempdir()?
        };
        let path = |name: &str| folder.path().join(name).display().to_string();
        let large = path("large.pdf");
        let mut file = File::create(&large)?;
        let block = vec![b'x'; MIB];
        for _ in 0..1024 {
            file.write_all(&block)?;
        }
        let small: Vec<_> = (0..200).map(|n| path(&format!("{n}.pdf"))).collect();
        for file in &small {
            fs::write(file, &block)?;
        }
        Ok(Self {
            folder,
            large,
            small,
        })
    }

    fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }
}
