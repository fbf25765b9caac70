// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Liveness response of one gateway module.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct HealthResponse {
    /// constant `healthy`.
    pub status: String,
    /// time of the response, UTC.
    pub timestamp: String,
}
from_json! {
    HealthResponse {
        status = "status",
        timestamp = "timestamp",
    }
}
