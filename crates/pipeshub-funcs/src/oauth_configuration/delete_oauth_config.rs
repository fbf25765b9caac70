// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /oauth/{connectorType}/{configId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::connectors::ConnectorActionResponse;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteOAuthConfig|/oauth/{connectorType}/{configId}\
     |connector:delete user:read\
     |look with oauth_configuration_list_oauth_configs_by_type whether the OAuth app is \
         gone",
);

/// The arguments of [`oauth_configuration_delete_oauth_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteOAuthConfigRequest {
    /// Connector type, spelled as in the registry. Not empty.
    pub connector_type: String,
    /// The id of the OAuth app. From 1 to 64 characters.
    pub config_id: String,
}
builder!(DeleteOAuthConfigRequest(connector_type: String, config_id: String) {});

/// Deletes an OAuth app of a connector type, even while in use.
///
/// An OAuth token needs the scopes `connector:delete` and `user:read`. `user:read` is needed for
/// the administrator check. The user must be an administrator.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 404, besides the errors of each
/// call.
#[doc(alias = "oAuthConfigurationDeleteOAuthConfig")]
pub fn oauth_configuration_delete_oauth_config(
    core: &PipeshubCore,
    request: DeleteOAuthConfigRequest,
) -> Reply<'_, ConnectorActionResponse> {
    let call = Call::new(&OPERATION)
        .path("connectorType", &request.connector_type)
        .id("configId", &request.config_id);
    core.call(call, RawReply::read)
}
