// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /crawlingManager/{connector}/{connectorId}/schedule`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::connectors::JobStatus;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getCrawlingJobStatus|/crawlingManager/{connector}/{connectorId}/schedule\
     |crawl:read connector:read user:read",
);

/// The arguments of [`crawling_jobs_get_crawling_job_status`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetCrawlingJobStatusRequest {
    /// The connector type. The server does not compare it with the instance, but finds a job only
    /// by the same spelling.
    pub connector: String,
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
}
builder!(GetCrawlingJobStatusRequest(connector: String, connector_id: String) {});

/// The newest job of a connector.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetCrawlingJobStatusResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// A job of the sync queue; unset times are absent.
    pub data: JobStatus,
}
from_json! {
    GetCrawlingJobStatusResponse {
        success = "success",
        message = "message",
        data = "data",
    }
}

/// Returns the newest scheduled job of a connector.
///
/// An OAuth token needs the scopes `crawl:read`, `connector:read` and `user:read`. The server
/// requires `crawl:read` with `connector:read` or `crawl:read` with `kb:write`. `connector:read`
/// (or `kb:write`) is needed for the look at the connector. `user:read` lets the rights of an
/// administrator count. For a connector of the team, the user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 404, besides the errors of each call.
#[doc(alias = "crawlingJobsGetCrawlingJobStatus")]
pub fn crawling_jobs_get_crawling_job_status(
    core: &PipeshubCore,
    request: GetCrawlingJobStatusRequest,
) -> Reply<'_, GetCrawlingJobStatusResponse> {
    let call = Call::new(&OPERATION)
        .path("connector", &request.connector)
        .id("connectorId", &request.connector_id);
    core.call(call, RawReply::read)
}
