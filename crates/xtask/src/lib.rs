//! Cargo and the repository, as `cargo xtask` and the lab use them.

pub mod cargo;

use std::path::{Path, PathBuf};

/// The result of every command.
pub type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// Returns the repository's folder.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."))
        .to_owned()
}
