//! The operations of the API, those without a route in the emulator, too.
//!
//! `operations.tsv` has a line for each operation of the API document: id, method, path. Entry
//! point: [`named_by`].

use std::sync::LazyLock;

use http::{Method, StatusCode};

use crate::json::object;
use crate::response::{self, FullResponse};

/// An operation of the API document.
struct Known {
    id: &'static str,
    method: &'static str,
    /// The segments below `/api/v1`. `{name}` stands for one segment.
    template: Vec<&'static str>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let lines = include_str!("operations.tsv").lines();
    let known = lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let (id, method, path) = (fields.next()?, fields.next()?, fields.next()?);
        let template = path.split('/').skip(1).collect();
        Some(Known {
            id,
            method,
            template,
        })
    });
    known.collect()
});

/// Operations of the API document that the real gateway does not have.
const ABSENT: [&str; 1] = ["getAllScheduledConnectorInstancesInternal"];

/// Returns the id of an operation with this name.
pub(super) fn named(id: &str) -> Option<&'static str> {
    let found = KNOWN.iter().find(|known| known.id == id);
    found.map(|known| known.id)
}

/// Returns the id of the operation at these segments below `/api/v1`.
///
/// Names match in any case. A template with fewer parameters has priority.
pub(super) fn named_by(method: &Method, segments: &[&str]) -> Option<&'static str> {
    let suits = |known: &&Known| {
        let mut pairs = known.template.iter().zip(segments);
        known.method == method.as_str()
            && known.template.len() == segments.len()
            && pairs
                .all(|(name, segment)| name.starts_with('{') || name.eq_ignore_ascii_case(segment))
            && !ABSENT.contains(&known.id)
    };
    let parameters = |known: &&Known| {
        let names = known.template.iter();
        names.filter(|name| name.starts_with('{')).count()
    };
    let found = KNOWN.iter().filter(suits).min_by_key(parameters);
    found.map(|known| known.id)
}

/// Returns the response to an operation that the emulator does not have.
pub(super) fn not_emulated(operation: &str) -> FullResponse {
    let message = format!(
        "the emulator does not have the operation {operation}; script its response with `Emulator::reply`"
    );
    let body = object! {
        "error": object! {
            "code": "EMULATOR_UNKNOWN_OPERATION",
            "message": message,
            "operation": operation,
        },
    };
    response::json(StatusCode::NOT_IMPLEMENTED, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operation_is_named_in_any_case_and_a_literal_has_priority() {
        for (method, path, id) in [
            (Method::GET, "users", Some("getAllUsers")),
            (
                Method::GET,
                "Connectors/registry",
                Some("getConnectorRegistry"),
            ),
            (
                Method::GET,
                "connectors/registry-1",
                Some("getConnectorInstance"),
            ),
            (Method::GET, "connectors/internal/all-scheduled", None),
            (Method::PATCH, "connectors/registry-1", None),
            (Method::GET, "nothing", None),
        ] {
            let segments: Vec<&str> = path.split('/').collect();
            assert_eq!(named_by(&method, &segments), id, "{method} {path}");
        }
        assert_eq!(named("listUsers"), None);
        assert_eq!(KNOWN.len(), 309);
    }
}
