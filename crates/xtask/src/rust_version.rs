//! `cargo xtask rust-version`: compares the `rust-version` of each published crate with those of its
//! dependencies, for all features and targets.
//!
//! cargo-hack and cargo-msrv compile with the old toolchain instead. A job in `.github` does that.
//! This check needs one toolchain only.

use std::collections::{BTreeMap, BTreeSet};

use xtask::cargo::{Published, metadata, published, tree};
use xtask::{Result, root};

pub(crate) fn run(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err("it takes no arguments".into());
    }
    let metadata = metadata(&["--all-features"])?;
    let packages = metadata["packages"]
        .as_array()
        .ok_or("cargo metadata has no packages")?;
    // By name and version, as `cargo tree` prints them.
    let mut asked = BTreeMap::new();
    for package in packages {
        let text = |key: &str| package[key].as_str();
        let (Some(name), Some(version)) = (text("name"), text("version")) else {
            return Err("a package has no name or no version".into());
        };
        asked.insert(format!("{name} v{version}"), text("rust_version"));
    }
    let mut problems = BTreeSet::new();
    for Published {
        name, rust_version, ..
    } in published()?
    {
        let promised = version(&rust_version)?;
        let all = ["--package", &name, "--all-features", "--target", "all"];
        let crates = tree(&root(), &[&all[..], &["--edges", "normal,build"]].concat())?;
        for line in &crates {
            let package = line.split(' ').take(2).collect::<Vec<_>>().join(" ");
            let theirs = asked
                .get(&package)
                .ok_or_else(|| format!("cargo metadata does not know {package}"))?;
            if let Some(theirs) = theirs
                && version(theirs)? > promised
            {
                problems.insert(format!(
                    "{name} promises Rust {rust_version}, {package} needs {theirs}"
                ));
            }
        }
        println!("{name:<20} Rust {rust_version}, {} crates", crates.len());
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Vec::from_iter(problems).join("\n").into())
    }
}

/// Parses `1.85` or `1.85.0`, for a comparison.
fn version(text: &str) -> Result<Vec<u32>> {
    let mut parts = text
        .split('.')
        .map(str::parse)
        .collect::<Result<Vec<u32>, _>>()?;
    parts.resize(3, 0);
    Ok(parts)
}
