// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /knowledgeBase/knowledge-hub/nodes/{parentType}/{parentId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, open_enum,
};

use crate::models::knowledge::{KnowledgeHubNode, KnowledgeHubNodesResponse, RecordTypeEnum};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getKnowledgeHubChildNodes|/knowledgeBase/knowledge-hub/nodes/{parentType}/{parentId}\
     |kb:read",
);

/// The arguments of [`knowledge_base_get_knowledge_hub_child_nodes`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetKnowledgeHubChildNodesRequest {
    /// The kind of the parent; app for a knowledge base. The SDK refuses other values than the
    /// known ones.
    pub parent_type: GetKnowledgeHubChildNodesParentType,
    /// The id of the parent (UUID).
    pub parent_id: String,
    /// Only nodes that have children. Server default: `false`.
    pub only_containers: Option<bool>,
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 200. Server default: `50`.
    pub limit: Option<i64>,
    /// Unknown values fall back to name. Server default: `updatedAt`.
    pub sort_by: Option<GetKnowledgeHubChildNodesSortBy>,
    /// Unknown values fall back to asc. Server default: `desc`.
    pub sort_order: Option<GetKnowledgeHubChildNodesSortOrder>,
    /// The text to find; length counts after trimming. From 2 to 500 characters.
    pub q: Option<String>,
    /// Comma-separated, at most 100; unknown values are dropped.
    pub node_types: Option<Vec<GetKnowledgeHubChildNodesNodeTypesItem>>,
    /// Comma-separated, at most 100; unknown values are dropped.
    pub record_types: Option<Vec<RecordTypeEnum>>,
    /// Comma-separated; unknown values are dropped.
    pub origins: Option<Vec<GetKnowledgeHubChildNodesOriginsItem>>,
    /// Comma-separated connector instance ids, at most 100.
    pub connector_ids: Option<Vec<String>>,
    /// Comma-separated; unknown values are dropped.
    pub indexing_status: Option<Vec<GetKnowledgeHubChildNodesIndexingStatusItem>>,
    /// The range in epoch milliseconds, as `gte:N,lte:N`; either part may be left out.
    pub created_at: Option<String>,
    /// The range in epoch milliseconds, as `gte:N,lte:N`.
    pub updated_at: Option<String>,
    /// The range in bytes, as `gte:N,lte:N`; at most 1 TiB.
    pub size: Option<String>,
    /// True searches all levels, false lists one level; when absent, filters decide.
    pub flattened: Option<bool>,
    /// Comma-separated extra parts of the response; unknown values are dropped.
    pub include: Option<Vec<GetKnowledgeHubChildNodesIncludeItem>>,
}
builder!(GetKnowledgeHubChildNodesRequest(
    parent_type: GetKnowledgeHubChildNodesParentType,
    parent_id: String,
) {
    only_containers: bool,
    page: i64,
    limit: i64,
    sort_by: GetKnowledgeHubChildNodesSortBy,
    sort_order: GetKnowledgeHubChildNodesSortOrder,
    q: String,
    node_types: Vec<GetKnowledgeHubChildNodesNodeTypesItem>,
    record_types: Vec<RecordTypeEnum>,
    origins: Vec<GetKnowledgeHubChildNodesOriginsItem>,
    connector_ids: Vec<String>,
    indexing_status: Vec<GetKnowledgeHubChildNodesIndexingStatusItem>,
    created_at: String,
    updated_at: String,
    size: String,
    flattened: bool,
    include: Vec<GetKnowledgeHubChildNodesIncludeItem>,
});

open_enum! {
    /// The get knowledge hub child nodes include item.
    pub enum GetKnowledgeHubChildNodesIncludeItem {
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
    /// The get knowledge hub child nodes indexing status item.
    pub enum GetKnowledgeHubChildNodesIndexingStatusItem {
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
    /// The get knowledge hub child nodes node types item.
    pub enum GetKnowledgeHubChildNodesNodeTypesItem {
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
    /// The get knowledge hub child nodes origins item.
    pub enum GetKnowledgeHubChildNodesOriginsItem {
        /// `COLLECTION`
        COLLECTION = "COLLECTION",
        /// `CONNECTOR`
        CONNECTOR = "CONNECTOR",
    }
}

open_enum! {
    /// The get knowledge hub child nodes parent type.
    pub enum GetKnowledgeHubChildNodesParentType {
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
    /// The get knowledge hub child nodes sort by.
    pub enum GetKnowledgeHubChildNodesSortBy {
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
    /// The get knowledge hub child nodes sort order.
    pub enum GetKnowledgeHubChildNodesSortOrder {
        /// `asc`
        ASC = "asc",
        /// `desc`
        DESC = "desc",
    }
}

/// Lists or searches the nodes below an app, group, folder or record.
///
/// An OAuth token needs the scope `kb:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "knowledgeBaseGetKnowledgeHubChildNodes")]
pub fn knowledge_base_get_knowledge_hub_child_nodes(
    core: &PipeshubCore,
    request: GetKnowledgeHubChildNodesRequest,
) -> Reply<'_, KnowledgeHubNodesResponse> {
    let call = Call::new(&OPERATION)
        .path_within(
            const { QueryLimits::new("parentType<,,=app|recordGroup|folder|record") },
            request.parent_type.as_str(),
        )
        .path_within(
            const { QueryLimits::new("parentId<,,u") },
            &request.parent_id,
        )
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

impl PagedRequest for GetKnowledgeHubChildNodesRequest {
    type Response = KnowledgeHubNodesResponse;
    type Item = KnowledgeHubNode;
    const PAGING: Paging = Paging::new("items")
        .total("pagination.totalItems")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, KnowledgeHubNodesResponse> {
        knowledge_base_get_knowledge_hub_child_nodes(core, self)
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
