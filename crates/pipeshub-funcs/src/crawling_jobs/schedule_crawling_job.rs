// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `POST /crawlingManager/{connector}/{connectorId}/schedule`

use pipeshub_core::json::{ToJson, Writer};
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, to_json,
};

use crate::models::connectors::CrawlingSchedule;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "scheduleCrawlingJob|/crawlingManager/{connector}/{connectorId}/schedule\
     |crawl:write connector:read user:read\
     |look with crawling_jobs_get_crawling_job_status whether the schedule is the new \
         one",
);

/// The arguments of [`crawling_jobs_schedule_crawling_job`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ScheduleCrawlingJobRequest {
    /// The connector type. The server does not compare it with the instance, but finds a job only
    /// by the same spelling.
    pub connector: String,
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// The schedule of a connector. The field `scheduleType` selects the variant.
    pub schedule_config: ScheduleConfig,
    /// 1 is the highest. From 1 to 10. Server default: `5`.
    pub priority: Option<i64>,
    /// The attempts per run; 0 means 3. From 0 to 10. Server default: `3`.
    pub max_retries: Option<i64>,
    /// Milliseconds. The server checks the value and does not use it. From 1000 to 600000. Server
    /// default: `300000`.
    pub timeout: Option<i64>,
}
builder!(ScheduleCrawlingJobRequest(
    connector: String,
    connector_id: String,
    schedule_config: ScheduleConfig,
) {
    priority: i64,
    max_retries: i64,
    timeout: i64,
});
to_json! {
    ScheduleCrawlingJobRequest {
        schedule_config = "scheduleConfig",
        priority = "priority<1,10",
        max_retries = "maxRetries<0,10",
        timeout = "timeout<1000,600000",
    }
}

/// By a cron expression of five fields.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CustomScheduleConfig {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "CustomScheduleConfig::constant_schedule_type")
    )]
    schedule_type: &'static str,
    /// It must not be `false`; see the operation. Server default: `true`.
    pub is_enabled: Option<bool>,
    /// IANA time zone name. Server default: `UTC`.
    pub timezone: Option<String>,
    /// Five fields.
    pub cron_expression: String,
    /// The description.
    pub description: Option<String>,
}
builder!(CustomScheduleConfig(cron_expression: String) {
    is_enabled: bool,
    timezone: String,
    description: String,
} constant {
    schedule_type = "custom", constant_schedule_type;
});
to_json! {
    CustomScheduleConfig {
        schedule_type = "scheduleType",
        is_enabled = "isEnabled",
        timezone = "timezone",
        cron_expression = "cronExpression<,,c",
        description = "description",
    }
}

/// Once a day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DailyScheduleConfig {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "DailyScheduleConfig::constant_schedule_type")
    )]
    schedule_type: &'static str,
    /// It must not be `false`; see the operation. Server default: `true`.
    pub is_enabled: Option<bool>,
    /// IANA time zone name. Server default: `UTC`.
    pub timezone: Option<String>,
    /// The hour. From 0 to 23.
    pub hour: i64,
    /// The minute. From 0 to 59.
    pub minute: i64,
}
builder!(DailyScheduleConfig(hour: i64, minute: i64) { is_enabled: bool, timezone: String } constant {
    schedule_type = "daily", constant_schedule_type;
});
to_json! {
    DailyScheduleConfig {
        schedule_type = "scheduleType",
        is_enabled = "isEnabled",
        timezone = "timezone",
        hour = "hour<0,23",
        minute = "minute<0,59",
    }
}

/// Every few hours, at a given minute.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct HourlyScheduleConfig {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "HourlyScheduleConfig::constant_schedule_type")
    )]
    schedule_type: &'static str,
    /// It must not be `false`; see the operation. Server default: `true`.
    pub is_enabled: Option<bool>,
    /// IANA time zone name. Server default: `UTC`.
    pub timezone: Option<String>,
    /// The minute. From 0 to 59.
    pub minute: i64,
    /// Hours between two runs. From 1 to 24. Server default: `1`.
    pub interval: Option<i64>,
}
builder!(HourlyScheduleConfig(minute: i64) { is_enabled: bool, timezone: String, interval: i64 } constant {
    schedule_type = "hourly", constant_schedule_type;
});
to_json! {
    HourlyScheduleConfig {
        schedule_type = "scheduleType",
        is_enabled = "isEnabled",
        timezone = "timezone",
        minute = "minute<0,59",
        interval = "interval<1,24",
    }
}

/// Every few minutes. The interval is in the nested object.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct IntervalScheduleConfig {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "IntervalScheduleConfig::constant_schedule_type")
    )]
    schedule_type: &'static str,
    /// It must not be `false`; see the operation. Server default: `true`.
    pub is_enabled: Option<bool>,
    /// IANA time zone name. Server default: `UTC`.
    pub timezone: Option<String>,
    /// The length of an interval schedule.
    pub schedule_config: IntervalSettings,
}
builder!(IntervalScheduleConfig(schedule_config: IntervalSettings) {
    is_enabled: bool,
    timezone: String,
} constant {
    schedule_type = "interval", constant_schedule_type;
});
to_json! {
    IntervalScheduleConfig {
        schedule_type = "scheduleType",
        is_enabled = "isEnabled",
        timezone = "timezone",
        schedule_config = "scheduleConfig",
    }
}

/// The length of an interval schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct IntervalSettings {
    /// Minutes between two runs. From 1 to 525600.
    pub interval_minutes: i64,
    /// IANA time zone name.
    pub timezone: Option<String>,
}
builder!(IntervalSettings(interval_minutes: i64) { timezone: String });
to_json! {
    IntervalSettings {
        interval_minutes = "intervalMinutes<1,525600",
        timezone = "timezone",
    }
}

/// Once a month.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MonthlyScheduleConfig {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "MonthlyScheduleConfig::constant_schedule_type")
    )]
    schedule_type: &'static str,
    /// It must not be `false`; see the operation. Server default: `true`.
    pub is_enabled: Option<bool>,
    /// IANA time zone name. Server default: `UTC`.
    pub timezone: Option<String>,
    /// The day of month. From 1 to 31.
    pub day_of_month: i64,
    /// The hour. From 0 to 23.
    pub hour: i64,
    /// The minute. From 0 to 59.
    pub minute: i64,
}
builder!(MonthlyScheduleConfig(day_of_month: i64, hour: i64, minute: i64) {
    is_enabled: bool,
    timezone: String,
} constant {
    schedule_type = "monthly", constant_schedule_type;
});
to_json! {
    MonthlyScheduleConfig {
        schedule_type = "scheduleType",
        is_enabled = "isEnabled",
        timezone = "timezone",
        day_of_month = "dayOfMonth<1,31",
        hour = "hour<0,23",
        minute = "minute<0,59",
    }
}

/// One run at a given time. The server fails on it; see the operation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OnceScheduleConfig {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "OnceScheduleConfig::constant_schedule_type")
    )]
    schedule_type: &'static str,
    /// It must not be `false`; see the operation. Server default: `true`.
    pub is_enabled: Option<bool>,
    /// IANA time zone name. Server default: `UTC`.
    pub timezone: Option<String>,
    /// UTC time, ending in Z.
    pub scheduled_time: String,
}
builder!(OnceScheduleConfig(scheduled_time: String) { is_enabled: bool, timezone: String } constant {
    schedule_type = "once", constant_schedule_type;
});
to_json! {
    OnceScheduleConfig {
        schedule_type = "scheduleType",
        is_enabled = "isEnabled",
        timezone = "timezone",
        scheduled_time = "scheduledTime",
    }
}

/// The schedule of a connector. The field `scheduleType` selects the variant.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "scheduleType")
)]
#[non_exhaustive]
pub enum ScheduleConfig {
    /// `hourly`
    #[cfg_attr(feature = "serde", serde(rename = "hourly"))]
    Hourly(HourlyScheduleConfig),
    /// `daily`
    #[cfg_attr(feature = "serde", serde(rename = "daily"))]
    Daily(DailyScheduleConfig),
    /// `weekly`
    #[cfg_attr(feature = "serde", serde(rename = "weekly"))]
    Weekly(WeeklyScheduleConfig),
    /// `monthly`
    #[cfg_attr(feature = "serde", serde(rename = "monthly"))]
    Monthly(MonthlyScheduleConfig),
    /// `custom`
    #[cfg_attr(feature = "serde", serde(rename = "custom"))]
    Custom(CustomScheduleConfig),
    /// `once`
    #[cfg_attr(feature = "serde", serde(rename = "once"))]
    Once(OnceScheduleConfig),
    /// `interval`
    #[cfg_attr(feature = "serde", serde(rename = "interval"))]
    Interval(IntervalScheduleConfig),
}

impl ToJson for ScheduleConfig {
    fn to_json(&self, to: &mut Writer) {
        match self {
            Self::Hourly(value) => value.to_json(to),
            Self::Daily(value) => value.to_json(to),
            Self::Weekly(value) => value.to_json(to),
            Self::Monthly(value) => value.to_json(to),
            Self::Custom(value) => value.to_json(to),
            Self::Once(value) => value.to_json(to),
            Self::Interval(value) => value.to_json(to),
        }
    }
}

impl From<HourlyScheduleConfig> for ScheduleConfig {
    fn from(value: HourlyScheduleConfig) -> Self {
        Self::Hourly(value)
    }
}

impl From<DailyScheduleConfig> for ScheduleConfig {
    fn from(value: DailyScheduleConfig) -> Self {
        Self::Daily(value)
    }
}

impl From<WeeklyScheduleConfig> for ScheduleConfig {
    fn from(value: WeeklyScheduleConfig) -> Self {
        Self::Weekly(value)
    }
}

impl From<MonthlyScheduleConfig> for ScheduleConfig {
    fn from(value: MonthlyScheduleConfig) -> Self {
        Self::Monthly(value)
    }
}

impl From<CustomScheduleConfig> for ScheduleConfig {
    fn from(value: CustomScheduleConfig) -> Self {
        Self::Custom(value)
    }
}

impl From<OnceScheduleConfig> for ScheduleConfig {
    fn from(value: OnceScheduleConfig) -> Self {
        Self::Once(value)
    }
}

impl From<IntervalScheduleConfig> for ScheduleConfig {
    fn from(value: IntervalScheduleConfig) -> Self {
        Self::Interval(value)
    }
}

/// The result of scheduling.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ScheduleCrawlingJobResponse {
    /// The flag `success`.
    pub success: bool,
    /// The message.
    pub message: String,
    /// A new schedule.
    pub data: ScheduledCrawlingJob,
}
from_json! {
    ScheduleCrawlingJobResponse {
        success = "success",
        message = "message",
        data = "data",
    }
}

/// A new schedule.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ScheduledCrawlingJob {
    /// The id in the queue.
    pub job_id: Option<String>,
    /// Connector type of the request.
    pub connector: String,
    /// The connector id.
    pub connector_id: String,
    /// A schedule as stored; further fields depend on its type.
    pub schedule_config: CrawlingSchedule,
    /// The scheduled at.
    pub scheduled_at: String,
}
from_json! {
    ScheduledCrawlingJob {
        job_id = "jobId",
        connector = "connector",
        connector_id = "connectorId",
        schedule_config = "scheduleConfig",
        scheduled_at = "scheduledAt",
    }
}

/// On given days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct WeeklyScheduleConfig {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "WeeklyScheduleConfig::constant_schedule_type")
    )]
    schedule_type: &'static str,
    /// It must not be `false`; see the operation. Server default: `true`.
    pub is_enabled: Option<bool>,
    /// IANA time zone name. Server default: `UTC`.
    pub timezone: Option<String>,
    /// Sunday is 0. Not empty.
    pub days_of_week: Vec<i64>,
    /// The hour. From 0 to 23.
    pub hour: i64,
    /// The minute. From 0 to 59.
    pub minute: i64,
}
builder!(WeeklyScheduleConfig(days_of_week: Vec<i64>, hour: i64, minute: i64) {
    is_enabled: bool,
    timezone: String,
} constant {
    schedule_type = "weekly", constant_schedule_type;
});
to_json! {
    WeeklyScheduleConfig {
        schedule_type = "scheduleType",
        is_enabled = "isEnabled",
        timezone = "timezone",
        days_of_week = "daysOfWeek<1,<0,6",
        hour = "hour<0,23",
        minute = "minute<0,59",
    }
}

/// Schedules recurring syncs for a connector, replacing older ones.
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
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "crawlingJobsScheduleCrawlingJob")]
pub fn crawling_jobs_schedule_crawling_job(
    core: &PipeshubCore,
    request: ScheduleCrawlingJobRequest,
) -> Reply<'_, ScheduleCrawlingJobResponse> {
    let call = Call::new(&OPERATION)
        .path("connector", &request.connector)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, RawReply::read)
}
