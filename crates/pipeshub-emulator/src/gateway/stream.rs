//! The heads and the events of event streams.

use bytes::Bytes;
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONNECTION, CONTENT_TYPE};
use http::{Response, StatusCode};

use crate::body::Body;
use crate::json::Json;
use crate::response;

/// Returns the head of a chat.
pub(crate) fn chat_head(body: Body) -> Response<Body> {
    let mut response = head(body, "no-cache");
    response::set(&mut response, ACCESS_CONTROL_ALLOW_ORIGIN.as_str(), "*");
    response
}

/// Returns the head of an upload's results.
pub(super) fn upload_head(body: Body) -> Response<Body> {
    head(body, "no-cache, no-transform")
}

fn head(body: Body, cache: &str) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::OK;
    response::set(&mut response, CONTENT_TYPE.as_str(), "text/event-stream");
    response::set(&mut response, CACHE_CONTROL.as_str(), cache);
    response::set(&mut response, CONNECTION.as_str(), "keep-alive");
    response::set(&mut response, "x-accel-buffering", "no");
    response
}

/// Formats an event of the gateway.
pub(super) fn event(name: &str, data: &Json) -> String {
    format!("event: {name}\ndata: {}\n\n", data.to_compact())
}

/// Formats an event of a service behind the gateway.
pub(super) fn service_event(name: &str, data: &Json) -> String {
    format!("event: {name}\ndata: {}\n\n", data.to_python())
}

/// Formats a comment.
pub(super) fn comment(text: &str) -> Bytes {
    Bytes::from(format!(": {text}\n\n"))
}
