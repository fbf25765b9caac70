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
    /// Kind of a sync schedule; it decides which further fields belong to it.
    pub schedule_type: CrawlingScheduleType,
    /// The flag `isEnabled`.
    pub is_enabled: Option<bool>,
    /// The timezone.
    pub timezone: Option<String>,
    /// Only for interval schedules.
    pub schedule_config: Option<RawJson>,
}
from_json! {
    CrawlingSchedule {
        schedule_type = "scheduleType",
        is_enabled = "isEnabled",
        timezone = "timezone",
        schedule_config = "scheduleConfig",
    }
}
