//! `cargo xtask mutants [FILE ...]`: changes the SDK's code in one small way after the other and
//! sees whether a test fails.
//!
//! It needs cargo-mutants (`cargo install --locked cargo-mutants`) and takes hours for all files.
//! Each crate's own tests come first; what they let live is tried again with the suites below
//! `tests/`. A change that outlives all is an error, unless `mutants-explained.txt` says why it
//! may.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cargo::{cargo, output, run as run_command};
use crate::result::Result;
use crate::sources::root;

/// Each line of it is a change as cargo-mutants names it, without line and column, and below it,
/// indented, the reason why no test can tell it, or none should.
const EXPLAINED: &str = include_str!("../mutants-explained.txt");

/// Where cargo-mutants and cargo write.
const FOLDER: &str = "target/mutants";

/// Each crate, and the sets of features that its own tests are run with, one after the other: some
/// of the core is compiled only where a feature is off.
const CRATES: [(&str, &[&str]); 2] = [
    ("pipeshub-core", &["--all-features", "--features=default"]),
    ("pipeshub-funcs", &["--features=full"]),
];

/// The suites that are quick, and near to what is changed.
const SUITES: [&str; 16] = [
    "conformance",
    "retry_discipline",
    "faults",
    "flows",
    "tls",
    "token_places",
    "token_renewal",
    "environment",
    "proxy",
    "tower",
    "tracing",
    "blocking",
    "paths",
    "stalls",
    "leaks",
    "single_send",
];

/// What became of the changes in one file.
#[derive(Default)]
struct Counts {
    caught: usize,
    unviable: usize,
    explained: usize,
    missed: Vec<String>,
}

pub(crate) fn run(arguments: &[String]) -> Result {
    if let Some(file) = arguments
        .iter()
        .find(|file| file.starts_with('-') || !root().join(file).is_file())
    {
        return Err(format!("{file} is no file of the repository").into());
    }
    output(&mut cargo(&["mutants", "--version"])).map_err(
        |_| "cargo-mutants is missing; get it with `cargo install --locked cargo-mutants`",
    )?;
    let mut explained = explained(EXPLAINED)?;
    let mut files: BTreeMap<String, Counts> = BTreeMap::new();
    suites_pass()?;
    for (package, features) in CRATES {
        let folder = format!("crates/{package}/");
        let chosen = arguments.iter().filter(|file| file.starts_with(&folder));
        let chosen: Vec<String> = chosen.map(|file| format!("--file={file}")).collect();
        if arguments.is_empty() || !chosen.is_empty() {
            one_crate(package, features, &chosen, &mut files)?;
        }
    }
    for (file, counts) in &mut files {
        counts.missed.retain(|change| {
            let known = explained.get_mut(change).filter(|left| **left > 0);
            counts.explained += usize::from(known.is_some());
            known.map(|left| *left -= 1).is_none()
        });
        // What the file's explanations are left with is not so any more.
        for (change, left) in explained
            .iter()
            .filter(|(change, left)| change.starts_with(file) && **left > 0)
        {
            counts.missed.push(format!(
                "explained, but caught or gone ({left} times): {change}"
            ));
        }
    }
    print(&files)
}

/// A crate's own tests, and for what they let live the suites.
fn one_crate(
    package: &str,
    features: &[&str],
    choice: &[String],
    files: &mut BTreeMap<String, Counts>,
) -> Result {
    let folder = root().join(FOLDER).join(package);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let own = features.iter().map(|features| {
        [
            "--cargo-arg=--lib",
            "--cargo-arg=--tests",
            "--timeout=60",
            features,
        ]
        .map(str::to_owned)
        .to_vec()
    });
    let suites = SUITES
        .iter()
        .map(|suite| format!("--cargo-test-arg={suite}::"));
    // cargo-mutants would first run the changed crate's own tests by these names, without a change:
    // `suites_pass` does that.
    let suites = [
        "--test-package=pipeshub-tests",
        "--cargo-arg=--test=it",
        "--cargo-test-arg=--",
        "--baseline=skip",
        "--timeout=300",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain(suites);
    let mut living = None;
    for tests in own.chain([suites.collect()]) {
        let mut command = cargo(&[
            "mutants",
            "--colors=never",
            "--no-times",
            "--build-timeout=600",
            "--cargo-arg=--locked",
        ]);
        command
            .args(["--package", package])
            .arg("--output")
            .arg(&folder)
            .args(choice)
            .args(tests);
        if living.is_some() {
            command.arg("--iterate");
        }
        finish(as_built(&mut command).status()?.code())?;
        let outcome = Outcome::read(&folder)?;
        let left = living.get_or_insert_with(|| outcome.all());
        left.retain(|name: &String| {
            let counts = files.entry(file_of(name)).or_default();
            let caught = outcome.caught.contains(name) || outcome.timeout.contains(name);
            let unviable = outcome.unviable.contains(name);
            counts.caught += usize::from(caught);
            counts.unviable += usize::from(unviable);
            !caught && !unviable
        });
        if left.is_empty() {
            break;
        }
    }
    for name in living.unwrap_or_default() {
        files
            .entry(file_of(&name))
            .or_default()
            .missed
            .push(without_place(&name));
    }
    Ok(())
}

/// Without a change, they have to.
fn suites_pass() -> Result {
    let mut command = cargo(&["test", "--locked", "--quiet", "--package", "pipeshub-tests"]);
    command.args(["--test", "it", "--"]);
    command.args(SUITES.map(|suite| format!("{suite}::")));
    run_command(as_built(&mut command))
}

/// Without what no test looks at, and with dependencies that are built once.
fn as_built(command: &mut Command) -> &mut Command {
    command
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TARGET_DIR", root().join(FOLDER).join("build"))
}

/// cargo-mutants ends with 2 where a change was missed and with 3 where one ran into the limit of
/// time.
fn finish(code: Option<i32>) -> Result {
    match code {
        Some(0 | 2 | 3) => Ok(()),
        other => Err(format!("cargo-mutants ended with {other:?}, see above").into()),
    }
}

/// What cargo-mutants wrote, a change on each line.
struct Outcome {
    caught: BTreeSet<String>,
    missed: BTreeSet<String>,
    timeout: BTreeSet<String>,
    unviable: BTreeSet<String>,
}

impl Outcome {
    fn read(folder: &Path) -> Result<Self> {
        let list = |name: &str| -> Result<BTreeSet<String>> {
            let text = fs::read_to_string(folder.join("mutants.out").join(name))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        Ok(Self {
            caught: list("caught.txt")?,
            missed: list("missed.txt")?,
            timeout: list("timeout.txt")?,
            unviable: list("unviable.txt")?,
        })
    }

    fn all(&self) -> BTreeSet<String> {
        [&self.caught, &self.missed, &self.timeout, &self.unviable]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    }
}

/// Of `FILE:LINE:COLUMN: CHANGE`.
fn file_of(name: &str) -> String {
    name.split(':').next().unwrap_or(name).to_owned()
}

fn without_place(name: &str) -> String {
    let change = name.splitn(4, ':').nth(3).unwrap_or_default();
    format!("{}:{change}", file_of(name))
}

/// Each change that may live, and how often it is there.
fn explained(text: &str) -> Result<BTreeMap<String, usize>> {
    let mut explained = BTreeMap::new();
    let mut lines = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .peekable();
    while let Some(line) = lines.next() {
        if line.starts_with(' ') {
            continue;
        }
        if !lines.peek().is_some_and(|reason| reason.starts_with(' ')) {
            return Err(format!("mutants-explained.txt gives no reason for: {line}").into());
        }
        *explained.entry(line.to_owned()).or_default() += 1;
    }
    Ok(explained)
}

fn print(files: &BTreeMap<String, Counts>) -> Result {
    println!(
        "| file | changes | caught | do not compile | explained | missed |\n|---|--:|--:|--:|--:|--:|"
    );
    let mut sums = [0; 5];
    for (
        file,
        Counts {
            caught,
            unviable,
            explained,
            missed,
        },
    ) in files
    {
        let missed = missed.len();
        let row = [
            caught + unviable + explained + missed,
            *caught,
            *unviable,
            *explained,
            missed,
        ];
        println!("| {file} | {} |", row.map(|n| n.to_string()).join(" | "));
        for (sum, n) in sums.iter_mut().zip(row) {
            *sum += n;
        }
    }
    println!("| all | {} |", sums.map(|n| n.to_string()).join(" | "));
    let missed: Vec<_> = files
        .values()
        .flat_map(|counts| &counts.missed)
        .map(String::as_str)
        .collect();
    if missed.is_empty() {
        return Ok(());
    }
    Err(format!(
        "no test tells these, and mutants-explained.txt does not say why:\n{}",
        missed.join("\n")
    )
    .into())
}
