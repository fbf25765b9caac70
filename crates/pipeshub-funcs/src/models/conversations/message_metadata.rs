// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Numbers about the creation of an `answer`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MessageMetadata {
    /// The processing time ms.
    pub processing_time_ms: Option<f64>,
    /// The model version.
    pub model_version: Option<String>,
    /// The ai transaction id.
    pub ai_transaction_id: Option<String>,
}
from_json! {
    MessageMetadata {
        processing_time_ms = "processingTimeMs",
        model_version = "modelVersion",
        ai_transaction_id = "aiTransactionId",
    }
}
