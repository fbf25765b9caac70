//! The registry of connector types, and the registry of types with OAuth.

use http::StatusCode;

use super::list::{Page, scope_of};
use super::schema::{CATEGORY, ICON, oauth_fields, redirect_path};
use crate::connector_type::ConnectorType;
use crate::gateway::{Call, Gateway, Outcome, not_found};
use crate::json::{Json, object};
use crate::response;

/// The facts of a type in its entry of the registry, and in its instances.
pub(super) struct TypeFacts<'a> {
    pub(super) kind: &'a str,
    pub(super) group: &'a str,
    pub(super) description: &'a str,
    pub(super) auth_types: Vec<String>,
}

impl TypeFacts<'_> {
    /// Returns the fields that both have in common.
    pub(super) fn shown(self, name: &str, scope: &'static str) -> Json {
        object! {
            "name": name,
            "type": self.kind,
            "appGroup": self.group,
            "supportedAuthTypes": self.auth_types,
            "appDescription": self.description,
            "appCategories": vec![CATEGORY],
            "iconPath": ICON,
            "supportsRealtime": false,
            "supportsSync": true,
            "supportsAgent": true,
            "documentationLinks": Json::List(Vec::new()),
            "isAdminAccessRequired": false,
            "personalConnectorType": Json::Null,
            "scope": scope,
            "connectorInfo": Json::Null,
        }
    }
}

impl Gateway {
    pub(in crate::gateway) fn registry(&self, call: &Call<'_>) -> Outcome {
        let personal = scope_of(call.query)?;
        let page = Page::read(call.query)?;
        call.check_connector_service()?;
        let in_scope = |kind: &&ConnectorType| if personal { kind.personal } else { kind.team };
        let found: Vec<&ConnectorType> = self
            .types
            .iter()
            .filter(in_scope)
            .filter(|kind| page.contains(&[&kind.name, &kind.group, &kind.description]))
            .collect();
        let scope = if personal { "personal" } else { "team" };
        let entries = page.cut(&found).map(|kind| {
            let facts = TypeFacts {
                kind: &kind.name,
                group: &kind.group,
                description: &kind.description,
                auth_types: kind.auth_types.clone(),
            };
            facts.shown(&kind.name, scope)
        });
        let count = |suits: fn(&ConnectorType) -> bool| {
            self.types.iter().filter(|kind| suits(kind)).count()
        };
        let body = object! {
            "success": true,
            "connectors": entries.collect::<Vec<Json>>(),
            "pagination": page.pagination(found.len()),
            "registryCountsByScope": object! {
                "personal": count(|kind| kind.personal),
                "team": count(|kind| kind.team),
            },
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn registry_schema(&self, call: &Call<'_>) -> Outcome {
        call.check_connector_service()?;
        let Some(kind) = self.kind(call.parameter()) else {
            return Ok(not_found("the connector type does not exist"));
        };
        let schema = self.registered_schema(kind);
        let body = object! { "success": true, "schema": schema };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn oauth_registry(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read(call.query)?;
        call.check_connector_service()?;
        let found: Vec<&ConnectorType> = self
            .types
            .iter()
            .filter(|kind| kind.supports_oauth())
            .filter(|kind| page.contains(&[&kind.name, &kind.group, &kind.description]))
            .collect();
        let entries = page.cut(&found).map(|kind| self.oauth_type(kind));
        let body = object! {
            "success": true,
            "connectors": entries.collect::<Vec<Json>>(),
            "pagination": page.pagination(found.len()),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn oauth_registry_type(&self, call: &Call<'_>) -> Outcome {
        call.check_connector_service()?;
        let kind = self.kind(call.parameter());
        let Some(kind) = kind.filter(|kind| kind.supports_oauth()) else {
            return Ok(not_found("no connector type with OAuth has this name"));
        };
        let body = object! { "success": true, "connector": self.oauth_type(kind) };
        Ok(response::json(StatusCode::OK, &body))
    }

    fn oauth_type(&self, kind: &ConnectorType) -> Json {
        let scopes = || vec!["openid", "offline_access"];
        object! {
            "name": kind.name.as_str(),
            "type": kind.name.as_str(),
            "appGroup": kind.group.as_str(),
            "authType": "OAUTH",
            "appDescription": kind.description.as_str(),
            "appCategories": vec![CATEGORY],
            "iconPath": ICON,
            "oauthScopes": object! {
                "personalSync": scopes(),
                "teamSync": scopes(),
                "agent": Json::List(Vec::new()),
            },
            "redirectUri": redirect_path(kind),
            "authorizeUrl": self.authorize_url(),
            "tokenUrl": self.token_url(),
            "authFields": oauth_fields(kind),
        }
    }
}
