// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Name and purpose of one tool.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetTool {
    /// Short name inside its toolset.
    pub name: String,
    /// Toolset type, a dot, then the short name.
    pub full_name: String,
    /// The description.
    pub description: String,
}
from_json! {
    ToolsetTool {
        name = "name",
        full_name = "fullName",
        description = "description",
    }
}
