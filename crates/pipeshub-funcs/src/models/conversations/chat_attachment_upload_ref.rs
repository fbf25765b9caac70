// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::ChatAttachmentUploadRefParseMode;

/// One uploaded file.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ChatAttachmentUploadRef {
    /// The id, a UUID.
    pub record_id: String,
    /// File name; images that were shrunk may end in .jpg.
    pub record_name: String,
    /// The mime type.
    pub mime_type: String,
    /// Without the dot.
    pub extension: String,
    /// The virtual record id.
    pub virtual_record_id: String,
    /// The way in which PipesHub extracted the text.
    pub parse_mode: ChatAttachmentUploadRefParseMode,
    /// Same as `parseMode`, older name.
    pub ocr_mode: String,
}
from_json! {
    ChatAttachmentUploadRef {
        record_id = "recordId",
        record_name = "recordName",
        mime_type = "mimeType",
        extension = "extension",
        virtual_record_id = "virtualRecordId",
        parse_mode = "parseMode",
        ocr_mode = "ocrMode",
    }
}
