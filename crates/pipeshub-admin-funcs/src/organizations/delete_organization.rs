// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /org`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::people::Organization;

static OPERATION: PackedOperation =
    Operation::packed("DELETE", "deleteOrganization|/org|org:admin");

/// The organization that was marked as deleted.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteOrganizationResponse {
    /// A sentence for people.
    pub message: String,
    /// The organization as stored.
    pub data: Organization,
}
from_json! {
    DeleteOrganizationResponse {
        message = "message",
        data = "data",
    }
}

/// Marks the organization as deleted.
///
/// An OAuth token needs the scope `org:admin`. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "organizationsDeleteOrganization")]
pub fn organizations_delete_organization(
    core: &PipeshubCore,
) -> Reply<'_, DeleteOrganizationResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
