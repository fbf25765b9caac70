// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /userGroups/health`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::people::HealthResponse;

static OPERATION: PackedOperation =
    Operation::packed("GET", "getUserGroupsHealth|/userGroups/health").without_token();

/// Reports whether the user group module of the gateway is healthy.
///
/// The SDK sends no token, since the server reads none.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) , besides the errors of each call.
#[doc(alias = "userGroupsGetUserGroupsHealth")]
pub fn user_groups_get_user_groups_health(core: &PipeshubCore) -> Reply<'_, HealthResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
