// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The run state snapshot confidence.
    pub enum RunStateSnapshotConfidence {
        /// `Very High`
        VERY_HIGH = "Very High",
        /// `High`
        HIGH = "High",
        /// `Medium`
        MEDIUM = "Medium",
        /// `Low`
        LOW = "Low",
    }
}
