// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::CrawlingScheduleType;

/// A schedule as stored; further fields depend on its type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CrawlingSchedule {
    /// The kind of a sync schedule; it decides which further fields belong to it.
    pub schedule_type: CrawlingScheduleType,
    /// The flag `isEnabled`.
    pub is_enabled: Option<bool>,
    /// The timezone.
    pub timezone: Option<String>,
    /// Only for interval schedules.
    pub schedule_config: Option<RawJson>,
    /// Minute of the hour; not for custom, once and interval schedules.
    pub minute: Option<i64>,
    /// Hour of the day; only for daily, weekly and monthly schedules.
    pub hour: Option<i64>,
    /// Hours between two runs; only for hourly schedules.
    pub interval: Option<i64>,
    /// 0 is Sunday; only for weekly schedules.
    pub days_of_week: Option<Vec<i64>>,
    /// Only for monthly schedules.
    pub day_of_month: Option<i64>,
    /// Five fields; only for custom schedules.
    pub cron_expression: Option<String>,
    /// Time of the only run; only for schedules of one run.
    pub scheduled_time: Option<String>,
}
from_json! {
    CrawlingSchedule {
        schedule_type = "scheduleType",
        is_enabled = "isEnabled",
        timezone = "timezone",
        schedule_config = "scheduleConfig",
        minute = "minute",
        hour = "hour",
        interval = "interval",
        days_of_week = "daysOfWeek",
        day_of_month = "dayOfMonth",
        cron_expression = "cronExpression",
        scheduled_time = "scheduledTime",
    }
}
