// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/navigate`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::query::{Repeated, query_each};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "navigateKnowledgeGraph|/connectors/navigate|connector:read",
);

/// The arguments of [`connector_navigate_knowledge_graph`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct NavigateKnowledgeGraphRequest {
    /// The node to open: an id, a URL or an issue key; the root if absent. From 1 to 2048
    /// characters.
    pub node_id: Option<String>,
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 50 to 200. Server default: `50`.
    pub limit: Option<i64>,
    /// The number of levels below the node. From 1 to 3. Server default: `1`.
    pub depth: Option<i64>,
    /// Only children of these kinds: `recordGroup`, `record`, `folder`. At most 20 items.
    pub node_types: Option<Vec<String>>,
    /// A day in ISO 8601, or a time with an offset. Not empty.
    pub created_after: Option<String>,
    /// A day in ISO 8601, or a time with an offset. A day includes its last moment. Not empty.
    pub created_before: Option<String>,
    /// A day in ISO 8601, or a time with an offset. Not empty.
    pub modified_after: Option<String>,
    /// A day in ISO 8601, or a time with an offset. A day includes its last moment. Not empty.
    pub modified_before: Option<String>,
}
builder!(NavigateKnowledgeGraphRequest() {
    node_id: String,
    page: i64,
    limit: i64,
    depth: i64,
    node_types: Vec<String>,
    created_after: String,
    created_before: String,
    modified_after: String,
    modified_before: String,
});

/// Short reference to a node.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeGraphNodeRef {
    /// Node or record id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The kind of a graph node.
    #[cfg_attr(feature = "serde", serde(rename = "node_type"))]
    pub node_type: KnowledgeGraphNodeType,
    /// Record type, group type or connector.
    #[cfg_attr(feature = "serde", serde(rename = "sub_type"))]
    pub sub_type: Option<String>,
    /// True for records and folders.
    #[cfg_attr(feature = "serde", serde(rename = "is_record"))]
    pub is_record: bool,
}
from_json! {
    KnowledgeGraphNodeRef {
        id = "id",
        name = "name",
        node_type = "node_type",
        sub_type = "sub_type",
        is_record = "is_record",
    }
}

/// A node in a listing.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeGraphNodeRow {
    /// Node or record id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The kind of a graph node.
    #[cfg_attr(feature = "serde", serde(rename = "node_type"))]
    pub node_type: KnowledgeGraphNodeType,
    /// Record type, group type or connector.
    #[cfg_attr(feature = "serde", serde(rename = "sub_type"))]
    pub sub_type: Option<String>,
    /// True for records and folders.
    #[cfg_attr(feature = "serde", serde(rename = "is_record"))]
    pub is_record: bool,
    /// The flag `has_children`.
    #[cfg_attr(feature = "serde", serde(rename = "has_children"))]
    pub has_children: bool,
    /// Size, status or kind of relation.
    pub detail: Option<String>,
    /// The web url.
    #[cfg_attr(feature = "serde", serde(rename = "web_url"))]
    pub web_url: Option<String>,
    /// The indexing status.
    #[cfg_attr(feature = "serde", serde(rename = "indexing_status"))]
    pub indexing_status: Option<String>,
    /// The creation at the source, milliseconds since 1970.
    #[cfg_attr(feature = "serde", serde(rename = "source_created_at"))]
    pub source_created_at: Option<i64>,
    /// Last change at the source, milliseconds since 1970.
    #[cfg_attr(feature = "serde", serde(rename = "source_modified_at"))]
    pub source_modified_at: Option<i64>,
    /// The depth below the opened node, from 1.
    pub level: i64,
    /// One-line extract of the main fields.
    #[cfg_attr(feature = "serde", serde(rename = "context_summary"))]
    pub context_summary: Option<String>,
}
from_json! {
    KnowledgeGraphNodeRow {
        id = "id",
        name = "name",
        node_type = "node_type",
        sub_type = "sub_type",
        is_record = "is_record",
        has_children = "has_children",
        detail = "detail",
        web_url = "web_url",
        indexing_status = "indexing_status",
        source_created_at = "source_created_at",
        source_modified_at = "source_modified_at",
        level = "level",
        context_summary = "context_summary",
    }
}

open_enum! {
    /// The kind of a graph node.
    pub enum KnowledgeGraphNodeType {
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

/// The position in the list.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeGraphPagination {
    /// The page.
    pub page: i64,
    /// The limit.
    pub limit: i64,
    /// The total.
    pub total: i64,
    /// The flag `has_next`.
    #[cfg_attr(feature = "serde", serde(rename = "has_next"))]
    pub has_next: bool,
    /// The flag `has_prev`.
    #[cfg_attr(feature = "serde", serde(rename = "has_prev"))]
    pub has_prev: bool,
}
from_json! {
    KnowledgeGraphPagination {
        page = "page",
        limit = "limit",
        total = "total",
        has_next = "has_next",
        has_prev = "has_prev",
    }
}

/// A node and its children. The field names are in snake case.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct NavigateKnowledgeGraphResponse {
    /// The opened node; null at the root and for unknown or hidden nodes.
    pub current: Option<KnowledgeGraphNodeRef>,
    /// The path from the root, without the opened node. Only on the first page.
    pub breadcrumbs: Vec<KnowledgeGraphNodeRef>,
    /// The rows.
    pub rows: Vec<KnowledgeGraphNodeRow>,
    /// Up to 10 linked records; first page only.
    pub related: Vec<KnowledgeGraphNodeRow>,
    /// The pagination.
    pub pagination: Option<KnowledgeGraphPagination>,
    /// The web url.
    #[cfg_attr(feature = "serde", serde(rename = "web_url"))]
    pub web_url: Option<String>,
    /// The indexing status.
    #[cfg_attr(feature = "serde", serde(rename = "indexing_status"))]
    pub indexing_status: Option<String>,
    /// The connector.
    pub connector: Option<String>,
    /// Metadata text of an opened record; first page only.
    #[cfg_attr(feature = "serde", serde(rename = "context_block"))]
    pub context_block: Option<String>,
    /// The same view as readable text.
    pub text: String,
}
from_json! {
    NavigateKnowledgeGraphResponse {
        current = "current",
        breadcrumbs = "breadcrumbs",
        rows = "rows",
        related = "related",
        pagination = "pagination",
        web_url = "web_url",
        indexing_status = "indexing_status",
        connector = "connector",
        context_block = "context_block",
        text = "text",
    }
}

/// Returns the children of an app, group, folder or record.
///
/// An OAuth token needs the scope `connector:read`. The server requires `connector:read` or
/// `kb:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "connectorNavigateKnowledgeGraph")]
pub fn connector_navigate_knowledge_graph(
    core: &PipeshubCore,
    request: NavigateKnowledgeGraphRequest,
) -> Reply<'_, NavigateKnowledgeGraphResponse> {
    let call = query_each(
        Call::new(&OPERATION)
            .query_within(
                const { QueryLimits::new("nodeId<1,2048") },
                &request.node_id,
            )
            .query_within(const { QueryLimits::new("page<1,") }, request.page)
            .query_within(const { QueryLimits::new("limit<50,200") }, request.limit)
            .query_within(const { QueryLimits::new("depth<1,3") }, request.depth),
        &OPERATION,
        "nodeTypes",
        const { &Repeated::new("nodeTypes<,", 0, 20) },
        request.node_types.as_deref().unwrap_or_default(),
    )
    .query_within(
        const { QueryLimits::new("createdAfter<1,") },
        &request.created_after,
    )
    .query_within(
        const { QueryLimits::new("createdBefore<1,") },
        &request.created_before,
    )
    .query_within(
        const { QueryLimits::new("modifiedAfter<1,") },
        &request.modified_after,
    )
    .query_within(
        const { QueryLimits::new("modifiedBefore<1,") },
        &request.modified_before,
    );
    core.call(call, RawReply::read)
}

impl PagedRequest for NavigateKnowledgeGraphRequest {
    type Response = NavigateKnowledgeGraphResponse;
    type Item = KnowledgeGraphNodeRow;
    const PAGING: Paging = Paging::new("rows")
        .total("pagination.total")
        .has_next("pagination.has_next");

    fn send(self, core: &PipeshubCore) -> Reply<'_, NavigateKnowledgeGraphResponse> {
        connector_navigate_knowledge_graph(core, self)
    }
    fn into_items(response: NavigateKnowledgeGraphResponse) -> Vec<KnowledgeGraphNodeRow> {
        response.rows
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
