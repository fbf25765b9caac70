// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `POST /userAccount/initAuth`

use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply, from_json, to_json};

use crate::models::identity::{
    AuthMethodType, AzureAdAuthConfig, GenericOAuthConfig, GoogleAuthConfig, MicrosoftAuthConfig,
    SSOAuthConfig,
};

static OPERATION: Operation = Operation::post("initAuth", "/userAccount/initAuth")
    .when_unknown("check whether the call took effect before you call it again");

/// The arguments of [`user_account_init_auth`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct InitAuthRequest {
    /// The email address of the session, at most 254 characters and not empty. At most 254
    /// characters.
    pub email: Option<String>,
}
builder!(InitAuthRequest() { email: String });
to_json! {
    InitAuthRequest {
        email = "email<,254",
    }
}

/// The public settings of the sign-in services, one field per service.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AuthProviders {
    /// The stored Google settings; empty if never set.
    pub google: Option<GoogleAuthConfig>,
    /// The stored Microsoft settings; empty if never set.
    pub microsoft: Option<MicrosoftAuthConfig>,
    /// The stored Azure AD settings; empty if never set.
    pub azuread: Option<AzureAdAuthConfig>,
    /// The stored settings of the generic OAuth provider; empty if never set.
    pub oauth: Option<GenericOAuthConfig>,
    /// The stored SAML settings; only `spEntityId` if never set.
    pub saml: Option<SSOAuthConfig>,
}
from_json! {
    AuthProviders {
        google = "google",
        microsoft = "microsoft",
        azuread = "azuread",
        oauth = "oauth",
        saml = "saml",
    }
}

/// The ways for the first step of a sign-in.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct InitAuthResponse {
    /// The index of the step, always 0 here.
    pub current_step: i64,
    /// The kinds for the first step; `password` if there is no other.
    pub allowed_methods: Vec<AuthMethodType>,
    /// A sentence for people.
    pub message: String,
    /// The public settings of the sign-in services, one field per service.
    pub auth_providers: AuthProviders,
    /// Whether some service may create unknown users on sign-in.
    pub jit_enabled: bool,
}
from_json! {
    InitAuthResponse {
        current_step = "currentStep",
        allowed_methods = "allowedMethods",
        message = "message",
        auth_providers = "authProviders",
        jit_enabled = "jitEnabled",
    }
}

/// Opens a sign-in session and returns the kinds of sign-in for it.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400 or 500, besides the errors of each call.
#[doc(alias = "userAccountInitAuth")]
pub fn user_account_init_auth(
    core: &PipeshubCore,
    request: InitAuthRequest,
) -> Reply<'_, InitAuthResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}
