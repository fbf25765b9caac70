// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::FileContentValidationRuleType;

/// A check of a file before its content is sent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FileContentValidationRule {
    /// The kind of check on a file.
    pub type_: FileContentValidationRuleType,
    /// The required fields.
    pub required_fields: Option<Vec<String>>,
    /// The field.
    pub field: Option<String>,
    /// The value.
    pub value: Option<String>,
    /// The pattern.
    pub pattern: Option<String>,
    /// The text to show when the check fails.
    pub error_message: Option<String>,
}
from_json! {
    FileContentValidationRule {
        type_ = "type",
        required_fields = "requiredFields",
        field = "field",
        value = "value",
        pattern = "pattern",
        error_message = "errorMessage",
    }
}
