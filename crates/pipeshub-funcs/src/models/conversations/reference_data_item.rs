// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

/// An item of another app that an `answer` mentioned.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ReferenceDataItem {
    /// The name.
    pub name: Option<String>,
    /// The id.
    pub id: Option<String>,
    /// For example `project`, `issue` or `file`.
    pub type_: Option<String>,
    /// The app.
    pub app: Option<String>,
    /// The web url.
    pub web_url: Option<String>,
    /// The fields of the app.
    pub metadata: Option<RawJson>,
}
from_json! {
    ReferenceDataItem {
        name = "name",
        id = "id",
        type_ = "type",
        app = "app",
        web_url = "webUrl",
        metadata = "metadata",
    }
}
