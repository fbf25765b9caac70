// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::knowledge::{KnowledgeHubAppliedFilters, KnowledgeHubAvailableFilters};

/// The applied and the available filters.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeHubFilters {
    /// The applied filters; `null` for a filter that is not in use.
    pub applied: KnowledgeHubAppliedFilters,
    /// Filled only with `include=availableFilters`.
    pub available: Option<KnowledgeHubAvailableFilters>,
}
from_json! {
    KnowledgeHubFilters {
        applied = "applied",
        available = "available",
    }
}
