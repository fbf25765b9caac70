//! `GET /document/{documentId}/download`

use std::time::Duration;

use pipeshub_core::http::{HeaderMap, header};
use pipeshub_core::{
    Call, Download, FromOpenReply, OpenReply, Opening, Operation, PackedOperation, PipeshubCore,
    QueryLimits, Response, Result, Secret, SensitiveUrl, from_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "downloadDocument|/document/{documentId}/download|kb:read",
)
.timeout(Duration::from_secs(300));

/// The download from the store of files. It has no scopes, since the store knows no token.
static SIGNED: PackedOperation =
    Operation::packed("GET", "downloadDocument|/").timeout(Duration::from_secs(300));

/// The arguments of [`document_management_download_document`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DownloadDocumentRequest {
    /// The id of the document in the storage: for an upload, the external id of its record.
    pub document_id: String,
    /// The index of the version, from 0. Server default: the current content.
    pub version: Option<i64>,
    /// The lifetime of a signed URL in seconds, from 1. Server default: `3600`.
    pub expiration_time_in_seconds: Option<i64>,
}
builder!(DownloadDocumentRequest(document_id: String) {
    version: i64,
    expiration_time_in_seconds: i64,
});

/// A stored document: its content, or the URL of its content.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoredDocument {
    /// The content, from a server that stores documents on its own disk.
    Content(Download),
    /// The URL of the content in S3 or Azure.
    ///
    /// Whoever has the URL can read the document until the URL expires, so `Debug` prints only the
    /// host. [`open`](StoredDocument::open) downloads it.
    SignedUrl(Response<SensitiveUrl>),
}

impl StoredDocument {
    /// Returns the content, which is downloaded from the signed URL if there is one.
    ///
    /// That request has neither the token nor the headers of the core; see
    /// [`PipeshubCore::open_signed_url`].
    ///
    /// # Errors
    ///
    /// The errors of [`PipeshubCore::open_signed_url`]. If the URL has expired, the store returns
    /// 403: request the document again.
    pub async fn open(self, core: &PipeshubCore) -> Result<Download> {
        match self {
            Self::Content(content) => Ok(content),
            Self::SignedUrl(url) => core.open_signed_url(&SIGNED, &url).await,
        }
    }
}

/// The response of a server that stores documents in S3 or Azure.
struct SignedUrl {
    signed_url: Secret,
}
from_json! { SignedUrl { signed_url = "signedUrl" } }

/// Only content has a file name. Its media type is that of the file, which may be JSON.
impl FromOpenReply for StoredDocument {
    fn stays_open(headers: &HeaderMap) -> bool {
        headers.contains_key(header::CONTENT_DISPOSITION)
    }

    fn from_open_reply(reply: OpenReply) -> Result<Self> {
        match reply.into_whole() {
            Ok(whole) => {
                let SignedUrl { signed_url } = whole.peek()?;
                let url = SensitiveUrl::unchecked(signed_url.expose().to_owned());
                Ok(Self::SignedUrl(whole.into_response(url)))
            }
            Err(open) => Download::from_open_reply(open).map(Self::Content),
        }
    }
}

/// Downloads a stored document, or returns a signed URL of its content.
///
/// [`StoredDocument::open`] makes one of both: the content.
///
/// An OAuth token needs the scope `kb:read`. Any member of the organization may download any
/// document of the organization.
///
/// The default deadline until the content begins is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 404, besides the errors of each
/// call. With Azure, the server refuses the files of knowledge bases with 400: use
/// `knowledge_base_stream_record_buffer`.
///
/// ```
/// # use pipeshub_core::{PipeshubCore, Result};
/// use pipeshub_funcs::document_management::{
///     DownloadDocumentRequest, document_management_download_document,
/// };
///
/// # async fn f(core: &PipeshubCore) -> Result<()> {
/// let request = DownloadDocumentRequest::new("6b0a6dad38f7833fc9b072c4");
/// let document = document_management_download_document(core, request).await?;
/// let bytes = document.open(core).await?.bytes(30 * 1024 * 1024).await?;
/// # Ok(())
/// # }
/// ```
#[doc(alias = "documentManagementDownloadDocument")]
pub fn document_management_download_document(
    core: &PipeshubCore,
    request: DownloadDocumentRequest,
) -> Opening<'_, StoredDocument> {
    let call = Call::new(&OPERATION)
        .id("documentId", &request.document_id)
        .query_within(const { QueryLimits::new("version<0,") }, request.version)
        .query_within(
            const { QueryLimits::new("expirationTimeInSeconds<1,") },
            request.expiration_time_in_seconds,
        );
    core.open(call)
}
