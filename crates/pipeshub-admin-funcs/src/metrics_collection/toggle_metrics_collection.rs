// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /configurationManager/metricsCollection/toggle`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::configuration::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "toggleMetricsCollection|/configurationManager/metricsCollection/toggle|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`metrics_collection_toggle_metrics_collection`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToggleMetricsCollectionRequest {
    /// The flag `enableMetricCollection`.
    pub enable_metric_collection: bool,
}
builder!(ToggleMetricsCollectionRequest(enable_metric_collection: bool) {});
to_json! {
    ToggleMetricsCollectionRequest {
        enable_metric_collection = "enableMetricCollection",
    }
}

/// Switches usage reports on or off.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "metricsCollectionToggleMetricsCollection")]
pub fn metrics_collection_toggle_metrics_collection(
    core: &PipeshubCore,
    request: ToggleMetricsCollectionRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
