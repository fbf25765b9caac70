// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Absent for a normal `answer`.
    pub enum RunStateSnapshotAnswerMatchType {
        /// `Fallback Response`
        FALLBACK_RESPONSE = "Fallback Response",
        /// `Clarification Needed`
        CLARIFICATION_NEEDED = "Clarification Needed",
        /// `Error`
        ERROR = "Error",
    }
}
