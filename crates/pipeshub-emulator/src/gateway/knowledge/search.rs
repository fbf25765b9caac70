//! The operation `POST /search`, which finds paragraphs of records.

use http::StatusCode;
use serde_json::Value;

use super::library::Hit;
use crate::fault::ServiceFault;
use crate::fixtures::ORGANIZATION;
use crate::gateway::{
    Call, Gateway, Outcome, UNREACHABLE, bad_request, has_format_marker, not_found,
    validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::{is_uuid, object_id};

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
        let bases = call
            .body
            .get("filters")
            .and_then(|filters| filters.get("kb"));
        if !is_list_of(bases, is_uuid) {
            return Ok(validation_error("filters.kb is not a list of UUIDs"));
        }
        let limit = call.body.get("limit");
        let limit = match limit.map(Value::as_u64) {
            // The real server searches first, and then fails.
            None => {
                let status = StatusCode::INTERNAL_SERVER_ERROR;
                let message = "the limit is missing; send one";
                return Ok(response::error(status, "INTERNAL_ERROR", message));
            }
            Some(Some(limit @ 1..=100)) => usize::try_from(limit).unwrap_or(100),
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
        let hits = self.library.search(text, user, &texts(bases), limit);
        Ok(response::json(StatusCode::OK, &success(&hits)))
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

fn success(hits: &[Hit]) -> Json {
    let message = if hits.is_empty() {
        "Query processed successfully. No relevant records found."
    } else {
        "Query processed successfully. Relevant records retrieved."
    };
    let results = hits.iter().map(|hit| {
        object! {
            "content": hit.text.as_str(),
            "chunkIndex": hit.block,
            "citationType": "vectordb|document",
            "metadata": citation_metadata(hit),
            "score": hit.score,
            "block_type": "text",
        }
    });
    let mut records: Vec<(&str, Json)> = Vec::new();
    for hit in hits {
        let id = hit.record.id.as_str();
        if !records.iter().any(|(known, _)| *known == id) {
            let record = object! { "_key": id, "recordName": hit.record.file_name() };
            records.push((id, record));
        }
    }
    let records: Vec<Json> = records.into_iter().map(|(_, record)| record).collect();
    object! {
        "searchId": object_id(),
        "searchResponse": object! {
            "searchResults": results.collect::<Vec<_>>(),
            "records": records,
            "status": "success",
            "status_code": 200_i64,
            "message": message,
        },
    }
}

/// Returns the metadata of a hit, in search results and in citations.
pub(in crate::gateway) fn citation_metadata(hit: &Hit) -> Json {
    let record = &hit.record;
    let (origin, connector) = match &record.source {
        Some(source) => ("CONNECTOR", source.kind.as_str()),
        None => ("UPLOAD", "KB"),
    };
    object! {
        "orgId": ORGANIZATION,
        "recordId": record.id.as_str(),
        "recordName": record.file_name(),
        "mimeType": record.media_type,
        "origin": origin,
        "connector": connector,
        "recordType": "FILE",
        "blockNum": vec![hit.block],
        "webUrl": format!("/record/{}", record.id),
    }
    .with("extension", record.extension.as_deref())
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
