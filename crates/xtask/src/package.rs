//! `cargo xtask package`: packs the published crates, unpacks them, and compiles them.
//!
//! `cargo package` can do this, but it reuses the unpacked sources of an earlier run while the version
//! is the same. So it may check sources other than the packed ones.

use std::fs;
use std::process::Command;

use xtask::cargo::{cargo, packages, published, run as run_command, target};
use xtask::{Result, root};

pub(crate) fn run(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err("it takes no arguments".into());
    }
    let published = published()?;
    let target = target()?;
    let unpacked = tempfile::tempdir_in(&target)?;
    let unpacked = unpacked.path();
    // Uncommitted changes are packed, too.
    let pack = [
        "package",
        "--locked",
        "--allow-dirty",
        "--no-verify",
        "--quiet",
    ];
    run_command(cargo(&pack).args(packages(&published)))?;

    let mut manifest =
        String::from("[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n\n[patch.crates-io]\n");
    for package in &published {
        let folder = format!("{}-{}", package.name, package.version);
        let tarball = target.join("package").join(format!("{folder}.crate"));
        run_command(
            Command::new("tar")
                .arg("-xzf")
                .arg(tarball)
                .arg("-C")
                .arg(unpacked),
        )?;
        manifest += &[&*package.name, " = { path = \"", &folder, "\" }\n"].concat();
        for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
            if !unpacked.join(&folder).join(file).exists() {
                return Err(format!("{folder} has no {file}").into());
            }
        }
    }
    fs::write(unpacked.join("Cargo.toml"), manifest)?;
    fs::copy(root().join("Cargo.lock"), unpacked.join("Cargo.lock"))?;
    let mut check = cargo(&[
        "check",
        "--quiet",
        "--offline",
        "--workspace",
        "--all-features",
    ]);
    run_command(check.current_dir(unpacked).env("CARGO_TARGET_DIR", &target))?;
    println!("{} crates compile from their tarballs", published.len());
    Ok(())
}
