// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Owner of a connector: the team or one person; the server refuses other values on input.
    pub enum ConnectorScope {
        /// `team`
        TEAM = "team",
        /// `personal`
        PERSONAL = "personal",
    }
}
