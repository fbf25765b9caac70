// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! Types that several operations of the family `knowledge` have.

#[cfg(any(
    feature = "knowledge_base_get_record_by_id",
    feature = "semantic_search_search"
))]
mod connector_name_enum;
#[cfg(any(
    feature = "knowledge_base_get_record_by_id",
    feature = "semantic_search_search"
))]
pub use self::connector_name_enum::ConnectorNameEnum;

#[cfg(any(
    feature = "semantic_search_delete_search_by_id",
    feature = "semantic_search_delete_search_history"
))]
mod delete_search_response;
#[cfg(any(
    feature = "semantic_search_delete_search_by_id",
    feature = "semantic_search_delete_search_history"
))]
pub use self::delete_search_response::DeleteSearchResponse;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod filter_option;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::filter_option::FilterOption;

#[cfg(any(
    feature = "knowledge_base_reindex_record",
    feature = "knowledge_base_reindex_record_group"
))]
mod indexing_status_filter;
#[cfg(any(
    feature = "knowledge_base_reindex_record",
    feature = "knowledge_base_reindex_record_group"
))]
pub use self::indexing_status_filter::IndexingStatusFilter;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_base",
    feature = "knowledge_base_list_knowledge_bases"
))]
mod knowledge_base;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_base",
    feature = "knowledge_base_list_knowledge_bases"
))]
pub use self::knowledge_base::KnowledgeBase;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_base",
    feature = "knowledge_base_list_knowledge_bases"
))]
mod knowledge_base_folder;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_base",
    feature = "knowledge_base_list_knowledge_bases"
))]
pub use self::knowledge_base_folder::KnowledgeBaseFolder;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_base",
    feature = "knowledge_base_list_knowledge_bases"
))]
mod knowledge_base_user_role;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_base",
    feature = "knowledge_base_list_knowledge_bases"
))]
pub use self::knowledge_base_user_role::KnowledgeBaseUserRole;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_applied_filters;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_applied_filters::KnowledgeHubAppliedFilters;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_available_filters;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_available_filters::KnowledgeHubAvailableFilters;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_count;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_count::KnowledgeHubCount;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_counts;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_counts::KnowledgeHubCounts;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_filters;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_filters::KnowledgeHubFilters;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_node;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_node::KnowledgeHubNode;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_node_node_type;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_node_node_type::KnowledgeHubNodeNodeType;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_node_origin;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_node_origin::KnowledgeHubNodeOrigin;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_node_permission;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_node_permission::KnowledgeHubNodePermission;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_node_ref;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_node_ref::KnowledgeHubNodeRef;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_node_ref_node_type;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_node_ref_node_type::KnowledgeHubNodeRefNodeType;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_nodes_response;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_nodes_response::KnowledgeHubNodesResponse;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_pagination;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_pagination::KnowledgeHubPagination;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod knowledge_hub_permissions;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::knowledge_hub_permissions::KnowledgeHubPermissions;

#[cfg(any(
    feature = "semantic_search_get_search_by_id",
    feature = "semantic_search_search_history"
))]
mod persisted_semantic_search_shared_with_entry;
#[cfg(any(
    feature = "semantic_search_get_search_by_id",
    feature = "semantic_search_search_history"
))]
pub use self::persisted_semantic_search_shared_with_entry::PersistedSemanticSearchSharedWithEntry;

#[cfg(any(
    feature = "semantic_search_get_search_by_id",
    feature = "semantic_search_search_history"
))]
mod persisted_semantic_search_shared_with_entry_access_level;
#[cfg(any(
    feature = "semantic_search_get_search_by_id",
    feature = "semantic_search_search_history"
))]
pub use self::persisted_semantic_search_shared_with_entry_access_level::PersistedSemanticSearchSharedWithEntryAccessLevel;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
mod range_filter;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes"
))]
pub use self::range_filter::RangeFilter;

#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes",
    feature = "knowledge_base_get_record_by_id",
    feature = "semantic_search_search"
))]
mod record_type_enum;
#[cfg(any(
    feature = "knowledge_base_get_knowledge_hub_child_nodes",
    feature = "knowledge_base_get_knowledge_hub_root_nodes",
    feature = "knowledge_base_get_record_by_id",
    feature = "semantic_search_search"
))]
pub use self::record_type_enum::RecordTypeEnum;

#[cfg(any(
    feature = "semantic_search_archive_search",
    feature = "semantic_search_search_history",
    feature = "semantic_search_unarchive_search"
))]
mod semantic_search_history_meta;
#[cfg(any(
    feature = "semantic_search_archive_search",
    feature = "semantic_search_search_history",
    feature = "semantic_search_unarchive_search"
))]
pub use self::semantic_search_history_meta::SemanticSearchHistoryMeta;

#[cfg(any(
    feature = "knowledge_base_delete_folder",
    feature = "knowledge_base_delete_knowledge_base",
    feature = "knowledge_base_move_record",
    feature = "knowledge_base_update_folder",
    feature = "knowledge_base_update_knowledge_base"
))]
mod success_message;
#[cfg(any(
    feature = "knowledge_base_delete_folder",
    feature = "knowledge_base_delete_knowledge_base",
    feature = "knowledge_base_move_record",
    feature = "knowledge_base_update_folder",
    feature = "knowledge_base_update_knowledge_base"
))]
pub use self::success_message::SuccessMessage;

#[cfg(feature = "knowledge_base_upload_records")]
mod upload_done;
#[cfg(feature = "knowledge_base_upload_records")]
pub use self::upload_done::UploadDone;

#[cfg(feature = "knowledge_base_upload_records")]
mod upload_error;
#[cfg(feature = "knowledge_base_upload_records")]
pub use self::upload_error::UploadError;

#[cfg(feature = "knowledge_base_upload_records")]
mod upload_file_failed;
#[cfg(feature = "knowledge_base_upload_records")]
pub use self::upload_file_failed::UploadFileFailed;

#[cfg(feature = "knowledge_base_upload_records")]
mod upload_file_failed_reason;
#[cfg(feature = "knowledge_base_upload_records")]
pub use self::upload_file_failed_reason::UploadFileFailedReason;

#[cfg(feature = "knowledge_base_upload_records")]
mod upload_file_failed_stage;
#[cfg(feature = "knowledge_base_upload_records")]
pub use self::upload_file_failed_stage::UploadFileFailedStage;

#[cfg(feature = "knowledge_base_upload_records")]
mod upload_file_succeeded;
#[cfg(feature = "knowledge_base_upload_records")]
pub use self::upload_file_succeeded::UploadFileSucceeded;

#[cfg(feature = "knowledge_base_upload_records")]
mod upload_summary;
#[cfg(feature = "knowledge_base_upload_records")]
pub use self::upload_summary::UploadSummary;
