// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /toolsets/oauth-configs/{toolsetType}/{oauthConfigId}`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, Resend,
    from_json, to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateToolsetOAuthConfig|/toolsets/oauth-configs/{toolsetType}/{oauthConfigId}\
     |connector:write user:read",
)
.resend(Resend::Safe);

/// The arguments of [`oauth_configuration_update_toolset_oauth_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateToolsetOAuthConfigRequest {
    /// The toolset type of the instance, in any case. From 1 to 64 characters.
    pub toolset_type: String,
    /// OAuth application id, a UUID. From 1 to 64 characters.
    pub oauth_config_id: String,
    /// The server merges it key by key. A blank `clientSecret` keeps the old one.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth_config: Option<RawJson>,
    /// The URL of the web app, from which the server builds the redirect URL again.
    pub base_url: Option<String>,
}
builder!(UpdateToolsetOAuthConfigRequest(toolset_type: String, oauth_config_id: String) {
    auth_config: RawJson,
    base_url: String,
});
to_json! {
    UpdateToolsetOAuthConfigRequest {
        auth_config = "authConfig",
        base_url = "baseUrl",
    }
}

/// The outcome of the change.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateToolsetOAuthConfigResponse {
    /// Always `success`.
    pub status: String,
    /// Null when the change was not stored.
    pub oauth_config_id: Option<String>,
    /// A sentence in English for people. Do not compare it.
    pub message: String,
    /// Sign-in records marked as signed out.
    pub deauthenticated_user_count: i64,
}
from_json! {
    UpdateToolsetOAuthConfigResponse {
        status = "status",
        oauth_config_id = "oauthConfigId",
        message = "message",
        deauthenticated_user_count = "deauthenticatedUserCount",
    }
}

/// Changes an OAuth application and signs out all who use it.
///
/// An OAuth token needs the scopes `connector:write` and `user:read`. The user must be an
/// administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 403, 404 or 500, besides the errors of each call.
#[doc(alias = "oAuthConfigurationUpdateToolsetOAuthConfig")]
pub fn oauth_configuration_update_toolset_oauth_config(
    core: &PipeshubCore,
    request: UpdateToolsetOAuthConfigRequest,
) -> Reply<'_, UpdateToolsetOAuthConfigResponse> {
    let call = Call::new(&OPERATION)
        .path_within(
            const { QueryLimits::new("toolsetType<1,64,n") },
            &request.toolset_type,
        )
        .id("oauthConfigId", &request.oauth_config_id)
        .body(&request);
    core.call(call, RawReply::read)
}
