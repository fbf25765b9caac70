// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /.well-known/jwks.json`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed("GET", "jwks|/.well-known/jwks.json")
    .at_root()
    .without_token();

/// One public RSA key.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct JWK {
    /// The kty.
    pub kty: String,
    /// The use.
    pub use_: String,
    /// The alg.
    pub alg: String,
    /// The id of the key.
    pub kid: String,
    /// Modulus, base64url.
    pub n: String,
    /// Exponent, base64url.
    pub e: String,
}
from_json! {
    JWK {
        kty = "kty",
        use_ = "use",
        alg = "alg",
        kid = "kid",
        n = "n",
        e = "e",
    }
}

/// Public keys for checking tokens; empty unless the server signs with RS256.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct JWKS {
    /// The keys.
    pub keys: Vec<JWK>,
}
from_json! {
    JWKS {
        keys = "keys",
    }
}

/// Returns the public keys for checking tokens.
///
/// The SDK sends no token, since the server reads none.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) , besides the errors of each call.
#[doc(alias = "openIDConnectJwks")]
pub fn openid_connect_jwks(core: &PipeshubCore) -> Reply<'_, JWKS> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
