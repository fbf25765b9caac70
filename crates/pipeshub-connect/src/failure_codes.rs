//! PipesHub's own codes for a flow that failed.

/// What such a code means, and what to do. The provider's codes and `server_error` come with a
/// sentence of their own.
pub(crate) fn advice(code: &str) -> Option<&'static str> {
    Some(match code {
        "instance_not_found" => {
            "PipesHub finds no such connector for this token: it was deleted, or the token's user may not see it (an OAuth \
             app's token needs the scope user:read for that). Check the id and the token, then begin a new flow."
        }
        "config_not_found" => {
            "The connector has no saved OAuth settings any more. Save its client id and secret in PipesHub, then begin a \
             new flow."
        }
        "oauth_config_fetch_error" => {
            "The shared OAuth app that the connector uses is gone or cannot be read. Choose another one in the connector's \
             settings, or ask an administrator, then begin a new flow."
        }
        "invalid_state" => {
            "PipesHub cannot read the state: it was changed or cut on the way (an = at its end belongs to it). Begin a new \
             flow."
        }
        "invalid_token" => {
            "The provider gave an empty access token. Check the OAuth app at the provider, its scopes above all, then begin \
             a new flow."
        }
        "access_denied" => "Somebody refused the consent. Begin a new flow to ask again.",
        _ => return None,
    })
}
