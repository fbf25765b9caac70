// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /crawlingManager/schedule/all`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend};

use crate::models::connectors::ConnectorActionResponse;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "removeAllCrawlingJob|/crawlingManager/schedule/all|crawl:delete",
)
.resend(Resend::Safe);

/// Removes every scheduled sync job of the organization.
///
/// An OAuth token needs the scope `crawl:delete`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, besides the errors of each call.
#[doc(alias = "crawlingJobsRemoveAllCrawlingJob")]
pub fn crawling_jobs_remove_all_crawling_job(
    core: &PipeshubCore,
) -> Reply<'_, ConnectorActionResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
