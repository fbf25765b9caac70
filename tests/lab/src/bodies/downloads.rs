//! A download of 1 GiB.

use std::slice;

use xtask::Result;

use super::Bench;
use super::figures::{
    MIB, Timed, each, job, more, more_of_sdk, optional, plain_bytes, sizes, timed,
};
use super::goals::{Goals, ONE, SDK};
use super::programs::{self, CLIENTS, Job, bytes};
use crate::table::{Table, thousands};

pub(super) fn part(bench: &Bench, goals: &mut Goals) -> Result<Table> {
    let measured = Downloads::measure(bench)?;
    measured.hold(goals);
    Ok(measured.table())
}

/// A download of 1 GiB.
struct Downloads {
    length: Vec<Timed>,
    chunked: Vec<Timed>,
    to_file: Vec<Timed>,
    /// Allocations for a chunk of 64 KiB.
    allocations: Vec<f64>,
    bytes: Vec<Option<f64>>,
    /// The SDK's program that can write a file, too.
    file_bytes: f64,
    plain: Vec<Option<f64>>,
}

impl Downloads {
    fn measure(bench: &Bench) -> Result<Self> {
        const RESULT: &str = "1073741824 bytes";
        let to = bench.data.folder().join("download").display().to_string();
        let to_file = Job {
            arguments: slice::from_ref(&to),
            ..job("download", "1073741824-1", RESULT)
        };
        let to_file = timed(bench, to_file)?;
        std::fs::remove_file(&to)?;
        Ok(Self {
            length: timed(bench, job("download", "1073741824-0", RESULT))?,
            chunked: timed(bench, job("download", "1073741824-1", RESULT))?,
            to_file,
            allocations: each(bench, |programs| {
                let plans = [64, 128].map(|mib| format!("{}-1", mib * MIB));
                let [short, long] = plans.each_ref().map(|plan| {
                    job("download", plan, " bytes").allocations(programs, &bench.server)
                });
                // A difference of a few allocations has either sign.
                Ok(((long? - short?) / 1024.0).max(0.0))
            })?,
            bytes: sizes("download", "")?,
            file_bytes: bytes(programs::SDK, "download", "file")?,
            plain: plain_bytes(bench)?,
        })
    }

    fn hold(&self, goals: &mut Goals) {
        for (what, limit, timed) in [
            ("download with a length: CPU, ratio", 1.1, &self.length),
            ("download in chunks: CPU, ratio", 1.1, &self.chunked),
            ("download to a file: CPU, ratio", 1.4, &self.to_file),
        ] {
            goals.ratio(what, limit, timed[SDK].ratio);
        }
        let what = "download: allocations per chunk";
        goals.ratio(what, 0.0, self.allocations[SDK]);
        for (what, timed, most) in [
            ("download: peak KiB", &self.chunked, 256.0),
            ("download to a file: peak KiB", &self.to_file, 1300.0),
        ] {
            let limit = self.chunked[ONE].peak_kib + most;
            goals.whole(what, limit, timed[SDK].peak_kib);
        }
        let what = "`Download`: bytes over a plain call";
        goals.whole(what, 5000.0, more_of_sdk(&self.bytes, &self.plain));
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&[
            "client",
            "CPU ms, with a length",
            "ratio to row 1",
            "in chunks",
            "ratio to row 1",
            "in chunks, to a file",
            "ratio to row 1",
            "peak KiB",
            "peak KiB, to a file",
            "allocations per chunk",
            "bytes",
            "over a plain call",
        ]);
        for (n, client) in CLIENTS.iter().enumerate() {
            table.row([
                client.name.to_owned(),
                format!("{:.0}", self.length[n].cpu_ms),
                format!("{:.2}", self.length[n].ratio),
                format!("{:.0}", self.chunked[n].cpu_ms),
                format!("{:.2}", self.chunked[n].ratio),
                format!("{:.0}", self.to_file[n].cpu_ms),
                format!("{:.2}", self.to_file[n].ratio),
                thousands(self.chunked[n].peak_kib),
                thousands(self.to_file[n].peak_kib),
                format!("{:.2}", self.allocations[n]),
                optional(self.bytes[n]),
                optional(more(self.bytes[n], self.plain[n])),
            ]);
            if client.name == programs::SDK.name {
                let mut cells = vec![String::new(); 12];
                cells[0] = format!("{}, with `copy_to_file`", client.name);
                cells[10] = thousands(self.file_bytes);
                cells[11] = optional(more(Some(self.file_bytes), self.plain[n]));
                table.row(cells);
            }
        }
        table
    }
}
