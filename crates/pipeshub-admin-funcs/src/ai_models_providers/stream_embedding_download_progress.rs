//! `GET /configurationManager/ai-models/download-progress`

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, EventRead, EventStream, Opening, Operation, PackedOperation, PipeshubCore, RawEvent,
    Result, StreamEvent,
};

use crate::models::configuration::{EmbeddingDownloadProgressEvent, EmbeddingDownloadStatus};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "streamEmbeddingDownloadProgress\
     |/configurationManager/ai-models/download-progress\
     |config:read",
);

/// The arguments of [`ai_models_providers_stream_embedding_download_progress`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StreamEmbeddingDownloadProgressRequest {
    /// The name of the repository on the model hub, such as `owner/model`.
    pub model: String,
}
builder!(StreamEmbeddingDownloadProgressRequest(model: String) {});

/// An event of the download of a model.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum EmbeddingDownloadEvent {
    /// The state of the download. The last one has the status
    /// [`READY`](EmbeddingDownloadStatus::READY).
    Progress(EmbeddingDownloadProgressEvent),
    /// An event that this version of the SDK does not know.
    Other {
        /// The name of the event.
        event: String,
        /// The data of the event.
        data: RawJson,
    },
}

impl StreamEvent for EmbeddingDownloadEvent {
    // The server sends a state every 3 s, and at most 8 s after the last one.
    const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

    fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>> {
        if !matches!(event.name(), "progress" | "message" | "") {
            return event.other(|event, data| Self::Other { event, data });
        }
        let progress: EmbeddingDownloadProgressEvent = event.read()?;
        if progress.status == EmbeddingDownloadStatus::FAILED {
            return event.failure::<_, EmbeddingDownloadProgressEvent>();
        }
        let is_last = progress.status == EmbeddingDownloadStatus::READY;
        let progress = Self::Progress(progress);
        Ok(if is_last {
            EventRead::Last(progress)
        } else {
            EventRead::Next(progress)
        })
    }
}

// The text of the server may repeat a part of the request, so it is not printed.
impl fmt::Display for EmbeddingDownloadProgressEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the download of the model failed")
    }
}

impl StdError for EmbeddingDownloadProgressEvent {}

/// Streams the progress of the download of an embedding model.
///
/// The stream ends with the status [`READY`](EmbeddingDownloadStatus::READY). For a model that was
/// never requested, the server sends [`NOT_FOUND`](EmbeddingDownloadStatus::NOT_FOUND) every 3 s
/// without end: drop the stream.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// The default limit on silence is 60 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
/// For the status [`FAILED`](EmbeddingDownloadStatus::FAILED), which a lost embedding server
/// reports too, the stream's error has the kind [`Failed`](pipeshub_core::ErrorKind::Failed) and an
/// [`EmbeddingDownloadProgressEvent`] as its [`failure`](pipeshub_core::Error::failure).
#[doc(alias = "aiModelsProvidersStreamEmbeddingDownloadProgress")]
pub fn ai_models_providers_stream_embedding_download_progress(
    core: &PipeshubCore,
    request: StreamEmbeddingDownloadProgressRequest,
) -> Opening<'_, EventStream<EmbeddingDownloadEvent>> {
    let mut call = Call::new(&OPERATION).query("model", &request.model);
    if !is_model(&request.model) {
        let reason = "`model` must be a name of letters, digits, '_', '.' and '-', or two with a \
                      slash between them";
        call = call.refuse(OPERATION.invalid_request(reason));
    }
    core.open(call)
}

/// Whether a name has the form that the server accepts: `model` or `owner/model`.
fn is_model(name: &str) -> bool {
    let is_name = |name: &str| {
        let is_of_name = |byte| matches!(byte, b'_' | b'.' | b'-') || byte.is_ascii_alphanumeric();
        !name.is_empty() && name.bytes().all(is_of_name)
    };
    let (owner, model) = name.split_once('/').unwrap_or(("owner", name));
    is_name(owner) && is_name(model)
}
