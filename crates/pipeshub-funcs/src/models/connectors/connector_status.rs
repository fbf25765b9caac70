// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The current task of a connector.
    pub enum ConnectorStatus {
        /// `IDLE`
        IDLE = "IDLE",
        /// `SYNCING`
        SYNCING = "SYNCING",
        /// `FULL_SYNCING`
        FULL_SYNCING = "FULL_SYNCING",
        /// `DELETING`
        DELETING = "DELETING",
    }
}
