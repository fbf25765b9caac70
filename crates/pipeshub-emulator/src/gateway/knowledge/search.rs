//! The operation `POST /search`, which finds paragraphs of records.

use std::time::Duration;

use http::StatusCode;
use serde_json::Value;

use super::history::SavedSearch;
use super::library::Hit;
use crate::fault::ServiceFault;
use crate::fixtures::ORGANIZATION;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, UNREACHABLE, bad_request, has_format_marker, not_found,
    validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::{is_uuid, iso};

/// The maximum number of characters of a text to search for.
pub(in crate::gateway) const MAX_QUERY: usize = 100_000;

impl Gateway {
    pub(in crate::gateway) fn search(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let Some(query) = call.body.get("query") else {
            return Ok(validation_error("Required"));
        };
        let Some(text) = query.as_str().filter(|text| !text.is_empty()) else {
            return Ok(validation_error("the query is not a text"));
        };
        if text.chars().count() > MAX_QUERY {
            return Ok(validation_error(
                "the query has more than 100000 characters",
            ));
        }
        if has_format_marker(text) {
            return Ok(bad_request(
                "the query contains a marker such as %s; remove it",
            ));
        }
        let sources = sources(call.body)?;
        let limit = match call.body.get("limit").map(Value::as_u64) {
            None => None,
            Some(Some(limit @ 1..=100)) => Some(usize::try_from(limit).unwrap_or(100)),
            Some(_) => return Ok(validation_error("the limit is not a number from 1 to 100")),
        };
        if let Some(fault) = &call.request.script.service
            && let Some((status, message)) = failure(fault)
        {
            return Ok(response::error(status, response::code_of(status), &message));
        }
        if !self.library.has_records_for(user) {
            return Ok(not_found("the user has no access to any record"));
        }
        let Some(limit) = limit else {
            // The real server searches first, and then fails.
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            let message = "the limit is missing; send one";
            return Ok(response::error(status, "INTERNAL_ERROR", message));
        };
        let hits = self.library.search(text, user, &sources, limit);
        let saved = SavedSearch::new(text, limit, user, &hits);
        let body = success(&saved.id, &hits);
        self.searches.add(saved);
        Ok(response::json(StatusCode::OK, &body))
    }
}

/// Returns the gateway's status and message for a fault of the service.
fn failure(fault: &ServiceFault) -> Option<(StatusCode, String)> {
    let internal = StatusCode::INTERNAL_SERVER_ERROR;
    match fault {
        ServiceFault::Status { status, message } if status.as_u16() == 429 => {
            Some((internal, format!("Backend error: {message}")))
        }
        ServiceFault::Status { status, message } => Some((*status, message.clone())),
        ServiceFault::Unreachable | ServiceFault::Cut => Some((internal, UNREACHABLE.to_owned())),
        _ => None,
    }
}

fn success(id: &str, hits: &[Hit]) -> Json {
    let message = if hits.is_empty() {
        "Query processed successfully. No relevant records found."
    } else {
        "Query processed successfully. Relevant records retrieved."
    };
    let results = hits.iter().map(|hit| {
        object! {
            "content": hit.text.as_str(),
            "chunkIndex": 0_i64,
            "citationType": "vectordb|document",
            "metadata": citation_metadata(hit),
            "score": hit.score,
            "block_type": "text",
        }
    });
    let records: Vec<Json> = records_of(hits)
        .into_iter()
        .map(|(_, record)| record)
        .collect();
    object! {
        "searchId": id,
        "searchResponse": object! {
            "searchResults": results.collect::<Vec<_>>(),
            "records": records,
            "status": "success",
            "status_code": 200_i64,
            "message": message,
        },
    }
}

/// Returns the ids and the documents of the records that hits are from, each once.
pub(super) fn records_of(hits: &[Hit]) -> Vec<(&str, Json)> {
    let mut records: Vec<(&str, Json)> = Vec::new();
    for hit in hits {
        let id = hit.record.id.as_str();
        if !records.iter().any(|(known, _)| *known == id) {
            let record = object! { "_key": id, "recordName": hit.record.file_name() };
            records.push((id, record));
        }
    }
    records
}

/// Returns the metadata of a hit, in search results and in citations.
pub(in crate::gateway) fn citation_metadata(hit: &Hit) -> Json {
    let record = &hit.record;
    object! {
        "orgId": ORGANIZATION,
        "recordId": record.id.as_str(),
        "recordName": record.file_name(),
        "mimeType": record.media_type,
        "origin": record.origin(),
        "connector": record.connector(),
        "recordType": "FILE",
        "blockNum": vec![hit.block],
        "webUrl": format!("/record/{}", record.id),
    }
    .with("extension", record.extension.as_deref())
}

/// Returns the metadata of a citation as the gateway stores them, with its defaults.
fn stored_metadata(hit: &Hit) -> Json {
    let record = &hit.record;
    let none = || Json::List(Vec::new());
    object! {
        "blockNum": vec![hit.block],
        "pageNum": none(),
        "departments": none(),
        "connector": record.connector(),
        "recordType": "FILE",
        "orgId": ORGANIZATION,
        "mimeType": record.media_type,
        "recordId": record.id.as_str(),
        "recordVersion": 0_i64,
        "topics": none(),
        "languages": none(),
        "recordName": record.file_name(),
        "origin": record.origin(),
    }
    .with("extension", record.extension.as_deref())
    .with("webUrl", Some(format!("/record/{}", record.id)))
    .with("previewRenderable", Some(true))
    .with("bounding_box", Some(none()))
}

/// Returns the citation of a hit as the gateway stores it.
///
/// `number` is the number of the citation in a text. A search stores 0.
pub(in crate::gateway) fn stored_citation(
    id: &str,
    hit: &Hit,
    number: usize,
    time: Duration,
) -> Json {
    object! {
        "content": hit.text.as_str(),
        "chunkIndex": number,
        "metadata": stored_metadata(hit),
        "citationType": "vectordb|document",
        "_id": id,
        "createdAt": iso(time),
        "updatedAt": iso(time),
    }
}

/// Returns the ids of the knowledge bases and the connectors that a body limits a search to.
pub(in crate::gateway) fn sources(body: &Value) -> Result<Vec<&str>, Refusal> {
    let filters = body.get("filters");
    let mut ids = Vec::new();
    for name in ["kb", "apps"] {
        let list = filters.and_then(|filters| filters.get(name));
        if !is_list_of(list, is_uuid) {
            let message = format!("filters.{name} is not a list of UUIDs");
            return Err(validation_error(&message).into());
        }
        ids.extend(texts(list));
    }
    Ok(ids)
}

/// Whether a value is absent, or a list of texts that all have a form.
pub(in crate::gateway) fn is_list_of(value: Option<&Value>, has_form: fn(&str) -> bool) -> bool {
    match value {
        None => true,
        Some(Value::Array(values)) => values
            .iter()
            .all(|value| value.as_str().is_some_and(has_form)),
        Some(_) => false,
    }
}

/// Returns the texts of a list.
pub(in crate::gateway) fn texts(value: Option<&Value>) -> Vec<&str> {
    let values = value.and_then(Value::as_array).map(Vec::as_slice);
    let values = values.unwrap_or_default().iter();
    values.filter_map(Value::as_str).collect()
}
