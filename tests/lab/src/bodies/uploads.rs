//! Uploads: one of 1 GiB, and one of 200 files of 1 MiB.

use std::slice;

use xtask::Result;

use super::Bench;
use super::figures::{
    Timed, differences, each, job, more, more_of_sdk, optional, plain_bytes, sizes, timed,
};
use super::goals::{Goals, ONE, SDK};
use super::programs::{CLIENTS, Job};
use crate::table::{Table, thousands};

pub(super) fn part(bench: &Bench, goals: &mut Goals) -> Result<Table> {
    let measured = Uploads::measure(bench)?;
    measured.hold(goals);
    Ok(measured.table())
}

/// An upload of 1 GiB, and one of 200 files of 1 MiB.
struct Uploads {
    large: Vec<Timed>,
    small: Vec<Timed>,
    /// Instructions and allocations for a MiB, as 40 files and 20.
    per_mib: Vec<[f64; 2]>,
    /// The files that were open at once, of 200.
    open: Vec<usize>,
    bytes: Vec<Option<f64>>,
    plain: Vec<Option<f64>>,
}

impl Uploads {
    fn measure(bench: &Bench) -> Result<Self> {
        let large = Job {
            arguments: slice::from_ref(&bench.data.large),
            ..job("upload", "fast", "1 files, 1024 MiB")
        };
        let small = Job {
            arguments: &bench.data.small,
            ..job("upload", "fast", "200 files, 200 MiB")
        };
        let slow = Job {
            plan: "slow",
            ..small
        };
        Ok(Self {
            large: timed(bench, large)?,
            small: timed(bench, small)?,
            per_mib: each(bench, |programs| {
                eprintln!("upload: {}", programs.client.name);
                let plans = ["20", "40"].map(str::to_owned);
                let files = &bench.data.small;
                let difference = differences(bench, programs, "upload", &plans, files)?;
                Ok(difference.map(|figure| figure / 20.0))
            })?,
            open: each(bench, |programs| {
                slow.open_files(programs, &bench.server, &bench.data.folder())
            })?,
            bytes: sizes("upload", "")?,
            plain: plain_bytes(bench)?,
        })
    }

    fn hold(&self, goals: &mut Goals) {
        for (what, timed) in [
            ("upload of 1 GiB", &self.large),
            ("upload of 200 files", &self.small),
        ] {
            goals.ratio(&format!("{what}: CPU, ratio"), 1.15, timed[SDK].ratio);
            let limit = timed[ONE].peak_kib + 256.0;
            goals.whole(&format!("{what}: peak KiB"), limit, timed[SDK].peak_kib);
        }
        let open = u32::try_from(self.open[SDK]).map_or(f64::NAN, f64::from);
        goals.whole("upload of 200 files: open files", 1.0, open);
        let what = "`Form`: bytes over a plain call";
        goals.whole(what, 10_000.0, more_of_sdk(&self.bytes, &self.plain));
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&[
            "client",
            "one of 1 GiB: CPU ms",
            "ratio to row 1",
            "peak KiB",
            "200 of 1 MiB: CPU ms",
            "ratio to row 1",
            "peak KiB",
            "instructions per MiB",
            "allocations per MiB",
            "open files",
            "bytes",
            "over a plain call",
        ]);
        for (n, client) in CLIENTS.iter().enumerate() {
            table.row([
                client.name.to_owned(),
                format!("{:.0}", self.large[n].cpu_ms),
                format!("{:.2}", self.large[n].ratio),
                thousands(self.large[n].peak_kib),
                format!("{:.0}", self.small[n].cpu_ms),
                format!("{:.2}", self.small[n].ratio),
                thousands(self.small[n].peak_kib),
                thousands(self.per_mib[n][0]),
                format!("{:.1}", self.per_mib[n][1]),
                self.open[n].to_string(),
                optional(self.bytes[n]),
                optional(more(self.bytes[n], self.plain[n])),
            ]);
        }
        table
    }
}
