// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /crawlingManager/schedule/all`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::connectors::JobStatus;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getAllCrawlingJobStatus|/crawlingManager/schedule/all|crawl:read",
);

/// The jobs of an organization.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetAllCrawlingJobStatusResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// The data.
    pub data: Vec<JobStatus>,
}
from_json! {
    GetAllCrawlingJobStatusResponse {
        success = "success",
        message = "message",
        data = "data",
    }
}

/// Lists the scheduled sync jobs of the organization.
///
/// An OAuth token needs the scope `crawl:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, besides the errors of each call.
#[doc(alias = "crawlingJobsGetAllCrawlingJobStatus")]
pub fn crawling_jobs_get_all_crawling_job_status(
    core: &PipeshubCore,
) -> Reply<'_, GetAllCrawlingJobStatusResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
