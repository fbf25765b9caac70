// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /search`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::knowledge::DeleteSearchResponse;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteSearchHistory|/search\
     |semantic:delete\
     |look with semantic_search_search_history which searches are left",
);

/// The arguments of [`semantic_search_delete_search_history`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteSearchHistoryRequest {
    /// Only shared searches (`true` or `1`) or only the others (`false` or `0`).
    pub shared: Option<bool>,
    /// Created at or after.
    pub start_date: Option<String>,
    /// Created at or before.
    pub end_date: Option<String>,
}
builder!(DeleteSearchHistoryRequest() { shared: bool, start_date: String, end_date: String });

/// Deletes all saved searches that the caller can see, also those that others have shared.
///
/// An OAuth token needs the scope `semantic:delete`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "semanticSearchDeleteSearchHistory")]
pub fn semantic_search_delete_search_history(
    core: &PipeshubCore,
    request: DeleteSearchHistoryRequest,
) -> Reply<'_, DeleteSearchResponse> {
    let call = Call::new(&OPERATION)
        .query("shared", request.shared)
        .query("startDate", &request.start_date)
        .query("endDate", &request.end_date);
    core.call(call, RawReply::read)
}
