// Written by `cargo xtask operations`. Do not edit.
//! Semantic search.

#[cfg(feature = "semantic_search_archive_search")]
mod archive_search;
#[cfg(feature = "semantic_search_delete_search_by_id")]
mod delete_search_by_id;
#[cfg(feature = "semantic_search_delete_search_history")]
mod delete_search_history;
#[cfg(feature = "semantic_search_get_search_by_id")]
mod get_search_by_id;
#[cfg(feature = "semantic_search_search")]
mod search;
#[cfg(feature = "semantic_search_search_history")]
mod search_history;
#[cfg(feature = "semantic_search_unarchive_search")]
mod unarchive_search;

#[cfg(feature = "semantic_search_archive_search")]
pub use self::archive_search::{
    ArchiveSearchRequest, ArchiveSearchResponse, ArchiveSearchResponseStatus,
    semantic_search_archive_search,
};
#[cfg(feature = "semantic_search_delete_search_by_id")]
pub use self::delete_search_by_id::{DeleteSearchByIdRequest, semantic_search_delete_search_by_id};
#[cfg(feature = "semantic_search_delete_search_history")]
pub use self::delete_search_history::{
    DeleteSearchHistoryRequest, semantic_search_delete_search_history,
};
#[cfg(feature = "semantic_search_get_search_by_id")]
pub use self::get_search_by_id::{
    GetSearchByIdRequest, PersistedSemanticSearch, PersistedSemanticSearchBoundingBox,
    PersistedSemanticSearchCitation, PersistedSemanticSearchCitationMetadata,
    semantic_search_get_search_by_id,
};
#[cfg(feature = "semantic_search_search")]
pub use self::search::{
    Filters, SearchRequest, SemanticSearchAiResponse, SemanticSearchAppliedFilters,
    SemanticSearchBoundingBox, SemanticSearchExecuteResponse, SemanticSearchGraphRecord,
    SemanticSearchGraphRecordExtractionStatus, SemanticSearchGraphRecordIndexingStatus,
    SemanticSearchGraphRecordOrigin, SemanticSearchGraphRecordParsingStatus, SemanticSearchHit,
    SemanticSearchHitMetadata, SemanticSearchHitMetadataOrigin, semantic_search_search,
};
#[cfg(feature = "semantic_search_search_history")]
pub use self::search_history::{
    SearchHistoryRequest, SearchHistoryResponse, SearchHistorySortBy, SearchHistorySortOrder,
    SemanticSearchHistoryAppliedDateRange, SemanticSearchHistoryAppliedValues,
    SemanticSearchHistoryDateFilters, SemanticSearchHistoryDateRange,
    SemanticSearchHistoryDateRangeCurrent, SemanticSearchHistoryFilterToggle,
    SemanticSearchHistoryFilters, SemanticSearchHistoryFiltersApplied,
    SemanticSearchHistoryFiltersAvailable, SemanticSearchHistoryItem,
    SemanticSearchHistoryMessageFilters, SemanticSearchHistoryPagination,
    SemanticSearchHistoryPaginationField, SemanticSearchHistoryPaginationFilters,
    SemanticSearchHistorySortField, SemanticSearchHistorySorting, semantic_search_search_history,
};
#[cfg(feature = "semantic_search_unarchive_search")]
pub use self::unarchive_search::{
    UnarchiveSearchRequest, UnarchiveSearchResponse, UnarchiveSearchResponseStatus,
    semantic_search_unarchive_search,
};
