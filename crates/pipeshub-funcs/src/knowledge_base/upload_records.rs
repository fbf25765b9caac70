//! `POST /knowledgeBase/{kbId}/upload`

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};
use std::{fmt, fs, io};

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, EventRead, EventStream, Form, Opening, Operation, PackedOperation, Part, PipeshubCore,
    Progress, QueryLimits, RawEvent, Result, StreamEvent, to_json,
};

use crate::models::knowledge::{UploadDone, UploadError, UploadFileFailed, UploadFileSucceeded};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "uploadRecords\
     |/knowledgeBase/{kbId}/upload\
     |kb:upload kb:read\
     |list the records before you upload the files again; the server reports a file that \
         exists as DUPLICATE_NAME",
)
.refused_with(&[400, 403, 404])
.timeout(Duration::from_secs(3600));

/// The most files of a request.
const MAX_FILES: usize = 1000;

/// The most bytes of all files of a request. A larger request gets 400 after it was sent.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// The most bytes of the field `files_metadata`, the default of the server's form reader.
const MAX_METADATA: usize = 1024 * 1024;

/// The function that receives the progress of an upload.
type OnProgress = Box<dyn FnMut(Progress) + Send>;

/// The arguments of [`knowledge_base_upload_records`].
#[non_exhaustive]
pub struct UploadRecordsRequest {
    /// Knowledge base id.
    pub kb_id: String,
    /// The files. From 1 to 1000 items, with 1 GiB in all.
    pub files: Vec<UploadFile>,
    /// Parent folder; the root when absent. Not empty.
    pub folder_id: Option<String>,
    /// Keep old versions. Unversioned content cannot be replaced later. Server default: `true`.
    pub is_versioned: Option<bool>,
    on_progress: Option<OnProgress>,
}

impl UploadRecordsRequest {
    /// Creates a request with the required fields.
    #[must_use]
    pub fn new(kb_id: impl Into<String>, files: impl Into<Vec<UploadFile>>) -> Self {
        Self {
            kb_id: kb_id.into(),
            files: files.into(),
            folder_id: None,
            is_versioned: None,
            on_progress: None,
        }
    }

    /// Sets [`folder_id`](Self#structfield.folder_id).
    #[must_use]
    pub fn folder_id(mut self, folder_id: impl Into<String>) -> Self {
        self.folder_id = Some(folder_id.into());
        self
    }

    /// Sets [`is_versioned`](Self#structfield.is_versioned).
    #[must_use]
    pub fn is_versioned(mut self, is_versioned: impl Into<bool>) -> Self {
        self.is_versioned = Some(is_versioned.into());
        self
    }

    /// Calls a function with the progress of the upload; see [`Form::on_progress`].
    #[must_use]
    pub fn on_progress(mut self, report: impl FnMut(Progress) + Send + 'static) -> Self {
        self.on_progress = Some(Box::new(report));
        self
    }
}

impl fmt::Debug for UploadRecordsRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadRecordsRequest")
            .field("kb_id", &self.kb_id)
            .field("files", &self.files)
            .field("folder_id", &self.folder_id)
            .field("is_versioned", &self.is_versioned)
            .finish_non_exhaustive()
    }
}

/// A file to upload.
///
/// ```
/// use pipeshub_core::Part;
/// use pipeshub_funcs::knowledge_base::UploadFile;
///
/// let file = UploadFile::new("policies/leave.md", Part::bytes("# Leave"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct UploadFile {
    /// The path in the knowledge base, with `/` between folders. The server creates the folders,
    /// and uses the extension as the type of the file.
    pub path: String,
    /// The content. The part gets the file name of the path.
    pub content: Part,
    /// The time of the last change, in milliseconds since 1970. Server default: now.
    pub last_modified: Option<i64>,
}

impl UploadFile {
    /// Creates a file from its path in the knowledge base and its content.
    #[must_use]
    pub fn new(path: impl Into<String>, content: Part) -> Self {
        Self {
            path: path.into(),
            content,
            last_modified: None,
        }
    }

    /// Creates a file from a local file, with the time of its last change.
    ///
    /// The path in the knowledge base is the name of the file. Set [`path`](Self::path) for
    /// folders.
    ///
    /// # Errors
    ///
    /// The metadata of the file cannot be read, or the path does not name a regular file.
    pub fn open(file: impl AsRef<Path>) -> io::Result<Self> {
        let file = file.as_ref();
        let content = Part::file(file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let modified = fs::metadata(file)?.modified().ok();
        let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Ok(Self {
            path: name.into_owned(),
            content,
            last_modified: since.and_then(|since| i64::try_from(since.as_millis()).ok()),
        })
    }

    /// Sets [`last_modified`](Self#structfield.last_modified).
    #[must_use]
    pub fn last_modified(mut self, milliseconds: i64) -> Self {
        self.last_modified = Some(milliseconds);
        self
    }
}

/// An entry of the field `files_metadata`.
struct Metadata {
    path: String,
    last_modified: i64,
}
to_json! {
    Metadata {
        path = "file_path<1,",
        last_modified = "last_modified",
    }
}

/// An event of an upload. Each file has exactly one, in no order; match by `file_path`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum UploadRecordsEvent {
    /// A file is stored, and its record waits for the indexing.
    Succeeded(UploadFileSucceeded),
    /// A file was refused, or could not be stored.
    Failed(UploadFileFailed),
    /// The last event, with the counts.
    Done(UploadDone),
    /// An event that this version of the SDK does not know.
    Other {
        /// The name of the event.
        event: String,
        /// The data of the event.
        data: RawJson,
    },
}

impl StreamEvent for UploadRecordsEvent {
    // The server sends a comment line each second.
    const IDLE_TIMEOUT: Duration = Duration::from_secs(30);

    fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>> {
        match event.name() {
            "file:succeeded" => event.next(Self::Succeeded),
            "file:failed" => event.next(Self::Failed),
            "done" => event.last(Self::Done),
            "error" => event.failure::<_, UploadError>(),
            _ => event.other(|event, data| Self::Other { event, data }),
        }
    }
}

// The text of the server may repeat a part of the request, so it is not printed.
impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the upload failed as a whole; files that were reported before are stored")
    }
}

impl StdError for UploadError {}

/// Uploads files and streams the result of each file.
///
/// An OAuth token needs the scopes `kb:upload` and `kb:read`. The user must be a writer of the
/// knowledge base.
///
/// The SDK never sends the request again once the server may have received it. To upload files
/// twice does no harm: the server reports a file that exists as
/// [`DUPLICATE_NAME`](crate::models::knowledge::UploadFileFailedReason::DUPLICATE_NAME).
///
/// The server takes a request of at most 1 GiB that arrives within 300 s. Files whose lengths exceed
/// 1 GiB in all are refused before anything is sent. The default deadline
/// until the stream begins is 3600 s, and a silence of 30 s is an error.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 413, 429 or 500, besides the
/// errors of each call. A file that fails is an event, and no error. If the whole upload fails, the
/// stream's error has the kind [`Failed`](pipeshub_core::ErrorKind::Failed).
#[doc(alias = "knowledgeBaseUploadRecords")]
pub fn knowledge_base_upload_records(
    core: &PipeshubCore,
    request: UploadRecordsRequest,
) -> Opening<'_, EventStream<UploadRecordsEvent>> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("kbId<,,u") }, &request.kb_id)
        .query_within(
            const { QueryLimits::new("folderId<1,") },
            &request.folder_id,
        );
    let call = match form(request) {
        Ok(form) => call.form(form),
        Err(problem) => call.refuse(OPERATION.invalid_request(problem)),
    };
    core.open(call)
}

/// Writes the form. Fails with the first problem that the server would report as an error, or
/// report wrong.
fn form(request: UploadRecordsRequest) -> Result<Form, Cow<'static, str>> {
    if !matches!(request.files.len(), 1..=MAX_FILES) {
        return Err("`files` must have from 1 to 1000 items".into());
    }
    let mut paths = BTreeSet::new();
    for file in &request.files {
        if file.path.is_empty() || file.path.starts_with('/') || file.path.ends_with('/') {
            return Err("`path` of a file must neither be empty nor begin or end with `/`".into());
        }
        if !paths.insert(&*file.path) {
            return Err(
                "`files` has a path twice, which the server would report as a failure of both"
                    .into(),
            );
        }
    }
    // Readers of unknown lengths do not count. The server checks what they return.
    let lengths = request
        .files
        .iter()
        .filter_map(|file| file.content.length());
    if lengths.fold(0, u64::saturating_add) > MAX_BYTES {
        return Err("`files` have more than 1 GiB in all; upload fewer at once".into());
    }
    let metadata: Vec<_> = request
        .files
        .iter()
        .map(|file| Metadata {
            path: file.path.clone(),
            last_modified: file.last_modified.unwrap_or(0),
        })
        .collect();
    let metadata = RawJson::write(&metadata).map_err(|problem| problem.to_string())?;
    if metadata.as_str().len() > MAX_METADATA {
        return Err("the paths of `files` are longer than 1 MiB; upload fewer at once".into());
    }
    let mut form = Form::new().text("files_metadata", metadata.as_str());
    if let Some(is_versioned) = request.is_versioned {
        form = form.text("isVersioned", if is_versioned { "true" } else { "false" });
    }
    for file in request.files {
        let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
        form = form.part("files", file.content.file_name(name));
    }
    Ok(match request.on_progress {
        Some(report) => form.on_progress(report),
        None => form,
    })
}
