// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::MessageRange;

/// Page position within the messages; page 1 holds the newest.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessagePagination {
    /// The page.
    pub page: i64,
    /// The limit.
    pub limit: i64,
    /// The messages in the whole conversation.
    pub total_count: i64,
    /// The total pages.
    pub total_pages: i64,
    /// True while older messages remain.
    pub has_next_page: bool,
    /// True while newer messages remain.
    pub has_prev_page: bool,
    /// The position of the returned messages, from the newest.
    pub message_range: MessageRange,
}
from_json! {
    MessagePagination {
        page = "page",
        limit = "limit",
        total_count = "totalCount",
        total_pages = "totalPages",
        has_next_page = "hasNextPage",
        has_prev_page = "hasPrevPage",
        message_range = "messageRange",
    }
}
