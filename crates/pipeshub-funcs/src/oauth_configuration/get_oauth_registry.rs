// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth/registry`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::connectors::{ConnectorPagination, OAuthConnectorType};

static OPERATION: PackedOperation =
    Operation::packed("GET", "getOAuthRegistry|/oauth/registry|connector:read");

/// The arguments of [`oauth_configuration_get_oauth_registry`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetOAuthRegistryRequest {
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 200. Server default: `20`.
    pub limit: Option<i64>,
    /// Words that must all occur in name, group, description or categories.
    pub search: Option<String>,
}
builder!(GetOAuthRegistryRequest() { page: i64, limit: i64, search: String });

/// A page of types with OAuth.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetOAuthRegistryResponse {
    /// The flag `success`.
    pub success: bool,
    /// The connectors.
    pub connectors: Vec<OAuthConnectorType>,
    /// The position in a paged list.
    pub pagination: ConnectorPagination,
}
from_json! {
    GetOAuthRegistryResponse {
        success = "success",
        connectors = "connectors",
        pagination = "pagination",
    }
}

/// Lists the connector and tool types that support OAuth apps.
///
/// An OAuth token needs the scope `connector:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, besides the errors of each call.
#[doc(alias = "oAuthConfigurationGetOAuthRegistry")]
pub fn oauth_configuration_get_oauth_registry(
    core: &PipeshubCore,
    request: GetOAuthRegistryRequest,
) -> Reply<'_, GetOAuthRegistryResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("search", &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for GetOAuthRegistryRequest {
    type Response = GetOAuthRegistryResponse;
    type Item = OAuthConnectorType;
    const PAGING: Paging = Paging::new("connectors")
        .total("pagination.totalCount")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetOAuthRegistryResponse> {
        oauth_configuration_get_oauth_registry(core, self)
    }
    fn into_items(response: GetOAuthRegistryResponse) -> Vec<OAuthConnectorType> {
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
