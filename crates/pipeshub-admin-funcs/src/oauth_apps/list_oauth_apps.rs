// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.
//! `GET /oauth-clients`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::models::identity::{OAuthAppResponse, OAuthPagination};

static OPERATION: PackedOperation = Operation::packed("GET", "listOAuthApps|/oauth-clients");

/// The arguments of [`oauth_apps_list_oauth_apps`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListOAuthAppsRequest {
    /// The page. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The limit. From 1 to 100. Server default: `20`.
    pub limit: Option<i64>,
    /// The status. The SDK refuses other values than the known ones.
    pub status: Option<ListOAuthAppsStatus>,
    /// The search.
    pub search: Option<String>,
}
builder!(ListOAuthAppsRequest() {
    page: i64,
    limit: i64,
    status: ListOAuthAppsStatus,
    search: String,
});

open_enum! {
    /// The list oauth apps status.
    pub enum ListOAuthAppsStatus {
        /// `active`
        ACTIVE = "active",
        /// `suspended`
        SUSPENDED = "suspended",
        /// `revoked`
        REVOKED = "revoked",
    }
}

/// A page of OAuth apps, newest first.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct OAuthAppListResponse {
    /// The data.
    pub data: Vec<OAuthAppResponse>,
    /// The place of a page in a list.
    pub pagination: OAuthPagination,
}
from_json! {
    OAuthAppListResponse {
        data = "data",
        pagination = "pagination",
    }
}

/// Lists the OAuth apps that the caller has registered, newest first.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 429, besides the errors of each call.
#[doc(alias = "oAuthAppsListOAuthApps")]
pub fn oauth_apps_list_oauth_apps(
    core: &PipeshubCore,
    request: ListOAuthAppsRequest,
) -> Reply<'_, OAuthAppListResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
        .query_within(
            const { QueryLimits::new("status<,,=active|suspended|revoked") },
            crate::query::text(request.status.as_ref()),
        )
        .query("search", &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for ListOAuthAppsRequest {
    type Response = OAuthAppListResponse;
    type Item = OAuthAppResponse;
    const PAGING: Paging = Paging::new("data")
        .total("pagination.total")
        .total_pages("pagination.totalPages");

    fn send(self, core: &PipeshubCore) -> Reply<'_, OAuthAppListResponse> {
        oauth_apps_list_oauth_apps(core, self)
    }
    fn into_items(response: OAuthAppListResponse) -> Vec<OAuthAppResponse> {
        response.data
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
