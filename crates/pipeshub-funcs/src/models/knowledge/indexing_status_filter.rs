// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The indexing status of the records to select. The server accepts any text.
    pub enum IndexingStatusFilter {
        /// `NOT_STARTED`
        NOT_STARTED = "NOT_STARTED",
        /// `QUEUED`
        QUEUED = "QUEUED",
        /// `IN_PROGRESS`
        IN_PROGRESS = "IN_PROGRESS",
        /// `COMPLETED`
        COMPLETED = "COMPLETED",
        /// `FAILED`
        FAILED = "FAILED",
        /// `FILE_TYPE_NOT_SUPPORTED`
        FILE_TYPE_NOT_SUPPORTED = "FILE_TYPE_NOT_SUPPORTED",
        /// `AUTO_INDEX_OFF`
        AUTO_INDEX_OFF = "AUTO_INDEX_OFF",
        /// `EMPTY`
        EMPTY = "EMPTY",
    }
}
