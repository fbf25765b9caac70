//! Free functions for the PipesHub API, one Cargo feature each.
#![forbid(unsafe_code)]
