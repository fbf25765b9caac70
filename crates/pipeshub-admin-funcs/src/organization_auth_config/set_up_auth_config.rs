// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /orgAuthConfig`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, to_json};

use crate::models::identity::MessageResponse;

static OPERATION: PackedOperation = Operation::packed("POST", "setUpAuthConfig|/orgAuthConfig");

/// The arguments of [`organization_auth_config_set_up_auth_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetUpAuthConfigRequest {
    /// The contact email.
    pub contact_email: String,
    /// The name of the organization.
    pub registered_name: String,
    /// The name of the first administrator.
    pub admin_full_name: String,
    /// Whether a welcome mail goes out. Server default: `false`.
    pub send_email: Option<bool>,
}
builder!(SetUpAuthConfigRequest(
    contact_email: String,
    registered_name: String,
    admin_full_name: String,
) {
    send_email: bool,
});
to_json! {
    SetUpAuthConfigRequest {
        contact_email = "contactEmail",
        registered_name = "registeredName",
        admin_full_name = "adminFullName",
        send_email = "sendEmail",
    }
}

/// Creates the first organization. If one exists, the server reports a success.
///
/// The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "organizationAuthConfigSetUpAuthConfig")]
pub fn organization_auth_config_set_up_auth_config(
    core: &PipeshubCore,
    request: SetUpAuthConfigRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
