//! The operations for the OAuth apps of PipesHub.
//!
//! Everybody sees and changes the apps that they have made. Any valid token is enough. The tokens
//! of an app come from `oauth_token`.

use http::StatusCode;
use serde_json::Value;
use tokio::time::Duration;

use super::Identity;
use super::issued::Use;
use super::scopes::{SCOPES, described, is_known};
use crate::gateway::fields::{Fields, check_id, is_url};
use crate::gateway::pages::{OutOfRange, Page};
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, internal_error, message, not_found, success,
    validation_error,
};
use crate::json::{Json, object};
use crate::oauth_app::OAuthApp;
use crate::response;
use crate::secret::random_hex;
use crate::sync::lock;
use crate::time::{iso, now, object_id, uuid};
use crate::users::ADMIN_USER;

/// The maximum number of apps.
const MAX_APPS: usize = 10_000;
/// The most tokens of each kind in the list of an app's tokens.
const MAX_LISTED: usize = 100;

pub(super) const CODE: &str = "authorization_code";
pub(super) const REFRESH: &str = "refresh_token";
pub(super) const CREDENTIALS: &str = "client_credentials";
const GRANTS: [&str; 3] = [CODE, CREDENTIALS, REFRESH];

/// The addresses of an app that its owner may clear.
const LINKS: [&str; 3] = ["homepageUrl", "privacyPolicyUrl", "termsOfServiceUrl"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Active,
    Suspended,
}

/// An OAuth app.
#[derive(Debug, Clone)]
pub(super) struct App {
    pub(super) id: String,
    slug: String,
    pub(super) client_id: String,
    pub(super) secret: String,
    pub(super) owner: String,
    /// Whether the owner is an administrator, if the user is unknown.
    pub(super) owner_is_admin: bool,
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) redirect_uris: Vec<String>,
    pub(super) grants: Vec<String>,
    pub(super) scopes: Vec<String>,
    pub(super) status: Status,
    pub(super) links: [Option<String>; 3],
    pub(super) is_confidential: bool,
    pub(super) lifetime: Duration,
    pub(super) refresh_lifetime: Duration,
    created: Duration,
    updated: Duration,
}

impl App {
    /// Makes the app that the builder of the emulator has.
    pub(super) fn configured(app: OAuthApp, number: usize) -> Self {
        let grants = if app.client_credentials {
            [CREDENTIALS].as_slice()
        } else {
            &[CODE]
        };
        Self {
            client_id: app.id.clone(),
            secret: app.secret,
            name: app.id,
            grants: owned(grants),
            scopes: app.scopes,
            status: if app.suspended {
                Status::Suspended
            } else {
                Status::Active
            },
            lifetime: app.lifetime,
            ..Self::empty(ADMIN_USER, true, number)
        }
    }

    fn empty(owner: &str, owner_is_admin: bool, number: usize) -> Self {
        let time = now();
        Self {
            id: object_id(),
            slug: format!("oauthapp-{number}"),
            client_id: uuid(),
            secret: new_secret(),
            owner: owner.to_owned(),
            owner_is_admin,
            name: String::new(),
            description: None,
            redirect_uris: Vec::new(),
            grants: owned(&[CODE, REFRESH]),
            scopes: Vec::new(),
            status: Status::Active,
            links: [const { None }; 3],
            is_confidential: true,
            lifetime: Duration::from_secs(3600),
            refresh_lifetime: Duration::from_secs(30 * 24 * 60 * 60),
            created: time,
            updated: time,
        }
    }

    pub(super) fn grants(&self, grant: &str) -> bool {
        self.grants.iter().any(|known| known == grant)
    }

    fn shown(&self) -> Json {
        let [homepage, privacy, terms] = &self.links;
        let status = match self.status {
            Status::Active => "active",
            Status::Suspended => "suspended",
        };
        object! {
            "id": self.id.as_str(),
            "slug": self.slug.as_str(),
            "clientId": self.client_id.as_str(),
            "name": self.name.as_str(),
        }
        .with("description", self.description.as_deref())
        .with("redirectUris", Some(self.redirect_uris.clone()))
        .with("allowedGrantTypes", Some(self.grants.clone()))
        .with("allowedScopes", Some(self.scopes.clone()))
        .with("status", Some(status))
        .with("homepageUrl", homepage.as_deref())
        .with("privacyPolicyUrl", privacy.as_deref())
        .with("termsOfServiceUrl", terms.as_deref())
        .with("isConfidential", Some(self.is_confidential))
        .with("accessTokenLifetime", Some(self.lifetime.as_secs()))
        .with(
            "refreshTokenLifetime",
            Some(self.refresh_lifetime.as_secs()),
        )
        .with("createdAt", Some(iso(self.created)))
        .with("updatedAt", Some(iso(self.updated)))
    }
}

/// Returns 64 hex digits. They protect nothing but invented data.
fn new_secret() -> String {
    random_hex() + &random_hex()
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The change of an address.
#[derive(Debug, Clone, Copy)]
enum Link<'a> {
    Keep,
    Set(&'a str),
    Clear,
}

/// The settings of an app in a body.
struct Settings<'a> {
    name: Option<&'a str>,
    description: Option<&'a str>,
    redirect_uris: Option<Vec<&'a str>>,
    grants: Option<Vec<&'a str>>,
    scopes: Option<Vec<&'a str>>,
    links: [Link<'a>; 3],
    is_confidential: Option<bool>,
    lifetime: Option<i64>,
    refresh_lifetime: Option<i64>,
}

impl<'a> Settings<'a> {
    fn read(fields: &mut Fields<'a>, is_new: bool) -> Self {
        let name = if is_new || fields.value("name").is_some() {
            Some(fields.filled("name"))
        } else {
            None
        };
        if name.is_some_and(|name| name.chars().count() > 100) {
            fields.complain("name: at most 100 characters are allowed");
        }
        let description = fields.text("description");
        if description.is_some_and(|text| text.chars().count() > 500) {
            fields.complain("description: at most 500 characters are allowed");
        }
        let redirect_uris = fields.texts("redirectUris");
        if redirect_uris.iter().flatten().any(|uri| !uri.contains(':')) {
            fields.complain("redirectUris: URLs are required");
        }
        let grants = fields.texts("allowedGrantTypes");
        if grants.iter().flatten().any(|grant| !GRANTS.contains(grant)) {
            fields.complain("allowedGrantTypes: a grant is unknown");
        }
        if is_new {
            fields.require("allowedScopes");
        }
        let scopes = fields.texts("allowedScopes");
        let links = LINKS.map(|name| match fields.value(name) {
            None => Link::Keep,
            Some(Value::Null) if !is_new => Link::Clear,
            Some(_) => {
                let link = fields.text(name).unwrap_or_default();
                if !is_url(link) {
                    fields.complain(format!("{name}: a URL is required"));
                }
                Link::Set(link)
            }
        });
        Self {
            name,
            description,
            redirect_uris,
            grants,
            scopes,
            links,
            is_confidential: if is_new {
                fields.flag("isConfidential")
            } else {
                None
            },
            lifetime: fields.integer("accessTokenLifetime", 300..=86_400),
            refresh_lifetime: fields.integer("refreshTokenLifetime", 3600..=31_536_000),
        }
    }

    /// Fails if a scope is unknown, or if a redirect URI is not allowed.
    fn check(&self) -> Result<(), Refusal> {
        let unknown: Vec<&str> = self
            .scopes
            .iter()
            .flatten()
            .copied()
            .filter(|scope| !is_known(scope))
            .collect();
        if !unknown.is_empty() {
            return Err(invalid_scope(&format!("unknown scopes: {}", unknown.join(", "))).into());
        }
        let is_allowed = |uri: &&str| {
            let host = uri.strip_prefix("http://").map(|rest| {
                let end = rest.find(['/', ':', '?']).unwrap_or(rest.len());
                rest.get(..end).unwrap_or_default()
            });
            let is_local = host.is_some_and(|host| ["localhost", "127.0.0.1"].contains(&host));
            !uri.contains('#') && (uri.starts_with("https://") || is_local)
        };
        if !self.redirect_uris.iter().flatten().all(is_allowed) {
            let code = "OAUTH_INVALID_REDIRECT_URI";
            let why = "a redirect URI has to be https, or http to localhost, without a fragment";
            return Err(response::error(StatusCode::BAD_REQUEST, code, why).into());
        }
        Ok(())
    }

    fn apply(self, app: &mut App) {
        let seconds = |seconds: i64| Duration::from_secs(seconds.unsigned_abs());
        if let Some(name) = self.name {
            name.clone_into(&mut app.name);
        }
        if let Some(description) = self.description {
            app.description = Some(description.to_owned());
        }
        if let Some(uris) = self.redirect_uris {
            app.redirect_uris = owned(&uris);
        }
        if let Some(grants) = self.grants {
            app.grants = owned(&grants);
        }
        if let Some(scopes) = self.scopes {
            app.scopes = owned(&scopes);
        }
        for (link, new) in app.links.iter_mut().zip(self.links) {
            match new {
                Link::Keep => {}
                Link::Set(new) => *link = Some(new.to_owned()),
                Link::Clear => *link = None,
            }
        }
        if let Some(is_confidential) = self.is_confidential {
            app.is_confidential = is_confidential;
        }
        if let Some(lifetime) = self.lifetime {
            app.lifetime = seconds(lifetime);
        }
        if let Some(lifetime) = self.refresh_lifetime {
            app.refresh_lifetime = seconds(lifetime);
        }
    }
}

/// Returns the response to a scope that is unknown or not allowed.
pub(super) fn invalid_scope(why: &str) -> response::FullResponse {
    response::error(StatusCode::BAD_REQUEST, "OAUTH_INVALID_SCOPE", why)
}

impl Identity {
    /// Returns the app with a client id.
    pub(super) fn app(&self, client_id: &str) -> Option<App> {
        lock(&self.apps)
            .iter()
            .find(|app| app.client_id == client_id)
            .cloned()
    }

    /// Deletes the apps of a user, and revokes their tokens.
    pub(in crate::gateway) fn revoke_apps_of(&self, user: &str) {
        let mut apps = lock(&self.apps);
        for app in apps.iter().filter(|app| app.owner == user) {
            self.revoke(|issued| issued.is_of_app(&app.id));
        }
        apps.retain(|app| app.owner != user);
    }

    /// Changes an app of the caller. Fails with 404 for any other app.
    fn change_app<T>(
        &self,
        call: &Call<'_>,
        change: impl FnOnce(&mut App) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        check_id(call.parameter())?;
        let caller = &call.token()?.user;
        let mut apps = lock(&self.apps);
        let mut mine = apps.iter_mut().filter(|app| app.owner == *caller);
        let app = mine.find(|app| app.id == call.parameter());
        change(app.ok_or_else(|| not_found("the OAuth app does not exist"))?)
    }
}

impl Gateway {
    /// Lists the scopes by category.
    #[allow(clippy::unused_self, reason = "the form of a handler")]
    pub(super) fn app_scopes(&self, _: &Call<'_>) -> Outcome {
        let mut categories: Vec<(std::borrow::Cow<'static, str>, Json)> = Vec::new();
        for (category, name, _) in SCOPES {
            let entry = described(name).unwrap_or(Json::Null);
            match categories.iter_mut().find(|(known, _)| known == category) {
                Some((_, Json::List(scopes))) => scopes.push(entry),
                _ => categories.push(((*category).into(), Json::List(vec![entry]))),
            }
        }
        success(&object! { "scopes": Json::Object(categories) })
    }

    pub(super) fn create_app(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let settings = Settings::read(&mut fields, true);
        let has_code = settings
            .grants
            .as_ref()
            .is_none_or(|grants| grants.contains(&CODE));
        if has_code && settings.redirect_uris.as_ref().is_none_or(Vec::is_empty) {
            fields.complain("redirectUris: at least one is required");
        }
        fields.check()?;
        settings.check()?;
        let token = call.token()?;
        let is_admin = self.is_administrator(token);
        let mut apps = lock(&self.identity.apps);
        if apps.len() >= MAX_APPS {
            return Ok(internal_error("the emulator has no room for more apps"));
        }
        let number = self.identity.next_app();
        let mut app = App::empty(&token.user, is_admin, number);
        settings.apply(&mut app);
        let shown = app.shown().with("clientSecret", Some(app.secret.as_str()));
        apps.push(app);
        let text = "OAuth app created successfully";
        let body = object! { "message": text, "app": shown };
        Ok(response::json(StatusCode::CREATED, &body))
    }

    /// Lists the apps of the caller, newest first.
    pub(super) fn list_apps(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read_with(call.query, 20, OutOfRange::Invalid)?;
        let status = call.query.one("status")?;
        if status.is_some_and(|status| !["active", "suspended", "revoked"].contains(&status)) {
            return Ok(validation_error(
                "status is none of active, suspended, revoked",
            ));
        }
        let search = call.query.one("search")?.unwrap_or_default().to_lowercase();
        let caller = &call.token()?.user;
        let apps = lock(&self.identity.apps);
        let found: Vec<&App> = apps
            .iter()
            .rev()
            .filter(|app| {
                app.owner == *caller
                    && app.name.to_lowercase().contains(&search)
                    && match status {
                        None => true,
                        Some("active") => app.status == Status::Active,
                        Some("suspended") => app.status == Status::Suspended,
                        Some(_) => false,
                    }
            })
            .collect();
        let data: Vec<Json> = page.cut(&found).map(|app| app.shown()).collect();
        success(&object! { "data": data, "pagination": page.short(found.len()) })
    }

    pub(super) fn app(&self, call: &Call<'_>) -> Outcome {
        success(&self.identity.change_app(call, |app| Ok(app.shown()))?)
    }

    pub(super) fn update_app(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let settings = Settings::read(&mut fields, false);
        let has_code = settings
            .grants
            .as_ref()
            .is_some_and(|grants| grants.contains(&CODE));
        if has_code && settings.redirect_uris.as_ref().is_some_and(Vec::is_empty) {
            fields.complain("redirectUris: at least one is required");
        }
        fields.check()?;
        self.identity.change_app(call, |_| Ok(()))?;
        settings.check()?;
        let shown = self.identity.change_app(call, |app| {
            settings.apply(app);
            app.updated = now();
            Ok(app.shown())
        })?;
        let text = "OAuth app updated successfully";
        success(&object! { "message": text, "app": shown })
    }

    /// Deletes an app, and revokes its tokens.
    pub(super) fn delete_app(&self, call: &Call<'_>) -> Outcome {
        let id = self.identity.change_app(call, |app| Ok(app.id.clone()))?;
        lock(&self.identity.apps).retain(|app| app.id != id);
        self.identity.revoke(|issued| issued.is_of_app(&id));
        message("OAuth app deleted successfully")
    }

    /// Makes another secret. Issued tokens stay valid.
    pub(super) fn regenerate_secret(&self, call: &Call<'_>) -> Outcome {
        self.identity.change_app(call, |app| {
            app.secret = new_secret();
            app.updated = now();
            success(&object! {
                "message": "Client secret regenerated successfully",
                "clientId": app.client_id.as_str(),
                "clientSecret": app.secret.as_str(),
            })
        })
    }

    /// Suspends an app, which gets no more tokens. Issued ones stay valid.
    pub(super) fn suspend_app(&self, call: &Call<'_>) -> Outcome {
        self.set_status(call, Status::Suspended, "OAuth app suspended successfully")
    }

    pub(super) fn activate_app(&self, call: &Call<'_>) -> Outcome {
        self.set_status(call, Status::Active, "OAuth app activated successfully")
    }

    fn set_status(&self, call: &Call<'_>, status: Status, text: &str) -> Outcome {
        self.identity.change_app(call, |app| {
            if app.status == status {
                return Err(bad_request("the OAuth app has this status already").into());
            }
            app.status = status;
            app.updated = now();
            success(&object! { "message": text, "app": app.shown() })
        })
    }

    /// Lists the live tokens of an app, newest first.
    pub(super) fn app_tokens(&self, call: &Call<'_>) -> Outcome {
        let id = self.identity.change_app(call, |app| Ok(app.id.clone()))?;
        let of_kind = |is_access: bool| {
            let mut live = self.identity.live(|issued| {
                issued.is_of_app(&id) && matches!(issued.purpose, Use::Access { .. }) == is_access
            });
            live.truncate(MAX_LISTED);
            live
        };
        let mut all = of_kind(true);
        all.append(&mut of_kind(false));
        let tokens = all.into_iter().map(|issued| {
            let (kind, by_user) = match issued.purpose {
                Use::Access { by_user, .. } => ("access", by_user),
                _ => ("refresh", true),
            };
            object! { "id": issued.id.as_str(), "tokenType": kind }
                .with("userId", by_user.then_some(issued.token.user.as_str()))
                .with("scopes", Some(issued.scopes().to_vec()))
                .with("createdAt", Some(iso(issued.created)))
                .with(
                    "expiresAt",
                    Some(iso(Duration::from_secs(issued.expires.as_secs()))),
                )
                .with("isRevoked", Some(false))
                .with("lastUsedAt", issued.last_used.map(iso))
        });
        success(&object! { "tokens": tokens.collect::<Vec<Json>>() })
    }

    pub(super) fn revoke_app_tokens(&self, call: &Call<'_>) -> Outcome {
        let id = self.identity.change_app(call, |app| Ok(app.id.clone()))?;
        self.identity.revoke(|issued| issued.is_of_app(&id));
        message("All tokens revoked successfully")
    }
}
