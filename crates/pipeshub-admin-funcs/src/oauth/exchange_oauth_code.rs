// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userAccount/oauth/exchange`

use std::time::Duration;

use pipeshub_core::json::{exposed, number_or_text};
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json, to_json,
};

static OPERATION: PackedOperation =
    Operation::packed("POST", "exchangeOAuthCode|/userAccount/oauth/exchange")
        .without_token()
        .timeout(Duration::from_secs(60));

/// The arguments of [`oauth_exchange_oauth_code`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ExchangeOAuthCodeRequest {
    /// Single-use code of the provider.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub code: Secret,
    /// Not empty. The server ignores the value.
    pub provider: String,
    /// The email address that received the code. The server does not check its form.
    pub redirect_uri: String,
}
builder!(ExchangeOAuthCodeRequest(code: Secret, provider: String, redirect_uri: String) {});
to_json! {
    ExchangeOAuthCodeRequest {
        code = "code" with exposed,
        provider = "provider",
        redirect_uri = "redirectUri",
    }
}

/// The provider's own tokens, passed through unchecked.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthExchangeResponse {
    /// The provider's token, to be sent on to authenticate.
    #[cfg_attr(feature = "serde", serde(rename = "access_token", skip_serializing))]
    pub access_token: Secret,
    /// The provider's identity token, if it sent one.
    #[cfg_attr(feature = "serde", serde(rename = "id_token", skip_serializing))]
    pub id_token: Option<Secret>,
    /// The value that the provider sent.
    #[cfg_attr(feature = "serde", serde(rename = "token_type"))]
    pub token_type: Option<String>,
    /// The lifetime in seconds. Some providers send a text.
    #[cfg_attr(feature = "serde", serde(rename = "expires_in"))]
    pub expires_in: Option<i64>,
}
from_json! {
    OAuthExchangeResponse {
        access_token = "access_token",
        id_token = "id_token",
        token_type = "token_type",
        expires_in = "expires_in" with number_or_text,
    }
}

/// Exchanges a code of the OAuth provider for the provider's tokens.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The SDK sends no token, since the server reads none.
///
/// The default deadline is 60 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "oAuthExchangeOAuthCode")]
pub fn oauth_exchange_oauth_code(
    core: &PipeshubCore,
    request: ExchangeOAuthCodeRequest,
) -> Reply<'_, OAuthExchangeResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
