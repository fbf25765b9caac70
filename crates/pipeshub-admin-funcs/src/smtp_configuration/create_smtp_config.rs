// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/smtpConfig`

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, Secret, to_json,
};

use crate::models::configuration::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "createSMTPConfig|/configurationManager/smtpConfig|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`smtp_configuration_create_smtp_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateSMTPConfigRequest {
    /// The host. Not empty.
    pub host: String,
    /// The port. At least 1.
    pub port: i64,
    /// Left out: no sign-in.
    pub username: Option<String>,
    /// Sixteen asterisks keep the stored value.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub password: Option<Secret>,
    /// The sender. The server does not check that it is an email address. Not empty.
    pub from_email: String,
}
builder!(CreateSMTPConfigRequest(host: String, port: i64, from_email: String) {
    username: String,
    password: Secret,
});
to_json! {
    CreateSMTPConfigRequest {
        host = "host<1,",
        port = "port<1,",
        username = "username",
        password = "password" with exposed,
        from_email = "fromEmail<1,",
    }
}

/// Stores the settings of the mail server, with effect at once.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "smtpConfigurationCreateSMTPConfig")]
pub fn smtp_configuration_create_smtp_config(
    core: &PipeshubCore,
    request: CreateSMTPConfigRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
