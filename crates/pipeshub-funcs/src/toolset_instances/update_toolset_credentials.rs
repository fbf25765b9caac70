// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /toolsets/instances/{instanceId}/credentials`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, Secret, to_json,
};

use crate::models::toolsets::ToolsetMessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateToolsetCredentials|/toolsets/instances/{instanceId}/credentials|connector:write",
)
.resend(Resend::Safe);

/// The arguments of [`toolset_instances_update_toolset_credentials`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateToolsetCredentialsRequest {
    /// Instance id, a UUID. From 1 to 64 characters.
    pub instance_id: String,
    /// The only secrets that the update route accepts.
    pub auth: ToolsetUserCredentials,
}
builder!(UpdateToolsetCredentialsRequest(instance_id: String, auth: ToolsetUserCredentials) {});
to_json! {
    UpdateToolsetCredentialsRequest {
        auth = "auth",
    }
}

/// The only secrets that the update route accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetUserCredentials {
    /// The email.
    pub email: Option<String>,
    /// The api token.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub api_token: Option<Secret>,
    /// The username.
    pub username: Option<String>,
    /// The password.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub password: Option<Secret>,
}
builder!(ToolsetUserCredentials() {
    email: String,
    api_token: Secret,
    username: String,
    password: Secret,
});
to_json! {
    ToolsetUserCredentials {
        email = "email",
        api_token = "apiToken" with exposed,
        username = "username",
        password = "password" with exposed,
    }
}

/// Replaces the stored secrets of the caller for a toolset instance.
///
/// An OAuth token needs the scope `connector:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400 or 404, besides the errors of each call.
#[doc(alias = "toolsetInstancesUpdateToolsetCredentials")]
pub fn toolset_instances_update_toolset_credentials(
    core: &PipeshubCore,
    request: UpdateToolsetCredentialsRequest,
) -> Reply<'_, ToolsetMessageResponse> {
    let call = Call::new(&OPERATION)
        .id("instanceId", &request.instance_id)
        .body(&request);
    core.call(call, RawReply::read)
}
