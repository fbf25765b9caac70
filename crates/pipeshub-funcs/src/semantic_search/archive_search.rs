// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `PATCH /search/{searchId}/archive`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    open_enum,
};

use crate::models::knowledge::SemanticSearchHistoryMeta;

static OPERATION: PackedOperation = Operation::packed(
    "PATCH",
    "archiveSearch|/search/{searchId}/archive|semantic:write",
);

/// The arguments of [`semantic_search_archive_search`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ArchiveSearchRequest {
    /// The id of a saved search.
    pub search_id: String,
}
builder!(ArchiveSearchRequest(search_id: String) {});

/// A confirmation that a search was archived.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ArchiveSearchResponse {
    /// The id.
    pub id: String,
    /// The status.
    pub status: ArchiveSearchResponseStatus,
    /// The archived by.
    pub archived_by: String,
    /// Last change before this one, not the time of archiving.
    pub archived_at: String,
    /// The trace data of a response.
    pub meta: SemanticSearchHistoryMeta,
}
from_json! {
    ArchiveSearchResponse {
        id = "id",
        status = "status",
        archived_by = "archivedBy",
        archived_at = "archivedAt",
        meta = "meta",
    }
}

open_enum! {
    /// The archive search response status.
    pub enum ArchiveSearchResponseStatus {
        /// `archived`
        ARCHIVED = "archived",
    }
}

/// Archives a saved search, which hides it from the history.
///
/// An OAuth token needs the scope `semantic:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "semanticSearchArchiveSearch")]
pub fn semantic_search_archive_search(
    core: &PipeshubCore,
    request: ArchiveSearchRequest,
) -> Reply<'_, ArchiveSearchResponse> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("searchId<,,h") },
        &request.search_id,
    );
    core.call(call, RawReply::read)
}
