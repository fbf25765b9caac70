//! The SDK.
#![forbid(unsafe_code)]
