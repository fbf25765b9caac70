//! What was measured of a program.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use super::programs::{Program, Table};
use crate::cargo::output;
use crate::job_server::JobServer;
use crate::peers::{Build, Peer, does_its_job, target};
use crate::result::Result;
use crate::sources::{hash_of, root};
use crate::{process, tree};

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Measured {
    pub(crate) name: String,
    /// Of the stripped program, with profile `min`.
    pub(crate) bytes: u64,
    /// Of its machine code.
    pub(crate) text: u64,
    /// Of the stripped program, with profile `release` as it comes; not of what changes the
    /// profile.
    pub(crate) release_bytes: Option<u64>,
    /// In its tree, macros and what they need among them, but none of `tests/peers`.
    pub(crate) crates: usize,
    /// Seconds of processor time for building it with profile `min` from nothing; of the clients
    /// only.
    pub(crate) build_seconds: Option<f64>,
    /// A hash of its sources, the versions of its dependencies, how it is built, and the compiler.
    pub(crate) built_from: String,
}

impl Measured {
    /// All of it.
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
            crates: crates(program.peer)?.len(),
            build_seconds,
            built_from: built_from(program)?,
        })
    }
}

pub(crate) struct Size {
    pub(crate) bytes: u64,
    text: u64,
}

impl Size {
    /// With profile `min`, after the program has done its job once.
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

/// The size of a program without its symbols.
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

pub(crate) fn built_from(program: &Program) -> Result<String> {
    let Peer {
        package, features, ..
    } = program.peer;
    let folder = format!("tests/peers/{}", package.trim_start_matches("by-"));
    let mut places = vec![
        "tests/peers/Cargo.toml",
        "tests/peers/job",
        "tests/peers/discard.ld",
        &folder,
    ];
    if package == "sdk" {
        places.extend([
            "crates/pipeshub-core",
            "crates/pipeshub-funcs",
            "crates/pipeshub",
            "examples/minimal.rs",
            "examples/pipeshub_client.rs",
        ]);
    }
    let Program {
        bin, config, rustc, ..
    } = program;
    let crates: Vec<_> = crates(program.peer)?;
    hash_of(
        &places,
        &format!(
            "{bin} {features} {config:?} {rustc:?} {crates:?} {}",
            compiler()?
        ),
    )
}

/// The crates of others, and ours that others download.
fn crates(peer: Peer) -> Result<Vec<String>> {
    let features = ["--no-default-features", "--features", peer.features];
    let lines = tree::listed(
        &root().join("tests/peers"),
        &[&["--package", peer.package], features.as_slice()].concat(),
    )?;
    // Those in a folder are told by their place, which is another on every machine.
    let crates = lines.iter().filter(|line| !line.contains("/tests/peers/"));
    Ok(crates
        .map(|line| line.split(" (").next().unwrap_or(line).to_owned())
        .collect())
}

/// The compiler and the machine it compiles for.
pub(crate) fn compiler() -> Result<String> {
    let told = output(Command::new("rustc").arg("-vV"))?;
    let fact = |name: &str| {
        told.lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or("unknown")
    };
    Ok(format!("Rust {}, {}", fact("release: "), fact("host: ")))
}
