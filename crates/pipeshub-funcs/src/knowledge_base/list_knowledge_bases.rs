// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /knowledgeBase`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::models::knowledge::KnowledgeBase;

static OPERATION: PackedOperation =
    Operation::packed("GET", "listKnowledgeBases|/knowledgeBase|kb:read");

/// The arguments of [`knowledge_base_list_knowledge_bases`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListKnowledgeBasesRequest {
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `20`.
    pub limit: Option<i64>,
    /// A part of the name, in any case. The server refuses HTML and text such as `%s`. At most 1000
    /// characters.
    pub search: Option<String>,
    /// Comma-separated roles; a repeated key is refused. The SDK refuses other values than the
    /// known ones.
    pub permissions: Option<Vec<ListKnowledgeBasesPermissionsItem>>,
    /// The sort by. The SDK refuses other values than the known ones. Server default: `name`.
    pub sort_by: Option<ListKnowledgeBasesSortBy>,
    /// The sort order. The SDK refuses other values than the known ones. Server default: `asc`.
    pub sort_order: Option<ListKnowledgeBasesSortOrder>,
}
builder!(ListKnowledgeBasesRequest() {
    page: i64,
    limit: i64,
    search: String,
    permissions: Vec<ListKnowledgeBasesPermissionsItem>,
    sort_by: ListKnowledgeBasesSortBy,
    sort_order: ListKnowledgeBasesSortOrder,
});

/// The filters that differ from the defaults; a key is absent when its filter is not in use.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeBaseAppliedFilters {
    /// The search.
    pub search: Option<String>,
    /// The permissions.
    pub permissions: Option<Vec<String>>,
    /// Present only when not name.
    #[cfg_attr(feature = "serde", serde(rename = "sort_by"))]
    pub sort_by: Option<String>,
    /// Present only when not asc.
    #[cfg_attr(feature = "serde", serde(rename = "sort_order"))]
    pub sort_order: Option<String>,
}
from_json! {
    KnowledgeBaseAppliedFilters {
        search = "search",
        permissions = "permissions",
        sort_by = "sort_by",
        sort_order = "sort_order",
    }
}

/// The values that the caller may filter and sort by.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeBaseAvailableFilters {
    /// Roles the caller holds on some knowledge base.
    pub permissions: Vec<String>,
    /// The sort fields.
    pub sort_fields: Vec<String>,
    /// The sort orders.
    pub sort_orders: Vec<String>,
}
from_json! {
    KnowledgeBaseAvailableFilters {
        permissions = "permissions",
        sort_fields = "sortFields",
        sort_orders = "sortOrders",
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
pub struct KnowledgeBaseListFilters {
    /// The filters that differ from the defaults; a key is absent when its filter is not in use.
    pub applied: KnowledgeBaseAppliedFilters,
    /// The values that the caller may filter and sort by.
    pub available: KnowledgeBaseAvailableFilters,
}
from_json! {
    KnowledgeBaseListFilters {
        applied = "applied",
        available = "available",
    }
}

/// The position of a page within the list of knowledge bases.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeBasePagination {
    /// The page number, from 1.
    pub page: i64,
    /// The page size.
    pub limit: i64,
    /// Matching knowledge bases overall.
    pub total_count: i64,
    /// The total pages.
    pub total_pages: i64,
    /// The flag `hasNext`.
    pub has_next: bool,
    /// The flag `hasPrev`.
    pub has_prev: bool,
}
from_json! {
    KnowledgeBasePagination {
        page = "page",
        limit = "limit",
        total_count = "totalCount",
        total_pages = "totalPages",
        has_next = "hasNext",
        has_prev = "hasPrev",
    }
}

open_enum! {
    /// The list knowledge bases permissions item.
    pub enum ListKnowledgeBasesPermissionsItem {
        /// `OWNER`
        OWNER = "OWNER",
        /// `WRITER`
        WRITER = "WRITER",
        /// `READER`
        READER = "READER",
    }
}

/// A page of knowledge bases.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListKnowledgeBasesResponse {
    /// The knowledge bases.
    pub knowledge_bases: Vec<KnowledgeBase>,
    /// The position of a page within the list of knowledge bases.
    pub pagination: KnowledgeBasePagination,
    /// The applied and the available filters.
    pub filters: KnowledgeBaseListFilters,
}
from_json! {
    ListKnowledgeBasesResponse {
        knowledge_bases = "knowledgeBases",
        pagination = "pagination",
        filters = "filters",
    }
}

open_enum! {
    /// The list knowledge bases sort by.
    pub enum ListKnowledgeBasesSortBy {
        /// `name`
        NAME = "name",
        /// `createdAtTimestamp`
        CREATED_AT_TIMESTAMP = "createdAtTimestamp",
        /// `updatedAtTimestamp`
        UPDATED_AT_TIMESTAMP = "updatedAtTimestamp",
        /// `userRole`
        USER_ROLE = "userRole",
    }
}

open_enum! {
    /// The list knowledge bases sort order.
    pub enum ListKnowledgeBasesSortOrder {
        /// `asc`
        ASC = "asc",
        /// `desc`
        DESC = "desc",
    }
}

/// Lists the knowledge bases that the caller can open, page by page.
///
/// An OAuth token needs the scope `kb:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "knowledgeBaseListKnowledgeBases")]
pub fn knowledge_base_list_knowledge_bases(
    core: &PipeshubCore,
    request: ListKnowledgeBasesRequest,
) -> Reply<'_, ListKnowledgeBasesResponse> {
    let call =
        Call::new(&OPERATION)
            .query_within(const { QueryLimits::new("page<1,") }, request.page)
            .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
            .query_within(const { QueryLimits::new("search<,1000") }, &request.search)
            .query_within(
                const { QueryLimits::new("permissions<,<,,=OWNER|WRITER|READER") },
                crate::query::texts(request.permissions.as_deref()),
            )
            .query_within(
                const {
                    QueryLimits::new(
                        "sortBy<,,=name|createdAtTimestamp|updatedAtTimestamp|userRole",
                    )
                },
                crate::query::text(request.sort_by.as_ref()),
            )
            .query_within(
                const { QueryLimits::new("sortOrder<,,=asc|desc") },
                crate::query::text(request.sort_order.as_ref()),
            );
    core.call(call, RawReply::read)
}

impl PagedRequest for ListKnowledgeBasesRequest {
    type Response = ListKnowledgeBasesResponse;
    type Item = KnowledgeBase;
    const PAGING: Paging = Paging::new("knowledgeBases")
        .total("pagination.totalCount")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, ListKnowledgeBasesResponse> {
        knowledge_base_list_knowledge_bases(core, self)
    }
    fn into_items(response: ListKnowledgeBasesResponse) -> Vec<KnowledgeBase> {
        response.knowledge_bases
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
