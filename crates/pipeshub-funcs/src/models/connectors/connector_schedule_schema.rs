// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Schedule defaults of a connector type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorScheduleSchema {
    /// Minutes between two syncs.
    pub interval_minutes: Option<i64>,
    /// The cron expression.
    pub cron_expression: Option<String>,
    /// IANA time zone name.
    pub timezone: Option<String>,
    /// Zero if unset.
    pub start_time: Option<i64>,
    /// Zero if unset.
    pub next_time: Option<i64>,
    /// Zero if unset.
    pub end_time: Option<i64>,
    /// The max repetitions.
    pub max_repetitions: Option<i64>,
    /// The repetition count.
    pub repetition_count: Option<i64>,
}
from_json! {
    ConnectorScheduleSchema {
        interval_minutes = "intervalMinutes",
        cron_expression = "cronExpression",
        timezone = "timezone",
        start_time = "startTime",
        next_time = "nextTime",
        end_time = "endTime",
        max_repetitions = "maxRepetitions",
        repetition_count = "repetitionCount",
    }
}
