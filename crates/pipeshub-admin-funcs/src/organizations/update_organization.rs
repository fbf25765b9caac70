// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /org`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::people::{AddressInput, Organization};

static OPERATION: PackedOperation =
    Operation::packed("PUT", "updateOrganization|/org|org:write").resend(Resend::Safe);

/// The arguments of [`organizations_update_organization`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateOrganizationRequest {
    /// The contact email.
    pub contact_email: Option<String>,
    /// The registered name.
    pub registered_name: Option<String>,
    /// The short name.
    pub short_name: Option<String>,
    /// The postal address, which replaces the stored one.
    pub permanent_address: Option<AddressInput>,
}
builder!(UpdateOrganizationRequest() {
    contact_email: String,
    registered_name: String,
    short_name: String,
    permanent_address: AddressInput,
});
to_json! {
    UpdateOrganizationRequest {
        contact_email = "contactEmail",
        registered_name = "registeredName",
        short_name = "shortName",
        permanent_address = "permanentAddress",
    }
}

/// The organization after an update.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateOrganizationResponse {
    /// A sentence for people.
    pub message: String,
    /// The organization as stored.
    pub data: Organization,
}
from_json! {
    UpdateOrganizationResponse {
        message = "message",
        data = "data",
    }
}

/// Changes names, contact address or postal address of the organization.
///
/// An OAuth token needs the scope `org:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "organizationsUpdateOrganization")]
pub fn organizations_update_organization(
    core: &PipeshubCore,
    request: UpdateOrganizationRequest,
) -> Reply<'_, UpdateOrganizationResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
