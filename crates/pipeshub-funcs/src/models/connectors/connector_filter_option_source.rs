// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The source of the choices of a filter.
    pub enum ConnectorFilterOptionSource {
        /// `manual`
        MANUAL = "manual",
        /// `static`
        STATIC = "static",
        /// `dynamic`
        DYNAMIC = "dynamic",
    }
}
