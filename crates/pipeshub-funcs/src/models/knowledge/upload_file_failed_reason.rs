// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Machine-readable cause; absent for other failures.
    pub enum UploadFileFailedReason {
        /// `EXCEEDS_SIZE_LIMIT`
        EXCEEDS_SIZE_LIMIT = "EXCEEDS_SIZE_LIMIT",
        /// `UNSUPPORTED_TYPE`
        UNSUPPORTED_TYPE = "UNSUPPORTED_TYPE",
        /// `DUPLICATE_NAME`
        DUPLICATE_NAME = "DUPLICATE_NAME",
    }
}
