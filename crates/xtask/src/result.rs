//! The result of a command.

/// The result of every command.
pub type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;
