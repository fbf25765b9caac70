// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::identity::{AuthMethodType, AuthProviders};

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
