// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The stage of the failure.
    pub enum UploadFileFailedStage {
        /// `upload`
        UPLOAD = "upload",
        /// `index`
        INDEX = "index",
    }
}
