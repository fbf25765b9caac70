// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /crawlingManager/{connector}/{connectorId}/remove`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend};

use crate::models::connectors::ConnectorActionResponse;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "removeCrawlingJob|/crawlingManager/{connector}/{connectorId}/remove\
     |crawl:delete connector:read user:read",
)
.resend(Resend::Safe);

/// The arguments of [`crawling_jobs_remove_crawling_job`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RemoveCrawlingJobRequest {
    /// The connector type. The server does not compare it with the instance, but finds a job only
    /// by the same spelling.
    pub connector: String,
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
}
builder!(RemoveCrawlingJobRequest(connector: String, connector_id: String) {});

/// Removes the sync schedule of a connector, if there is one.
///
/// An OAuth token needs the scopes `crawl:delete`, `connector:read` and `user:read`. The server
/// requires `crawl:delete` with `connector:read` or `crawl:delete` with `kb:write`.
/// `connector:read` (or `kb:write`) is needed for the look at the connector. `user:read` lets the
/// rights of an administrator count. For a connector of the team, the user must be an
/// administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 404, besides the errors of each call.
#[doc(alias = "crawlingJobsRemoveCrawlingJob")]
pub fn crawling_jobs_remove_crawling_job(
    core: &PipeshubCore,
    request: RemoveCrawlingJobRequest,
) -> Reply<'_, ConnectorActionResponse> {
    let call = Call::new(&OPERATION)
        .path("connector", &request.connector)
        .id("connectorId", &request.connector_id);
    core.call(call, RawReply::read)
}
