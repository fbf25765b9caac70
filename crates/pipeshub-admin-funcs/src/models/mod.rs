// Written by `cargo xtask operations`. Do not edit.
//! Types that several operations have, by family.

pub mod configuration;
pub mod identity;
pub mod people;
