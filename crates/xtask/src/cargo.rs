//! Cargo, called from a program that cargo has started.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::Value;

use crate::folder::root;
use crate::result::Result;

/// Cargo in the repository's folder.
///
/// The variables with which `cargo run` describes this package are removed: build scripts that read
/// them would run again each time.
#[must_use]
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ]
        .iter()
        .any(|start| text.starts_with(start))
        {
            command.env_remove(&name);
        }
    }
    command.current_dir(root()).args(arguments);
    command
}

/// The variable with the path of the real rustdoc. It is set where this program replaces rustdoc.
const RUSTDOC: &str = "XTASK_RUSTDOC";

/// Lets rustdoc use its unstable options on a stable toolchain.
///
/// The variable `RUSTC_BOOTSTRAP` allows them. Only rustdoc may see this variable: build scripts
/// watch it, and cargo would build everything again. So this program replaces rustdoc as cargo sees
/// it, and sets the variable for the real one.
///
/// # Errors
///
/// Fails if the path of this program is unknown.
pub fn with_unstable_rustdoc(cargo: &mut Command) -> Result<&mut Command> {
    let rustdoc = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
    Ok(cargo
        .env(RUSTDOC, rustdoc)
        .env("RUSTDOC", std::env::current_exe()?))
}

/// Runs the real rustdoc if cargo started this program as rustdoc.
#[must_use]
pub fn as_rustdoc() -> Option<ExitCode> {
    let mut command = Command::new(std::env::var_os(RUSTDOC)?);
    let status = command
        .args(std::env::args_os().skip(1))
        .env("RUSTC_BOOTSTRAP", "1")
        .status();
    Some(if status.is_ok_and(|status| status.success()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Formats a command as a person would type it, without its environment.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a command that prints to the terminal.
///
/// # Errors
///
/// Fails if the command does not start or does not succeed.
pub fn run(command: &mut Command) -> Result {
    let status = command
        .status()
        .map_err(|error| format!("{}: {error}", shown(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{}: {status}", shown(command)).into())
    }
}

/// Runs a command and returns what it prints.
///
/// # Errors
///
/// Fails if the command does not start, does not succeed, or prints text that is not UTF-8.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .output()
        .map_err(|error| format!("{}: {error}", shown(command)))?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(format!(
            "{}: {}\n{}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        )
        .into())
    }
}

/// Returns each crate that `cargo tree` lists: its name, its version, and its folder if it has one.
///
/// Without `--edges`, the list includes procedural macros, and excludes build scripts and their
/// dependencies.
///
/// # Errors
///
/// Fails if cargo fails.
pub fn tree(folder: &Path, arguments: &[&str]) -> Result<BTreeSet<String>> {
    let tree = ["tree", "--locked", "--prefix", "none", "--format", "{p}"];
    let mut command = cargo(&tree);
    command.args(["--no-dedupe"]).args(arguments);
    if !arguments.contains(&"--edges") {
        command.args(["--edges", "normal"]);
    }
    let tree = output(command.current_dir(folder))?;
    Ok(tree.lines().map(str::to_owned).collect())
}

/// A crate of this workspace that is published.
#[derive(Debug)]
pub struct Published {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its `rust-version`, such as `1.85`.
    pub rust_version: String,
    /// The features that a user may name.
    pub features: Vec<String>,
    /// The features that begin with `_`.
    pub internal: Vec<String>,
}

/// Returns the output of `cargo metadata` with these arguments.
///
/// # Errors
///
/// Fails if cargo fails.
pub fn metadata(arguments: &[&str]) -> Result<Value> {
    let mut command = cargo(&["metadata", "--locked", "--format-version", "1"]);
    Ok(serde_json::from_str(&output(command.args(arguments))?)?)
}

/// Returns the folder that cargo builds in.
///
/// # Errors
///
/// Fails if cargo fails.
pub fn target() -> Result<PathBuf> {
    Ok(metadata(&["--no-deps"])?["target_directory"]
        .as_str()
        .ok_or("cargo metadata prints no target directory")?
        .into())
}

/// Returns the published crates in alphabetical order.
///
/// # Errors
///
/// Fails if cargo fails, or if a manifest lacks a `rust-version`.
pub fn published() -> Result<Vec<Published>> {
    let metadata = metadata(&["--no-deps"])?;
    let packages = metadata["packages"]
        .as_array()
        .ok_or("cargo metadata has no packages")?;
    let mut published = Vec::new();
    for package in packages
        .iter()
        .filter(|package| package["publish"].is_null())
    {
        let text = |key: &str| package[key].as_str().map(str::to_owned);
        let features = package["features"]
            .as_object()
            .ok_or("a package has no list of features")?;
        let (internal, features) = features
            .keys()
            .cloned()
            .partition(|name| name.starts_with('_'));
        published.push(Published {
            name: text("name").ok_or("a package has no name")?,
            version: text("version").ok_or("a package has no version")?,
            rust_version: text("rust_version").ok_or("a published crate has no rust-version")?,
            features,
            internal,
        });
    }
    published.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(published)
}

/// Returns `--package` and the name for each published crate.
#[must_use]
pub fn packages(published: &[Published]) -> Vec<&str> {
    published
        .iter()
        .flat_map(|package| ["--package", &package.name])
        .collect()
}

/// Returns the folders with a lock file, relative to [`root`]. The root itself is the empty text.
///
/// # Errors
///
/// Fails if git fails.
pub fn lock_files() -> Result<Vec<String>> {
    let mut git = Command::new("git");
    // Includes new files, and excludes ignored ones: `target` contains many.
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let files = output(
        git.args(["--", "Cargo.lock", "*/Cargo.lock"])
            .current_dir(root()),
    )?;
    let folders = files
        .lines()
        .filter_map(|file| file.strip_suffix("Cargo.lock"));
    let mut folders: Vec<_> = folders
        .map(|folder| folder.trim_end_matches('/').to_owned())
        .collect();
    folders.sort();
    folders.dedup();
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_workspace_has_a_lock_file_that_is_checked() {
        let expected = [
            "",
            "examples/reqwest",
            "fuzz",
            "tests/browser",
            "tests/fork",
            "tests/lab/peers",
            "tests/trace",
        ];
        assert_eq!(lock_files().unwrap(), expected);
    }
}
