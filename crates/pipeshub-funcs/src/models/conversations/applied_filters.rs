// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

use crate::models::conversations::AppliedFilterNode;

/// The sources that the query is narrowed to, kept for display only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AppliedFilters {
    /// The apps.
    pub apps: Option<Vec<AppliedFilterNode>>,
    /// The kb.
    pub kb: Option<Vec<AppliedFilterNode>>,
}
builder!(AppliedFilters() { apps: Vec<AppliedFilterNode>, kb: Vec<AppliedFilterNode> });
to_json! {
    AppliedFilters {
        apps = "apps",
        kb = "kb",
    }
}
