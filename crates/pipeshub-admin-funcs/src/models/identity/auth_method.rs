// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{from_json, to_json};

use crate::models::identity::AuthMethodType;

/// One kind of sign-in that a step allows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AuthMethod {
    /// The kind of sign-in. The server stores `github`, but cannot use it.
    pub type_: AuthMethodType,
}
builder!(AuthMethod(type_: AuthMethodType) {});
to_json! {
    AuthMethod {
        type_ = "type",
    }
}
from_json! {
    AuthMethod {
        type_ = "type",
    }
}
