// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The state of the first-time setup; requests accept only the listed values.
    pub enum OnboardingStatus {
        /// `configured`
        CONFIGURED = "configured",
        /// `notConfigured`
        NOT_CONFIGURED = "notConfigured",
        /// `skipped`
        SKIPPED = "skipped",
    }
}
