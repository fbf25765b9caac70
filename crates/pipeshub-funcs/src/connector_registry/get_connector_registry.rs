// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/registry`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::connectors::{
    ConnectorAuthType, ConnectorPagination, ConnectorScope, DocumentationLink,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getConnectorRegistry|/connectors/registry|connector:read",
);

/// The arguments of [`connector_registry_get_connector_registry`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetConnectorRegistryRequest {
    /// The connectors of the team, or the personal ones. Server default: `team`.
    pub scope: Option<ConnectorScope>,
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 200. Server default: `20`.
    pub limit: Option<i64>,
    /// Words that must all occur in name, group, description, auth types or categories.
    pub search: Option<String>,
}
builder!(GetConnectorRegistryRequest() {
    scope: ConnectorScope,
    page: i64,
    limit: i64,
    search: String,
});

/// A connector type that a user can configure.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorType {
    /// Display name; equals the type for a registry entry.
    pub name: String,
    /// Connector type, the key used in paths and bodies.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub connector_type: String,
    /// Product family.
    pub app_group: String,
    /// The ways to sign in, the first is the default.
    pub supported_auth_types: Vec<ConnectorAuthType>,
    /// The app description.
    pub app_description: String,
    /// The app categories.
    pub app_categories: Vec<String>,
    /// The path of the icon on the web app.
    pub icon_path: String,
    /// The flag `supportsRealtime`.
    pub supports_realtime: bool,
    /// The flag `supportsSync`.
    pub supports_sync: bool,
    /// Whether agents can use it.
    pub supports_agent: bool,
    /// The documentation links.
    pub documentation_links: Vec<DocumentationLink>,
    /// Whether the source account needs administrator rights.
    pub is_admin_access_required: bool,
    /// The type to use instead for a personal connector.
    pub personal_connector_type: Option<String>,
    /// The scope that was asked for.
    pub scope: ConnectorScope,
    /// Hint text for users.
    pub connector_info: Option<String>,
}
from_json! {
    ConnectorType {
        name = "name",
        connector_type = "type",
        app_group = "appGroup",
        supported_auth_types = "supportedAuthTypes",
        app_description = "appDescription",
        app_categories = "appCategories",
        icon_path = "iconPath",
        supports_realtime = "supportsRealtime",
        supports_sync = "supportsSync",
        supports_agent = "supportsAgent",
        documentation_links = "documentationLinks",
        is_admin_access_required = "isAdminAccessRequired",
        personal_connector_type = "personalConnectorType",
        scope = "scope",
        connector_info = "connectorInfo",
    }
}

/// A page of connector types.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetConnectorRegistryResponse {
    /// The flag `success`.
    pub success: bool,
    /// The connectors.
    pub connectors: Vec<ConnectorType>,
    /// The position in a paged list.
    pub pagination: ConnectorPagination,
    /// The number of connector types per scope, whatever the search.
    pub registry_counts_by_scope: RegistryCountsByScope,
}
from_json! {
    GetConnectorRegistryResponse {
        success = "success",
        connectors = "connectors",
        pagination = "pagination",
        registry_counts_by_scope = "registryCountsByScope",
    }
}

/// The number of connector types per scope, whatever the search.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RegistryCountsByScope {
    /// The personal.
    pub personal: i64,
    /// The team.
    pub team: i64,
}
from_json! {
    RegistryCountsByScope {
        personal = "personal",
        team = "team",
    }
}

/// Lists the connector types that this server offers for one scope.
///
/// An OAuth token needs the scope `connector:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "connectorRegistryGetConnectorRegistry")]
pub fn connector_registry_get_connector_registry(
    core: &PipeshubCore,
    request: GetConnectorRegistryRequest,
) -> Reply<'_, GetConnectorRegistryResponse> {
    let call = Call::new(&OPERATION)
        .query("scope", crate::query::text(request.scope.as_ref()))
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("search", &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for GetConnectorRegistryRequest {
    type Response = GetConnectorRegistryResponse;
    type Item = ConnectorType;
    const PAGING: Paging = Paging::new("connectors")
        .total("pagination.totalCount")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetConnectorRegistryResponse> {
        connector_registry_get_connector_registry(core, self)
    }
    fn into_items(response: GetConnectorRegistryResponse) -> Vec<ConnectorType> {
        response.connectors
    }
    fn page(&self) -> Option<i64> {
        self.page
    }
    fn set_page(&mut self, page: i64) {
        self.page = Some(page);
    }
    fn limit(&self) -> Option<i64> {
        self.limit.or(Some(20))
    }
}
