//! The operation `POST /connectors`, which creates a connector.

use http::StatusCode;
use serde::Serialize;
use serde_json::{Map, Value};

use super::configure::{check_size, in_order, text_of, unknown_app};
use super::settings::Settings;
use crate::connector::{Connector, Setup};
use crate::connector_type::ConnectorType;
use crate::gateway::{Call, Gateway, Outcome, bad_request, forbidden, not_found, validation_error};
use crate::json::Json;
use crate::response;
use crate::time::uuid;

#[derive(Serialize)]
struct CreateResponse {
    success: bool,
    connector: Created,
    message: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Created {
    #[serde(rename = "connectorId")]
    id: String,
    #[serde(rename = "connectorType")]
    kind: String,
    #[serde(rename = "instanceName")]
    name: String,
    #[serde(rename = "created")]
    is_new: bool,
    scope: &'static str,
    #[serde(rename = "createdBy")]
    owner: String,
    is_authenticated: bool,
    is_configured: bool,
}

/// The fields of the body that have the right form.
struct Wanted<'a> {
    kind: &'a str,
    name: &'a str,
    personal: bool,
    auth_type: Option<&'a str>,
    auth: Option<&'a Value>,
}

impl Gateway {
    pub(in crate::gateway) fn create_connector(&self, call: &Call<'_>) -> Outcome {
        let token = call.token()?;
        let wanted = match wanted(call.body) {
            Ok(wanted) => wanted,
            Err(message) => return Ok(validation_error(&message)),
        };
        call.check_connector_service()?;
        check_size(call.request.body.len())?;
        let Some(kind) = self.kind(wanted.kind) else {
            let message = format!("Connector type '{}' not found in registry", wanted.kind);
            return Ok(not_found(&message));
        };
        if !(if wanted.personal {
            kind.personal
        } else {
            kind.team
        }) {
            return Ok(bad_request("the type does not support this scope"));
        }
        let auth_type = match (wanted.auth_type, kind.auth_types.first()) {
            (None, Some(first)) => first.clone(),
            (Some(given), _) if kind.auth_types.iter().any(|known| known == given) => {
                given.to_owned()
            }
            _ => return Ok(bad_request("the type does not support this authType")),
        };
        if !wanted.personal && !token.seen_as_admin() {
            let message = "Only administrators can create team connectors";
            return Ok(forbidden(message));
        }
        let text = |name| wanted.auth?.get(name)?.as_str();
        let (client, shared) = (text("clientId"), text("oauthConfigId"));
        let is_oauth = auth_type.starts_with("OAUTH");
        if is_oauth && !token.seen_as_admin() {
            if client.is_some() {
                return Ok(forbidden("only administrators can send OAuth credentials"));
            }
            if shared.is_none() {
                return Ok(bad_request("OAuth App selection is required"));
            }
        }
        if is_oauth && shared.is_some_and(|id| self.store.app(id).is_none()) {
            return Err(unknown_app());
        }
        let is_configured = wanted.auth.is_some();
        let mut connector = Connector::oauth(uuid())
            .kind(wanted.kind)
            .named(wanted.name)
            .auth_type(auth_type)
            .owner(&token.user);
        connector.personal = wanted.personal;
        connector.setup = match (is_configured, client.or(shared)) {
            (false, _) => Setup::Missing,
            (true, None) if is_oauth => Setup::Incomplete,
            (true, _) => Setup::Done,
        };
        let created = Created {
            id: connector.id.clone(),
            kind: connector.kind.clone(),
            name: connector.name.clone(),
            is_new: true,
            scope: connector.scope_name(),
            owner: connector.owner.clone(),
            is_authenticated: false,
            is_configured,
        };
        if let Err(message) = self.store.check_name(&connector.name, &connector) {
            return Ok(bad_request(&message));
        }
        let mut settings = Settings::default();
        let is_empty = |auth: &&Value| auth.as_object().is_some_and(Map::is_empty);
        if let Some(auth) = wanted.auth.filter(|auth| !is_empty(auth)) {
            let base = text_of(call.body, "baseUrl");
            let mut auth = self.auth_of(&connector, None, auth, base)?;
            auth.is_from_creation = true;
            settings.auth = Some(auth);
            let section = |name: &str| {
                let saved = in_order(call, &["config", name]);
                Some(saved.unwrap_or_else(|| Json::Object(Vec::new())))
            };
            settings.sync = section("sync");
            settings.filters = section("filters");
        }
        if let Err(refusal) = self.store.add(connector, settings) {
            return Ok(bad_request(&refusal));
        }
        self.provider_uris(call);
        let body = CreateResponse {
            success: true,
            connector: created,
            message: "Connector instance created successfully.",
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns a connector type by its exact name.
    pub(super) fn kind(&self, name: &str) -> Option<&ConnectorType> {
        self.types.iter().find(|kind| kind.name == name)
    }

    /// Makes the provider accept the redirect URIs of new connectors.
    fn provider_uris(&self, call: &Call<'_>) {
        call.provider.register(self.store.redirect_uris());
    }
}

/// Checks the form of the body. The message has one line for each problem.
fn wanted(body: &Value) -> Result<Wanted<'_>, String> {
    let mut problems = Vec::new();
    let mut text = |name: &str| match body.get(name) {
        Some(Value::String(text)) if !text.is_empty() => text.as_str(),
        Some(_) => {
            problems.push(format!("{name} is not a text"));
            ""
        }
        None => {
            problems.push("Required".to_owned());
            ""
        }
    };
    let (kind, name, scope) = (text("connectorType"), text("instanceName"), text("scope"));
    if !["team", "personal", ""].contains(&scope) {
        problems.push("the scope is neither team nor personal".to_owned());
    }
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    Ok(Wanted {
        kind,
        name,
        personal: scope == "personal",
        auth_type: body.get("authType").and_then(Value::as_str),
        auth: body.get("config").and_then(|config| config.get("auth")),
    })
}
