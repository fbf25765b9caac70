//! The figures, and the tables on the pages.

use std::fs;

use serde::{Deserialize, Serialize};
use xtask::{Result, root};

use super::clients::{CLIENTS, Client};
use super::document::CHANGES;
use super::scopes::{SCOPES, TWO, WHOLE};
use crate::table::{Table, float, thousands};
use crate::written::Part;

const FIGURES: &str = "tests/lab/generated.json";
const COMMAND: &str = "cargo lab generated --write";
const NO_PROGRAM: &str = "a client without programs";

#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Figures {
    /// `pipeshub-funcs` with one operation.
    pub(super) one: Seconds,
    clients: Vec<Measured>,
}

/// A client of one part of the description.
#[derive(Serialize, Deserialize)]
pub(super) struct Measured {
    pub(super) scope: String,
    pub(super) client: String,
    /// The operations with a function.
    pub(super) operations: usize,
    /// Why a generator refuses operations, and how many.
    pub(super) left_out: Vec<(String, usize)>,
    pub(super) bytes: Vec<Bytes>,
    pub(super) seconds: Seconds,
}

/// Processor time to compile a client without what it depends on.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Seconds {
    pub(super) dev: f64,
    pub(super) release: f64,
}

/// The bytes of a program that calls this many operations.
#[derive(Serialize, Deserialize)]
pub(super) struct Bytes {
    pub(super) calls: usize,
    pub(super) with_tls: u64,
    pub(super) without_tls: u64,
}

impl Bytes {
    /// Returns the bytes of a further operation, on average up to the other program.
    fn average(&self, last: &Self) -> f64 {
        average(self.without_tls, last.without_tls, last.calls - self.calls)
    }
}

/// Returns the average of further operations.
#[allow(clippy::cast_precision_loss, reason = "a few hundred")]
pub(super) fn average(first: u64, last: u64, operations: usize) -> f64 {
    (float(last) - float(first)) / operations as f64
}

impl Figures {
    pub(crate) fn read() -> Result<Self> {
        let text = fs::read_to_string(root().join(FIGURES))
            .map_err(|error| format!("{FIGURES}: {error}"))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Returns no figures if none were ever measured.
    pub(super) fn read_or_none() -> Result<Self> {
        if root().join(FIGURES).exists() {
            Self::read()
        } else {
            Ok(Self::default())
        }
    }

    pub(super) fn save(&self) -> Result {
        let text = serde_json::to_string_pretty(self)? + "\n";
        Ok(fs::write(root().join(FIGURES), text)?)
    }

    /// Replaces the figures of the same client.
    pub(super) fn set(&mut self, measured: Measured) {
        self.clients
            .retain(|of| (&of.scope, &of.client) != (&measured.scope, &measured.client));
        self.clients.push(measured);
        let place = |of: &Measured| {
            let scope = SCOPES.iter().position(|scope| scope.name == of.scope);
            let client = CLIENTS.iter().position(|client| client.name() == of.client);
            (scope, client)
        };
        self.clients.sort_by_key(place);
    }

    /// Returns the figures to change.
    pub(super) fn get_mut(&mut self, scope: &str, client: Client) -> Result<&mut Measured> {
        let mut clients = self.clients.iter_mut();
        let found = clients.find(|of| of.scope == scope && of.client == client.name());
        Ok(found.ok_or_else(|| not_measured(scope, client))?)
    }

    fn of(&self, scope: &str, client: Client) -> Result<&Measured> {
        let mut clients = self.clients.iter();
        let found = clients.find(|of| of.scope == scope && of.client == client.name());
        Ok(found.ok_or_else(|| not_measured(scope, client))?)
    }

    /// Returns the operations that a program of the SDK can call, and the bytes of the program that
    /// calls all of them.
    pub(crate) fn whole(&self) -> Result<(usize, u64)> {
        let measured = self.of(WHOLE, Client::Sdk)?;
        let last = measured.bytes.last().ok_or(NO_PROGRAM)?;
        Ok((measured.operations, last.with_tls))
    }

    pub(super) fn parts(&self) -> Result<Vec<Part>> {
        let part = |name, text| Part {
            page: "docs/sizes.md",
            name,
            command: COMMAND,
            text,
        };
        Ok(vec![
            part("generated", self.table()?),
            part("goals", self.goals()?),
            part("refused", self.refused()?),
            part("document", list(CHANGES)),
        ])
    }

    fn table(&self) -> Result<String> {
        let mut table = Table::new(&[
            "client",
            "of",
            "operations called",
            "bytes",
            "without TLS",
            "average of those after the first row",
            "compile the client: dev, CPU seconds",
            "`--release`",
        ]);
        for scope in &SCOPES {
            for client in CLIENTS {
                let measured = self.of(scope.name, client)?;
                let first = measured.bytes.first().ok_or(NO_PROGRAM)?;
                for bytes in &measured.bytes {
                    let is_last = bytes.calls == measured.operations;
                    let seconds = |of: f64| {
                        if is_last {
                            format!("{of:.1}")
                        } else {
                            String::new()
                        }
                    };
                    let average = if bytes.calls == first.calls {
                        String::new()
                    } else {
                        thousands(first.average(bytes))
                    };
                    table.row([
                        client.title(),
                        scope.title.to_owned(),
                        bytes.calls.to_string(),
                        thousands(float(bytes.with_tls)),
                        thousands(float(bytes.without_tls)),
                        average,
                        seconds(measured.seconds.dev),
                        seconds(measured.seconds.release),
                    ]);
                }
            }
        }
        Ok(table.to_string())
    }

    /// Returns the goals of the SDK beside its figures.
    fn goals(&self) -> Result<String> {
        let (two, whole) = (self.of(TWO, Client::Sdk)?, self.of(WHOLE, Client::Sdk)?);
        let ends = |of: &'_ Measured| -> Result<(u64, u64, f64)> {
            let (first, last) = (of.bytes.first(), of.bytes.last());
            let (first, last) = first.zip(last).ok_or(NO_PROGRAM)?;
            Ok((first.with_tls, last.with_tls, first.average(last)))
        };
        let (ten, all, further) = ends(whole)?;
        let mut table = Table::new(&["the SDK", "goal, at most", "measured"]);
        for (name, goal, measured) in [
            (
                "bytes with TLS, ten operations called",
                1_640_000.0,
                float(ten),
            ),
            (
                "bytes with TLS, all operations called",
                2_300_000.0,
                float(all),
            ),
            (
                "bytes of a further operation, over connectors and toolsets",
                2_100.0,
                ends(two)?.2,
            ),
            (
                "bytes of a further operation, from ten to all",
                2_100.0,
                further,
            ),
        ] {
            table.row([name.to_owned(), thousands(goal), thousands(measured)]);
        }
        for (name, goal, measured) in [
            ("`pipeshub-funcs` with one operation", (0.3, 0.7), &self.one),
            ("both crates whole", (5.0, 14.0), &whole.seconds),
        ] {
            table.row([
                format!("CPU seconds to compile {name}, dev and `--release`"),
                format!("{:.1} and {:.1}", goal.0, goal.1),
                format!("{:.1} and {:.1}", measured.dev, measured.release),
            ]);
        }
        Ok(table.to_string())
    }

    /// Returns which operations the generators refuse.
    fn refused(&self) -> Result<String> {
        let mut items = Vec::new();
        for client in CLIENTS {
            let measured = self.of(WHOLE, client)?;
            let why = measured.left_out.iter();
            let why: Vec<String> = why
                .map(|(why, count)| format!("{count} with {why}"))
                .collect();
            if !why.is_empty() {
                let number: usize = measured.left_out.iter().map(|(_, count)| count).sum();
                let (title, why) = (client.title(), why.join(", "));
                items.push(format!("{title} refuses {number} operations: {why}"));
            }
        }
        Ok(list(&items))
    }
}

fn not_measured(scope: &str, client: Client) -> String {
    format!("{scope} of {} was not measured", client.name())
}

fn list<T: std::fmt::Display>(items: &[T]) -> String {
    let lines: Vec<String> = items.iter().map(|item| format!("- {item}.")).collect();
    lines.join("\n")
}
