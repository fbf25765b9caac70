// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The bounds of a range. Each may be `null`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RangeFilter {
    /// Lower bound, inclusive.
    pub gte: Option<i64>,
    /// Upper bound, inclusive.
    pub lte: Option<i64>,
}
from_json! {
    RangeFilter {
        gte = "gte",
        lte = "lte",
    }
}
