// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Creation-date bounds in force.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AppliedDateRange {
    /// The start.
    pub start: Option<String>,
    /// The end.
    pub end: Option<String>,
}
from_json! {
    AppliedDateRange {
        start = "start",
        end = "end",
    }
}
