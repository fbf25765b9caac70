// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Numbers about the archive. The dates are those of the first and the last entry of the page.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ArchiveSummary {
    /// The total archived.
    pub total_archived: i64,
    /// Absent on an empty page.
    pub oldest_archive: Option<String>,
    /// Absent on an empty page.
    pub newest_archive: Option<String>,
}
from_json! {
    ArchiveSummary {
        total_archived = "totalArchived",
        oldest_archive = "oldestArchive",
        newest_archive = "newestArchive",
    }
}
