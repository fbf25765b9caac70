// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /org/exists`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation =
    Operation::packed("GET", "checkOrgExists|/org/exists").without_token();

/// The state of the installation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CheckOrgExistsResponse {
    /// Also `true` for a deleted organization.
    pub exists: bool,
}
from_json! {
    CheckOrgExistsResponse {
        exists = "exists",
    }
}

/// Reports whether this server ever had an organization.
///
/// The SDK sends no token, since the server reads none.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) , besides the errors of each call.
#[doc(alias = "organizationsCheckOrgExists")]
pub fn organizations_check_org_exists(core: &PipeshubCore) -> Reply<'_, CheckOrgExistsResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
