// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::{RawJson, number_or_text};

use crate::models::configuration::JsonRpcError;

/// The message of the server: a response has id and result or error, a notification has method.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct JsonRpcMessage {
    /// Constant `2.0`.
    pub jsonrpc: String,
    /// The id that ties a response to its request.
    pub id: Option<i64>,
    /// Depends on the method.
    pub result: Option<RawJson>,
    /// Failure of a JSON-RPC request.
    pub error: Option<JsonRpcError>,
    /// The method.
    pub method: Option<String>,
    /// The params.
    pub params: Option<RawJson>,
}
from_json! {
    JsonRpcMessage {
        jsonrpc = "jsonrpc",
        id = "id" with number_or_text,
        result = "result",
        error = "error",
        method = "method",
        params = "params",
    }
}
