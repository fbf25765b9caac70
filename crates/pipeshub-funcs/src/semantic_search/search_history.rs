// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /search`

use pipeshub_core::json::Map;
use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::models::knowledge::{PersistedSemanticSearchSharedWithEntry, SemanticSearchHistoryMeta};

static OPERATION: PackedOperation = Operation::packed("GET", "searchHistory|/search|semantic:read");

/// The arguments of [`semantic_search_search_history`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SearchHistoryRequest {
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `20`.
    pub limit: Option<i64>,
    /// Only `createdAt` has an effect. Otherwise, the newest id is the first. Server default:
    /// `lastActivityAt`.
    pub sort_by: Option<SearchHistorySortBy>,
    /// The sort order. Server default: `desc`.
    pub sort_order: Option<SearchHistorySortOrder>,
    /// Only shared searches (`true` or `1`) or only the others (`false` or `0`).
    pub shared: Option<bool>,
    /// Created at or after.
    pub start_date: Option<String>,
    /// Created at or before.
    pub end_date: Option<String>,
}
builder!(SearchHistoryRequest() {
    page: i64,
    limit: i64,
    sort_by: SearchHistorySortBy,
    sort_order: SearchHistorySortOrder,
    shared: bool,
    start_date: String,
    end_date: String,
});

/// A page of saved searches.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SearchHistoryResponse {
    /// The search history.
    pub search_history: Vec<SemanticSearchHistoryItem>,
    /// The position of a page; the totals count all searches on the server.
    pub pagination: SemanticSearchHistoryPagination,
    /// The applied and the available filters.
    pub filters: SemanticSearchHistoryFilters,
    /// The trace data of a response.
    pub meta: SemanticSearchHistoryMeta,
}
from_json! {
    SearchHistoryResponse {
        search_history = "searchHistory",
        pagination = "pagination",
        filters = "filters",
        meta = "meta",
    }
}

open_enum! {
    /// The search history sort by.
    pub enum SearchHistorySortBy {
        /// `createdAt`
        CREATED_AT = "createdAt",
        /// `lastActivityAt`
        LAST_ACTIVITY_AT = "lastActivityAt",
        /// `title`
        TITLE = "title",
    }
}

open_enum! {
    /// The search history sort order.
    pub enum SearchHistorySortOrder {
        /// `asc`
        ASC = "asc",
        /// `desc`
        DESC = "desc",
    }
}

/// The range of creation dates that the server applied. An open end is absent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryAppliedDateRange {
    /// The start.
    pub start: Option<String>,
    /// The end.
    pub end: Option<String>,
}
from_json! {
    SemanticSearchHistoryAppliedDateRange {
        start = "start",
        end = "end",
    }
}

/// The values of the parameters in the request, and always `page` and `limit`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryAppliedValues {
    /// The page.
    pub page: i64,
    /// The limit.
    pub limit: i64,
    /// The search.
    pub search: Option<String>,
    /// The shared.
    pub shared: Option<String>,
    /// The tags.
    pub tags: Option<String>,
    /// The min messages.
    pub min_messages: Option<String>,
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
    /// The range of creation dates that the server applied. An open end is absent.
    pub date_range: Option<SemanticSearchHistoryAppliedDateRange>,
}
from_json! {
    SemanticSearchHistoryAppliedValues {
        page = "page",
        limit = "limit",
        search = "search",
        shared = "shared",
        tags = "tags",
        min_messages = "minMessages",
        sort_by = "sortBy",
        sort_order = "sortOrder",
        start_date = "startDate",
        end_date = "endDate",
        message_type = "messageType",
        date_range = "dateRange",
    }
}

/// The available date filters.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryDateFilters {
    /// The date filter on offer.
    pub date_range: SemanticSearchHistoryDateRange,
}
from_json! {
    SemanticSearchHistoryDateFilters {
        date_range = "dateRange",
    }
}

/// The date filter on offer.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryDateRange {
    /// The type.
    pub type_: String,
    /// The description.
    pub description: String,
    /// The format.
    pub format: String,
    /// The bounds that the server applied.
    pub current: SemanticSearchHistoryDateRangeCurrent,
    /// The flag `applied`.
    pub applied: bool,
}
from_json! {
    SemanticSearchHistoryDateRange {
        type_ = "type",
        description = "description",
        format = "format",
        current = "current",
        applied = "applied",
    }
}

/// The bounds that the server applied.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryDateRangeCurrent {
    /// The start.
    pub start: Option<String>,
    /// The end.
    pub end: Option<String>,
}
from_json! {
    SemanticSearchHistoryDateRangeCurrent {
        start = "start",
        end = "end",
    }
}

/// An available filter and its state.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryFilterToggle {
    /// The type.
    pub type_: Option<String>,
    /// The values.
    pub values: Option<Vec<String>>,
    /// The description.
    pub description: String,
    /// The current.
    pub current: Option<String>,
    /// The flag `applied`.
    pub applied: bool,
}
from_json! {
    SemanticSearchHistoryFilterToggle {
        type_ = "type",
        values = "values",
        description = "description",
        current = "current",
        applied = "applied",
    }
}

/// The applied and the available filters.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryFilters {
    /// Names and values of the parameters in effect.
    pub applied: SemanticSearchHistoryFiltersApplied,
    /// A general list of filters, the same as for conversations. Many have no effect here.
    pub available: SemanticSearchHistoryFiltersAvailable,
}
from_json! {
    SemanticSearchHistoryFilters {
        applied = "applied",
        available = "available",
    }
}

/// Names and values of the parameters in effect.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryFiltersApplied {
    /// The filters.
    pub filters: Vec<String>,
    /// The values of the parameters in the request, and always `page` and `limit`.
    pub values: SemanticSearchHistoryAppliedValues,
}
from_json! {
    SemanticSearchHistoryFiltersApplied {
        filters = "filters",
        values = "values",
    }
}

/// A general list of filters, the same as for conversations. Many have no effect here.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryFiltersAvailable {
    /// An available filter and its state.
    pub shared: SemanticSearchHistoryFilterToggle,
    /// An available filter and its state.
    pub tags: SemanticSearchHistoryFilterToggle,
    /// An available filter and its state.
    pub min_messages: SemanticSearchHistoryFilterToggle,
    /// An available filter and its state.
    pub search: SemanticSearchHistoryFilterToggle,
    /// The available parameters for paging.
    pub pagination: SemanticSearchHistoryPaginationFilters,
    /// The available parameters for sorting.
    pub sorting: SemanticSearchHistorySorting,
    /// The available date filters.
    pub date_filters: SemanticSearchHistoryDateFilters,
    /// The filters of messages, without an effect on searches.
    pub message_filters: SemanticSearchHistoryMessageFilters,
    /// The available parameters for sorting.
    pub sorting_messages: SemanticSearchHistorySorting,
}
from_json! {
    SemanticSearchHistoryFiltersAvailable {
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

/// A saved search without its passages.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryItem {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// Internal document version.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
    /// The query.
    pub query: String,
    /// The limit.
    pub limit: f64,
    /// The org id.
    pub org_id: String,
    /// The user id.
    pub user_id: String,
    /// The ids of the passages.
    pub citation_ids: Vec<String>,
    /// Keyed by collection/record id; values are JSON in a string.
    pub records: Map<String>,
    /// The flag `isShared`.
    pub is_shared: bool,
    /// Present once it was shared, also after the sharing has ended.
    pub share_link: Option<String>,
    /// The shared with.
    pub shared_with: Vec<PersistedSemanticSearchSharedWithEntry>,
    /// In practice always `false`, since the server does not return archived searches.
    pub is_archived: bool,
    /// Null after unarchiving, else absent.
    pub archived_by: Option<String>,
    /// The created at.
    pub created_at: String,
    /// The updated at.
    pub updated_at: String,
}
from_json! {
    SemanticSearchHistoryItem {
        id = "_id",
        v = "__v",
        query = "query",
        limit = "limit",
        org_id = "orgId",
        user_id = "userId",
        citation_ids = "citationIds",
        records = "records",
        is_shared = "isShared",
        share_link = "shareLink",
        shared_with = "sharedWith",
        is_archived = "isArchived",
        archived_by = "archivedBy",
        created_at = "createdAt",
        updated_at = "updatedAt",
    }
}

/// The filters of messages, without an effect on searches.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryMessageFilters {
    /// An available filter and its state.
    pub message_type: SemanticSearchHistoryFilterToggle,
}
from_json! {
    SemanticSearchHistoryMessageFilters {
        message_type = "messageType",
    }
}

/// The position of a page; the totals count all searches on the server.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryPagination {
    /// The page.
    pub page: i64,
    /// The limit.
    pub limit: i64,
    /// All searches of all users; not a count of this history.
    pub total_count: i64,
    /// The total pages.
    pub total_pages: i64,
    /// Computed from `totalCount`, so it can be `true` after the end.
    pub has_next_page: bool,
    /// The flag `hasPrevPage`.
    pub has_prev_page: bool,
}
from_json! {
    SemanticSearchHistoryPagination {
        page = "page",
        limit = "limit",
        total_count = "totalCount",
        total_pages = "totalPages",
        has_next_page = "hasNextPage",
        has_prev_page = "hasPrevPage",
    }
}

/// An available parameter for paging.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryPaginationField {
    /// The type.
    pub type_: String,
    /// The current.
    pub current: i64,
    /// The min.
    pub min: i64,
    /// The max.
    pub max: i64,
    /// The default.
    pub default_: i64,
    /// The description.
    pub description: String,
    /// The flag `applied`.
    pub applied: bool,
}
from_json! {
    SemanticSearchHistoryPaginationField {
        type_ = "type",
        current = "current",
        min = "min",
        max = "max",
        default_ = "default",
        description = "description",
        applied = "applied",
    }
}

/// The available parameters for paging.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistoryPaginationFilters {
    /// An available parameter for paging.
    pub page: SemanticSearchHistoryPaginationField,
    /// An available parameter for paging.
    pub limit: SemanticSearchHistoryPaginationField,
}
from_json! {
    SemanticSearchHistoryPaginationFilters {
        page = "page",
        limit = "limit",
    }
}

/// An available parameter for sorting.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistorySortField {
    /// The values.
    pub values: Vec<String>,
    /// The default.
    pub default_: String,
    /// The description.
    pub description: String,
    /// The current.
    pub current: String,
    /// The flag `applied`.
    pub applied: Option<bool>,
}
from_json! {
    SemanticSearchHistorySortField {
        values = "values",
        default_ = "default",
        description = "description",
        current = "current",
        applied = "applied",
    }
}

/// The available parameters for sorting.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHistorySorting {
    /// An available parameter for sorting.
    pub sort_by: SemanticSearchHistorySortField,
    /// An available parameter for sorting.
    pub sort_order: SemanticSearchHistorySortField,
}
from_json! {
    SemanticSearchHistorySorting {
        sort_by = "sortBy",
        sort_order = "sortOrder",
    }
}

/// Lists the saved searches of the caller, page by page.
///
/// An OAuth token needs the scope `semantic:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 500, besides the errors of each
/// call.
#[doc(alias = "semanticSearchSearchHistory")]
pub fn semantic_search_search_history(
    core: &PipeshubCore,
    request: SearchHistoryRequest,
) -> Reply<'_, SearchHistoryResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query("sortBy", crate::query::text(request.sort_by.as_ref()))
        .query("sortOrder", crate::query::text(request.sort_order.as_ref()))
        .query("shared", request.shared)
        .query("startDate", &request.start_date)
        .query("endDate", &request.end_date);
    core.call(call, RawReply::read)
}

impl PagedRequest for SearchHistoryRequest {
    type Response = SearchHistoryResponse;
    type Item = SemanticSearchHistoryItem;
    const PAGING: Paging = Paging::new("searchHistory");

    fn send(self, core: &PipeshubCore) -> Reply<'_, SearchHistoryResponse> {
        semantic_search_search_history(core, self)
    }
    fn into_items(response: SearchHistoryResponse) -> Vec<SemanticSearchHistoryItem> {
        response.search_history
    }
    fn page(&self) -> Option<i64> {
        self.page
    }
    fn set_page(&mut self, page: i64) {
        self.page = Some(page);
    }
    fn limit(&self) -> Option<i64> {
        self.limit.or(Some(20))
    }
}
