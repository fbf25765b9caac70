// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `GET /knowledgeBase/stream/record/{recordId}`

use std::time::Duration;

use pipeshub_core::{
    Call, Download, Opening, Operation, PackedOperation, PipeshubCore, QueryLimits, open_enum,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "streamRecordBuffer|/knowledgeBase/stream/record/{recordId}|kb:read",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`knowledge_base_stream_record_buffer`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StreamRecordBufferRequest {
    /// The id of the record. Not empty.
    pub record_id: String,
    /// Only application/pdf has an effect, and only for ppt, pptx, epub and Google Slides.
    pub convert_to: Option<StreamRecordBufferConvertTo>,
    /// Registry version, for artifact records only. At least 0.
    pub version: Option<i64>,
}
builder!(StreamRecordBufferRequest(record_id: String) {
    convert_to: StreamRecordBufferConvertTo,
    version: i64,
});

open_enum! {
    /// The stream record buffer convert to.
    pub enum StreamRecordBufferConvertTo {
        /// `application/pdf`
        APPLICATION_PDF = "application/pdf",
    }
}

/// Downloads the content of a record, converted to PDF on request.
///
/// An OAuth token needs the scope `kb:read`.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 409 or 500, besides the errors
/// of each call.
#[doc(alias = "knowledgeBaseStreamRecordBuffer")]
pub fn knowledge_base_stream_record_buffer(
    core: &PipeshubCore,
    request: StreamRecordBufferRequest,
) -> Opening<'_, Download> {
    let call = Call::new(&OPERATION)
        .path("recordId", &request.record_id)
        .query("convertTo", crate::query::text(request.convert_to.as_ref()))
        .query_within(const { QueryLimits::new("version<0,") }, request.version);
    core.open(call)
}
