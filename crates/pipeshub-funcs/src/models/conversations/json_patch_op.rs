// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::conversations::{JsonPatchOpOp, JsonPatchOpPath};

/// One JSON Patch operation on the state of the run.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct JsonPatchOp {
    /// The op.
    pub op: JsonPatchOpOp,
    /// The path.
    pub path: JsonPatchOpPath,
    /// The new value; its kind follows from the path.
    pub value: Option<RawJson>,
}
from_json! {
    JsonPatchOp {
        op = "op",
        path = "path",
        value = "value",
    }
}
