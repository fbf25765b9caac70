// Written by `cargo xtask operations`. Do not edit.
//! Knowledge bases: methods, requests and responses.

use pipeshub_core::{Download, EventStream, Opening, PipeshubCore, Reply};
pub use pipeshub_funcs::knowledge_base::*;
use pipeshub_funcs::models::knowledge::{KnowledgeBase, KnowledgeHubNodesResponse, SuccessMessage};

/// The methods for knowledge bases; see
/// [`Pipeshub::knowledge_base`](crate::Pipeshub::knowledge_base).
#[derive(Debug, Clone, Copy)]
pub struct KnowledgeBaseGroup<'a>(&'a PipeshubCore);

impl<'a> KnowledgeBaseGroup<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Creates a knowledge base owned by the caller; see [`knowledge_base_create_knowledge_base`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createKnowledgeBase")]
    pub fn create_knowledge_base(
        self,
        request: CreateKnowledgeBaseRequest,
    ) -> Reply<'a, CreateKnowledgeBaseResponse> {
        knowledge_base_create_knowledge_base(self.0, request)
    }

    /// Lists the knowledge bases that the caller can open, page by page; see
    /// [`knowledge_base_list_knowledge_bases`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listKnowledgeBases")]
    pub fn list_knowledge_bases(
        self,
        request: ListKnowledgeBasesRequest,
    ) -> Reply<'a, ListKnowledgeBasesResponse> {
        knowledge_base_list_knowledge_bases(self.0, request)
    }

    /// Gets a knowledge base with the list of its folders; see
    /// [`knowledge_base_get_knowledge_base`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getKnowledgeBase")]
    pub fn get_knowledge_base(self, request: GetKnowledgeBaseRequest) -> Reply<'a, KnowledgeBase> {
        knowledge_base_get_knowledge_base(self.0, request)
    }

    /// Renames a knowledge base; see [`knowledge_base_update_knowledge_base`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateKnowledgeBase")]
    pub fn update_knowledge_base(
        self,
        request: UpdateKnowledgeBaseRequest,
    ) -> Reply<'a, SuccessMessage> {
        knowledge_base_update_knowledge_base(self.0, request)
    }

    /// Deletes a knowledge base with all its folders and records; see
    /// [`knowledge_base_delete_knowledge_base`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteKnowledgeBase")]
    pub fn delete_knowledge_base(
        self,
        request: DeleteKnowledgeBaseRequest,
    ) -> Reply<'a, SuccessMessage> {
        knowledge_base_delete_knowledge_base(self.0, request)
    }

    /// Gets a record with its labels and the access of the caller; see
    /// [`knowledge_base_get_record_by_id`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getRecordById")]
    pub fn get_record_by_id(
        self,
        request: GetRecordByIdRequest,
    ) -> Reply<'a, GetRecordByIdResponse> {
        knowledge_base_get_record_by_id(self.0, request)
    }

    /// Renames an uploaded record and/or replaces its content; see
    /// [`knowledge_base_update_record`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateRecord")]
    pub fn update_record(self, request: UpdateRecordRequest) -> Reply<'a, UpdateRecordResponse> {
        knowledge_base_update_record(self.0, request)
    }

    /// Deletes a record permanently; see [`knowledge_base_delete_record`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteRecord")]
    pub fn delete_record(self, request: DeleteRecordRequest) -> Reply<'a, DeleteRecordResponse> {
        knowledge_base_delete_record(self.0, request)
    }

    /// Downloads the content of a record, converted to PDF on request; see
    /// [`knowledge_base_stream_record_buffer`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "streamRecordBuffer")]
    pub fn stream_record_buffer(self, request: StreamRecordBufferRequest) -> Opening<'a, Download> {
        knowledge_base_stream_record_buffer(self.0, request)
    }

    /// Creates a folder in a knowledge base or in another folder; see
    /// [`knowledge_base_create_folder`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createFolder")]
    pub fn create_folder(self, request: CreateFolderRequest) -> Reply<'a, CreateFolderResponse> {
        knowledge_base_create_folder(self.0, request)
    }

    /// Renames a folder of a knowledge base; see [`knowledge_base_update_folder`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateFolder")]
    pub fn update_folder(self, request: UpdateFolderRequest) -> Reply<'a, SuccessMessage> {
        knowledge_base_update_folder(self.0, request)
    }

    /// Deletes a folder with everything in it; see [`knowledge_base_delete_folder`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteFolder")]
    pub fn delete_folder(self, request: DeleteFolderRequest) -> Reply<'a, SuccessMessage> {
        knowledge_base_delete_folder(self.0, request)
    }

    /// Uploads files and streams the result of each file; see [`knowledge_base_upload_records`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "uploadRecords")]
    pub fn upload_records(
        self,
        request: UploadRecordsRequest,
    ) -> Opening<'a, EventStream<UploadRecordsEvent>> {
        knowledge_base_upload_records(self.0, request)
    }

    /// Gets the file count and file size limits for uploads; see
    /// [`knowledge_base_get_upload_limits`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getUploadLimits")]
    pub fn get_upload_limits(self) -> Reply<'a, GetUploadLimitsResponse> {
        knowledge_base_get_upload_limits(self.0)
    }

    /// Queues a record, and optionally its children, for indexing again; see
    /// [`knowledge_base_reindex_record`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "reindexRecord")]
    pub fn reindex_record(self, request: ReindexRecordRequest) -> Reply<'a, ReindexRecordResponse> {
        knowledge_base_reindex_record(self.0, request)
    }

    /// Queues the records of a record group for indexing again; see
    /// [`knowledge_base_reindex_record_group`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "reindexRecordGroup")]
    pub fn reindex_record_group(
        self,
        request: ReindexRecordGroupRequest,
    ) -> Reply<'a, ReindexRecordGroupResponse> {
        knowledge_base_reindex_record_group(self.0, request)
    }

    /// Moves a file or folder within its knowledge base; see [`knowledge_base_move_record`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "moveRecord")]
    pub fn move_record(self, request: MoveRecordRequest) -> Reply<'a, SuccessMessage> {
        knowledge_base_move_record(self.0, request)
    }

    /// Lists all apps and knowledge bases, or searches the whole tree; see
    /// [`knowledge_base_get_knowledge_hub_root_nodes`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getKnowledgeHubRootNodes")]
    pub fn get_knowledge_hub_root_nodes(
        self,
        request: GetKnowledgeHubRootNodesRequest,
    ) -> Reply<'a, KnowledgeHubNodesResponse> {
        knowledge_base_get_knowledge_hub_root_nodes(self.0, request)
    }

    /// Lists or searches the nodes below an app, group, folder or record; see
    /// [`knowledge_base_get_knowledge_hub_child_nodes`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getKnowledgeHubChildNodes")]
    pub fn get_knowledge_hub_child_nodes(
        self,
        request: GetKnowledgeHubChildNodesRequest,
    ) -> Reply<'a, KnowledgeHubNodesResponse> {
        knowledge_base_get_knowledge_hub_child_nodes(self.0, request)
    }
}
