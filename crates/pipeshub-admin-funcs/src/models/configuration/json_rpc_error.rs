// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

/// Failure of a JSON-RPC request.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct JsonRpcError {
    /// The code.
    pub code: i64,
    /// A sentence for people.
    pub message: String,
    /// Any JSON value.
    pub data: Option<RawJson>,
}
from_json! {
    JsonRpcError {
        code = "code",
        message = "message",
        data = "data",
    }
}
