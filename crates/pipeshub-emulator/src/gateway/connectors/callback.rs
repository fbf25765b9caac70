//! The operation `GET /connectors/oauth/callback`, which finishes a flow.
//!
//! Checks the `state`, exchanges the code at the provider, and stores the credentials. The provider
//! itself is in `provider`. Entry point: [`Gateway::callback`].

use http::StatusCode;
use http::header::LOCATION;
use serde::{Deserialize, Serialize};

use super::store::Record;
use crate::connector::{Exchange, Setup};
use crate::gateway::{Call, Gateway, Outcome as Response, bad_request};
use crate::provider::{Provider, TokenError, TokenRequest};
use crate::response::{self, FullResponse};
use crate::secret::decode_padded;
use crate::token::Token;

/// The texts of `server_error`, which has no finer code.
pub(in crate::gateway) mod text {
    pub(in crate::gateway) const SESSION_OVER: &str = "The sign-in has expired or was replaced by a newer one. Close this window and start again.";
    pub(in crate::gateway) const CODE_USED: &str =
        "This code was already used. Close this window and start a new sign-in.";
    pub(super) const GRANT: &str =
        "The provider reports that the code has expired or was used before. Sign in again.";
    pub(super) const CLIENT: &str =
        "The provider rejects the OAuth client. Ask an administrator to check its id and secret.";
    pub(super) const DENIED: &str = "The provider denies access (403).";
    pub(super) const LIMITED: &str =
        "The provider receives too many requests (429). Try again later.";
    pub(super) const PROVIDER_DOWN: &str = "The provider has an internal error. Try again later.";
    pub(super) const UNEXPECTED: &str =
        "Signing in has failed for an unknown reason. Try again, or ask an administrator.";
}

/// The result of a callback with status 200.
enum Outcome {
    Connected(String),
    Failed {
        error: String,
        message: Option<&'static str>,
    },
}

impl Outcome {
    fn failed(error: &str) -> Self {
        Self::Failed {
            error: error.to_owned(),
            message: None,
        }
    }

    fn server_error(message: &'static str) -> Self {
        Self::Failed {
            error: "server_error".to_owned(),
            message: Some(message),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CallbackResponse {
    redirect_url: String,
    success: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_message: Option<&'static str>,
}

/// The JSON inside the `state` parameter.
#[derive(Deserialize)]
struct OuterState {
    state: String,
    connector_id: String,
}

impl Gateway {
    pub(in crate::gateway) async fn callback(&self, call: &Call<'_>) -> Response {
        let (token, query) = (call.token()?, call.query);
        let (code, state) = (query.one("code")?, query.one("state")?);
        let (error, base) = (query.one("error")?, query.one("baseUrl")?);
        let is_given = |value: Option<&'_ str>| value.is_some_and(|value| !value.is_empty());
        let (Some(code), Some(state), true) = (code, state, is_given(code) && is_given(state))
        else {
            return Ok(bad_request("code or state is missing; send both"));
        };
        let outcome = match error {
            Some(error) if !matches!(error, "" | "null" | "undefined" | "None") => {
                Outcome::failed(error)
            }
            _ => self.finish(call.provider, token, code, state).await,
        };
        let base = base.filter(|base| !base.is_empty());
        Ok(self.report(outcome, base))
    }

    fn report(&self, outcome: Outcome, base: Option<&str>) -> FullResponse {
        let body = match outcome {
            Outcome::Connected(id) => CallbackResponse {
                // Without `baseUrl`, the real server inserts Python's `None`.
                redirect_url: format!(
                    "{}{}",
                    base.unwrap_or("None"),
                    self.account_type.settings_path(&id)
                ),
                success: true,
                error: None,
                error_message: None,
            },
            Outcome::Failed { error, message } => CallbackResponse {
                redirect_url: format!(
                    "{}/connectors/oauth/callback?oauth_error={error}",
                    base.unwrap_or_default()
                ),
                success: false,
                error: Some(error),
                error_message: message,
            },
        };
        if !self.documented_redirect {
            return response::json(StatusCode::OK, &body);
        }
        let mut response = response::empty(StatusCode::FOUND);
        response::set(
            &mut response,
            LOCATION.as_str(),
            &visible(&body.redirect_url),
        );
        response
    }

    async fn finish(&self, provider: &Provider, token: &Token, code: &str, state: &str) -> Outcome {
        let Some(json) = decode_padded(state).filter(|json| is_json(json)) else {
            return Outcome::failed("invalid_state");
        };
        let Ok(state) = serde_json::from_slice::<OuterState>(&json) else {
            return Outcome::server_error(text::UNEXPECTED);
        };
        let Some(record) = self.store.find_visible(&state.connector_id, token) else {
            return Outcome::failed("instance_not_found");
        };
        if record.is_for_admins_only(token)
            || record.connector.beta
            || !record.connector.supports_oauth()
        {
            return Outcome::server_error(text::UNEXPECTED);
        }
        match record.connector.setup {
            Setup::Done => self.exchange(provider, &record, &state.state, code).await,
            Setup::Missing => Outcome::failed("config_not_found"),
            Setup::SharedMissing => Outcome::failed("oauth_config_fetch_error"),
            Setup::Incomplete => Outcome::server_error(text::UNEXPECTED),
        }
    }

    /// Exchanges the code for credentials.
    ///
    /// The method changes its copy `flow`, and stores the whole copy at the end. Of two concurrent
    /// callbacks, the slower one therefore overwrites the result of the faster one, as on the real
    /// server. No lock is held during the exchange.
    async fn exchange(
        &self,
        provider: &Provider,
        record: &Record,
        state: &str,
        code: &str,
    ) -> Outcome {
        let mut flow = record.flow.clone();
        let connector = &record.connector;
        let id = &connector.id;
        if flow.has_used(code) {
            if flow.credentials.is_none() {
                return Outcome::server_error(text::CODE_USED);
            }
            self.store
                .change(id, |record| record.is_authenticated = true);
            return Outcome::Connected(id.clone());
        }
        let Some(pending) = flow
            .pending
            .clone()
            .filter(|pending| pending.state == state)
        else {
            self.store
                .change(id, |record| record.is_authenticated = false);
            return Outcome::server_error(text::SESSION_OVER);
        };
        let access_token = self.redeem_code(provider, record, &pending.verifier, code);
        // Another request can run at this point, even without a delay.
        tokio::task::yield_now().await;
        tokio::time::sleep(connector.exchange_delay).await;
        flow.mark_used(code);
        let outcome = match access_token {
            Ok(access) if access.is_empty() => Outcome::failed("invalid_token"),
            Ok(access) => {
                flow.credentials = Some(access);
                flow.pending = None;
                Outcome::Connected(id.clone())
            }
            Err(error) => Outcome::server_error(explain(&error)),
        };
        let connected = matches!(outcome, Outcome::Connected(_));
        self.store.change(id, |record| {
            record.flow = flow;
            record.is_authenticated = connected;
        });
        outcome
    }

    fn redeem_code(
        &self,
        provider: &Provider,
        record: &Record,
        verifier: &str,
        code: &str,
    ) -> Result<String, TokenError> {
        let redirect_uri = self.store.redirect_uri(record);
        let saved = record.settings.auth.clone().unwrap_or_default();
        let client_id = saved.client_id.unwrap_or_default();
        let saved_secret = saved.client_secret.unwrap_or_default();
        let request = |client_secret| TokenRequest {
            grant_type: "authorization_code",
            client_id: &client_id,
            client_secret,
            code,
            redirect_uri: &redirect_uri,
            code_verifier: verifier,
        };
        match &record.connector.exchange {
            Exchange::Normal => provider
                .redeem(&request(&saved_secret))
                .map(|tokens| tokens.access_token),
            Exchange::WrongSecret => provider
                .redeem(&request("not the secret"))
                .map(|tokens| tokens.access_token),
            Exchange::EmptyToken => provider
                .redeem(&request(&saved_secret))
                .map(|_| String::new()),
            Exchange::Refused { status, error } => {
                provider.count_code(code);
                Err(TokenError {
                    status: *status,
                    error: error.clone(),
                    description: "scripted",
                })
            }
            Exchange::Unreachable => Err(TokenError {
                status: 0,
                error: String::new(),
                description: "scripted",
            }),
        }
    }
}

/// Returns the text for an error of the provider.
///
/// The OAuth `error` has priority over the status.
pub(in crate::gateway) fn explain(error: &TokenError) -> &'static str {
    match (error.error.as_str(), error.status) {
        ("invalid_grant", _) => text::GRANT,
        ("invalid_client", _) => text::CLIENT,
        (_, 403) => text::DENIED,
        (_, 429) => text::LIMITED,
        (_, 500..) => text::PROVIDER_DOWN,
        _ => text::UNEXPECTED,
    }
}

fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

/// Escapes every byte of a URL that is not visible ASCII.
fn visible(url: &str) -> String {
    let escape = |byte: u8| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    url.bytes().map(escape).collect()
}
