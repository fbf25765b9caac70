// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::FilterOption;

/// Help text about filtering messages.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageFilterOptions {
    /// Help text about one filter of a listing, with its present value.
    pub message_type: FilterOption,
}
from_json! {
    MessageFilterOptions {
        message_type = "messageType",
    }
}
