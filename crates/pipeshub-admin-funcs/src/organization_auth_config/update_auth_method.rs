// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /orgAuthConfig/updateAuthMethod`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::identity::AuthStep;

static OPERATION: PackedOperation =
    Operation::packed("POST", "updateAuthMethod|/orgAuthConfig/updateAuthMethod")
        .resend(Resend::Safe);

/// The arguments of [`organization_auth_config_update_auth_method`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateAuthMethodRequest {
    /// One to three steps, each with another order and other kinds. From 1 to 3 items.
    pub auth_method: Vec<AuthStep>,
}
builder!(UpdateAuthMethodRequest(auth_method: Vec<AuthStep>) {});
to_json! {
    UpdateAuthMethodRequest {
        auth_method = "authMethod<1,3",
    }
}

/// A confirmation with the steps as they were sent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateAuthMethodResponse {
    /// A sentence for people.
    pub message: String,
    /// The steps now in force.
    pub auth_method: Vec<AuthStep>,
}
from_json! {
    UpdateAuthMethodResponse {
        message = "message",
        auth_method = "authMethod",
    }
}

/// Replaces the sign-in steps that the organization demands.
///
/// The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "organizationAuthConfigUpdateAuthMethod")]
pub fn organization_auth_config_update_auth_method(
    core: &PipeshubCore,
    request: UpdateAuthMethodRequest,
) -> Reply<'_, UpdateAuthMethodResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
