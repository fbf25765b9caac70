// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The health of a module of the gateway.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct HealthResponse {
    /// Constant `healthy`.
    pub status: String,
    /// The time of the response, UTC.
    pub timestamp: String,
}
from_json! {
    HealthResponse {
        status = "status",
        timestamp = "timestamp",
    }
}
