//! `cargo lab json`: the core's two readers of JSON beside `serde_json`.

mod types;

use std::hint::black_box;
use std::time::Instant;

use pipeshub_core::http::Response;
use pipeshub_core::json::FromJson;
use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, transport_fn};
use serde::de::DeserializeOwned;
use xtask::Result;

use self::types::{Hit, Metadata, Record, Search};
use crate::table::Table;

/// Measurements of each reader, in turns with the others.
const ROUNDS: usize = 25;
/// The bytes that one round reads.
const ROUND: usize = 2_000_000;

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments {
        [] => {
            println!("{}", times()?);
            Ok(())
        }
        // For a profiler: `--read serde_json|object|read BODY TIMES`.
        [argument, reader, body, times] if argument == "--read" => {
            let bodies = bodies();
            let (_, body) = bodies
                .iter()
                .find(|(name, _)| name == body)
                .ok_or("no such body")?;
            let reader = READERS
                .iter()
                .position(|name| name == reader)
                .ok_or("no such reader")?;
            let body = Body::new(body)?;
            for _ in 0..times.parse()? {
                body.read(reader)?;
            }
            Ok(())
        }
        _ => Err("it takes nothing, or --read READER BODY TIMES".into()),
    }
}

const READERS: [&str; 3] = ["serde_json", "object", "read"];

/// Returns a table with the time of each reader for each body, as ratios to `serde_json`.
fn times() -> Result<Table> {
    let mut table = Table::new(&["body", "bytes", "serde_json, µs", "object", "read"]);
    for (name, body) in bodies() {
        let body = Body::new(&body)?;
        let each = (ROUND / body.text.len()).max(1);
        let mut rounds: [Vec<f64>; 3] = Default::default();
        for _ in 0..ROUNDS {
            for (reader, times) in rounds.iter_mut().enumerate() {
                let start = Instant::now();
                for _ in 0..each {
                    body.read(reader)?;
                }
                #[allow(clippy::cast_precision_loss, reason = "a count of a few thousands")]
                times.push(start.elapsed().as_secs_f64() * 1e6 / each as f64);
            }
        }
        let [serde_json, object, read] = rounds.map(least);
        table.row([
            name,
            body.text.len().to_string(),
            format!("{serde_json:.1}"),
            format!("{:.2}", object / serde_json),
            format!("{:.2}", read / serde_json),
        ]);
    }
    Ok(table)
}

/// Returns the least time: other load on the machine only adds to a time.
fn least(times: Vec<f64>) -> f64 {
    times.into_iter().fold(f64::INFINITY, f64::min)
}

/// Returns the name and the text of each body. "Other order" means that the fields of each object
/// are not in the order of its type.
fn bodies() -> Vec<(String, String)> {
    let mut bodies = Vec::new();
    for (order, is_other) in [("", false), (", other order", true)] {
        bodies.push((format!("flat{order}"), object(Record::FIELDS, is_other)));
        for (size, hits) in [("60 kB", 30), ("600 kB", 300)] {
            bodies.push((format!("{size}{order}"), search(hits, is_other)));
        }
    }
    bodies
}

fn search(hits: usize, is_other: bool) -> String {
    let metadata = object(Metadata::FIELDS, is_other);
    let hit = object(Hit::FIELDS, is_other).replace("@metadata", &metadata);
    let record = object(Record::FIELDS, is_other);
    object(Search::FIELDS, is_other)
        .replace("@hits", &format!("[{}]", vec![hit; hits].join(",")))
        .replace(
            "@records",
            &format!("[{}]", vec![record; hits / 2].join(",")),
        )
}

fn object(fields: &[(&str, &str)], is_other: bool) -> String {
    // Every second field from the end, and then the others.
    let last = fields.len() - 1;
    let order: Vec<usize> = if is_other {
        let from_end = |first: usize| (first..=last).step_by(2).map(move |at| last - at);
        from_end(0).chain(from_end(1)).collect()
    } else {
        (0..=last).collect()
    };
    let fields: Vec<_> = order
        .into_iter()
        .map(|at| format!("\"{}\":{}", fields[at].0, fields[at].1))
        .collect();
    format!("{{{}}}", fields.join(","))
}

/// One of the two responses; `is_flat` distinguishes them.
struct Body {
    text: String,
    reply: RawReply,
    is_flat: bool,
}

impl Body {
    fn new(text: &str) -> Result<Self> {
        static READ: Operation = Operation::get("read", "/read");
        let body = text.to_owned();
        let transport = transport_fn(move |_| Response::builder().body(body.clone()));
        let core = PipeshubCore::with_transport(transport).build()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let reply = runtime.block_on(core.execute(Call::new(&READ)))?;
        Ok(Self {
            text: text.to_owned(),
            reply,
            is_flat: !text.contains("searchResults"),
        })
    }

    fn read(&self, reader: usize) -> Result {
        if self.is_flat {
            self.read_as::<Record>(reader)
        } else {
            self.read_as::<Search>(reader)
        }
    }

    fn read_as<T: DeserializeOwned + FromJson>(&self, reader: usize) -> Result {
        match reader {
            // The fastest use of `serde_json`: UTF-8 is checked once, as in the core's readers.
            0 => {
                let text = std::str::from_utf8(self.reply.body())?;
                drop(black_box(serde_json::from_str::<T>(text)?));
            }
            1 => drop(black_box(self.reply.peek_object::<T>()?)),
            _ => drop(black_box(self.reply.peek::<T>()?)),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_read_by_every_reader_and_have_their_sizes() {
        for (name, text) in bodies() {
            let body = Body::new(&text).unwrap();
            for reader in 0..READERS.len() {
                body.read(reader).unwrap();
            }
            let size = match name.split([' ', ',']).next().unwrap() {
                "flat" => 1_700,
                "60" => 60_000,
                _ => 600_000,
            };
            let ratio = text.len() * 100 / size;
            assert!((85..115).contains(&ratio), "{name}: {}", text.len());
        }
    }
}
