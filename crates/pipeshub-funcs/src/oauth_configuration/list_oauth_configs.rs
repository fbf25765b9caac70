// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::models::connectors::OAuthConfig;

static OPERATION: PackedOperation =
    Operation::packed("GET", "listOAuthConfigs|/oauth|connector:read");

/// The arguments of [`oauth_configuration_list_oauth_configs`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListOAuthConfigsRequest {
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 200. Server default: `20`.
    pub limit: Option<i64>,
    /// A text in the name, group, description, type or a category.
    pub search: Option<String>,
}
builder!(ListOAuthConfigsRequest() { page: i64, limit: i64, search: String });

/// A page of OAuth apps of all types.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListOAuthConfigsResponse {
    /// The flag `success`.
    pub success: bool,
    /// The oauth configs.
    pub oauth_configs: Vec<OAuthConfig>,
    /// The position within the list of all OAuth apps.
    pub pagination: OAuthConfigPagination,
}
from_json! {
    ListOAuthConfigsResponse {
        success = "success",
        oauth_configs = "oauthConfigs",
        pagination = "pagination",
    }
}

/// The position within the list of all OAuth apps.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthConfigPagination {
    /// The page of this response, from 1.
    pub page: i64,
    /// Most entries per page.
    pub limit: i64,
    /// Search text of the request.
    pub search: Option<String>,
    /// The number of entries on all pages.
    pub total_items: i64,
    /// The number of pages.
    pub total_pages: i64,
    /// The flag `hasNext`.
    pub has_next: bool,
    /// The flag `hasPrev`.
    pub has_prev: bool,
}
from_json! {
    OAuthConfigPagination {
        page = "page",
        limit = "limit",
        search = "search",
        total_items = "totalItems",
        total_pages = "totalPages",
        has_next = "hasNext",
        has_prev = "hasPrev",
    }
}

/// Lists the OAuth apps of the organization over all types.
///
/// An OAuth token needs the scope `connector:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, besides the errors of each call.
#[doc(alias = "oAuthConfigurationListOAuthConfigs")]
pub fn oauth_configuration_list_oauth_configs(
    core: &PipeshubCore,
    request: ListOAuthConfigsRequest,
) -> Reply<'_, ListOAuthConfigsResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("search", &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for ListOAuthConfigsRequest {
    type Response = ListOAuthConfigsResponse;
    type Item = OAuthConfig;
    const PAGING: Paging = Paging::new("oauthConfigs")
        .total("pagination.totalItems")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, ListOAuthConfigsResponse> {
        oauth_configuration_list_oauth_configs(core, self)
    }
    fn into_items(response: ListOAuthConfigsResponse) -> Vec<OAuthConfig> {
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
