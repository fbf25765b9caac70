//! The operations that change the settings and the name of a connector.
//!
//! Entry points: [`Gateway::rename`], [`Gateway::save_auth`], [`Gateway::save_filters_sync`],
//! [`Gateway::save_config`].

use http::StatusCode;
use serde_json::Value;

use super::settings::Auth;
use super::store::{Record, SharedApp, redirect_uri};
use crate::connector::{Connector, Setup};
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, conflict, forbidden, internal_error, not_found,
    validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::uuid;

/// The maximum size in bytes of what a request stores in a connector.
///
/// The real server has no such limit. It keeps the memory of the emulator bounded.
const MAX_STORED: usize = 16 * 1024;

/// Fails if a connector would store more bytes than the limit.
pub(super) fn check_size(bytes: usize) -> Result<(), Refusal> {
    if bytes > MAX_STORED {
        let message = format!("the emulator stores at most {MAX_STORED} bytes of settings");
        return Err(internal_error(&message).into());
    }
    Ok(())
}

/// Returns a text of the body that is not empty.
pub(super) fn text_of<'a>(body: &'a Value, name: &str) -> Option<&'a str> {
    let text = body.get(name)?.as_str()?;
    (!text.is_empty()).then_some(text)
}

impl Gateway {
    /// Returns the visible record of a call, if the user may change the connector.
    pub(super) fn changeable(&self, call: &Call<'_>) -> Result<Record, Refusal> {
        check_size(call.request.body.len())?;
        let record = self.visible(call)?;
        if record.is_for_admins_only(call.token()?) {
            let message = "Only administrators can change team connectors";
            return Err(forbidden(message).into());
        }
        Ok(record)
    }

    /// Returns the record of a call whose settings may change: neither locked nor active.
    fn configurable(&self, call: &Call<'_>) -> Result<Record, Refusal> {
        let record = self.changeable(call)?;
        if record.is_locked() {
            return Err(conflict("the connector is being deleted").into());
        }
        if record.is_active {
            let message = "the sync of the connector is on; switch it off first";
            return Err(bad_request(message).into());
        }
        Ok(record)
    }

    pub(in crate::gateway) fn rename(&self, call: &Call<'_>) -> Outcome {
        let name = match call.body.get("instanceName") {
            None => return Ok(validation_error("Required")),
            Some(Value::String(name)) if !name.trim().is_empty() => name.trim(),
            Some(_) => return Ok(validation_error("the instanceName is not a text")),
        };
        let record = self.changeable(call)?;
        if let Err(message) = self.store.check_name(name, &record.connector) {
            return Ok(bad_request(&message));
        }
        let user = &call.token()?.user;
        self.store.change(call.parameter(), |record| {
            name.clone_into(&mut record.connector.name);
            record.touch(user);
        });
        let body = object! {
            "success": true,
            "connector": object! { "_key": call.parameter(), "name": name },
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Saves the settings for signing in. The connector is no longer authenticated.
    pub(in crate::gateway) fn save_auth(&self, call: &Call<'_>) -> Outcome {
        if call.body.get("auth").is_none() {
            return Ok(bad_request("auth is missing; send an object"));
        }
        let record = self.configurable(call)?;
        self.replace_auth(call, &record)?;
        self.saved(
            call,
            "Authentication configuration saved successfully.",
            None,
        )
    }

    pub(in crate::gateway) fn save_filters_sync(&self, call: &Call<'_>) -> Outcome {
        if call.body.get("sync").is_none() && call.body.get("filters").is_none() {
            return Ok(bad_request(
                "sync and filters are missing; send one of them",
            ));
        }
        let record = self.configurable(call)?;
        self.merge_sections(call)?;
        let sync_filters = |record: &Record| record.settings.filters.as_ref()?.get("sync").cloned();
        let now = self.store.find(call.parameter());
        let is_changed = now.as_ref().and_then(sync_filters) != sync_filters(&record);
        self.saved(
            call,
            "Filters and sync configuration saved successfully.",
            Some(is_changed),
        )
    }

    /// Saves the sections of the body. Without any, nothing changes.
    pub(in crate::gateway) fn save_config(&self, call: &Call<'_>) -> Outcome {
        let record = self.configurable(call)?;
        if call.body.get("auth").is_some() {
            self.replace_auth(call, &record)?;
        }
        self.merge_sections(call)?;
        self.saved(call, "Configuration saved successfully.", None)
    }

    fn replace_auth(&self, call: &Call<'_>, record: &Record) -> Result<(), Refusal> {
        let Some(auth @ Value::Object(_)) = call.body.get("auth") else {
            return Err(internal_error("the auth is not an object").into());
        };
        let token = call.token()?;
        let is_oauth = record.connector.supports_oauth();
        if is_oauth && !token.seen_as_admin() && text_of(auth, "clientId").is_some() {
            return Err(forbidden("only administrators can send OAuth credentials").into());
        }
        let base = text_of(call.body, "baseUrl");
        let auth = self.auth_of(&record.connector, record.settings.auth.as_ref(), auth, base)?;
        self.store.change(call.parameter(), |record| {
            record.connector.setup = if is_oauth && auth.app.is_none() {
                Setup::Incomplete
            } else {
                Setup::Done
            };
            record.settings.auth = Some(auth);
            record.flow.pending = None;
            record.flow.credentials = None;
            record.is_authenticated = false;
            record.touch(&token.user);
        });
        call.provider.register(self.store.redirect_uris());
        Ok(())
    }

    /// Merges `sync` field by field, and replaces each category of `filters`.
    fn merge_sections(&self, call: &Call<'_>) -> Result<(), Refusal> {
        let user = &call.token()?.user;
        let Some(mut merged) = self.store.find(call.parameter()) else {
            return Err(super::instance::unknown(call.parameter()));
        };
        merge(&mut merged.settings.sync, in_order(call, &["sync"]));
        merge(&mut merged.settings.filters, in_order(call, &["filters"]));
        let size =
            |section: &Option<Json>| section.as_ref().map_or(0, |one| one.to_compact().len());
        check_size(size(&merged.settings.sync) + size(&merged.settings.filters))?;
        self.store.change(call.parameter(), |record| {
            record.settings.sync = merged.settings.sync;
            record.settings.filters = merged.settings.filters;
            record.touch(user);
        });
        Ok(())
    }

    fn saved(&self, call: &Call<'_>, message: &str, is_changed: Option<bool>) -> Outcome {
        let id = call.parameter();
        let Some(record) = self.store.find(id) else {
            return Err(super::instance::unknown(id));
        };
        let body = object! {
            "success": true,
            "config": self.stored(&record),
            "message": message,
        }
        .with("syncFiltersChanged", is_changed);
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns the stored settings, with credentials.
    fn stored(&self, record: &Record) -> Json {
        let connector = &record.connector;
        let empty = || Json::Object(Vec::new());
        let auth = match &record.settings.auth {
            None => empty(),
            Some(auth) if connector.supports_oauth() => {
                let mut scopes: Vec<&str> = connector.scopes.split(' ').collect();
                scopes.sort_unstable();
                let redirect_uri = self.store.redirect_uri(record);
                empty()
                    .with("clientId", auth.client_id.as_deref())
                    .with("oauthConfigId", auth.app.as_deref())
                    .with("scopes", Some(scopes))
                    .with("redirectUri", Some(redirect_uri))
                    .with("authType", Some(connector.auth_type.as_str()))
                    .with("authorizeUrl", Some(self.authorize_url()))
                    .with("tokenUrl", Some(self.token_url()))
                    .with("connectorScope", Some(connector.scope_name()))
            }
            Some(auth) => Json::from(Value::Object(auth.fields.clone()))
                .with("connectorScope", Some(connector.scope_name())),
        };
        let credentials = record.flow.credentials.as_deref();
        let credentials = credentials.map(|token| object! { "access_token": token });
        object! { "auth": auth, "credentials": credentials, "oauth": Json::Null }
            .with("sync", record.settings.sync.clone())
            .with("filters", record.settings.filters.clone())
    }

    /// Returns the settings for signing in that a body asks for.
    ///
    /// A client without an app makes a shared app with the connector's name.
    pub(super) fn auth_of(
        &self,
        connector: &Connector,
        before: Option<&Auth>,
        auth: &Value,
        base: Option<&str>,
    ) -> Result<Auth, Refusal> {
        if !connector.supports_oauth() {
            let fields = auth.as_object().cloned().unwrap_or_default();
            return Ok(Auth {
                fields,
                ..Auth::default()
            });
        }
        let (app, client) = (text_of(auth, "oauthConfigId"), text_of(auth, "clientId"));
        let base = base.map(|base| base.strip_suffix('/').unwrap_or(base).to_owned());
        let known = app.and_then(|id| self.store.app(id));
        let secret = text_of(auth, "clientSecret").unwrap_or_default();
        let made = match (app, client) {
            (None, Some(client)) => {
                self.store
                    .check_app_name(&connector.name, &connector.kind)?;
                let base = base.clone().unwrap_or_else(|| self.store.redirect_base());
                let made = SharedApp {
                    id: uuid(),
                    name: connector.name.clone(),
                    kind: connector.kind.clone(),
                    owner: connector.owner.clone(),
                    client_id: client.to_owned(),
                    client_secret: secret.to_owned(),
                    redirect_uri: redirect_uri(&base, &connector.kind),
                    created: super::store::milliseconds_now(),
                };
                self.store.add_app(made.clone())?;
                Some(made)
            }
            (Some(_), Some(_)) if known.is_none() => {
                return Err(internal_error("the OAuth app does not exist").into());
            }
            _ => known,
        };
        let before = before.cloned().unwrap_or_default();
        Ok(match made {
            Some(used) => Auth {
                client_id: Some(used.client_id),
                client_secret: Some(used.client_secret),
                app: Some(used.id),
                base,
                ..Auth::default()
            },
            // The real server saves an id that does not exist, beside the client from before.
            None => Auth {
                client_id: before.client_id,
                client_secret: before.client_secret,
                app: app.map(str::to_owned),
                base,
                ..Auth::default()
            },
        })
    }
}

fn merge(saved: &mut Option<Json>, given: Option<Json>) {
    match (saved, given) {
        (_, None) => {}
        (Some(saved @ Json::Object(_)), Some(Json::Object(given))) => {
            for (name, value) in given {
                saved.set(name, value);
            }
        }
        (saved, given) => *saved = given,
    }
}

/// Returns a field of the body with its fields in the order of the client.
///
/// As everywhere in the body, outer blanks of texts are removed.
pub(super) fn in_order(call: &Call<'_>, path: &[&str]) -> Option<Json> {
    let mut found = serde_json::from_slice::<Json>(&call.request.body).ok();
    for name in path {
        found = found.and_then(|value| value.get(name).cloned());
    }
    found.map(trimmed)
}

fn trimmed(value: Json) -> Json {
    match value {
        Json::Text(text) => text.trim().into(),
        Json::List(values) => Json::List(values.into_iter().map(trimmed).collect()),
        Json::Object(fields) => {
            let fields = fields.into_iter();
            Json::Object(fields.map(|(name, value)| (name, trimmed(value))).collect())
        }
        value => value,
    }
}

/// Returns the refusal for an OAuth app that does not exist.
pub(super) fn unknown_app() -> Refusal {
    not_found("the OAuth app does not exist").into()
}
