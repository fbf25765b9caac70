//! The OAuth flow of a toolset: its start and its callback.
//!
//! A user signs in for themselves, and an editor signs in for an agent. Entry points:
//! [`Gateway::authorize_toolset`] and [`Gateway::toolset_callback`].

use http::StatusCode;
use serde::Deserialize;

use super::credentials::{Holder, user_as_holder};
use super::instances::WEB_APP;
use super::registry;
use super::store::App;
use crate::gateway::connectors::{PendingFlow, explain, text};
use crate::gateway::{Call, Gateway, Outcome, Refusal, bad_request, internal_error, not_found};
use crate::json::object;
use crate::provider::TokenRequest;
use crate::query::encode;
use crate::response;
use crate::secret::{code_challenge, decode_padded, encode_padded, random};

/// The JSON inside the `state` parameter.
#[derive(Deserialize)]
struct OuterState {
    state: String,
    instance_id: String,
    user_id: String,
    #[serde(default)]
    is_agent: bool,
}

/// The code and the text of a flow that has failed.
struct Failure {
    error: String,
    message: Option<String>,
}

fn failure(error: &str, message: &str) -> Failure {
    Failure {
        error: error.to_owned(),
        message: Some(message.to_owned()),
    }
}

impl Gateway {
    pub(in crate::gateway) fn authorize_toolset(&self, call: &Call<'_>) -> Outcome {
        self.start_toolset_flow(&user_as_holder(call)?)
    }

    pub(in crate::gateway) fn authorize_agent_toolset(&self, call: &Call<'_>) -> Outcome {
        self.start_toolset_flow(&self.agent_as_holder(call)?)
    }

    /// Replaces the pending flow of the holder, and returns the `authorizationUrl`.
    fn start_toolset_flow(&self, holder: &Holder<'_>) -> Outcome {
        let app = self.toolset_app_of(holder.instance)?;
        let no_randomness = |_| {
            let message = "the operating system returned no random bytes; try again";
            Refusal::from(internal_error(message))
        };
        let pending = PendingFlow {
            state: random::<32>().map_err(no_randomness)?,
            verifier: random::<64>().map_err(no_randomness)?,
        };
        let state = object! {
            "state": pending.state.as_str(),
            "instance_id": holder.instance,
            "user_id": holder.id,
        };
        let state = state.with("is_agent", holder.is_agent.then_some(true));
        let state = encode_padded(&state.to_python());
        let challenge = code_challenge(&pending.verifier);
        let fields = [
            ("client_id", app.client_id.as_str()),
            ("redirect_uri", &app.redirect_uri),
            ("response_type", "code"),
            ("state", &state),
            ("scope", "offline_access openid"),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let url = format!("{}?{}", self.authorize_url(), encode(&fields));
        self.toolsets
            .change_sign_in(holder.instance, holder.id, |sign_in| {
                sign_in.flow.begin(pending);
            });
        let body = object! { "success": true, "authorizationUrl": url, "state": state };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns the OAuth application of an instance.
    fn toolset_app_of(&self, instance: &str) -> Result<App, Refusal> {
        let instance = self.toolsets.find(instance)?;
        if !instance.uses_oauth() {
            return Err(bad_request("the toolset instance does not use OAuth").into());
        }
        let app = self
            .toolsets
            .with(|state| state.app(instance.app.as_deref()).cloned());
        let missing = || bad_request("OAuth configuration error: there is no application");
        let app = app.ok_or_else(missing)?;
        if registry::find(&instance.kind).is_none() {
            return Err(not_found("the type of the toolset is unknown").into());
        }
        Ok(app)
    }

    /// Finishes a flow. A flow that has failed is 200, too.
    pub(in crate::gateway) async fn toolset_callback(&self, call: &Call<'_>) -> Outcome {
        let query = call.query;
        let (code, state) = (query.one("code")?, query.one("state")?);
        let (error, base) = (query.one("error")?, query.one("base_url")?);
        let is_given = |value: &&str| !value.is_empty();
        let result = match (error, code.filter(is_given), state.filter(is_given)) {
            (Some(error), ..) if !matches!(error, "" | "null" | "undefined" | "None") => {
                Err(Failure {
                    error: error.to_owned(),
                    message: None,
                })
            }
            (_, Some(code), Some(state)) => self.finish_toolset_flow(call, code, state).await,
            _ => Err(failure("missing_parameters", "code or state is missing")),
        };
        let base = base.filter(is_given).unwrap_or(WEB_APP);
        if !base.starts_with("http://") && !base.starts_with("https://") {
            // The work is done.
            return Ok(bad_request("Invalid redirect URL from backend"));
        }
        let body = match result {
            Ok(instance) => object! {
                "redirectUrl": format!("{base}/tools?oauth_success=true&instance_id={instance}"),
                "success": true,
            },
            Err(Failure { error, message }) => object! {
                "redirectUrl": format!("{base}/tools?oauth_error={error}"),
                "success": false,
                "error": error,
            }
            .with("errorMessage", message),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns the id of the instance that is signed in.
    ///
    /// A flow that fails leaves an earlier sign-in as it was.
    async fn finish_toolset_flow(
        &self,
        call: &Call<'_>,
        code: &str,
        state: &str,
    ) -> Result<String, Failure> {
        let token = call
            .token
            .ok_or_else(|| failure("auth_failed", "no user"))?;
        let parsed = decode_padded(state);
        let parsed = parsed.and_then(|json| serde_json::from_slice::<OuterState>(&json).ok());
        let Some(outer) = parsed else {
            let message = "OAuth configuration error: the state is not readable";
            return Err(failure("OAuthConfigError", message));
        };
        let may_sign_in = if outer.is_agent {
            self.agents.is_editor(&outer.user_id, &token.user) == Some(true)
        } else {
            outer.user_id == token.user
        };
        if !may_sign_in {
            return Err(failure("auth_failed", "the flow belongs to another user"));
        }
        let id = outer.instance_id.as_str();
        if self.toolsets.find(id).is_err() {
            return Err(failure(
                "auth_failed",
                "the toolset instance does not exist",
            ));
        }
        let Ok(app) = self.toolset_app_of(id) else {
            let message = "OAuth configuration error: there is no application";
            return Err(failure("OAuthConfigError", message));
        };
        let holder = outer.user_id.as_str();
        let held = self.toolsets.sign_in(id, holder).unwrap_or_default();
        if held.flow.has_used(code) {
            if held.flow.credentials.is_none() {
                return Err(failure("server_error", text::CODE_USED));
            }
            self.toolsets
                .change_sign_in(id, holder, |held| held.is_authenticated = true);
            return Ok(outer.instance_id);
        }
        let pending = held.flow.pending.clone();
        let Some(pending) = pending.filter(|pending| pending.state == outer.state) else {
            return Err(failure("server_error", text::SESSION_OVER));
        };
        let redeemed = call.provider.redeem(&TokenRequest {
            grant_type: "authorization_code",
            client_id: &app.client_id,
            client_secret: &app.client_secret,
            code,
            redirect_uri: &app.redirect_uri,
            code_verifier: &pending.verifier,
        });
        // Another request can run at this point.
        tokio::task::yield_now().await;
        self.toolsets.change_sign_in(id, holder, |held| {
            held.flow.mark_used(code);
            if let Ok(tokens) = &redeemed {
                held.flow.credentials = Some(tokens.access_token.clone());
                held.flow.pending = None;
                held.is_authenticated = true;
            }
        });
        match redeemed {
            Ok(_) => Ok(outer.instance_id),
            Err(error) => Err(failure("server_error", explain(&error))),
        }
    }
}
