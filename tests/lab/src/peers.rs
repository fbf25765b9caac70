//! The programs of `tests/lab/peers`: one job on several clients.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use xtask::cargo::{cargo, run};
use xtask::{Result, root};

use crate::job_server::JobServer;

/// One package with one set of features.
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

/// Calls before the counted ones, so that pools and tables have their final size.
const WARM_UP: usize = 200;

/// Returns the default target folder of the peers.
pub(crate) fn target() -> PathBuf {
    root().join("target/peers")
}

/// A build of one package alone, with exactly these features.
pub(crate) struct Build<'a> {
    pub(crate) target: &'a Path,
    pub(crate) peer: Peer,
    pub(crate) more_features: &'a str,
    pub(crate) profile: &'a str,
    /// Overrides of the profile.
    pub(crate) config: &'a [&'a str],
    /// Arguments for the compiler of the program itself. With them, the build has one program only.
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

    /// Builds the programs and returns their folder.
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

/// Adds the address of the server to the environment of a program.
pub(crate) fn with_server(mut command: Command, server: &JobServer) -> Command {
    command
        .env("PIPESHUB_SERVER_URL", server.url())
        .env("PIPESHUB_BEARER_AUTH", JobServer::TOKEN);
    command.stdin(Stdio::null());
    command
}

/// Checks that a program prints the URL of a known connector, and the error of an unknown one.
pub(crate) fn does_its_job(binary: &Path, server: &JobServer) -> Result {
    let run = |connector: &str| {
        let mut command = with_server(Command::new(binary), server);
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
        return Err(format!("{name} did not report that the connector is unknown").into());
    }
    Ok(())
}

/// Parses the output of a `…-loop`.
pub(crate) fn output_of(
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
        let (name, figure) = line.split_once('=').ok_or("a loop prints NAME=NUMBER")?;
        figures.insert(name.to_owned(), figure.parse()?);
    }
    Ok(figures)
}

pub(crate) fn figure(figures: &HashMap<String, f64>, name: &str) -> Result<f64> {
    Ok(*figures
        .get(name)
        .ok_or_else(|| format!("a loop did not print {name}"))?)
}
