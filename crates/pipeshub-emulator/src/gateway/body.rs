//! The parsers of request bodies: JSON and forms.

use http::header::CONTENT_TYPE;

use super::Request;
use crate::query::Query;

/// The maximum length of a form, which is the default of Express.
const MAX_FORM: usize = 100 * 1024;

/// Whether the gateway's parsers fail on the body.
///
/// They fail on invalid JSON with a JSON content type, and on a form above [`MAX_FORM`].
pub(super) fn is_broken(request: &Request) -> bool {
    let broken = || serde_json::from_slice::<serde::de::IgnoredAny>(&request.body).is_err();
    match &*media_type(request) {
        "application/json" => !request.body.is_empty() && broken(),
        "application/x-www-form-urlencoded" => request.body.len() > MAX_FORM,
        _ => false,
    }
}

fn media_type(request: &Request) -> String {
    let value = request
        .headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    value
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// The fields of a form or of a JSON object. Any other body has no fields.
pub(super) struct Fields(Query, serde_json::Value);

impl Fields {
    pub(super) fn of(request: &Request) -> Self {
        match &*media_type(request) {
            "application/x-www-form-urlencoded" => Self(
                Query::parse(&String::from_utf8_lossy(&request.body)),
                serde_json::Value::Null,
            ),
            "application/json" => Self(
                Query::default(),
                serde_json::from_slice(&request.body).unwrap_or_default(),
            ),
            _ => Self(Query::default(), serde_json::Value::Null),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.first(name).or_else(|| self.1.get(name)?.as_str())
    }
}
