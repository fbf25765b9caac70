//! PipesHub's own codes for a flow that failed.

/// What such a code means, and what to do. The provider's codes and `server_error` come with a
/// sentence of their own.
pub(crate) fn advice(code: &str) -> Option<&'static str> {
    Some(match code {
        "instance_not_found" => {
            "PipesHub finds no such connector for this token: it was deleted, or the token's user may not see it (an OAuth \
             app's token needs the scope user:read for that); check the id and the token, then begin a new flow"
        }
        "config_not_found" => {
            "the connector has no saved OAuth settings any more; save its client id and secret in PipesHub, then begin a \
             new flow"
        }
        "oauth_config_fetch_error" => {
            "the shared OAuth app that the connector uses is gone or cannot be read; choose another one in the connector's \
             settings, or ask an administrator, then begin a new flow"
        }
        "invalid_state" => {
            "PipesHub cannot read the state: it was changed or cut on the way (an = at its end belongs to it); begin a new \
             flow"
        }
        "invalid_token" => {
            "the provider gave an empty access token; check the OAuth app at the provider, its scopes above all, then begin \
             a new flow"
        }
        "access_denied" => "the user or the provider said no; begin a new flow to ask again",
        _ => return None,
    })
}
