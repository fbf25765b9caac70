//! A request target: the template of an operation filled with its arguments.

use std::borrow::Cow;

use crate::call::gateway_filter::FilterRule;
use crate::url::query::{decoded, find, is_unreserved, push_encoded};

const MISSING: &str = "a path argument is missing; give them in the path's order, before any query";

/// A request target under construction. `finish` returns the first problem, if any.
pub(crate) struct Target {
    encoded: Vec<u8>,
    /// The part of the template after `encoded`. Unless empty, it begins with a placeholder.
    template_rest: &'static str,
    filter: FilterRule,
    problem: Option<Cow<'static, str>>,
}

impl Target {
    #[cfg(test)]
    pub(crate) fn new(template: &'static str) -> Self {
        Self::filtered_by(FilterRule::Full, template)
    }

    pub(crate) fn filtered_by(filter: FilterRule, template: &'static str) -> Self {
        let mut target = Self {
            encoded: Vec::with_capacity(128),
            template_rest: template,
            filter,
            problem: None,
        };
        target.copy_to_placeholder();
        target
    }

    /// Creates a target of a text that is already encoded.
    pub(crate) fn of_text(encoded: Vec<u8>) -> Self {
        Self {
            encoded,
            ..Self::filtered_by(FilterRule::Full, "")
        }
    }

    pub(crate) fn id(&mut self, name: &'static str, value: &str) {
        let is_id_byte = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        if !matches!(value.len(), 1..=64) || !value.bytes().all(is_id_byte) {
            return self.refuse(format!(
                "`{name}` has to be 1 to 64 letters, digits, '_' and '-'"
            ));
        }
        self.fill_placeholder(name, value);
    }

    pub(crate) fn path(&mut self, name: &'static str, value: &str) {
        if matches!(value, "" | "." | "..") {
            return self.refuse(format!(
                "`{name}` is empty or a dot segment, so the path would name another resource"
            ));
        }
        // Encoding does not make these characters safe. The gateway decodes a path argument and
        // inserts it into the URL of another service.
        if !value.is_ascii()
            || value
                .bytes()
                .any(|b| b.is_ascii_control() || matches!(b, b'/' | b'\\' | b'%' | b'?' | b'#'))
        {
            return self.refuse(format!(
                "`{name}` contains a character that a path argument must not contain"
            ));
        }
        // A URL parser removes a blank at the end, so "things/ " would name all things.
        if value.starts_with(' ') || value.ends_with(' ') {
            return self.refuse(format!(
                "`{name}` starts or ends with a blank, which would be removed"
            ));
        }
        self.fill_placeholder(name, value);
    }

    /// Replaces the next placeholder with a valid argument.
    fn fill_placeholder(&mut self, name: &'static str, value: &str) {
        let Some(rest) = self
            .template_rest
            .strip_prefix('{')
            .and_then(|r| r.strip_prefix(name))
            .and_then(|r| r.strip_prefix('}'))
        else {
            return self.refuse(format!(
                "the next path argument is not `{name}`; give them in the path's order"
            ));
        };
        push_encoded(&mut self.encoded, value);
        self.template_rest = rest;
        self.copy_to_placeholder();
    }

    pub(crate) fn query(&mut self, name: &'static str, value: &str) {
        debug_assert!(
            name.bytes().all(is_unreserved),
            "parameter names come from the program and need no encoding"
        );
        // A later path argument would become part of the query.
        if !self.template_rest.is_empty() {
            return self.refuse(MISSING);
        }
        if let Some(problem) = self.filter.problem_with(value) {
            return self.refuse(format!("`{name}` {problem}"));
        }
        self.encoded.push(if self.encoded.contains(&b'?') {
            b'&'
        } else {
            b'?'
        });
        self.encoded.extend_from_slice(name.as_bytes());
        self.encoded.push(b'=');
        push_encoded(&mut self.encoded, value);
    }

    pub(crate) fn refuse(&mut self, problem: impl Into<Cow<'static, str>>) {
        self.problem.get_or_insert_with(|| problem.into());
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, Cow<'static, str>> {
        match self.problem {
            Some(problem) => Err(problem),
            None if self.template_rest.is_empty() => Ok(self.encoded),
            None => Err(MISSING.into()),
        }
    }

    /// Copies the template up to the next placeholder or the end.
    fn copy_to_placeholder(&mut self) {
        let placeholder = self.template_rest.bytes().position(|b| b == b'{');
        let (literal, rest) = self
            .template_rest
            .split_at(placeholder.unwrap_or(self.template_rest.len()));
        self.encoded.extend_from_slice(literal.as_bytes());
        self.template_rest = rest;
    }
}

/// Returns the decoded arguments of a sent target, each with a line break behind it: path
/// arguments from the last to the first, and query values.
///
/// The segments are compared from the end, because the server URL may have segments, too. No
/// argument contains a slash.
#[inline(never)]
pub(crate) fn arguments(template: &str, target: &[u8]) -> Vec<u8> {
    let mut arguments = Vec::with_capacity(target.len());
    let mut add = |argument: &[u8]| {
        // `extend` needs 128 bytes more.
        for byte in decoded(argument).flatten() {
            arguments.push(byte);
        }
        arguments.push(b'\n');
    };
    let (path, query) = target.split_at(find(target, b'?').unwrap_or(target.len()));
    let names = template.as_bytes().rsplit(|b| *b == b'/');
    for (segment, name) in path.rsplit(|b| *b == b'/').zip(names) {
        if find(name, b'{').is_some() {
            add(segment);
        }
    }
    for parameter in query.split(|b| *b == b'&') {
        if let Some(end) = find(parameter, b'=') {
            add(&parameter[end + 1..]);
        }
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(
        template: &'static str,
        path: &[(&'static str, &str)],
        query: &[(&'static str, &str)],
    ) -> Result<String, String> {
        let mut target = Target::new(template);
        for (n, v) in path {
            target.path(n, v);
        }
        for (n, v) in query {
            target.query(n, v);
        }
        finished(target)
    }

    fn finished(target: Target) -> Result<String, String> {
        target
            .finish()
            .map(|text| String::from_utf8(text).unwrap())
            .map_err(Cow::into_owned)
    }

    #[test]
    fn arguments_are_encoded_into_the_template() {
        assert_eq!(
            expand("/a/{x}/b/{y}", &[("x", "1"), ("y", "2")], &[]).unwrap(),
            "/a/1/b/2"
        );
        assert_eq!(
            expand("/a/{x}", &[("x", "a b+c&d~-._")], &[]).unwrap(),
            "/a/a%20b%2Bc%26d~-._"
        );
        assert_eq!(
            expand("/a", &[], &[("q", "1+1=2&x"), ("r", "")]).unwrap(),
            "/a?q=1%2B1%3D2%26x&r="
        );
    }

    #[test]
    fn arguments_of_a_target_are_its_values_without_names_and_fixed_segments() {
        for (template, target, due) in [
            ("/api-key", "/v1/api-key", &[][..]),
            ("/api-key/{x}", "/v1/api-key/a", &["a"]),
            ("/api-key/{x}/", "/v1/api-key/a/", &["a"]),
            (
                "/{x}/parts/{y}/all",
                "/v1/parts/one%20two/parts/p/all",
                &["p", "one two"],
            ),
            ("/{x}", "/%3F%26%3D?a=b", &["?&=", "b"]),
            (
                "/k",
                "/k?key=1%2B1%3D2%26x&other=&third=3",
                &["1+1=2&x", "", "3"],
            ),
            ("/", "/oauth2/token", &[]),
        ] {
            let arguments = String::from_utf8(arguments(template, target.as_bytes())).unwrap();
            let arguments: Vec<_> = arguments.lines().collect();
            assert_eq!(arguments, due, "{target}");
        }
    }

    #[test]
    fn arguments_that_name_another_resource_are_refused() {
        for bad in [
            "", ".", "..", "a/b", "../b", "%2e%2e", "..%2F", "a\\b", "a?b", "a#b", "é", "a\nb",
            "a\0", " ", "a ", " a",
        ] {
            assert!(
                expand("/a/{x}", &[("x", bad)], &[])
                    .unwrap_err()
                    .contains("`x`")
            );
        }
        assert!(expand("/a/{x}", &[], &[]).unwrap_err().contains("missing"));
        assert!(
            expand("/a/{x}", &[("y", "1")], &[])
                .unwrap_err()
                .contains("`y`")
        );
        assert!(expand("/a/{x}", &[("x", "1"), ("x", "1")], &[]).is_err());
    }

    #[test]
    fn query_before_the_last_path_argument_is_refused() {
        let path: fn(&mut Target, &str) = |target, value| target.path("x", value);
        let id: fn(&mut Target, &str) = |target, value| target.id("x", value);
        for argument in [path, id] {
            for template in ["/things/{x}", "/things/{x}/parts", "/{x}"] {
                let mut target = Target::new(template);
                target.query("force", "true");
                argument(&mut target, "t1");
                assert_eq!(finished(target).unwrap_err(), MISSING, "{template}");
            }
            let mut target = Target::new("/things/{x}/parts/{y}");
            argument(&mut target, "t1");
            target.query("force", "true");
            target.path("y", "p1");
            assert_eq!(finished(target).unwrap_err(), MISSING);

            let mut target = Target::new("/things/{x}/parts");
            argument(&mut target, "t1");
            target.query("force", "true");
            assert_eq!(finished(target).unwrap(), "/things/t1/parts?force=true");
        }
    }

    #[test]
    fn id_is_unchanged_or_refused() {
        let id = |value: &str| {
            let mut target = Target::new("/a/{x}/b");
            target.id("x", value);
            finished(target)
        };
        let long = "x".repeat(65);
        for bad in [
            "",
            ".",
            "..",
            "a/b",
            "a%2Fb",
            "..%2F..%2Fadmin",
            "a?b",
            "a#b",
            "a b",
            "a\\b",
            "a\n",
            "é",
            "a.b",
            &long,
        ] {
            assert_eq!(
                id(bad).unwrap_err(),
                "`x` has to be 1 to 64 letters, digits, '_' and '-'",
                "{bad}"
            );
        }
        for good in [
            "3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d",
            "A_z-9",
            &"x".repeat(64),
        ] {
            assert_eq!(id(good).unwrap(), format!("/a/{good}/b"));
        }
        let mut target = Target::new("/a/{x}");
        target.id("y", "1");
        assert!(target.finish().unwrap_err().contains("`y`"));
    }

    /// The characters that `\s` of a JavaScript pattern matches and `trim` removes.
    const BLANKS: [char; 25] = [
        '\t', '\n', '\u{b}', '\u{c}', '\r', ' ', '\u{a0}', '\u{1680}', '\u{2000}', '\u{2001}',
        '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}', '\u{2006}', '\u{2007}', '\u{2008}',
        '\u{2009}', '\u{200a}', '\u{2028}', '\u{2029}', '\u{202f}', '\u{205f}', '\u{3000}',
        '\u{feff}',
    ];

    #[test]
    fn blank_of_javascript_is_one_before_an_equals_sign_and_at_an_end() {
        let refused = |value: String| expand("/a", &[], &[("q", &value)]).is_err();
        for c in ('\0'..'\u{10000}').filter(|c| !matches!(c, '<' | '>')) {
            let is_blank = BLANKS.contains(&c);
            let is_word = c.is_ascii_alphanumeric() || matches!(c, '_' | '=');
            assert_eq!(
                refused(format!("x onload{c}=1")),
                is_blank || is_word,
                "{c:?}"
            );
            assert_eq!(refused(format!("{c}a")), is_blank, "{c:?}");
            assert_eq!(refused(format!("a{c}")), is_blank, "{c:?}");
        }
        assert!(refused("onload \u{feff}\u{b}\u{2028} =1".into()));
        assert!(refused("\u{a0}onload\u{a0}=1x".into()));
        assert!(refused("a\u{a0}onload\u{a0}=1x".into()));
    }

    #[test]
    fn filtered_query_value_is_refused_and_not_repeated() {
        for bad in [
            "<b>x",
            "a<b c",
            "a>b",
            " a",
            "a ",
            "\ta",
            "a\n",
            "\u{feff}a",
            "a\u{b}",
            "\u{2028}a",
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "onboard==",
            "4/0Ab-onx=abc",
            "x onload =1",
            "ONCLICK=1",
            "on_=",
        ] {
            let problem = expand("/a", &[], &[("code", bad)]).unwrap_err();
            assert!(
                problem.starts_with("`code` ") && (bad.len() < 4 || !problem.contains(bad)),
                "{problem}"
            );
        }
        for good in [
            "4/0AbCd-ef_gh",
            "eyJzdGF0ZSI6ICJzIn0=",
            "on=1",
            "a b",
            "conx=1",
            "_onx=1",
            "onx",
            "https://app.example.com",
            "é",
            "one two=3",
            "data:image/png,x",
            "see:text/html",
        ] {
            assert!(expand("/a", &[], &[("code", good)]).is_ok(), "{good}");
        }
    }
}
