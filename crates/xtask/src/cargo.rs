//! Cargo, called from a program that cargo has started.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use serde_json::Value;

use crate::result::Result;
use crate::sources::root;

/// Cargo in the repository's folder. What `cargo run` says of this package is taken out of its
/// environment: build scripts that look at it would run again each time.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
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

/// Set where this program stands in for rustdoc: what to call.
const RUSTDOC: &str = "XTASK_RUSTDOC";

/// Lets rustdoc do what is not stable. A stable one does, if told that it is none, and it alone is
/// told so, by this program in its place: cargo and the build scripts would build everything anew.
pub(crate) fn with_unstable_rustdoc(cargo: &mut Command) -> Result<&mut Command> {
    let rustdoc = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
    Ok(cargo
        .env(RUSTDOC, rustdoc)
        .env("RUSTDOC", std::env::current_exe()?))
}

/// Stands in for rustdoc, if cargo has started this program as that.
pub(crate) fn as_rustdoc() -> Option<ExitCode> {
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

/// A command as a person would type it: without its environment.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a command whose output is for whoever called.
pub(crate) fn run(command: &mut Command) -> Result {
    let status = command
        .status()
        .map_err(|error| format!("{}: {error}", shown(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{}: {status}", shown(command)).into())
    }
}

/// What a command prints.
pub(crate) fn output(command: &mut Command) -> Result<String> {
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

/// A crate of this workspace that is published.
pub(crate) struct Published {
    pub(crate) name: String,
    pub(crate) version: String,
    /// As `1.85`.
    pub(crate) rust_version: String,
    /// Those that a user may name, and those that begin with `_`.
    pub(crate) features: Vec<String>,
    pub(crate) internal: Vec<String>,
}

fn metadata() -> Result<Value> {
    let metadata = output(&mut cargo(&[
        "metadata",
        "--locked",
        "--no-deps",
        "--format-version",
        "1",
    ]))?;
    Ok(serde_json::from_str(&metadata)?)
}

/// Where cargo builds.
pub(crate) fn target() -> Result<PathBuf> {
    Ok(metadata()?["target_directory"]
        .as_str()
        .ok_or("cargo metadata tells no target directory")?
        .into())
}

pub(crate) fn published() -> Result<Vec<Published>> {
    let metadata = metadata()?;
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

/// `--package` and the name, for each of them.
pub(crate) fn packages(published: &[Published]) -> Vec<&str> {
    published
        .iter()
        .flat_map(|package| ["--package", &package.name])
        .collect()
}
