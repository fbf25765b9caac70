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
    /// Address kept in the session, at most 254 characters; empty text is refused. At most 254
    /// characters.
    pub email: Option<String>,
}
builder!(InitAuthRequest() { email: String });
to_json! {
    InitAuthRequest {
        email = "email<,254",
    }
}

/// Public settings of the outside sign-in services, one member per usable service.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AuthProviders {
    /// Stored Google settings; empty if never set.
    pub google: Option<GoogleAuthConfig>,
    /// Stored Microsoft settings; empty if never set.
    pub microsoft: Option<MicrosoftAuthConfig>,
    /// Stored Azure AD settings; empty if never set.
    pub azuread: Option<AzureAdAuthConfig>,
    /// Stored settings of the generic OAuth provider; empty if never set.
    pub oauth: Option<GenericOAuthConfig>,
    /// Stored SAML settings; only `spEntityId` if never set.
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

/// Ways for the first step of a sign-in.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct InitAuthResponse {
    /// Index of the step, always 0 here.
    pub current_step: i64,
    /// Kinds usable in the first step; password if nothing else works.
    pub allowed_methods: Vec<AuthMethodType>,
    /// Sentence for people.
    pub message: String,
    /// Public settings of the outside sign-in services, one member per usable service.
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

/// Opens a sign-in session and tells which kinds of sign-in may be used.
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
