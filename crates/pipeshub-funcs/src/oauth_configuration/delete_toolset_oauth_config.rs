// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /toolsets/oauth-configs/{toolsetType}/{oauthConfigId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::toolsets::ToolsetMessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteToolsetOAuthConfig|/toolsets/oauth-configs/{toolsetType}/{oauthConfigId}\
     |connector:delete user:read\
     |look with oauth_configuration_list_toolset_oauth_configs whether the OAuth \
         application is gone",
);

/// The arguments of [`oauth_configuration_delete_toolset_oauth_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteToolsetOAuthConfigRequest {
    /// The toolset type of the instance, in any case. From 1 to 64 characters.
    pub toolset_type: String,
    /// OAuth application id, a UUID. From 1 to 64 characters.
    pub oauth_config_id: String,
}
builder!(DeleteToolsetOAuthConfigRequest(toolset_type: String, oauth_config_id: String) {});

/// Deletes an OAuth application that no toolset instance uses.
///
/// An OAuth token needs the scopes `connector:delete` and `user:read`. The user must be an
/// administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 403, 404 or 409, besides the errors of each call.
#[doc(alias = "oAuthConfigurationDeleteToolsetOAuthConfig")]
pub fn oauth_configuration_delete_toolset_oauth_config(
    core: &PipeshubCore,
    request: DeleteToolsetOAuthConfigRequest,
) -> Reply<'_, ToolsetMessageResponse> {
    let call = Call::new(&OPERATION)
        .path_within(
            const { QueryLimits::new("toolsetType<1,64,n") },
            &request.toolset_type,
        )
        .id("oauthConfigId", &request.oauth_config_id);
    core.call(call, RawReply::read)
}
