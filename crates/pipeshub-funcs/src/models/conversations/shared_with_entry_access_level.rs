// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The shared with entry access level.
    pub enum SharedWithEntryAccessLevel {
        /// `read`
        READ = "read",
        /// `write`
        WRITE = "write",
    }
}
