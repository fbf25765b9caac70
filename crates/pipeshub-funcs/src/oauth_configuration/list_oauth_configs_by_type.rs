// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth/{connectorType}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::connectors::{ConnectorPagination, OAuthConfig};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listOAuthConfigsByType|/oauth/{connectorType}|connector:read user:read",
);

/// The arguments of [`oauth_configuration_list_oauth_configs_by_type`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListOAuthConfigsByTypeRequest {
    /// Connector type, spelled as in the registry. Not empty.
    pub connector_type: String,
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 200. Server default: `20`.
    pub limit: Option<i64>,
    /// Words that must all occur in name, group, description, type or categories.
    pub search: Option<String>,
}
builder!(ListOAuthConfigsByTypeRequest(connector_type: String) {
    page: i64,
    limit: i64,
    search: String,
});

/// A page of OAuth apps of one type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListOAuthConfigsByTypeResponse {
    /// The flag `success`.
    pub success: bool,
    /// The oauth configs.
    pub oauth_configs: Vec<OAuthConfig>,
    /// The position in a paged list.
    pub pagination: ConnectorPagination,
}
from_json! {
    ListOAuthConfigsByTypeResponse {
        success = "success",
        oauth_configs = "oauthConfigs",
        pagination = "pagination",
    }
}

/// Lists the OAuth apps registered for one connector type.
///
/// An OAuth token needs the scopes `connector:read` and `user:read`. `user:read` makes an
/// administrator get credentials. without it everybody gets the short form.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 404, besides the errors of each call.
#[doc(alias = "oAuthConfigurationListOAuthConfigsByType")]
pub fn oauth_configuration_list_oauth_configs_by_type(
    core: &PipeshubCore,
    request: ListOAuthConfigsByTypeRequest,
) -> Reply<'_, ListOAuthConfigsByTypeResponse> {
    let call = Call::new(&OPERATION)
        .path("connectorType", &request.connector_type)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("search", &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for ListOAuthConfigsByTypeRequest {
    type Response = ListOAuthConfigsByTypeResponse;
    type Item = OAuthConfig;
    const PAGING: Paging = Paging::new("oauthConfigs")
        .total("pagination.totalCount")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, ListOAuthConfigsByTypeResponse> {
        oauth_configuration_list_oauth_configs_by_type(core, self)
    }
    fn into_items(response: ListOAuthConfigsByTypeResponse) -> Vec<OAuthConfig> {
        response.oauth_configs
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
