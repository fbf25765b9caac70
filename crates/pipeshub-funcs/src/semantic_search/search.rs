// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `POST /search`

use std::time::Duration;

use pipeshub_core::json::{Map, RawJson};
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum, to_json,
};

use crate::models::knowledge::{ConnectorNameEnum, RecordTypeEnum};

static OPERATION: PackedOperation = Operation::packed("POST", "search|/search|semantic:write")
    .refused_with(&[400, 403])
    .timeout(Duration::from_secs(300));

/// The arguments of [`semantic_search_search`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SearchRequest {
    /// A `question` or keywords. The server refuses HTML, `on...=` and text such as `%s`. From 1 to
    /// 100000 characters.
    pub query: String,
    /// Limits a search to some sources. The server ignores other keys.
    pub filters: Option<Filters>,
    /// The hits of each variant of the query. Without it, the server returns 500. From 1 to 100.
    pub limit: i64,
}
builder!(SearchRequest(query: String, limit: i64) { filters: Filters });
to_json! {
    SearchRequest {
        query = "query<1,100000",
        filters = "filters",
        limit = "limit<1,100",
    }
}

/// Limits a search to some sources. The server ignores other keys.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Filters {
    /// Connector instance ids.
    pub apps: Option<Vec<String>>,
    /// Knowledge base ids.
    pub kb: Option<Vec<String>>,
}
builder!(Filters() { apps: Vec<String>, kb: Vec<String> });
to_json! {
    Filters {
        apps = "apps<,<,,u",
        kb = "kb<,<,,u",
    }
}

/// The hits and their records.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchAiResponse {
    /// The best match is the first. The list can be longer than `limit`.
    pub search_results: Vec<SemanticSearchHit>,
    /// The records.
    pub records: Vec<SemanticSearchGraphRecord>,
    /// The status of the search service.
    pub status: String,
    /// Always 200 here.
    #[cfg_attr(feature = "serde", serde(rename = "status_code"))]
    pub status_code: i64,
    /// The message.
    pub message: String,
    /// Knowledge bases that the search was restricted to.
    pub applied_filters: Option<SemanticSearchAppliedFilters>,
    /// The records by virtual record id; absent when nothing was found.
    #[cfg_attr(feature = "serde", serde(rename = "virtual_to_record_map"))]
    pub virtual_to_record_map: Option<Map<SemanticSearchGraphRecord>>,
}
from_json! {
    SemanticSearchAiResponse {
        search_results = "searchResults",
        records = "records",
        status = "status",
        status_code = "status_code",
        message = "message",
        applied_filters = "appliedFilters",
        virtual_to_record_map = "virtual_to_record_map",
    }
}

/// Knowledge bases that the search was restricted to.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchAppliedFilters {
    /// The kb.
    pub kb: Vec<String>,
    /// The kb count.
    #[cfg_attr(feature = "serde", serde(rename = "kb_count"))]
    pub kb_count: i64,
}
from_json! {
    SemanticSearchAppliedFilters {
        kb = "kb",
        kb_count = "kb_count",
    }
}

/// Corner point on a page.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchBoundingBox {
    /// The x.
    pub x: f64,
    /// The y.
    pub y: f64,
}
from_json! {
    SemanticSearchBoundingBox {
        x = "x",
        y = "y",
    }
}

/// The id under which the search was saved, and its result.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchExecuteResponse {
    /// The search id.
    pub search_id: String,
    /// The hits and their records.
    pub search_response: SemanticSearchAiResponse,
}
from_json! {
    SemanticSearchExecuteResponse {
        search_id = "searchId",
        search_response = "searchResponse",
    }
}

/// Raw record document behind hits; null or absent fields depend on the graph store.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchGraphRecord {
    /// The id of the record.
    #[cfg_attr(feature = "serde", serde(rename = "_key"))]
    pub key: String,
    /// The name of the collection, a slash, and the id of the record.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// Only with the `ArangoDB` store.
    #[cfg_attr(feature = "serde", serde(rename = "_rev"))]
    pub rev: Option<String>,
    /// The org id.
    pub org_id: Option<String>,
    /// Name; for uploads without the file extension.
    pub record_name: String,
    /// The id at the source; for uploads the storage document id.
    pub external_record_id: Option<String>,
    /// The external root group id.
    pub external_root_group_id: Option<String>,
    /// The external group id.
    pub external_group_id: Option<String>,
    /// The id of the parent at the source; for uploads the folder id.
    pub external_parent_id: Option<String>,
    /// The external revision id.
    pub external_revision_id: Option<String>,
    /// The record group id.
    pub record_group_id: Option<String>,
    /// Connector instance id; for uploads the knowledge base id.
    pub connector_id: Option<String>,
    /// The kind of source that a record came from; KB for uploads.
    pub connector_name: Option<ConnectorNameEnum>,
    /// The kind of record.
    pub record_type: Option<RecordTypeEnum>,
    /// The way in which PipesHub got the record.
    pub origin: Option<SemanticSearchGraphRecordOrigin>,
    /// The version.
    pub version: Option<i64>,
    /// The flag `isLatestVersion`.
    pub is_latest_version: Option<bool>,
    /// The time when PipesHub stored it, in epoch milliseconds.
    pub created_at_timestamp: Option<i64>,
    /// Last change in PipesHub, epoch milliseconds.
    pub updated_at_timestamp: Option<i64>,
    /// The creation at the source, epoch milliseconds.
    pub source_created_at_timestamp: Option<i64>,
    /// Last change at the source, epoch milliseconds.
    pub source_last_modified_timestamp: Option<i64>,
    /// The time in milliseconds since 1970.
    pub last_sync_timestamp: Option<i64>,
    /// The time in milliseconds since 1970.
    pub last_index_timestamp: Option<i64>,
    /// The time in milliseconds since 1970.
    pub last_extraction_timestamp: Option<i64>,
    /// Start of the running attempt, epoch milliseconds; null when idle.
    pub processing_started_at: Option<i64>,
    /// The parsing status.
    pub parsing_status: Option<SemanticSearchGraphRecordParsingStatus>,
    /// The progress of the indexing.
    pub indexing_status: Option<SemanticSearchGraphRecordIndexingStatus>,
    /// The extraction status.
    pub extraction_status: Option<SemanticSearchGraphRecordExtractionStatus>,
    /// The reason why indexing failed or was skipped.
    pub reason: Option<String>,
    /// The flag `isDeleted`.
    pub is_deleted: Option<bool>,
    /// The flag `isArchived`.
    pub is_archived: Option<bool>,
    /// The deleted by user id.
    pub deleted_by_user_id: Option<String>,
    /// Waits for re-indexing.
    pub is_dirty: Option<bool>,
    /// The flag `isVLMOcrProcessed`.
    #[cfg_attr(feature = "serde", serde(rename = "isVLMOcrProcessed"))]
    pub is_vlm_ocr_processed: Option<bool>,
    /// The mime type.
    pub mime_type: Option<String>,
    /// The size in bytes.
    pub size_in_bytes: Option<i64>,
    /// The md5 checksum.
    pub md5_checksum: Option<String>,
    /// Shared by records with the same content.
    pub virtual_record_id: Option<String>,
    /// The summary document id.
    pub summary_document_id: Option<String>,
    /// The storage document id.
    pub storage_document_id: Option<String>,
    /// The link to the source; a relative path for uploads.
    pub web_url: Option<String>,
    /// The flag `previewRenderable`.
    pub preview_renderable: Option<bool>,
    /// The flag `isShared`.
    pub is_shared: Option<bool>,
    /// The flag `isDependentNode`.
    pub is_dependent_node: Option<bool>,
    /// The parent node id.
    pub parent_node_id: Option<String>,
    /// The flag `hideWeburl`.
    pub hide_weburl: Option<bool>,
    /// The flag `isInternal`.
    pub is_internal: Option<bool>,
    /// A placeholder for an ancestor that was never synced.
    pub is_placeholder: Option<bool>,
    /// SQL text of a view.
    pub definition: Option<String>,
    /// The source tables.
    pub source_tables: Option<Vec<String>>,
    /// The row count.
    pub row_count: Option<i64>,
    /// The ancestors, if the server could read them.
    pub location: Option<String>,
}
from_json! {
    SemanticSearchGraphRecord {
        key = "_key",
        id = "_id",
        rev = "_rev",
        org_id = "orgId",
        record_name = "recordName",
        external_record_id = "externalRecordId",
        external_root_group_id = "externalRootGroupId",
        external_group_id = "externalGroupId",
        external_parent_id = "externalParentId",
        external_revision_id = "externalRevisionId",
        record_group_id = "recordGroupId",
        connector_id = "connectorId",
        connector_name = "connectorName",
        record_type = "recordType",
        origin = "origin",
        version = "version",
        is_latest_version = "isLatestVersion",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        source_created_at_timestamp = "sourceCreatedAtTimestamp",
        source_last_modified_timestamp = "sourceLastModifiedTimestamp",
        last_sync_timestamp = "lastSyncTimestamp",
        last_index_timestamp = "lastIndexTimestamp",
        last_extraction_timestamp = "lastExtractionTimestamp",
        processing_started_at = "processingStartedAt",
        parsing_status = "parsingStatus",
        indexing_status = "indexingStatus",
        extraction_status = "extractionStatus",
        reason = "reason",
        is_deleted = "isDeleted",
        is_archived = "isArchived",
        deleted_by_user_id = "deletedByUserId",
        is_dirty = "isDirty",
        is_vlm_ocr_processed = "isVLMOcrProcessed",
        mime_type = "mimeType",
        size_in_bytes = "sizeInBytes",
        md5_checksum = "md5Checksum",
        virtual_record_id = "virtualRecordId",
        summary_document_id = "summaryDocumentId",
        storage_document_id = "storageDocumentId",
        web_url = "webUrl",
        preview_renderable = "previewRenderable",
        is_shared = "isShared",
        is_dependent_node = "isDependentNode",
        parent_node_id = "parentNodeId",
        hide_weburl = "hideWeburl",
        is_internal = "isInternal",
        is_placeholder = "isPlaceholder",
        definition = "definition",
        source_tables = "sourceTables",
        row_count = "rowCount",
        location = "location",
    }
}

open_enum! {
    /// The semantic search graph record extraction status.
    pub enum SemanticSearchGraphRecordExtractionStatus {
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
    /// The progress of the indexing.
    pub enum SemanticSearchGraphRecordIndexingStatus {
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
        /// `CONNECTOR_DISABLED`
        CONNECTOR_DISABLED = "CONNECTOR_DISABLED",
    }
}

open_enum! {
    /// The way in which PipesHub got the record.
    pub enum SemanticSearchGraphRecordOrigin {
        /// `UPLOAD`
        UPLOAD = "UPLOAD",
        /// `CONNECTOR`
        CONNECTOR = "CONNECTOR",
    }
}

open_enum! {
    /// The semantic search graph record parsing status.
    pub enum SemanticSearchGraphRecordParsingStatus {
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

/// A passage that matches the query.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHit {
    /// The text of the passage.
    pub content: String,
    /// A higher value is better.
    pub score: Option<f64>,
    /// The citation type.
    pub citation_type: String,
    /// The source of a hit. Older entries of the index may have other keys.
    pub metadata: SemanticSearchHitMetadata,
    /// The virtual record id.
    #[cfg_attr(feature = "serde", serde(rename = "virtual_record_id"))]
    pub virtual_record_id: Option<String>,
    /// The block type.
    #[cfg_attr(feature = "serde", serde(rename = "block_type"))]
    pub block_type: Option<String>,
    /// The block index.
    #[cfg_attr(feature = "serde", serde(rename = "block_index"))]
    pub block_index: Option<i64>,
}
from_json! {
    SemanticSearchHit {
        content = "content",
        score = "score",
        citation_type = "citationType",
        metadata = "metadata",
        virtual_record_id = "virtual_record_id",
        block_type = "block_type",
        block_index = "block_index",
    }
}

/// The source of a hit. Older entries of the index may have other keys.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SemanticSearchHitMetadata {
    /// The org id.
    pub org_id: String,
    /// The record id.
    pub record_id: String,
    /// The virtual record id.
    pub virtual_record_id: Option<String>,
    /// The record name.
    pub record_name: String,
    /// The record type.
    pub record_type: Option<String>,
    /// A number, or an empty string if it is unknown.
    pub record_version: Option<RawJson>,
    /// The origin.
    pub origin: SemanticSearchHitMetadataOrigin,
    /// The name of the connector.
    pub connector: Option<String>,
    /// The connector id.
    pub connector_id: Option<String>,
    /// The kb id.
    pub kb_id: Option<String>,
    /// The block text.
    pub block_text: Option<String>,
    /// The block type.
    pub block_type: Option<String>,
    /// The block index.
    pub block_index: Option<i64>,
    /// The block id.
    pub block_id: Option<String>,
    /// Row or block numbers.
    pub block_num: Option<Vec<Option<f64>>>,
    /// The bounding box.
    #[cfg_attr(feature = "serde", serde(rename = "bounding_box"))]
    pub bounding_box: Option<Vec<SemanticSearchBoundingBox>>,
    /// Often `[null]`.
    pub page_num: Option<Vec<Option<i64>>>,
    /// The sheet name.
    pub sheet_name: Option<String>,
    /// The sheet num.
    pub sheet_num: Option<f64>,
    /// The extension.
    pub extension: Option<String>,
    /// The mime type.
    pub mime_type: String,
    /// The web url.
    pub web_url: Option<String>,
    /// The flag `previewRenderable`.
    pub preview_renderable: Option<bool>,
    /// The flag `hideWeburl`.
    pub hide_weburl: Option<bool>,
    /// The flag `isBlock`.
    pub is_block: Option<bool>,
    /// The flag `isBlockGroup`.
    pub is_block_group: Option<bool>,
    /// The flag `isRecordSummary`.
    pub is_record_summary: Option<bool>,
    /// The id in the vector store, text or number.
    #[cfg_attr(feature = "serde", serde(rename = "point_id"))]
    pub point_id: Option<RawJson>,
}
from_json! {
    SemanticSearchHitMetadata {
        org_id = "orgId",
        record_id = "recordId",
        virtual_record_id = "virtualRecordId",
        record_name = "recordName",
        record_type = "recordType",
        record_version = "recordVersion",
        origin = "origin",
        connector = "connector",
        connector_id = "connectorId",
        kb_id = "kbId",
        block_text = "blockText",
        block_type = "blockType",
        block_index = "blockIndex",
        block_id = "blockId",
        block_num = "blockNum",
        bounding_box = "bounding_box",
        page_num = "pageNum",
        sheet_name = "sheetName",
        sheet_num = "sheetNum",
        extension = "extension",
        mime_type = "mimeType",
        web_url = "webUrl",
        preview_renderable = "previewRenderable",
        hide_weburl = "hideWeburl",
        is_block = "isBlock",
        is_block_group = "isBlockGroup",
        is_record_summary = "isRecordSummary",
        point_id = "point_id",
    }
}

open_enum! {
    /// The semantic search hit metadata origin.
    pub enum SemanticSearchHitMetadataOrigin {
        /// `UPLOAD`
        UPLOAD = "UPLOAD",
        /// `CONNECTOR`
        CONNECTOR = "CONNECTOR",
    }
}

/// Searches all accessible knowledge by meaning and saves the search.
///
/// An OAuth token needs the scope `semantic:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// After status 400 or 403, the operation certainly did not run.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500, 502, 503 or 504, besides
/// the errors of each call.
#[doc(alias = "semanticSearchSearch")]
pub fn semantic_search_search(
    core: &PipeshubCore,
    request: SearchRequest,
) -> Reply<'_, SemanticSearchExecuteResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
