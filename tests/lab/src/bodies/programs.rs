//! The programs with bodies, on each client: how they are built and run.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use xtask::Result;

use super::server::BodyServer;
use crate::job_server::JobServer;
use crate::peers::{Build, Peer, figure, target};

pub(super) const POOL: Peer = Peer {
    name: "by hand: hyper-util's pooled client",
    package: "floor-bodies",
    features: "pool",
};
/// The row to which peaks are compared.
pub(super) const ONE: Peer = Peer {
    name: "by hand: one connection of hyper, buffers of 128 KiB",
    package: "floor-bodies",
    features: "",
};
pub(super) const SDK: Peer = Peer {
    name: "`pipeshub-core`",
    package: "sdk-bodies",
    features: "",
};
pub(super) const REQWEST: Peer = Peer {
    name: "reqwest",
    package: "reqwest-bodies",
    features: "",
};
pub(super) const UREQ: Peer = Peer {
    name: "ureq (blocking)",
    package: "ureq-bodies",
    features: "",
};

pub(super) const CLIENTS: [Peer; 5] = [POOL, ONE, SDK, REQWEST, UREQ];

/// The programs of one client, each copied to a name of its own.
pub(super) struct Programs {
    pub(super) client: Peer,
    folder: TempDir,
}

const STREAMED: [&str; 3] = ["events", "download", "upload"];

impl Programs {
    /// Builds the programs with cargo's profile `release` and without TLS.
    pub(super) fn build(client: Peer) -> Result<Self> {
        fs::create_dir_all(target())?;
        let folder = tempfile::tempdir_in(target())?;
        let own = match client.package {
            "reqwest-bodies" => "events,download,upload",
            "ureq-bodies" => "upload",
            "sdk-bodies" => "file",
            _ => "",
        };
        for (features, names, suffix) in [
            ("meter", &STREAMED[..], ""),
            ("count", &STREAMED[..], "-counting"),
            ("loop", &["search"], ""),
            ("loop-count", &["search"], "-counting"),
        ] {
            let features = if features.starts_with("loop") {
                features.to_owned()
            } else {
                format!("{features},{own}")
            };
            let bins: Vec<_> = names.iter().map(|name| bin(client, name)).collect();
            let target = target();
            let compile = Build {
                more_features: &features,
                ..Build::new(&target, client, "release")
            };
            let built = compile.run(&bins.iter().map(String::as_str).collect::<Vec<_>>())?;
            for (name, bin) in names.iter().zip(&bins) {
                fs::copy(
                    built.join(bin),
                    folder.path().join(format!("{name}{suffix}")),
                )?;
            }
        }
        Ok(Self { client, folder })
    }

    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn bin(client: Peer, name: &str) -> String {
    format!("{}-{name}", client.package)
}

/// Returns the bytes of a stripped program with profile `min`.
pub(super) fn bytes(client: Peer, name: &str, features: &str) -> Result<f64> {
    let own = match (client.package, name) {
        ("reqwest-bodies", name) | ("ureq-bodies", name @ "upload") => name,
        _ => "",
    };
    let bin = bin(client, name);
    let features = format!("{own},{features}");
    let target = target();
    let compile = Build {
        more_features: &features,
        ..Build::new(&target, client, "min")
    };
    let built = compile.run(&[&bin])?;
    Ok(crate::table::float(fs::metadata(built.join(bin))?.len()))
}

/// One run of a program.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    /// `events`, `download`, `upload` or `search`.
    pub(super) program: &'a str,
    pub(super) plan: &'a str,
    pub(super) arguments: &'a [String],
    /// The part of the printed result that proves that the whole body was read.
    pub(super) result: &'a str,
}

impl Job<'_> {
    fn command(&self, program: &Path, server: &BodyServer) -> Command {
        let mut command = Command::new(program);
        self.prepare(&mut command, server);
        command
    }

    fn prepare(&self, command: &mut Command, server: &BodyServer) {
        command
            .arg(self.plan)
            .args(self.arguments)
            .env("PIPESHUB_SERVER_URL", server.url())
            .env("PIPESHUB_BEARER_AUTH", JobServer::TOKEN)
            .stdin(Stdio::null());
    }

    fn check(&self, program: &Path, output: &std::process::Output) -> Result<HashMap<String, f64>> {
        let text = String::from_utf8_lossy(&output.stdout);
        let result = text
            .lines()
            .find_map(|line| line.strip_prefix("result="))
            .unwrap_or_default();
        if !output.status.success() || !result.contains(self.result) {
            let stderr = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{}: {result} {stderr}", program.display()).into());
        }
        Ok(text
            .lines()
            .filter_map(|line| line.split_once('='))
            .filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?)))
            .collect())
    }

    /// Runs the program and returns the figures that it prints.
    pub(super) fn run(&self, programs: &Programs, server: &BodyServer) -> Result<Figures> {
        let program = programs.program(self.program);
        let output = self.command(&program, server).output()?;
        Ok(Figures(self.check(&program, &output)?))
    }

    /// Returns a figure of the program with the allocator that counts.
    pub(super) fn allocations(&self, programs: &Programs, server: &BodyServer) -> Result<f64> {
        let program = programs.program(&format!("{}-counting", self.program));
        let output = self.command(&program, server).output()?;
        figure(&self.check(&program, &output)?, "allocations")
    }

    /// Returns the instructions of the whole program, the fewest of two runs. Other load on the
    /// machine delays pieces, and a delayed piece costs one more poll.
    pub(super) fn instructions(&self, programs: &Programs, server: &BodyServer) -> Result<f64> {
        let mut least = f64::INFINITY;
        for _ in 0..2 {
            let program = programs.program(self.program);
            let mut valgrind = Command::new("valgrind");
            valgrind
                .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
                .arg(&program);
            self.prepare(&mut valgrind, server);
            let output = valgrind.output().map_err(|error| {
                format!("valgrind cannot be started: {error}; install it from your distribution")
            })?;
            self.check(&program, &output)?;
            let stderr = String::from_utf8_lossy(&output.stderr);
            let total = stderr
                .lines()
                .find_map(|line| line.split_once("Collected :"))
                .ok_or("callgrind printed no total")?
                .1;
            least = least.min(total.trim().parse()?);
        }
        Ok(least)
    }

    /// Returns the most files below `folder` that the program had open at once.
    ///
    /// The kernel is asked each half millisecond, so the server has to be slow.
    pub(super) fn open_files(
        &self,
        programs: &Programs,
        server: &BodyServer,
        folder: &Path,
    ) -> Result<usize> {
        let program = programs.program(self.program);
        let mut command = self.command(&program, server);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let links = PathBuf::from(format!("/proc/{}/fd", child.id()));
        let mut most = 0;
        while child.try_wait()?.is_none() {
            let open = fs::read_dir(&links).into_iter().flatten().flatten();
            let open = open.filter(|link| {
                fs::read_link(link.path()).is_ok_and(|file| file.starts_with(folder))
            });
            most = most.max(open.count());
            thread::sleep(Duration::from_micros(500));
        }
        self.check(&program, &child.wait_with_output()?)?;
        Ok(most)
    }
}

/// The figures that a program has printed.
pub(super) struct Figures(HashMap<String, f64>);

impl Figures {
    pub(super) fn get(&self, name: &str) -> Result<f64> {
        figure(&self.0, name)
    }
}
