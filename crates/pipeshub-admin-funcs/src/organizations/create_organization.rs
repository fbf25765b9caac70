// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /org`

use std::time::Duration;

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, to_json,
};

use crate::models::people::{AccountType, AddressInput, Organization};

static OPERATION: PackedOperation = Operation::packed("POST", "createOrganization|/org")
    .without_token()
    .timeout(Duration::from_secs(120));

/// The arguments of [`organizations_create_organization`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateOrganizationRequest {
    /// The kind of account behind the organization; requests accept only the listed values.
    pub account_type: AccountType,
    /// The short name.
    pub short_name: Option<String>,
    /// Required for business accounts.
    pub registered_name: Option<String>,
    /// Also the sign-in address of the admin.
    pub contact_email: String,
    /// The admin full name. Not empty.
    pub admin_full_name: String,
    /// Upper and lower case, digit and special character. At least 8 characters.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub password: Secret,
    /// True sends a welcome mail to the contact address.
    pub send_email: Option<bool>,
    /// The postal address, which replaces the stored one.
    pub permanent_address: Option<AddressInput>,
}
builder!(CreateOrganizationRequest(
    account_type: AccountType,
    contact_email: String,
    admin_full_name: String,
    password: Secret,
) {
    short_name: String,
    registered_name: String,
    send_email: bool,
    permanent_address: AddressInput,
});
to_json! {
    CreateOrganizationRequest {
        account_type = "accountType",
        short_name = "shortName",
        registered_name = "registeredName",
        contact_email = "contactEmail",
        admin_full_name = "adminFullName<1,",
        password = "password<8," with exposed,
        send_email = "sendEmail",
        permanent_address = "permanentAddress",
    }
}

/// Sets up the one organization of a fresh server and its first admin.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The SDK sends no token, since the server reads none.
///
/// The default deadline is 120 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400 or 500, besides the errors of each call.
#[doc(alias = "organizationsCreateOrganization")]
pub fn organizations_create_organization(
    core: &PipeshubCore,
    request: CreateOrganizationRequest,
) -> Reply<'_, Organization> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
