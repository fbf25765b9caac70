// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The totals by sign-in state, taken before the `authStatus` filter.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetFilterCounts {
    /// The all.
    pub all: i64,
    /// The authenticated.
    pub authenticated: i64,
    /// The not authenticated.
    pub not_authenticated: i64,
}
from_json! {
    ToolsetFilterCounts {
        all = "all",
        authenticated = "authenticated",
        not_authenticated = "notAuthenticated",
    }
}
