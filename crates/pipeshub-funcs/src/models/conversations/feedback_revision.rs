// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

/// One change of a feedback.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct FeedbackRevision {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The updated fields.
    pub updated_fields: Option<Vec<String>>,
    /// The previous values.
    pub previous_values: Option<RawJson>,
    /// The updated by.
    pub updated_by: Option<String>,
    /// The time in milliseconds since 1970.
    pub updated_at: Option<i64>,
}
from_json! {
    FeedbackRevision {
        id = "_id",
        updated_fields = "updatedFields",
        previous_values = "previousValues",
        updated_by = "updatedBy",
        updated_at = "updatedAt",
    }
}
