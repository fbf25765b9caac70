// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/connectorPublicUrl`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::configuration::PublicURLResponse;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getConnectorPublicUrl|/configurationManager/connectorPublicUrl|config:read",
);

/// Returns the public address of the connector service.
///
/// An OAuth token needs the scope `config:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "publicURLsGetConnectorPublicUrl")]
pub fn public_urls_get_connector_public_url(core: &PipeshubCore) -> Reply<'_, PublicURLResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
