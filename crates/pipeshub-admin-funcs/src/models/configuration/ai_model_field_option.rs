// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A value with a label for people.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelFieldOption {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}
from_json! {
    AIModelFieldOption {
        label = "label",
        value = "value",
    }
}
