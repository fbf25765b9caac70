// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /knowledgeBase/record/{recordId}`

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Form, Operation, PackedOperation, Part, PipeshubCore, RawReply, Reply, from_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateRecord|/knowledgeBase/record/{recordId}|kb:write kb:read",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`knowledge_base_update_record`].
#[derive(Debug)]
#[non_exhaustive]
pub struct UpdateRecordRequest {
    /// The id of the record. Not empty.
    pub record_id: String,
    /// The new name; ignored when a file with an extension is sent, its stem is used then.
    pub record_name: Option<String>,
    /// The new content; same extension as the stored file, part Content-Type from the server list.
    pub file: Option<Part>,
}
builder!(UpdateRecordRequest(record_id: String) { record_name: String, file: Part });

/// The trace data of an update.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateRecordMeta {
    /// The trace id of the request.
    pub request_id: Option<String>,
    /// Server time.
    pub timestamp: String,
}
from_json! {
    UpdateRecordMeta {
        request_id = "requestId",
        timestamp = "timestamp",
    }
}

/// The outcome of a record update.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateRecordResponse {
    /// The message.
    pub message: String,
    /// Raw record document from the graph store, with `_id` and `_rev` or `_key`.
    pub record: RawJson,
    /// True when new content was stored.
    pub file_uploaded: bool,
    /// The trace data of an update.
    pub meta: UpdateRecordMeta,
}
from_json! {
    UpdateRecordResponse {
        message = "message",
        record = "record",
        file_uploaded = "fileUploaded",
        meta = "meta",
    }
}

/// Renames an uploaded record and/or replaces its content.
///
/// An OAuth token needs the scopes `kb:write` and `kb:read`. The user must be a writer of the
/// knowledge base.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 409, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "knowledgeBaseUpdateRecord")]
pub fn knowledge_base_update_record(
    core: &PipeshubCore,
    request: UpdateRecordRequest,
) -> Reply<'_, UpdateRecordResponse> {
    let call = Call::new(&OPERATION).path("recordId", &request.record_id);
    let form = Form::new()
        .texts("recordName", request.record_name)
        .parts("file", request.file);
    core.call(call.form(form), RawReply::read)
}
