// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of check on a file.
    pub enum FileContentValidationRuleType {
        /// `json_valid`
        JSON_VALID = "json_valid",
        /// `json_has_fields`
        JSON_HAS_FIELDS = "json_has_fields",
        /// `json_field_equals`
        JSON_FIELD_EQUALS = "json_field_equals",
        /// `text_contains`
        TEXT_CONTAINS = "text_contains",
        /// `text_not_contains`
        TEXT_NOT_CONTAINS = "text_not_contains",
    }
}
