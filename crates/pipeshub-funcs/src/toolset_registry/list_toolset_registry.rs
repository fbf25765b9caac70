// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `GET /toolsets/registry`

use pipeshub_core::json::Map;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum,
};

use crate::models::toolsets::{ToolParameter, ToolTag, ToolsetDocumentationLink};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listToolsetRegistry|/toolsets/registry|connector:read",
);

/// The arguments of [`toolset_registry_list_toolset_registry`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListToolsetRegistryRequest {
    /// A part of the display name, description or group.
    pub search: Option<String>,
}
builder!(ListToolsetRegistryRequest() { search: String });

/// Every toolset type, as a list and by category.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListToolsetRegistryResponse {
    /// Always `success`.
    pub status: String,
    /// All matches, without paging.
    pub toolsets: Vec<RegistryToolset>,
    /// The same entries again, keyed by category.
    pub categorized_toolsets: Map<Vec<RegistryToolset>>,
    /// The paging numbers of the registry. The server does not cut the list by them.
    pub pagination: ToolsetRegistryPagination,
}
from_json! {
    ListToolsetRegistryResponse {
        status = "status",
        toolsets = "toolsets",
        categorized_toolsets = "categorizedToolsets",
        pagination = "pagination",
    }
}

/// One tool of a toolset type, as the registry list shows it.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RegistryTool {
    /// Short name inside its toolset.
    pub name: String,
    /// The registry name of the type, a dot, then the short name.
    pub full_name: String,
    /// Short name turned into title case.
    pub display_name: String,
    /// The description.
    pub description: String,
    /// The parameters.
    pub parameters: Vec<ToolParameter>,
    /// The result of the tool; null for every tool today.
    pub returns: Option<String>,
    /// The tags.
    pub tags: Vec<ToolTag>,
}
from_json! {
    RegistryTool {
        name = "name",
        full_name = "fullName",
        display_name = "displayName",
        description = "description",
        parameters = "parameters",
        returns = "returns",
        tags = "tags",
    }
}

/// One toolset type that the server knows, with its tools.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RegistryToolset {
    /// Registry name: lower case, without blanks and underscores.
    pub name: String,
    /// The display name.
    pub display_name: String,
    /// The description.
    pub description: String,
    /// The category of the toolset type.
    pub category: RegistryToolsetCategory,
    /// Product family, may be empty.
    pub group: String,
    /// The path of the icon below the web app.
    pub icon_path: String,
    /// The supported auth types.
    pub supported_auth_types: Vec<RegistryToolsetSupportedAuthTypesItem>,
    /// The documentation links.
    pub documentation_links: Vec<ToolsetDocumentationLink>,
    /// The tool count.
    pub tool_count: i64,
    /// The tools.
    pub tools: Vec<RegistryTool>,
}
from_json! {
    RegistryToolset {
        name = "name",
        display_name = "displayName",
        description = "description",
        category = "category",
        group = "group",
        icon_path = "iconPath",
        supported_auth_types = "supportedAuthTypes",
        documentation_links = "documentationLinks",
        tool_count = "toolCount",
        tools = "tools",
    }
}

open_enum! {
    /// The category of the toolset type.
    pub enum RegistryToolsetCategory {
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
    pub enum RegistryToolsetSupportedAuthTypesItem {
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

/// The paging numbers of the registry. The server does not cut the list by them.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetRegistryPagination {
    /// The page number of the request.
    pub page: i64,
    /// The page size of the request; 20 by default.
    pub limit: i64,
    /// The number of toolset types that match.
    pub total: i64,
    /// The total pages.
    pub total_pages: i64,
}
from_json! {
    ToolsetRegistryPagination {
        page = "page",
        limit = "limit",
        total = "total",
        total_pages = "totalPages",
    }
}

/// Lists every toolset type that the server offers, with all tools.
///
/// An OAuth token needs the scope `connector:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, besides the errors of each call.
#[doc(alias = "toolsetRegistryListToolsetRegistry")]
pub fn toolset_registry_list_toolset_registry(
    core: &PipeshubCore,
    request: ListToolsetRegistryRequest,
) -> Reply<'_, ListToolsetRegistryResponse> {
    let call = Call::new(&OPERATION).query("search", &request.search);
    core.call(call, RawReply::read)
}
