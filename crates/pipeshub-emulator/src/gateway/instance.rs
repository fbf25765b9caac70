//! `GET /connectors/{id}` and `GET /connectors/{id}/config`: whether a flow has worked.

use http::StatusCode;
use serde::Serialize;

use super::store::Record;
use super::{Gateway, not_found, validation_error};
use crate::connector::Setup;
use crate::fixtures::CLIENT_ID;
use crate::reply::{self, Reply};
use crate::token::Token;

#[derive(Serialize)]
struct ConfigReply {
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
    auth_type: String,
    scope: &'static str,
    created_by: String,
    #[serde(rename = "config")]
    settings: AuthHolder,
    #[serde(flatten)]
    standing: Standing,
}

#[derive(Serialize)]
struct AuthHolder {
    auth: Auth,
}

/// What is saved about signing in; a secret is never among it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Auth {
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redirect_uri: Option<String>,
    #[serde(rename = "authType")]
    kind: String,
    connector_scope: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Standing {
    is_active: bool,
    is_configured: bool,
    is_authenticated: bool,
}

#[derive(Serialize)]
struct InstanceReply {
    success: bool,
    connector: Instance,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Instance {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    scope: &'static str,
    auth_type: String,
    #[serde(flatten)]
    standing: Standing,
    status: Option<String>,
    #[serde(rename = "_key")]
    key: String,
    created_by: String,
}

impl Gateway {
    pub(super) fn config(&self, token: &Token, id: &str) -> Reply {
        self.show(token, id, |record| {
            let redirect_uri = self.store.redirect_uri(&record.connector.kind);
            let oauth = record.connector.supports_oauth() && record.connector.setup == Setup::Done;
            let standing = standing(&record);
            let connector = record.connector;
            let scope = connector.scope_name();
            let auth = Auth {
                client_id: oauth.then_some(CLIENT_ID),
                redirect_uri: oauth.then_some(redirect_uri),
                kind: connector.auth_type.clone(),
                connector_scope: scope,
            };
            let config = Config {
                connector_id: connector.id,
                name: connector.name,
                kind: connector.kind,
                auth_type: connector.auth_type,
                scope,
                created_by: connector.owner,
                settings: AuthHolder { auth },
                standing,
            };
            reply::json(StatusCode::OK, &ConfigReply { success: true, config })
        })
    }

    pub(super) fn instance(&self, token: &Token, id: &str) -> Reply {
        self.show(token, id, |record| {
            let standing = standing(&record);
            let connector = record.connector;
            let connector = Instance {
                scope: connector.scope_name(),
                name: connector.name,
                kind: connector.kind,
                auth_type: connector.auth_type,
                standing,
                status: None,
                key: connector.id,
                created_by: connector.owner,
            };
            reply::json(StatusCode::OK, &InstanceReply { success: true, connector })
        })
    }

    fn show(&self, token: &Token, id: &str, show: impl FnOnce(Record) -> Reply) -> Reply {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if id.len() > 64 || !id.bytes().all(allowed) {
            return validation_error("the connector id has characters no id has, or too many");
        }
        match self.store.find_visible(id, token) {
            Some(record) => show(record),
            None => not_found(&format!("there is no connector {id}, or it is hidden from this user")),
        }
    }
}

fn standing(record: &Record) -> Standing {
    Standing {
        is_active: false,
        is_configured: record.connector.setup != Setup::Missing,
        is_authenticated: record.is_authenticated,
    }
}
