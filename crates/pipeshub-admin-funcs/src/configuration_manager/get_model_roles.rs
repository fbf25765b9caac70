// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/ai-models/roles`

use pipeshub_core::json::Map;
use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::configuration::ModelRoleAssignment;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getModelRoles|/configurationManager/ai-models/roles|config:read",
);

/// Models assigned to roles.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetModelRolesResponse {
    /// Constant `success`.
    pub status: String,
    /// The model of each role. A known role is `indexing`.
    pub model_roles: Map<ModelRoleAssignment>,
}
from_json! {
    GetModelRolesResponse {
        status = "status",
        model_roles = "modelRoles",
    }
}

/// Returns the model of each role.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "configurationManagerGetModelRoles")]
pub fn configuration_manager_get_model_roles(
    core: &PipeshubCore,
) -> Reply<'_, GetModelRolesResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
