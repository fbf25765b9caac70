//! Measurements of a program.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};
use xtask::cargo::{output, tree};
use xtask::{Result, root};

use super::programs::{Program, Table};
use crate::job_server::JobServer;
use crate::peers::{Build, Peer, does_its_job, target};
use crate::process;

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Measured {
    pub(crate) name: String,
    /// The size of the stripped program, with profile `min`.
    pub(crate) bytes: u64,
    /// The size of its machine code.
    pub(crate) text: u64,
    /// The size of the stripped program, with cargo's default profile `release`. `None` for
    /// programs that change the profile.
    pub(crate) release_bytes: Option<u64>,
    /// The crates in its tree, including macros and their dependencies, without those of
    /// `tests/lab/peers`.
    pub(crate) crates: usize,
    /// Processor time of a build from nothing with profile `min`, in seconds. Only for the clients.
    pub(crate) build_seconds: Option<f64>,
}

impl Measured {
    /// Measures everything.
    pub(crate) fn of(program: &Program, server: &JobServer) -> Result<Self> {
        let asked = |table| program.tables.contains(&table);
        let release_bytes = if asked(Table::Clients) || asked(Table::Choices) {
            let built = Build::new(&target(), program.peer, "release").run(&[program.bin])?;
            Some(stripped(&built.join(program.bin))?)
        } else {
            None
        };
        let (size, build_seconds) = if asked(Table::Clients) {
            let cold = root().join("target/cold");
            if cold.exists() {
                fs::remove_dir_all(&cold)?;
            }
            let before = process::seconds_of_children()?;
            let size = Size::of(program, &cold, server)?;
            let seconds = process::seconds_of_children()? - before;
            fs::remove_dir_all(&cold)?;
            (size, Some((seconds * 10.0).round() / 10.0))
        } else {
            (Size::of(program, &target(), server)?, None)
        };
        Ok(Self {
            name: program.peer.name.to_owned(),
            bytes: size.bytes,
            text: size.text,
            release_bytes,
            crates: crates(program.peer)?,
            build_seconds,
        })
    }
}

pub(crate) struct Size {
    pub(crate) bytes: u64,
    text: u64,
}

impl Size {
    /// Measures the size with profile `min`, after the program has done its job once.
    pub(crate) fn of(program: &Program, target: &Path, server: &JobServer) -> Result<Self> {
        let Program { config, rustc, .. } = *program;
        let built = Build {
            config,
            rustc,
            ..Build::new(target, program.peer, "min")
        }
        .run(&[program.bin])?;
        let binary = built.join(program.bin);
        does_its_job(&binary, server)?;
        let sections = output(Command::new("size").arg("-A").arg(&binary))?;
        let text = sections
            .lines()
            .find_map(|line| line.strip_prefix(".text "));
        let text = text
            .and_then(|line| line.split_whitespace().next())
            .ok_or("a program without .text")?;
        Ok(Self {
            bytes: fs::metadata(binary)?.len(),
            text: text.parse()?,
        })
    }
}

/// Returns the size of a program without its symbols.
fn stripped(binary: &Path) -> Result<u64> {
    let without = binary.with_extension("stripped");
    output(
        Command::new("strip")
            .arg("--strip-all")
            .arg("-o")
            .arg(&without)
            .arg(binary),
    )?;
    Ok(fs::metadata(without)?.len())
}

/// Counts the crates of others, and those of the SDK that others download.
fn crates(peer: Peer) -> Result<usize> {
    let features = ["--no-default-features", "--features", peer.features];
    let lines = tree(
        &root().join("tests/lab/peers"),
        &[&["--package", peer.package], features.as_slice()].concat(),
    )?;
    let crates = lines
        .iter()
        .filter(|line| !line.contains("/tests/lab/peers/"));
    Ok(crates.count())
}

/// Returns the compiler and the machine it compiles for.
pub(crate) fn compiler() -> Result<String> {
    let version = output(Command::new("rustc").arg("-vV"))?;
    let fact = |name: &str| {
        version
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or("unknown")
    };
    Ok(format!("Rust {}, {}", fact("release: "), fact("host: ")))
}
