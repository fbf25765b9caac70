// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

/// A tool result kept as a message of its own.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageToolCall {
    /// In this version only `ask_user_question`.
    pub tool_name: String,
    /// Result, any JSON.
    pub tool_result: Option<RawJson>,
}
from_json! {
    MessageToolCall {
        tool_name = "toolName",
        tool_result = "toolResult",
    }
}
