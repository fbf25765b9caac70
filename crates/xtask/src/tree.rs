//! `cargo xtask tree [--write]`: checks the crates in a program with the SDK's default features.
//!
//! Each has to be in `tests/default-tree.txt`, so that a review shows a new one, and
//! `ARCHITECTURE.md` has to name each with its reason. Their number has a limit.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use xtask::cargo::tree;
use xtask::{Result, root};

const TARGETS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];
const LIST: &str = "tests/default-tree.txt";
const MOST: usize = 51;
/// The page that names each crate with its reason.
const REASONS: &str = "ARCHITECTURE.md";
const SECTION: &str = "Dependencies";

pub(crate) fn run(arguments: &[String]) -> Result {
    let root = &root();
    let mut list =
        "# What `pipeshub` is built from with its default features. Written by: cargo xtask tree --write\n"
            .to_owned();
    let reasons = fs::read_to_string(root.join(REASONS))?;
    for target in TARGETS {
        let crates = crates(root, target)?;
        hold(target, &crates, &reasons)?;
        writeln!(list, "\n[{target}]")?;
        for name in crates {
            writeln!(list, "{name}")?;
        }
    }
    let file = root.join(LIST);
    match arguments {
        [] => {
            let known = fs::read_to_string(&file)?;
            let (has, had) = (lines(&list), lines(&known));
            let more = has.difference(&had).map(|line| format!("+ {line}\n"));
            let fewer = had.difference(&has).map(|line| format!("- {line}\n"));
            let differences: String = more.chain(fewer).collect();
            if !differences.is_empty() {
                return Err(format!("{LIST} is of another tree:\n{differences}").into());
            }
            println!("{LIST} is up to date");
            Ok(())
        }
        [argument] if argument == "--write" => Ok(fs::write(file, list)?),
        _ => Err("unknown argument; the only one is --write".into()),
    }
}

/// Checks the number of crates, and that each has a reason.
fn hold(target: &str, crates: &BTreeSet<String>, reasons: &str) -> Result {
    if crates.len() > MOST {
        return Err(format!(
            "{target}: {} crates; at most {MOST} are allowed",
            crates.len()
        )
        .into());
    }
    let heading = format!("\n## {SECTION}\n");
    let (_, section) = reasons
        .split_once(&heading)
        .ok_or(format!("{REASONS} has no section {SECTION}"))?;
    let section = section.split("\n## ").next().unwrap_or_default();
    let unnamed: Vec<_> = crates
        .iter()
        .map(|name| format!("`{name}`"))
        .filter(|name| !section.contains(name))
        .collect();
    if unnamed.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{target}: {REASONS}, section {SECTION}, does not name the reason for {}",
        unnamed.join(", ")
    )
    .into())
}

/// Returns the crates of a list, each with its target.
fn lines(list: &str) -> BTreeSet<String> {
    let mut target = "";
    let mut lines = BTreeSet::new();
    for line in list
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if line.starts_with('[') {
            target = line;
        } else {
            lines.insert(format!("{line} {target}"));
        }
    }
    lines
}

fn crates(root: &Path, target: &str) -> Result<BTreeSet<String>> {
    let lines = tree(root, &["--package", "pipeshub", "--target", target])?;
    Ok(lines
        .iter()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crate_without_reason_or_above_the_limit_is_reported() {
        let crates: BTreeSet<_> = ["http", "http-body", "ring"].map(str::to_owned).into();
        let result = |reasons: &str| hold("t", &crates, reasons).map_err(|error| error.to_string());
        assert_eq!(
            result("# A\n\n## Dependencies\n\n`http` and `http-body`; `ring`.\n"),
            Ok(())
        );
        for (reasons, missing) in [
            (
                "\n## Dependencies\n`http-body`, `ring`",
                "the reason for `http`",
            ),
            (
                "`ring`\n## Dependencies\n`http`\n## Others\n`http-body`",
                "the reason for `http-body`, `ring`",
            ),
            ("`http`, `http-body`, `ring`", "has no"),
        ] {
            let error = result(reasons).unwrap_err();
            assert!(error.contains(missing), "{error}");
        }
        let many: BTreeSet<_> = (0..=MOST).map(|n| n.to_string()).collect();
        let error = hold("t", &many, "\n## Dependencies\n")
            .unwrap_err()
            .to_string();
        assert_eq!(error, "t: 52 crates; at most 51 are allowed");
    }
}
