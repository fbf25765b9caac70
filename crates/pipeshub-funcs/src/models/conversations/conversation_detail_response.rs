// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{
    ConversationDetail, ConversationDetailMeta, ConversationFilters,
};

/// One conversation with the filter echo.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationDetailResponse {
    /// A conversation with one page of its messages.
    pub conversation: ConversationDetail,
    /// The filters of a listing, as the server read them.
    pub filters: ConversationFilters,
    /// Trace id, timing and size of one conversation.
    pub meta: ConversationDetailMeta,
}
from_json! {
    ConversationDetailResponse {
        conversation = "conversation",
        filters = "filters",
        meta = "meta",
    }
}
