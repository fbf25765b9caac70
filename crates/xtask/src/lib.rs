//! Cargo and the repository, as `cargo xtask` and the lab use them.

pub mod cargo;
mod folder;
mod result;

pub use folder::root;
pub use result::Result;
