// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::{
    DateFilterOptions, FilterOption, MessageFilterOptions, PaginationFilterOptions,
    SortFilterOptions,
};

/// All filters of a listing, as help text for a user interface.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationAvailableFilters {
    /// Help text about one filter of a listing, with its present value.
    pub shared: FilterOption,
    /// Help text about one filter of a listing, with its present value.
    pub tags: FilterOption,
    /// Help text about one filter of a listing, with its present value.
    pub min_messages: FilterOption,
    /// Help text about one filter of a listing, with its present value.
    pub search: FilterOption,
    /// Help text about paging.
    pub pagination: PaginationFilterOptions,
    /// Help text about sorting.
    pub sorting: SortFilterOptions,
    /// Help text about the date range.
    pub date_filters: DateFilterOptions,
    /// Help text about filtering messages.
    pub message_filters: MessageFilterOptions,
    /// Help text about sorting.
    pub sorting_messages: SortFilterOptions,
}
from_json! {
    ConversationAvailableFilters {
        shared = "shared",
        tags = "tags",
        min_messages = "minMessages",
        search = "search",
        pagination = "pagination",
        sorting = "sorting",
        date_filters = "dateFilters",
        message_filters = "messageFilters",
        sorting_messages = "sortingMessages",
    }
}
