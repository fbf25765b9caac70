// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply,
};

use crate::models::connectors::{
    ConnectorInstance, ConnectorScope, ListConnectorInstancesResponse,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listConnectorInstances|/connectors|connector:read user:read",
);

/// The arguments of [`connector_instances_list_connector_instances`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListConnectorInstancesRequest {
    /// The connectors of the team, or the personal ones. Server default: `team`.
    pub scope: Option<ConnectorScope>,
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 200. Server default: `20`.
    pub limit: Option<i64>,
    /// A text in the name, type or group.
    pub search: Option<String>,
    /// Only instances that are, or are not, signed in.
    pub is_authenticated: Option<bool>,
    /// Only instances whose sync is on, or off.
    pub is_active: Option<bool>,
    /// Only instances of exactly this type. Not empty.
    pub connector_type: Option<String>,
}
builder!(ListConnectorInstancesRequest() {
    scope: ConnectorScope,
    page: i64,
    limit: i64,
    search: String,
    is_authenticated: bool,
    is_active: bool,
    connector_type: String,
});

/// Lists the connector instances of one scope, page by page.
///
/// An OAuth token needs the scopes `connector:read` and `user:read`. `user:read` lets an
/// administrator see all team connectors.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "connectorInstancesListConnectorInstances")]
pub fn connector_instances_list_connector_instances(
    core: &PipeshubCore,
    request: ListConnectorInstancesRequest,
) -> Reply<'_, ListConnectorInstancesResponse> {
    let call = Call::new(&OPERATION)
        .query("scope", crate::query::text(request.scope.as_ref()))
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("search", &request.search)
        .query("isAuthenticated", request.is_authenticated)
        .query("isActive", request.is_active)
        .query_within(
            const { QueryLimits::new("connectorType<1,") },
            &request.connector_type,
        );
    core.call(call, RawReply::read)
}

impl PagedRequest for ListConnectorInstancesRequest {
    type Response = ListConnectorInstancesResponse;
    type Item = ConnectorInstance;
    const PAGING: Paging = Paging::new("connectors")
        .total("pagination.totalCount")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, ListConnectorInstancesResponse> {
        connector_instances_list_connector_instances(core, self)
    }
    fn into_items(response: ListConnectorInstancesResponse) -> Vec<ConnectorInstance> {
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
