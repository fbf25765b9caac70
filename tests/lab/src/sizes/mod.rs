//! `cargo lab sizes`: the bytes of a program, compared with the same program by hand and on other
//! clients.
//!
//! `--check` builds the programs with a budget and compares ratios alone, so a change of the
//! sources needs no new figures. `--write` measures all programs, which takes long, and writes
//! `sizes.json`, the tables and the chart.

mod chart;
mod measured;
mod pages;
mod programs;
mod symbols;

use std::fs;

use xtask::{Result, root};

use crate::generated::Figures;
use crate::job_server::JobServer;
use crate::peers::{SDK, target};
use crate::table::float;
use crate::{budgets, written};
use measured::{Measured, Size, compiler};
use pages::Sizes;
use programs::{ALL_COMPILED, PROGRAMS};

const CHART: &str = "docs/sizes.svg";

#[cfg(test)]
pub(crate) fn budgeted() -> impl Iterator<Item = String> {
    PROGRAMS.iter().map(|program| program.peer.name.to_owned())
}

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments {
        [argument] if argument == "--check" => check(),
        [argument] if argument == "--write" => measure(),
        [argument] if argument == "--pages" => write(&Sizes::read()?),
        _ => Err("it takes --check, --write or --pages".into()),
    }
}

fn measure() -> Result {
    let server = JobServer::start()?;
    let mut programs = Vec::new();
    for program in PROGRAMS {
        println!("measuring: {}", program.peer.name);
        programs.push(Measured::of(program, &server)?);
    }
    let mut sizes = Sizes {
        compiler: compiler()?,
        programs,
        code_of_crates: Vec::new(),
    };
    sizes.code_of_crates = symbols::by_crate(sizes.get(SDK.name)?.text)?;
    sizes.save()?;
    write(&sizes)?;
    hold_budgets(|name| Ok(sizes.get(name)?.bytes))
}

fn write(sizes: &Sizes) -> Result {
    let generated = Figures::read()?;
    fs::write(root().join(CHART), sizes.chart(&generated)?)?;
    sizes
        .parts(&generated)?
        .iter()
        .try_for_each(written::Part::write)
}

/// Checks the budgets, and compares the pages with the stored figures.
fn check() -> Result {
    let server = JobServer::start()?;
    let mut sizes = Vec::new();
    for program in PROGRAMS {
        let name = program.peer.name;
        if program.peer.package == "floor" || budgets::of(name)?.is_some() {
            sizes.push((name, Size::of(program, &target(), &server)?.bytes));
        }
    }
    hold_budgets(|name| {
        let size = sizes.iter().find(|(known, _)| *known == name);
        Ok(size.ok_or_else(|| format!("{name} was not built"))?.1)
    })?;
    symbols::check_own_transport()?;
    let (known, generated) = (Sizes::read()?, Figures::read()?);
    written::check_file(CHART, pages::COMMAND, &known.chart(&generated)?)?;
    known
        .parts(&generated)?
        .iter()
        .try_for_each(written::Part::check)
}

/// Compares the programs that have a budget with it, and checks the sentence on features in
/// docs/sizes.md.
fn hold_budgets(size: impl Fn(&str) -> Result<u64>) -> Result {
    for program in PROGRAMS {
        let name = program.peer.name;
        if budgets::of(name)?.is_some() {
            budgets::hold(name, float(size(name)?) / float(size(program.against)?))?;
        }
    }
    let (one, all) = (size(SDK.name)?, size(ALL_COMPILED.name)?);
    if one.abs_diff(all) > 1024 {
        return Err(format!(
            "all operations compiled: {all} bytes, one: {one}; docs/sizes.md says that they are the same"
        )
        .into());
    }
    Ok(())
}
