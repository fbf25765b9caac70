// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::identity::{AuthMethodType, AuthProviders};

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
