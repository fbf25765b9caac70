// Written by `cargo xtask operations`. Do not edit.
//! Semantic search: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
use pipeshub_funcs::models::knowledge::DeleteSearchResponse;
pub use pipeshub_funcs::semantic_search::*;

/// The methods for semantic search; see
/// [`Pipeshub::semantic_search`](crate::Pipeshub::semantic_search).
#[derive(Debug, Clone, Copy)]
pub struct SemanticSearch<'a>(&'a PipeshubCore);

impl<'a> SemanticSearch<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Searches all accessible knowledge by meaning and saves the search; see
    /// [`semantic_search_search`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    pub fn search(self, request: SearchRequest) -> Reply<'a, SemanticSearchExecuteResponse> {
        semantic_search_search(self.0, request)
    }

    /// Lists the saved searches of the caller, page by page; see
    /// [`semantic_search_search_history`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "searchHistory")]
    pub fn search_history(self, request: SearchHistoryRequest) -> Reply<'a, SearchHistoryResponse> {
        semantic_search_search_history(self.0, request)
    }

    /// Deletes all saved searches that the caller can see, also those that others have shared; see
    /// [`semantic_search_delete_search_history`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteSearchHistory")]
    pub fn delete_search_history(
        self,
        request: DeleteSearchHistoryRequest,
    ) -> Reply<'a, DeleteSearchResponse> {
        semantic_search_delete_search_history(self.0, request)
    }

    /// Gets a saved search with its passages, as a list of at most one; see
    /// [`semantic_search_get_search_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getSearchById")]
    pub fn get_search_by_id(
        self,
        request: GetSearchByIdRequest,
    ) -> Reply<'a, Vec<PersistedSemanticSearch>> {
        semantic_search_get_search_by_id(self.0, request)
    }

    /// Deletes a saved search; see [`semantic_search_delete_search_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteSearchById")]
    pub fn delete_search_by_id(
        self,
        request: DeleteSearchByIdRequest,
    ) -> Reply<'a, DeleteSearchResponse> {
        semantic_search_delete_search_by_id(self.0, request)
    }

    /// Archives a saved search, which hides it from the history; see
    /// [`semantic_search_archive_search`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "archiveSearch")]
    pub fn archive_search(self, request: ArchiveSearchRequest) -> Reply<'a, ArchiveSearchResponse> {
        semantic_search_archive_search(self.0, request)
    }

    /// Moves an archived search back to the history; see [`semantic_search_unarchive_search`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "unarchiveSearch")]
    pub fn unarchive_search(
        self,
        request: UnarchiveSearchRequest,
    ) -> Reply<'a, UnarchiveSearchResponse> {
        semantic_search_unarchive_search(self.0, request)
    }
}
