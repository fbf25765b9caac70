// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Sent as JSON in place of a picture when the caller has none.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetUserDisplayPictureResponse {
    /// Fixed sentence.
    pub error_message: String,
}
from_json! {
    GetUserDisplayPictureResponse {
        error_message = "errorMessage",
    }
}
