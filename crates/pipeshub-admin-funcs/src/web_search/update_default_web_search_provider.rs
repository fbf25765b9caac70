// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /configurationManager/web-search/default/{providerKey}`

use std::time::Duration;

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend};

use crate::models::configuration::UpdateWebSearchProviderResponse;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateDefaultWebSearchProvider|/configurationManager/web-search/default/{providerKey}",
)
.resend(Resend::Safe)
.timeout(Duration::from_secs(60));

/// The arguments of [`web_search_update_default_web_search_provider`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateDefaultWebSearchProviderRequest {
    /// The key of the stored service. Not empty.
    pub provider_key: String,
}
builder!(UpdateDefaultWebSearchProviderRequest(provider_key: String) {});

/// Makes a web search service the default after a test search.
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
#[doc(alias = "webSearchUpdateDefaultWebSearchProvider")]
pub fn web_search_update_default_web_search_provider(
    core: &PipeshubCore,
    request: UpdateDefaultWebSearchProviderRequest,
) -> Reply<'_, UpdateWebSearchProviderResponse> {
    let call = Call::new(&OPERATION).path("providerKey", &request.provider_key);
    core.call(call, RawReply::read)
}
