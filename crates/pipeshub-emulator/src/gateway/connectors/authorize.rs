//! The operation `GET /connectors/{id}/oauth/authorize`, which starts a flow.

use http::StatusCode;
use serde::Serialize;

use super::store::{PendingFlow, Record};
use crate::connector::Setup;
use crate::gateway::{Call, Gateway, Outcome, bad_request, not_found};
use crate::query::encode;
use crate::response::{self, FullResponse};
use crate::secret::{NoRandomness, code_challenge, encode_padded, random};
use crate::token::Token;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AuthorizeResponse {
    success: bool,
    authorization_url: String,
    state: String,
}

impl Gateway {
    /// Replaces the connector's pending flow and returns the `authorizationUrl`.
    ///
    /// The flow of another user is replaced, too.
    pub(in crate::gateway) fn authorize(&self, call: &Call<'_>) -> Outcome {
        let (token, id) = (call.token()?, call.parameter());
        // The real server checks `baseUrl` and does not use it. The redirect URI comes from the
        // saved config.
        call.query.one("baseUrl")?;
        let Some(record) = self.store.find_visible(id, token) else {
            return Ok(not_found(&format!(
                "the connector {id} does not exist, or this user has no access to it"
            )));
        };
        if let Some(refusal) = refusal(token, &record) {
            return Ok(refusal);
        }
        Ok(self
            .start(&record)
            .map_or_else(no_randomness, |body| response::json(StatusCode::OK, &body)))
    }

    fn start(&self, record: &Record) -> Result<AuthorizeResponse, NoRandomness> {
        let connector = &record.connector;
        let pending = PendingFlow {
            state: random::<32>()?,
            verifier: random::<64>()?,
        };
        let state = outer_state(&pending.state, &connector.id);
        let redirect_uri = self.store.redirect_uri(record);
        let auth = record.settings.auth.as_ref();
        let client_id = auth.and_then(|auth| auth.client_id.as_deref());
        let challenge = code_challenge(&pending.verifier);
        self.store.change(&connector.id, |record| {
            record.flow.begin(pending);
        });
        let fields = [
            ("client_id", client_id.unwrap_or_default()),
            ("redirect_uri", &redirect_uri),
            ("response_type", "code"),
            ("token_access_type", "None"),
            ("state", &state),
            ("scope", &connector.scopes),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let page = self.authorize_url();
        let authorization_url = match connector.provider_query.as_str() {
            "" => format!("{page}?{}", encode(&fields)),
            // The real server makes the same two mistakes: a second `?`, and no `client_id`.
            provider_query => format!("{page}?{provider_query}?{}", encode(&fields[1..])),
        };
        Ok(AuthorizeResponse {
            success: true,
            authorization_url,
            state,
        })
    }
}

fn no_randomness(_: NoRandomness) -> FullResponse {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    response::error(
        status,
        response::code_of(status),
        "the operating system returned no random bytes; try again",
    )
}

/// Returns the error response if a visible connector's flow cannot start.
fn refusal(token: &Token, record: &Record) -> Option<FullResponse> {
    if record.is_for_admins_only(token) {
        let status = StatusCode::FORBIDDEN;
        let message = "Only administrators can get OAuth authorization URL for team connectors";
        return Some(response::error(status, response::code_of(status), message));
    }
    if record.connector.beta {
        let status = StatusCode::FORBIDDEN;
        return Some(response::error(
            status,
            response::code_of(status),
            "the connector type is a beta that is turned off",
        ));
    }
    if !record.connector.supports_oauth() {
        return Some(bad_request("the connector does not use OAuth"));
    }
    match record.connector.setup {
        Setup::Done => None,
        Setup::Missing => Some(bad_request(
            "the connector has no OAuth client; set one up first",
        )),
        Setup::SharedMissing => Some(not_found(
            "the shared OAuth client does not exist, or this user has no access to it",
        )),
        Setup::Incomplete => {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            Some(response::error(
                status,
                response::code_of(status),
                "cannot make the OAuth URL: 'clientId'",
            ))
        }
    }
}

/// Returns the `state` that the client receives.
///
/// The JSON is not signed, and has a space after each `:` and `,`.
fn outer_state(inner: &str, connector: &str) -> String {
    let connector = serde_json::Value::from(connector);
    encode_padded(&format!(
        "{{\"state\": \"{inner}\", \"connector_id\": {connector}}}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_state_has_the_form_of_the_real_server() {
        let state = outer_state("s", "3f2c1a44-0000-4000-8000-000000000000");
        assert_eq!(
            state,
            "eyJzdGF0ZSI6ICJzIiwgImNvbm5lY3Rvcl9pZCI6ICIzZjJjMWE0NC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDAifQ=="
        );
    }
}
