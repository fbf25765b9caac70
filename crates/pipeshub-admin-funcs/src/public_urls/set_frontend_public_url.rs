// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/frontendPublicUrl`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::configuration::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "setFrontendPublicUrl|/configurationManager/frontendPublicUrl|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`public_urls_set_frontend_public_url`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetFrontendPublicUrlRequest {
    /// With the scheme. The server removes one slash at the end.
    pub url: String,
}
builder!(SetFrontendPublicUrlRequest(url: String) {});
to_json! {
    SetFrontendPublicUrlRequest {
        url = "url",
    }
}

/// Sets the public address of the web interface and reloads the services.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "publicURLsSetFrontendPublicUrl")]
pub fn public_urls_set_frontend_public_url(
    core: &PipeshubCore,
    request: SetFrontendPublicUrlRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
