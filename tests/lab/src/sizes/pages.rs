//! Pages with figures.

use std::fs;

use serde::{Deserialize, Serialize};
use xtask::{Result, root};

use super::chart::{Bar, svg};
use super::measured::Measured;
use super::programs::{FLOOR_13, FLOOR_PLAIN, PROGRAMS, Program, Table as In};
use crate::generated::Figures;
use crate::peers::{FLOOR, REQWEST_SMALLEST, SDK};
use crate::table::{Table, float, thousands};
use crate::written::Part;

pub(crate) const COMMAND: &str = "cargo lab sizes --write";
const FIGURES: &str = "tests/lab/sizes.json";

#[derive(Serialize, Deserialize)]
pub(crate) struct Sizes {
    /// The compiler, with the machine it compiled for.
    pub(crate) compiler: String,
    pub(crate) programs: Vec<Measured>,
    /// Bytes of machine code of the SDK's program, by crate.
    pub(crate) code_of_crates: Vec<(String, u64)>,
}

impl Sizes {
    pub(crate) fn read() -> Result<Self> {
        let text = fs::read_to_string(root().join(FIGURES))
            .map_err(|error| format!("{FIGURES}: {error}"))?;
        Ok(serde_json::from_str(&text)?)
    }

    pub(crate) fn save(&self) -> Result {
        Ok(fs::write(
            root().join(FIGURES),
            serde_json::to_string_pretty(self)? + "\n",
        )?)
    }

    pub(crate) fn get(&self, name: &str) -> Result<&Measured> {
        let row = self.programs.iter().find(|row| row.name == name);
        Ok(row.ok_or_else(|| format!("{name} was not measured"))?)
    }

    /// Returns the chart. A bar with the whole API stands beside the smallest program of reqwest.
    pub(crate) fn chart(&self, generated: &Figures) -> Result<String> {
        let (operations, whole_bytes) = generated.whole()?;
        let whole = format!("this SDK, all {operations} operations");
        let mut bars = Vec::new();
        let mut group = "";
        for program in PROGRAMS {
            let Some(label) = program.bar else { continue };
            let is_first = group != program.against;
            group = program.against;
            bars.push(Bar {
                label,
                bytes: self.get(program.peer.name)?.bytes,
                is_sdk: program.peer.package == "sdk",
                group: is_first.then_some(match group {
                    group if group == FLOOR_13.name => "with TLS 1.3",
                    group if group == FLOOR_PLAIN.name => "without TLS",
                    _ => "with TLS 1.2 and 1.3",
                }),
            });
            if program.peer.name == REQWEST_SMALLEST.name {
                bars.push(Bar {
                    label: &whole,
                    bytes: whole_bytes,
                    is_sdk: true,
                    group: None,
                });
            }
        }
        svg(
            &bars,
            "Bytes of the same small program on each HTTP client, and of the whole API",
        )
    }

    pub(crate) fn parts(&self, generated: &Figures) -> Result<Vec<Part>> {
        let part = |page, name, text| Part {
            page,
            name,
            command: COMMAND,
            text,
        };
        let page = "docs/sizes.md";
        let compiler = format!("Measured with {}.", self.compiler);
        Ok(vec![
            part(
                "README.md",
                "sizes",
                format!("{}\n{compiler}", self.summary(generated)?),
            ),
            part(page, "clients", format!("{}\n{compiler}", self.clients()?)),
            part(page, "choices", self.choices()?),
            part(page, "crates", self.crates()?),
            part("docs/embedding.md", "builds", self.builds()?),
        ])
    }

    /// Returns the table of four clients and of the whole API, for a reader who has a minute.
    fn summary(&self, generated: &Figures) -> Result<String> {
        let mut table = Table::new(&["program", "bytes", "ratio to row 1"]);
        for program in of(In::Summary) {
            let row = self.get(program.peer.name)?;
            table.row([
                row.name.clone(),
                thousands(float(row.bytes)),
                self.ratio(program)?,
            ]);
        }
        let (operations, bytes) = generated.whole()?;
        let ratio = float(bytes) / float(self.get(FLOOR.name)?.bytes);
        table.row([
            format!("the SDK, all {operations} operations"),
            thousands(float(bytes)),
            format!("{ratio:.3}"),
        ]);
        Ok(table.to_string())
    }

    fn clients(&self) -> Result<String> {
        let mut table = Table::new(&[
            "program",
            "bytes",
            "code bytes",
            "ratio to row 1",
            "bytes, plain `--release`",
            "crates",
            "clean build, CPU seconds",
        ]);
        for program in of(In::Clients) {
            let row = self.get(program.peer.name)?;
            table.row([
                row.name.clone(),
                thousands(float(row.bytes)),
                thousands(float(row.text)),
                self.ratio(program)?,
                released(row),
                row.crates.to_string(),
                row.build_seconds
                    .map_or(String::new(), |seconds| format!("{seconds:.0}")),
            ]);
        }
        Ok(table.to_string())
    }

    fn choices(&self) -> Result<String> {
        let mut table = Table::new(&[
            "program",
            "bytes",
            "ratio to the one by hand",
            "Δ bytes",
            "bytes, plain `--release`",
            "crates",
        ]);
        for program in of(In::Choices) {
            let row = self.get(program.peer.name)?;
            table.row([
                row.name.clone(),
                thousands(float(row.bytes)),
                self.ratio(program)?,
                self.change(program)?,
                released(row),
                row.crates.to_string(),
            ]);
        }
        Ok(table.to_string())
    }

    fn builds(&self) -> Result<String> {
        let mut table = Table::new(&["`examples/minimal.rs` with", "bytes", "Δ bytes"]);
        for program in of(In::Builds) {
            let row = self.get(program.peer.name)?;
            let name = if row.name == SDK.name {
                "the profile above"
            } else {
                &row.name
            };
            table.row([
                name.to_owned(),
                thousands(float(row.bytes)),
                self.change(program)?,
            ]);
        }
        if let Some(bytes) = self.get(SDK.name)?.release_bytes {
            let name = "plain `--release`, stripped".to_owned();
            let more = float(bytes) - float(self.get(SDK.name)?.bytes);
            table.row([name, thousands(float(bytes)), signed(more)]);
        }
        Ok(table.to_string())
    }

    /// Returns the table of crates. Crates with few bytes share one row.
    fn crates(&self) -> Result<String> {
        const FEW: u64 = 4096;
        let mut table = Table::new(&["crate", "code bytes", "share"]);
        let all = float(self.get(SDK.name)?.text);
        let mut row = |name: String, bytes: u64| {
            table.row([
                name,
                thousands(float(bytes)),
                format!("{:.1} %", float(bytes) / all * 100.0),
            ]);
        };
        let (many, few): (Vec<_>, Vec<_>) = self
            .code_of_crates
            .iter()
            .partition(|(_, bytes)| *bytes >= FEW);
        for (name, bytes) in many {
            let is_crate = !name.contains(' ') && name != "std";
            row(
                if is_crate {
                    format!("`{name}`")
                } else {
                    name.clone()
                },
                *bytes,
            );
        }
        row(
            format!("{} others", few.len()),
            few.iter().map(|(_, bytes)| bytes).sum(),
        );
        Ok(table.to_string())
    }

    fn ratio(&self, program: &Program) -> Result<String> {
        let (one, other) = (
            self.get(program.peer.name)?.bytes,
            self.get(program.against)?.bytes,
        );
        Ok(format!("{:.3}", float(one) / float(other)))
    }

    fn change(&self, program: &Program) -> Result<String> {
        let change =
            float(self.get(program.peer.name)?.bytes) - float(self.get(program.base)?.bytes);
        let none = change == 0.0 || program.base == program.against;
        Ok(if none { String::new() } else { signed(change) })
    }
}

fn released(row: &Measured) -> String {
    row.release_bytes
        .map_or(String::new(), |bytes| thousands(float(bytes)))
}

fn signed(change: f64) -> String {
    format!(
        "{}{}",
        if change > 0.0 { "+" } else { "" },
        thousands(change)
    )
}

fn of(table: In) -> impl Iterator<Item = &'static Program> {
    PROGRAMS
        .iter()
        .filter(move |program| program.tables.contains(&table))
}
