// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The knowledge hub node ref node type.
    pub enum KnowledgeHubNodeRefNodeType {
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
