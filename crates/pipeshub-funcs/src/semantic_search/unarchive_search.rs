// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /search/{searchId}/unarchive`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    open_enum,
};

use crate::models::knowledge::SemanticSearchHistoryMeta;

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "unarchiveSearch|/search/{searchId}/unarchive|semantic:write",
);

/// The arguments of [`semantic_search_unarchive_search`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UnarchiveSearchRequest {
    /// The id of a saved search.
    pub search_id: String,
}
builder!(UnarchiveSearchRequest(search_id: String) {});

/// A confirmation that a search is active again.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UnarchiveSearchResponse {
    /// The id.
    pub id: String,
    /// The status.
    pub status: UnarchiveSearchResponseStatus,
    /// The unarchived by.
    pub unarchived_by: String,
    /// Last change before this one, not the time of unarchiving.
    pub unarchived_at: String,
    /// The trace data of a response.
    pub meta: SemanticSearchHistoryMeta,
}
from_json! {
    UnarchiveSearchResponse {
        id = "id",
        status = "status",
        unarchived_by = "unarchivedBy",
        unarchived_at = "unarchivedAt",
        meta = "meta",
    }
}

open_enum! {
    /// The unarchive search response status.
    pub enum UnarchiveSearchResponseStatus {
        /// `unarchived`
        UNARCHIVED = "unarchived",
    }
}

/// Moves an archived search back to the history.
///
/// An OAuth token needs the scope `semantic:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "semanticSearchUnarchiveSearch")]
pub fn semantic_search_unarchive_search(
    core: &PipeshubCore,
    request: UnarchiveSearchRequest,
) -> Reply<'_, UnarchiveSearchResponse> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("searchId<,,h") },
        &request.search_id,
    );
    core.call(call, RawReply::read)
}
