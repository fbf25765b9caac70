// Written by `cargo xtask operations`. Do not edit.
//! Fields of types that are stored with serde.

use serde::{Deserialize, Deserializer};

/// Reads a field that may be `null`, which is not the same as missing.
pub(crate) fn nullable<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
