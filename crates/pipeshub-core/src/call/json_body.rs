//! The checks of a JSON body that PipesHub's gateway would refuse or change.

use std::borrow::Cow;

use super::gateway_filter::FilterRule;
use crate::json::unescape::unescape;

/// The largest JSON body that the gateway reads. It responds to a larger one with 500.
const BODY_BYTES: usize = 10_485_760;

/// Describes why the gateway would refuse or change a body. The text does not contain a value.
///
/// `json` is valid JSON. The gateway does not filter a body that is an array.
#[inline(never)]
pub(super) fn problem_with_body(json: &[u8], rule: FilterRule) -> Option<Cow<'static, str>> {
    if json.len() > BODY_BYTES {
        let length = json.len();
        let problem = format!(
            "the body has {length} bytes, but PipesHub's gateway accepts at most {BODY_BYTES}"
        );
        return Some(problem.into());
    }
    let json = std::str::from_utf8(json).ok()?;
    if !json.trim_start().starts_with('{') {
        return None;
    }
    let (name, problem) = filtered_value(json, rule)?;
    // The name may come from a map of the caller.
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'$');
    Some(
        if matches!(name.len(), 1..=64) && name.bytes().all(is_name) {
            format!("`{name}` {problem}").into()
        } else {
            format!("a value of the body {problem}").into()
        },
    )
}

/// Returns the name of the first value that the gateway would refuse or change.
///
/// Each turn of the loop skips to the next string, brace or bracket. A string before a colon is a
/// name. `outer` contains the names of the objects and lists around the value, outermost first. A
/// list passes its name on to its items.
fn filtered_value(json: &str, rule: FilterRule) -> Option<(&str, &'static str)> {
    let mut outer = Vec::new();
    let mut name = "";
    let mut rest = json;
    while let Some(at) = rest.find(['"', '{', '[', '}', ']']) {
        let found = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match found {
            b'{' | b'[' => outer.push(name),
            b'}' | b']' => name = outer.pop().unwrap_or_default(),
            _ => {
                let raw = &rest[..string_end(rest)];
                rest = rest.get(raw.len() + 1..).unwrap_or_default();
                if rest.trim_start().starts_with(':') {
                    name = raw;
                } else if let Some(problem) = problem_with_value(name, raw, rule) {
                    return Some((name, problem));
                }
            }
        }
    }
    None
}

/// Returns the length of a string up to its closing quote.
fn string_end(text: &str) -> usize {
    let mut is_escaped = false;
    text.bytes()
        .position(|byte| {
            let ends = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            ends
        })
        .unwrap_or(text.len())
}

fn problem_with_value(name: &str, raw: &str, rule: FilterRule) -> Option<&'static str> {
    let value = if raw.contains('\\') {
        unescape(raw)?.into()
    } else {
        Cow::Borrowed(raw)
    };
    rule.problem_with_field(name, &value)
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;
    use crate::call::gateway_filter::filter_rule;

    fn problem(method: &Method, path: &str, json: &str) -> Option<String> {
        problem_with_body(json.as_bytes(), filter_rule(method, path.as_bytes()))
            .map(Cow::into_owned)
    }

    #[test]
    fn filtered_value_is_refused_with_its_field_and_not_repeated() {
        for (json, field) in [
            (r#"{"a":"SECRET<b"}"#, "`a`"),
            (r#"{"a":"SECRET>b"}"#, "`a`"),
            (r#"{"a":"\u003cSECRET"}"#, "`a`"),
            (r#"{"a":" SECRET"}"#, "`a`"),
            (r#"{"a":"SECRET\n"}"#, "`a`"),
            (r#"{"a":"SECRET\u00a0"}"#, "`a`"),
            (r#"{"a":"javascript:SECRET"}"#, "`a`"),
            (r#"{"a":"\"onload=SECRET"}"#, "`a`"),
            (r#"{"a":{"b":"SECRET<"}}"#, "`b`"),
            (r#"{"a":["x",{"b":1},"SECRET<"]}"#, "`a`"),
            (r#"{"a":{"b":["x",["SECRET<"]]},"c":"y"}"#, "`b`"),
            (r#"{"x":"y","a" : [ "SECRET<" ]}"#, "`a`"),
            (r#"{"a":{"b":1},"c":"SECRET<"}"#, "`c`"),
            (r#"{"a SECRET":"<"}"#, "a value of the body"),
            (r#"{"a":"x\\","c":"SECRET<"}"#, "`c`"),
            (r#"{"a":"x\\\"","c":"SECRET<"}"#, "`c`"),
        ] {
            let problem =
                problem(&Method::POST, "/search", json).unwrap_or_else(|| panic!("{json}"));
            assert!(
                problem.starts_with(&format!("{field} ")),
                "{json}: {problem}"
            );
            assert!(!problem.contains("SECRET"), "{problem}");
        }
    }

    #[test]
    fn value_that_arrives_unchanged_is_accepted() {
        for json in [
            "{}",
            r#"{"a":"b","c":1,"d":null,"e":[true,"f g"],"h":{"i":""}}"#,
            r#"{"a<b":"names are not filtered"}"#,
            r#"{"a":"\"quoted\" {[:]}"}"#,
            r#"{"a":"x\\"}"#,
            r#"["SECRET<"," "]"#,
            r#" ["<"]"#,
            "3",
        ] {
            assert_eq!(problem(&Method::POST, "/search", json), None, "{json}");
        }
    }

    #[test]
    fn routes_without_the_filter_refuse_outer_blanks_and_the_fields_they_check() {
        for (path, json, refused) in [
            ("/connectors/", r#"{"name":"<b>"}"#, false),
            ("/connectors/", r#"{"name":"a "}"#, true),
            ("/connectors/", r#"{"query":"<b>"}"#, false),
            ("/agents/create", r#"{"name":"a<b"}"#, true),
            ("/agents/create", r#"{"systemPrompt":"a<b"}"#, false),
            (
                "/agents/{agentKey}/conversations/stream",
                r#"{"query":"a<b"}"#,
                true,
            ),
            ("/conversations/stream", r#"{"query":"a<b"}"#, true),
            ("/conversations/stream", r#"{"name":"a<b"}"#, false),
            ("/conversations/stream", r#"{"filters":{"x":["a "]}}"#, true),
        ] {
            for method in [Method::POST, Method::PUT] {
                assert_eq!(
                    problem(&method, path, json).is_some(),
                    refused,
                    "{path} {json}"
                );
            }
        }
        assert!(problem(&Method::PATCH, "/connectors/", r#"{"name":"<b>"}"#).is_some());
    }

    #[test]
    fn body_above_the_limit_of_the_gateway_is_refused() {
        let body = |length: usize| format!(r#"["{}"]"#, "x".repeat(length - 4));
        let problem_with = |json: String| problem(&Method::POST, "/connectors/", &json);
        assert_eq!(problem_with(body(BODY_BYTES)), None);
        assert_eq!(
            problem_with(body(BODY_BYTES + 1)).unwrap(),
            "the body has 10485761 bytes, but PipesHub's gateway accepts at most 10485760"
        );
    }
}
