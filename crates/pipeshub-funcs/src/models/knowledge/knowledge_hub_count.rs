// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The number of nodes of one kind.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubCount {
    /// Apps, groups, folders or records.
    pub label: String,
    /// On this page only.
    pub count: i64,
}
from_json! {
    KnowledgeHubCount {
        label = "label",
        count = "count",
    }
}
