// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// `COLLECTION` for knowledge bases.
    pub enum KnowledgeHubNodeOrigin {
        /// `COLLECTION`
        COLLECTION = "COLLECTION",
        /// `CONNECTOR`
        CONNECTOR = "CONNECTOR",
    }
}
