// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{from_json, to_json};

/// Reference to an uploaded chat attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ChatAttachmentRef {
    /// The id that the upload returned. Not empty.
    pub record_id: String,
    /// File name. Not empty.
    pub record_name: Option<String>,
    /// The mime type. Not empty.
    pub mime_type: Option<String>,
    /// Without the dot. Not empty.
    pub extension: Option<String>,
    /// The virtual record id. Not empty.
    pub virtual_record_id: Option<String>,
}
builder!(ChatAttachmentRef(record_id: String) {
    record_name: String,
    mime_type: String,
    extension: String,
    virtual_record_id: String,
});
to_json! {
    ChatAttachmentRef {
        record_id = "recordId<1,",
        record_name = "recordName<1,",
        mime_type = "mimeType<1,",
        extension = "extension<1,",
        virtual_record_id = "virtualRecordId<1,",
    }
}
from_json! {
    ChatAttachmentRef {
        record_id = "recordId",
        record_name = "recordName",
        mime_type = "mimeType",
        extension = "extension",
        virtual_record_id = "virtualRecordId",
    }
}
