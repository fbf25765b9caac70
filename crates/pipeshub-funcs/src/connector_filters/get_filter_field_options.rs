// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/{connectorId}/filters/{filterKey}/options`

use std::time::Duration;

use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json,
};

use crate::query::{Repeated, query_each};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getFilterFieldOptions|/connectors/{connectorId}/filters/{filterKey}/options\
     |connector:read user:read",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`connector_filters_get_filter_field_options`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetFilterFieldOptionsRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// The name of a filter with dynamic choices. Not empty.
    pub filter_key: String,
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 100. Server default: `20`.
    pub limit: Option<i64>,
    /// A text in the choices.
    pub search: Option<String>,
    /// The cursor of the previous page.
    pub cursor: Option<String>,
    /// GitLab only: groups whose projects to list. At most 20 items.
    pub context_group_path: Option<Vec<String>>,
    /// GitLab only: groups whose projects to leave out. At most 20 items.
    pub exclude_context_group_path: Option<Vec<String>>,
}
builder!(GetFilterFieldOptionsRequest(connector_id: String, filter_key: String) {
    page: i64,
    limit: i64,
    search: String,
    cursor: String,
    context_group_path: Vec<String>,
    exclude_context_group_path: Vec<String>,
});

/// A choice of a filter, with the name that the source uses.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConnectorFilterOption {
    /// The value to store in the filter.
    pub id: String,
    /// The text to show.
    pub label: String,
}
from_json! {
    ConnectorFilterOption {
        id = "id",
        label = "label",
    }
}

/// A page of choices. The fields for paging are at the top level.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetFilterFieldOptionsResponse {
    /// It can be `false` with status 200.
    pub success: bool,
    /// The options.
    pub options: Vec<ConnectorFilterOption>,
    /// The page.
    pub page: i64,
    /// The limit.
    pub limit: i64,
    /// The flag `hasMore`.
    pub has_more: bool,
    /// The cursor of the next page. Absent if the source has none.
    pub cursor: Option<String>,
    /// Reason or hint; mostly absent.
    pub message: Option<String>,
}
from_json! {
    GetFilterFieldOptionsResponse {
        success = "success",
        options = "options",
        page = "page",
        limit = "limit",
        has_more = "hasMore",
        cursor = "cursor",
        message = "message",
    }
}

/// Lists the choices for one filter, fetched live from the source.
///
/// An OAuth token needs the scopes `connector:read` and `user:read`. `user:read` only lets the
/// rights of an administrator count. For a connector of the team, the user must be an
/// administrator.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 404, besides the errors of each
/// call.
#[doc(alias = "connectorFiltersGetFilterFieldOptions")]
pub fn connector_filters_get_filter_field_options(
    core: &PipeshubCore,
    request: GetFilterFieldOptionsRequest,
) -> Reply<'_, GetFilterFieldOptionsResponse> {
    let call = query_each(
        query_each(
            Call::new(&OPERATION)
                .id("connectorId", &request.connector_id)
                .path_within(
                    const { QueryLimits::new("filterKey<1,,i") },
                    &request.filter_key,
                )
                .query_within(const { QueryLimits::new("page<1,") }, request.page)
                .query_within(const { QueryLimits::new("limit<1,100") }, request.limit)
                .query("search", &request.search)
                .query("cursor", &request.cursor),
            &OPERATION,
            "contextGroupPath",
            const { &Repeated::new("contextGroupPath<,", 0, 20) },
            request.context_group_path.as_deref().unwrap_or_default(),
        ),
        &OPERATION,
        "excludeContextGroupPath",
        const { &Repeated::new("excludeContextGroupPath<,", 0, 20) },
        request
            .exclude_context_group_path
            .as_deref()
            .unwrap_or_default(),
    );
    core.call(call, RawReply::read)
}

impl PagedRequest for GetFilterFieldOptionsRequest {
    type Response = GetFilterFieldOptionsResponse;
    type Item = ConnectorFilterOption;
    const PAGING: Paging = Paging::new("options").has_next("hasMore").cursor("cursor");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetFilterFieldOptionsResponse> {
        connector_filters_get_filter_field_options(core, self)
    }
    fn into_items(response: GetFilterFieldOptionsResponse) -> Vec<ConnectorFilterOption> {
        response.options
    }
    fn page(&self) -> Option<i64> {
        self.page
    }
    fn set_page(&mut self, page: i64) {
        self.page = Some(page);
    }
    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }
    fn limit(&self) -> Option<i64> {
        self.limit.or(Some(20))
    }
}
