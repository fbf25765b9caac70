// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /configurationManager/ai-models/roles`

use pipeshub_core::json::Map;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::configuration::ModelRoleAssignment;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateModelRoles|/configurationManager/ai-models/roles|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`configuration_manager_update_model_roles`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateModelRolesRequest {
    /// The model of each role. A known role is `indexing`.
    pub roles: Map<ModelRoleAssignment>,
}
builder!(UpdateModelRolesRequest(roles: Map<ModelRoleAssignment>) {});
to_json! {
    UpdateModelRolesRequest {
        roles = "roles",
    }
}

/// The stored assignments.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateModelRolesResponse {
    /// Constant `success`.
    pub status: String,
    /// A sentence for people.
    pub message: String,
    /// The model of each role. A known role is `indexing`.
    pub model_roles: Map<ModelRoleAssignment>,
}
from_json! {
    UpdateModelRolesResponse {
        status = "status",
        message = "message",
        model_roles = "modelRoles",
    }
}

/// Replaces the assignments of models to roles.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "configurationManagerUpdateModelRoles")]
pub fn configuration_manager_update_model_roles(
    core: &PipeshubCore,
    request: UpdateModelRolesRequest,
) -> Reply<'_, UpdateModelRolesResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
