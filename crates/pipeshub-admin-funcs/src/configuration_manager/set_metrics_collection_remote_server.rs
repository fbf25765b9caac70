// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /configurationManager/metricsCollection/serverUrl`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::configuration::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "setMetricsCollectionRemoteServer|/configurationManager/metricsCollection/serverUrl\
     |config:write",
)
.resend(Resend::Safe);

/// The arguments of [`configuration_manager_set_metrics_collection_remote_server`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetMetricsCollectionRemoteServerRequest {
    /// The server url.
    pub server_url: String,
}
builder!(SetMetricsCollectionRemoteServerRequest(server_url: String) {});
to_json! {
    SetMetricsCollectionRemoteServerRequest {
        server_url = "serverUrl",
    }
}

/// Sets the address that usage reports are sent to.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "configurationManagerSetMetricsCollectionRemoteServer")]
pub fn configuration_manager_set_metrics_collection_remote_server(
    core: &PipeshubCore,
    request: SetMetricsCollectionRemoteServerRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
