// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Last event of an upload that broke down as a whole.
#[derive(Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UploadError {
    /// The message.
    pub message: String,
}
hidden_debug!(UploadError);
from_json! {
    UploadError {
        message = "message",
    }
}
