//! Knowledge: uploads, downloads, search.

mod download;
mod form;
mod library;
mod search;
mod upload;

use super::Gateway;
use super::route::Entry;
use super::route::Handler::{Now, Stream, Upload};

pub(crate) use form::UploadMemory;
pub(in crate::gateway) use form::{OneFile, read_one};
pub(crate) use library::{Hit, Library};
pub(in crate::gateway) use search::{MAX_QUERY, citation_metadata, is_list_of, texts};

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[
    ("streamRecordBuffer", Stream(Gateway::stream_record)),
    (
        "uploadRecords",
        Upload(|gateway, call| Box::pin(gateway.upload_records(call))),
    ),
    ("search", Now(Gateway::search)),
];
