//! A stream of events.

use xtask::Result;

use super::Bench;
use super::figures::{
    MIB, Timed, differences, each, job, more, more_of_sdk, optional, plain_bytes, sizes, timed,
};
use super::goals::{Goals, POOL, SDK};
use super::programs::{CLIENTS, Programs, REQWEST};
use crate::table::{Table, float, thousands};

pub(super) fn part(bench: &Bench, goals: &mut Goals) -> Result<Table> {
    let measured = Events::measure(bench)?;
    measured.hold(goals);
    Ok(measured.table())
}

/// A stream of events.
struct Events {
    /// Instructions and allocations of an event, in chunks of up to 1400 bytes.
    cut: Vec<[f64; 2]>,
    /// The same with a chunk for each event.
    whole: Vec<[f64; 2]>,
    /// Million instructions for a MiB of one large event, and their growth: the ratio of a MiB from
    /// 2 to 4 units to a MiB from 1 to 2 units.
    large: Vec<[f64; 2]>,
    small: Vec<Timed>,
    /// The same events, and one of 4 MiB.
    with_large: Vec<Timed>,
    tls_bytes: Vec<Option<f64>>,
    bytes: Vec<Option<f64>>,
    plain: Vec<Option<f64>>,
}

impl Events {
    const CUT: usize = 1400;

    fn measure(bench: &Bench) -> Result<Self> {
        let per_event = |cut: usize| {
            each(bench, |programs| {
                eprintln!("events, cut {cut}: {}", programs.client.name);
                let plans = [10_000, 20_000].map(|events| format!("{events}-{cut}-0"));
                let difference = differences(bench, programs, "events", &plans, &[])?;
                Ok(difference.map(|figure| figure / 10_000.0))
            })
        };
        Ok(Self {
            cut: per_event(Self::CUT)?,
            whole: per_event(0)?,
            large: each(bench, |programs| Self::large(bench, programs))?,
            small: timed(bench, job("events", "200000-1400-0", "events 200001 "))?,
            with_large: timed(
                bench,
                job("events", "200000-1400-4194304", "events 200001 "),
            )?,
            tls_bytes: sizes("events", "tls")?,
            bytes: sizes("events", "")?,
            plain: plain_bytes(bench)?,
        })
    }

    fn large(bench: &Bench, programs: &Programs) -> Result<[f64; 2]> {
        // A quadratic client would need minutes for a unit of a MiB.
        let unit = if programs.client.package == REQWEST.package {
            MIB / 4
        } else {
            MIB
        };
        eprintln!("one event of {} KiB: {}", unit / 256, programs.client.name);
        let mut instructions = Vec::new();
        for units in [1, 2, 4] {
            let plan = format!("0-{}-{}", Self::CUT, units * unit);
            let job = job("events", &plan, "events 1 ");
            instructions.push(job.instructions(programs, &bench.server)?);
        }
        let mib = float(unit) / float(MIB);
        let first = (instructions[1] - instructions[0]) / mib;
        let second = (instructions[2] - instructions[1]) / (2.0 * mib);
        Ok([second / 1e6, second / first])
    }

    fn hold(&self, goals: &mut Goals) {
        let ratio = |figures: &[[f64; 2]]| figures[SDK][0] / figures[POOL][0];
        let what = "events cut at random: instructions, ratio";
        goals.ratio(what, 1.05, ratio(&self.cut));
        let what = "a chunk per event: instructions, ratio";
        goals.ratio(what, 1.05, ratio(&self.whole));
        goals.ratio("allocations per event", 3.6, self.cut[SDK][1]);
        let what = "a chunk per event: allocations per event";
        goals.ratio(what, 3.6, self.whole[SDK][1]);
        let what = "one large event: growth of its cost per MiB";
        goals.ratio(what, 1.1, self.large[SDK][1]);
        for (what, timed) in [
            ("events: peak KiB", &self.small),
            ("with an event of 4 MiB: peak KiB", &self.with_large),
        ] {
            goals.whole(what, timed[POOL].peak_kib + 256.0, timed[SDK].peak_kib);
        }
        let tls = |n: usize| self.tls_bytes[n].unwrap_or(f64::NAN);
        let what = "events with TLS: bytes of the program, ratio";
        goals.ratio(what, 0.98, tls(SDK) / tls(POOL));
        let what = "`EventStream`: bytes over a plain call";
        goals.whole(what, 33_000.0, more_of_sdk(&self.bytes, &self.plain));
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&[
            "client",
            "instructions per event, cut at random",
            "ratio to row 1",
            "a chunk per event",
            "ratio to row 1",
            "allocations per event",
            "one large event: M instructions per MiB",
            "growth",
            "CPU ms",
            "CPU ms, with 4 MiB",
            "peak KiB",
            "peak KiB, with 4 MiB",
            "bytes, TLS",
            "bytes",
            "over a plain call",
        ]);
        for (n, client) in CLIENTS.iter().enumerate() {
            table.row([
                client.name.to_owned(),
                thousands(self.cut[n][0]),
                format!("{:.2}", self.cut[n][0] / self.cut[0][0]),
                thousands(self.whole[n][0]),
                format!("{:.2}", self.whole[n][0] / self.whole[0][0]),
                format!("{:.2}", self.cut[n][1]),
                format!("{:.1}", self.large[n][0]),
                format!("{:.2}", self.large[n][1]),
                format!("{:.0}", self.small[n].cpu_ms),
                format!("{:.0}", self.with_large[n].cpu_ms),
                thousands(self.small[n].peak_kib),
                thousands(self.with_large[n].peak_kib),
                optional(self.tls_bytes[n]),
                optional(self.bytes[n]),
                optional(more(self.bytes[n], self.plain[n])),
            ]);
        }
        table
    }
}
