//! `cargo lab clients [--write]`: generated clients in other languages, on the emulator's program.
//!
//! `tests/lab/clients/client.py` runs a client, and compares what the client makes of the emulator with
//! what the same client makes of the real server's recorded responses. This command downloads the
//! clients, so it is no part of CI. Needs Python with `venv`, and npm.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;
use xtask::cargo::{cargo, output, run as run_command, target};
use xtask::{Result, root};

use crate::written::Part;

/// The versions of the Python client: the one that was measured on a real server, and the newest one.
const PYTHON: [&str; 2] = ["1.0.0", "1.7.0"];

/// The name of the TypeScript client, as its README has it.
const TYPESCRIPT: &str = "@pipeshub-ai/sdk";

const FOLDER: &str = "tests/lab/clients";
const PAGE: &str = "docs/emulator-clients.md";

/// The operations whose outcome differs, each with the reason.
const DIFFERENCES: [(&str, &str); 4] = [
    ("addMessage", NO_ROUTE),
    ("createConversation", NO_ROUTE),
    ("getRecordContent", SAMPLE),
    ("getTokenFromCode", SAMPLE),
];
const NO_ROUTE: &str =
    "the API document lacks the route, so the emulator responds with 501 and its name";
const SAMPLE: &str = "no success is recorded, so the emulator responds with a sample to any id";

/// The output of `client.py`.
#[derive(Deserialize)]
struct Report {
    /// The number of the client's operations.
    operations: usize,
    rows: Vec<Row>,
}

/// An operation, and what the client makes of both servers.
#[derive(Deserialize)]
struct Row {
    operation: String,
    /// The recorded exchange, or the measured case. Empty if the client cannot send such a request.
    source: String,
    real: String,
    emulator: String,
}

impl Row {
    fn is_compared(&self) -> bool {
        !self.source.is_empty()
    }

    fn differs(&self) -> bool {
        self.is_compared() && self.real != self.emulator
    }

    fn reason(&self) -> Option<&'static str> {
        let mut known = DIFFERENCES.iter();
        known
            .find(|(operation, _)| *operation == self.operation)
            .map(|(_, reason)| *reason)
    }
}

pub(crate) fn run(arguments: &[String]) -> Result {
    let write = match arguments {
        [] => false,
        [only] if only == "--write" => true,
        _ => return Err("invalid arguments; use --write or none".into()),
    };
    run_command(&mut cargo(&[
        "build",
        "--locked",
        "-p",
        "pipeshub-emulator",
    ]))?;
    let mut reports = Vec::new();
    for version in PYTHON {
        reports.push((version, report(version)?));
    }
    let text = format!("{}\n{}\n", page(&reports), typescript()?);
    println!("{text}");
    if write {
        let part = Part {
            page: PAGE,
            name: "outcomes",
            command: "cargo lab clients --write",
            text,
        };
        part.write()?;
    }
    check(&reports)
}

/// Installs a version of the Python client, and runs it.
fn report(version: &str) -> Result<Report> {
    let python = install(version)?;
    let folder = root().join(FOLDER);
    let mut command = Command::new(python);
    // The clients warn of each deprecated operation.
    command.args(["-W", "ignore", "-B"]);
    command.arg(folder.join("client.py")).arg(version);
    command.arg(target()?.join("debug/pipeshub-emulator"));
    command.arg(root().join("tests/fixtures/recorded"));
    let mut report: Report = serde_json::from_str(&output(&mut command)?)?;
    report
        .rows
        .sort_by(|one, other| one.operation.cmp(&other.operation));
    Ok(report)
}

/// Installs a version of the Python client, and returns its Python.
fn install(version: &str) -> Result<PathBuf> {
    let folder = target()?.join("clients").join(format!("python-{version}"));
    let python = folder.join("bin/python");
    if !python.exists() {
        run_command(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--only-binary=:all:"]);
    install
        .arg("--disable-pip-version-check")
        .arg("--constraint");
    install.arg(root().join(FOLDER).join("constraints.txt"));
    run_command(install.arg(format!("pipeshub-sdk=={version}")))?;
    Ok(python)
}

/// Returns a sentence about the TypeScript client, and fails once the registry has it.
fn typescript() -> Result<String> {
    let view = Command::new("npm")
        .args(["view", TYPESCRIPT, "version"])
        .output()?;
    if view.status.success() {
        let version = String::from_utf8_lossy(&view.stdout);
        let version = version.trim();
        return Err(format!("npm has {TYPESCRIPT} {version} now; compare it, too").into());
    }
    let why = String::from_utf8_lossy(&view.stderr);
    if why.contains("E404") {
        Ok(format!(
            "## TypeScript client\n\nnpm has no package `{TYPESCRIPT}`, the name in the client's README. So the client is not\n\
             compared. The command fails once the package exists.\n"
        ))
    } else {
        Err(format!("npm view {TYPESCRIPT}: {why}").into())
    }
}

fn page(reports: &[(&str, Report)]) -> String {
    let mut page = String::from(
        "| client | operations | compared | equal | different | not sendable |\n\
         |---|--:|--:|--:|--:|--:|\n",
    );
    for (version, Report { operations, rows }) in reports {
        let compared = rows.iter().filter(|row| row.is_compared()).count();
        let different = rows.iter().filter(|row| row.differs()).count();
        let _ = writeln!(
            page,
            "| Python {version} | {operations} | {compared} | {} | {different} | {} |",
            compared - different,
            rows.len() - compared
        );
    }
    for (version, Report { rows, .. }) in reports {
        let _ = write!(
            page,
            "\n## Python client {version}\n\n\
             | operation | real server | emulator | source |\n|---|---|---|---|\n"
        );
        for row in rows {
            let emulator = match (row.differs(), row.reason()) {
                _ if !row.is_compared() => String::new(),
                (false, _) => "the same".to_owned(),
                (true, None) => short(&row.emulator),
                (true, Some(reason)) => format!("{}: {reason}", short(&row.emulator)),
            };
            let source = if row.is_compared() {
                format!("`{}`", row.source.replace('`', ""))
            } else {
                String::new()
            };
            let _ = writeln!(
                page,
                "| `{}` | {} | {emulator} | {source} |",
                row.operation,
                short(&row.real)
            );
        }
    }
    page
}

/// Returns an outcome with at most two of its fields.
fn short(outcome: &str) -> String {
    let fields: Vec<_> = outcome.split(", `").collect();
    match fields.as_slice() {
        [first, second, _, ..] => format!("{first}, `{second}, and {} more", fields.len() - 2),
        _ => outcome.to_owned(),
    }
}

/// Fails if an outcome differs without a known reason, or if a known difference is gone.
fn check(reports: &[(&str, Report)]) -> Result {
    let rows = reports
        .iter()
        .flat_map(|(version, report)| report.rows.iter().map(move |row| (version, row)));
    let mut problems = Vec::new();
    let mut gone: BTreeSet<_> = DIFFERENCES.map(|(operation, _)| operation).into();
    for (version, row) in rows.filter(|(_, row)| row.differs()) {
        gone.remove(row.operation.as_str());
        if row.reason().is_none() {
            problems.push(format!(
                "{version} {} ({}):\n    real server: {}\n    emulator:    {}",
                row.operation, row.source, row.real, row.emulator
            ));
        }
    }
    problems.extend(
        gone.iter()
            .map(|operation| format!("{operation} differs no more")),
    );
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n  ").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(operation: &str, real: &str, emulator: &str) -> Row {
        Row {
            operation: operation.to_owned(),
            source: "users: all users".to_owned(),
            real: real.to_owned(),
            emulator: emulator.to_owned(),
        }
    }

    /// Checks a report that has every known difference, and this row.
    fn checked(row: Row) -> Result {
        let known = DIFFERENCES.map(|(operation, _)| self::row(operation, "works", "status 501"));
        let rows = known.into_iter().chain([row]).collect();
        check(&[(
            "1.0.0",
            Report {
                operations: 5,
                rows,
            },
        )])
    }

    #[test]
    fn difference_without_a_reason_fails() {
        assert!(checked(row("getAllUsers", "works", "works")).is_ok());
        let error = checked(row("getAllUsers", "works", "status 404")).unwrap_err();
        assert!(error.to_string().contains("getAllUsers"), "{error}");
        let unsendable = Row {
            source: String::new(),
            ..row("getAllUsers", "cannot send `page`", "")
        };
        assert!(checked(unsendable).is_ok());
    }

    #[test]
    fn known_difference_that_is_gone_fails() {
        let report = Report {
            operations: 5,
            rows: vec![row("addMessage", "works", "works")],
        };
        let error = check(&[("1.0.0", report)]).unwrap_err();
        assert!(
            error.to_string().contains("addMessage differs no more"),
            "{error}"
        );
    }

    #[test]
    fn outcome_with_many_fields_is_shortened() {
        let three = "validation error: `a` missing, `b` missing, `c` missing";
        assert_eq!(
            short(three),
            "validation error: `a` missing, `b` missing, and 1 more"
        );
        assert_eq!(short("works"), "works");
    }
}
