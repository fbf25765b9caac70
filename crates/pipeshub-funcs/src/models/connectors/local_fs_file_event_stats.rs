// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The effects of a batch.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct LocalFsFileEventStats {
    /// Files stored.
    pub processed: i64,
    /// Records removed.
    pub deleted: i64,
}
from_json! {
    LocalFsFileEventStats {
        processed = "processed",
        deleted = "deleted",
    }
}
