//! The saved settings of a connector: auth, sync and filters.

use serde_json::{Map, Value};

use crate::connector::{Connector, Setup};
use crate::fixtures::{CLIENT_ID, CLIENT_SECRET};
use crate::json::{Json, object};

/// The saved settings of a connector.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    /// `None` for a connector that nobody has configured.
    pub(super) auth: Option<Auth>,
    pub(super) sync: Option<Json>,
    pub(super) filters: Option<Json>,
}

/// The saved settings for signing in.
#[derive(Debug, Clone, Default)]
pub(super) struct Auth {
    pub(super) client_id: Option<String>,
    pub(super) client_secret: Option<String>,
    /// The id of the shared OAuth app.
    pub(super) app: Option<String>,
    /// The base of the redirect URI. `None` for the base of the web app.
    pub(super) base: Option<String>,
    /// Whether the settings came with the creation, which adds the type.
    pub(super) is_from_creation: bool,
    /// The fields of other auth types, such as `apiToken`.
    pub(super) fields: Map<String, Value>,
}

impl Settings {
    /// Returns the settings of a connector that exists from the start.
    pub(super) fn initial(connector: &Connector, app: Option<&str>) -> Self {
        let auth = match connector.setup {
            Setup::Missing => return Self::default(),
            Setup::Done if connector.supports_oauth() => Auth {
                client_id: Some(CLIENT_ID.to_owned()),
                client_secret: Some(CLIENT_SECRET.to_owned()),
                app: app.map(str::to_owned),
                ..Auth::default()
            },
            Setup::Done => {
                let token = Value::from("emulator-api-token");
                let fields = [("apiToken".to_owned(), token)];
                Auth {
                    fields: fields.into_iter().collect(),
                    ..Auth::default()
                }
            }
            _ => Auth::default(),
        };
        Self {
            auth: Some(auth),
            ..Self::default()
        }
    }

    /// Returns the settings as `getConnectorConfig` shows them.
    ///
    /// The client secret is left out. An API token is shown, as on the real server.
    pub(super) fn shown(&self, connector: &Connector, redirect_uri: &str) -> Json {
        let empty = || Json::Object(Vec::new());
        let Some(auth) = &self.auth else {
            let section = |saved: &Option<Json>| saved.clone().unwrap_or_else(empty);
            return object! {
                "auth": empty(),
                "sync": section(&self.sync),
                "filters": section(&self.filters),
            };
        };
        let scope = connector.scope_name();
        let shown = if connector.supports_oauth() {
            let kind = auth.is_from_creation.then_some(connector.kind.as_str());
            let redirect_uri = auth.app.is_some().then_some(redirect_uri);
            empty()
                .with("clientId", auth.client_id.as_deref())
                .with("oauthConfigId", auth.app.as_deref())
                .with("connectorType", kind)
                .with("redirectUri", redirect_uri)
                .with("authType", Some(connector.auth_type.as_str()))
        } else {
            Json::from(Value::Object(auth.fields.clone()))
        };
        let shown = shown.with("connectorScope", Some(scope));
        object! { "auth": shown }
            .with("sync", self.sync.clone())
            .with("filters", self.filters.clone())
    }
}
