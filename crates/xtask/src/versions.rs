//! `cargo xtask rust-version` and `cargo xtask minimal-versions`: the oldest Rust and the oldest
//! dependencies that the manifests promise to work with.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cargo::{Published, cargo, output, published, run};
use crate::result::Result;
use crate::sources::root;

/// Of the features, what no direct dependency is behind and what takes a minute to compile.
const LEFT_OUT: [&str; 1] = ["aws-lc-rs"];

/// Holds that no crate which a published crate is built from, whatever its features, asks for a
/// newer Rust than the published one says.
pub(crate) fn rust_version(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err("it takes no arguments".into());
    }
    let metadata = output(&mut cargo(&[
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--all-features",
    ]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"]
        .as_array()
        .ok_or("cargo metadata has no packages")?;
    let asked: BTreeMap<_, _> = packages
        .iter()
        .filter_map(|package| {
            let text = |key: &str| package[key].as_str();
            Some((
                format!("{} v{}", text("name")?, text("version")?),
                text("rust_version"),
            ))
        })
        .collect();
    let mut problems = Vec::new();
    for Published {
        name, rust_version, ..
    } in published()?
    {
        let promised = version(&rust_version)?;
        let mut tree = cargo(&[
            "tree",
            "--locked",
            "--package",
            &name,
            "--all-features",
            "--edges",
            "normal,build",
        ]);
        let tree = output(tree.args(["--target", "all", "--prefix", "none", "--format", "{p}"]))?;
        let (mut told, mut silent) = (0, 0);
        let mut crates: Vec<_> = tree.lines().collect();
        crates.sort_unstable();
        crates.dedup();
        for line in crates {
            let package = line.split(' ').take(2).collect::<Vec<_>>().join(" ");
            match asked
                .get(&package)
                .ok_or_else(|| format!("cargo metadata does not know {package}"))?
            {
                None => silent += 1,
                Some(theirs) => {
                    told += 1;
                    if version(theirs)? > promised {
                        problems.push(format!(
                            "{name} promises Rust {rust_version}, {package} asks for {theirs}"
                        ));
                    }
                }
            }
        }
        println!(
            "{name:<20} Rust {rust_version}: {told} crates ask for no newer one, {silent} ask for none"
        );
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n").into())
    }
}

/// `1.85` or `1.85.0`, to compare.
fn version(text: &str) -> Result<Vec<u32>> {
    let mut parts = text
        .split('.')
        .map(str::parse)
        .collect::<std::result::Result<Vec<u32>, _>>()?;
    parts.resize(3, 0);
    Ok(parts)
}

/// Compiles the published crates with the oldest versions of what their manifests name, in a copy
/// of them with a lock file of its own. What those depend on is as new as ever: many a crate's own
/// oldest dependencies do not compile.
pub(crate) fn minimal_versions(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err("it takes no arguments".into());
    }
    let copy = root().join("target/minimal-versions/sources");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    let published = published()?;
    for package in &published {
        copy_folder(
            &root().join("crates").join(&package.name),
            &copy.join("crates").join(&package.name),
        )?;
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let members = manifest
        .lines()
        .find(|line| line.starts_with("members = "))
        .ok_or("no members")?;
    fs::write(
        copy.join("Cargo.toml"),
        manifest.replace(members, "members = [\"crates/*\"]"),
    )?;
    fs::copy(root().join("clippy.toml"), copy.join("clippy.toml"))?;

    let mut lock = cargo(&["generate-lockfile", "-Zdirect-minimal-versions"]);
    run(lock.current_dir(&copy).env("RUSTC_BOOTSTRAP", "1"))?;
    let features = published
        .iter()
        .flat_map(|Published { name, features, .. }| {
            let wanted = features
                .iter()
                .filter(|feature| !LEFT_OUT.contains(&feature.as_str()));
            wanted.map(move |feature| format!("{name}/{feature}"))
        });
    let features = features.collect::<Vec<_>>().join(",");
    let mut check = cargo(&[
        "check",
        "--quiet",
        "--locked",
        "--workspace",
        "--features",
        &features,
    ]);
    run(check.current_dir(&copy).env(
        "CARGO_TARGET_DIR",
        root().join("target/minimal-versions/built"),
    ))?;
    println!(
        "{} crates compile with the oldest versions that they name",
        published.len()
    );
    Ok(())
}

/// With links followed, and without what was built.
fn copy_folder(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name().filter(|name| *name != "target") else {
            continue;
        };
        if path.is_dir() {
            copy_folder(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
