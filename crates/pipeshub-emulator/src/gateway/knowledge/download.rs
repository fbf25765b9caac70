//! The operation `GET /knowledgeBase/stream/record/{recordId}`, which sends the bytes of a record.

use bytes::Bytes;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{Response, StatusCode};

use super::library::Access;
use super::record::Record;
use crate::body::{Body, Ending, Step, Streamed, full_body};
use crate::fault::ServiceFault;
use crate::gateway::{Call, Gateway, StreamOutcome, validation_error};
use crate::json::object;
use crate::response;

/// The size of a chunk, which is that of Node's streams.
const CHUNK: usize = 64 * 1024;

impl Gateway {
    /// Sends the content in chunks, without a length, an entity tag or ranges.
    ///
    /// If the source breaks, the real gateway neither ends nor closes the response.
    pub(in crate::gateway) fn stream_record(&self, call: &Call<'_>) -> StreamOutcome {
        let user = &call.token()?.user;
        if let Some(version) = call.query.one("version")?
            && (version.is_empty() || !version.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return Ok(full_body(validation_error("the version is not a number")));
        }
        call.query.one("convertTo")?;
        let failed = |status, message: &str| {
            let body = object! { "error": message };
            Ok(full_body(response::json(status, &body)))
        };
        let fault = call.request.script.service.as_ref();
        match fault {
            Some(ServiceFault::Status { status, message }) => return failed(*status, message),
            Some(ServiceFault::Unreachable) => {
                let status = StatusCode::INTERNAL_SERVER_ERROR;
                return failed(status, "the service behind the gateway is unreachable");
            }
            _ => {}
        }
        let record = match self.library.find(call.parameter(), user) {
            Access::Granted(record) => record,
            Access::Denied => {
                let message = "the user has no permission to read the record";
                return failed(StatusCode::FORBIDDEN, message);
            }
            Access::Unknown => return failed(StatusCode::NOT_FOUND, "the record does not exist"),
        };
        let Some(content) = record.content.clone() else {
            let message = "the emulator has dropped the content; raise Builder::content_limit";
            return failed(StatusCode::NOT_FOUND, message);
        };
        let breaks = matches!(fault, Some(ServiceFault::Cut));
        let mut response = streamed(&content_type(&record), content, breaks);
        if record.source.is_some() {
            // Uploads have no file name.
            let latin: String = record
                .file_name()
                .chars()
                .filter(|c| *c <= '\u{ff}')
                .collect();
            let disposition = format!("attachment; filename=\"{latin}\"");
            response::set(&mut response, CONTENT_DISPOSITION.as_str(), &disposition);
        }
        Ok(response)
    }
}

/// Returns the content in chunks. A source that breaks sends half of it, and never ends.
pub(super) fn streamed(media_type: &str, mut content: Bytes, breaks: bool) -> Response<Body> {
    if breaks {
        content.truncate(content.len() / 2);
    }
    let mut steps = Vec::new();
    while !content.is_empty() {
        let chunk = content.split_to(CHUNK.min(content.len()));
        steps.push(Step::Chunk(chunk));
    }
    let mut streamed = Streamed::new(steps);
    if breaks {
        streamed.ending = Ending::Silence;
    }
    let mut response = Response::new(Body::Streamed(streamed));
    response::set(&mut response, CONTENT_TYPE.as_str(), media_type);
    response
}

/// Returns the media type of a record's bytes. Texts have a charset.
fn content_type(record: &Record) -> String {
    let media_type = record.media_type;
    let charset = if media_type.starts_with("text/") {
        "; charset=utf-8"
    } else {
        ""
    };
    format!("{media_type}{charset}")
}
