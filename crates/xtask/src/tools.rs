//! The cargo tools of the checks.

use std::process::{Command, Stdio};

use xtask::Result;
use xtask::cargo::{cargo, run as run_command};

/// The cargo tools that steps install, each in one version. All machines run the same tools, and a
/// new release of a tool runs nowhere until this list names it.
const TOOLS: &[(&str, &str)] = &[
    ("deny", "0.20.2"),
    ("fuzz", "0.13.2"),
    ("hack", "0.6.46"),
    ("minimal-versions", "0.1.38"),
];

/// Installs a cargo tool without optimization: a tool runs for seconds, and an optimized build takes
/// minutes.
pub(crate) fn tool(name: &str) -> Result {
    let (_, version) = TOOLS
        .iter()
        .find(|(tool, _)| *tool == name)
        .ok_or_else(|| format!("cargo-{name} has no version to install"))?;
    let known = Command::new(format!("cargo-{name}"))
        .args([name, "--version"])
        .stdin(Stdio::null())
        .output();
    let named = format!("cargo-{name} {version}");
    if known.is_ok_and(|known| String::from_utf8_lossy(&known.stdout).trim() == named) {
        Ok(())
    } else {
        let install = format!("install --locked --debug cargo-{name} --version ={version}");
        run_command(&mut cargo(&install.split(' ').collect::<Vec<_>>()))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use xtask::root;

    use super::*;

    /// Returns the source files of this package.
    fn sources() -> Vec<PathBuf> {
        let folder = root().join("crates/xtask/src");
        let files = fs::read_dir(folder).unwrap();
        files.map(|file| file.unwrap().path()).collect()
    }

    #[test]
    fn every_tool_has_one_exact_version() {
        for (name, version) in TOOLS {
            let numbers: Vec<_> = version.split('.').map(str::parse::<u32>).collect();
            assert!(
                numbers.len() == 3 && numbers.iter().all(Result::is_ok),
                "{name}"
            );
        }
        assert!(tool("no-such-tool").is_err());
        // Each call names a tool of the list, and each tool of the list is called.
        let mut called = Vec::new();
        for file in sources() {
            let text = fs::read_to_string(&file).unwrap();
            called.extend(
                text.split("    tool(\"")
                    .skip(1)
                    .map(|rest| rest.split('"').next().unwrap().to_owned()),
            );
        }
        called.sort();
        called.dedup();
        assert_eq!(
            called,
            TOOLS.iter().map(|(name, _)| *name).collect::<Vec<_>>()
        );
    }
}
