// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{from_json, to_json};

use crate::models::configuration::ModelType;

/// The model that fills a role.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ModelRoleAssignment {
    /// Use of an AI model; paths and bodies accept only the listed values.
    pub model_type: ModelType,
    /// Must exist under that type.
    pub model_key: String,
}
builder!(ModelRoleAssignment(model_type: ModelType, model_key: String) {});
to_json! {
    ModelRoleAssignment {
        model_type = "modelType",
        model_key = "modelKey",
    }
}
from_json! {
    ModelRoleAssignment {
        model_type = "modelType",
        model_key = "modelKey",
    }
}
