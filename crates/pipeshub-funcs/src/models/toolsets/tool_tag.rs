// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The label that classifies a tool.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolTag {
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}
from_json! {
    ToolTag {
        key = "key",
        value = "value",
    }
}
