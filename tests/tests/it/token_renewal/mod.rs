//! Tokens that renew themselves: how often a source is asked, for which server, and what becomes of
//! the calls that wait.
//!
//! The server is a transport in memory and the clock is tokio's paused one, so that an hour passes
//! in no time. What the wire looks like is tested against the emulator.

mod server;

mod emulated;
mod failure;
mod first_token;
mod isolation;
mod refusal;
mod renewal;
mod servers;
mod source;
mod turn;
