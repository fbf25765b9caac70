//! The filter against HTML and script in query values and bodies.

use http::Method;
use serde_json::Value;

use crate::query::Query;

/// The error for a query or a body with HTML or script.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FilterError;

/// Refuses a query with HTML or script, and rewrites the other values.
///
/// As on the real server, a value ends before its first `<`, and outer whitespace is removed.
pub(crate) fn clean(query: &mut Query) -> Result<(), FilterError> {
    for value in query.values_mut() {
        if is_suspicious(value) {
            return Err(FilterError);
        }
        let kept = value
            .find('<')
            .map_or(value.as_str(), |tag| value.get(..tag).unwrap_or_default());
        *value = kept.trim_matches(is_blank).to_owned();
    }
    Ok(())
}

/// Refuses a body with HTML or script, and rewrites its other texts.
///
/// As on the real server, a list at the top is not looked at. `>` becomes `&gt;`.
pub(crate) fn clean_body(body: &mut Value) -> Result<(), FilterError> {
    match body {
        Value::Object(fields) => fields.values_mut().try_for_each(clean_value),
        _ => Ok(()),
    }
}

fn clean_value(value: &mut Value) -> Result<(), FilterError> {
    match value {
        Value::String(text) if is_suspicious(text) => Err(FilterError),
        Value::String(text) => {
            let kept = text
                .find('<')
                .map_or(text.as_str(), |tag| text.get(..tag).unwrap_or_default());
            *text = kept.trim_matches(is_blank).replace('>', "&gt;");
            Ok(())
        }
        Value::Array(values) => values.iter_mut().try_for_each(clean_value),
        Value::Object(fields) => fields.values_mut().try_for_each(clean_value),
        _ => Ok(()),
    }
}

/// Whether the filter skips a request, with its query.
pub(crate) fn skips(method: &Method, path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    let starts = [
        "/api/v1/connectors",
        "/api/v1/agents/",
        "/api/v1/conversations/",
    ];
    [Method::POST, Method::PUT].contains(method) && starts.iter().any(|at| path.starts_with(at))
}

/// Removes the outer blanks of all texts in a body.
pub(crate) fn trim(value: &mut Value) {
    match value {
        Value::String(text) => *text = text.trim_matches(is_blank).to_owned(),
        Value::Array(values) => values.iter_mut().for_each(trim),
        Value::Object(fields) => fields.values_mut().for_each(trim),
        _ => {}
    }
}

/// The maximum number of characters of a text. The filter refuses a longer one, too.
const MAX_TEXT: usize = 100_000;

/// Whether a text contains HTML or script.
pub(crate) fn is_suspicious(value: &str) -> bool {
    if value.len() > MAX_TEXT && value.chars().count() > MAX_TEXT {
        return true;
    }
    let lower = value.to_lowercase();
    has_tag(&lower)
        || lower.contains("javascript:")
        || lower.contains("data:text/html")
        || lower
            .match_indices("on")
            .any(|(at, _)| is_handler(&lower, at))
}

/// Whether a value contains a tag.
///
/// A tag is `<`, at least one character except `>`, and `>`.
fn has_tag(value: &str) -> bool {
    let mut opened = value
        .match_indices('<')
        .filter_map(|(at, _)| value.get(at + 1..));
    opened.any(|rest| rest.find('>').is_some_and(|close| close > 0))
}

/// Whether the `on` at this position starts a handler, such as `onclick =`.
fn is_handler(value: &str, at: usize) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let (before, after) = (
        value.get(..at).unwrap_or_default(),
        value.get(at + 2..).unwrap_or_default(),
    );
    let name = after.trim_start_matches(is_word);
    !before.ends_with(is_word)
        && name.len() < after.len()
        && name.trim_start_matches(is_blank).starts_with('=')
}

/// Whether JavaScript takes a character for a blank.
fn is_blank(c: char) -> bool {
    c == '\u{feff}' || c.is_whitespace() && c != '\u{85}'
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn cleaned(value: &str) -> Option<String> {
        let mut query = Query::parse(&crate::query::encode(&[("any", value)]));
        clean(&mut query).ok()?;
        query.first("any").map(str::to_owned)
    }

    #[test]
    fn body_is_rewritten_or_refused_at_any_depth() {
        let mut body = json!({ "a": " x > y ", "b": { "c": ["p < q", 1, null] } });
        assert_eq!(clean_body(&mut body), Ok(()));
        assert_eq!(
            body,
            json!({ "a": "x &gt; y", "b": { "c": ["p", 1, null] } })
        );
        let mut nested = json!({ "b": { "c": ["<b>x</b>"] } });
        assert_eq!(clean_body(&mut nested), Err(FilterError));
        let mut list = json!([{ "a": " <b>x</b> " }]);
        assert_eq!(clean_body(&mut list), Ok(()));
        assert_eq!(list, json!([{ "a": " <b>x</b> " }]));
        trim(&mut list);
        assert_eq!(list, json!([{ "a": "<b>x</b>" }]));
    }

    #[test]
    fn text_over_100_000_characters_is_refused() {
        assert_eq!(
            cleaned(&"ä".repeat(100_000)).unwrap().chars().count(),
            100_000
        );
        assert_eq!(cleaned(&"x".repeat(100_001)), None);
    }

    #[test]
    fn some_routes_skip_the_filter_for_post_and_put() {
        for (method, path, skipped) in [
            (Method::POST, "/api/v1/connectors", true),
            (Method::PUT, "/api/v1/connectors/x/name", true),
            (Method::DELETE, "/api/v1/connectors/x", false),
            (Method::GET, "/api/v1/connectors", false),
            (Method::POST, "/api/v1/conversations/stream", true),
            (Method::POST, "/api/v1/search", false),
        ] {
            assert_eq!(skips(&method, path), skipped, "{method} {path}");
        }
    }

    #[test]
    fn html_or_script_is_refused() {
        for value in [
            "<b>x",
            "a<B c>",
            "JavaScript:alert(1)",
            "data:TEXT/html,x",
            "onboard==",
            "4/0Ab-onx=abc",
            "x ONclick  =1",
            "onclick\u{b}\u{a0}\u{feff}\u{2028}=1",
            "<<a>",
            "<<>",
        ] {
            assert_eq!(cleaned(value), None, "{value}");
        }
    }

    #[test]
    fn accepted_value_is_trimmed_and_cut_at_a_tag() {
        for (value, kept) in [
            (" a ", "a"),
            ("a<b c", "a"),
            ("a < b", "a"),
            ("on=1", "on=1"),
            ("bacon1=x", "bacon1=x"),
            ("a>b", "a>b"),
            ("\u{feff}a\u{2029}", "a"),
            ("\u{85}onclick\u{85}=1", "\u{85}onclick\u{85}=1"),
            ("a<>b", "a"),
            ("eyJzdGF0ZSI6ICJ4In0=", "eyJzdGF0ZSI6ICJ4In0="),
        ] {
            assert_eq!(cleaned(value).as_deref(), Some(kept), "{value}");
        }
    }
}
