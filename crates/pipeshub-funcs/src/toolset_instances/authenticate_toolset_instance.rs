// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `POST /toolsets/instances/{instanceId}/authenticate`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::toolsets::ToolsetAuthenticatedResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "authenticateToolsetInstance|/toolsets/instances/{instanceId}/authenticate|connector:write",
)
.resend(Resend::Safe);

/// The arguments of [`toolset_instances_authenticate_toolset_instance`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AuthenticateToolsetInstanceRequest {
    /// Instance id, a UUID. From 1 to 64 characters.
    pub instance_id: String,
    /// The fields with usage AUTHENTICATE or BOTH; must not be empty.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth: RawJson,
}
builder!(AuthenticateToolsetInstanceRequest(instance_id: String, auth: RawJson) {});
to_json! {
    AuthenticateToolsetInstanceRequest {
        auth = "auth",
    }
}

/// Stores `non-OAuth` secrets of the caller for a toolset instance.
///
/// An OAuth token needs the scope `connector:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 404 or 500, besides the errors of each call.
#[doc(alias = "toolsetInstancesAuthenticateToolsetInstance")]
pub fn toolset_instances_authenticate_toolset_instance(
    core: &PipeshubCore,
    request: AuthenticateToolsetInstanceRequest,
) -> Reply<'_, ToolsetAuthenticatedResponse> {
    let call = Call::new(&OPERATION)
        .id("instanceId", &request.instance_id)
        .body(&request);
    core.call(call, RawReply::read)
}
