// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// A response with a sentence in `data`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DataStringResponse {
    /// A sentence for people. Do not compare it.
    pub data: String,
}
from_json! {
    DataStringResponse {
        data = "data",
    }
}
