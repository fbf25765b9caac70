// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /configurationManager/metricsCollection/pushInterval`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::configuration::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "setMetricsCollectionPushInterval|/configurationManager/metricsCollection/pushInterval\
     |config:write",
)
.resend(Resend::Safe);

/// The arguments of [`configuration_manager_set_metrics_collection_push_interval`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetMetricsCollectionPushIntervalRequest {
    /// Milliseconds; 0 or less means 300000.
    pub push_interval_ms: i64,
}
builder!(SetMetricsCollectionPushIntervalRequest(push_interval_ms: i64) {});
to_json! {
    SetMetricsCollectionPushIntervalRequest {
        push_interval_ms = "pushIntervalMs",
    }
}

/// Sets how often usage reports are sent.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "configurationManagerSetMetricsCollectionPushInterval")]
pub fn configuration_manager_set_metrics_collection_push_interval(
    core: &PipeshubCore,
    request: SetMetricsCollectionPushIntervalRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
