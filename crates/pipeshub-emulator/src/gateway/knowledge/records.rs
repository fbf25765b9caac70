//! The operations on records and on their documents.

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_DISPOSITION;

use super::base::{Denied, Role};
use super::download::streamed;
use super::form::{Form, Rules};
use super::library::Access;
use super::record::{Record, split_name};
use crate::body::full_body;
use crate::fixtures::ORGANIZATION;
use crate::gateway::input::{check_text, optional};
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, StreamOutcome, bad_request, forbidden, internal_error,
    not_found, validation_error,
};
use crate::json::{Json, object};
use crate::query::encode_segment;
use crate::response::{self, FullResponse};
use crate::time::{iso, now};

/// The maximum number of characters of a name.
const MAX_NAME: usize = 1000;

impl Gateway {
    /// Returns a record with its knowledge base.
    ///
    /// As on the real server, a record that is unknown or not visible is an error of the service.
    pub(in crate::gateway) fn record(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        call.check_connector_service()?;
        let Access::Granted(record) = self.library.find(call.parameter(), user) else {
            return Ok(internal_error("Failed to check record access"));
        };
        let base = self.library.base(&record.base, user);
        let base = base.map(|base| {
            object! { "id": base.id.as_str(), "name": base.name.as_str(), "orgId": ORGANIZATION }
        });
        let role = self.role_in(&record, user);
        let permission = object! {
            "id": record.id.as_str(),
            "name": record.file_name(),
            "type": "USER",
            "relationship": role.name(),
        };
        let body = object! {
            "record": detail(&record),
            "knowledgeBase": base,
            "folder": Json::Null,
            "metadata": Json::Null,
            "permissions": vec![permission],
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns the role of a user who can read the record.
    fn role_in(&self, record: &Record, user: &str) -> Role {
        let base = self.library.base(&record.base, user);
        let role = base.and_then(|base| base.role_of(user));
        // The other records are those of the user's own connectors.
        role.unwrap_or(Role::Owner)
    }

    /// Renames a record, or replaces its content. A file gives the record its own name.
    pub(in crate::gateway) async fn update_record(&self, call: &Call<'_>) -> StreamOutcome {
        let request = call.request;
        if !request.upload.is_unread() {
            let name = optional(call.body, "recordName", MAX_NAME)?;
            return self.renamed(call, name).map(full_body);
        }
        let rules = Rules {
            field: "file",
            files: 1,
            largest: self.largest_file(),
        };
        let mut form = match self.read_form(request, &rules).await? {
            Ok(form) => form,
            Err(why) => {
                return Ok(full_body(bad_request(&format!(
                    "File upload failed: {why}"
                ))));
            }
        };
        if form.files.is_empty() {
            let name = form.texts.get("recordName").map(String::as_str);
            return self.renamed(call, name).map(full_body);
        }
        self.with_new_content(call, &mut form).map(full_body)
    }

    fn renamed(&self, call: &Call<'_>, name: Option<&str>) -> Outcome {
        if let Some(name) = name {
            check_text(name)?;
        }
        let user = &call.token()?.user;
        let record = self
            .library
            .change_record(call.parameter(), user, |record| {
                if let Some(name) = name {
                    record.rename(name);
                }
            })?;
        Ok(updated(call, &record, false))
    }

    fn with_new_content(&self, call: &Call<'_>, form: &mut Form) -> Outcome {
        let token = call.token()?;
        if !token.allows("kb:read") && !token.allows("connector:read") {
            return Ok(forbidden("Insufficient scope. Required: kb:read"));
        }
        let Some(file) = form.files.first_mut() else {
            return Ok(bad_request("the form has no file"));
        };
        if file.size > self.largest_file() {
            return Ok(bad_request("File upload failed: File too large"));
        }
        check_text(&file.name)?;
        let (stem, extension) = split_name(&file.name);
        let stem = stem.to_owned();
        let failed = |why: &str| Ok(internal_error(&format!("File upload failed: {why}")));
        let id = call.parameter();
        let Access::Granted(known) = self.library.find(id, &token.user) else {
            return failed("the record does not exist");
        };
        if known.extension != extension {
            return failed("the extension differs from that of the record");
        }
        if !known.is_versioned {
            return failed("the record was uploaded without versions");
        }
        let size = usize::try_from(file.size).unwrap_or(usize::MAX);
        let content = file.take_content();
        let record = self.library.change_record(id, &token.user, |record| {
            record.name = stem;
            record.replace_content(content, size);
        })?;
        Ok(updated(call, &record, true))
    }

    pub(in crate::gateway) fn delete_record(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        call.check_connector_service()?;
        let record = self.library.remove_record(call.parameter(), user)?;
        let body = object! {
            "success": true,
            "message": "Record deleted",
            "recordId": record.id.as_str(),
            "connector": record.connector(),
            "timestamp": Json::Null,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Reports a published event. The emulator indexes every record at once.
    pub(in crate::gateway) fn reindex_record(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let depth = depth(call)?;
        call.check_connector_service()?;
        let record = match self.library.find(call.parameter(), user) {
            Access::Granted(record) => record,
            Access::Denied => return Err(Denied::Role.into()),
            Access::Unknown => return Err(Denied::NoRecord.into()),
        };
        let body = object! {
            "success": true,
            "message": "Reindex event published",
            "recordId": record.id.as_str(),
            "recordName": record.file_name(),
            "connector": record.connector(),
            "eventPublished": true,
            "userRole": self.role_in(&record, user).name(),
            "depth": depth,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Reports a published event for the records of a knowledge base.
    pub(in crate::gateway) fn reindex_group(&self, call: &Call<'_>) -> Outcome {
        let (id, user) = (call.parameter(), &call.token()?.user);
        let depth = depth(call)?;
        call.check_connector_service()?;
        let Some(base) = self.library.base(id, user) else {
            return Ok(not_found("the record group does not exist"));
        };
        let body = object! {
            "success": true,
            "message": "Reindex event published",
            "recordGroupId": base.id.as_str(),
            "depth": depth,
            "connectorId": base.id.as_str(),
            "connector": "kb",
            "eventPublished": true,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Sends the bytes of a document, as a server with local storage does.
    ///
    /// Any user may read any document. A version is an index in the history, from 0.
    pub(in crate::gateway) fn download_document(&self, call: &Call<'_>) -> StreamOutcome {
        let version = call.query.one("version")?;
        let refused = |response| Ok(full_body(response));
        let Some(record) = self.library.find_document(call.parameter()) else {
            return refused(not_found("the document does not exist"));
        };
        let latest = record.content.clone();
        let content = match version.map(str::parse::<usize>) {
            None => latest,
            Some(Err(_)) => return refused(validation_error("the version is not a number")),
            Some(Ok(_)) if !record.is_versioned => {
                return refused(bad_request("the document has no versions"));
            }
            Some(Ok(version)) => {
                let mut versions: Vec<Option<Bytes>> =
                    record.earlier.iter().cloned().map(Some).collect();
                versions.push(latest);
                match versions.into_iter().nth(version) {
                    Some(content) => content,
                    None => return refused(bad_request("the version does not exist")),
                }
            }
        };
        let Some(content) = content else {
            let message = "the emulator has dropped the content; raise Builder::content_limit";
            return refused(not_found(message));
        };
        let mut response = streamed(record.media_type, content, false);
        let name = encode_segment(&record.file_name());
        let disposition = format!("attachment; filename*=UTF-8''{name}");
        response::set(&mut response, CONTENT_DISPOSITION.as_str(), &disposition);
        Ok(response)
    }
}

/// Returns `depth`, from -1 to 100. Default: 0.
fn depth(call: &Call<'_>) -> Result<i64, Refusal> {
    match call.body.get("depth").map(serde_json::Value::as_i64) {
        None => Ok(0),
        Some(Some(depth @ -1..=100)) => Ok(depth),
        Some(_) => Err(validation_error("depth is not a number from -1 to 100").into()),
    }
}

/// Returns a record with its file.
fn detail(record: &Record) -> Json {
    let file = object! {
        "id": record.id.as_str(),
        "orgId": ORGANIZATION,
        "name": record.file_name(),
        "isFile": true,
    }
    .with("extension", record.extension.as_deref())
    .with("mimeType", Some(record.media_type))
    .with("sizeInBytes", Some(record.size));
    object! {
        "id": record.id.as_str(),
        "orgId": ORGANIZATION,
        "recordName": record.file_name(),
        "externalRecordId": record.document.as_str(),
        "connectorId": record.base.as_str(),
        "connectorName": record.connector().to_uppercase(),
        "recordType": "FILE",
        "origin": record.origin(),
        "version": record.earlier.len(),
        "isLatestVersion": true,
        "createdAtTimestamp": record.created,
        "updatedAtTimestamp": record.updated,
        "indexingStatus": "COMPLETED",
        "extractionStatus": "COMPLETED",
        "mimeType": record.media_type,
        "sizeInBytes": record.size,
        "webUrl": format!("/record/{}", record.id),
        "fileRecord": file,
        "mailRecord": Json::Null,
        "ticketRecord": Json::Null,
    }
}

/// Returns the response to a change of a record. The record is the document of the graph store.
fn updated(call: &Call<'_>, record: &Record, has_file: bool) -> FullResponse {
    let message = if has_file {
        "Record updated with new file version"
    } else {
        "Record updated successfully"
    };
    let document = object! {
        "_key": record.id.as_str(),
        "orgId": ORGANIZATION,
        "recordName": record.name.as_str(),
        "externalRecordId": record.document.as_str(),
        "recordType": "FILE",
        "origin": record.origin(),
        "createdAtTimestamp": record.created,
        "updatedAtTimestamp": record.updated,
        "indexingStatus": "COMPLETED",
        "version": record.earlier.len(),
        "mimeType": record.media_type,
        "sizeInBytes": record.size,
    };
    let meta = object! { "requestId": call.request_id(), "timestamp": iso(now()) };
    let body = object! {
        "message": message,
        "record": document,
        "fileUploaded": has_file,
        "meta": meta,
    };
    response::json(StatusCode::OK, &body)
}
