//! PipesHub's search response, as types for both readers of the core and for `serde_json`.

use pipeshub_core::from_json;
use serde::Deserialize;

/// Defines a struct that all three readers can read, and its fields in JSON.
macro_rules! response {
    ($type:ident { $($field:ident: $kind:ty = $name:literal $json:literal,)* }) => {
        #[derive(Deserialize)]
        #[allow(dead_code, reason = "only read")]
        pub(super) struct $type {
            $(#[serde(rename = $name)] $field: $kind,)*
        }

        from_json! { $type { $($field = $name,)* } }

        impl $type {
            /// The name of each field, and a value in JSON.
            #[allow(dead_code, reason = "one has its values inside of another's")]
            pub(super) const FIELDS: &[(&str, &str)] = &[$(($name, $json),)*];
        }
    };
}

response! { Search {
    id: String = "searchId" r#""3f2c1a44-5d6e-4f70-8a91-b2c3d4e5f607""#,
    status: String = "status" r#""success""#,
    status_code: i64 = "status_code" "200",
    message: Option<String> = "message" "null",
    results: Vec<Hit> = "searchResults" "@hits",
    records: Vec<Record> = "records" "@records",
} }

response! { Hit {
    content: String = "content" r#""The quarterly report of the northern region says that revenue grew by 4.2 % while costs fell; see the appendix for the \"adjusted\" figures and what they leave out.\nIt was last revised in the spring.""#,
    score: Option<f64> = "score" "0.8137214",
    citation_type: String = "citationType" r#""vectordb|document""#,
    metadata: Metadata = "metadata" "@metadata",
    virtual_record_id: Option<String> = "virtual_record_id" r#""9a8b7c6d-1111-4222-8333-444455556666""#,
    block_type: Option<String> = "block_type" r#""text""#,
    block_index: Option<i64> = "block_index" "17",
} }

response! { Metadata {
    org_id: String = "orgId" r#""66f0a1b2c3d4e5f6a7b8c9d0""#,
    record_id: String = "recordId" r#""0d9c8b7a-2222-4333-8444-555566667777""#,
    virtual_record_id: Option<String> = "virtualRecordId" r#""9a8b7c6d-1111-4222-8333-444455556666""#,
    title: String = "recordName" r#""Quarterly report – north.pdf""#,
    kind: Option<String> = "recordType" r#""FILE""#,
    record_version: Option<i64> = "recordVersion" "0",
    origin: String = "origin" r#""CONNECTOR""#,
    connector: Option<String> = "connector" r#""DRIVE""#,
    connector_id: Option<String> = "connectorId" r#""1b2c3d4e-3333-4444-8555-666677778888""#,
    block_text: Option<String> = "blockText" r#""The quarterly report of the northern region""#,
    block_type: Option<String> = "blockType" r#""text""#,
    block_index: Option<i64> = "blockIndex" "17",
    block_num: Option<Vec<Option<f64>>> = "blockNum" "[17]",
    bounding_box: Option<Vec<Point>> = "bounding_box" r#"[{"x":0.1034,"y":0.2211},{"x":0.8966,"y":0.2211},{"x":0.8966,"y":0.2598},{"x":0.1034,"y":0.2598}]"#,
    page_num: Option<Vec<Option<i64>>> = "pageNum" "[3]",
    sheet_name: Option<String> = "sheetName" "null",
    extension: Option<String> = "extension" r#""pdf""#,
    mime_type: String = "mimeType" r#""application/pdf""#,
    web_url: Option<String> = "webUrl" r#""https://drive.example.com/file/d/1a2b3c4d5e/view?usp=drivesdk""#,
    preview_renderable: Option<bool> = "previewRenderable" "true",
    hide_weburl: Option<bool> = "hideWeburl" "false",
    is_block: Option<bool> = "isBlock" "true",
    is_block_group: Option<bool> = "isBlockGroup" "false",
} }

response! { Point { x: f64 = "x" "0", y: f64 = "y" "0", } }

response! { Record {
    key: String = "_key" r#""0d9c8b7a-2222-4333-8444-555566667777""#,
    id: Option<String> = "_id" r#""records/0d9c8b7a-2222-4333-8444-555566667777""#,
    rev: Option<String> = "_rev" r#""_kXy1zA----""#,
    org_id: Option<String> = "orgId" r#""66f0a1b2c3d4e5f6a7b8c9d0""#,
    title: String = "recordName" r#""Quarterly report – north.pdf""#,
    external_record_id: Option<String> = "externalRecordId" r#""1a2b3c4d5e6f7g8h9i0j""#,
    external_group_id: Option<String> = "externalGroupId" r#""0AGxyz""#,
    external_parent_id: Option<String> = "externalParentId" r#""1Parentabc""#,
    external_revision_id: Option<String> = "externalRevisionId" r#""0B1revision""#,
    group_id: Option<String> = "recordGroupId" "null",
    connector_id: Option<String> = "connectorId" r#""1b2c3d4e-3333-4444-8555-666677778888""#,
    connector_name: Option<String> = "connectorName" r#""DRIVE""#,
    kind: Option<String> = "recordType" r#""FILE""#,
    origin: Option<String> = "origin" r#""CONNECTOR""#,
    version: Option<i64> = "version" "0",
    is_latest_version: Option<bool> = "isLatestVersion" "true",
    created: Option<i64> = "createdAtTimestamp" "1758623456789",
    updated: Option<i64> = "updatedAtTimestamp" "1758623456789",
    source_created: Option<i64> = "sourceCreatedAtTimestamp" "1751111111111",
    source_modified: Option<i64> = "sourceLastModifiedTimestamp" "1752222222222",
    last_sync: Option<i64> = "lastSyncTimestamp" "1758623450000",
    last_index: Option<i64> = "lastIndexTimestamp" "1758623459999",
    indexing_status: Option<String> = "indexingStatus" r#""COMPLETED""#,
    extraction_status: Option<String> = "extractionStatus" r#""COMPLETED""#,
    reason: Option<String> = "reason" "null",
    is_deleted: Option<bool> = "isDeleted" "false",
    is_archived: Option<bool> = "isArchived" "false",
    is_dirty: Option<bool> = "isDirty" "false",
    is_processed: Option<bool> = "isVLMOcrProcessed" "false",
    mime_type: Option<String> = "mimeType" r#""application/pdf""#,
    size: Option<i64> = "sizeInBytes" "482113",
    checksum: Option<String> = "md5Checksum" r#""9e107d9d372bb6826bd81d3542a419d6""#,
    virtual_record_id: Option<String> = "virtualRecordId" r#""9a8b7c6d-1111-4222-8333-444455556666""#,
    summary_document_id: Option<String> = "summaryDocumentId" r#""66f0a1b2c3d4e5f6a7b8c9d1""#,
    web_url: Option<String> = "webUrl" r#""https://drive.example.com/file/d/1a2b3c4d5e/view""#,
    preview_renderable: Option<bool> = "previewRenderable" "true",
    is_shared: Option<bool> = "isShared" "true",
    is_dependent_node: Option<bool> = "isDependentNode" "false",
    hide_weburl: Option<bool> = "hideWeburl" "false",
    is_internal: Option<bool> = "isInternal" "false",
    is_placeholder: Option<bool> = "isPlaceholder" "false",
    definition: Option<String> = "definition" r#""CREATE VIEW quarterly_report AS SELECT region, sum(revenue) AS revenue, sum(costs) AS costs, count(*) AS documents FROM reports JOIN regions USING (region_id) WHERE quarter BETWEEN '2025-Q1' AND '2025-Q4' AND NOT is_deleted GROUP BY region ORDER BY revenue DESC, costs ASC LIMIT 100; -- refreshed each night by the indexer of the connector""#,
    row_count: Option<i64> = "rowCount" "null",
} }
