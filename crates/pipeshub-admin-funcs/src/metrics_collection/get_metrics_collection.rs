// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/metricsCollection`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getMetricsCollection|/configurationManager/metricsCollection|config:read",
);

/// The settings for usage reports; all values are text.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct MetricsCollectionConfig {
    /// `true` or `false`.
    pub enable_metric_collection: Option<String>,
    /// Milliseconds, as text.
    pub push_interval_ms: Option<String>,
    /// The destination of the reports.
    pub server_url: Option<String>,
    /// The api key.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub api_key: Option<Secret>,
    /// The app version.
    pub app_version: Option<String>,
    /// The id of this installation.
    pub install_id: Option<String>,
}
from_json! {
    MetricsCollectionConfig {
        enable_metric_collection = "enableMetricCollection",
        push_interval_ms = "pushIntervalMs",
        server_url = "serverUrl",
        api_key = "apiKey",
        app_version = "appVersion",
        install_id = "installId",
    }
}

/// Returns the settings for usage reports.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "metricsCollectionGetMetricsCollection")]
pub fn metrics_collection_get_metrics_collection(
    core: &PipeshubCore,
) -> Reply<'_, MetricsCollectionConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
