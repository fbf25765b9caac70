//! The response of a search, for the SDK. The same fields as in `bodies::types`.

use pipeshub_core::from_json;

#[allow(dead_code, reason = "read, as a program of its own would")]
pub(crate) struct Found {
    search_id: String,
    search_response: SearchResponse,
}
from_json! {
    Found {
        search_id = "searchId",
        search_response = "searchResponse",
    }
}

#[allow(dead_code, reason = "read, as a program of its own would")]
struct SearchResponse {
    results: Vec<Hit>,
    records: Vec<Record>,
    status: String,
    status_code: i64,
    message: String,
}
from_json! {
    SearchResponse {
        results = "searchResults",
        records = "records",
        status = "status",
        status_code = "status_code",
        message = "message",
    }
}

#[allow(dead_code, reason = "read, as a program of its own would")]
struct Hit {
    content: String,
    score: Option<f64>,
    citation_type: String,
    metadata: Metadata,
    virtual_record_id: Option<String>,
    block_type: Option<String>,
    block_index: Option<i64>,
}
from_json! {
    Hit {
        content = "content",
        score = "score",
        citation_type = "citationType",
        metadata = "metadata",
        virtual_record_id = "virtual_record_id",
        block_type = "block_type",
        block_index = "block_index",
    }
}

#[allow(dead_code, reason = "read, as a program of its own would")]
struct Metadata {
    org_id: String,
    record_id: String,
    virtual_record_id: Option<String>,
    record_name: String,
    record_type: Option<String>,
    origin: String,
    connector: Option<String>,
    connector_id: Option<String>,
    kb_id: Option<String>,
    block_text: Option<String>,
    block_type: Option<String>,
    block_num: Option<Vec<Option<f64>>>,
    bounding_box: Option<Vec<Corner>>,
    page_num: Option<Vec<Option<i64>>>,
    extension: Option<String>,
    mime_type: String,
    web_url: Option<String>,
    preview_renderable: Option<bool>,
    hide_weburl: Option<bool>,
}
from_json! {
    Metadata {
        org_id = "orgId",
        record_id = "recordId",
        virtual_record_id = "virtualRecordId",
        record_name = "recordName",
        record_type = "recordType",
        origin = "origin",
        connector = "connector",
        connector_id = "connectorId",
        kb_id = "kbId",
        block_text = "blockText",
        block_type = "blockType",
        block_num = "blockNum",
        bounding_box = "bounding_box",
        page_num = "pageNum",
        extension = "extension",
        mime_type = "mimeType",
        web_url = "webUrl",
        preview_renderable = "previewRenderable",
        hide_weburl = "hideWeburl",
    }
}

#[allow(dead_code, reason = "read, as a program of its own would")]
struct Corner {
    x: f64,
    y: f64,
}
from_json! {
    Corner {
        x = "x",
        y = "y",
    }
}

#[allow(dead_code, reason = "read, as a program of its own would")]
struct Record {
    key: String,
    org_id: Option<String>,
    record_name: String,
    external_record_id: Option<String>,
    connector_id: Option<String>,
    connector_name: Option<String>,
    record_type: Option<String>,
    origin: Option<String>,
    version: Option<i64>,
    is_latest_version: Option<bool>,
    created_at_timestamp: Option<i64>,
    updated_at_timestamp: Option<i64>,
    indexing_status: Option<String>,
    extraction_status: Option<String>,
    is_deleted: Option<bool>,
    is_archived: Option<bool>,
    mime_type: Option<String>,
    size_in_bytes: Option<i64>,
    virtual_record_id: Option<String>,
    web_url: Option<String>,
}
from_json! {
    Record {
        key = "_key",
        org_id = "orgId",
        record_name = "recordName",
        external_record_id = "externalRecordId",
        connector_id = "connectorId",
        connector_name = "connectorName",
        record_type = "recordType",
        origin = "origin",
        version = "version",
        is_latest_version = "isLatestVersion",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        indexing_status = "indexingStatus",
        extraction_status = "extractionStatus",
        is_deleted = "isDeleted",
        is_archived = "isArchived",
        mime_type = "mimeType",
        size_in_bytes = "sizeInBytes",
        virtual_record_id = "virtualRecordId",
        web_url = "webUrl",
    }
}

impl Found {
    /// Returns a number that depends on all hits and records.
    pub(crate) fn sum(&self) -> usize {
        let SearchResponse {
            results,
            records,
            message,
            ..
        } = &self.search_response;
        let corners = |hit: &Hit| hit.metadata.bounding_box.as_ref().map_or(0, Vec::len);
        let hits: usize = results
            .iter()
            .map(|hit| hit.content.len() + corners(hit))
            .sum();
        let names: usize = records.iter().map(|record| record.record_name.len()).sum();
        self.search_id.len() + message.len() + hits + names
    }
}
