// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The owner of a connector: the team or a user. The server refuses other values.
    pub enum ConnectorScope {
        /// `team`
        TEAM = "team",
        /// `personal`
        PERSONAL = "personal",
    }
}
