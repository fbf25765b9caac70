// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/configured`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, Reply,
    from_json,
};

use crate::models::connectors::{ConnectorInstance, ConnectorPagination, ConnectorScope};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listConfiguredConnectors|/connectors/configured|connector:read user:read",
);

/// The arguments of [`connector_instances_list_configured_connectors`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListConfiguredConnectorsRequest {
    /// The connectors of the team, or the personal ones. Server default: `team`.
    pub scope: Option<ConnectorScope>,
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 200. Server default: `20`.
    pub limit: Option<i64>,
    /// A text in the name, type or group.
    pub search: Option<String>,
}
builder!(ListConfiguredConnectorsRequest() {
    scope: ConnectorScope,
    page: i64,
    limit: i64,
    search: String,
});

/// The instances and their position in the whole list.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorInstancePage {
    /// The connectors.
    pub connectors: Vec<ConnectorInstance>,
    /// The position in a paged list.
    pub pagination: ConnectorPagination,
}
from_json! {
    ConnectorInstancePage {
        connectors = "connectors",
        pagination = "pagination",
    }
}

/// Lists the connector instances that have been configured.
///
/// An OAuth token needs the scopes `connector:read` and `user:read`. `user:read` lets an
/// administrator see all team connectors.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400 or 401, besides the errors of each call.
#[doc(alias = "connectorInstancesListConfiguredConnectors")]
pub fn connector_instances_list_configured_connectors(
    core: &PipeshubCore,
    request: ListConfiguredConnectorsRequest,
) -> Reply<'_, ConnectorInstancePage> {
    let call = Call::new(&OPERATION)
        .query("scope", crate::query::text(request.scope.as_ref()))
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("search", &request.search);
    core.call(call, |raw| raw.read_in("connectors"))
}

impl PagedRequest for ListConfiguredConnectorsRequest {
    type Response = ConnectorInstancePage;
    type Item = ConnectorInstance;
    const PAGING: Paging = Paging::new("connectors.connectors")
        .total("connectors.pagination.totalCount")
        .has_next("connectors.pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, ConnectorInstancePage> {
        connector_instances_list_configured_connectors(core, self)
    }
    fn into_items(response: ConnectorInstancePage) -> Vec<ConnectorInstance> {
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
