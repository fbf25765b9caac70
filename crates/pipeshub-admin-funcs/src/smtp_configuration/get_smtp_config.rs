// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/smtpConfig`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getSMTPConfig|/configurationManager/smtpConfig|config:read",
);

/// The stored mail server settings; an empty object when there are none.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SMTPConfig {
    /// The host.
    pub host: Option<String>,
    /// The port.
    pub port: Option<i64>,
    /// The username.
    pub username: Option<String>,
    /// In plain text unless the server masks secrets.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub password: Option<Secret>,
    /// The sender. It can be masked, and is then no email address.
    pub from_email: Option<String>,
}
from_json! {
    SMTPConfig {
        host = "host",
        port = "port",
        username = "username",
        password = "password",
        from_email = "fromEmail",
    }
}

/// Returns the mail server settings, an empty object if there are none.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "smtpConfigurationGetSMTPConfig")]
pub fn smtp_configuration_get_smtp_config(core: &PipeshubCore) -> Reply<'_, SMTPConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
