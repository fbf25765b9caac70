// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::connectors::FileContentValidationRule;

/// The limits for the value of a form field.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorFieldValidation {
    /// The min length.
    pub min_length: Option<i64>,
    /// The max length.
    pub max_length: Option<i64>,
    /// Only for fields of type FILE.
    pub accepted_file_types: Option<Vec<String>>,
    /// Only for fields of type FILE.
    pub validation_rules: Option<Vec<FileContentValidationRule>>,
}
from_json! {
    ConnectorFieldValidation {
        min_length = "minLength",
        max_length = "maxLength",
        accepted_file_types = "acceptedFileTypes",
        validation_rules = "validationRules",
    }
}
