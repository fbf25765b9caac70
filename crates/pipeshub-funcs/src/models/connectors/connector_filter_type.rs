// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Value type of a filter.
    pub enum ConnectorFilterType {
        /// `string`
        STRING = "string",
        /// `boolean`
        BOOLEAN = "boolean",
        /// `datetime`
        DATETIME = "datetime",
        /// `list`
        LIST = "list",
        /// `number`
        NUMBER = "number",
        /// `multiselect`
        MULTISELECT = "multiselect",
    }
}
