//! The core.
#![forbid(unsafe_code)]
