// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/frontendPublicUrl`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::configuration::PublicURLResponse;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getFrontendPublicUrl|/configurationManager/frontendPublicUrl|config:read",
);

/// Returns the public address of the web interface.
///
/// An OAuth token needs the scope `config:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "publicURLsGetFrontendPublicUrl")]
pub fn public_urls_get_frontend_public_url(core: &PipeshubCore) -> Reply<'_, PublicURLResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
