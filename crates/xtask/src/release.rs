//! Figures are those of an optimized build.

use std::process::Command;

use crate::result::Result;

/// Runs a command again as an optimized build. `false` if this is one already.
pub(crate) fn again(command: &str, arguments: &[String]) -> Result<bool> {
    if !cfg!(debug_assertions) {
        return Ok(false);
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "xtask",
            "--",
            command,
        ])
        .args(arguments)
        .status()?;
    if status.success() {
        Ok(true)
    } else {
        Err("the optimized build failed, see above".into())
    }
}
