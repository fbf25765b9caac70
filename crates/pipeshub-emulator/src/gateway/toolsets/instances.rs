//! The operations on toolset instances and OAuth applications.

use http::StatusCode;
use serde_json::Value;

use super::registry::{self, CATEGORY, TOOLS, ToolsetType};
use super::store::{App, Instance, SignIn};
use crate::fixtures::ORGANIZATION;
use crate::gateway::input::{contains, one_of, optional, required};
use crate::gateway::pages::Page;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, conflict, forbidden, not_found, validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::{milliseconds, now, uuid};

/// The public address of the web app, if no other one is set.
pub(super) const WEB_APP: &str = "http://localhost:3001";

impl Gateway {
    pub(in crate::gateway) fn toolset_instances(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read(call.query, 50, 200)?;
        let search = call.query.one("search")?.unwrap_or_default();
        let mut found = self.toolsets.with(|state| state.instances.clone());
        found.retain(|instance| {
            contains(&instance.name, search) || contains(&instance.kind, search)
        });
        let total = found.len();
        let found = page.cut(found).map(|instance| {
            let kind = registry::find(&instance.kind);
            described(instance.to_json(), kind)
                .with("toolCount", Some(kind.map_or(0, |_| TOOLS.len())))
        });
        let body = object! {
            "status": "success",
            "instances": found.collect::<Vec<_>>(),
            "pagination": page.of_service(total, "total"),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Creates an instance, and an OAuth application if the body has a client.
    pub(in crate::gateway) fn create_toolset_instance(&self, call: &Call<'_>) -> Outcome {
        let token = call.token()?;
        let lacks = ["instanceName", "toolsetType", "authType"]
            .iter()
            .filter(|name| call.body.get(**name).is_none());
        let lacks = vec!["Required"; lacks.count()];
        if !lacks.is_empty() {
            return Ok(validation_error(&lacks.join("\n")));
        }
        let name = required(call.body, "instanceName", usize::MAX)?;
        let kind_name = required(call.body, "toolsetType", usize::MAX)?;
        let auth_type = required(call.body, "authType", usize::MAX)?;
        check_administrator(call)?;
        let Some(kind) = registry::find(kind_name) else {
            return Ok(not_found("the type of the toolset is unknown"));
        };
        if !kind.auth_types.contains(&auth_type) {
            return Ok(bad_request("the type does not offer this kind of sign-in"));
        }
        let is_taken = |other: &Instance| other.name.eq_ignore_ascii_case(name);
        if self
            .toolsets
            .with(|state| state.instances.iter().any(is_taken))
        {
            return Ok(conflict("a toolset instance has the same name"));
        }
        let given = call.body.get("authConfig").cloned().unwrap_or_default();
        let time = milliseconds(now());
        let mut instance = Instance {
            id: uuid(),
            name: name.to_owned(),
            kind: kind_name.to_lowercase(),
            auth_type: auth_type.to_owned(),
            creator: token.user.clone(),
            app: None,
            auth: object! {},
            created: time,
            updated: time,
        };
        if instance.uses_oauth() {
            let id = self.app_for(call, &instance, &given)?;
            instance.app = Some(id);
        } else if given.is_object() {
            instance.auth = given.into();
        }
        let json = instance.to_json();
        self.toolsets.with(|state| state.add_instance(instance))?;
        let body = object! {
            "status": "success",
            "instance": json,
            "message": "Toolset instance created successfully.",
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns the id of the OAuth application that a body names or describes.
    fn app_for(
        &self,
        call: &Call<'_>,
        instance: &Instance,
        given: &Value,
    ) -> Result<String, Refusal> {
        if let Some(id) = optional(call.body, "oauthConfigId", usize::MAX)? {
            let known = self.toolsets.with(|state| state.app(Some(id)).is_some());
            let unknown = || not_found("the OAuth application does not exist").into();
            return known.then(|| id.to_owned()).ok_or_else(unknown);
        }
        let text = |name| given.get(name).and_then(Value::as_str).unwrap_or_default();
        let (client_id, client_secret) = (text("clientId"), text("clientSecret"));
        if client_id.is_empty() || client_secret.is_empty() {
            let message = "authConfig lacks clientId or clientSecret";
            return Err(bad_request(message).into());
        }
        let name = optional(call.body, "oauthInstanceName", usize::MAX)?;
        let base = optional(call.body, "baseUrl", usize::MAX)?.unwrap_or(WEB_APP);
        let app = App {
            id: uuid(),
            name: name.unwrap_or(&instance.name).to_owned(),
            kind: instance.kind.clone(),
            creator: instance.creator.clone(),
            client_id: client_id.to_owned(),
            client_secret: client_secret.to_owned(),
            redirect_uri: redirect_uri(base, &instance.kind),
            created: instance.created,
            updated: instance.created,
        };
        let is_taken = |other: &App| other.kind == app.kind && other.name == app.name;
        if self.toolsets.with(|state| state.apps.iter().any(is_taken)) {
            return Err(conflict("an OAuth application of the type has the same name").into());
        }
        call.provider.register_more(&app.redirect_uri);
        let id = app.id.clone();
        self.toolsets.with(|state| state.add_app(app))?;
        Ok(id)
    }

    /// Returns an instance. Administrators see its OAuth application, too.
    pub(in crate::gateway) fn toolset_instance(&self, call: &Call<'_>) -> Outcome {
        let token = call.token()?;
        let instance = self.toolsets.find(call.parameter())?;
        let kind = registry::find(&instance.kind);
        let mut json = described(instance.to_json(), kind)
            .with(
                "supportedAuthTypes",
                Some(kind.map_or(Vec::new(), |kind| kind.auth_types.to_vec())),
            )
            .with("toolCount", Some(kind.map_or(0, |_| TOOLS.len())));
        if token.seen_as_admin() && instance.uses_oauth() {
            let (app, count) = self.toolsets.with(|state| {
                let app = state.app(instance.app.as_deref()).cloned();
                (app, state.signed_in(&instance.id))
            });
            json = json
                .with("oauthConfig", app.map(|app| app.settings()))
                .with("authenticatedUserCount", Some(count));
        }
        let body = object! { "status": "success", "instance": json };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Changes an instance. New credentials of its application sign everybody out.
    pub(in crate::gateway) fn update_toolset_instance(&self, call: &Call<'_>) -> Outcome {
        check_administrator(call)?;
        let id = call.parameter();
        let name = optional(call.body, "instanceName", usize::MAX)?;
        let app = optional(call.body, "oauthConfigId", usize::MAX)?;
        let base = optional(call.body, "baseUrl", usize::MAX)?;
        let given = call
            .body
            .get("authConfig")
            .filter(|given| given.is_object());
        let provider = call.provider;
        let changed = self.toolsets.with(|state| {
            let instance = state.instance(id)?.clone();
            let is_taken = |other: &Instance| {
                other.id != id && name.is_some_and(|name| other.name.eq_ignore_ascii_case(name))
            };
            if state.instances.iter().any(is_taken) {
                return Err(conflict("a toolset instance has the same name").into());
            }
            if let Some(app) = app
                && state.app(Some(app)).is_none()
            {
                return Err(not_found("the OAuth application does not exist").into());
            }
            let mut signs_out = app.is_some_and(|app| instance.app.as_deref() != Some(app));
            if instance.uses_oauth()
                && let Some(given) = given
            {
                let wanted = instance.app.clone();
                let held = state.apps.iter_mut();
                if let Some(held) = held
                    .into_iter()
                    .find(|app| Some(&app.id) == wanted.as_ref())
                {
                    signs_out |= held.merge(given, base);
                    provider.register_more(&held.redirect_uri);
                }
            }
            let held = state.instance(id)?;
            if let Some(name) = name {
                name.clone_into(&mut held.name);
            }
            if let Some(app) = app {
                held.app = Some(app.to_owned());
            }
            if let (false, Some(given)) = (held.uses_oauth(), given) {
                held.auth = given.clone().into();
            }
            held.touch();
            let json = held.to_json();
            let count = if signs_out { state.sign_out(id) } else { 0 };
            Ok::<_, Refusal>((json, count))
        });
        let (instance, count) = changed?;
        let body = object! {
            "status": "success",
            "instance": instance,
            "message": "Toolset instance updated successfully.",
            "deauthenticatedUserCount": count,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn delete_toolset_instance(&self, call: &Call<'_>) -> Outcome {
        check_administrator(call)?;
        let id = call.parameter();
        if self.agents.use_toolset(id) {
            self.toolsets.find(id)?;
            return Ok(conflict("an agent uses the toolset instance"));
        }
        let count = self.toolsets.with(|state| {
            state.instance(id)?;
            state.instances.retain(|instance| instance.id != id);
            Ok::<_, Refusal>(state.sign_out(id))
        })?;
        let body = object! {
            "status": "success",
            "message": "Toolset instance deleted successfully.",
            "instanceId": id,
            "deletedCredentialsCount": count,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn my_toolsets(&self, call: &Call<'_>) -> Outcome {
        let user = call.token()?.user.clone();
        let status = one_of(
            call.query,
            "authStatus",
            &["authenticated", "not-authenticated"],
        )?;
        let wanted = status.map(|status| status == "authenticated");
        self.list_toolsets(call, &user, wanted, |json, sign_in| {
            json.with(
                "auth",
                Some(sign_in.and_then(|sign_in| sign_in.auth.clone())),
            )
        })
    }

    /// Lists the toolsets with the sign-ins of an agent. Only editors see the credentials.
    pub(in crate::gateway) fn agent_toolsets(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let key = call.parameter();
        let Some(can_edit) = self.agents.is_editor(key, user) else {
            return Ok(not_found("the agent does not exist, or is not visible"));
        };
        self.list_toolsets(call, key, None, |json, sign_in| {
            let auth = sign_in.and_then(|sign_in| sign_in.auth.clone());
            let has_credentials = sign_in.is_some_and(|sign_in| sign_in.auth.is_some());
            json.with("hasCredentials", Some(has_credentials))
                .with("auth", can_edit.then_some(auth))
        })
    }

    fn list_toolsets(
        &self,
        call: &Call<'_>,
        holder: &str,
        wanted: Option<bool>,
        finish: impl Fn(Json, Option<&SignIn>) -> Json,
    ) -> Outcome {
        let query = call.query;
        let page = Page::read(query, 20, 200)?;
        let search = query.one("search")?.unwrap_or_default();
        let kind_wanted = query.one("toolsetType")?;
        let with_registry = one_of(query, "includeRegistry", &["true", "false"])? == Some("true");
        let instances = self.toolsets.with(|state| state.instances.clone());
        let suits = |name: &str, kind: &str| {
            (contains(name, search) || contains(kind, search))
                && kind_wanted.is_none_or(|wanted| kind.eq_ignore_ascii_case(wanted))
        };
        let mut entries = Vec::new();
        let (mut all, mut authenticated) = (0_usize, 0_usize);
        for instance in instances.iter().filter(|one| suits(&one.name, &one.kind)) {
            let sign_in = self.toolsets.sign_in(&instance.id, holder);
            let is_authenticated = sign_in
                .as_ref()
                .is_some_and(|sign_in| sign_in.is_authenticated);
            all += 1;
            authenticated += usize::from(is_authenticated);
            if wanted.is_none_or(|wanted| wanted == is_authenticated) {
                let entry = instance.entry(is_authenticated);
                entries.push(finish(entry, sign_in.as_ref()));
            }
        }
        if with_registry && wanted != Some(true) {
            let is_new = |kind: &&ToolsetType| {
                let mut instances = instances.iter();
                let is_of = |instance: &Instance| {
                    registry::find(&instance.kind).is_some_and(|of| of.display == kind.display)
                };
                suits(kind.display, &kind.display.to_lowercase()) && !instances.any(is_of)
            };
            entries.extend(registry::all().filter(is_new).map(registry_entry));
        }
        let total = entries.len();
        let body = object! {
            "status": "success",
            "toolsets": page.cut(entries).collect::<Vec<_>>(),
            "pagination": page.of_service(total, "total"),
            "filterCounts": object! {
                "all": all,
                "authenticated": authenticated,
                "notAuthenticated": all - authenticated,
            },
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Lists the OAuth applications of a type. Only administrators see their settings.
    pub(in crate::gateway) fn toolset_apps(&self, call: &Call<'_>) -> Outcome {
        let (token, kind) = (call.token()?, call.parameter());
        let apps = self.toolsets.with(|state| state.apps.clone());
        let of_kind = |app: &&App| app.kind.eq_ignore_ascii_case(kind);
        let apps: Vec<Json> = apps
            .iter()
            .filter(of_kind)
            .map(|app| app.to_json(token.seen_as_admin()))
            .collect();
        let total = apps.len();
        let body = object! { "status": "success", "oauthConfigs": apps, "total": total };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Changes an OAuth application, which signs everybody out even if nothing has changed.
    pub(in crate::gateway) fn update_toolset_app(&self, call: &Call<'_>) -> Outcome {
        check_administrator(call)?;
        let (kind, id) = (call.parameter(), call.parameter_at(1));
        let base = optional(call.body, "baseUrl", usize::MAX)?.unwrap_or(WEB_APP);
        let nothing = Value::default();
        let given = call.body.get("authConfig").unwrap_or(&nothing);
        let provider = call.provider;
        let count = self.toolsets.with(|state| {
            let mut apps = state.apps.iter_mut();
            let app = apps.find(|app| app.id == id && app.kind.eq_ignore_ascii_case(kind))?;
            app.merge(given, Some(base));
            provider.register_more(&app.redirect_uri);
            let users = state.instances.iter();
            let users = users.filter(|instance| instance.app.as_deref() == Some(id));
            let users: Vec<String> = users.map(|instance| instance.id.clone()).collect();
            Some(users.iter().map(|id| state.sign_out(id)).sum::<usize>())
        });
        let Some(count) = count else {
            return Ok(not_found("the OAuth application does not exist"));
        };
        let body = object! {
            "status": "success",
            "oauthConfigId": id,
            "message": "OAuth configuration updated successfully.",
            "deauthenticatedUserCount": count,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn delete_toolset_app(&self, call: &Call<'_>) -> Outcome {
        check_administrator(call)?;
        let (kind, id) = (call.parameter(), call.parameter_at(1));
        self.toolsets.with(|state| {
            let is_it = |app: &App| app.id == id && app.kind.eq_ignore_ascii_case(kind);
            if !state.apps.iter().any(is_it) {
                return Err(Refusal::from(not_found(
                    "the OAuth application does not exist",
                )));
            }
            let mut instances = state.instances.iter();
            if instances.any(|instance| instance.app.as_deref() == Some(id)) {
                return Err(conflict("a toolset instance uses the OAuth application").into());
            }
            state.apps.retain(|app| !is_it(app));
            Ok(())
        })?;
        Ok(done("OAuth configuration deleted successfully."))
    }
}

/// Fails for a user who is no administrator.
fn check_administrator(call: &Call<'_>) -> Result<(), Refusal> {
    if call.token()?.seen_as_admin() {
        return Ok(());
    }
    Err(forbidden("Only administrators can manage toolsets").into())
}

/// Returns the response to a change without a result.
pub(super) fn done(message: &str) -> response::FullResponse {
    response::json(
        StatusCode::OK,
        &object! { "status": "success", "message": message },
    )
}

fn redirect_uri(base: &str, kind: &str) -> String {
    let base = base.trim_end_matches('/');
    let kind = kind.replace(' ', "");
    format!("{base}/toolsets/oauth/callback/{kind}")
}

/// Adds the display settings of a type.
fn described(json: Json, kind: Option<&ToolsetType>) -> Json {
    json.with("displayName", kind.map(|kind| kind.display))
        .with("description", kind.map(ToolsetType::description))
        .with("iconPath", kind.map(ToolsetType::icon))
}

fn registry_entry(kind: &ToolsetType) -> Json {
    let auth_type = kind.auth_types.first().copied();
    object! {
        "instanceId": "",
        "instanceName": "",
        "toolsetType": kind.display.to_lowercase(),
        "authType": auth_type,
        "oauthConfigId": Json::Null,
        "displayName": kind.display,
        "description": kind.description(),
        "iconPath": kind.icon(),
        "category": CATEGORY,
        "supportedAuthTypes": kind.auth_types.to_vec(),
        "documentationLinks": Json::List(Vec::new()),
        "toolCount": TOOLS.len(),
        "tools": kind.tools(),
        "isConfigured": false,
        "isAuthenticated": false,
        "isFromRegistry": true,
    }
}

impl Instance {
    pub(super) fn to_json(&self) -> Json {
        let auth = (!self.uses_oauth()).then(|| self.auth.clone());
        object! {
            "_id": self.id.as_str(),
            "instanceName": self.name.as_str(),
            "toolsetType": self.kind.as_str(),
            "authType": self.auth_type.as_str(),
            "orgId": ORGANIZATION,
            "createdBy": self.creator.as_str(),
            "createdAtTimestamp": self.created,
            "updatedAtTimestamp": self.updated,
        }
        .with("oauthConfigId", self.app.as_deref())
        .with("auth", auth)
    }

    /// Returns an entry of a list with sign-ins.
    fn entry(&self, is_authenticated: bool) -> Json {
        let kind = registry::find(&self.kind);
        let auth_types = kind.map_or(Vec::new(), |kind| kind.auth_types.to_vec());
        object! {
            "instanceId": self.id.as_str(),
            "instanceName": self.name.as_str(),
            "toolsetType": self.kind.as_str(),
            "authType": self.auth_type.as_str(),
            "oauthConfigId": self.app.as_deref(),
            "displayName": kind.map(|kind| kind.display),
            "description": kind.map(ToolsetType::description),
            "iconPath": kind.map(ToolsetType::icon),
            "category": CATEGORY,
            "supportedAuthTypes": auth_types,
            "documentationLinks": Json::List(Vec::new()),
            "toolCount": kind.map_or(0, |_| TOOLS.len()),
            "tools": kind.map_or(Vec::new(), ToolsetType::tools),
            "isConfigured": true,
            "isAuthenticated": is_authenticated,
            "isFromRegistry": false,
            "createdBy": self.creator.as_str(),
            "createdAtTimestamp": self.created,
            "updatedAtTimestamp": self.updated,
        }
    }
}

impl App {
    /// Takes over new settings. A blank secret keeps the old one.
    ///
    /// Returns whether the credentials have changed.
    fn merge(&mut self, given: &Value, base: Option<&str>) -> bool {
        let text = |name| given.get(name).and_then(Value::as_str);
        let before = (self.client_id.clone(), self.client_secret.clone());
        if let Some(id) = text("clientId") {
            id.clone_into(&mut self.client_id);
        }
        if let Some(secret) = text("clientSecret").filter(|secret| !secret.trim().is_empty()) {
            secret.clone_into(&mut self.client_secret);
        }
        self.redirect_uri = redirect_uri(base.unwrap_or(WEB_APP), &self.kind);
        self.updated = milliseconds(now());
        before != (self.client_id.clone(), self.client_secret.clone())
    }

    fn settings(&self) -> Json {
        object! { "_id": self.id.as_str(), "oauthInstanceName": self.name.as_str() }
            .with("clientId", Some(self.client_id.as_str()))
            .with("clientSecret", Some(self.client_secret.as_str()))
            .with("clientSecretSet", Some(true))
            .with("redirectUri", Some(self.redirect_uri.as_str()))
    }

    fn to_json(&self, for_administrator: bool) -> Json {
        let json = object! {
            "_id": self.id.as_str(),
            "oauthInstanceName": self.name.as_str(),
            "toolsetType": self.kind.as_str(),
            "userId": self.creator.as_str(),
            "orgId": ORGANIZATION,
            "createdAtTimestamp": self.created,
            "updatedAtTimestamp": self.updated,
        };
        if !for_administrator {
            return json;
        }
        json.with("clientId", Some(self.client_id.as_str()))
            .with("clientSecret", Some(self.client_secret.as_str()))
            .with("clientSecretSet", Some(true))
            .with("redirectUri", Some(self.redirect_uri.as_str()))
    }
}
