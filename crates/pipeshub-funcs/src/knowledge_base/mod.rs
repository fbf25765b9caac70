// Written by `cargo xtask operations`. Do not edit.
//! Knowledge bases.

#[cfg(feature = "knowledge_base_create_folder")]
mod create_folder;
#[cfg(feature = "knowledge_base_create_knowledge_base")]
mod create_knowledge_base;
#[cfg(feature = "knowledge_base_delete_folder")]
mod delete_folder;
#[cfg(feature = "knowledge_base_delete_knowledge_base")]
mod delete_knowledge_base;
#[cfg(feature = "knowledge_base_delete_record")]
mod delete_record;
#[cfg(feature = "knowledge_base_get_knowledge_base")]
mod get_knowledge_base;
#[cfg(feature = "knowledge_base_get_knowledge_hub_child_nodes")]
mod get_knowledge_hub_child_nodes;
#[cfg(feature = "knowledge_base_get_knowledge_hub_root_nodes")]
mod get_knowledge_hub_root_nodes;
#[cfg(feature = "knowledge_base_get_record_by_id")]
mod get_record_by_id;
#[cfg(feature = "knowledge_base_get_upload_limits")]
mod get_upload_limits;
#[cfg(feature = "knowledge_base_list_knowledge_bases")]
mod list_knowledge_bases;
#[cfg(feature = "knowledge_base_move_record")]
mod move_record;
#[cfg(feature = "knowledge_base_reindex_record")]
mod reindex_record;
#[cfg(feature = "knowledge_base_reindex_record_group")]
mod reindex_record_group;
#[cfg(feature = "knowledge_base_stream_record_buffer")]
mod stream_record_buffer;
#[cfg(feature = "knowledge_base_update_folder")]
mod update_folder;
#[cfg(feature = "knowledge_base_update_knowledge_base")]
mod update_knowledge_base;
#[cfg(feature = "knowledge_base_update_record")]
mod update_record;
#[cfg(feature = "knowledge_base_upload_records")]
mod upload_records;

#[cfg(feature = "knowledge_base_create_folder")]
pub use self::create_folder::{
    CreateFolderRequest, CreateFolderResponse, knowledge_base_create_folder,
};
#[cfg(feature = "knowledge_base_create_knowledge_base")]
pub use self::create_knowledge_base::{
    CreateKnowledgeBaseRequest, CreateKnowledgeBaseResponse, CreateKnowledgeBaseResponseUserRole,
    knowledge_base_create_knowledge_base,
};
#[cfg(feature = "knowledge_base_delete_folder")]
pub use self::delete_folder::{DeleteFolderRequest, knowledge_base_delete_folder};
#[cfg(feature = "knowledge_base_delete_knowledge_base")]
pub use self::delete_knowledge_base::{
    DeleteKnowledgeBaseRequest, knowledge_base_delete_knowledge_base,
};
#[cfg(feature = "knowledge_base_delete_record")]
pub use self::delete_record::{
    DeleteRecordRequest, DeleteRecordResponse, knowledge_base_delete_record,
};
#[cfg(feature = "knowledge_base_get_knowledge_base")]
pub use self::get_knowledge_base::{GetKnowledgeBaseRequest, knowledge_base_get_knowledge_base};
#[cfg(feature = "knowledge_base_get_knowledge_hub_child_nodes")]
pub use self::get_knowledge_hub_child_nodes::{
    GetKnowledgeHubChildNodesIncludeItem, GetKnowledgeHubChildNodesIndexingStatusItem,
    GetKnowledgeHubChildNodesNodeTypesItem, GetKnowledgeHubChildNodesOriginsItem,
    GetKnowledgeHubChildNodesParentType, GetKnowledgeHubChildNodesRequest,
    GetKnowledgeHubChildNodesSortBy, GetKnowledgeHubChildNodesSortOrder,
    knowledge_base_get_knowledge_hub_child_nodes,
};
#[cfg(feature = "knowledge_base_get_knowledge_hub_root_nodes")]
pub use self::get_knowledge_hub_root_nodes::{
    GetKnowledgeHubRootNodesIncludeItem, GetKnowledgeHubRootNodesIndexingStatusItem,
    GetKnowledgeHubRootNodesNodeTypesItem, GetKnowledgeHubRootNodesOriginsItem,
    GetKnowledgeHubRootNodesRequest, GetKnowledgeHubRootNodesSortBy,
    GetKnowledgeHubRootNodesSortOrder, knowledge_base_get_knowledge_hub_root_nodes,
};
#[cfg(feature = "knowledge_base_get_record_by_id")]
pub use self::get_record_by_id::{
    FileRecord, GetRecordByIdRequest, GetRecordByIdResponse, NamedRef, RecordAccess,
    RecordAccessAccessType, RecordAccessRelationship, RecordDetail, RecordDetailExtractionStatus,
    RecordDetailIndexingStatus, RecordDetailOrigin, RecordDetailParsingStatus, RecordKnowledgeBase,
    RecordMetadata, knowledge_base_get_record_by_id,
};
#[cfg(feature = "knowledge_base_get_upload_limits")]
pub use self::get_upload_limits::{GetUploadLimitsResponse, knowledge_base_get_upload_limits};
#[cfg(feature = "knowledge_base_list_knowledge_bases")]
pub use self::list_knowledge_bases::{
    KnowledgeBaseAppliedFilters, KnowledgeBaseAvailableFilters, KnowledgeBaseListFilters,
    KnowledgeBasePagination, ListKnowledgeBasesPermissionsItem, ListKnowledgeBasesRequest,
    ListKnowledgeBasesResponse, ListKnowledgeBasesSortBy, ListKnowledgeBasesSortOrder,
    knowledge_base_list_knowledge_bases,
};
#[cfg(feature = "knowledge_base_move_record")]
pub use self::move_record::{MoveRecordRequest, knowledge_base_move_record};
#[cfg(feature = "knowledge_base_reindex_record")]
pub use self::reindex_record::{
    ReindexRecordRequest, ReindexRecordResponse, knowledge_base_reindex_record,
};
#[cfg(feature = "knowledge_base_reindex_record_group")]
pub use self::reindex_record_group::{
    ReindexRecordGroupRequest, ReindexRecordGroupResponse, knowledge_base_reindex_record_group,
};
#[cfg(feature = "knowledge_base_stream_record_buffer")]
pub use self::stream_record_buffer::{
    StreamRecordBufferConvertTo, StreamRecordBufferRequest, knowledge_base_stream_record_buffer,
};
#[cfg(feature = "knowledge_base_update_folder")]
pub use self::update_folder::{UpdateFolderRequest, knowledge_base_update_folder};
#[cfg(feature = "knowledge_base_update_knowledge_base")]
pub use self::update_knowledge_base::{
    UpdateKnowledgeBaseRequest, knowledge_base_update_knowledge_base,
};
#[cfg(feature = "knowledge_base_update_record")]
pub use self::update_record::{
    UpdateRecordMeta, UpdateRecordRequest, UpdateRecordResponse, knowledge_base_update_record,
};
#[cfg(feature = "knowledge_base_upload_records")]
pub use self::upload_records::{
    UploadFile, UploadRecordsEvent, UploadRecordsRequest, knowledge_base_upload_records,
};
