//! The suites that test the SDK as its users meet it, all in one program: it is linked once.
//!
//! They share the process, so a test that needs environment variables of its own starts this
//! program again (`environment`, `proxy`), and what the collector of `tracing` sets is set once for
//! all.

mod common;
mod plain;
mod secrets;
mod variants;
mod wire;

mod blocking;
mod cancellation;
mod conformance;
mod emulator_conformance;
mod environment;
mod faults;
mod flows;
mod fuzzed_replies;
mod leaks;
mod odd_headers;
mod paths;
mod proxy;
mod retry_discipline;
mod runtimes;
mod shape;
mod single_send;
mod stalls;
mod storm;
mod supply_chain;
mod texts;
mod tls;
mod token_places;
mod token_renewal;
mod tower;
mod tracing;
