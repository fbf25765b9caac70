// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::connectors::{
    ConnectorFilterCategory, ConnectorFilterOptionSource, ConnectorFilterType,
};

/// A filter that a connector type offers.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorFilterField {
    /// The key of the filter.
    pub name: String,
    /// The display name.
    pub display_name: String,
    /// The description.
    pub description: String,
    /// Value type of a filter.
    pub filter_type: ConnectorFilterType,
    /// The stage that a filter limits: fetching or indexing.
    pub category: ConnectorFilterCategory,
    /// The flag `required`.
    pub required: bool,
    /// Value when none is given; any JSON type or null.
    pub default_value: RawJson,
    /// The default operator.
    pub default_operator: Option<String>,
    /// The operators of the filter.
    pub operators: Vec<String>,
    /// The source of the choices of a filter.
    pub option_source_type: ConnectorFilterOptionSource,
    /// Fixed choices, plain strings or objects with id and label; absent if none.
    pub options: Option<Vec<RawJson>>,
    /// Sent only when true.
    pub no_implicit_operator_default: Option<bool>,
}
from_json! {
    ConnectorFilterField {
        name = "name",
        display_name = "displayName",
        description = "description",
        filter_type = "filterType",
        category = "category",
        required = "required",
        default_value = "defaultValue",
        default_operator = "defaultOperator",
        operators = "operators",
        option_source_type = "optionSourceType",
        options = "options",
        no_implicit_operator_default = "noImplicitOperatorDefault",
    }
}
