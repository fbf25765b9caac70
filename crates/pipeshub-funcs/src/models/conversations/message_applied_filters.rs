// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::MessageAppliedFilterNode;

/// The sources that a query was narrowed to, for display.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageAppliedFilters {
    /// The apps.
    pub apps: Option<Vec<MessageAppliedFilterNode>>,
    /// The kb.
    pub kb: Option<Vec<MessageAppliedFilterNode>>,
}
from_json! {
    MessageAppliedFilters {
        apps = "apps",
        kb = "kb",
    }
}
