// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The rule of a connector type for access to records.
    pub enum ConnectorPermissionModel {
        /// `RECORD_LEVEL`
        RECORD_LEVEL = "RECORD_LEVEL",
        /// `APP_LEVEL`
        APP_LEVEL = "APP_LEVEL",
    }
}
