// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /search/{searchId}`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply};

use crate::models::knowledge::DeleteSearchResponse;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteSearchById|/search/{searchId}|semantic:delete",
);

/// The arguments of [`semantic_search_delete_search_by_id`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteSearchByIdRequest {
    /// The id of a saved search.
    pub search_id: String,
}
builder!(DeleteSearchByIdRequest(search_id: String) {});

/// Deletes a saved search.
///
/// An OAuth token needs the scope `semantic:delete`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "semanticSearchDeleteSearchById")]
pub fn semantic_search_delete_search_by_id(
    core: &PipeshubCore,
    request: DeleteSearchByIdRequest,
) -> Reply<'_, DeleteSearchResponse> {
    let call = Call::new(&OPERATION).path_within(
        const { QueryLimits::new("searchId<,,h") },
        &request.search_id,
    );
    core.call(call, RawReply::read)
}
