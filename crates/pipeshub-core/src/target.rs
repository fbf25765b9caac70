//! From a server URL, a template and arguments to a request target.

use std::borrow::Cow;
use std::fmt;

use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderValue, Uri};

use crate::url::{InvalidUrl, Parts, split};

/// Where the API is: checked once, when a core is built.
#[derive(Clone, PartialEq)]
pub(crate) struct ServerUrl {
    scheme: Scheme,
    authority: Authority,
    /// Path in front of every template, without a slash at its end.
    prefix: Box<str>,
    loopback: bool,
}

impl ServerUrl {
    pub(crate) const DEFAULT: &'static str = "https://app.pipeshub.com/api/v1";

    pub(crate) fn parse(url: &str) -> Result<Self, InvalidUrl> {
        let parts = split(url)?;
        let loopback = parts.is_loopback();
        let Parts { https, authority, rest, .. } = parts;
        if rest.contains(['?', '#']) {
            return Err(InvalidUrl("it has a query or a fragment; take it out"));
        }
        let prefix = rest.strip_suffix('/').unwrap_or(rest);
        if !prefix.is_empty() {
            for segment in prefix[1..].split('/') {
                check_segment(segment)?;
            }
        }
        Ok(Self {
            scheme: if https { Scheme::HTTPS } else { Scheme::HTTP },
            authority: authority.parse().map_err(|_| InvalidUrl("its host or port is not valid"))?,
            prefix: prefix.into(),
            loopback,
        })
    }

    pub(crate) fn is_https(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    /// Whether a token may go there: encrypted, or not leaving the machine.
    pub(crate) fn keeps_secrets(&self) -> bool {
        self.is_https() || self.loopback
    }

    pub(crate) fn same_origin(&self, other: &Self) -> bool {
        self.scheme == other.scheme
            && self.authority.host().eq_ignore_ascii_case(other.authority.host())
            && self.port() == other.port()
    }

    pub(crate) fn port(&self) -> u16 {
        self.authority.port_u16().unwrap_or(if self.is_https() { 443 } else { 80 })
    }

    /// The host, an IPv6 address without its brackets.
    #[cfg(feature = "tracing")]
    pub(crate) fn host(&self) -> &str {
        self.authority.host().trim_matches(['[', ']'])
    }

    #[cfg(feature = "tracing")]
    pub(crate) fn scheme(&self) -> &str {
        self.scheme.as_str()
    }

    /// What lies below it.
    #[cfg(feature = "client-credentials")]
    pub(crate) fn below(&self, path: &str) -> Self {
        Self { prefix: [&*self.prefix, path].concat().into(), ..self.clone() }
    }

    /// Host and port, for messages.
    pub(crate) fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// The value of the `host` header: without the scheme's own port (RFC 9110, section 7.2).
    pub(crate) fn host_header(&self) -> HeaderValue {
        let own_port = if self.is_https() { ":443" } else { ":80" };
        let authority = self.authority();
        let host = authority.strip_suffix(own_port).unwrap_or(authority);
        // What `split` lets through, a header takes.
        HeaderValue::from_str(host).unwrap_or_else(|_| HeaderValue::from_static(""))
    }

    pub(crate) fn uri(&self, target: &[u8]) -> Option<Uri> {
        let whole = [self.prefix.as_bytes(), target].concat();
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(PathAndQuery::from_maybe_shared(bytes::Bytes::from(whole)).ok()?);
        Uri::from_parts(parts).ok()
    }
}

impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.prefix)
    }
}

fn check_segment(segment: &str) -> Result<(), InvalidUrl> {
    if segment.is_empty() {
        // The gateway answers `//` with its web page.
        return Err(InvalidUrl("its path has an empty segment (//)"));
    }
    if segment == "." || segment == ".." {
        return Err(InvalidUrl("its path has a dot segment"));
    }
    if !segment.bytes().all(|b| is_unreserved(b) || b"!$&'()*+,;=:@".contains(&b)) {
        return Err(InvalidUrl(
            "its path has a character that needs an escape; such prefixes are not supported",
        ));
    }
    Ok(())
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

pub(crate) fn push_encoded(out: &mut Vec<u8>, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut rest = text.as_bytes();
    loop {
        let plain = rest.iter().position(|&b| !is_unreserved(b)).unwrap_or(rest.len());
        out.extend_from_slice(&rest[..plain]);
        let Some(&byte) = rest.get(plain) else { return };
        out.extend_from_slice(&[b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        rest = &rest[plain + 1..];
    }
}

/// A request target in the making. The first problem sticks and is told by `finish`.
pub(crate) struct Target {
    text: Vec<u8>,
    /// What of the template is not copied yet.
    rest: &'static str,
    problem: Option<Cow<'static, str>>,
}

impl Target {
    pub(crate) fn new(template: &'static str) -> Self {
        let mut target = Self { text: Vec::with_capacity(128), rest: template, problem: None };
        target.copy_to_placeholder();
        target
    }

    pub(crate) fn id(&mut self, name: &'static str, value: &str) {
        let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        if !matches!(value.len(), 1..=64) || !value.bytes().all(fits) {
            return self.refuse(format!("`{name}` has to be 1 to 64 letters, digits, '_' and '-'"));
        }
        self.fill(name, value);
    }

    pub(crate) fn path(&mut self, name: &'static str, value: &str) {
        if matches!(value, "" | "." | "..") {
            return self
                .refuse(format!("`{name}` is empty or a dot segment, which would address something else"));
        }
        // The gateway decodes a path argument and pastes it into the URL of another service, so that encoding such a
        // character would only carry it there.
        if !value.is_ascii()
            || value.bytes().any(|b| b.is_ascii_control() || matches!(b, b'/' | b'\\' | b'%' | b'?' | b'#'))
        {
            return self.refuse(format!("`{name}` has a character that no path argument may have"));
        }
        // And a URL's parser cuts off the blank at its end, so that "things/ " is all things.
        if value.starts_with(' ') || value.ends_with(' ') {
            return self.refuse(format!("`{name}` has a blank at its start or end, which would be cut off"));
        }
        self.fill(name, value);
    }

    /// Puts a checked argument at the next place of the template.
    fn fill(&mut self, name: &'static str, value: &str) {
        let Some(rest) =
            self.rest.strip_prefix('{').and_then(|r| r.strip_prefix(name)).and_then(|r| r.strip_prefix('}'))
        else {
            return self.refuse(format!("the path has no `{name}` at this place"));
        };
        push_encoded(&mut self.text, value);
        self.rest = rest;
        self.copy_to_placeholder();
    }

    pub(crate) fn query(&mut self, name: &'static str, value: &str) {
        debug_assert!(
            name.bytes().all(is_unreserved),
            "names of parameters are the program's own, and plain"
        );
        if let Some(problem) = gateway_filter(value) {
            return self.refuse(format!("`{name}` {problem}"));
        }
        self.text.push(if self.text.contains(&b'?') { b'&' } else { b'?' });
        self.text.extend_from_slice(name.as_bytes());
        self.text.push(b'=');
        push_encoded(&mut self.text, value);
    }

    pub(crate) fn refuse(&mut self, problem: impl Into<Cow<'static, str>>) {
        self.problem.get_or_insert_with(|| problem.into());
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, Cow<'static, str>> {
        match self.problem {
            Some(problem) => Err(problem),
            None if self.rest.is_empty() => Ok(self.text),
            None => Err("a path argument is missing".into()),
        }
    }

    fn copy_to_placeholder(&mut self) {
        let placeholder = self.rest.bytes().position(|b| b == b'{');
        let (literal, rest) = self.rest.split_at(placeholder.unwrap_or(self.rest.len()));
        self.text.extend_from_slice(literal.as_bytes());
        self.rest = rest;
    }
}

/// What PipesHub's gateway would answer 400 to, or change without a word, in any query value. Its filter against
/// script injection runs before it even looks at the token, and a provider's code can trip it.
fn gateway_filter(value: &str) -> Option<&'static str> {
    if value.bytes().any(|b| matches!(b, b'<' | b'>')) {
        return Some("has an angle bracket, which PipesHub's gateway takes for HTML and refuses or cuts off");
    }
    // What JavaScript's `trim` takes off.
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    if value.starts_with(blank) || value.ends_with(blank) {
        return Some("has a blank at its start or end, which PipesHub's gateway would cut off");
    }
    let text = value.as_bytes();
    if text.iter().enumerate().any(|(at, b)| matches!(b, b':' | b'=') && looks_like_script(text, at)) {
        return Some("looks like a script to PipesHub's gateway, which would refuse it");
    }
    None
}

/// `javascript:` or `data:text/html` around a colon, or an event handler that ends in an equals sign.
fn looks_like_script(text: &[u8], at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let ends = |end: &[u8]| {
        before.len().checked_sub(end.len()).is_some_and(|from| before[from..].eq_ignore_ascii_case(end))
    };
    match text[at] {
        b':' => {
            ends(b"javascript")
                || (ends(b"data") && after.get(..9).is_some_and(|a| a.eq_ignore_ascii_case(b"text/html")))
        }
        b'=' => is_event_handler(before),
        _ => false,
    }
}

/// Whether a text ends in `on`, at a word's start, one or more word characters, and blanks: as in `onload =`.
fn is_event_handler(text: &[u8]) -> bool {
    let is_word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let text = text.trim_ascii_end();
    let word = text.iter().rev().take_while(|b| is_word(b)).count();
    let word = &text[text.len() - word..];
    word.len() > 2 && word[..2].eq_ignore_ascii_case(b"on")
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
        target.finish().map(|text| String::from_utf8(text).unwrap()).map_err(Cow::into_owned)
    }

    #[test]
    fn arguments_are_encoded_into_the_template() {
        assert_eq!(expand("/a/{x}/b/{y}", &[("x", "1"), ("y", "2")], &[]).unwrap(), "/a/1/b/2");
        assert_eq!(expand("/a/{x}", &[("x", "a b+c&d~-._")], &[]).unwrap(), "/a/a%20b%2Bc%26d~-._");
        assert_eq!(expand("/a", &[], &[("q", "1+1=2&x"), ("r", "")]).unwrap(), "/a?q=1%2B1%3D2%26x&r=");
    }

    #[test]
    fn arguments_that_address_something_else_are_refused() {
        for bad in [
            "", ".", "..", "a/b", "../b", "%2e%2e", "..%2F", "a\\b", "a?b", "a#b", "é", "a\nb", "a\0", " ",
            "a ", " a",
        ] {
            assert!(expand("/a/{x}", &[("x", bad)], &[]).unwrap_err().contains("`x`"));
        }
        assert!(expand("/a/{x}", &[], &[]).unwrap_err().contains("missing"));
        assert!(expand("/a/{x}", &[("y", "1")], &[]).unwrap_err().contains("`y`"));
        assert!(expand("/a/{x}", &[("x", "1"), ("x", "1")], &[]).is_err());
    }

    #[test]
    fn an_id_is_taken_as_it_is_or_refused() {
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
            assert_eq!(id(bad).unwrap_err(), "`x` has to be 1 to 64 letters, digits, '_' and '-'", "{bad}");
        }
        for good in ["3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d", "A_z-9", &"x".repeat(64)] {
            assert_eq!(id(good).unwrap(), format!("/a/{good}/b"));
        }
        let mut target = Target::new("/a/{x}");
        target.id("y", "1");
        assert!(target.finish().unwrap_err().contains("`y`"));
    }

    #[test]
    fn what_the_gateway_filters_is_refused_and_never_repeated() {
        for bad in [
            "<b>x",
            "a<b c",
            "a>b",
            " a",
            "a ",
            "\ta",
            "a\n",
            "\u{feff}a",
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
            assert!(problem.starts_with("`code` ") && (bad.len() < 4 || !problem.contains(bad)), "{problem}");
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

    #[test]
    fn a_prefix_is_kept() {
        for (url, uri) in [
            ("https://h", "https://h/x?y=1"),
            ("https://h/", "https://h/x?y=1"),
            ("http://h:3000/api/v1", "http://h:3000/api/v1/x?y=1"),
            ("https://[::1]:8/pipes-hub/api/v1/", "https://[::1]:8/pipes-hub/api/v1/x?y=1"),
        ] {
            assert_eq!(ServerUrl::parse(url).unwrap().uri(b"/x?y=1").unwrap().to_string(), uri);
        }
    }

    #[test]
    fn server_urls_that_could_mislead_are_refused() {
        for bad in [
            "https://h/api?x",
            "https://h/api#x",
            "https://h//api",
            "https://h/api//",
            "https://h/./api",
            "https://h/../api",
            "https://h/a%2e",
            "https://h/a\\b",
            "https://h/é",
            "h/api",
            "https://u:p@h/api",
        ] {
            assert!(ServerUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn secrets_go_over_https_or_stay_on_the_machine() {
        let url = |u| ServerUrl::parse(u).unwrap();
        for (text, https, keeps) in [
            ("https://h/a", true, true),
            ("http://127.0.0.1:3000", false, true),
            ("http://localhost", false, true),
            ("http://h", false, false),
        ] {
            assert_eq!((url(text).is_https(), url(text).keeps_secrets()), (https, keeps), "{text}");
        }
        assert_eq!(url("https://h:8443/a").authority(), "h:8443");
        assert_eq!(format!("{:?}", url("HTTPS://h:8443/a/")), "https://h:8443/a");
    }

    #[test]
    fn origins_compare_by_scheme_host_and_port() {
        let url = |u| ServerUrl::parse(u).unwrap();
        assert!(url("https://h/a").same_origin(&url("https://H:443/b")));
        for other in ["http://h/a", "https://h:444/a", "https://i/a"] {
            assert!(!url("https://h/a").same_origin(&url(other)), "{other}");
        }
    }
}
