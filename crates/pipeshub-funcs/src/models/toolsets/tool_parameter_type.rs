// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of value expected.
    pub enum ToolParameterType {
        /// `string`
        STRING = "string",
        /// `integer`
        INTEGER = "integer",
        /// `float`
        FLOAT = "float",
        /// `number`
        NUMBER = "number",
        /// `boolean`
        BOOLEAN = "boolean",
        /// `array`
        ARRAY = "array",
        /// `object`
        OBJECT = "object",
        /// `list`
        LIST = "list",
        /// `dict`
        DICT = "dict",
    }
}
