// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /knowledgeBase/record/{recordId}`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum,
};

use crate::models::knowledge::{ConnectorNameEnum, RecordTypeEnum};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getRecordById|/knowledgeBase/record/{recordId}|kb:read",
);

/// The arguments of [`knowledge_base_get_record_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetRecordByIdRequest {
    /// The id of the record. Not empty.
    pub record_id: String,
}
builder!(GetRecordByIdRequest(record_id: String) {});

/// File details of a record.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FileRecord {
    /// The id.
    pub id: String,
    /// The org id.
    pub org_id: Option<String>,
    /// The name.
    pub name: String,
    /// False for a folder.
    pub is_file: Option<bool>,
    /// Without a dot.
    pub extension: Option<String>,
    /// The etag.
    pub etag: Option<String>,
    /// The ctag.
    pub ctag: Option<String>,
    /// The md5 checksum.
    pub md5_checksum: Option<String>,
    /// The quick xor hash.
    pub quick_xor_hash: Option<String>,
    /// The crc32 hash.
    pub crc32_hash: Option<String>,
    /// The sha1 hash.
    pub sha1_hash: Option<String>,
    /// The sha256 hash.
    pub sha256_hash: Option<String>,
    /// The path.
    pub path: Option<String>,
    /// The local fs relative path.
    pub local_fs_relative_path: Option<String>,
    /// The mime type.
    pub mime_type: Option<String>,
    /// The size in bytes.
    pub size_in_bytes: Option<i64>,
    /// The web url.
    pub web_url: Option<String>,
}
from_json! {
    FileRecord {
        id = "id",
        org_id = "orgId",
        name = "name",
        is_file = "isFile",
        extension = "extension",
        etag = "etag",
        ctag = "ctag",
        md5_checksum = "md5Checksum",
        quick_xor_hash = "quickXorHash",
        crc32_hash = "crc32Hash",
        sha1_hash = "sha1Hash",
        sha256_hash = "sha256Hash",
        path = "path",
        local_fs_relative_path = "localFsRelativePath",
        mime_type = "mimeType",
        size_in_bytes = "sizeInBytes",
        web_url = "webUrl",
    }
}

/// A record with its place, its labels and the access of the caller.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetRecordByIdResponse {
    /// A record with the details of its kind; fields without a value may be null or absent,
    /// depending on the graph store.
    pub record: RecordDetail,
    /// Null for connector records.
    pub knowledge_base: Option<RecordKnowledgeBase>,
    /// Null in practice, even for records inside a folder.
    pub folder: Option<NamedRef>,
    /// The metadata.
    pub metadata: Option<RecordMetadata>,
    /// Always one entry.
    pub permissions: Vec<RecordAccess>,
}
from_json! {
    GetRecordByIdResponse {
        record = "record",
        knowledge_base = "knowledgeBase",
        folder = "folder",
        metadata = "metadata",
        permissions = "permissions",
    }
}

/// An id with its display name.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct NamedRef {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Option<String>,
}
from_json! {
    NamedRef {
        id = "id",
        name = "name",
    }
}

/// The strongest way in which the caller may reach a record.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RecordAccess {
    /// Record id, not a user id.
    pub id: String,
    /// Record name.
    pub name: Option<String>,
    /// Record type.
    pub type_: Option<String>,
    /// The role of the caller.
    pub relationship: Option<RecordAccessRelationship>,
    /// The source of the access.
    pub access_type: Option<RecordAccessAccessType>,
}
from_json! {
    RecordAccess {
        id = "id",
        name = "name",
        type_ = "type",
        relationship = "relationship",
        access_type = "accessType",
    }
}

open_enum! {
    /// The source of the access.
    pub enum RecordAccessAccessType {
        /// `DIRECT`
        DIRECT = "DIRECT",
        /// `GROUP`
        GROUP = "GROUP",
        /// `RECORD_GROUP`
        RECORD_GROUP = "RECORD_GROUP",
        /// `NESTED_RECORD_GROUP`
        NESTED_RECORD_GROUP = "NESTED_RECORD_GROUP",
        /// `DIRECT_USER_RECORD_GROUP`
        DIRECT_USER_RECORD_GROUP = "DIRECT_USER_RECORD_GROUP",
        /// `INHERITED_RECORD_GROUP`
        INHERITED_RECORD_GROUP = "INHERITED_RECORD_GROUP",
        /// `GROUP_INHERITED_RECORD_GROUP`
        GROUP_INHERITED_RECORD_GROUP = "GROUP_INHERITED_RECORD_GROUP",
        /// `ORGANIZATION`
        ORGANIZATION = "ORGANIZATION",
        /// `ORG_RECORD_GROUP`
        ORG_RECORD_GROUP = "ORG_RECORD_GROUP",
        /// `KNOWLEDGE_BASE`
        KNOWLEDGE_BASE = "KNOWLEDGE_BASE",
        /// `KNOWLEDGE_BASE_TEAM`
        KNOWLEDGE_BASE_TEAM = "KNOWLEDGE_BASE_TEAM",
        /// `ANYONE`
        ANYONE = "ANYONE",
    }
}

open_enum! {
    /// The role of the caller.
    pub enum RecordAccessRelationship {
        /// `OWNER`
        OWNER = "OWNER",
        /// `ORGANIZER`
        ORGANIZER = "ORGANIZER",
        /// `FILEORGANIZER`
        FILEORGANIZER = "FILEORGANIZER",
        /// `WRITER`
        WRITER = "WRITER",
        /// `COMMENTER`
        COMMENTER = "COMMENTER",
        /// `READER`
        READER = "READER",
    }
}

/// A record with the details of its kind; fields without a value may be null or absent, depending
/// on the graph store.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RecordDetail {
    /// The id of the record.
    pub id: String,
    /// The org id.
    pub org_id: Option<String>,
    /// Name; for uploads without the file extension.
    pub record_name: String,
    /// The id at the source; for uploads the storage document id.
    pub external_record_id: String,
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
    pub record_type: RecordTypeEnum,
    /// The way in which PipesHub got the record.
    pub origin: RecordDetailOrigin,
    /// The version.
    pub version: Option<i64>,
    /// The flag `isLatestVersion`.
    pub is_latest_version: Option<bool>,
    /// The time when PipesHub stored it, in epoch milliseconds.
    pub created_at_timestamp: i64,
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
    pub parsing_status: Option<RecordDetailParsingStatus>,
    /// The progress of the indexing.
    pub indexing_status: Option<RecordDetailIndexingStatus>,
    /// The extraction status.
    pub extraction_status: Option<RecordDetailExtractionStatus>,
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
    /// Set only for `recordType` FILE.
    pub file_record: Option<FileRecord>,
    /// Mail details, set only for `recordType` MAIL; keeps internal `_id` and `_rev`.
    pub mail_record: Option<RawJson>,
    /// Ticket details, set only for `recordType` TICKET; keeps internal `_id` and `_rev`.
    pub ticket_record: Option<RawJson>,
}
from_json! {
    RecordDetail {
        id = "id",
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
        file_record = "fileRecord",
        mail_record = "mailRecord",
        ticket_record = "ticketRecord",
    }
}

open_enum! {
    /// The record detail extraction status.
    pub enum RecordDetailExtractionStatus {
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
    pub enum RecordDetailIndexingStatus {
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
    pub enum RecordDetailOrigin {
        /// `UPLOAD`
        UPLOAD = "UPLOAD",
        /// `CONNECTOR`
        CONNECTOR = "CONNECTOR",
    }
}

open_enum! {
    /// The record detail parsing status.
    pub enum RecordDetailParsingStatus {
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

/// The knowledge base that holds a record.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RecordKnowledgeBase {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Option<String>,
    /// The org id.
    pub org_id: Option<String>,
}
from_json! {
    RecordKnowledgeBase {
        id = "id",
        name = "name",
        org_id = "orgId",
    }
}

/// The labels that were extracted from a record; empty lists until it is indexed.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RecordMetadata {
    /// The departments.
    pub departments: Vec<NamedRef>,
    /// The categories.
    pub categories: Vec<NamedRef>,
    /// The subcategories1.
    pub subcategories1: Vec<NamedRef>,
    /// The subcategories2.
    pub subcategories2: Vec<NamedRef>,
    /// The subcategories3.
    pub subcategories3: Vec<NamedRef>,
    /// The topics.
    pub topics: Vec<NamedRef>,
    /// The languages.
    pub languages: Vec<NamedRef>,
}
from_json! {
    RecordMetadata {
        departments = "departments",
        categories = "categories",
        subcategories1 = "subcategories1",
        subcategories2 = "subcategories2",
        subcategories3 = "subcategories3",
        topics = "topics",
        languages = "languages",
    }
}

/// Gets a record with its labels and the access of the caller.
///
/// An OAuth token needs the scope `kb:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "knowledgeBaseGetRecordById")]
pub fn knowledge_base_get_record_by_id(
    core: &PipeshubCore,
    request: GetRecordByIdRequest,
) -> Reply<'_, GetRecordByIdResponse> {
    let call = Call::new(&OPERATION).path("recordId", &request.record_id);
    core.call(call, RawReply::read)
}
