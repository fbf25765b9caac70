// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::KnowledgeHubCount;

/// The numbers of nodes.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubCounts {
    /// The items.
    pub items: Vec<KnowledgeHubCount>,
    /// Over all pages.
    pub total: i64,
}
from_json! {
    KnowledgeHubCounts {
        items = "items",
        total = "total",
    }
}
