// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The message confidence.
    pub enum MessageConfidence {
        /// `Very High`
        VERY_HIGH = "Very High",
        /// `High`
        HIGH = "High",
        /// `Medium`
        MEDIUM = "Medium",
        /// `Low`
        LOW = "Low",
        /// `Unknown`
        UNKNOWN = "Unknown",
    }
}
