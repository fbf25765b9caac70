// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The step at which a form field is asked for.
    pub enum ConnectorFieldUsage {
        /// `CONFIGURE`
        CONFIGURE = "CONFIGURE",
        /// `AUTHENTICATE`
        AUTHENTICATE = "AUTHENTICATE",
        /// `BOTH`
        BOTH = "BOTH",
    }
}
