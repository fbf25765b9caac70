//! `cargo xtask features [--some]`: compiles the published crates with sets of features.
//!
//! Each set is compiled alone, and a warning is an error. An operation has a feature of its own, and
//! to compile each takes longer than all other checks together. So `cargo xtask ci` compiles, with
//! `--some`, the sets without operations, the groups, and a dozen operations that change each day.

use std::time::{SystemTime, UNIX_EPOCH};

use xtask::Result;
use xtask::cargo::{Published, cargo, published, run as run_command};

use crate::tools::tool;

/// The operations of each crate that `--some` compiles alone.
const DOZEN: usize = 12;

const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments {
        [] => check(&|_| Vec::new()),
        [argument] if argument == "--some" => {
            let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
            let day = usize::try_from(since.as_secs() / SECONDS_OF_A_DAY)?;
            check(&|operations| others(operations, day))
        }
        _ => Err("unknown argument; the only one is --some".into()),
    }
}

/// Compiles each published crate with each set, without the operations that `left_out` returns.
fn check(left_out: &dyn Fn(&[&str]) -> Vec<String>) -> Result {
    tool("hack")?;
    for Published {
        name,
        internal,
        features,
        ..
    } in published()?
    {
        let sets: &[&str] = match &*name {
            // Each TLS choice alone and in pairs, no TLS, no hyper, both providers.
            "pipeshub-core" => &["--feature-powerset", "--depth", "2"],
            // No feature, each alone, and all. The core without its transport. The listener without
            // the program.
            _ => &["--each-feature"],
        };
        let operations = operations(&features);
        let left_out = left_out(&operations);
        if !operations.is_empty() {
            let count = operations.len() - left_out.len();
            println!("{name}: {count} of {} operations alone", operations.len());
        }
        let excluded: Vec<_> = internal.into_iter().chain(left_out).collect();
        let mut hack = cargo(&["hack", "check", "--locked", "--package", &name]);
        hack.args(sets).env("RUSTFLAGS", "-D warnings");
        if !excluded.is_empty() {
            hack.args(["--exclude-features", &excluded.join(",")]);
        }
        run_command(&mut hack)?;
        if !excluded.is_empty() {
            // cargo-hack does not turn on all features if it leaves one out.
            let mut all = cargo(&["check", "--locked", "--all-features", "--package", &name]);
            run_command(all.env("RUSTFLAGS", "-D warnings"))?;
        }
    }
    Ok(())
}

/// Returns the features of single operations. No other public feature has `_` in its name.
fn operations(features: &[String]) -> Vec<&str> {
    let names = features.iter().map(String::as_str);
    names.filter(|name| name.contains('_')).collect()
}

/// Returns the operations that are not of the day's dozen. All have been in a dozen after
/// `len / 12` days, rounded up.
fn others(operations: &[&str], day: usize) -> Vec<String> {
    let dozens = operations.len().div_ceil(DOZEN).max(1);
    let others = operations.iter().enumerate();
    others
        .filter(|(place, _)| place % dozens != day % dozens)
        .map(|(_, name)| (*name).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn operations_are_compiled_a_dozen_a_day_until_each_was() {
        for count in [1_usize, 11, 12, 13, 24, 150] {
            let names: Vec<_> = (0..count).map(|number| format!("a_{number}")).collect();
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            let mut compiled = BTreeSet::<&str>::new();
            for day in 20_000..20_000 + count.div_ceil(DOZEN) {
                let others = others(&names, day);
                let dozen: Vec<_> = names
                    .iter()
                    .filter(|name| others.iter().all(|other| other != *name))
                    .collect();
                assert!((1..=DOZEN).contains(&dozen.len()), "{count}: {dozen:?}");
                compiled.extend(dozen);
            }
            assert_eq!(compiled.len(), count);
        }
        assert_eq!(others(&[], 1), [""; 0]);
    }

    #[test]
    fn operations_of_the_published_crates_are_found() {
        let mut found = Vec::new();
        for package in published().unwrap() {
            if !operations(&package.features).is_empty() {
                found.push(package.name);
            }
        }
        assert_eq!(found, ["pipeshub-admin-funcs", "pipeshub-funcs"]);
    }
}
