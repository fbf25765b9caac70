// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{ConversationAppliedFilters, ConversationAvailableFilters};

/// The filters of a listing, as the server read them.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationFilters {
    /// Names and values of the filters in force.
    pub applied: ConversationAppliedFilters,
    /// All filters of a listing, as help text for a user interface.
    pub available: ConversationAvailableFilters,
}
from_json! {
    ConversationFilters {
        applied = "applied",
        available = "available",
    }
}
