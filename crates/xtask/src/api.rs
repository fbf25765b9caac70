//! `cargo xtask api [--write]`: holds each published crate's public API to the list in `api/`, so
//! that whoever changes one sees it in the review.
//!
//! The lists are made from rustdoc's JSON, which is not stable.

use std::collections::BTreeSet;
use std::fs;

use crate::cargo::{cargo, packages, published, run as run_command, target, with_unstable_rustdoc};
use crate::result::Result;
use crate::sources::root;

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
    fs::create_dir_all(root().join("api"))?;
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
        let file = root().join("api").join(format!("{}.txt", package.name));
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
        println!(
            "{} lists in api/",
            if write {
                "wrote"
            } else {
                "these sources have the API of the"
            }
        );
        return Ok(());
    }
    Err(format!(
        "the public API is not that of api/:\n{differences}if that is meant: cargo xtask api --write"
    )
    .into())
}
