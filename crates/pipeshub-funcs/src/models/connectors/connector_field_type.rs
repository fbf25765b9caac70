// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of input that a form field expects.
    pub enum ConnectorFieldType {
        /// `TEXT`
        TEXT = "TEXT",
        /// `PASSWORD`
        PASSWORD = "PASSWORD",
        /// `CHECKBOX`
        CHECKBOX = "CHECKBOX",
        /// `SELECT`
        SELECT = "SELECT",
        /// `MULTISELECT`
        MULTISELECT = "MULTISELECT",
        /// `TEXTAREA`
        TEXTAREA = "TEXTAREA",
        /// `NUMBER`
        NUMBER = "NUMBER",
        /// `URL`
        URL = "URL",
        /// `EMAIL`
        EMAIL = "EMAIL",
        /// `FILE`
        FILE = "FILE",
    }
}
