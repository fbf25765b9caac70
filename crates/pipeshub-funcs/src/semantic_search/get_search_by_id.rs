// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /search/{searchId}`

use pipeshub_core::json::Map;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
};

use crate::models::knowledge::PersistedSemanticSearchSharedWithEntry;

static OPERATION: PackedOperation =
    Operation::packed("GET", "getSearchById|/search/{searchId}|semantic:read");

/// The arguments of [`semantic_search_get_search_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetSearchByIdRequest {
    /// The id of a saved search.
    pub search_id: String,
}
builder!(GetSearchByIdRequest(search_id: String) {});

/// A saved search with its passages.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PersistedSemanticSearch {
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
    /// Whole passages, despite the name.
    pub citation_ids: Vec<PersistedSemanticSearchCitation>,
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
    PersistedSemanticSearch {
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

/// Saved corner point on a page.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PersistedSemanticSearchBoundingBox {
    /// Object id, 24 hex digits.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The x.
    pub x: f64,
    /// The y.
    pub y: f64,
}
from_json! {
    PersistedSemanticSearchBoundingBox {
        id = "_id",
        x = "x",
        y = "y",
    }
}

/// A saved passage of a search.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PersistedSemanticSearchCitation {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The content.
    pub content: String,
    /// In practice always 0.
    pub chunk_index: f64,
    /// The citation type.
    pub citation_type: String,
    /// The source of a saved passage.
    pub metadata: PersistedSemanticSearchCitationMetadata,
    /// The created at.
    pub created_at: String,
    /// The updated at.
    pub updated_at: String,
}
from_json! {
    PersistedSemanticSearchCitation {
        id = "_id",
        content = "content",
        chunk_index = "chunkIndex",
        citation_type = "citationType",
        metadata = "metadata",
        created_at = "createdAt",
        updated_at = "updatedAt",
    }
}

/// The source of a saved passage.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct PersistedSemanticSearchCitationMetadata {
    /// The org id.
    pub org_id: String,
    /// The mime type.
    pub mime_type: String,
    /// The record id.
    pub record_id: String,
    /// The record name.
    pub record_name: String,
    /// The origin.
    pub origin: String,
    /// The record version.
    pub record_version: Option<f64>,
    /// The extension.
    pub extension: Option<String>,
    /// The web url.
    pub web_url: Option<String>,
    /// The flag `previewRenderable`.
    pub preview_renderable: Option<bool>,
    /// The flag `hideWeburl`.
    pub hide_weburl: Option<bool>,
    /// The connector.
    pub connector: Option<String>,
    /// The record type.
    pub record_type: Option<String>,
    /// The block num.
    pub block_num: Option<Vec<Option<f64>>>,
    /// The page num.
    pub page_num: Option<Vec<Option<f64>>>,
    /// The sheet num.
    pub sheet_num: Option<f64>,
    /// The sheet name.
    pub sheet_name: Option<String>,
    /// The bounding box.
    #[cfg_attr(feature = "serde", serde(rename = "bounding_box"))]
    pub bounding_box: Option<Vec<PersistedSemanticSearchBoundingBox>>,
    /// The block type.
    pub block_type: Option<String>,
    /// The block text.
    pub block_text: Option<String>,
    /// The departments.
    pub departments: Option<Vec<String>>,
    /// The languages.
    pub languages: Option<Vec<String>>,
    /// The topics.
    pub topics: Option<Vec<String>>,
    /// The categories.
    pub categories: Option<String>,
    /// The subcategory level1.
    pub subcategory_level1: Option<String>,
    /// The subcategory level2.
    pub subcategory_level2: Option<String>,
    /// The subcategory level3.
    pub subcategory_level3: Option<String>,
    /// The score.
    pub score: Option<f64>,
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The collection name.
    #[cfg_attr(feature = "serde", serde(rename = "_collection_name"))]
    pub collection_name: Option<String>,
}
from_json! {
    PersistedSemanticSearchCitationMetadata {
        org_id = "orgId",
        mime_type = "mimeType",
        record_id = "recordId",
        record_name = "recordName",
        origin = "origin",
        record_version = "recordVersion",
        extension = "extension",
        web_url = "webUrl",
        preview_renderable = "previewRenderable",
        hide_weburl = "hideWeburl",
        connector = "connector",
        record_type = "recordType",
        block_num = "blockNum",
        page_num = "pageNum",
        sheet_num = "sheetNum",
        sheet_name = "sheetName",
        bounding_box = "bounding_box",
        block_type = "blockType",
        block_text = "blockText",
        departments = "departments",
        languages = "languages",
        topics = "topics",
        categories = "categories",
        subcategory_level1 = "subcategoryLevel1",
        subcategory_level2 = "subcategoryLevel2",
        subcategory_level3 = "subcategoryLevel3",
        score = "score",
        id = "_id",
        collection_name = "_collection_name",
    }
}

/// Gets a saved search with its passages, as a list of at most one.
///
/// An OAuth token needs the scope `semantic:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "semanticSearchGetSearchById")]
pub fn semantic_search_get_search_by_id(
    core: &PipeshubCore,
    request: GetSearchByIdRequest,
) -> Reply<'_, Vec<PersistedSemanticSearch>> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("searchId<,,h") },
        &request.search_id,
    );
    core.call(call, RawReply::read)
}
