// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/record/{recordId}/content`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getRecordContent|/connectors/record/{recordId}/content|connector:read",
);

/// The arguments of [`connector_get_record_content`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetRecordContentRequest {
    /// The id of the record, which the gateway escapes. Not empty.
    pub record_id: String,
}
builder!(GetRecordContentRequest(record_id: String) {});

/// The text of a record.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetRecordContentResponse {
    /// Plain text with a metadata header; a fixed phrase if nothing is stored.
    pub content: String,
}
from_json! {
    GetRecordContentResponse {
        content = "content",
    }
}

/// Returns the parsed text of a record, headed by its metadata.
///
/// An OAuth token needs the scope `connector:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 500 or 503, besides the errors of each
/// call.
#[doc(alias = "connectorGetRecordContent")]
pub fn connector_get_record_content(
    core: &PipeshubCore,
    request: GetRecordContentRequest,
) -> Reply<'_, GetRecordContentResponse> {
    let call = Call::new(&OPERATION).path("recordId", &request.record_id);
    core.call(call, RawReply::read)
}
