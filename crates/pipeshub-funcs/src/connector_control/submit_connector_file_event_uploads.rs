//! `POST /connectors/{connectorId}/file-events/upload`

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{Call, Form, Operation, PackedOperation, Part, PipeshubCore, RawReply, Reply};

use super::SubmitConnectorFileEventsRequest;
use crate::models::connectors::SubmitConnectorFileEventsResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "submitConnectorFileEventUploads\
     |/connectors/{connectorId}/file-events/upload\
     |connector:sync connector:read user:read\
     |look with connector_instances_get_connector_stats whether the records changed before you \
     send the batch again",
)
.timeout(Duration::from_secs(600));

/// The most files of a request.
const MAX_FILES: usize = 1000;

/// The most bytes of the field `manifest`.
const MAX_MANIFEST: usize = 1024 * 1024;

/// The arguments of [`connector_control_submit_connector_file_event_uploads`].
///
/// ```
/// use pipeshub_core::Part;
/// use pipeshub_funcs::connector_control::{
///     ConnectorFile, LocalFsFileEvent, LocalFsFileEventType, SubmitConnectorFileEventUploadsRequest,
///     SubmitConnectorFileEventsRequest,
/// };
///
/// let changed = 1_795_410_835_609_i64;
/// let event = LocalFsFileEvent::new(LocalFsFileEventType::CREATED, "a.txt", changed, false);
/// let event = event.content_field("f0");
/// let batch = SubmitConnectorFileEventsRequest::new("3f2c1a44", [event]);
/// let file = ConnectorFile::new("f0", Part::bytes("text"));
/// let request = SubmitConnectorFileEventUploadsRequest::new(batch, [file]);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct SubmitConnectorFileEventUploadsRequest {
    /// The connector and the events. An event with content names its file in `content_field`.
    pub batch: SubmitConnectorFileEventsRequest,
    /// The files. At most 1000 items.
    pub files: Vec<ConnectorFile>,
}

impl SubmitConnectorFileEventUploadsRequest {
    /// Creates a request with the required fields.
    #[must_use]
    pub fn new(
        batch: SubmitConnectorFileEventsRequest,
        files: impl Into<Vec<ConnectorFile>>,
    ) -> Self {
        Self {
            batch,
            files: files.into(),
        }
    }
}

/// The content of a file in a batch.
#[derive(Debug)]
#[non_exhaustive]
pub struct ConnectorFile {
    /// The `content_field` of the file's event.
    pub content_field: String,
    /// The content. Server default of the limit: 30 MiB.
    pub content: Part,
}

impl ConnectorFile {
    /// Creates a file.
    #[must_use]
    pub fn new(content_field: impl Into<String>, content: Part) -> Self {
        Self {
            content_field: content_field.into(),
            content,
        }
    }
}

/// Reports file changes to a Local FS connector, with the content of the files.
///
/// An event whose `sha256` does not match its content is skipped, and the response does not count
/// it.
///
/// An OAuth token needs the scopes `connector:sync`, `connector:read` and `user:read`. The server
/// requires `connector:sync` with `connector:read` or `connector:sync` with `kb:write`. `user:read`
/// only lets the rights of an administrator count. The user must be able to see the connector.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 600 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 422, 500, 502, 503 or 504,
/// besides the errors of each call. A file above the server's limit is 500.
#[doc(alias = "connectorControlSubmitConnectorFileEventUploads")]
pub fn connector_control_submit_connector_file_event_uploads(
    core: &PipeshubCore,
    request: SubmitConnectorFileEventUploadsRequest,
) -> Reply<'_, SubmitConnectorFileEventsResponse> {
    let call = Call::new(&OPERATION).id("connectorId", &request.batch.connector_id);
    let call = match form(request) {
        Ok(form) => call.form(form),
        Err(problem) => call.refuse(OPERATION.invalid_request(problem)),
    };
    core.call(call, RawReply::read)
}

/// Writes the form. Fails if a file and its event do not refer to each other: the server would skip
/// one of them.
fn form(request: SubmitConnectorFileEventUploadsRequest) -> Result<Form, Cow<'static, str>> {
    if request.files.len() > MAX_FILES {
        return Err("`files` must have at most 1000 items".into());
    }
    let named = request.batch.events.iter();
    let named: Vec<_> = named
        .filter_map(|event| event.content_field.as_ref()?.as_deref())
        .collect();
    let events: BTreeSet<_> = named.iter().copied().collect();
    let files = request.files.iter().map(|file| &*file.content_field);
    let files: BTreeSet<_> = files.collect();
    if files.len() < request.files.len() || events.len() < named.len() {
        return Err("`content_field` must be different for each file and each event".into());
    }
    if files != events || files.contains("manifest") {
        return Err(
            "each `content_field` of an event must be that of a file, and none may be `manifest`"
                .into(),
        );
    }
    let manifest = RawJson::write(&request.batch).map_err(|problem| problem.to_string())?;
    if manifest.as_str().len() > MAX_MANIFEST {
        return Err("the events are longer than 1 MiB; send fewer at once".into());
    }
    let mut form = Form::new().text("manifest", manifest.as_str());
    for file in request.files {
        // Only a part with a file name is a file for the server, which reads no more of the name.
        let name = file.content_field.clone();
        form = form.part(file.content_field, file.content.file_name(name));
    }
    Ok(form)
}
