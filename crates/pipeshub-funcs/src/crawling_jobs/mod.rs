// Written by `cargo xtask operations`. Do not edit.
//! Schedules of connectors.

#[cfg(feature = "crawling_jobs_get_all_crawling_job_status")]
mod get_all_crawling_job_status;
#[cfg(feature = "crawling_jobs_get_crawling_job_status")]
mod get_crawling_job_status;
#[cfg(feature = "crawling_jobs_get_queue_stats")]
mod get_queue_stats;
#[cfg(feature = "crawling_jobs_pause_crawling_job")]
mod pause_crawling_job;
#[cfg(feature = "crawling_jobs_remove_all_crawling_job")]
mod remove_all_crawling_job;
#[cfg(feature = "crawling_jobs_remove_crawling_job")]
mod remove_crawling_job;
#[cfg(feature = "crawling_jobs_resume_crawling_job")]
mod resume_crawling_job;
#[cfg(feature = "crawling_jobs_schedule_crawling_job")]
mod schedule_crawling_job;

#[cfg(feature = "crawling_jobs_get_all_crawling_job_status")]
pub use self::get_all_crawling_job_status::{
    GetAllCrawlingJobStatusResponse, crawling_jobs_get_all_crawling_job_status,
};
#[cfg(feature = "crawling_jobs_get_crawling_job_status")]
pub use self::get_crawling_job_status::{
    GetCrawlingJobStatusRequest, GetCrawlingJobStatusResponse,
    crawling_jobs_get_crawling_job_status,
};
#[cfg(feature = "crawling_jobs_get_queue_stats")]
pub use self::get_queue_stats::{GetQueueStatsResponse, QueueStats, crawling_jobs_get_queue_stats};
#[cfg(feature = "crawling_jobs_pause_crawling_job")]
pub use self::pause_crawling_job::{
    PauseCrawlingJobRequest, PauseCrawlingJobResponse, PausedCrawlingJob,
    crawling_jobs_pause_crawling_job,
};
#[cfg(feature = "crawling_jobs_remove_all_crawling_job")]
pub use self::remove_all_crawling_job::crawling_jobs_remove_all_crawling_job;
#[cfg(feature = "crawling_jobs_remove_crawling_job")]
pub use self::remove_crawling_job::{RemoveCrawlingJobRequest, crawling_jobs_remove_crawling_job};
#[cfg(feature = "crawling_jobs_resume_crawling_job")]
pub use self::resume_crawling_job::{
    ResumeCrawlingJobRequest, ResumeCrawlingJobResponse, ResumedCrawlingJob,
    crawling_jobs_resume_crawling_job,
};
#[cfg(feature = "crawling_jobs_schedule_crawling_job")]
pub use self::schedule_crawling_job::{
    CustomScheduleConfig, DailyScheduleConfig, HourlyScheduleConfig, IntervalScheduleConfig,
    IntervalSettings, MonthlyScheduleConfig, OnceScheduleConfig, ScheduleConfig,
    ScheduleCrawlingJobRequest, ScheduleCrawlingJobResponse, ScheduledCrawlingJob,
    WeeklyScheduleConfig, crawling_jobs_schedule_crawling_job,
};
