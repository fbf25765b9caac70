// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{from_json, to_json};

use crate::models::identity::AuthMethod;

/// One step of a sign-in and the kinds that may complete it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AuthStep {
    /// The position of the step, unique in the list, usually 1 to 3.
    pub order: i64,
    /// The kinds that can complete this step, each at most once. Not empty.
    pub allowed_methods: Vec<AuthMethod>,
}
builder!(AuthStep(order: i64, allowed_methods: Vec<AuthMethod>) {});
to_json! {
    AuthStep {
        order = "order",
        allowed_methods = "allowedMethods<1,",
    }
}
from_json! {
    AuthStep {
        order = "order",
        allowed_methods = "allowedMethods",
    }
}
