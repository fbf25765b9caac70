//! The operations that revoke and describe the tokens of OAuth apps.

use http::StatusCode;
use http::header::WWW_AUTHENTICATE;
use tokio::time::Duration;

use super::apps::App;
use super::issued::Use;
use super::oauth_token::{invalid_client, refused};
use crate::gateway::access::bearer;
use crate::gateway::fields::Fields;
use crate::gateway::{Call, Gateway, Outcome, Refusal, success};
use crate::json::{Json, object};
use crate::response::{self, FullResponse};
use crate::token::{TokenKind, Validity};

impl Gateway {
    /// Revokes a token of an app. The response is the same for a dead or unknown token.
    pub(super) fn oauth_revoke(&self, call: &Call<'_>) -> Outcome {
        let (app, token, hint) = self.app_and_token(call)?;
        if let Some(app) = app {
            self.identity.revoke(|issued| {
                let is_hinted = match (hint, &issued.purpose) {
                    (None, _) => true,
                    (Some(hint), Use::Refresh { .. }) => hint == "refresh_token",
                    (Some(hint), _) => hint == "access_token",
                };
                is_hinted && issued.value() == token && issued.is_of_app(&app.id)
            });
        }
        Ok(response::empty(StatusCode::OK))
    }

    /// Describes a live token to the app that has received it.
    pub(super) fn oauth_introspect(&self, call: &Call<'_>) -> Outcome {
        let (app, token, _) = self.app_and_token(call)?;
        let issued = app.and_then(|app| {
            let issued = self.identity.issued(token)?;
            (issued.is_live() && issued.is_of_app(&app.id)).then_some((app, issued))
        });
        let Some((app, issued)) = issued else {
            return success(&object! { "active": false });
        };
        let user = match &issued.purpose {
            Use::Access { by_user: false, .. } => None,
            _ => Some(issued.token.user.as_str()),
        };
        let kind = match &issued.purpose {
            Use::Refresh { .. } => "refresh_token",
            _ => "Bearer",
        };
        let seconds = |time: Duration| Json::from(time.as_secs());
        success(
            &object! {
                "active": true,
                "scope": issued.scopes().join(" "),
                "client_id": app.client_id.as_str(),
            }
            .with("username", user)
            .with("token_type", Some(kind))
            .with("exp", Some(seconds(issued.expires)))
            .with("iat", Some(seconds(issued.created)))
            .with("user_id", Some(user.unwrap_or(&app.client_id)))
            .with("iss", Some(self.origin.as_str()))
            .with("jti", Some(issued.jti.as_str())),
        )
    }

    /// Reads the credentials and the token of a body.
    ///
    /// Without a secret, the app is `None`, and the token is not found, as on the real server.
    fn app_and_token<'a>(
        &self,
        call: &Call<'a>,
    ) -> Result<(Option<App>, &'a str, Option<&'a str>), Refusal> {
        let mut fields = Fields::of(call.body);
        let token = fields.filled("token");
        let id = fields.filled("client_id");
        let secret = fields.text("client_secret");
        let hint = fields.one_of("token_type_hint", &["access_token", "refresh_token"]);
        fields.check()?;
        let app = self.identity.app(id);
        let app = app.ok_or_else(|| invalid_client("the client id is unknown"))?;
        match secret {
            None => Ok((None, token, hint)),
            Some(secret) if secret == app.secret => Ok((Some(app), token, hint)),
            Some(_) => Err(invalid_client("the client secret is wrong")),
        }
    }

    /// Returns the claims about the user that the scopes of the token allow.
    pub(super) fn oauth_user_info(&self, call: &Call<'_>) -> Outcome {
        let invalid = |why| unauthorized("invalid_token", why);
        let Some(value) = bearer(&call.request.headers) else {
            return Ok(invalid("the request has no bearer token"));
        };
        let token = self.token_of(value);
        let token = token
            .filter(|token| token.validity == Validity::Valid && token.kind != TokenKind::Session);
        let Some(token) = token else {
            return Ok(invalid("the token is no valid access token"));
        };
        if !token.allows("openid") {
            let body = object! {
                "error": "insufficient_scope",
                "error_description": "Required scopes: openid",
                "scope": "openid",
            };
            let mut response = response::json(StatusCode::FORBIDDEN, &body);
            let challenge = "Bearer realm=\"oauth\", error=\"insufficient_scope\", \
                             error_description=\"Required scopes: openid\", scope=\"openid\"";
            response::set(&mut response, WWW_AUTHENTICATE.as_str(), challenge);
            return Ok(response);
        }
        let directory = self.people.lock();
        let Some(user) = directory.user(&token.user) else {
            return Ok(invalid("the user does not exist"));
        };
        let profile = token.allows("profile").then_some(());
        let email = token.allows("email").then_some(());
        success(
            &object! { "user_id": user.id.as_str() }
                .with("name", profile.map(|()| user.text("fullName")))
                .with("given_name", profile.map(|()| user.text("firstName")))
                .with("family_name", profile.map(|()| user.text("lastName")))
                .with("updated_at", profile.map(|()| user.updated() / 1000))
                .with("email", email.map(|()| user.text("email")))
                .with("email_verified", email.map(|()| user.has_logged_in())),
        )
    }
}

fn unauthorized(error: &str, why: &str) -> FullResponse {
    let mut response = refused(StatusCode::UNAUTHORIZED, error, why);
    let challenge =
        format!("Bearer realm=\"oauth\", error=\"{error}\", error_description=\"{why}\"");
    response::set(&mut response, WWW_AUTHENTICATE.as_str(), &challenge);
    response
}
