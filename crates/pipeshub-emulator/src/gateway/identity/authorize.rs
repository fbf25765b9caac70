//! The operations of `/oauth2/authorize`: the consent of a user to an OAuth app.

use http::StatusCode;
use tokio::time::{Duration, Instant};

use super::apps::{App, Status, invalid_scope};
use super::oauth_token::{refused, requested};
use super::scopes::described;
use crate::gateway::access::bearer;
use crate::gateway::fields::Fields;
use crate::gateway::{Call, Gateway, Outcome, success, unexpected, validation_error};
use crate::json::{Json, object};
use crate::query;
use crate::response;
use crate::secret::random;
use crate::sync::lock;
use crate::token::{Token, Validity};

/// The lifetime of a code.
const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// An authorization code.
#[derive(Debug, Clone)]
pub(super) struct Code {
    pub(super) app: String,
    pub(super) user: String,
    pub(super) is_admin: bool,
    pub(super) scopes: Vec<String>,
    pub(super) redirect_uri: String,
    /// The PKCE challenge and its method.
    pub(super) challenge: Option<(String, String)>,
    pub(super) end: Instant,
    pub(super) is_used: bool,
}

/// Returns a redirect URI with more parameters.
fn redirect(uri: &str, pairs: &[(&str, &str)]) -> Json {
    let joint = if uri.contains('?') { '&' } else { '?' };
    object! { "redirectUrl": format!("{uri}{joint}{}", query::encode(pairs)) }
}

impl Gateway {
    /// Returns what a consent page shows, or redirects to the sign-in of the web app.
    pub(super) fn oauth_authorize(&self, call: &Call<'_>) -> Outcome {
        let token = bearer(&call.request.headers).filter(|value| !value.starts_with("phpat_"));
        let token = token.and_then(|value| self.token_of(value));
        let Some(token) = token.filter(|token| token.validity == Validity::Valid) else {
            let target = call.request.query.as_deref().unwrap_or_default();
            let mut response = response::empty(StatusCode::FOUND);
            let page = format!("{}/oauth/authorize?{target}", self.frontend_url());
            response::set(&mut response, "location", &page);
            return Ok(response);
        };
        let field = |name| call.query.first(name).filter(|text| !text.is_empty());
        let names = ["client_id", "redirect_uri", "scope", "state"];
        let [Some(id), Some(uri), Some(scope), Some(state)] = names.map(field) else {
            return Ok(validation_error("a parameter is missing"));
        };
        if field("response_type") != Some("code") {
            return Ok(validation_error("response_type has to be code"));
        }
        let bad_request = |error, why| refused(StatusCode::BAD_REQUEST, error, why);
        let app = self
            .identity
            .app(id)
            .filter(|app| app.status == Status::Active);
        let Some(app) = app else {
            return Ok(bad_request(
                "invalid_client",
                "the app is unknown or suspended",
            ));
        };
        if !app.redirect_uris.iter().any(|known| known == uri) {
            return Ok(bad_request(
                "invalid_request",
                "redirect_uri is not registered",
            ));
        }
        let failed = |error| success(&redirect(uri, &[("error", error), ("state", state)]));
        let Ok(scopes) = requested(Some(scope), &app.scopes) else {
            return failed("invalid_scope");
        };
        let challenge = field("code_challenge");
        if challenge.is_none() && !app.is_confidential {
            return failed("invalid_request");
        }
        success(
            &object! {
                "requiresConsent": true,
                "consentData": self.consent_data(&app, &token, &scopes, uri, state),
            }
            .with("codeChallenge", challenge)
            .with(
                "codeChallengeMethod",
                challenge.and_then(|_| field("code_challenge_method")),
            ),
        )
    }

    fn consent_data(
        &self,
        app: &App,
        token: &Token,
        scopes: &[String],
        uri: &str,
        state: &str,
    ) -> Json {
        let [homepage, privacy, _] = &app.links;
        let scopes: Vec<Json> = scopes
            .iter()
            .filter_map(|scope| {
                let described = described(scope)?;
                let field = |name| described.get(name).cloned();
                Some(object! {
                    "name": field("name"),
                    "description": field("description"),
                    "category": field("category"),
                })
            })
            .collect();
        let directory = self.people.lock();
        let email = directory.user(&token.user).map(|user| user.text("email"));
        object! {
            "app": object! { "name": app.name.as_str() }
                .with("description", app.description.as_deref())
                .with("homepageUrl", homepage.as_deref())
                .with("privacyPolicyUrl", privacy.as_deref()),
            "scopes": scopes,
            "user": object! {}.with("email", email),
            "redirectUri": uri,
            "state": state,
        }
    }

    /// Stores the decision of the user. A grant returns a redirect with a code.
    pub(super) fn oauth_consent(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let id = fields.filled("client_id");
        let uri = fields.filled("redirect_uri");
        let scope = fields.filled("scope");
        let state = fields.filled("state");
        fields.require("consent");
        let consent = fields.one_of("consent", &["granted", "denied"]);
        let challenge = fields.text("code_challenge");
        let method = fields.one_of("code_challenge_method", &["S256", "plain"]);
        fields.check()?;
        let app = self
            .identity
            .app(id)
            .filter(|app| app.status == Status::Active);
        let Some(app) = app else {
            let status = StatusCode::UNAUTHORIZED;
            let why = "the app is unknown or suspended";
            return Ok(response::error(status, "OAUTH_INVALID_CLIENT", why));
        };
        if !app.redirect_uris.iter().any(|known| known == uri) {
            let status = StatusCode::BAD_REQUEST;
            let why = "redirect_uri is not registered";
            return Ok(response::error(status, "OAUTH_INVALID_REDIRECT_URI", why));
        }
        let Ok(scopes) = requested(Some(scope), &app.scopes) else {
            return Ok(invalid_scope("the app may not request these scopes"));
        };
        if consent == Some("denied") {
            return success(&redirect(
                uri,
                &[("error", "access_denied"), ("state", state)],
            ));
        }
        let Ok(value) = random::<32>() else {
            return Ok(unexpected("the operating system returned no random bytes"));
        };
        let token = call.token()?;
        let method = method.unwrap_or("S256").to_owned();
        let code = Code {
            app: app.id,
            user: token.user.clone(),
            is_admin: token.admin,
            scopes,
            redirect_uri: uri.to_owned(),
            challenge: challenge.map(|challenge| (challenge.to_owned(), method)),
            end: Instant::now() + LIFETIME,
            is_used: false,
        };
        let url = redirect(uri, &[("code", &value), ("state", state)]);
        lock(&self.identity.codes).get_or_insert(value, || code);
        success(&url)
    }
}
