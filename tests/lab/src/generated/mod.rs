//! `cargo lab generated`: clients that generators make from `api/openapi/`, beside the SDK.
//!
//! Each client is called by programs of the same form: the first operation with its arguments, the
//! others with arguments from nowhere. `--check` measures the SDK's programs alone, and compares
//! them with their budgets and the pages with the stored figures. `--write` measures all clients,
//! which takes long and installs the generators. `--times` measures the times to compile alone.

mod clients;
mod document;
mod figures;
mod programs;
mod scopes;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pipeshub_codegen::{Description, Model};
use xtask::cargo::{cargo, run as run_command};
use xtask::{Result, root};

use crate::job_server::JobServer;
use crate::peers::{self, with_server};
use crate::table::float;
use crate::{budgets, process, written};
use clients::{CLIENTS, Client};
use document::Document;
use figures::{Bytes, Measured, Seconds};

pub(crate) use figures::Figures;
use programs::{Call, Count};
use scopes::{Function, SCOPES, Scope};

const TEN: &str = "bytes of a program that calls ten operations";
const ALL: &str = "bytes of a program that calls all operations";
const FURTHER: [&str; 2] = [
    "bytes of a further operation, on average over connectors and toolsets",
    "bytes of a further operation, on average from ten to all",
];

#[cfg(test)]
pub(crate) fn budgeted() -> impl Iterator<Item = String> {
    [TEN, ALL].into_iter().chain(FURTHER).map(str::to_owned)
}

pub(crate) fn run(arguments: &[String]) -> Result {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match &arguments[..] {
        ["--check"] => check(),
        ["--pages"] => write(&Figures::read()?),
        ["--write", names @ ..] => measure(&named(names), true),
        ["--times", names @ ..] => measure(&named(names), false),
        _ => Err(
            "invalid arguments; use --check, --pages, or --write or --times [CLIENT ...]".into(),
        ),
    }
}

/// Returns the clients with these names, or all.
fn named(names: &[&str]) -> Vec<Client> {
    let mut clients = CLIENTS.to_vec();
    clients.retain(|client| names.is_empty() || names.contains(&client.name()));
    clients
}

fn folder() -> PathBuf {
    root().join("target/generated")
}

/// Measures these clients, and keeps the figures of the others. The bytes take longest.
fn measure(clients: &[Client], with_bytes: bool) -> Result {
    let description = Description::read(&root().join("api/openapi"))?;
    let model = Model::of(&description)?;
    let mut figures = Figures::read_or_none()?;
    if clients.contains(&Client::Sdk) {
        figures.one = one(&model)?;
    }
    for scope in &SCOPES {
        for client in clients {
            println!("{}: {}", scope.name, client.name());
            let prepared = Prepared::new(scope, *client, &model)?;
            let seconds = Seconds::of(&prepared.packages)?;
            if with_bytes {
                figures.set(prepared.measure(seconds)?);
            } else {
                figures.get_mut(scope.name, *client)?.seconds = seconds;
            }
            figures.save()?;
        }
    }
    write(&figures)
}

/// Measures the time to compile one operation of the SDK.
fn one(model: &Model<'_>) -> Result<Seconds> {
    let scope = &SCOPES[0];
    let mut functions = scope.functions(model)?;
    functions.truncate(1);
    Seconds::of(&crates_of(&functions))
}

fn write(figures: &Figures) -> Result {
    figures.parts()?.iter().try_for_each(written::Part::write)?;
    println!("`cargo lab sizes --pages` writes README.md and the chart from these figures");
    Ok(())
}

fn check() -> Result {
    Figures::read()?
        .parts()?
        .iter()
        .try_for_each(written::Part::check)?;
    let description = Description::read(&root().join("api/openapi"))?;
    let model = Model::of(&description)?;
    for (scope, further) in SCOPES.iter().zip(FURTHER) {
        let prepared = Prepared::new(scope, Client::Sdk, &model)?;
        let from = scope.first_count();
        let is_whole = from == Count::Ten;
        let bytes = |count| prepared.build(count, is_whole);
        let (first, all) = (bytes(from)?, bytes(Count::All)?);
        if is_whole {
            budgets::hold(TEN, float(first))?;
            budgets::hold(ALL, float(all))?;
        }
        let operations = prepared.calls.len() - from.number(0);
        budgets::hold(further, figures::average(first, all, operations))?;
    }
    Ok(())
}

impl Scope {
    /// Returns the smallest program, from which the average is counted.
    fn first_count(&self) -> Count {
        if self.families.len() == 2 {
            Count::One
        } else {
            Count::Ten
        }
    }

    fn counts(&self) -> &'static [Count] {
        match self.first_count() {
            Count::One => &[Count::One, Count::Ten, Count::All],
            _ => &[Count::Ten, Count::All],
        }
    }
}

/// A client and its program, as packages of a workspace.
struct Prepared<'a> {
    scope: &'a Scope,
    client: Client,
    /// The paths of the operations in the order of the calls.
    paths: Vec<String>,
    calls: Vec<Call>,
    /// The crates of the client, and their features.
    packages: Vec<(String, String)>,
    left_out: Vec<(String, usize)>,
}

impl<'a> Prepared<'a> {
    fn new(scope: &'a Scope, client: Client, model: &Model<'_>) -> Result<Self> {
        let functions = scope.functions(model)?;
        let due: BTreeSet<&str> = model
            .operations
            .iter()
            .map(|operation| &*operation.found.operation.operation_id)
            .collect();
        let mut document = Document::read(scope.families, &due)?;
        let left_out = document.remove(|operation| client.refusal(operation));
        let left_out = left_out
            .iter()
            .map(|(why, ids)| ((*why).to_owned(), ids.len()));
        let left_out = left_out.collect();
        let workspace = folder();
        fs::create_dir_all(&workspace)?;
        let package = programs::package(client, scope.name);
        let (ids, calls): (Vec<&str>, Vec<Call>) = if client == Client::Sdk {
            let ids = functions.iter().map(|function| &*function.id);
            (ids.collect(), functions.iter().map(Call::of_sdk).collect())
        } else {
            let folder = workspace.join(&package);
            client.make(&package, &document, &folder)?;
            let mut ids: Vec<&str> = document.operations().map(|(id, _)| id).collect();
            ids.sort_by_key(|id| scope.position(id));
            let found = clients::functions(client, &folder)?;
            let calls = programs::generated_calls(client, &ids, &found)?;
            (ids, calls)
        };
        let paths = ids.iter().map(|id| {
            let mut operations = document.operations();
            let found = operations.find(|(known, _)| known == id);
            Ok(found.ok_or("an operation without a path")?.1.to_owned())
        });
        let paths = paths.collect::<Result<_>>()?;
        programs::write(&workspace, client, scope.name, &calls)?;
        programs::write_workspace(&workspace)?;
        let packages = if client == Client::Sdk {
            crates_of(&functions)
        } else {
            vec![(package, String::new())]
        };
        Ok(Self {
            scope,
            client,
            paths,
            calls,
            packages,
            left_out,
        })
    }

    /// Builds the program of this many operations, runs it, and returns its size.
    fn build(&self, count: Count, with_tls: bool) -> Result<u64> {
        let package = programs::program(self.client, self.scope.name);
        let tls = if with_tls { ",tls" } else { "" };
        let features = format!("{}{tls}", count.feature());
        call(
            &folder(),
            &[
                "build",
                "--profile",
                "min",
                "--package",
                &package,
                "--features",
                &features,
            ],
        )?;
        let program = peers::target().join("min").join(&package);
        let server = JobServer::start()?;
        let mut run = with_server(Command::new(&program), &server);
        let output = run.args(["0", JobServer::KNOWN]).output()?;
        if String::from_utf8_lossy(&output.stdout).trim() != JobServer::AUTHORIZATION_URL {
            let error = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(format!("{package} did not print the URL: {error}").into());
        }
        let number = count.number(self.calls.len());
        let paths = self.paths.iter().take(number).map(|path| &**path).collect();
        programs::check_paths(&program, &paths)?;
        Ok(fs::metadata(program)?.len())
    }

    fn measure(&self, seconds: Seconds) -> Result<Measured> {
        let mut bytes = Vec::new();
        for count in self.scope.counts() {
            let (with, without) = (self.build(*count, true)?, self.build(*count, false)?);
            let calls = count.number(self.calls.len());
            println!("  {calls} operations: {with} bytes, {without} without TLS");
            bytes.push(Bytes {
                calls,
                with_tls: with,
                without_tls: without,
            });
        }
        Ok(Measured {
            scope: self.scope.name.to_owned(),
            client: self.client.name().to_owned(),
            operations: self.calls.len(),
            left_out: self.left_out.clone(),
            bytes,
            seconds,
        })
    }
}

/// Returns the crates of the SDK that have these functions, with a feature for each function.
fn crates_of(functions: &[Function]) -> Vec<(String, String)> {
    let mut crates: Vec<(String, String)> = Vec::new();
    for function in functions {
        match crates.iter_mut().find(|(name, _)| name == function.package) {
            Some((_, features)) => {
                features.push(',');
                features.push_str(&function.name);
            }
            None => crates.push((function.package.to_owned(), function.name.clone())),
        }
    }
    crates
}

impl Seconds {
    fn of(packages: &[(String, String)]) -> Result<Self> {
        Ok(Self {
            dev: compile_time(packages, "dev")?,
            release: compile_time(packages, "release")?,
        })
    }
}

/// Runs cargo in a workspace and reuses the build artifacts of the peers.
fn call(workspace: &Path, arguments: &[&str]) -> Result {
    let mut cargo = cargo(arguments);
    cargo.arg("--quiet").current_dir(workspace);
    // As in CI: nothing here is debugged or built twice.
    for name in ["CARGO_PROFILE_DEV_DEBUG", "CARGO_INCREMENTAL"] {
        cargo.env(name, "0");
    }
    run_command(cargo.env("CARGO_TARGET_DIR", peers::target()))
}

/// Returns the time to compile these crates, in seconds of processor time. What they depend on is
/// built before.
fn compile_time(packages: &[(String, String)], profile: &str) -> Result<f64> {
    let mut seconds = 0.0;
    for (package, features) in packages {
        let is_sdk = package.starts_with("pipeshub-");
        let workspace = if is_sdk { root() } else { folder() };
        let build = ["build", "--profile", profile, "--package", package];
        let build = [
            &build[..],
            &["--no-default-features", "--features", features],
        ]
        .concat();
        call(&workspace, &build)?;
        call(
            &workspace,
            &["clean", "--profile", profile, "--package", package],
        )?;
        let before = process::seconds_of_children()?;
        call(&workspace, &build)?;
        seconds += process::seconds_of_children()? - before;
    }
    Ok((seconds * 10.0).round() / 10.0)
}
