//! A response of 600 kB, decoded into types.

use xtask::Result;

use super::Bench;
use super::figures::{each, job};
use super::goals::{Goals, POOL, SDK};
use super::programs::{CLIENTS, Job};
use crate::table::{Table, thousands};

pub(super) fn part(bench: &Bench, goals: &mut Goals) -> Result<Table> {
    let measured = Searches::measure(bench)?;
    measured.hold(goals);
    Ok(measured.table())
}

/// A response of 600 kB, decoded into types.
struct Searches {
    instructions: Vec<f64>,
    allocations: Vec<f64>,
}

impl Searches {
    fn measure(bench: &Bench) -> Result<Self> {
        let [short, long] = ["10", "20"].map(|calls| [calls.to_owned()]);
        let of = |arguments| Job {
            arguments,
            ..job("search", "once", "")
        };
        Ok(Self {
            instructions: each(bench, |programs| {
                eprintln!("response of 600 kB: {}", programs.client.name);
                let [short, long] =
                    [&short, &long].map(|calls| of(calls).instructions(programs, &bench.server));
                Ok((long? - short?) / 10.0)
            })?,
            allocations: each(bench, |programs| {
                of(&long).allocations(programs, &bench.server)
            })?,
        })
    }

    fn hold(&self, goals: &mut Goals) {
        for (what, figures) in [
            ("instructions", &self.instructions),
            ("allocations", &self.allocations),
        ] {
            let ratio = figures[SDK] / figures[POOL];
            goals.fine_ratio(&format!("response of 600 kB: {what}, ratio"), 1.02, ratio);
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&[
            "client",
            "M instructions",
            "ratio to row 1",
            "allocations",
            "ratio to row 1",
        ]);
        for (n, client) in CLIENTS.iter().enumerate() {
            table.row([
                client.name.to_owned(),
                format!("{:.2}", self.instructions[n] / 1e6),
                format!("{:.3}", self.instructions[n] / self.instructions[0]),
                thousands(self.allocations[n]),
                format!("{:.3}", self.allocations[n] / self.allocations[0]),
            ]);
        }
        table
    }
}
