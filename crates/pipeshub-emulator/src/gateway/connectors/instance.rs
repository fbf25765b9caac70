//! The operations `GET /connectors/{id}` and `GET /connectors/{id}/config`.
//!
//! They return the state of a connector, such as `isAuthenticated`. The forms for a type's settings
//! are left empty. Entry points: [`Gateway::config`] and [`Gateway::instance`].

use http::StatusCode;
use serde::Serialize;

use super::create::OAUTH_CONFIG;
use super::store::Record;
use crate::connector::Setup;
use crate::fixtures::CLIENT_ID;
use crate::gateway::{Call, Gateway, Outcome, Refusal, not_found, validation_error};
use crate::response::{self, FullResponse};

#[derive(Serialize)]
struct ConfigResponse {
    success: bool,
    config: Config,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Config {
    #[serde(rename = "connector_id")]
    connector_id: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    app_group: &'static str,
    auth_type: String,
    scope: &'static str,
    created_by: String,
    updated_by: String,
    app_description: &'static str,
    app_categories: [&'static str; 1],
    #[serde(flatten)]
    abilities: Abilities,
    icon_path: &'static str,
    #[serde(rename = "config")]
    settings: AuthHolder,
    is_active: bool,
    is_configured: bool,
    is_authenticated: bool,
    #[serde(flatten)]
    times: Times,
}

#[derive(Serialize)]
struct AuthHolder {
    auth: Auth,
}

/// The saved authentication settings, without secrets.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Auth {
    #[serde(flatten)]
    client: Option<Client>,
    #[serde(rename = "authType")]
    kind: String,
    connector_scope: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Client {
    #[serde(rename = "clientId")]
    id: &'static str,
    #[serde(rename = "oauthConfigId")]
    oauth_config_id: &'static str,
    redirect_uri: String,
}

/// The abilities of the connector type.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Abilities {
    supports_realtime: bool,
    supports_sync: bool,
    supports_agent: bool,
}

/// Timestamps in milliseconds since 1970.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Times {
    created_at_timestamp: u64,
    updated_at_timestamp: u64,
}

#[derive(Serialize)]
struct InstanceResponse {
    success: bool,
    connector: Instance,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "the fields of the response")]
pub(super) struct Instance {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    app_group: &'static str,
    supported_auth_types: [String; 1],
    app_description: &'static str,
    app_categories: [&'static str; 1],
    icon_path: &'static str,
    #[serde(flatten)]
    abilities: Abilities,
    documentation_links: [(); 0],
    is_admin_access_required: bool,
    personal_connector_type: (),
    scope: &'static str,
    connector_info: (),
    #[serde(skip_serializing_if = "Option::is_none")]
    config: Option<Forms>,
    auth_type: String,
    is_active: bool,
    is_agent_active: bool,
    is_configured: bool,
    is_authenticated: bool,
    status: Option<&'static str>,
    #[serde(flatten)]
    times: Times,
    #[serde(rename = "_key")]
    key: String,
    created_by: String,
    updated_by: String,
    is_locked: bool,
}

/// The forms for a type's settings, which the emulator leaves empty.
#[derive(Serialize)]
struct Forms {}

pub(super) const APP_GROUP: &str = "Storage";
const DESCRIPTION: &str = "An emulated connector";
const ICON: &str = "/icons/connectors/default.svg";
const ABILITIES: Abilities = Abilities {
    supports_realtime: false,
    supports_sync: true,
    supports_agent: true,
};

impl Times {
    fn of(record: &Record) -> Self {
        Self {
            created_at_timestamp: record.created,
            updated_at_timestamp: record.created,
        }
    }
}

impl Instance {
    /// Returns a connector as in a list, without the forms for its settings.
    pub(super) fn without_forms(record: Record) -> Self {
        let (times, status) = (Times::of(&record), record.status());
        let Record {
            connector,
            is_authenticated,
            ..
        } = record;
        Self {
            scope: connector.scope_name(),
            is_configured: connector.setup != Setup::Missing,
            name: connector.name,
            kind: connector.kind,
            app_group: APP_GROUP,
            supported_auth_types: [connector.auth_type.clone()],
            app_description: DESCRIPTION,
            app_categories: [APP_GROUP],
            icon_path: ICON,
            abilities: ABILITIES,
            documentation_links: [],
            is_admin_access_required: false,
            personal_connector_type: (),
            connector_info: (),
            config: None,
            auth_type: connector.auth_type,
            is_active: false,
            is_agent_active: false,
            is_authenticated,
            status,
            times,
            key: connector.id,
            updated_by: connector.owner.clone(),
            created_by: connector.owner,
            is_locked: false,
        }
    }
}

/// Checks the form of a connector's id.
pub(super) fn check_id(id: &str) -> Result<(), Refusal> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if id.is_empty() || id.len() > 64 || !id.bytes().all(allowed) {
        let message = "the connector id has an invalid character, or more than 64 characters";
        return Err(validation_error(message).into());
    }
    Ok(())
}

impl Gateway {
    pub(in crate::gateway) fn config(&self, call: &Call<'_>) -> Outcome {
        self.show(call, |record| {
            let times = Times::of(&record);
            let redirect_uri = self.store.redirect_uri(&record.connector.kind);
            let oauth = record.connector.supports_oauth() && record.connector.setup == Setup::Done;
            let Record {
                connector,
                is_authenticated,
                ..
            } = record;
            let scope = connector.scope_name();
            let client = oauth.then_some(Client {
                id: CLIENT_ID,
                oauth_config_id: OAUTH_CONFIG,
                redirect_uri,
            });
            let auth = Auth {
                client,
                kind: connector.auth_type.clone(),
                connector_scope: scope,
            };
            let config = Config {
                connector_id: connector.id,
                name: connector.name,
                kind: connector.kind,
                app_group: APP_GROUP,
                auth_type: connector.auth_type,
                scope,
                updated_by: connector.owner.clone(),
                created_by: connector.owner,
                app_description: DESCRIPTION,
                app_categories: [APP_GROUP],
                abilities: ABILITIES,
                icon_path: ICON,
                settings: AuthHolder { auth },
                is_active: false,
                is_configured: connector.setup != Setup::Missing,
                is_authenticated,
                times,
            };
            response::json(
                StatusCode::OK,
                &ConfigResponse {
                    success: true,
                    config,
                },
            )
        })
    }

    pub(in crate::gateway) fn instance(&self, call: &Call<'_>) -> Outcome {
        self.show(call, |record| {
            let connector = Instance {
                config: Some(Forms {}),
                ..Instance::without_forms(record)
            };
            response::json(
                StatusCode::OK,
                &InstanceResponse {
                    success: true,
                    connector,
                },
            )
        })
    }

    fn show(&self, call: &Call<'_>, show: impl FnOnce(Record) -> FullResponse) -> Outcome {
        let id = call.parameter();
        check_id(id)?;
        call.check_connector_service()?;
        Ok(match self.store.find_visible(id, call.token()?) {
            Some(record) => show(record),
            None => not_found(&format!(
                "the connector {id} does not exist, or this user has no access to it"
            )),
        })
    }
}
