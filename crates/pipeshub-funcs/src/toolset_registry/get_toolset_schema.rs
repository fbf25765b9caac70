// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `GET /toolsets/registry/{toolsetType}/schema`

use pipeshub_core::json::{Map, RawJson};
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    open_enum,
};

use crate::models::toolsets::{ToolParameter, ToolTag, ToolsetDocumentationLink};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getToolsetSchema|/toolsets/registry/{toolsetType}/schema|connector:read",
);

/// The arguments of [`toolset_registry_get_toolset_schema`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetToolsetSchemaRequest {
    /// The toolset type. Case, spaces and underscores do not matter. From 1 to 64 characters.
    pub toolset_type: String,
}
builder!(GetToolsetSchemaRequest(toolset_type: String) {});

/// The schema of a toolset type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetToolsetSchemaResponse {
    /// Always `success`.
    pub status: String,
    /// Description and configuration schema of one toolset type.
    pub toolset: ToolsetSchema,
}
from_json! {
    GetToolsetSchemaResponse {
        status = "status",
        toolset = "toolset",
    }
}

/// One field of a sign-in form.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetAuthField {
    /// The key to use in auth or `authConfig`.
    pub name: String,
    /// The display name.
    pub display_name: String,
    /// The placeholder.
    pub placeholder: String,
    /// The description.
    pub description: String,
    /// The kind of input control.
    pub field_type: ToolsetAuthFieldFieldType,
    /// The flag `required`.
    pub required: bool,
    /// `CONFIGURE`: the administrator, at creation. `AUTHENTICATE`: each user.
    pub usage: ToolsetAuthFieldUsage,
    /// Any JSON.
    pub default_value: Option<RawJson>,
    /// Length limits: `minLength`, `maxLength`; more keys for FILE.
    pub validation: RawJson,
    /// Whether the value must be hidden.
    pub is_secret: bool,
    /// The choices of a select field; absent otherwise.
    pub options: Option<Vec<String>>,
}
from_json! {
    ToolsetAuthField {
        name = "name",
        display_name = "displayName",
        placeholder = "placeholder",
        description = "description",
        field_type = "fieldType",
        required = "required",
        usage = "usage",
        default_value = "defaultValue",
        validation = "validation",
        is_secret = "isSecret",
        options = "options",
    }
}

open_enum! {
    /// The kind of input control.
    pub enum ToolsetAuthFieldFieldType {
        /// `TEXT`
        TEXT = "TEXT",
        /// `PASSWORD`
        PASSWORD = "PASSWORD",
        /// `CHECKBOX`
        CHECKBOX = "CHECKBOX",
        /// `SELECT`
        SELECT = "SELECT",
        /// `MULTISELECT`
        MULTISELECT = "MULTISELECT",
        /// `TEXTAREA`
        TEXTAREA = "TEXTAREA",
        /// `NUMBER`
        NUMBER = "NUMBER",
        /// `URL`
        URL = "URL",
        /// `EMAIL`
        EMAIL = "EMAIL",
        /// `FILE`
        FILE = "FILE",
    }
}

open_enum! {
    /// `CONFIGURE`: the administrator, at creation. `AUTHENTICATE`: each user.
    pub enum ToolsetAuthFieldUsage {
        /// `CONFIGURE`
        CONFIGURE = "CONFIGURE",
        /// `AUTHENTICATE`
        AUTHENTICATE = "AUTHENTICATE",
        /// `BOTH`
        BOTH = "BOTH",
    }
}

/// The form for one kind of sign-in.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetAuthForm {
    /// The fields.
    pub fields: Option<Vec<ToolsetAuthField>>,
    /// The path of the callback without the host. Only in OAuth forms.
    pub redirect_uri: Option<String>,
    /// Whether to show the callback to the administrator.
    pub display_redirect_uri: Option<bool>,
}
from_json! {
    ToolsetAuthForm {
        fields = "fields",
        redirect_uri = "redirectUri",
        display_redirect_uri = "displayRedirectUri",
    }
}

/// Sign-in part of the configuration schema.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetAuthSchemas {
    /// The supported auth types.
    pub supported_auth_types: Option<Vec<ToolsetAuthSchemasSupportedAuthTypesItem>>,
    /// Forms keyed by kind of sign-in.
    pub schemas: Option<Map<ToolsetAuthForm>>,
    /// The path of the callback without the host. It may be empty.
    pub redirect_uri: Option<String>,
    /// The flag `displayRedirectUri`.
    pub display_redirect_uri: Option<bool>,
    /// OAuth types only.
    pub authorize_url: Option<String>,
    /// OAuth types only.
    pub token_url: Option<String>,
    /// Provider scopes; OAuth types only.
    pub scopes: Option<Vec<String>>,
}
from_json! {
    ToolsetAuthSchemas {
        supported_auth_types = "supportedAuthTypes",
        schemas = "schemas",
        redirect_uri = "redirectUri",
        display_redirect_uri = "displayRedirectUri",
        authorize_url = "authorizeUrl",
        token_url = "tokenUrl",
        scopes = "scopes",
    }
}

open_enum! {
    /// The kind of sign-in.
    pub enum ToolsetAuthSchemasSupportedAuthTypesItem {
        /// `OAUTH`
        OAUTH = "OAUTH",
        /// `API_TOKEN`
        API_TOKEN = "API_TOKEN",
        /// `BASIC_AUTH`
        BASIC_AUTH = "BASIC_AUTH",
        /// `BEARER_TOKEN`
        BEARER_TOKEN = "BEARER_TOKEN",
        /// `USERNAME_PASSWORD`
        USERNAME_PASSWORD = "USERNAME_PASSWORD",
        /// `NONE`
        NONE = "NONE",
    }
}

/// The name and icon of the OAuth application of a type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetOAuthDisplay {
    /// The icon path.
    pub icon_path: String,
    /// The app group.
    pub app_group: String,
    /// The app description.
    pub app_description: String,
    /// The app categories.
    pub app_categories: Vec<String>,
}
from_json! {
    ToolsetOAuthDisplay {
        icon_path = "iconPath",
        app_group = "appGroup",
        app_description = "appDescription",
        app_categories = "appCategories",
    }
}

/// Description and configuration schema of one toolset type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetSchema {
    /// The display name, with capitals and spaces.
    pub name: String,
    /// The display name.
    pub display_name: String,
    /// The description.
    pub description: String,
    /// The category of the toolset type.
    pub category: ToolsetSchemaCategory,
    /// The supported auth types.
    pub supported_auth_types: Vec<ToolsetSchemaSupportedAuthTypesItem>,
    /// The documentation links.
    pub documentation_links: Vec<ToolsetDocumentationLink>,
    /// The configuration schema of a toolset type. It may have more keys.
    pub config: ToolsetTypeConfig,
    /// `null`, unless the path has the exact display name of the type.
    pub oauth_config: Option<ToolsetOAuthDisplay>,
    /// The tools.
    pub tools: Vec<ToolsetSchemaTool>,
}
from_json! {
    ToolsetSchema {
        name = "name",
        display_name = "displayName",
        description = "description",
        category = "category",
        supported_auth_types = "supportedAuthTypes",
        documentation_links = "documentationLinks",
        config = "config",
        oauth_config = "oauthConfig",
        tools = "tools",
    }
}

open_enum! {
    /// The category of the toolset type.
    pub enum ToolsetSchemaCategory {
        /// `app`
        APP = "app",
        /// `file`
        FILE = "file",
        /// `file_storage`
        FILE_STORAGE = "file_storage",
        /// `web_search`
        WEB_SEARCH = "web_search",
        /// `search`
        SEARCH = "search",
        /// `research`
        RESEARCH = "research",
        /// `utility`
        UTILITY = "utility",
        /// `communication`
        COMMUNICATION = "communication",
        /// `productivity`
        PRODUCTIVITY = "productivity",
        /// `database`
        DATABASE = "database",
        /// `calendar`
        CALENDAR = "calendar",
        /// `project_management`
        PROJECT_MANAGEMENT = "project_management",
        /// `documentation`
        DOCUMENTATION = "documentation",
        /// `code_execution`
        CODE_EXECUTION = "code_execution",
    }
}

open_enum! {
    /// The kind of sign-in.
    pub enum ToolsetSchemaSupportedAuthTypesItem {
        /// `OAUTH`
        OAUTH = "OAUTH",
        /// `API_TOKEN`
        API_TOKEN = "API_TOKEN",
        /// `BASIC_AUTH`
        BASIC_AUTH = "BASIC_AUTH",
        /// `BEARER_TOKEN`
        BEARER_TOKEN = "BEARER_TOKEN",
        /// `USERNAME_PASSWORD`
        USERNAME_PASSWORD = "USERNAME_PASSWORD",
        /// `NONE`
        NONE = "NONE",
    }
}

/// One tool of a toolset type, as its schema shows it.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetSchemaTool {
    /// Short name inside its toolset.
    pub name: String,
    /// The description.
    pub description: String,
    /// The parameters.
    pub parameters: Vec<ToolParameter>,
    /// The result of the tool; null for every tool today.
    pub returns: Option<String>,
    /// Sample calls; empty today.
    pub examples: Vec<RawJson>,
    /// The tags.
    pub tags: Vec<ToolTag>,
}
from_json! {
    ToolsetSchemaTool {
        name = "name",
        description = "description",
        parameters = "parameters",
        returns = "returns",
        examples = "examples",
        tags = "tags",
    }
}

/// The configuration schema of a toolset type. It may have more keys.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetTypeConfig {
    /// The icon path.
    pub icon_path: Option<String>,
    /// The documentation links.
    pub documentation_links: Option<Vec<ToolsetDocumentationLink>>,
    /// Sign-in part of the configuration schema.
    pub auth: Option<ToolsetAuthSchemas>,
}
from_json! {
    ToolsetTypeConfig {
        icon_path = "iconPath",
        documentation_links = "documentationLinks",
        auth = "auth",
    }
}

/// Returns the configuration schema and the tools of a toolset type.
///
/// An OAuth token needs the scope `connector:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 404, besides the errors of each call.
#[doc(alias = "toolsetRegistryGetToolsetSchema")]
pub fn toolset_registry_get_toolset_schema(
    core: &PipeshubCore,
    request: GetToolsetSchemaRequest,
) -> Reply<'_, GetToolsetSchemaResponse> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("toolsetType<1,64,n") },
        &request.toolset_type,
    );
    core.call(call, RawReply::read)
}
