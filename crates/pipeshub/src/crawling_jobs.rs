// Written by `cargo xtask operations`. Do not edit.
//! Schedules of connectors: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::crawling_jobs::*;
use pipeshub_funcs::models::connectors::ConnectorActionResponse;

/// The methods for schedules of connectors; see
/// [`Pipeshub::crawling_jobs`](crate::Pipeshub::crawling_jobs).
#[derive(Debug, Clone, Copy)]
pub struct CrawlingJobs<'a>(&'a PipeshubCore);

impl<'a> CrawlingJobs<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Schedules recurring syncs for a connector, replacing older ones; see
    /// [`crawling_jobs_schedule_crawling_job`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "scheduleCrawlingJob")]
    pub fn schedule_crawling_job(
        self,
        request: ScheduleCrawlingJobRequest,
    ) -> Reply<'a, ScheduleCrawlingJobResponse> {
        crawling_jobs_schedule_crawling_job(self.0, request)
    }

    /// Returns the newest scheduled job of a connector; see
    /// [`crawling_jobs_get_crawling_job_status`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getCrawlingJobStatus")]
    pub fn get_crawling_job_status(
        self,
        request: GetCrawlingJobStatusRequest,
    ) -> Reply<'a, GetCrawlingJobStatusResponse> {
        crawling_jobs_get_crawling_job_status(self.0, request)
    }

    /// Removes the sync schedule of a connector, if there is one; see
    /// [`crawling_jobs_remove_crawling_job`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "removeCrawlingJob")]
    pub fn remove_crawling_job(
        self,
        request: RemoveCrawlingJobRequest,
    ) -> Reply<'a, ConnectorActionResponse> {
        crawling_jobs_remove_crawling_job(self.0, request)
    }

    /// Lists the scheduled sync jobs of the organization; see
    /// [`crawling_jobs_get_all_crawling_job_status`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAllCrawlingJobStatus")]
    pub fn get_all_crawling_job_status(self) -> Reply<'a, GetAllCrawlingJobStatusResponse> {
        crawling_jobs_get_all_crawling_job_status(self.0)
    }

    /// Removes every scheduled sync job of the organization; see
    /// [`crawling_jobs_remove_all_crawling_job`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "removeAllCrawlingJob")]
    pub fn remove_all_crawling_job(self) -> Reply<'a, ConnectorActionResponse> {
        crawling_jobs_remove_all_crawling_job(self.0)
    }

    /// Pauses the sync schedule of a connector until it is resumed; see
    /// [`crawling_jobs_pause_crawling_job`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "pauseCrawlingJob")]
    pub fn pause_crawling_job(
        self,
        request: PauseCrawlingJobRequest,
    ) -> Reply<'a, PauseCrawlingJobResponse> {
        crawling_jobs_pause_crawling_job(self.0, request)
    }

    /// Resumes a paused sync schedule of a connector; see [`crawling_jobs_resume_crawling_job`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "resumeCrawlingJob")]
    pub fn resume_crawling_job(
        self,
        request: ResumeCrawlingJobRequest,
    ) -> Reply<'a, ResumeCrawlingJobResponse> {
        crawling_jobs_resume_crawling_job(self.0, request)
    }

    /// Counts the jobs in the crawling queue by state; see [`crawling_jobs_get_queue_stats`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getQueueStats")]
    pub fn get_queue_stats(self) -> Reply<'a, GetQueueStatsResponse> {
        crawling_jobs_get_queue_stats(self.0)
    }
}
