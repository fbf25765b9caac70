//! `cargo xtask api [--write]`: compares the public API of each published crate with the list in its
//! `public-api.txt`, so that a review shows each change.
//!
//! The lists are made from rustdoc's JSON, which is not stable.

use std::collections::BTreeSet;
use std::fs;

use xtask::cargo::{cargo, packages, published, run as run_command, target, with_unstable_rustdoc};
use xtask::{Result, root};

pub(crate) fn run(arguments: &[String]) -> Result {
    let write = match arguments {
        [] => false,
        [argument] if argument == "--write" => true,
        _ => return Err("it takes --write, or nothing".into()),
    };
    let published = published()?;
    let mut command = cargo(&[
        "doc",
        "--quiet",
        "--locked",
        "--no-deps",
        "--lib",
        "--all-features",
    ]);
    command.args(packages(&published)).env(
        "RUSTDOCFLAGS",
        "-Zunstable-options --output-format json --cap-lints allow",
    );
    run_command(with_unstable_rustdoc(&mut command)?)?;

    let mut differences = String::new();
    for package in &published {
        let json = target()?
            .join("doc")
            .join(format!("{}.json", package.name.replace('-', "_")));
        let api = public_api::Builder::from_rustdoc_json(&json)
            .omit_blanket_impls(true)
            .omit_auto_trait_impls(true)
            .build()
            .map_err(|error| {
                format!(
                    "{}: {error} (the lists are made with Rust 1.95)",
                    json.display()
                )
            })?;
        let list = format!("{api}");
        let file = root()
            .join("crates")
            .join(&package.name)
            .join("public-api.txt");
        if write {
            fs::write(file, list)?;
            continue;
        }
        let known =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let (has, had): (BTreeSet<_>, BTreeSet<_>) =
            (list.lines().collect(), known.lines().collect());
        for line in has.difference(&had) {
            differences += &["+ ", line, "\n"].concat();
        }
        for line in had.difference(&has) {
            differences += &["- ", line, "\n"].concat();
        }
    }
    if differences.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the public API differs from public-api.txt:\n{differences}if you mean that: cargo xtask api --write"
    )
    .into())
}
