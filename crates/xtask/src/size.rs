//! `cargo xtask size`: what a program costs in bytes, beside the same program written by hand and
//! on other clients.
//!
//! It measures anew what was made from other sources, versions or settings, or by another compiler,
//! than the figures in `docs/sizes.json`, and writes that file, the chart and the tables from it.

mod chart;
mod measured;
mod pages;
mod programs;
mod symbols;

use std::fs;

use crate::job_server::JobServer;
use crate::peers::{SDK, target};
use crate::result::Result;
use crate::sources::{self, root};
use crate::table::float;
use crate::{budgets, written};
use measured::{Measured, Size, built_from, compiler};
use pages::Sizes;
use programs::{ALL_COMPILED, PROGRAMS, Program};

const COMMAND: &str = "cargo xtask size";
const FIGURES: &str = "docs/sizes.json";
const CHART: &str = "docs/sizes.svg";

#[cfg(test)]
pub(crate) fn budgeted() -> impl Iterator<Item = String> {
    PROGRAMS.iter().map(|program| program.peer.name.to_owned())
}

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [] => measure(false),
        ["--all"] => measure(true),
        ["--write"] => write(&Sizes::read()?),
        ["--check"] => check(),
        _ => Err("--all, --write, --check, or nothing".into()),
    }
}

/// Measures what is not known yet, or all of it, and writes what is made from it.
fn measure(all: bool) -> Result {
    let server = JobServer::start()?;
    let known = if all { None } else { Sizes::read().ok() };
    let mut sizes = known.unwrap_or_default();
    for program in PROGRAMS {
        let name = program.peer.name;
        let now = built_from(program)?;
        if sizes.find(name).is_none_or(|row| row.built_from != now) {
            println!("measuring: {name}");
            let row = Measured::of(program, &server)?;
            sizes.programs.retain(|row| row.name != name);
            sizes.programs.push(row);
            // What took minutes is kept, should the next one fail. Of no sources, so that no check
            // passes it.
            sizes.sources = String::new();
            sizes.save()?;
        }
    }
    let rows: Result<Vec<_>> = PROGRAMS
        .iter()
        .map(|program| Ok(sizes.get(program.peer.name)?.clone()))
        .collect();
    let text = sizes.get(SDK.name)?.text;
    let sizes = Sizes {
        compiler: compiler()?,
        sources: sources::hash()?,
        programs: rows?,
        code_of_crates: symbols::by_crate(text)?,
    };
    sizes.save()?;
    write(&sizes)?;
    hold_budgets(PROGRAMS, |name| Ok(sizes.get(name)?.bytes))
}

fn write(sizes: &Sizes) -> Result {
    fs::write(root().join(CHART), sizes.chart()?)?;
    sizes.parts()?.iter().try_for_each(written::Part::write)
}

/// Builds only what the budgets speak of, and holds what is written to the sources it was measured
/// on.
fn check() -> Result {
    let server = JobServer::start()?;
    let mut rows = Vec::new();
    let mut checked = Vec::new();
    for program in PROGRAMS {
        if program.peer.package == "floor" || budgets::of(program.peer.name)?.is_some() {
            rows.push((
                program.peer.name,
                Size::of(program, &target(), &server)?.bytes,
            ));
            checked.push(program);
        }
    }
    hold_budgets(checked, |name| {
        let row = rows.iter().find(|(known, _)| *known == name);
        Ok(row
            .ok_or_else(|| format!("{name} has to be measured, too"))?
            .1)
    })?;
    let sizes = Sizes::read()?;
    if sizes.sources != sources::hash()? {
        return Err(format!(
            "{FIGURES} is of other sources; run `{COMMAND}` and commit what it writes"
        )
        .into());
    }
    written::check_file(CHART, COMMAND, &sizes.chart()?)?;
    sizes.parts()?.iter().try_for_each(written::Part::check)
}

/// Holds the programs that have a budget to it, and the README to what it says of features.
fn hold_budgets<'a>(
    programs: impl IntoIterator<Item = &'a Program>,
    size: impl Fn(&str) -> Result<u64>,
) -> Result {
    for program in programs {
        let name = program.peer.name;
        if budgets::of(name)?.is_some() {
            budgets::hold(name, float(size(name)?) / float(size(program.against)?))?;
        }
    }
    let (one, all) = (size(SDK.name)?, size(ALL_COMPILED.name)?);
    if one.abs_diff(all) > 1024 {
        return Err(format!(
            "one of all compiled: {all} bytes, one of one: {one}; README.md says that they are the same"
        )
        .into());
    }
    Ok(())
}
