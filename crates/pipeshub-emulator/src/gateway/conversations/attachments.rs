//! The operations on the files that a chat refers to.

use http::StatusCode;

use super::place::Place;
use crate::body::full_body;
use crate::gateway::input::is_object_id;
use crate::gateway::knowledge::{Record, Rules};
use crate::gateway::{Call, Gateway, Outcome, StreamOutcome, bad_request, validation_error};
use crate::json::object;
use crate::response::{self, FullResponse};
use crate::time::uuid;

/// The maximum number of files of a request.
const MAX_FILES: usize = 10;
/// The maximum number of bytes of a file.
const MAX_FILE: u64 = 5 * 1024 * 1024;

impl Gateway {
    /// Returns a reference for each file. The emulator does not keep the files.
    pub(in crate::gateway) async fn upload_attachments(&self, call: &Call<'_>) -> StreamOutcome {
        let request = call.request;
        let required = || {
            let message = "File upload required but no files were received";
            Ok(full_body(bad_request(message)))
        };
        if !request.upload.is_unread() {
            return required();
        }
        let rules = Rules {
            field: "files",
            files: MAX_FILES,
            largest: MAX_FILE,
        };
        // The real server refuses what is too much as an error of its own.
        let too_much = |why: &str| {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            Ok(full_body(response::error(status, "INTERNAL_ERROR", why)))
        };
        let form = match self.read_form(request, &rules).await? {
            Ok(form) => form,
            Err(why) => return too_much(why),
        };
        if form.files.is_empty() {
            return required();
        }
        if form.files.iter().any(|file| file.size > MAX_FILE) {
            return too_much("File too large");
        }
        let conversation = form.texts.get("conversationId");
        let conversation = conversation.map_or("", String::as_str);
        if !conversation.is_empty() && !is_object_id(conversation) {
            return Ok(full_body(validation_error(
                "conversationId does not have 24 hex digits",
            )));
        }
        let attachments = form.files.iter().map(|file| {
            let record = Record::new(uuid(), "", &file.name, None);
            object! {
                "recordId": record.id.as_str(),
                "recordName": file.name.as_str(),
                "mimeType": record.media_type,
                "extension": record.extension.as_deref().unwrap_or_default(),
                "virtualRecordId": uuid(),
                "parseMode": parse_mode(&record),
                "ocrMode": "none",
            }
        });
        let body = object! {
            "conversationId": Some(conversation).filter(|id| !id.is_empty()),
            "attachments": attachments.collect::<Vec<_>>(),
        };
        Ok(full_body(response::json(StatusCode::OK, &body)))
    }

    pub(in crate::gateway) async fn upload_agent_attachments(
        &self,
        call: &Call<'_>,
    ) -> StreamOutcome {
        if !call.token()?.allows("conversation:chat") {
            return Ok(full_body(lacks_chat()));
        }
        self.upload_attachments(call).await
    }

    /// Deletes a record, even one that is no attachment, as the real server does.
    pub(in crate::gateway) fn delete_attachment(&self, record: &str) -> FullResponse {
        self.library.remove_any(record);
        response::empty(StatusCode::NO_CONTENT)
    }

    pub(in crate::gateway) fn delete_agent_attachment(&self, call: &Call<'_>) -> Outcome {
        if !call.token()?.allows("conversation:chat") {
            return Ok(lacks_chat());
        }
        // The id is where those of conversations are.
        Ok(self.delete_attachment(Place::of_agent(call).conversation))
    }
}

/// Returns the refusal of the service, which checks a scope of its own.
fn lacks_chat() -> FullResponse {
    let detail = object! { "detail": "Insufficient scope. Required: conversation:chat" };
    response::json(StatusCode::FORBIDDEN, &detail)
}

fn parse_mode(record: &Record) -> &'static str {
    match record.media_type {
        "application/pdf" => "pdfplumber",
        "image/png" | "image/jpeg" => "image_direct",
        "text/csv" => "csv_lightweight",
        media_type if media_type.starts_with("text/") => "text",
        media_type if media_type.ends_with("spreadsheetml.sheet") => "excel_lightweight",
        _ => "docling",
    }
}
