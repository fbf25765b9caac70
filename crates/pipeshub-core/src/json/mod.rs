//! JSON, read in little code.

pub(crate) mod field_values;
mod index;
pub(crate) mod object;
pub(crate) mod problem;
mod scan;
mod unescape;
