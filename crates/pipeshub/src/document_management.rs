// Written by `cargo xtask operations`. Do not edit.
//! Documents in the storage: methods, requests and responses.

use pipeshub_core::{Opening, PipeshubCore};
pub use pipeshub_funcs::document_management::*;

/// The methods for documents in the storage; see
/// [`Pipeshub::document_management`](crate::Pipeshub::document_management).
#[derive(Debug, Clone, Copy)]
pub struct DocumentManagement<'a>(&'a PipeshubCore);

impl<'a> DocumentManagement<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Downloads a stored document, or returns a signed URL of its content; see
    /// [`document_management_download_document`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "downloadDocument")]
    pub fn download_document(
        self,
        request: DownloadDocumentRequest,
    ) -> Opening<'a, StoredDocument> {
        document_management_download_document(self.0, request)
    }
}
