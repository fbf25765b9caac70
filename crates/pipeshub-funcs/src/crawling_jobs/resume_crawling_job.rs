// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `POST /crawlingManager/{connector}/{connectorId}/resume`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "resumeCrawlingJob|/crawlingManager/{connector}/{connectorId}/resume\
     |crawl:write connector:read user:read\
     |look with crawling_jobs_get_crawling_job_status whether the schedule is no longer \
         paused",
);

/// The arguments of [`crawling_jobs_resume_crawling_job`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ResumeCrawlingJobRequest {
    /// The connector type. The server does not compare it with the instance, but finds a job only
    /// by the same spelling.
    pub connector: String,
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
}
builder!(ResumeCrawlingJobRequest(connector: String, connector_id: String) {});

/// The result of resuming.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ResumeCrawlingJobResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// A schedule that was resumed.
    pub data: ResumedCrawlingJob,
}
from_json! {
    ResumeCrawlingJobResponse {
        success = "success",
        message = "message",
        data = "data",
    }
}

/// A schedule that was resumed.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ResumedCrawlingJob {
    /// The connector.
    pub connector: String,
    /// The org id.
    pub org_id: String,
    /// The resumed at.
    pub resumed_at: String,
}
from_json! {
    ResumedCrawlingJob {
        connector = "connector",
        org_id = "orgId",
        resumed_at = "resumedAt",
    }
}

/// Resumes a paused sync schedule of a connector.
///
/// An OAuth token needs the scopes `crawl:write`, `connector:read` and `user:read`. The server
/// requires `crawl:write` with `connector:read` or `crawl:write` with `kb:write`. `connector:read`
/// (or `kb:write`) is needed for the look at the connector. `user:read` lets the rights of an
/// administrator count. For a connector of the team, the user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 404, besides the errors of each call.
#[doc(alias = "crawlingJobsResumeCrawlingJob")]
pub fn crawling_jobs_resume_crawling_job(
    core: &PipeshubCore,
    request: ResumeCrawlingJobRequest,
) -> Reply<'_, ResumeCrawlingJobResponse> {
    let call = Call::new(&OPERATION)
        .path("connector", &request.connector)
        .id("connectorId", &request.connector_id);
    core.call(call, RawReply::read)
}
