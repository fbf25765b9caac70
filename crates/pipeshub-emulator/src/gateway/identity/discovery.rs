//! The metadata of the authorization server, at the root of the server.

use super::apps::{CODE, CREDENTIALS, REFRESH};
use super::scopes::{PERSONAL, names};
use crate::gateway::{Call, Gateway, Outcome, success};
use crate::json::{Json, object};

impl Gateway {
    /// Returns the metadata of the authorization server.
    pub(super) fn server_metadata(&self, _: &Call<'_>) -> Outcome {
        let endpoint = |name| format!("{}/api/v1/oauth2/{name}", self.origin);
        success(&object! {
            "issuer": self.origin.as_str(),
            "authorization_endpoint": endpoint("authorize"),
            "token_endpoint": endpoint("token"),
            "userinfo_endpoint": endpoint("userinfo"),
            "revocation_endpoint": endpoint("revoke"),
            "introspection_endpoint": endpoint("introspect"),
            "jwks_uri": format!("{}/.well-known/jwks.json", self.origin),
            "scopes_supported": names(),
            "response_types_supported": vec!["code"],
            "grant_types_supported": vec![CODE, CREDENTIALS, REFRESH],
            "token_endpoint_auth_methods_supported":
                vec!["client_secret_basic", "client_secret_post"],
            "subject_types_supported": vec!["public"],
            "id_token_signing_alg_values_supported": vec!["HS256"],
            "claims_supported": vec![
                "user_id", "iss", "aud", "exp", "iat", "name", "given_name", "family_name", "email",
                "email_verified", "picture",
            ],
            "code_challenge_methods_supported": vec!["S256", "plain"],
        })
    }

    /// Returns no keys, as the real server does unless it signs with RS256.
    #[allow(clippy::unused_self, reason = "the form of a handler")]
    pub(super) fn signing_keys(&self, _: &Call<'_>) -> Outcome {
        success(&object! { "keys": Json::List(Vec::new()) })
    }

    /// Returns the metadata of the MCP server.
    pub(super) fn protected_resource(&self, _: &Call<'_>) -> Outcome {
        success(&object! {
            "resource": format!("{}/mcp", self.origin),
            "authorization_servers": vec![self.origin.as_str()],
            "scopes_supported": PERSONAL.to_vec(),
            "bearer_methods_supported": vec!["header"],
            "resource_documentation": format!("{}/api/v1/docs", self.origin),
        })
    }
}
