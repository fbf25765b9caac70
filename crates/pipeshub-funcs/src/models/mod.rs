// Written by `cargo xtask operations`. Do not edit.
//! Types that several operations have, by family.

pub mod connectors;
pub mod toolsets;
