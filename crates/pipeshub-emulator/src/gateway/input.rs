//! Checks of ids, queries and bodies that several families share.

use std::time::Duration;

use serde_json::Value;

use super::{Call, Refusal, filter, has_format_marker, validation_error};
use crate::journal::request_id;
use crate::json::{Json, object};
use crate::query::Query;
use crate::time::{is_hex, is_uuid, iso, milliseconds, now};

/// Returns a number from 1 to `most` of a query.
pub(super) fn number(
    query: &Query,
    name: &str,
    default: usize,
    most: usize,
) -> Result<usize, Refusal> {
    match query.one(name)? {
        None => Ok(default),
        Some("") => Err(validation_error("Required").into()),
        Some(text) => match text.parse() {
            Ok(number) if (1..=most).contains(&number) => Ok(number),
            _ => Err(validation_error(&format!("{name} is not a number from 1 to {most}")).into()),
        },
    }
}

/// Returns a value of a query that has to be one of some values.
pub(super) fn one_of<'a>(
    query: &'a Query,
    name: &str,
    values: &[&str],
) -> Result<Option<&'a str>, Refusal> {
    match query.one(name)? {
        Some(value) if !values.contains(&value) => {
            let values = values.join(", ");
            Err(validation_error(&format!("{name} is none of {values}")).into())
        }
        value => Ok(value),
    }
}

/// Fails if a query has a parameter with another name.
pub(super) fn check_names(query: &Query, known: &[&str]) -> Result<(), Refusal> {
    match query.names().find(|name| !known.contains(name)) {
        None => Ok(()),
        Some(other) => Err(validation_error(&format!("unknown parameter {other}")).into()),
    }
}

/// Returns a text of a body that has at most `most` characters and is not empty.
pub(super) fn required<'a>(body: &'a Value, name: &str, most: usize) -> Result<&'a str, Refusal> {
    optional(body, name, most)?.ok_or_else(|| validation_error("Required").into())
}

/// Like [`required`], for a text that may be absent.
pub(super) fn optional<'a>(
    body: &'a Value,
    name: &str,
    most: usize,
) -> Result<Option<&'a str>, Refusal> {
    let Some(value) = body.get(name) else {
        return Ok(None);
    };
    match value.as_str() {
        Some(text) if (1..=most).contains(&text.chars().count()) => Ok(Some(text)),
        _ => {
            let message = format!("{name} is not a text of 1 to {most} characters");
            Err(validation_error(&message).into())
        }
    }
}

/// Fails on a text with HTML, script or a marker of `printf`.
pub(super) fn check_text(text: &str) -> Result<(), Refusal> {
    if filter::is_suspicious(text) {
        return Err(super::bad_request(super::FILTERED).into());
    }
    if has_format_marker(text) {
        let message = "the text contains a marker such as %s; remove it";
        return Err(super::bad_request(message).into());
    }
    Ok(())
}

/// Fails unless an id has 24 hex digits.
pub(super) fn check_object_id(id: &str) -> Result<(), Refusal> {
    if is_object_id(id) {
        return Ok(());
    }
    Err(validation_error("the id does not have 24 hex digits").into())
}

pub(super) fn is_object_id(id: &str) -> bool {
    id.len() == 24 && is_hex(id)
}

/// Fails unless an id is a UUID.
pub(super) fn check_uuid(id: &str) -> Result<(), Refusal> {
    if is_uuid(id) {
        return Ok(());
    }
    Err(validation_error("the id is not a UUID").into())
}

/// Whether a text contains another one in any case.
pub(super) fn contains(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}

impl Call<'_> {
    /// Returns a path parameter, from 0. Empty for a route with fewer parameters.
    pub(super) fn parameter_at(&self, number: usize) -> &str {
        self.parameters.get(number).map_or("", String::as_str)
    }

    /// Returns the `meta` of the gateway's own responses.
    pub(super) fn meta(&self, began: Duration) -> Json {
        let ended = now();
        object! {
            "requestId": self.request_id(),
            "timestamp": iso(ended),
            "duration": milliseconds(ended.saturating_sub(began)),
        }
    }

    pub(super) fn request_id(&self) -> String {
        let id = self.request.headers.get("x-request-id");
        request_id(id.and_then(|value| value.to_str().ok()))
    }
}
