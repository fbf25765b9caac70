//! Knowledge: knowledge bases, uploads, records, downloads, search.

mod base;
mod bases;
mod download;
mod form;
mod history;
mod index;
mod library;
mod nodes;
mod permissions;
mod record;
mod records;
mod search;
mod upload;

use super::Gateway;
use super::route::Entry;
use super::route::Handler::{Now, Stream, Upload};

pub(crate) use form::UploadMemory;
pub(in crate::gateway) use form::{OneFile, Rules, read_one};
pub(crate) use history::Searches;
pub(crate) use library::{Hit, Library};
pub(crate) use record::Record;
pub(in crate::gateway) use search::{
    MAX_QUERY, citation_metadata, is_list_of, sources, stored_citation, texts,
};

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[
    ("createKnowledgeBase", Now(Gateway::create_base)),
    ("listKnowledgeBases", Now(Gateway::knowledge_bases)),
    (
        "getUploadLimits",
        Now(|gateway, _| Ok(gateway.upload_limits())),
    ),
    ("getKnowledgeHubRootNodes", Now(Gateway::root_nodes)),
    ("search", Now(Gateway::search)),
    ("searchHistory", Now(Gateway::search_history)),
    ("deleteSearchHistory", Now(Gateway::delete_search_history)),
    ("downloadDocument", Stream(Gateway::download_document)),
    ("getKnowledgeBase", Now(Gateway::knowledge_base)),
    ("updateKnowledgeBase", Now(Gateway::rename_base)),
    ("deleteKnowledgeBase", Now(Gateway::delete_base)),
    ("getRecordById", Now(Gateway::record)),
    (
        "updateRecord",
        Upload(|gateway, call| Box::pin(gateway.update_record(call))),
    ),
    ("deleteRecord", Now(Gateway::delete_record)),
    ("streamRecordBuffer", Stream(Gateway::stream_record)),
    ("createFolder", Now(Gateway::create_folder)),
    (
        "uploadRecords",
        Upload(|gateway, call| Box::pin(gateway.upload_records(call))),
    ),
    ("reindexRecord", Now(Gateway::reindex_record)),
    ("reindexRecordGroup", Now(Gateway::reindex_group)),
    ("createKBPermission", Now(Gateway::grant_permissions)),
    ("listKBPermissions", Now(Gateway::permissions)),
    ("updateKBPermissions", Now(Gateway::update_permissions)),
    ("deleteKBPermissions", Now(Gateway::remove_permissions)),
    ("getSearchById", Now(Gateway::saved_search)),
    ("deleteSearchById", Now(Gateway::delete_search)),
    ("archiveSearch", Now(Gateway::archive_search)),
    ("unarchiveSearch", Now(Gateway::unarchive_search)),
    ("updateFolder", Now(Gateway::rename_folder)),
    ("deleteFolder", Now(Gateway::delete_folder)),
    ("moveRecord", Now(Gateway::move_record)),
    ("getKnowledgeHubChildNodes", Now(Gateway::child_nodes)),
];
