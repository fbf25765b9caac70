// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /knowledgeBase/knowledge-hub/nodes`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, open_enum,
};

use crate::models::knowledge::{KnowledgeHubNode, KnowledgeHubNodesResponse, RecordTypeEnum};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getKnowledgeHubRootNodes|/knowledgeBase/knowledge-hub/nodes|kb:read",
);

/// The arguments of [`knowledge_base_get_knowledge_hub_root_nodes`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetKnowledgeHubRootNodesRequest {
    /// Only nodes that have children. Server default: `false`.
    pub only_containers: Option<bool>,
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 200. Server default: `50`.
    pub limit: Option<i64>,
    /// Unknown values fall back to name. Server default: `updatedAt`.
    pub sort_by: Option<GetKnowledgeHubRootNodesSortBy>,
    /// Unknown values fall back to asc. Server default: `desc`.
    pub sort_order: Option<GetKnowledgeHubRootNodesSortOrder>,
    /// The text to find; length counts after trimming. From 2 to 500 characters.
    pub q: Option<String>,
    /// Comma-separated, at most 100; unknown values are dropped.
    pub node_types: Option<Vec<GetKnowledgeHubRootNodesNodeTypesItem>>,
    /// Comma-separated, at most 100; unknown values are dropped.
    pub record_types: Option<Vec<RecordTypeEnum>>,
    /// Comma-separated; unknown values are dropped.
    pub origins: Option<Vec<GetKnowledgeHubRootNodesOriginsItem>>,
    /// Comma-separated connector instance ids, at most 100.
    pub connector_ids: Option<Vec<String>>,
    /// Comma-separated; unknown values are dropped.
    pub indexing_status: Option<Vec<GetKnowledgeHubRootNodesIndexingStatusItem>>,
    /// The range in epoch milliseconds, as `gte:N,lte:N`; either part may be left out.
    pub created_at: Option<String>,
    /// The range in epoch milliseconds, as `gte:N,lte:N`.
    pub updated_at: Option<String>,
    /// The range in bytes, as `gte:N,lte:N`; at most 1 TiB.
    pub size: Option<String>,
    /// True searches all levels, false lists one level; when absent, filters decide.
    pub flattened: Option<bool>,
    /// Comma-separated extra parts of the response; unknown values are dropped.
    pub include: Option<Vec<GetKnowledgeHubRootNodesIncludeItem>>,
}
builder!(GetKnowledgeHubRootNodesRequest() {
    only_containers: bool,
    page: i64,
    limit: i64,
    sort_by: GetKnowledgeHubRootNodesSortBy,
    sort_order: GetKnowledgeHubRootNodesSortOrder,
    q: String,
    node_types: Vec<GetKnowledgeHubRootNodesNodeTypesItem>,
    record_types: Vec<RecordTypeEnum>,
    origins: Vec<GetKnowledgeHubRootNodesOriginsItem>,
    connector_ids: Vec<String>,
    indexing_status: Vec<GetKnowledgeHubRootNodesIndexingStatusItem>,
    created_at: String,
    updated_at: String,
    size: String,
    flattened: bool,
    include: Vec<GetKnowledgeHubRootNodesIncludeItem>,
});

open_enum! {
    /// The get knowledge hub root nodes include item.
    pub enum GetKnowledgeHubRootNodesIncludeItem {
        /// `breadcrumbs`
        BREADCRUMBS = "breadcrumbs",
        /// `counts`
        COUNTS = "counts",
        /// `availableFilters`
        AVAILABLE_FILTERS = "availableFilters",
        /// `permissions`
        PERMISSIONS = "permissions",
    }
}

open_enum! {
    /// The get knowledge hub root nodes indexing status item.
    pub enum GetKnowledgeHubRootNodesIndexingStatusItem {
        /// `NOT_STARTED`
        NOT_STARTED = "NOT_STARTED",
        /// `PAUSED`
        PAUSED = "PAUSED",
        /// `IN_PROGRESS`
        IN_PROGRESS = "IN_PROGRESS",
        /// `COMPLETED`
        COMPLETED = "COMPLETED",
        /// `FAILED`
        FAILED = "FAILED",
        /// `FILE_TYPE_NOT_SUPPORTED`
        FILE_TYPE_NOT_SUPPORTED = "FILE_TYPE_NOT_SUPPORTED",
        /// `AUTO_INDEX_OFF`
        AUTO_INDEX_OFF = "AUTO_INDEX_OFF",
        /// `EMPTY`
        EMPTY = "EMPTY",
        /// `ENABLE_MULTIMODAL_MODELS`
        ENABLE_MULTIMODAL_MODELS = "ENABLE_MULTIMODAL_MODELS",
        /// `QUEUED`
        QUEUED = "QUEUED",
    }
}

open_enum! {
    /// The get knowledge hub root nodes node types item.
    pub enum GetKnowledgeHubRootNodesNodeTypesItem {
        /// `app`
        APP = "app",
        /// `recordGroup`
        RECORD_GROUP = "recordGroup",
        /// `folder`
        FOLDER = "folder",
        /// `record`
        RECORD = "record",
    }
}

open_enum! {
    /// The get knowledge hub root nodes origins item.
    pub enum GetKnowledgeHubRootNodesOriginsItem {
        /// `COLLECTION`
        COLLECTION = "COLLECTION",
        /// `CONNECTOR`
        CONNECTOR = "CONNECTOR",
    }
}

open_enum! {
    /// The get knowledge hub root nodes sort by.
    pub enum GetKnowledgeHubRootNodesSortBy {
        /// `name`
        NAME = "name",
        /// `createdAt`
        CREATED_AT = "createdAt",
        /// `updatedAt`
        UPDATED_AT = "updatedAt",
        /// `size`
        SIZE = "size",
        /// `type`
        TYPE = "type",
    }
}

open_enum! {
    /// The get knowledge hub root nodes sort order.
    pub enum GetKnowledgeHubRootNodesSortOrder {
        /// `asc`
        ASC = "asc",
        /// `desc`
        DESC = "desc",
    }
}

/// Lists all apps and knowledge bases, or searches the whole tree.
///
/// An OAuth token needs the scope `kb:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 500, besides the errors of each
/// call.
#[doc(alias = "knowledgeBaseGetKnowledgeHubRootNodes")]
pub fn knowledge_base_get_knowledge_hub_root_nodes(
    core: &PipeshubCore,
    request: GetKnowledgeHubRootNodesRequest,
) -> Reply<'_, KnowledgeHubNodesResponse> {
    let call = Call::new(&OPERATION)
        .query("onlyContainers", request.only_containers)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("sortBy", crate::query::text(request.sort_by.as_ref()))
        .query("sortOrder", crate::query::text(request.sort_order.as_ref()))
        .query_within(const { QueryLimits::new("q<2,500") }, &request.q)
        .query(
            "nodeTypes",
            crate::query::texts(request.node_types.as_deref()),
        )
        .query(
            "recordTypes",
            crate::query::texts(request.record_types.as_deref()),
        )
        .query("origins", crate::query::texts(request.origins.as_deref()))
        .query("connectorIds", &request.connector_ids)
        .query(
            "indexingStatus",
            crate::query::texts(request.indexing_status.as_deref()),
        )
        .query("createdAt", &request.created_at)
        .query("updatedAt", &request.updated_at)
        .query("size", &request.size)
        .query("flattened", request.flattened)
        .query("include", crate::query::texts(request.include.as_deref()));
    core.call(call, RawReply::read)
}

impl PagedRequest for GetKnowledgeHubRootNodesRequest {
    type Response = KnowledgeHubNodesResponse;
    type Item = KnowledgeHubNode;
    const PAGING: Paging = Paging::new("items")
        .total("pagination.totalItems")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, KnowledgeHubNodesResponse> {
        knowledge_base_get_knowledge_hub_root_nodes(core, self)
    }
    fn into_items(response: KnowledgeHubNodesResponse) -> Vec<KnowledgeHubNode> {
        response.items
    }
    fn page(&self) -> Option<i64> {
        self.page
    }
    fn set_page(&mut self, page: i64) {
        self.page = Some(page);
    }
    fn limit(&self) -> Option<i64> {
        self.limit.or(Some(50))
    }
}
