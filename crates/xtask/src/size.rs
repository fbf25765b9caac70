//! `cargo xtask size`: what a program costs in bytes, beside the same program written by hand.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Result;
use crate::job_server::JobServer;
use crate::sources::{self, root};

/// A program of `tests/peers`.
struct Program {
    name: &'static str,
    bin: &'static str,
    features: &'static str,
    /// The names of the program by hand that it is measured against, and of the one that it adds something to.
    against: &'static str,
    base: &'static str,
}

const fn program(
    name: &'static str,
    bin: &'static str,
    features: &'static str,
    against: &'static str,
    base: &'static str,
) -> Program {
    Program { name, bin, features, against, base }
}

const FLOOR: &str = "by hand: hyper-util and hyper-rustls";
const FLOOR_13: &str = "by hand, TLS 1.3 only";
const FLOOR_PLAIN: &str = "by hand, no TLS";
const SDK: &str = "`pipeshub-core`, one operation (default features)";
const BUILDER: &str = "the same, made with the builder and not by `from_env`";

const SMALLEST_TLS: &str = "`ring-compact` for `ring`, and without `tls12`";

const PROGRAMS: &[Program] = &[
    program(FLOOR, "floor", "tls,tls12", FLOOR, FLOOR),
    program(SDK, "sdk", "ring,webpki-roots,tls12", FLOOR, SDK),
    program("every operation compiled, one called", "sdk", "ring,webpki-roots,tls12,all", FLOOR, SDK),
    program("through `Pipeshub`", "client", "ring,webpki-roots,tls12,class", FLOOR, SDK),
    program(BUILDER, "choices", "ring,webpki-roots,tls12", FLOOR, BUILDER),
    program("and both operations called", "choices", "ring,webpki-roots,tls12,callback", FLOOR, BUILDER),
    program("`native-roots` for `webpki-roots`", "choices", "ring,native-roots,tls12", FLOOR, BUILDER),
    program(
        "`platform-verifier` for `webpki-roots`",
        "choices",
        "ring,platform-verifier,tls12",
        FLOOR,
        BUILDER,
    ),
    program("`ring-compact` for `ring`", "choices", "ring-compact,webpki-roots,tls12", FLOOR, BUILDER),
    program("`aws-lc-rs` for `ring`", "choices", "aws-lc-rs,webpki-roots,tls12", FLOOR, BUILDER),
    program(
        "`blocking` for a runtime of its own",
        "choices",
        "ring,webpki-roots,tls12,blocking",
        FLOOR,
        BUILDER,
    ),
    program(
        "`client-credentials`, from the environment",
        "choices",
        "ring,webpki-roots,tls12,client-credentials",
        FLOOR,
        BUILDER,
    ),
    program("`tracing` on, nobody listening", "choices", "ring,webpki-roots,tls12,tracing", FLOOR, BUILDER),
    program("`proxy`, from the environment", "choices", "ring,webpki-roots,tls12,proxy", FLOOR, BUILDER),
    program(FLOOR_13, "floor", "tls", FLOOR_13, FLOOR_13),
    program("without `tls12`", "sdk", "ring,webpki-roots", FLOOR_13, SDK),
    program(SMALLEST_TLS, "choices", "ring-compact,webpki-roots", FLOOR_13, BUILDER),
    program(FLOOR_PLAIN, "floor", "", FLOOR_PLAIN, FLOOR_PLAIN),
    program("`hyper` alone: no TLS", "sdk", "", FLOOR_PLAIN, SDK),
];

/// What a row may be at most, as a ratio to the hand-written program that is built in the same run.
const BUDGETS: &str = include_str!("../size-budgets.txt");

const BEGIN: &str = "<!-- sizes, written by `cargo xtask size` -->\n";
const END: &str = "<!-- end of sizes -->";

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments.first().map(String::as_str) {
        None => measure_all(),
        Some("--check") => check(),
        Some(_) => Err("--check, or nothing".into()),
    }
}

/// Builds every program, and writes the README's table.
fn measure_all() -> Result {
    let mut rows: Vec<(&Program, u64)> = Vec::new();
    let mut table = String::from("| program | bytes | to the one by hand | changes |\n|---|--:|--:|--:|\n");
    for program in PROGRAMS {
        let bytes = measure(program)?;
        rows.push((program, bytes));
        let ratio = ratio(&rows, program, bytes)?;
        let changes = match size_of(&rows, program.base)? {
            base if program.base == program.name || base == bytes => String::new(),
            base if base < bytes => format!("+{}", thousands(bytes - base)),
            base => format!("−{}", thousands(base - bytes)),
        };
        writeln!(table, "| {} | {} | {ratio:.3} | {changes} |", program.name, thousands(bytes))?;
        println!("{:<60} {bytes:>9} {ratio:.4}", program.name);
    }
    let written = format!("{BEGIN}{table}\nSources: `{:016x}`\n{END}", sources::hash()?);
    let readme = root().join("README.md");
    let text = fs::read_to_string(&readme)?;
    let (before, rest) = text.split_once(BEGIN).ok_or("README.md has no place for the sizes")?;
    let (_, after) = rest.split_once(END).ok_or("README.md has no end of the sizes")?;
    fs::write(readme, format!("{before}{written}{after}"))?;
    hold_budgets(&rows)
}

/// Builds only what the budgets speak of, and holds the README's table to the sources it was measured on.
fn check() -> Result {
    let mut rows = Vec::new();
    for program in PROGRAMS {
        if program.name == program.against || budget_of(program.name)?.is_some() {
            let bytes = measure(program)?;
            rows.push((program, bytes));
            println!("{:<60} {bytes:>9} {:.4}", program.name, ratio(&rows, program, bytes)?);
        }
    }
    hold_budgets(&rows)?;
    let expected = format!("Sources: `{:016x}`", sources::hash()?);
    if !fs::read_to_string(root().join("README.md"))?.contains(&expected) {
        return Err(
            "the sizes in README.md are of other sources; run `cargo xtask size` and commit what it writes"
                .into(),
        );
    }
    Ok(())
}

fn ratio(rows: &[(&Program, u64)], program: &Program, bytes: u64) -> Result<f64> {
    let floor = size_of(rows, program.against)?;
    #[allow(clippy::cast_precision_loss, reason = "sizes of programs are far below 2^52")]
    Ok(bytes as f64 / floor as f64)
}

fn size_of(rows: &[(&Program, u64)], name: &str) -> Result<u64> {
    let (_, bytes) =
        rows.iter().find(|(program, _)| program.name == name).ok_or("a program comes after its base")?;
    Ok(*bytes)
}

fn hold_budgets(rows: &[(&Program, u64)]) -> Result {
    for (program, bytes) in rows {
        let ratio = ratio(rows, program, *bytes)?;
        if let Some(budget) = budget_of(program.name)?.filter(|budget| ratio > *budget) {
            return Err(format!(
                "{}: {ratio:.4} of the program by hand, and the budget is {budget}",
                program.name
            )
            .into());
        }
    }
    let size = |features: &str| {
        rows.iter().find(|(p, _)| p.bin == "sdk" && p.features == features).map(|(_, bytes)| *bytes)
    };
    if let (Some(one), Some(all)) = (size("ring,webpki-roots,tls12"), size("ring,webpki-roots,tls12,all"))
        && one.abs_diff(all) > 1024
    {
        return Err(format!(
            "one of all compiled: {all} bytes, one of one: {one}; README.md says that they are the same"
        )
        .into());
    }
    Ok(())
}

fn budget_of(name: &str) -> Result<Option<f64>> {
    for line in BUDGETS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (budget, program) = line.split_once(' ').ok_or("a budget is a ratio and a program's name")?;
        if program == name {
            return Ok(Some(budget.parse()?));
        }
    }
    Ok(None)
}

/// The stripped program's size, after it has done its job once.
fn measure(program: &Program) -> Result<u64> {
    let package = if program.bin == "floor" { "floor" } else { "sdk" };
    let target = root().join("target/peers");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root().join("tests/peers")).env("CARGO_TARGET_DIR", &target);
    cargo.args([
        "build",
        "--quiet",
        "--locked",
        "--profile",
        "min",
        "--package",
        package,
        "--bin",
        program.bin,
    ]);
    cargo.args(["--no-default-features", "--features", program.features]);
    if !cargo.status()?.success() {
        return Err(format!("{} does not build", program.name).into());
    }
    let binary: PathBuf = target.join("min").join(program.bin);
    does_its_job(&binary, program)?;
    Ok(fs::metadata(binary)?.len())
}

fn does_its_job(binary: &Path, program: &Program) -> Result {
    let server = JobServer::start()?;
    let run = |connector: &str| {
        let mut command = Command::new(binary);
        command.arg(connector).env("PIPESHUB_SERVER_URL", server.url()).env("PIPESHUB_BEARER_AUTH", "token");
        command.stdin(Stdio::null()).output()
    };
    let good = run("known")?;
    if !good.status.success() || String::from_utf8_lossy(&good.stdout).trim() != JobServer::AUTHORIZATION_URL
    {
        return Err(format!(
            "{} did not print the URL: {}",
            program.name,
            String::from_utf8_lossy(&good.stderr)
        )
        .into());
    }
    let unknown = run("unknown")?;
    if unknown.status.success() || !String::from_utf8_lossy(&unknown.stderr).contains("HTTP_NOT_FOUND") {
        return Err(format!("{} did not tell that the connector is unknown", program.name).into());
    }
    Ok(())
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
