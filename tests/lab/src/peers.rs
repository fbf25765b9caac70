//! The programs of `tests/lab/peers`: one job on several clients.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use xtask::cargo::{cargo, run};
use xtask::{Result, root};

use crate::job_server::JobServer;

/// One package, one set of features.
#[derive(Clone, Copy)]
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    pub(crate) package: &'static str,
    pub(crate) features: &'static str,
}

pub(crate) const FLOOR: Peer = Peer {
    name: "by hand: hyper-util and hyper-rustls",
    package: "floor",
    features: "tls,tls12",
};
pub(crate) const SDK: Peer = Peer {
    name: "`pipeshub-core`, one operation (default features)",
    package: "sdk",
    features: "ring,webpki-roots,tls12",
};
pub(crate) const CONNECTION: Peer = Peer {
    name: "by hand: hyper's connection API, no pool",
    package: "by-connection",
    features: "tls,tls12",
};
pub(crate) const REQWEST: Peer = Peer {
    name: "reqwest, default features",
    package: "by-reqwest",
    features: "as-it-comes",
};
pub(crate) const REQWEST_SMALLEST: Peer = Peer {
    name: "reqwest at its smallest",
    package: "by-reqwest",
    features: "smallest",
};
pub(crate) const ATTOHTTPC: Peer = Peer {
    name: "attohttpc (blocking, no pool, aws-lc-rs)",
    package: "by-attohttpc",
    features: "",
};
pub(crate) const UREQ: Peer = Peer {
    name: "ureq (blocking)",
    package: "by-ureq",
    features: "",
};

/// What a pool or a table grows to comes before the calls that are counted.
const WARM_UP: usize = 200;

/// Where programs of the peers are built, if nothing else is said.
pub(crate) fn target() -> PathBuf {
    root().join("target/peers")
}

/// One package, built alone, with these features and no others.
pub(crate) struct Build<'a> {
    pub(crate) target: &'a Path,
    pub(crate) peer: Peer,
    pub(crate) more_features: &'a str,
    pub(crate) profile: &'a str,
    /// What is set otherwise in the profile.
    pub(crate) config: &'a [&'a str],
    /// Arguments for the compiler of the program itself, which is then one only.
    pub(crate) rustc: &'a [&'a str],
}

impl<'a> Build<'a> {
    pub(crate) fn new(target: &'a Path, peer: Peer, profile: &'a str) -> Self {
        Self {
            target,
            peer,
            more_features: "",
            profile,
            config: &[],
            rustc: &[],
        }
    }

    /// Returns the folder that the programs are in.
    pub(crate) fn run(&self, bins: &[&str]) -> Result<PathBuf> {
        let Peer {
            package, features, ..
        } = self.peer;
        let features = format!("{features},{}", self.more_features);
        let mut cargo = cargo(&[if self.rustc.is_empty() {
            "build"
        } else {
            "rustc"
        }]);
        cargo
            .current_dir(root().join("tests/lab/peers"))
            .env("CARGO_TARGET_DIR", self.target);
        cargo.args([
            "--quiet",
            "--locked",
            "--profile",
            self.profile,
            "--package",
            package,
        ]);
        cargo.args(["--no-default-features", "--features", &features]);
        cargo.args(bins.iter().flat_map(|bin| ["--bin", bin]));
        cargo.args(self.config.iter().flat_map(|config| ["--config", config]));
        if !self.rustc.is_empty() {
            cargo.arg("--").args(self.rustc);
        }
        run(&mut cargo)?;
        Ok(self.target.join(self.profile))
    }
}

/// A program of the peers, told where the server is.
pub(crate) fn told(mut command: Command, server: &JobServer) -> Command {
    command
        .env("PIPESHUB_SERVER_URL", server.url())
        .env("PIPESHUB_BEARER_AUTH", JobServer::TOKEN);
    command.stdin(Stdio::null());
    command
}

/// Sees a program print the URL of a connector that is there, and the error of one that is not.
pub(crate) fn does_its_job(binary: &Path, server: &JobServer) -> Result {
    let run = |connector: &str| {
        let mut command = told(Command::new(binary), server);
        command.arg(connector).output()
    };
    let name = binary.display();
    let good = run(JobServer::KNOWN)?;
    if !good.status.success()
        || String::from_utf8_lossy(&good.stdout).trim() != JobServer::AUTHORIZATION_URL
    {
        return Err(format!(
            "{name} did not print the URL: {}",
            String::from_utf8_lossy(&good.stderr)
        )
        .into());
    }
    let unknown = run("unknown")?;
    if unknown.status.success()
        || !String::from_utf8_lossy(&unknown.stderr).contains("HTTP_NOT_FOUND")
    {
        return Err(format!("{name} did not tell that the connector is unknown").into());
    }
    Ok(())
}

/// What a `…-loop` says of its calls.
pub(crate) fn said(
    mut program: Command,
    calls: usize,
    in_flight: usize,
) -> Result<HashMap<String, f64>> {
    program.args([
        JobServer::KNOWN,
        &calls.to_string(),
        &in_flight.to_string(),
        &WARM_UP.to_string(),
    ]);
    let output = program.output()?;
    if !output.status.success() {
        return Err(format!("{program:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut figures = HashMap::new();
    for line in String::from_utf8(output.stdout)?.lines() {
        let (name, figure) = line.split_once('=').ok_or("a loop says NAME=NUMBER")?;
        figures.insert(name.to_owned(), figure.parse()?);
    }
    Ok(figures)
}

pub(crate) fn figure(said: &HashMap<String, f64>, name: &str) -> Result<f64> {
    Ok(*said
        .get(name)
        .ok_or_else(|| format!("a loop did not say {name}"))?)
}
