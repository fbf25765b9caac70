//! `cargo lab growth --write`: the memory of one more connection with a call in flight.

use std::path::PathBuf;
use std::process::Command;

use xtask::Result;

use crate::job_server::JobServer;
use crate::peers::{self, Build, FLOOR, SDK, figure, output_of, with_server};
use crate::table::{Table, thousands};
use crate::written::Part;

const IN_FLIGHT: [usize; 5] = [1, 4, 16, 64, 256];
/// Each caller has made some calls when its peak is read.
const CALLS_OF_EACH: usize = 20;

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments {
        [argument] if argument == "--write" => Part {
            page: "docs/sizes.md",
            name: "memory",
            command: "cargo lab growth --write",
            text: memory()?,
        }
        .write(),
        _ => Err("invalid arguments; use --write".into()),
    }
}

/// Measures memory. Each caller has a connection of its own, and one call in flight.
fn memory() -> Result<String> {
    let server = JobServer::start()?;
    let target = peers::target();
    let loops: Vec<PathBuf> = [SDK, FLOOR]
        .into_iter()
        .map(|peer| {
            let bin = format!("{}-loop", peer.package);
            let build = Build {
                more_features: "loop",
                ..Build::new(&target, peer, "release")
            };
            Ok(build.run(&[&bin])?.join(bin))
        })
        .collect::<Result<_>>()?;
    let mut table = Table::new(&[
        "connections, each with a call in flight",
        "the SDK, peak KiB",
        "by hand, peak KiB",
    ]);
    for in_flight in IN_FLIGHT {
        let mut row = vec![in_flight.to_string()];
        for program in &loops {
            let seen = output_of(
                with_server(Command::new(program), &server),
                in_flight * CALLS_OF_EACH,
                in_flight,
            )?;
            row.push(thousands(figure(&seen, "peak_kib")?));
        }
        println!("{}", row.join(" "));
        table.row(row);
    }
    Ok(table.to_string())
}
