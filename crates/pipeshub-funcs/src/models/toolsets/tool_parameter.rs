// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::toolsets::ToolParameterType;

/// One argument of a tool.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolParameter {
    /// The name.
    pub name: String,
    /// The kind of value expected.
    pub type_: ToolParameterType,
    /// The description.
    pub description: String,
    /// Whether the argument must be given.
    pub required: Option<bool>,
    /// Value used when left out; any JSON; absent when there is none.
    pub default_: Option<RawJson>,
}
from_json! {
    ToolParameter {
        name = "name",
        type_ = "type",
        description = "description",
        required = "required",
        default_ = "default",
    }
}
