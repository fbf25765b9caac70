// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /configurationManager/web-search/providers/{providerKey}`

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::configuration::{UpdateWebSearchProviderResponse, WebSearchProviderType};

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateWebSearchProvider|/configurationManager/web-search/providers/{providerKey}",
)
.resend(Resend::Safe)
.timeout(Duration::from_secs(60));

/// The arguments of [`web_search_update_web_search_provider`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateWebSearchProviderRequest {
    /// The key of the stored service. Not empty.
    pub provider_key: String,
    /// Web search service; requests accept only the listed values.
    pub provider: WebSearchProviderType,
    /// The credentials of a web search service, an open object. Known fields: `apiKey`.
    pub configuration: RawJson,
    /// Absent means `false`, so a default service is no longer the default. Server default:
    /// `false`.
    pub is_default: Option<bool>,
}
builder!(UpdateWebSearchProviderRequest(
    provider_key: String,
    provider: WebSearchProviderType,
    configuration: RawJson,
) {
    is_default: bool,
});
to_json! {
    UpdateWebSearchProviderRequest {
        provider = "provider",
        configuration = "configuration",
        is_default = "isDefault",
    }
}

/// Replaces the settings of a web search service after a test search.
///
/// The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// The default deadline is 60 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 404, 408 or 500, besides the errors of
/// each call.
#[doc(alias = "webSearchUpdateWebSearchProvider")]
pub fn web_search_update_web_search_provider(
    core: &PipeshubCore,
    request: UpdateWebSearchProviderRequest,
) -> Reply<'_, UpdateWebSearchProviderResponse> {
    let call = Call::new(&OPERATION)
        .path("providerKey", &request.provider_key)
        .body(&request);
    core.call(call, RawReply::read)
}
