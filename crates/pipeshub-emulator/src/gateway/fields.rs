//! The validation of a body's fields.
//!
//! Collects every problem, as the real gateway does, whose message has a line for each. Entry
//! point: [`Fields::of`].

use std::ops::RangeInclusive;

use serde_json::Value;

use super::{Refusal, validation_error};
use crate::time::is_hex;

/// The fields of a body, and the problems that were found.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    body: &'a Value,
    problems: Vec<String>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(body: &'a Value) -> Self {
        Self {
            body,
            problems: Vec::new(),
        }
    }

    /// Records a problem.
    pub(super) fn complain(&mut self, problem: impl Into<String>) {
        self.problems.push(problem.into());
    }

    /// Returns the value of a field.
    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        self.body.get(name)
    }

    /// Returns an optional field. `read` returns `None` for a value of another type.
    fn read<T>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(name)?;
        let found = read(value);
        if found.is_none() {
            self.complain(format!("{name}: expected {expected}"));
        }
        found
    }

    /// Returns an optional text.
    pub(super) fn text(&mut self, name: &str) -> Option<&'a str> {
        self.read(name, "a string", Value::as_str)
    }

    /// Returns a text that has to be there. Empty after a problem.
    pub(super) fn required(&mut self, name: &str) -> &'a str {
        self.require(name);
        self.text(name).unwrap_or_default()
    }

    /// Returns a text that has to be there and to have a character. Empty after a problem.
    pub(super) fn filled(&mut self, name: &str) -> &'a str {
        self.require(name);
        let text = self.text(name);
        if text == Some("") {
            self.complain(format!("{name}: at least one character is required"));
        }
        text.unwrap_or_default()
    }

    /// Records a problem if a field is missing.
    pub(super) fn require(&mut self, name: &str) {
        if self.value(name).is_none() {
            self.complain(format!("{name}: required"));
        }
    }

    /// Returns an optional boolean.
    pub(super) fn flag(&mut self, name: &str) -> Option<bool> {
        self.read(name, "a boolean", Value::as_bool)
    }

    /// Returns an optional whole number in a range.
    pub(super) fn integer(&mut self, name: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let expected = format!("a number from {} to {}", range.start(), range.end());
        let whole = |value: &Value| value.as_i64().filter(|number| range.contains(number));
        self.read(name, &expected, whole)
    }

    /// Returns an optional list of texts.
    pub(super) fn texts(&mut self, name: &str) -> Option<Vec<&'a str>> {
        self.read(name, "a list of strings", |value| {
            value.as_array()?.iter().map(Value::as_str).collect()
        })
    }

    /// Returns a list of ids that has to be there and to have an entry.
    pub(super) fn ids(&mut self, name: &str) -> Vec<&'a str> {
        self.require(name);
        let ids = self.texts(name).unwrap_or_default();
        if ids.is_empty() {
            self.complain(format!("{name}: at least one id is required"));
        }
        if !ids.iter().all(|id| is_object_id(id)) {
            self.complain(format!("{name}: 24 hex digits are required"));
        }
        ids
    }

    /// Returns an optional text that is one of `allowed`.
    pub(super) fn one_of(&mut self, name: &str, allowed: &[&str]) -> Option<&'a str> {
        let expected = format!("one of {}", allowed.join(", "));
        self.read(name, &expected, |value| {
            value.as_str().filter(|text| allowed.contains(text))
        })
    }

    /// Records a problem for every field that is not in `known`.
    pub(super) fn only(&mut self, known: &[&str]) {
        if let Value::Object(fields) = self.body {
            for name in fields.keys().filter(|name| !known.contains(&&***name)) {
                self.complain(format!("{name}: unrecognized key"));
            }
        }
    }

    /// Fails with 400 if there is a problem.
    pub(super) fn check(self) -> Result<(), Refusal> {
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(validation_error(&self.problems.join("\n")).into())
    }
}

/// Whether a text has the form of an id of `MongoDB`.
pub(super) fn is_object_id(text: &str) -> bool {
    text.len() == 24 && is_hex(text)
}

/// Fails with 400 unless a text is an id of `MongoDB`.
pub(super) fn check_id(text: &str) -> Result<(), Refusal> {
    if is_object_id(text) {
        return Ok(());
    }
    Err(validation_error("the id is not 24 hex digits").into())
}

/// Whether a text looks like an email address.
pub(super) fn is_email(text: &str) -> bool {
    let Some((user, domain)) = text.split_once('@') else {
        return false;
    };
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte > b' ' && byte != b'@' && byte != b',')
    };
    let labels = domain.split('.');
    plain(user)
        && plain(domain)
        && domain.contains('.')
        && labels.clone().all(|label| !label.is_empty())
}

/// Whether a text is a URL with a scheme and a host.
pub(super) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let starts = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    starts && !rest.is_empty() && !rest.starts_with('/') && !rest.contains(' ')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn problem_of_each_field_is_reported() {
        let body = json!({ "a": 1, "b": "", "c": 9, "d": ["x"], "e": "z", "f": true });
        let mut fields = Fields::of(&body);
        assert_eq!(fields.text("a"), None);
        assert_eq!(fields.filled("b"), "");
        assert_eq!(fields.integer("c", 1..=8), None);
        assert_eq!(fields.ids("d"), ["x"]);
        assert_eq!(fields.one_of("e", &["x", "y"]), None);
        assert_eq!(fields.required("missing"), "");
        fields.only(&["a", "b", "c", "d", "e"]);
        assert_eq!(fields.problems.len(), 7, "{:?}", fields.problems);
        assert!(fields.check().is_err());
    }

    #[test]
    fn field_of_the_right_form_has_no_problem() {
        let body = json!({ "a": "x", "b": 3, "c": false, "d": ["65f0c0de0000000000000a01"] });
        let mut fields = Fields::of(&body);
        assert_eq!(fields.filled("a"), "x");
        assert_eq!(fields.integer("b", 1..=3), Some(3));
        assert_eq!(fields.flag("c"), Some(false));
        assert_eq!(fields.ids("d").len(), 1);
        assert_eq!(fields.text("missing"), None);
        assert!(fields.check().is_ok());
    }

    #[test]
    fn address_and_url_are_recognized() {
        for (text, is) in [
            ("a@b.example", true),
            ("a@b", false),
            ("@b.c", false),
            ("a b@c.d", false),
            ("a@b..c", false),
        ] {
            assert_eq!(is_email(text), is, "{text}");
        }
        for (text, is) in [
            ("http://x", true),
            ("nonsense", false),
            ("http://", false),
            ("1://x", false),
        ] {
            assert_eq!(is_url(text), is, "{text}");
        }
    }
}
