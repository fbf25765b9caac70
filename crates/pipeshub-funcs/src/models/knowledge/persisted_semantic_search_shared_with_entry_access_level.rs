// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The persisted semantic search shared with entry access level.
    pub enum PersistedSemanticSearchSharedWithEntryAccessLevel {
        /// `read`
        READ = "read",
        /// `write`
        WRITE = "write",
    }
}
