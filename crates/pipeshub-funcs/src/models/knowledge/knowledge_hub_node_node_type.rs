// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The knowledge hub node node type.
    pub enum KnowledgeHubNodeNodeType {
        /// `app`
        APP = "app",
        /// `recordGroup`
        RECORD_GROUP = "recordGroup",
        /// `folder`
        FOLDER = "folder",
        /// `record`
        RECORD = "record",
    }
}
