// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /org`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::people::Organization;

static OPERATION: PackedOperation =
    Operation::packed("GET", "getCurrentOrganization|/org|org:read");

/// Reads the organization of the caller.
///
/// An OAuth token needs the scope `org:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "organizationsGetCurrentOrganization")]
pub fn organizations_get_current_organization(core: &PipeshubCore) -> Reply<'_, Organization> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
