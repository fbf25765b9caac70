//! The operations `GET /connectors/{id}` and `GET /connectors/{id}/config`.
//!
//! They return the state of a connector, such as `isAuthenticated`. Entry points:
//! [`Gateway::config`] and [`Gateway::instance`].

use http::StatusCode;

use super::registry::TypeFacts;
use super::schema::{CATEGORY, ICON};
use super::store::Record;
use crate::connector::Setup;
use crate::gateway::{Call, Gateway, Outcome, Refusal, not_found, validation_error};
use crate::json::{Json, object};
use crate::response;

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
        let record = self.visible(call)?;
        let body = object! { "success": true, "config": self.config_of(&record) };
        Ok(response::json(StatusCode::OK, &body))
    }

    fn config_of(&self, record: &Record) -> Json {
        let connector = &record.connector;
        let (group, description) = self.group_and_description(&connector.kind);
        object! {
            "connector_id": connector.id.as_str(),
            "name": connector.name.as_str(),
            "type": connector.kind.as_str(),
            "appGroup": group,
            "authType": connector.auth_type.as_str(),
            "scope": connector.scope_name(),
            "createdBy": connector.owner.as_str(),
            "updatedBy": record.updated_by.as_str(),
            "appDescription": description,
            "appCategories": vec![CATEGORY],
            "supportsRealtime": false,
            "supportsSync": true,
            "supportsAgent": true,
            "iconPath": ICON,
            "config": record.settings.shown(connector, &self.store.redirect_uri(record)),
            "isActive": record.is_active,
            "isConfigured": connector.setup != Setup::Missing,
            "isAuthenticated": record.is_authenticated,
            "createdAtTimestamp": record.created,
            "updatedAtTimestamp": record.updated,
        }
    }

    pub(in crate::gateway) fn instance(&self, call: &Call<'_>) -> Outcome {
        let record = self.visible(call)?;
        let schema = self
            .kind(&record.connector.kind)
            .map(|kind| self.schema(kind));
        let body = object! { "success": true, "connector": self.entry(&record, schema) };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns a connector as in a list, or with the schema of its type.
    pub(super) fn entry(&self, record: &Record, schema: Option<Json>) -> Json {
        let connector = &record.connector;
        let auth_types = match self.kind(&connector.kind) {
            Some(kind) => kind.auth_types.clone(),
            None => vec![connector.auth_type.clone()],
        };
        let (group, description) = self.group_and_description(&connector.kind);
        let facts = TypeFacts {
            kind: &connector.kind,
            group,
            description,
            auth_types,
        };
        facts
            .shown(&connector.name, connector.scope_name())
            .with("config", schema)
            .with("authType", Some(connector.auth_type.as_str()))
            .with("isActive", Some(record.is_active))
            .with("isAgentActive", Some(record.is_agent_active))
            .with("isConfigured", Some(connector.setup != Setup::Missing))
            .with("isAuthenticated", Some(record.is_authenticated))
            .with("status", Some(record.status()))
            .with("createdAtTimestamp", Some(record.created))
            .with("updatedAtTimestamp", Some(record.updated))
            .with("_key", Some(connector.id.as_str()))
            .with("createdBy", Some(connector.owner.as_str()))
            .with("updatedBy", Some(record.updated_by.as_str()))
            .with("isLocked", Some(false))
    }

    pub(super) fn group(&self, kind: &str) -> &str {
        self.group_and_description(kind).0
    }

    fn group_and_description(&self, kind: &str) -> (&str, &str) {
        self.kind(kind).map_or(("", ""), |kind| {
            (kind.group.as_str(), kind.description.as_str())
        })
    }

    /// Returns the record that the first path parameter names, for a user who can see it.
    pub(super) fn visible(&self, call: &Call<'_>) -> Result<Record, Refusal> {
        let id = call.parameter();
        check_id(id)?;
        call.check_connector_service()?;
        let found = self.store.find_visible(id, call.token()?);
        found.ok_or_else(|| unknown(id))
    }
}

/// Returns the refusal for a connector that does not exist, or that the user cannot see.
pub(super) fn unknown(id: &str) -> Refusal {
    not_found(&format!(
        "the connector {id} does not exist, or this user has no access to it"
    ))
    .into()
}
