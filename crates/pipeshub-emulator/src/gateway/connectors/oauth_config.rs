//! The operations for the shared OAuth apps of an organisation.

use http::StatusCode;

use super::configure::unknown_app;
use super::list::Page;
use super::schema::{CATEGORY, ICON};
use super::store::SharedApp;
use crate::fixtures::ORGANIZATION;
use crate::gateway::{Call, Gateway, Outcome, Refusal, bad_request, forbidden};
use crate::json::{Json, object};
use crate::response;

impl Gateway {
    /// Lists the apps of all types, newest first, without their credentials.
    pub(in crate::gateway) fn oauth_configs(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read(call.query)?;
        call.check_connector_service()?;
        let mut found = self.store.apps(|app| page.contains(&[&app.name]));
        found.reverse();
        let entries = page.cut(&found).map(|app| self.short_app(app));
        let body = object! {
            "success": true,
            "oauthConfigs": entries.collect::<Vec<Json>>(),
            "pagination": page.pagination_with_items(found.len()),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Lists the apps of a type. An administrator receives the client secrets.
    pub(in crate::gateway) fn oauth_configs_of_type(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read(call.query)?;
        call.check_connector_service()?;
        let kind = call.parameter();
        let is_admin = call.token()?.seen_as_admin();
        let found = self
            .store
            .apps(|app| app.kind == kind && page.contains(&[&app.name]));
        let entries = page.cut(&found).map(|app| {
            if is_admin {
                self.whole_app(app)
            } else {
                self.short_app(app)
            }
        });
        let body = object! {
            "success": true,
            "oauthConfigs": entries.collect::<Vec<Json>>(),
            "pagination": page.pagination(found.len()),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Refuses every request, as the real server does.
    ///
    /// Its validation drops `baseUrl`, which its next step requires.
    #[allow(clippy::unused_self, reason = "the form of a handler")]
    pub(in crate::gateway) fn save_oauth_config(&self, call: &Call<'_>) -> Outcome {
        call.check_connector_service()?;
        Ok(bad_request("Base URL is required"))
    }

    pub(in crate::gateway) fn oauth_config(&self, call: &Call<'_>) -> Outcome {
        call.check_connector_service()?;
        let app = self.app_of(call)?;
        let is_admin = call.token()?.seen_as_admin();
        let entry = self
            .short_app(&app)
            .with("config", is_admin.then(|| credentials(&app)));
        let body = object! { "success": true, "oauthConfig": entry };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Deletes an app, even if connectors use it.
    pub(in crate::gateway) fn delete_oauth_config(&self, call: &Call<'_>) -> Outcome {
        call.check_connector_service()?;
        if !call.token()?.seen_as_admin() {
            return Ok(forbidden("Only administrators can delete OAuth apps"));
        }
        let id = self.app_of(call)?.id;
        self.store.remove_app(&id);
        let message = format!("OAuth configuration {id} deleted successfully");
        let body = object! { "success": true, "message": message };
        Ok(response::json(StatusCode::OK, &body))
    }

    fn app_of(&self, call: &Call<'_>) -> Result<SharedApp, Refusal> {
        let id = call.parameters.get(1).map_or("", String::as_str);
        let app = self.store.app(id);
        let app = app.filter(|app| app.kind == call.parameter());
        app.ok_or_else(unknown_app)
    }

    fn short_app(&self, app: &SharedApp) -> Json {
        let kind = self.kind(&app.kind);
        object! {
            "_id": app.id.as_str(),
            "oauthInstanceName": app.name.as_str(),
            "iconPath": ICON,
            "appGroup": kind.map_or("", |kind| kind.group.as_str()),
            "appDescription": kind.map_or("", |kind| kind.description.as_str()),
            "appCategories": vec![CATEGORY],
            "connectorType": app.kind.as_str(),
            "createdAtTimestamp": app.created,
            "updatedAtTimestamp": app.created,
        }
    }

    fn whole_app(&self, app: &SharedApp) -> Json {
        let kind = self.kind(&app.kind);
        let scopes = || vec!["openid", "offline_access"];
        object! {
            "_id": app.id.as_str(),
            "oauthInstanceName": app.name.as_str(),
            "connectorType": app.kind.as_str(),
            "userId": app.owner.as_str(),
            "orgId": ORGANIZATION,
            "config": credentials(app),
            "createdAtTimestamp": app.created,
            "updatedAtTimestamp": app.created,
            "authorizeUrl": self.authorize_url(),
            "tokenUrl": self.token_url(),
            "redirectUri": app.redirect_uri.as_str(),
            "scopes": object! {
                "personal_sync": scopes(),
                "team_sync": scopes(),
                "agent": Json::List(Vec::new()),
            },
            "iconPath": ICON,
            "appGroup": kind.map_or("", |kind| kind.group.as_str()),
            "appDescription": kind.map_or("", |kind| kind.description.as_str()),
            "appCategories": vec![CATEGORY],
        }
    }
}

fn credentials(app: &SharedApp) -> Json {
    object! { "clientId": app.client_id.as_str(), "clientSecret": app.client_secret.as_str() }
}
