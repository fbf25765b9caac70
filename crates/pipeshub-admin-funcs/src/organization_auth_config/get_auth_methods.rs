// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /orgAuthConfig/authMethods`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::identity::AuthStep;

static OPERATION: PackedOperation =
    Operation::packed("GET", "getAuthMethods|/orgAuthConfig/authMethods");

/// Sign-in steps of the organization.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AuthConfig {
    /// One to three steps.
    pub auth_methods: Vec<AuthStep>,
}
from_json! {
    AuthConfig {
        auth_methods = "authMethods",
    }
}

/// Returns the sign-in steps that the organization demands.
///
/// The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "organizationAuthConfigGetAuthMethods")]
pub fn organization_auth_config_get_auth_methods(core: &PipeshubCore) -> Reply<'_, AuthConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
