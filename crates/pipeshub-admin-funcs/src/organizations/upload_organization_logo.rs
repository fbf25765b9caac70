// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /org/logo`

use pipeshub_core::{
    Call, Form, Operation, PackedOperation, Part, PipeshubCore, RawReply, Reply, Resend, from_json,
};

static OPERATION: PackedOperation =
    Operation::packed("PUT", "uploadOrganizationLogo|/org/logo|org:write").resend(Resend::Safe);

/// The arguments of [`organizations_upload_organization_logo`].
#[derive(Debug)]
#[non_exhaustive]
pub struct UploadOrganizationLogoRequest {
    /// Picture, at most 2 MiB.
    pub file: Part,
}
builder!(UploadOrganizationLogoRequest(file: Part) {});

/// A confirmation with the format of the stored logo.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UploadOrganizationLogoResponse {
    /// A sentence for people.
    pub message: String,
    /// `image/jpeg` or `image/svg+xml`.
    pub mime_type: String,
}
from_json! {
    UploadOrganizationLogoResponse {
        message = "message",
        mime_type = "mimeType",
    }
}

/// Stores the logo of the organization; all but SVG is recoded as JPEG.
///
/// An OAuth token needs the scope `org:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "organizationsUploadOrganizationLogo")]
pub fn organizations_upload_organization_logo(
    core: &PipeshubCore,
    request: UploadOrganizationLogoRequest,
) -> Reply<'_, UploadOrganizationLogoResponse> {
    let call = Call::new(&OPERATION);
    let form = Form::new().part("file", request.file);
    core.call(call.form(form), RawReply::read)
}
