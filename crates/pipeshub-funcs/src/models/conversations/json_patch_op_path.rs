// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The json patch op path.
    pub enum JsonPatchOpPath {
        /// `/citations`
        CITATIONS = "/citations",
        /// `/normalizedAnswer`
        NORMALIZED_ANSWER = "/normalizedAnswer",
        /// `/rawLength`
        RAW_LENGTH = "/rawLength",
        /// `/confidence`
        CONFIDENCE = "/confidence",
        /// `/artifacts/-`
        ARTIFACTS = "/artifacts/-",
    }
}
