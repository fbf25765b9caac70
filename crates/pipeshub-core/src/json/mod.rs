//! JSON, read in little code.

pub(crate) mod object;
