// Written by `cargo xtask operations`. Do not edit.
//! Documents in the storage.

#[cfg(feature = "document_management_download_document")]
mod download_document;

#[cfg(feature = "document_management_download_document")]
pub use self::download_document::{
    DownloadDocumentRequest, StoredDocument, document_management_download_document,
};
