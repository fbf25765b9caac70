//! The schema of a connector type: the forms for its settings.

use crate::connector_type::ConnectorType;
use crate::gateway::Gateway;
use crate::json::{Json, object};
use crate::provider;

pub(super) const CATEGORY: &str = "Storage";
pub(super) const ICON: &str = "/icons/connectors/default.svg";

/// The operators of a filter for times.
const TIME_OPERATORS: [&str; 9] = [
    "last_7_days",
    "last_14_days",
    "last_30_days",
    "last_90_days",
    "last_180_days",
    "last_365_days",
    "is_after",
    "is_before",
    "is_between",
];

fn empty() -> Json {
    Json::Object(Vec::new())
}

fn nothing() -> Json {
    Json::List(Vec::new())
}

fn texts(texts: &[impl AsRef<str>]) -> Json {
    Json::List(texts.iter().map(|text| text.as_ref().into()).collect())
}

impl Gateway {
    pub(in crate::gateway) fn authorize_url(&self) -> String {
        format!("{}{}/authorize", self.origin, provider::ROOT)
    }

    pub(super) fn token_url(&self) -> String {
        format!("{}{}/token", self.origin, provider::ROOT)
    }

    /// Returns the schema as an instance contains it, with the addresses of the provider.
    pub(super) fn schema(&self, kind: &ConnectorType) -> Json {
        self.schema_with(kind, true)
    }

    /// Returns the schema as the registry contains it.
    pub(super) fn registered_schema(&self, kind: &ConnectorType) -> Json {
        self.schema_with(kind, false)
            .with("documentationLinks", Some(nothing()))
            .with("isAdminAccessRequired", Some(false))
            .with("personalConnectorType", Some(Json::Null))
    }

    fn schema_with(&self, kind: &ConnectorType, has_addresses: bool) -> Json {
        object! {
            "iconPath": ICON,
            "supportsRealtime": false,
            "supportsSync": true,
            "supportsAgent": true,
            "hideConnector": false,
            "permissionModel": "RECORD_LEVEL",
            "auth": self.auth_schema(kind, has_addresses),
            "sync": sync_schema(),
            "filters": filters_schema(),
        }
    }

    fn auth_schema(&self, kind: &ConnectorType, has_addresses: bool) -> Json {
        let mut schemas = empty();
        let mut clients = empty();
        let redirect_uri = redirect_path(kind);
        for auth_type in &kind.auth_types {
            let is_oauth = auth_type.starts_with("OAUTH");
            let fields = if is_oauth {
                oauth_fields(kind)
            } else {
                Json::List(vec![field(
                    kind,
                    "apiToken",
                    "API Token",
                    "The API token",
                    true,
                )])
            };
            let schema = object! {
                "fields": fields,
                "redirectUri": if is_oauth { redirect_uri.as_str() } else { "" },
                "displayRedirectUri": is_oauth,
            };
            schemas = schemas.with(auth_type.clone(), Some(schema));
            if is_oauth {
                let client = object! {
                    "authorizeUrl": self.authorize_url(),
                    "tokenUrl": self.token_url(),
                    "scopes": texts(&["offline_access", "openid"]),
                    "redirectUri": redirect_uri.as_str(),
                };
                clients = clients.with(auth_type.clone(), Some(client));
            }
        }
        let has_oauth = has_addresses && kind.supports_oauth();
        object! {
            "supportedAuthTypes": texts(&kind.auth_types),
            "schemas": schemas,
        }
        .with("oauthConfigs", has_oauth.then_some(clients))
        .with("values", Some(empty()))
        .with("customFields", Some(nothing()))
        .with("customValues", Some(empty()))
        .with("conditionalDisplay", Some(empty()))
        .with("authorizeUrl", has_oauth.then(|| self.authorize_url()))
        .with("tokenUrl", has_oauth.then(|| self.token_url()))
    }
}

/// Returns the path of the redirect URI, without the base.
pub(super) fn redirect_path(kind: &ConnectorType) -> String {
    format!("connectors/oauth/callback/{}", kind.name)
}

/// Returns the fields of an OAuth client.
pub(super) fn oauth_fields(kind: &ConnectorType) -> Json {
    let id = field(kind, "clientId", "Client ID", "The OAuth2 client ID", false);
    let secret = field(
        kind,
        "clientSecret",
        "Client Secret",
        "The OAuth2 client secret",
        true,
    );
    Json::List(vec![id, secret])
}

fn field(
    kind: &ConnectorType,
    name: &str,
    title: &str,
    description: &str,
    is_secret: bool,
) -> Json {
    object! {
        "name": name,
        "displayName": title,
        "placeholder": format!("Enter your {title}"),
        "description": format!("{description} from {}", kind.group),
        "fieldType": if is_secret { "PASSWORD" } else { "TEXT" },
        "required": true,
        "usage": "BOTH",
        "defaultValue": "",
        "validation": object! { "minLength": 1_i64, "maxLength": 1000_i64 },
        "isSecret": is_secret,
    }
}

fn sync_schema() -> Json {
    object! {
        "supportedStrategies": texts(&["SCHEDULED", "MANUAL"]),
        "selectedStrategy": "MANUAL",
        "webhookConfig": object! {
            "supported": false,
            "webhookUrl": "",
            "events": nothing(),
            "verificationToken": "",
            "secretKey": "",
        },
        "scheduledConfig": object! {
            "intervalMinutes": 60_i64,
            "cronExpression": "",
            "timezone": "UTC",
            "startTime": 0_i64,
            "nextTime": 0_i64,
            "endTime": 0_i64,
            "maxRepetitions": 0_i64,
            "repetitionCount": 0_i64,
        },
        "realtimeConfig": object! { "supported": false, "connectionType": "WEBSOCKET" },
        "customFields": nothing(),
        "customValues": empty(),
        "values": empty(),
    }
}

/// A filter field.
pub(super) struct FilterField {
    pub(super) name: &'static str,
    title: &'static str,
    description: &'static str,
    filter_type: &'static str,
    category: &'static str,
    default: Option<bool>,
    operators: &'static [&'static str],
    /// The origin of the options: `dynamic`, `static` or `manual`.
    pub(super) source: &'static str,
}

/// The filter fields of every type.
pub(super) const FILTER_FIELDS: [FilterField; 4] = [
    FilterField {
        name: "channel_ids",
        title: "Channels",
        description: "Channels to sync",
        filter_type: "list",
        category: "sync",
        default: None,
        operators: &["in", "not_in"],
        source: "dynamic",
    },
    FilterField {
        name: "file_extensions",
        title: "Extensions",
        description: "Extensions to sync",
        filter_type: "multiselect",
        category: "sync",
        default: None,
        operators: &["in", "not_in"],
        source: "static",
    },
    FilterField {
        name: "modified",
        title: "Modified Date",
        description: "Filter by modification date.",
        filter_type: "datetime",
        category: "sync",
        default: None,
        operators: &TIME_OPERATORS,
        source: "manual",
    },
    FilterField {
        name: "files",
        title: "Index files",
        description: "Index files",
        filter_type: "boolean",
        category: "indexing",
        default: Some(true),
        operators: &["is", "is_not"],
        source: "manual",
    },
];

impl FilterField {
    fn to_json(&self) -> Json {
        let option = |id: &str| object! { "id": id, "label": format!(".{id}") };
        let options = (self.source == "static").then(|| vec![option("pdf"), option("docx")]);
        object! {
            "name": self.name,
            "displayName": self.title,
            "description": self.description,
            "filterType": self.filter_type,
            "category": self.category,
            "required": false,
            "defaultValue": self.default,
            "defaultOperator": Json::Null,
            "operators": texts(self.operators),
            "optionSourceType": self.source,
        }
        .with("options", options)
    }
}

fn filters_schema() -> Json {
    let category = |name: &str| {
        let fields = FILTER_FIELDS.iter().filter(|field| field.category == name);
        let fields: Vec<Json> = fields.map(FilterField::to_json).collect();
        object! { "schema": object! { "fields": fields }, "values": empty() }
    };
    object! { "sync": category("sync"), "indexing": category("indexing") }
}
