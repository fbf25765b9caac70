//! `cargo xtask tree [--write]`: holds the crates that a program with the SDK's default features is built from to
//! `tests/default-tree.txt`, so that none comes in unseen.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Result;

const TARGETS: [&str; 3] = ["x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-pc-windows-msvc"];
const LIST: &str = "tests/default-tree.txt";

pub(crate) fn run(arguments: &[String]) -> Result {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("no root folder")?;
    let mut list =
        "# What `pipeshub` is built from with its default features. Written by: cargo xtask tree --write\n"
            .to_owned();
    for target in TARGETS {
        let crates = crates(root, target)?;
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
            println!("{LIST} is of these sources");
            Ok(())
        }
        [argument] if argument == "--write" => Ok(fs::write(file, list)?),
        _ => Err("it takes --write, or nothing".into()),
    }
}

/// Each crate with its target.
fn lines(list: &str) -> BTreeSet<String> {
    let mut target = "";
    let mut lines = BTreeSet::new();
    for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            target = line;
        } else {
            lines.insert(format!("{line} {target}"));
        }
    }
    lines
}

/// Without those that run while it is built, which `normal` leaves out but for macros.
fn crates(root: &Path, target: &str) -> Result<BTreeSet<String>> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root).args(["tree", "--locked", "--package", "pipeshub", "--edges", "normal"]);
    let output = command.args(["--prefix", "none", "--format", "{p}", "--target", target]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let text = String::from_utf8(output.stdout)?;
    Ok(text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
}
