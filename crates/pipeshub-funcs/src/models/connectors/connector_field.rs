// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::{
    ConnectorFieldType, ConnectorFieldUsage, ConnectorFieldValidation,
};

/// A form field of a connector type; its value goes under its name.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorField {
    /// The key under which the value is sent.
    pub name: String,
    /// The display name.
    pub display_name: String,
    /// The placeholder.
    pub placeholder: Option<String>,
    /// The description.
    pub description: String,
    /// The kind of input that a form field expects.
    pub field_type: ConnectorFieldType,
    /// The flag `required`.
    pub required: bool,
    /// The step at which a form field is asked for.
    pub usage: Option<ConnectorFieldUsage>,
    /// Value when none is given; any JSON type.
    pub default_value: RawJson,
    /// The limits for the value of a form field.
    pub validation: ConnectorFieldValidation,
    /// Whether the value must be kept out of sight.
    pub is_secret: bool,
    /// The choices of a selection. Absent if there are none.
    pub options: Option<Vec<RawJson>>,
    /// Only for sync fields.
    pub non_editable: Option<bool>,
}
from_json! {
    ConnectorField {
        name = "name",
        display_name = "displayName",
        placeholder = "placeholder",
        description = "description",
        field_type = "fieldType",
        required = "required",
        usage = "usage",
        default_value = "defaultValue",
        validation = "validation",
        is_secret = "isSecret",
        options = "options",
        non_editable = "nonEditable",
    }
}
