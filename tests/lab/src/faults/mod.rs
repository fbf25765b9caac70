//! Faults of servers and networks: the SDK's promises, and the measurements.

mod closing;
mod delay_line;
mod keep_alive;
pub(crate) mod lookup;
pub(crate) mod memory;
pub(crate) mod open;
mod peer;
mod plain;
mod restart;
mod stalls;
pub(crate) mod unread;

use xtask::Result;

use crate::process;
use crate::report::{Row, print};

type Part = (&'static str, fn() -> Result<Vec<Row>>);

const PARTS: [Part; 8] = [
    (KEEP_ALIVE, keep_alive::run),
    ("stalls", stalls::run),
    ("lookup", lookup::run),
    ("memory", memory::run),
    ("open", open::run),
    ("unread", unread::run),
    ("restart", restart::run),
    ("closing", closing::run),
];
/// The report that needs Node.
const KEEP_ALIVE: &str = "keep-alive";
const WITHOUT_NODE: &str = "--without-node";

pub(crate) fn run(arguments: &[String]) -> Result {
    let names = PARTS.map(|(name, _)| name);
    if let Some(other) = arguments
        .iter()
        .find(|name| *name != WITHOUT_NODE && !names.contains(&&***name))
    {
        return Err(format!(
            "{other} is neither {WITHOUT_NODE} nor a part; parts: {}",
            names.join(" ")
        )
        .into());
    }
    process::is_optimized()?;
    let without_node = arguments.iter().any(|argument| argument == WITHOUT_NODE);
    let asked: Vec<_> = arguments
        .iter()
        .filter(|argument| *argument != WITHOUT_NODE)
        .collect();
    let mut rows = Vec::new();
    for (name, part) in PARTS {
        if (without_node && name == KEEP_ALIVE)
            || !(asked.is_empty() || asked.iter().any(|a| *a == name))
        {
            rows.push(Row::left_out(name));
            continue;
        }
        eprintln!("{name} ...");
        rows.extend(part().map_err(|error| format!("{name}: {error}"))?);
    }
    print(&rows)
}
