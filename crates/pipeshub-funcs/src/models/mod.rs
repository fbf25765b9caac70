// Written by `cargo xtask operations`. Do not edit.
//! Types that several operations have, by family.

pub mod connectors;
pub mod conversations;
pub mod knowledge;
pub mod toolsets;
