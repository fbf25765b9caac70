//! `cargo xtask operations [--check]`: writes the operations of the SDK from `api/openapi/`.
//!
//! The generator is a crate of its own, since no other command needs its dependencies.

use xtask::Result;
use xtask::cargo::{cargo, run as run_command};

pub(crate) fn run(arguments: &[String]) -> Result {
    let mut generator = cargo(&["run", "--quiet", "--locked", "-p", "pipeshub-codegen", "--"]);
    run_command(generator.args(arguments))
}
