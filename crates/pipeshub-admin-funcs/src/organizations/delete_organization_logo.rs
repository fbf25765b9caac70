// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /org/logo`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json,
};

static OPERATION: PackedOperation =
    Operation::packed("DELETE", "deleteOrganizationLogo|/org/logo|org:write").resend(Resend::Safe);

/// The record of the logo, now empty.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteOrganizationLogoResponse {
    /// Always null.
    pub logo: Option<String>,
    /// Always null.
    pub mime_type: Option<String>,
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The org id.
    pub org_id: String,
    /// The revision counter of the stored document.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    DeleteOrganizationLogoResponse {
        logo = "logo",
        mime_type = "mimeType",
        id = "_id",
        org_id = "orgId",
        v = "__v",
    }
}

/// Removes the logo of the organization.
///
/// An OAuth token needs the scope `org:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "organizationsDeleteOrganizationLogo")]
pub fn organizations_delete_organization_logo(
    core: &PipeshubCore,
) -> Reply<'_, DeleteOrganizationLogoResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
