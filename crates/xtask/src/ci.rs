//! `cargo xtask ci [--list] [STEP ...]`: runs all checks that a change has to pass, in this order.
//! `.ci/run` calls this command.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

use xtask::cargo::{
    Published, cargo, lock_files, output, published, run as run_command, target,
    with_unstable_rustdoc,
};
use xtask::{Result, root};

use crate::tools::tool;
use crate::{api, features, package, rust_version, samples, style, tree};

/// The feature that `minimal-versions` leaves out. It adds no direct dependency, and a minute of
/// compile time.
const SLOW: &str = "aws-lc-rs";

/// The target folder of `minimal-versions`, so that its old versions replace no build.
const MINIMAL: &str = "target/minimal-versions";

struct Step {
    name: &'static str,
    purpose: &'static str,
    run: fn() -> Result,
    /// Whether the step runs only if its name is given.
    by_name: bool,
}

const fn step(name: &'static str, purpose: &'static str, run: fn() -> Result) -> Step {
    Step {
        name,
        purpose,
        run,
        by_name: false,
    }
}

const STEPS: &[Step] = &[
    step("format", "every file is formatted", format),
    step(
        "style",
        "comments, messages and pages follow the style guide",
        || style::run(&[]),
    ),
    step(
        "generated",
        "the operations are those that api/openapi describes",
        || crate::operations::run(&["--check".to_owned()]),
    ),
    step("lints", "clippy, all targets and all features", lints),
    step(
        "example",
        "the README's first command: the whole flow, allowed and denied",
        example,
    ),
    step("test", "the README's second command: every test", test),
    step(
        "browser",
        "the web example in headless Chromium, allowed, denied, and with a lost response",
        browser,
    ),
    step(
        "samples",
        "the samples of pytest and vitest pass on the emulator's program",
        || samples::run(&[]),
    ),
    step(
        "second-provider",
        "TLS with the second provider",
        second_provider,
    ),
    step("fuzzed", "every fuzzed path and response", fuzzed),
    step("reqwest", "reqwest as the transport", reqwest),
    step(
        "fork",
        "each call in a process and its fork gets its own response",
        fork,
    ),
    step(
        "trace",
        "the logs of the libraries beneath contain no secret, even at TRACE",
        trace,
    ),
    step(
        "features",
        "feature sets, each without a warning; of single operations a dozen a day",
        || features::run(&["--some".to_owned()]),
    ),
    step(
        "core-features",
        "the core's tests with each set of TLS choices",
        core_features,
    ),
    step(
        "operations",
        "all operations: their tests and doc examples",
        operations,
    ),
    step(
        "docs",
        "documentation, built as on docs.rs, without a warning",
        docs,
    ),
    step(
        "api",
        "the public API is the reviewed one",
        || api::run(&[]),
    ),
    step(
        "package",
        "every published crate compiles from its own tarball",
        || package::run(&[]),
    ),
    step(
        "rust-version",
        "no dependency needs a newer Rust than the published crates name",
        || rust_version::run(&[]),
    ),
    step(
        "minimal-versions",
        "the oldest versions that the manifests name compile",
        minimal_versions,
    ),
    step(
        "supply-chain",
        "the default tree, bans, licences, sources",
        supply_chain,
    ),
    step(
        "yanked",
        "no lock file has a version that was yanked from the registry",
        yanked,
    ),
    Step {
        by_name: true,
        ..step(
            "advisories",
            "no lock file has a version with a RustSec advisory (runs only by name, since it reads from GitHub)",
            advisories,
        )
    },
    step("fuzz", "the fuzz targets, 10 s each", fuzz_targets),
    step(
        "sizes",
        "sizes of programs are within their budgets",
        || lab("sizes"),
    ),
    step(
        "growth",
        "programs of ten and of all operations are within their budgets",
        || lab("generated"),
    ),
    step(
        "calls",
        "instructions and allocations of a call are within their budgets",
        || lab("calls"),
    ),
];

pub(crate) fn run(arguments: &[String]) -> Result {
    if arguments == ["--list"] {
        for Step { name, purpose, .. } in STEPS {
            println!("{name:<18} {purpose}");
        }
        return Ok(());
    }
    if let Some(unknown) = arguments
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name))
    {
        return Err(format!("unknown step {unknown}; --list prints the names").into());
    }
    let mut times = Vec::new();
    for step in STEPS.iter().filter(|step| match arguments {
        [] => !step.by_name,
        names => names.iter().any(|name| name == step.name),
    }) {
        println!("\n== {}: {}", step.name, step.purpose);
        let begun = Instant::now();
        let result = (step.run)();
        times.push((step.name, begun.elapsed()));
        if let Err(error) = result {
            print_times(&times);
            return Err(format!(
                "{} failed: {error}\nto run it again: cargo xtask ci {}",
                step.name, step.name
            )
            .into());
        }
    }
    print_times(&times);
    println!("== all steps passed");
    Ok(())
}

fn print_times(times: &[(&str, Duration)]) {
    println!("\n{:<18} seconds", "step");
    for (name, time) in times {
        println!("{name:<18} {:>7.1}", time.as_secs_f64());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:<18} {:>7.1}", "together", total.as_secs_f64());
}

/// Runs cargo in the repository's folder, with the arguments of a command line.
fn call(line: &str) -> Result {
    run_command(&mut cargo(&line.split_whitespace().collect::<Vec<_>>()))
}

/// Runs cargo in a folder with a workspace of its own, and perhaps a cargo configuration. Its target
/// folder is the one of this workspace, since many dependencies are the same.
fn call_in(folder: &str, line: &str) -> Result {
    let mut command = cargo(&line.split_whitespace().collect::<Vec<_>>());
    command.env("CARGO_TARGET_DIR", target()?);
    run_command(command.current_dir(root().join(folder)))
}

fn format() -> Result {
    call("fmt --all --check")?;
    let own = lock_files()?;
    own.iter()
        .filter(|folder| !folder.is_empty())
        .try_for_each(|own| call_in(own, "fmt --all --check"))
}

fn lints() -> Result {
    call("clippy --locked --workspace --all-targets --all-features -- -D warnings")
}

fn example() -> Result {
    call("run --locked --example connect")?;
    let refused = cargo(&[
        "run",
        "--locked",
        "--quiet",
        "--example",
        "connect",
        "--",
        "--deny",
    ])
    .status()?;
    if refused.code() == Some(1) {
        Ok(())
    } else {
        Err("the example has to exit with status 1 if the flow is refused".into())
    }
}

fn test() -> Result {
    call("test --locked --workspace")
}

fn second_provider() -> Result {
    call("test --locked -p pipeshub-tests --features aws-lc-rs --test it tls::")
}

fn fuzzed() -> Result {
    let mut command = cargo(&[
        "test",
        "--locked",
        "-p",
        "pipeshub-tests",
        "--test",
        "it",
        "--",
        "paths::",
        "fuzzed_replies::",
    ]);
    run_command(command.env("PIPESHUB_TESTS_FULL", "1"))
}

fn reqwest() -> Result {
    call_in(
        "examples/reqwest",
        "clippy --locked --all-targets -- -D warnings",
    )?;
    call_in("examples/reqwest", "test --locked")
}

fn fork() -> Result {
    call_in("tests/fork", "clippy --locked --all-targets -- -D warnings")?;
    call_in("tests/fork", "run --locked")
}

fn trace() -> Result {
    call_in(
        "tests/trace",
        "clippy --locked --all-targets -- -D warnings",
    )?;
    call_in("tests/trace", "test --locked")
}

fn core_features() -> Result {
    let sets = [
        "",
        "hyper",
        "ring,webpki-roots",
        "ring,native-roots",
        "ring,platform-verifier",
        "ring,webpki-roots,tls12",
        "ring-compact,webpki-roots",
        "aws-lc-rs,webpki-roots",
        "ring,aws-lc-rs,webpki-roots",
        "client-credentials",
    ];
    let test = [
        "test",
        "--locked",
        "--quiet",
        "-p",
        "pipeshub-core",
        "--no-default-features",
        "--features",
    ];
    sets.iter()
        .try_for_each(|set| run_command(cargo(&test).arg(set)))
}

fn operations() -> Result {
    call("test --locked --quiet -p pipeshub-funcs --features full,serde")?;
    call("test --locked --quiet -p pipeshub-admin-funcs --features full,serde")
}

fn docs() -> Result {
    let mut command = cargo(&[
        "doc",
        "--locked",
        "--workspace",
        "--no-deps",
        "--all-features",
    ]);
    run_command(with_unstable_rustdoc(
        command.env("RUSTDOCFLAGS", "-D warnings --cfg docsrs"),
    )?)
}

fn supply_chain() -> Result {
    tree::run(&[])?;
    tool("deny")?;
    let sources = lock_files()?;
    for folder in &sources {
        call_in(folder, "fetch --locked")?;
    }
    // One crate at a time: in one run, each crate would get the features of all.
    for Published { name, .. } in published()? {
        let manifest = format!("crates/{name}/Cargo.toml");
        let mut deny = deny(&manifest, "deny.toml".as_ref());
        deny.args(["--offline", "check", "--allow", "unused-wrapper"]);
        println!("{name}");
        run_command(deny.args(["bans", "licenses", "sources"]))?;
    }
    for folder in sources {
        let manifest = Path::new(&folder).join("Cargo.toml");
        println!("{}", manifest.display());
        let mut deny = deny(&manifest.to_string_lossy(), "deny.toml".as_ref());
        run_command(deny.args(["--offline", "check", "sources"]))?;
    }
    Ok(())
}

fn deny(manifest: &str, config: &Path) -> Command {
    let mut deny = cargo(&["deny", "--locked", "--manifest-path", manifest, "--config"]);
    deny.arg(config);
    deny
}

/// Runs cargo-deny on each lock file, with a fresh copy of the registry's index.
fn locked_versions(config: &Path, prepare: impl Fn(&mut Command)) -> Result {
    tool("deny")?;
    for folder in lock_files()? {
        // cargo-deny reads cargo's copy of the index, and only a resolution refreshes that copy.
        call_in(&folder, "update --quiet --dry-run")?;
        call_in(&folder, "fetch --quiet --locked")?;
        let manifest = Path::new(&folder).join("Cargo.toml");
        println!("{}", manifest.display());
        let mut deny = deny(&manifest.to_string_lossy(), config);
        prepare(&mut deny);
        deny.args(["check", "--deny", "index-failure"]);
        run_command(deny.args(["--deny", "index-cache-load-failure", "advisories"]))?;
    }
    Ok(())
}

fn advisories() -> Result {
    locked_versions("deny.toml".as_ref(), |_| {})
}

/// Checks for yanked versions. cargo-deny does so only with a database of advisories, and that of
/// `RustSec` is on GitHub. So this function creates a database with an advisory about no crate.
fn yanked() -> Result {
    let folder = tempfile::tempdir_in(target()?)?;
    let database = folder.path().join("database");
    let config = folder.path().join("deny.toml");
    // cargo-deny requires a URL with a host; git reads the folder instead.
    let url = "https://advisories.invalid/none";
    fs::create_dir_all(database.join("crates/none"))?;
    fs::write(
        database.join("crates/none/RUSTSEC-2000-0001.md"),
        "```toml\n[advisory]\nid = \"RUSTSEC-2000-0001\"\npackage = \"none\"\ndate = \"2000-01-01\"\n\n\
         [versions]\npatched = []\n```\n\n# None\n",
    )?;
    fs::write(
        &config,
        format!(
            "[graph]\nall-features = true\n\n[advisories]\ndb-path = '{}'\ndb-urls = ['{url}']\n\
             yanked = \"deny\"\n",
            folder.path().join("clones").display()
        ),
    )?;
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=xtask", "-c", "user.email=xtask@localhost"];
        let mut git = Command::new("git");
        run_command(git.current_dir(&database).args(who).args(arguments))
    };
    git(&["init", "--quiet", "--initial-branch", "main"])?;
    git(&["add", "--all"])?;
    git(&["commit", "--quiet", "--no-gpg-sign", "--message", "None"])?;
    locked_versions(&config, |deny| {
        deny.env("GIT_CONFIG_COUNT", "1")
            .env(
                "GIT_CONFIG_KEY_0",
                format!("url.{}.insteadOf", database.display()),
            )
            .env("GIT_CONFIG_VALUE_0", url);
    })
}

fn minimal_versions() -> Result {
    tool("hack")?;
    tool("minimal-versions")?;
    for Published { name, features, .. } in published()? {
        let wanted: Vec<_> = features
            .iter()
            .filter(|name| *name != SLOW)
            .cloned()
            .collect();
        let mut check = cargo(&["minimal-versions", "check", "--direct", "--ignore-private"]);
        check.args(["--quiet", "--target-dir", MINIMAL, "--package", &name]);
        run_command(check.args(["--features", &wanted.join(",")]))?;
    }
    Ok(())
}

fn browser() -> Result {
    call("build --locked --package pipeshub-examples --example web")?;
    call("build --locked --package pipeshub-connect")?;
    let target = target()?;
    let mut test = cargo(&["test", "--locked"]);
    test.env("PIPESHUB_WEB_EXAMPLE", target.join("debug/examples/web"))
        .env("PIPESHUB_CONNECT", target.join("debug/pipeshub-connect"))
        .env("CARGO_TARGET_DIR", target);
    run_command(test.current_dir(root().join("tests/browser")))
}

fn fuzz_targets() -> Result {
    tool("fuzz")?;
    call_in("fuzz", "clippy --locked --lib --bins -- -D warnings")?;
    call("fuzz build --sanitizer none --target-dir target/fuzz")?;
    let mut targets = Vec::new();
    for file in fs::read_dir(root().join("fuzz/fuzz_targets"))? {
        targets.extend(
            file?
                .path()
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned()),
        );
    }
    targets.sort();
    // A fuzz target uses one CPU core.
    for pair in targets.chunks(2) {
        thread::scope(|scope| {
            let runs: Vec<_> = pair
                .iter()
                .map(|target| scope.spawn(|| fuzz(target).map_err(|error| error.to_string())))
                .collect();
            for run in runs {
                run.join().map_err(|_| "a thread panicked")??;
            }
            Ok::<_, Box<dyn Error>>(())
        })?;
    }
    Ok(())
}

/// Runs a fuzz target. New inputs go to `target/fuzz/corpus`, failing ones to `fuzz/artifacts`.
fn fuzz(target: &str) -> Result {
    let found = root().join("target/fuzz/corpus").join(target);
    fs::create_dir_all(&found)?;
    let mut command = cargo(&[
        "fuzz",
        "run",
        "--sanitizer",
        "none",
        "--target-dir",
        "target/fuzz",
    ]);
    command
        .arg(target)
        .arg(&found)
        .arg(root().join("fuzz/corpus").join(target));
    if target == "reply" {
        // This target reads the stored responses of the tests as they are.
        for folder in fs::read_dir(root().join("tests/fixtures"))? {
            let folder = folder?.path();
            command.args(folder.is_dir().then_some(folder));
        }
    }
    // Short inputs find the most, and 4,096 bytes hold a head and a body.
    let limits = ["-max_len=4096", "-timeout=10", "-rss_limit_mb=1024"];
    command.arg("--").args(limits).arg("-max_total_time=10");
    output(&mut command).map(|_| println!("{target}: no input fails"))
}

/// Compares a measurement of the lab with `tests/lab/budgets.txt`.
fn lab(command: &str) -> Result {
    call(&format!(
        "run --locked --quiet --package pipeshub-lab -- {command} --check"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_have_names_of_their_own() {
        let mut names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
        assert!(run(&["no-such-step".to_owned()]).is_err());
    }
}
