//! The suites that test the SDK from a user's point of view. They are one program, so that it is
//! linked once.
//!
//! They share the process. A test with environment variables of its own starts this program again
//! (`environment`, `proxy`). The collector of `tracing` is set once for all tests.

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
mod hand_written;
mod leaks;
mod odd_headers;
mod open_operations;
mod operations;
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
