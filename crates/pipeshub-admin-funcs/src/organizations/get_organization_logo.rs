//! `GET /org/logo`

use pipeshub_core::http::{HeaderMap, StatusCode, header};
use pipeshub_core::{
    Call, Download, FromOpenReply, OpenReply, Opening, Operation, PackedOperation, PipeshubCore,
    Result,
};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getOrganizationLogo|/org/logo|org:read");

/// The logo of an organization, or its absence.
#[derive(Debug)]
#[non_exhaustive]
pub enum OrganizationLogo {
    /// The logo: a JPEG, or an SVG that the server has not cleaned.
    Picture(Download),
    /// The organization has no logo.
    Missing,
}

/// A response without a logo has no body, and so no media type. JSON would be no logo.
impl FromOpenReply for OrganizationLogo {
    fn stays_open(headers: &HeaderMap) -> bool {
        let content_type = headers.get(header::CONTENT_TYPE);
        content_type.is_some_and(|value| !value.as_bytes().starts_with(b"application/json"))
    }

    fn from_open_reply(reply: OpenReply) -> Result<Self> {
        if reply.status() == StatusCode::NO_CONTENT {
            return Ok(Self::Missing);
        }
        match reply.into_whole() {
            Ok(whole) => Err(whole.invalid("it is no picture")),
            Err(open) => Download::from_open_reply(open).map(Self::Picture),
        }
    }
}

/// Reads the logo of the organization.
///
/// An OAuth token needs the scope `org:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 500, besides the errors of each call.
#[doc(alias = "organizationsGetOrganizationLogo")]
pub fn organizations_get_organization_logo(core: &PipeshubCore) -> Opening<'_, OrganizationLogo> {
    core.open(Call::new(&OPERATION))
}
