// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::CrawlingSchedule;

/// Target of a job.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CrawlingJobData {
    /// The connector type.
    pub connector: String,
    /// The connector id.
    pub connector_id: String,
    /// A schedule as stored; further fields depend on its type.
    pub schedule_config: CrawlingSchedule,
    /// The org id.
    pub org_id: String,
    /// The user who scheduled it.
    pub user_id: String,
    /// The timestamp.
    pub timestamp: String,
    /// The metadata.
    pub metadata: Option<RawJson>,
}
from_json! {
    CrawlingJobData {
        connector = "connector",
        connector_id = "connectorId",
        schedule_config = "scheduleConfig",
        org_id = "orgId",
        user_id = "userId",
        timestamp = "timestamp",
        metadata = "metadata",
    }
}
