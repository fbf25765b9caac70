// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::CitationBoundingPoint;

/// The source of a cited passage.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CitationMetadata {
    /// The org id.
    pub org_id: String,
    /// The media type of the record.
    pub mime_type: String,
    /// Record; for web pages the page address.
    pub record_id: String,
    /// The record name.
    pub record_name: String,
    /// For example `CONNECTOR`, `UPLOAD` or `WEB_SEARCH`.
    pub origin: String,
    /// The connector.
    pub connector: Option<String>,
    /// The record type.
    pub record_type: Option<String>,
    /// The record version.
    pub record_version: Option<f64>,
    /// The extension.
    pub extension: Option<String>,
    /// The link to the source, may be a relative path.
    pub web_url: Option<String>,
    /// The flag `previewRenderable`.
    pub preview_renderable: Option<bool>,
    /// The flag `hideWeburl`.
    pub hide_weburl: Option<bool>,
    /// Block numbers.
    pub block_num: Option<Vec<Option<f64>>>,
    /// Page numbers; entries may be null.
    pub page_num: Option<Vec<Option<f64>>>,
    /// The sheet num.
    pub sheet_num: Option<f64>,
    /// The sheet name.
    pub sheet_name: Option<String>,
    /// The block type.
    pub block_type: Option<String>,
    /// The block text.
    pub block_text: Option<String>,
    /// The bounding box.
    #[cfg_attr(feature = "serde", serde(rename = "bounding_box"))]
    pub bounding_box: Option<Vec<CitationBoundingPoint>>,
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
    CitationMetadata {
        org_id = "orgId",
        mime_type = "mimeType",
        record_id = "recordId",
        record_name = "recordName",
        origin = "origin",
        connector = "connector",
        record_type = "recordType",
        record_version = "recordVersion",
        extension = "extension",
        web_url = "webUrl",
        preview_renderable = "previewRenderable",
        hide_weburl = "hideWeburl",
        block_num = "blockNum",
        page_num = "pageNum",
        sheet_num = "sheetNum",
        sheet_name = "sheetName",
        block_type = "blockType",
        block_text = "blockText",
        bounding_box = "bounding_box",
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
