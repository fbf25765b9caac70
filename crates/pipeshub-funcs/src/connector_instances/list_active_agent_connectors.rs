// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/agents/active`

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply,
};

use crate::models::connectors::{
    ConnectorInstance, ConnectorScope, ListConnectorInstancesResponse,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "listActiveAgentConnectors|/connectors/agents/active|connector:read user:read",
);

/// The arguments of [`connector_instances_list_active_agent_connectors`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ListActiveAgentConnectorsRequest {
    /// The connectors of the team, or the personal ones. Server default: `team`.
    pub scope: Option<ConnectorScope>,
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 200. Server default: `20`.
    pub limit: Option<i64>,
    /// A text in the name, type or group.
    pub search: Option<String>,
}
builder!(ListActiveAgentConnectorsRequest() {
    scope: ConnectorScope,
    page: i64,
    limit: i64,
    search: String,
});

/// Lists the connector instances that agents may use.
///
/// An OAuth token needs the scopes `connector:read` and `user:read`. `user:read` lets an
/// administrator see all team connectors.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, besides the errors of each call.
#[doc(alias = "connectorInstancesListActiveAgentConnectors")]
pub fn connector_instances_list_active_agent_connectors(
    core: &PipeshubCore,
    request: ListActiveAgentConnectorsRequest,
) -> Reply<'_, ListConnectorInstancesResponse> {
    let call = Call::new(&OPERATION)
        .query("scope", crate::query::text(request.scope.as_ref()))
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("search", &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for ListActiveAgentConnectorsRequest {
    type Response = ListConnectorInstancesResponse;
    type Item = ConnectorInstance;
    const PAGING: Paging = Paging::new("connectors")
        .total("pagination.totalCount")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, ListConnectorInstancesResponse> {
        connector_instances_list_active_agent_connectors(core, self)
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
