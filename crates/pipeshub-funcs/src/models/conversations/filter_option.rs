// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

/// Help text about one filter of a listing, with its present value.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FilterOption {
    /// The kind of value expected.
    pub type_: Option<String>,
    /// Values offered.
    pub values: Option<Vec<String>>,
    /// Help text.
    pub description: String,
    /// The current value: a string, a number, an object or `null`.
    pub current: Option<RawJson>,
    /// Whether the listing used it.
    pub applied: Option<bool>,
    /// The min.
    pub min: Option<i64>,
    /// The max.
    pub max: Option<i64>,
    /// Default value: string or number.
    pub default_: Option<RawJson>,
    /// The format.
    pub format: Option<String>,
}
from_json! {
    FilterOption {
        type_ = "type",
        values = "values",
        description = "description",
        current = "current",
        applied = "applied",
        min = "min",
        max = "max",
        default_ = "default",
        format = "format",
    }
}
