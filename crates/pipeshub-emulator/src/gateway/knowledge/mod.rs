//! Knowledge: uploads, downloads, search.

mod download;
mod form;
mod library;
mod search;
mod upload;

pub(crate) use form::UploadMemory;
pub(crate) use library::{Hit, Library};
pub(in crate::gateway) use search::{MAX_QUERY, citation_metadata, is_list_of, texts};
