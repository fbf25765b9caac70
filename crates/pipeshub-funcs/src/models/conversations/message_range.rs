// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The position of the returned messages, from the newest.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageRange {
    /// 1 is the newest message.
    pub start: i64,
    /// The end.
    pub end: i64,
}
from_json! {
    MessageRange {
        start = "start",
        end = "end",
    }
}
