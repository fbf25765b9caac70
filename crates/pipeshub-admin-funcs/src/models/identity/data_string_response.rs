// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Response that holds nothing but a sentence, under data.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DataStringResponse {
    /// Sentence for people, not for comparing.
    pub data: String,
}
from_json! {
    DataStringResponse {
        data = "data",
    }
}
