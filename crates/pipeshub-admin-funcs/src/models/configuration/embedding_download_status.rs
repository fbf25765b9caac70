// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The state of a model download.
    pub enum EmbeddingDownloadStatus {
        /// `checking`
        CHECKING = "checking",
        /// `downloading`
        DOWNLOADING = "downloading",
        /// `loading`
        LOADING = "loading",
        /// `ready`
        READY = "ready",
        /// `failed`
        FAILED = "failed",
        /// `not_found`
        NOT_FOUND = "not_found",
    }
}
