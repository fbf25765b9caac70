//! Tokens that refresh themselves: the requests to a source, their servers, and the calls that
//! wait.
//!
//! The server is an in-memory transport and the clock is tokio's paused one, so that an hour takes
//! no time. The tests with the emulator cover the wire format.

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
