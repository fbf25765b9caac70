// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/connectorPublicUrl`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::configuration::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "setConnectorPublicUrl|/configurationManager/connectorPublicUrl|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`public_urls_set_connector_public_url`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetConnectorPublicUrlRequest {
    /// With the scheme. The server removes one slash at the end.
    pub url: String,
}
builder!(SetConnectorPublicUrlRequest(url: String) {});
to_json! {
    SetConnectorPublicUrlRequest {
        url = "url",
    }
}

/// Sets the public address of the connector service.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "publicURLsSetConnectorPublicUrl")]
pub fn public_urls_set_connector_public_url(
    core: &PipeshubCore,
    request: SetConnectorPublicUrlRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
