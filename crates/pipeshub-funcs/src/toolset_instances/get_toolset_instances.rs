// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! `GET /toolsets/instances`

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, Operation, PackedOperation, PagedRequest, Paging, PipeshubCore, QueryLimits, RawReply,
    Reply, from_json, open_enum,
};

use crate::models::toolsets::ToolsetPagination;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getToolsetInstances|/toolsets/instances|connector:read",
);

/// The arguments of [`toolset_instances_get_toolset_instances`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetToolsetInstancesRequest {
    /// The page number. At least 1. Server default: `1`.
    pub page: Option<i64>,
    /// The entries per page. From 1 to 200. Server default: `50`.
    pub limit: Option<i64>,
    /// A part of the instance name or type.
    pub search: Option<String>,
}
builder!(GetToolsetInstancesRequest() { page: i64, limit: i64, search: String });

/// A page of the toolset instances of the organization.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetToolsetInstancesResponse {
    /// Always `success`.
    pub status: String,
    /// The instances.
    pub instances: Vec<ToolsetInstanceEntry>,
    /// The position of a page within the whole list.
    pub pagination: ToolsetPagination,
}
from_json! {
    GetToolsetInstancesResponse {
        status = "status",
        instances = "instances",
        pagination = "pagination",
    }
}

/// A toolset instance in a list, with the name and icon of its type.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ToolsetInstanceEntry {
    /// Instance id, a UUID.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The instance name.
    pub instance_name: String,
    /// The value of the creation in lower case.
    pub toolset_type: String,
    /// The kind of sign-in, upper case.
    pub auth_type: ToolsetInstanceEntryAuthType,
    /// The org id.
    pub org_id: String,
    /// User id of the administrator.
    pub created_by: String,
    /// The time in milliseconds since 1970.
    pub created_at_timestamp: i64,
    /// The time in milliseconds since 1970.
    pub updated_at_timestamp: i64,
    /// Linked OAuth application; absent if none.
    pub oauth_config_id: Option<String>,
    /// The stored `authConfig` in plain text. Absent if the creation linked an OAuth application.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub auth: Option<RawJson>,
    /// The name of the type.
    pub display_name: String,
    /// The text of the type, may be empty.
    pub description: String,
    /// Empty for unknown types.
    pub icon_path: String,
    /// The tool count.
    pub tool_count: i64,
}
from_json! {
    ToolsetInstanceEntry {
        id = "_id",
        instance_name = "instanceName",
        toolset_type = "toolsetType",
        auth_type = "authType",
        org_id = "orgId",
        created_by = "createdBy",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        oauth_config_id = "oauthConfigId",
        auth = "auth",
        display_name = "displayName",
        description = "description",
        icon_path = "iconPath",
        tool_count = "toolCount",
    }
}

open_enum! {
    /// The kind of sign-in, upper case.
    pub enum ToolsetInstanceEntryAuthType {
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

/// Lists the toolset instances of the organization.
///
/// An OAuth token needs the scope `connector:read`.
///
/// [`PipeshubCore::pages`] sends the requests of all pages, one after another.
///
/// The response contains secrets, which `Debug` does not print.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, besides the errors of each call.
#[doc(alias = "toolsetInstancesGetToolsetInstances")]
pub fn toolset_instances_get_toolset_instances(
    core: &PipeshubCore,
    request: GetToolsetInstancesRequest,
) -> Reply<'_, GetToolsetInstancesResponse> {
    let call = Call::new(&OPERATION)
        .query_within(const { QueryLimits::new("page<1,") }, request.page)
        .query_within(const { QueryLimits::new("limit<1,200") }, request.limit)
        .query("search", &request.search);
    core.call(call, RawReply::read)
}

impl PagedRequest for GetToolsetInstancesRequest {
    type Response = GetToolsetInstancesResponse;
    type Item = ToolsetInstanceEntry;
    const PAGING: Paging = Paging::new("instances")
        .total("pagination.total")
        .has_next("pagination.hasNext");

    fn send(self, core: &PipeshubCore) -> Reply<'_, GetToolsetInstancesResponse> {
        toolset_instances_get_toolset_instances(core, self)
    }
    fn into_items(response: GetToolsetInstancesResponse) -> Vec<ToolsetInstanceEntry> {
        response.instances
    }
    fn page(&self) -> Option<i64> {
        self.page
    }
    fn set_page(&mut self, page: i64) {
        self.page = Some(page);
    }
    fn limit(&self) -> Option<i64> {
        self.limit.or(Some(50))
    }
}
