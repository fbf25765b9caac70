//! Responses that are read piece by piece, over the default transport in paused time.
#![cfg(feature = "hyper")]
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

#[cfg(feature = "blocking")]
mod blocking;
mod download;
mod events;
mod faults;
mod head;
mod server;
