// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::configuration::AIModelFieldOption;

/// One setting that a provider takes.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AIModelFieldSchema {
    /// The key in `configuration`, or beside it for flags and `contextLength`.
    pub name: String,
    /// The display name.
    pub display_name: String,
    /// TEXT, PASSWORD, URL, NUMBER, BOOLEAN, SELECT, FILE.
    pub field_type: String,
    /// The flag `required`.
    pub required: bool,
    /// Any JSON value, mostly text or boolean.
    pub default_value: Option<RawJson>,
    /// The placeholder.
    pub placeholder: Option<String>,
    /// A hint for people.
    pub description: Option<String>,
    /// Only sent when true.
    pub is_secret: Option<bool>,
    /// The choices of a SELECT.
    pub options: Option<Vec<AIModelFieldOption>>,
    /// Checks for a form, an open object.
    pub validation: Option<RawJson>,
    /// Sample values.
    pub examples: Option<Vec<AIModelFieldOption>>,
}
from_json! {
    AIModelFieldSchema {
        name = "name",
        display_name = "displayName",
        field_type = "fieldType",
        required = "required",
        default_value = "defaultValue",
        placeholder = "placeholder",
        description = "description",
        is_secret = "isSecret",
        options = "options",
        validation = "validation",
        examples = "examples",
    }
}
