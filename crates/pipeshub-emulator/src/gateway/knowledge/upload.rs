//! The operation `POST /knowledgeBase/{kbId}/upload`, which stores files.

use std::collections::HashMap;
use std::time::Duration;

use http::StatusCode;
use serde::Deserialize;

use super::base::{Base, Role};
use super::bases::MAX_FILES;
use super::form::{Form, Rules};
use super::record::{Record, split_name};
use crate::body::{Body, Step, Streamed, full_body};
use crate::fault::ServiceFault;
use crate::gateway::stream::{comment, event, upload_head};
use crate::gateway::{
    Call, Gateway, Refusal, StreamOutcome, bad_request, forbidden, not_found, validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::{is_uuid, uuid};

/// An entry of `files_metadata`.
#[derive(Deserialize)]
struct Metadata {
    file_path: String,
    #[serde(default)]
    #[allow(
        dead_code,
        reason = "checked and not used, as the emulator stores no times"
    )]
    last_modified: Option<f64>,
}

/// The result of one file.
struct FileResult {
    path: String,
    /// The record that was made or planned. `None` for a file over the limit.
    record: Option<Record>,
    failure: Option<Failure>,
}

struct Failure {
    message: String,
    reason: Option<&'static str>,
}

impl Gateway {
    /// Reads the form, checks the knowledge base, and stores the files.
    ///
    /// Everything is done before the response begins, and the response reports it.
    pub(in crate::gateway) async fn upload_records(&self, call: &Call<'_>) -> StreamOutcome {
        let request = call.request;
        if !request.upload.is_unread() {
            return Ok(full_body(bad_request("No files available for processing")));
        }
        let rules = Rules {
            field: "files",
            files: MAX_FILES,
            largest: self.largest_file(),
        };
        let form = match self.read_form(request, &rules).await? {
            Ok(form) => form,
            Err(why) => {
                return Ok(full_body(bad_request(&format!(
                    "File upload failed: {why}"
                ))));
            }
        };
        let paths = paths(&form)?;
        let (base, folder) = self.target(call)?;
        let script = &request.script;
        if let Some(ServiceFault::UploadError { message }) = &script.service {
            let error = event("error", &object! { "message": message.as_str() });
            let steps = [comment("connected"), error.into()];
            let streamed = Streamed::new(steps.map(Step::Chunk));
            return Ok(upload_head(Body::Streamed(streamed)));
        }
        let results = self.store(&base, folder, form, paths, script.service.as_ref());
        Ok(upload_head(Body::Streamed(report(
            &results,
            script.heartbeats,
        ))))
    }

    /// Returns the knowledge base and the folder of an upload.
    fn target<'a>(&self, call: &'a Call<'_>) -> Result<(Base, Option<&'a str>), Refusal> {
        let (id, token) = (call.parameter(), call.token()?);
        if !is_uuid(id) {
            return Err(validation_error("the id of the knowledge base is not a UUID").into());
        }
        // The gateway reads the knowledge base with the caller's token.
        if !token.allows("kb:read") {
            return Err(forbidden("Insufficient scope. Required: kb:read").into());
        }
        let base = self.library.base(id, &token.user);
        let base = base.ok_or_else(|| {
            not_found(&format!(
                "the knowledge base {id} does not exist, or is not visible"
            ))
        })?;
        if base.role_of(&token.user) < Some(Role::Writer) {
            let message = "the user may not upload to this knowledge base";
            return Err(forbidden(message).into());
        }
        let folder = call.query.one("folderId")?;
        self.library.check_folder(&base.id, folder)?;
        Ok((base, folder))
    }

    /// Stores the files. The results have the order of the real server.
    fn store(
        &self,
        base: &Base,
        folder: Option<&str>,
        form: Form,
        paths: Vec<String>,
        fault: Option<&ServiceFault>,
    ) -> Vec<FileResult> {
        let largest = self.largest_file();
        let broken = match fault {
            Some(ServiceFault::Status { message, .. }) => Some(message.as_str()),
            Some(ServiceFault::Unreachable | ServiceFault::Cut) => {
                Some("the service is unreachable")
            }
            _ => None,
        };
        let is_versioned = form.is_versioned();
        let mut times: HashMap<String, usize> = HashMap::new();
        for path in &paths {
            *times.entry(path.clone()).or_default() += 1;
        }
        let (mut too_large, mut others) = (Vec::new(), Vec::new());
        for (mut file, path) in form.files.into_iter().zip(paths) {
            if file.size > largest {
                let mebibytes = largest / (1024 * 1024);
                let message = format!("File exceeds the {mebibytes} MB size limit");
                let failure = Failure {
                    message,
                    reason: Some("EXCEEDS_SIZE_LIMIT"),
                };
                too_large.push(FileResult {
                    path,
                    record: None,
                    failure: Some(failure),
                });
                continue;
            }
            let mut record = Record::new(uuid(), &base.id, &path, file.take_content());
            record.size = usize::try_from(file.size).unwrap_or(usize::MAX);
            record.is_versioned = is_versioned;
            let planned = record.facts();
            // Of several files with one path, all are reported as failed.
            let is_repeated = times.get(&path) != Some(&1);
            let failure = if let Some(why) = broken {
                Some(Failure {
                    message: format!("Indexing service failed: {why}"),
                    reason: None,
                })
            } else if !self.library.add(record, folder, &path) || is_repeated {
                Some(Failure {
                    message: format!("A file named '{}' already exists", planned.name),
                    reason: Some("DUPLICATE_NAME"),
                })
            } else {
                None
            };
            others.push(FileResult {
                path,
                record: Some(planned),
                failure,
            });
        }
        too_large.append(&mut others);
        too_large
    }
}

/// Returns the path of each file, from `files_metadata` or from the part.
fn paths(form: &Form) -> Result<Vec<String>, Refusal> {
    if form.files.is_empty() {
        return Err(bad_request("File upload required but no files were received").into());
    }
    if let Some(versioned) = form.texts.get("isVersioned")
        && !["true", "1", "false", "0", ""].contains(&versioned.as_str())
    {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        let message = "isVersioned is neither true nor false";
        return Err(response::error(status, "INTERNAL_ERROR", message).into());
    }
    let Some(metadata) = form.texts.get("files_metadata") else {
        return Ok(form.files.iter().map(|file| file.name.clone()).collect());
    };
    let Ok(metadata) = serde_json::from_str::<Vec<Metadata>>(metadata) else {
        let message = "Invalid files_metadata format. Expected JSON array.";
        return Err(bad_request(message).into());
    };
    let (expected, got) = (form.files.len(), metadata.len());
    if expected != got {
        let message = format!("Metadata count mismatch: expected {expected} entries but got {got}");
        return Err(bad_request(&message).into());
    }
    Ok(metadata.into_iter().map(|entry| entry.file_path).collect())
}

/// Returns the events of an upload, one chunk each.
fn report(results: &[FileResult], (heartbeats, pause): (usize, Duration)) -> Streamed {
    let mut steps = vec![Step::Chunk(comment("connected"))];
    for _ in 0..heartbeats {
        steps.push(Step::Wait(pause));
        steps.push(Step::Chunk(comment("keepalive")));
    }
    let mut failed = 0_usize;
    for result in results {
        let name = if result.failure.is_some() {
            failed += 1;
            "file:failed"
        } else {
            "file:succeeded"
        };
        steps.push(Step::Chunk(event(name, &result.to_json()).into()));
    }
    let total = results.len();
    let summary = object! {
        "summary": object! {
            "total": total,
            "succeeded": total - failed,
            "failed": failed,
        },
    };
    steps.push(Step::Chunk(event("done", &summary).into()));
    Streamed::new(steps)
}

impl FileResult {
    fn to_json(&self) -> Json {
        let path = self.path.as_str();
        let (data, extension, stage) = if let Some(record) = &self.record {
            let data = object! {
                "recordId": record.id.as_str(),
                "fileName": record.name.as_str(),
                "filePath": path,
            };
            (data, record.extension.clone(), "index")
        } else {
            let file = path.rsplit('/').next().unwrap_or_default();
            let data = object! { "fileName": file, "filePath": path };
            (data, split_name(file).1, "upload")
        };
        let data = data.with("extension", extension);
        match &self.failure {
            None => data,
            Some(Failure { message, reason }) => data
                .with("errors", Some(vec![message.as_str()]))
                .with("reason", *reason)
                .with("stage", Some(stage)),
        }
    }
}
