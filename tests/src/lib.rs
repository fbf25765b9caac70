//! The wire-level test harness of the `PipesHub` SDK.
//!
//! - [`fixture`] and [`rows`]: responses of the real server as raw HTTP/1.1, and the table of the
//!   expected results of a client.
//! - [`Reply`]: a response in parts, and fuzzed so that it repeats secrets.
//! - [`ScriptedServer`]: a TCP server on loopback. It plays responses and faults in order and
//!   records the requests, byte for byte.
//! - [`Step`] and [`run_steps`]: the same faults over one stream of any kind, for example over
//!   [`tokio::io::duplex`] in paused time. [`Player`] does so for a whole script.
//! - [`Scanner`]: finds planted secrets in the output of a client, in the forms in which they leak.
//! - [`collect`]: everything that a piece of code logs, by `tracing` and by `log`.
//! - [`description`]: a reader of the API's description, with samples and comparisons.
//! - [`Random`] and [`cases`]: seeded numbers for fuzzed cases, and the number of cases to run.
//!
//! No code here uses the SDK, since the tests check the bytes on the wire.

mod collector;
pub mod description;
mod fixtures;
#[cfg(doctest)]
mod operation_pages;
mod random;
mod recorder;
mod replies;
mod rows;
mod scanner;
mod server;
mod steps;
mod sync;

pub use collector::collect;
pub use fixtures::{CONNECTOR_ID, fixture, fixture_names, to_wire};
pub use random::{Random, cases};
pub use recorder::{Recorded, Recorder};
pub use replies::Reply;
pub use rows::{Op, Outcome, Row, rows};
pub use scanner::{Form, Hit, Scanner};
pub use server::{Builder, Player, RefusingServer, ScriptedServer};
pub use steps::{End, Step, drip, fault, reply_steps, run_steps};
pub use sync::lock;

// The programs of README.md and the guides are compiled here, so that the published crates need no
// file from outside their folders.

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}

#[cfg(doctest)]
#[doc = include_str!("../../docs/blocking.md")]
mod blocking {}

#[cfg(doctest)]
#[doc = include_str!("../../docs/embedding.md")]
mod embedding {}

#[cfg(doctest)]
#[doc = include_str!("../../docs/features.md")]
mod features {}

#[cfg(doctest)]
#[doc = include_str!("../../docs/reliability.md")]
mod reliability {}

#[cfg(doctest)]
#[doc = include_str!("../../docs/tokens.md")]
mod tokens {}

#[cfg(doctest)]
#[doc = include_str!("../../docs/tracing.md")]
mod tracing {}

#[cfg(doctest)]
#[doc = include_str!("../../docs/transports.md")]
mod transports {}

#[cfg(doctest)]
#[doc = include_str!("../../docs/typescript.md")]
mod typescript {}
