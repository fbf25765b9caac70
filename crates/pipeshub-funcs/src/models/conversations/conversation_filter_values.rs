// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::AppliedDateRange;

/// The query of the request as the gateway read it, always with `page` and `limit`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationFilterValues {
    /// The page.
    pub page: Option<i64>,
    /// The limit.
    pub limit: Option<i64>,
    /// The search.
    pub search: Option<String>,
    /// The shared.
    pub shared: Option<String>,
    /// The sort by.
    pub sort_by: Option<String>,
    /// The sort order.
    pub sort_order: Option<String>,
    /// The start date.
    pub start_date: Option<String>,
    /// The end date.
    pub end_date: Option<String>,
    /// The message type.
    pub message_type: Option<String>,
    /// Creation-date bounds in force.
    pub date_range: Option<AppliedDateRange>,
}
from_json! {
    ConversationFilterValues {
        page = "page",
        limit = "limit",
        search = "search",
        shared = "shared",
        sort_by = "sortBy",
        sort_order = "sortOrder",
        start_date = "startDate",
        end_date = "endDate",
        message_type = "messageType",
        date_range = "dateRange",
    }
}
